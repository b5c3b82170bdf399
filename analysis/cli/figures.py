"""`figures`: regenerate the pictures, each with the table of what it shows."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from functools import lru_cache, partial
from pathlib import Path
from typing import TYPE_CHECKING

from analysis.cli.common import add_data, add_workers
from analysis.errors import AnalysisError, suggest
from analysis.files import write_if_new
from analysis.paths import DATA, shown
from analysis.paths import FIGURES as FOLDER

if TYPE_CHECKING:
    from analysis.cli.common import Subparsers
    from analysis.dataset import Dataset
    from analysis.figures import Figure

Stock = tuple[str, str, list[str]]
KEPT = ("svg",)  # the format that is up to date or not; others are built when asked for


def add_parser(subparsers: Subparsers) -> None:
    """Describe the command and its options.

    Parameters
    ----------
    subparsers : Subparsers
        Where commands are added.
    """
    parser = subparsers.add_parser(
        "figures",
        help="regenerate the figures, each with the CSV of what it shows",
        description="Regenerate the figures, or those named, of which tables, results or code have "
        "changed, each with the CSV of what it shows.",
    )
    parser.add_argument("names", nargs="*", metavar="NAME", help="figures (default: all)")
    parser.add_argument(
        "--out", type=Path, default=FOLDER, metavar="DIR", help="where to write (default: figures/)"
    )
    add_data(parser)
    parser.add_argument(
        "--format", default="svg", metavar="F,F", help="svg, png, pdf, by commas (default: svg)"
    )
    parser.add_argument("--force", action="store_true", help="draw also what is up to date already")
    add_workers(parser)
    parser.add_argument("--list", action="store_true", help="print names and captions and stop")


def run(args: argparse.Namespace) -> int:
    """Draw and write, or list.

    Parameters
    ----------
    args : argparse.Namespace
        Parsed arguments.

    Returns
    -------
    int
        0.
    """
    from analysis import figures

    entries = [figures.find(name) for name in dict.fromkeys(args.names)] or list(
        figures.FIGURES.values()
    )
    kinds = _formats(args.format, figures.FORMATS)
    if args.list:
        for entry in entries:
            print(f"{entry.name}\n    {entry.caption}")
        return 0
    _regenerate(entries, args.out, args.data, kinds, force=args.force, workers=args.workers)
    print(f"figures are in {shown(args.out.resolve())}")
    return 0


def _regenerate(
    entries: Sequence[Figure],
    out: Path,
    data: Path | None,
    kinds: tuple[str, ...],
    *,
    force: bool,
    workers: int,
) -> None:
    """Draw what is not up to date, several pictures at once, and take stock."""
    from analysis.figures.catalogue import page
    from analysis.figures.manifest import fresh, read_manifest, record, write_manifest
    from analysis.schema import read_schema

    known = read_manifest(out)
    stale = [e for e in entries if force or kinds != KEPT or not fresh(e, out, known, data)]
    drawn = {}
    if stale:
        from analysis.parallel import Runner  # slow to import: only when something is drawn

        runner = Runner(min(workers, len(stale)), sys.stderr)
        work = partial(_drawn, str(out), str(data) if data else None, kinds)
        names = [entry.name for entry in stale]
        drawn = dict(zip(names, runner.map(work, names, "figures"), strict=True))
    for number, entry in enumerate(entries, start=1):
        place = f"[{number}/{len(entries)}] {entry.name}"
        if entry.name not in drawn:
            print(f"{place}: up to date")
            continue
        title, alt, changed = drawn[entry.name]
        if "svg" in kinds:
            known[entry.name] = record(entry, title, alt, out, data)
        print(f"{place}: {', '.join(changed) or 'unchanged'}")
    if known:
        write_manifest(out, known)
        version = read_schema(DATA if data is None else data).version
        write_if_new(out / "README.md", page(known, version))


def _drawn(out: str, data: str | None, kinds: tuple[str, ...], name: str) -> Stock:
    """Draw and write one picture; tell its title, its text alternative and the files changed."""
    from analysis.figures import draw

    drawing = draw(name, _loaded(data))
    changed = drawing.save(name, Path(out), kinds)
    return drawing.title, drawing.alt, [path.relative_to(out).as_posix() for path in changed]


@lru_cache(maxsize=1)
def _loaded(data: str | None) -> Dataset:
    """Load the tables once a process."""
    from analysis.dataset import load

    return load(data)


def _formats(text: str, allowed: tuple[str, ...]) -> tuple[str, ...]:
    """Read the list of formats."""
    kinds = tuple(dict.fromkeys(part.strip().lower() for part in text.split(",") if part.strip()))
    for kind in kinds:
        if kind not in allowed:
            raise AnalysisError(
                f"{kind!r} is not a format of figures; formats: "
                f"{', '.join(allowed)}.{suggest(kind, allowed)}"
            )
    if not kinds:
        raise AnalysisError(f"no format given; formats: {', '.join(allowed)}")
    return kinds
