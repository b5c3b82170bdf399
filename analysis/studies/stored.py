"""A study's table as the text of a file, and back: the same bytes on any machine.

Comment lines `# key: value` come first, then a CSV table: six significant digits, rows in the order
of their keys, missing values as empty cells.
"""

from __future__ import annotations

import csv
import hashlib
import io
from collections.abc import Callable, Mapping
from typing import Any

import numpy as np
import pandas as pd

from analysis.studies.study import Table

_DIGITS = 6
_DTYPES: dict[str, Any] = {
    "text": "str",
    "integer": "Int64",
    "number": "float64",
    "boolean": "boolean",
}
_READERS: dict[str, Callable[[str], object]] = {
    "text": str,
    "integer": int,
    "number": float,
    "boolean": "yes".__eq__,
}


def canonical(frame: pd.DataFrame, table: Table) -> pd.DataFrame:
    """Put a table in the form in which it is stored.

    Parameters
    ----------
    frame : pandas.DataFrame
        As the study gives it.
    table : Table
        What the study declares.

    Returns
    -------
    pandas.DataFrame
        The columns declared, rows sorted by the keys; numbers to six significant digits, missing
        text as "".

    Raises
    ------
    ValueError
        If the columns are not those declared, or two rows have the same keys.

    Examples
    --------
    >>> table = Table("", ("name",), {"name": "", "size": "metres"})
    >>> canonical(pd.DataFrame({"size": [1 / 3, 2.0], "name": ["b", "a"]}), table)
      name      size
    0    a  2.000000
    1    b  0.333333
    """
    if set(frame.columns) != set(table.columns):
        odd = sorted({*frame.columns} ^ {*table.columns})
        raise ValueError(f"columns that are declared or given, but not both: {odd}")
    keys = list(table.keys)
    frame = frame[list(table.columns)].sort_values(keys, ignore_index=True)
    if frame.duplicated(keys).any():
        raise ValueError(f"rows that {table.keys} do not tell apart")
    return pd.DataFrame({name: _column(frame[name]) for name in table.columns})


def render(frame: pd.DataFrame, table: Table, heading: Mapping[str, str]) -> str:
    """Write a table with its heading.

    Parameters
    ----------
    frame : pandas.DataFrame
        As the study gives it.
    table : Table
        What the study declares.
    heading : mapping of str to str
        What it was computed from; the number of rows, their hash and each column's type and unit
        are added.

    Returns
    -------
    str
        The text of the file.
    """
    frame = canonical(frame, table)
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(frame.columns)
    columns = [[_cell(value) for value in frame[name]] for name in frame.columns]
    writer.writerows(zip(*columns, strict=True))
    lines = {**heading, "rows": str(len(frame)), "rows digest": _digest(text.getvalue())}
    for name, unit in table.columns.items():
        lines[f"column {name}"] = f"{_kind(frame[name])}, {unit}"
    return "".join(f"# {key}: {value}\n" for key, value in lines.items()) + text.getvalue()


def fits(text: str, heading: Mapping[str, str]) -> bool:
    """Say whether a file holds what a heading asks for, whole and unchanged.

    Parameters
    ----------
    text : str
        The text of the file.
    heading : mapping of str to str
        What the table should have been computed from.

    Returns
    -------
    bool
        Whether it does.
    """
    found, body = _parted(text)
    wanted = {**heading, "rows digest": _digest(body)}
    return {key: found.get(key) for key in wanted} == wanted


def parse(text: str) -> pd.DataFrame:
    """Read the text of a file.

    Parameters
    ----------
    text : str
        As `render` writes it.

    Returns
    -------
    pandas.DataFrame
        The table in canonical form.
    """
    heading, body = _parted(text)
    names, *rows = csv.reader(io.StringIO(body, newline=""))
    cells = list(zip(*rows, strict=True)) or [()] * len(names)
    columns = {}
    for name, values in zip(names, cells, strict=True):
        kind = heading[f"column {name}"].partition(",")[0]
        columns[name] = pd.array([_value(cell, kind) for cell in values], dtype=_DTYPES[kind])
    return pd.DataFrame(columns)


def _column(values: pd.Series[Any]) -> pd.Series[Any]:
    kind = _kind(values)
    if kind == "text":
        values = values.fillna("")
    if kind == "number":
        values = values.map(lambda value: float(f"{value:.{_DIGITS}g}") + 0.0)  # no negative zero
    return values.astype(_DTYPES[kind])


def _kind(values: pd.Series[Any]) -> str:
    if pd.api.types.is_bool_dtype(values):
        return "boolean"
    if pd.api.types.is_integer_dtype(values):
        return "integer"
    return "number" if pd.api.types.is_float_dtype(values) else "text"


def _cell(value: object) -> str:
    if value is pd.NA or value is None or (isinstance(value, float) and np.isnan(value)):
        return ""
    if isinstance(value, bool | np.bool_):
        return "yes" if value else "no"
    return f"{value:.{_DIGITS}g}" if isinstance(value, float) else str(value)


def _value(cell: str, kind: str) -> object:
    if cell == "" and kind != "text":
        return np.nan if kind == "number" else pd.NA
    return _READERS[kind](cell)


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8")).hexdigest()


def _parted(text: str) -> tuple[dict[str, str], str]:
    """Part a file into its heading and its rows, the first of which names the columns."""
    pairs: dict[str, str] = {}
    while text.startswith("# "):
        line, _, text = text.partition("\n")
        key, _, value = line.removeprefix("# ").partition(": ")
        pairs[key] = value
    return pairs, text
