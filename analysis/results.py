"""What the studies found, stored as CSV with all that it was computed from, fresh or recomputed.

A file begins with comment lines `# key: value`: study, data version and digest, code hash,
parameters with seed and draws, number of rows, and each column's type and unit. A table is shown
only if these fit the data, the code and the parameters asked for; otherwise it is computed again.
"""

from __future__ import annotations

import hashlib
import shutil
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path

import pandas as pd

from analysis.dataset import Dataset
from analysis.errors import AnalysisError, suggest
from analysis.files import write_atomic
from analysis.fingerprint import code_digest
from analysis.parallel import Runner
from analysis.paths import RESULTS, ROOT, shown
from analysis.studies import (
    coalitions_tables,
    factions,
    mediation_tables,
    robustness,
    scenarios_tables,
    stored,
    trajectory,
)
from analysis.studies.study import Study

# A study is registered here: its module's `STUDY`, in the order in which results are built.
_ALL: tuple[Study, ...] = (
    trajectory.STUDY,
    factions.STUDY,
    mediation_tables.STUDY,
    scenarios_tables.STUDY,
    coalitions_tables.STUDY,
    robustness.STUDY,
)
STUDIES = {study.name: study for study in _ALL}

_JOURNALS = ROOT / "build" / "journals"


def find(name: str) -> Study:
    """Find the study of a name, its own or that of one of its tables.

    Parameters
    ----------
    name : str
        Name of a study or of a table.

    Returns
    -------
    Study
        The study.

    Raises
    ------
    AnalysisError
        If there is none.
    """
    for study in STUDIES.values():
        if name == study.name or name in study.tables:
            return study
    known = [*STUDIES, *(table for study in STUDIES.values() for table in study.tables)]
    names = ", ".join(dict.fromkeys(known))
    raise AnalysisError(f"{name!r} is not a result; results: {names}.{suggest(name, known)}")


def read(
    name: str,
    dataset: Dataset,
    folder: Path = RESULTS,
    run: Runner | None = None,
    **parameters: int | float | str,
) -> pd.DataFrame:
    """Give a table of a study, from its file if that is fresh, else computed again.

    Parameters
    ----------
    name : str
        Name of the table.
    dataset : Dataset
        The data.
    folder : Path
        Where tables are stored. Nothing is written.
    run : Runner, optional
        How to compute; by default in this process, silently.
    **parameters : int or float or str
        Parameters of the study that are not to have their defaults.

    Returns
    -------
    pandas.DataFrame
        The table in canonical form: six significant digits, rows in the order of its keys.

    Raises
    ------
    AnalysisError
        If there is no such table, or a parameter is not one of the study's.
    """
    study = find(name)
    _refuse_several(name, study)
    request = _request(study, dataset, parameters)
    text = request.fresh(name, folder)
    return stored.parse(request.compute(run or Runner())[name] if text is None else text)


def read_all(
    study: Study,
    dataset: Dataset,
    folder: Path = RESULTS,
    run: Runner | None = None,
    **parameters: int | float | str,
) -> dict[str, pd.DataFrame]:
    """Give all tables of a study, from their files if these are fresh, else computed again.

    Parameters
    ----------
    study : Study
        The study.
    dataset, folder, run, **parameters
        As in `read`.

    Returns
    -------
    dict of str to pandas.DataFrame
        The tables by name, in canonical form.

    Raises
    ------
    AnalysisError
        If a parameter is not one of the study's.
    """
    request = _request(study, dataset, parameters)
    texts = {name: request.fresh(name, folder) for name in study.tables}
    found = {name: text for name, text in texts.items() if text is not None}
    if len(found) < len(texts):
        found = request.compute(run or Runner())
    return {name: stored.parse(text) for name, text in found.items()}


def build(
    study: Study,
    dataset: Dataset,
    folder: Path = RESULTS,
    run: Runner | None = None,
    force: bool = False,
    **parameters: int | float | str,
) -> tuple[Path, ...]:
    """Store the tables of a study, unless they are fresh.

    Parameters
    ----------
    study : Study
        The study.
    dataset : Dataset
        The data, as loaded: draws and other altered data are not stored.
    folder : Path
        Where to store them.
    run : Runner, optional
        How to compute. Finished items are kept under `build/` until the tables are stored, so
        that an interrupted run goes on where it ended.
    force : bool
        Compute even if the files are fresh.
    **parameters : int or float or str
        Parameters of the study that are not to have their defaults.

    Returns
    -------
    tuple of Path
        The files written; none if all were fresh.

    Raises
    ------
    AnalysisError
        If a parameter is not one of the study's, the data are altered, or a file cannot be written.
    """
    if not dataset.digest:
        raise AnalysisError("the data were altered in memory; results are stored of loaded data")
    request, run = _request(study, dataset, parameters), run or Runner()
    if not force and all(request.fresh(name, folder) for name in study.tables):
        return ()
    journal = request.journal()
    if force:
        shutil.rmtree(journal, ignore_errors=True)
    for needed in (journal, folder):
        _make(needed)
    texts = request.compute(replace(run, journal=journal))
    for name, text in texts.items():
        write_atomic(folder / f"{name}.csv", text)
    shutil.rmtree(journal, ignore_errors=True)
    return tuple(folder / f"{name}.csv" for name in texts)


@dataclass(frozen=True)
class _Request:
    """A study asked of a data set, with all its parameters."""

    study: Study
    dataset: Dataset
    parameters: Mapping[str, int | float | str]

    @cached_property
    def code(self) -> str:
        """Hash the code once, before anything is computed: files may change meanwhile."""
        return code_digest(self.study.function.__module__)

    def heading(self, name: str) -> dict[str, str]:
        return {
            "study": self.study.name,
            "table": name,
            "about": self.study.tables[name].about,
            "data version": self.dataset.version,
            "data digest": self.dataset.digest,
            "code digest": self.code,
            **{f"parameter {key}": str(value) for key, value in sorted(self.parameters.items())},
        }

    def fresh(self, name: str, folder: Path) -> str | None:
        """Give the text of a table's file if that is fresh and whole."""
        path = folder / f"{name}.csv"
        if not self.dataset.digest or not path.is_file():
            return None
        text = path.read_bytes().decode("utf-8", errors="replace")
        return text if stored.fits(text, self.heading(name)) else None

    def compute(self, run: Runner) -> dict[str, str]:
        """Compute the study and give the text of each table's file."""
        frames = self.study.function(self.dataset, run=run, **self.parameters)
        return {
            name: stored.render(frames[name], table, self.heading(name))
            for name, table in self.study.tables.items()
        }

    def journal(self) -> Path:
        marks = repr([self.heading(name) for name in self.study.tables])
        return _JOURNALS / f"{self.study.name}-{hashlib.sha256(marks.encode()).hexdigest()[:16]}"


def _refuse_several(name: str, study: Study) -> None:
    if name not in study.tables:
        tables = ", ".join(study.tables)
        raise AnalysisError(f"{name!r} is a study of several tables; choose one of {tables}.")


def _make(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise AnalysisError(f"cannot make the folder {shown(folder)}: {error.strerror}") from None


def _request(
    study: Study, dataset: Dataset, parameters: Mapping[str, int | float | str]
) -> _Request:
    for name in parameters:
        if name not in study.parameters:
            known = ", ".join(study.parameters) or "none"
            hint = suggest(name, study.parameters)
            raise AnalysisError(
                f"{study.name} has no parameter {name!r}; parameters: {known}.{hint}"
            )
    return _Request(study, dataset, {**study.parameters, **parameters})
