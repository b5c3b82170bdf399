"""One function over many items, in as many processes as wanted, with the same results.

Processes are started afresh (spawned), so the function must be one that can be imported. What is
done can be kept in a journal, so that an interrupted run goes on where it ended.
"""

from __future__ import annotations

import json
import signal
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import suppress
from dataclasses import dataclass
from multiprocessing import get_context
from pathlib import Path
from typing import Any, TextIO

from analysis.errors import AnalysisError
from analysis.paths import shown

Function = Callable[[Any], Any]
_STEPS = 20  # progress is told so many times where it cannot be overwritten
_LONGEST_CHUNK = 8  # items a process takes at once; more would be lost to an interruption

_installed: list[Function] = []


@dataclass(frozen=True)
class Runner:
    """How a study is to be computed: it changes how long that takes and never what comes out.

    Parameters
    ----------
    workers : int
        Processes, at least 1; with 1 everything is done in this one.
    progress : text stream, optional
        Where to tell how far it is.
    journal : Path, optional
        Folder in which finished items are kept; it must exist.

    Raises
    ------
    AnalysisError
        If there is no worker.
    """

    workers: int = 1
    progress: TextIO | None = None
    journal: Path | None = None

    def __post_init__(self) -> None:
        """Refuse to work without workers."""
        if self.workers < 1:
            raise AnalysisError(f"{self.workers} workers were given; give 1 or more.")

    def map(self, function: Function, items: Sequence[int | str], label: str) -> list[Any]:
        """Apply a function to every item.

        Parameters
        ----------
        function : callable
            Takes one item and returns a value that JSON can write; defined in a module, or a
            `functools.partial` of such a one. It must depend on nothing but the item.
        items : sequence of int or str
            Items, each once: numbers of draws, or names.
        label : str
            What is being done, for progress and as the journal's name; unlike any other label of
            the study.

        Returns
        -------
        list
            Values in the order of the items, as JSON gives them back: tuples become lists.

        Raises
        ------
        AnalysisError
            If the function does, or a process is ended from outside.

        Examples
        --------
        >>> Runner().map(abs, [-2, 1], "sizes")
        [2, 1]
        """
        done = self._kept(label)
        missing = [item for item in items if item not in done]
        total, count = len(items), len(items) - len(missing)
        for item, value in zip(missing, self._values(function, missing), strict=True):
            done[item] = value
            self._keep(label, item, value)
            count += 1
            self._tell(label, count, total)
        return [done[item] for item in items]

    def _values(self, function: Function, items: Sequence[int | str]) -> Iterator[Any]:
        if self.workers == 1 or len(items) < 2:
            yield from map(_plain, map(function, items))
            return
        workers = min(self.workers, len(items))
        chunk = max(1, min(_LONGEST_CHUNK, len(items) // (4 * workers)))
        pool = ProcessPoolExecutor(workers, get_context("spawn"), _install, (function,))
        try:
            yield from pool.map(_call, items, chunksize=chunk)
        except BrokenProcessPool as error:
            raise AnalysisError(
                "a worker process was ended from outside, perhaps for want of memory; run it again"
                " with fewer --workers"
            ) from error
        finally:
            pool.shutdown(cancel_futures=True)

    def _tell(self, label: str, count: int, total: int) -> None:
        if self.progress is None:
            return
        if self.progress.isatty():
            end = "\n" if count == total else ""
            print(f"\r{label}: {count}/{total}", end=end, file=self.progress, flush=True)
        elif count * _STEPS // total > (count - 1) * _STEPS // total:
            print(f"{label}: {count}/{total}", file=self.progress, flush=True)

    def _kept(self, label: str) -> dict[int | str, Any]:
        """Read the journal; a line cut short by an interruption does not count."""
        done: dict[int | str, Any] = {}
        if self.journal is not None and (file := self._file(label)).exists():
            for line in file.read_text(encoding="utf-8").splitlines():
                with suppress(json.JSONDecodeError):
                    item, value = json.loads(line)
                    done[item] = value
        return done

    def _keep(self, label: str, item: int | str, value: object) -> None:
        if self.journal is None:
            return
        try:
            with self._file(label).open("a", encoding="utf-8", newline="") as file:
                file.write(f"\n{json.dumps([item, value])}\n")
        except OSError as error:
            raise AnalysisError(
                f"cannot write in {shown(self.journal)}: {error.strerror}"
            ) from None

    def _file(self, label: str) -> Path:
        assert self.journal is not None
        return self.journal / f"{label.replace(' ', '_')}.jsonl"


def _plain(value: object) -> Any:
    return json.loads(json.dumps(value))


def _install(function: Function) -> None:
    """Take the function once a process, not once an item; leave interruptions to the parent."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    _installed[:] = [function]


def _call(item: int | str) -> Any:
    return _plain(_installed[0](item))
