"""How the tables of a question are printed: as CSV or JSON with their parameters, or in columns."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import pandas as pd

from analysis.cli.common import print_csv, print_json
from analysis.cli.studying import aligned, number, records


def print_frames(
    frames: Mapping[str, pd.DataFrame], parameters: Mapping[str, str], form: str
) -> None:
    """Print tables as JSON, or as one CSV.

    Parameters
    ----------
    frames : mapping of str to pandas.DataFrame
        Tables by name.
    parameters : mapping of str to str
        What they were computed with.
    form : str
        `json`: parameters, then each table as a list of rows. `csv`: one table with the columns of
        all, the parameters and, if there are several, `table` in front.
    """
    rows = {name: records(frame) for name, frame in frames.items()}
    if form == "json":
        print_json({"parameters": dict(parameters), **rows})
        return
    columns = ["table"] if len(frames) > 1 else []
    columns += [*parameters, *(str(name) for frame in frames.values() for name in frame)]
    found = [{"table": name, **parameters, **row} for name in rows for row in rows[name]]
    columns = list(dict.fromkeys(columns))
    print_csv([{name: row.get(name) for name in columns} for row in found], columns)


def in_columns(frame: pd.DataFrame, names: Mapping[str, str]) -> list[str]:
    """Lay a table out in columns: text to the left, numbers to the right.

    Parameters
    ----------
    frame : pandas.DataFrame
        A table.
    names : mapping of str to str
        Columns to show, in order, with their headings.

    Returns
    -------
    list of str
        A heading and a line a row; nothing for a table without rows.

    Examples
    --------
    >>> in_columns(pd.DataFrame({"x": ["a"], "n": [10]}), {"x": "letter", "n": "n"})
    ['  letter   n', '  a       10']
    """
    if frame.empty:
        return []
    numeric = [pd.api.types.is_numeric_dtype(frame[name]) for name in names]
    cells = [
        [number(value) if told else str(value) for value in frame[name].tolist()]
        for name, told in zip(names, numeric, strict=True)
    ]
    left = [place for place, told in enumerate(numeric) if not told]
    return aligned([list(names.values()), *map(list, zip(*cells, strict=True))], left)


def grouped(frame: pd.DataFrame, by: Sequence[str]) -> list[tuple[tuple[str, ...], pd.DataFrame]]:
    """Part a table by some columns, in the order in which their values come.

    Parameters
    ----------
    frame : pandas.DataFrame
        A table.
    by : sequence of str
        Columns.

    Returns
    -------
    list of (tuple of str, pandas.DataFrame)
        The values as text, and the rows that have them.
    """
    return [(tuple(map(str, values)), rows) for values, rows in frame.groupby(list(by), sort=False)]
