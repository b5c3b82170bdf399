"""The data set in memory: one typed frame a table, read and checked in one go."""

from __future__ import annotations

import hashlib
import shlex
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import numpy as np
import pandas as pd

from analysis import checks, dates
from analysis.errors import AnalysisError
from analysis.paths import DATA
from analysis.schema import Field, Resource, Schema
from analysis.tables import Table, canonical_rows, render, split_list

_LISTED = 20


@dataclass(frozen=True, eq=False)
class Dataset:
    """Every table as a frame: rows in canonical order, columns as in `datapackage.json`.

    Text is `str` ("" where missing), a `;` list a tuple, yes/no `bool`, an integer `Int64`, a
    number `float64`. A date column `X` stays text and brings `X_earliest` and `X_latest`
    (`datetime64[s]`, NaT where empty). `ties` also has `sign`, `level`, `layer` and `directed` of
    its relation, `events` has `sign` and `layer`, and both have `claim_state`: `one_sided` if the
    row rests on one side's word (`asserted_by`), else `disputed` if it is denied or one of rival
    versions, else `undisputed`.

    Attributes
    ----------
    version : str
        Version of the data, as the descriptor states it.
    digest : str
        SHA-256 over the tables in canonical form: equal data, equal digest.
    """

    actors: pd.DataFrame
    relations: pd.DataFrame
    ties: pd.DataFrame
    events: pd.DataFrame
    mediations: pd.DataFrame
    coalitions: pd.DataFrame
    memberships: pd.DataFrame
    reviewed: pd.DataFrame
    confidences: pd.DataFrame
    reliability: pd.DataFrame
    sources: pd.DataFrame
    version: str
    digest: str

    @property
    def latest(self) -> date:
        """Last day reviewed; if nothing was reviewed, the last day that a tie or event may mean."""
        columns = [self.reviewed["reviewed_to_latest"]]
        if self.reviewed.empty:
            columns = [
                self.ties["start_latest"],
                self.ties["end_latest"],
                self.events["date_latest"],
            ]
        last = pd.concat(columns).max()
        if pd.isna(last):
            raise AnalysisError(
                "the data set holds no dated row, so it has no latest day; give a date"
            )
        return pd.Timestamp(last).date()


def load(data: Path | str | None = None) -> Dataset:
    """Read and check the data set.

    Parameters
    ----------
    data : Path or str, optional
        Folder of the tables and their descriptor; by default the one shipped.

    Returns
    -------
    Dataset
        The tables as typed frames.

    Raises
    ------
    AnalysisError
        If `check` finds any problem; the message lists the first twenty.

    Examples
    --------
    >>> dataset = load()
    >>> dataset.actors.loc[dataset.actors["actor"] == "YEM", "name"].item()
    'Yemen (recognised government)'
    """
    folder = DATA if data is None else Path(data)
    schema, tables = checks.read_tables(folder)
    problems = checks.problems_of(tables)
    if problems:
        place = "" if data is None else f" --data {shlex.quote(str(data))}"
        raise AnalysisError(_refusal(problems, f"python -m analysis check{place}"))
    frames = {name: _frame(table) for name, table in tables.items()}
    _join_relations(frames)
    return Dataset(**frames, version=schema.version, digest=_digest(tables, schema))


def _refusal(problems: Sequence[object], command: str) -> str:
    listed = "\n".join(map(str, problems[:_LISTED]))
    more = f"\n… and {len(problems) - _LISTED} more" if len(problems) > _LISTED else ""
    noun = "problem" if len(problems) == 1 else "problems"
    head = f"the data have {len(problems)} {noun}; `{command}` lists all of them:"
    return f"{head}\n{listed}{more}"


def _digest(tables: Mapping[str, Table], schema: Schema) -> str:
    text = "\0".join(render(tables[name]) for name in schema.resources)
    return hashlib.sha256(text.encode("utf-8")).hexdigest()


def _frame(table: Table) -> pd.DataFrame:
    resource: Resource = table.resource
    rows = canonical_rows(table)
    columns: dict[str, object] = {}
    for position, field in enumerate(resource.fields):
        cells = [row[position] for row in rows]
        columns[field.name] = _column(cells, field)
        if field.is_date:
            spans = [dates.parse(cell) if cell else None for cell in cells]
            columns[f"{field.name}_earliest"] = _days(
                [span.earliest if span else None for span in spans]
            )
            columns[f"{field.name}_latest"] = _days(
                [span.latest if span else None for span in spans]
            )
    return pd.DataFrame(columns)


def _column(cells: list[str], field: Field) -> object:
    if field.list_of:
        lists = np.empty(len(cells), dtype=object)
        lists[:] = [split_list(cell) for cell in cells]
        return lists
    if field.type == "integer":
        return pd.array([int(cell) if cell else None for cell in cells], dtype="Int64")
    if field.type == "number":
        return np.array([float(cell) if cell else np.nan for cell in cells], dtype=np.float64)
    if field.type == "boolean":
        return np.array([cell in field.true_values for cell in cells], dtype=bool)
    return pd.array(cells, dtype="str")


def _days(days: Sequence[date | None]) -> object:
    return np.array(days, dtype="datetime64[s]")


def _join_relations(frames: dict[str, pd.DataFrame]) -> None:
    relations = frames["relations"].set_index("relation")
    for name, columns in (
        ("ties", ["sign", "level", "layer", "directed"]),
        ("events", ["sign", "layer"]),
    ):
        frame = frames[name]
        frame["claim_state"] = pd.array(_claim_states(frame), dtype="str")
        for column in columns:
            frame[column] = relations[column].reindex(frame["relation"]).array


def _claim_states(frame: pd.DataFrame) -> list[str]:
    rows = zip(frame["asserted_by"], frame["denied_by"], frame["claim"], strict=True)
    return [_claim_state(asserted, denied, claim) for asserted, denied, claim in rows]


def _claim_state(asserted_by: tuple[str, ...], denied_by: tuple[str, ...], claim: str) -> str:
    if asserted_by:
        return "one_sided"
    return "disputed" if denied_by or claim else "undisputed"
