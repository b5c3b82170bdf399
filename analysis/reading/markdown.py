"""Frames as Markdown, for notebooks that are read on a page and compared as text."""

from __future__ import annotations

from math import isnan

import pandas as pd
from pandas.api.types import is_numeric_dtype

__all__ = ["table"]


def table(frame: pd.DataFrame, digits: int = 1, empty: str = "No row.") -> str:
    r"""Write a frame as a Markdown table, without its index.

    Parameters
    ----------
    frame : pandas.DataFrame
        Any frame; numbers are set to the right, missing values are a dash.
    digits : int
        Decimals of floats.
    empty : str
        What to write if it has no row.

    Returns
    -------
    str
        The table.

    Examples
    --------
    >>> print(table(pd.DataFrame({"who": ["a|b"], "net": [2]})))
    | who | net |
    | :--- | ---: |
    | a\|b | 2 |
    """
    if frame.empty:
        return empty
    rules = ["---:" if is_numeric_dtype(frame[column]) else ":---" for column in frame.columns]
    rows = [[_cell(value, digits) for value in row] for row in frame.itertuples(index=False)]
    lines = [[_cell(str(column), digits) for column in frame.columns], rules, *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def _cell(value: object, digits: int) -> str:
    """Write one value; what Markdown would read as markup is escaped, code spans excepted."""
    if value is None or value is pd.NA or (isinstance(value, float) and isnan(value)):
        return "–"
    text = f"{value:.{digits}f}" if isinstance(value, float) else " ".join(str(value).split())
    for mark in "|$<*":
        text = text.replace(mark, f"\\{mark}")
    return text
