"""How far quoted numbers move when data or rules are otherwise, as a table to be read."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from math import isnan
from typing import Any

import pandas as pd

from analysis.studies.study import Headline

DRAWS = "draws: "

Row = Mapping[Any, Any]


def range_table(robustness: pd.DataFrame, headlines: Iterable[Headline]) -> pd.DataFrame:
    """Say how far quoted numbers move when data or rules are otherwise.

    Parameters
    ----------
    robustness : pandas.DataFrame
        Result `robustness`.
    headlines : iterable of Headline
        Which numbers.

    Returns
    -------
    pandas.DataFrame
        One row a number: `number`, `unit`, `value`, a column for each ensemble of draws (middle 95
        %), `variations` (least to greatest of all), and the variation that is `lowest` and
        `highest`, a dash if none moves it.
    """
    rows = [_ranges(robustness[robustness["headline"] == h.name], h) for h in headlines]
    return pd.DataFrame([row for row in rows if row])


def _ranges(own: pd.DataFrame, headline: Headline) -> dict[str, str]:
    if own.empty:
        return {}
    value = float(own["value"].iloc[0])
    found = {"number": headline.about, "unit": headline.unit, "value": _brief(value)}
    drawn = own["family"].str.startswith(DRAWS)
    for row in own[drawn].to_dict("records"):
        found[str(row["family"])] = _to(_brief(row["low"]), _brief(row["high"]))
    varied = own[~drawn].dropna(subset=["low", "high"])
    if varied.empty:
        return {**found, "variations": "–", "lowest": "–", "highest": "–"}
    low: Row = varied.iloc[int(varied["low"].to_numpy().argmin())].to_dict()
    high: Row = varied.iloc[int(varied["high"].to_numpy().argmax())].to_dict()
    found["variations"] = _to(_brief(low["low"]), _brief(high["high"]))
    found["lowest"] = _named(low, "low", "lowest") if low["low"] < value else "–"
    found["highest"] = _named(high, "high", "highest") if high["high"] > value else "–"
    return found


def _named(row: Row, value: str, variation: str) -> str:
    return f"{row['family']}: {row[variation]} ({_brief(row[value])})"


def number(value: float, digits: int = 0) -> str:
    """Write a number; whole ones without decimals, a missing one as a dash.

    Parameters
    ----------
    value : float
        The number.
    digits : int
        Decimals of others.

    Returns
    -------
    str
        The text.

    Examples
    --------
    >>> number(16.0), number(0.12345, 3), number(float("nan"))
    ('16', '0.123', '–')
    """
    if isnan(value):
        return "–"
    return f"{value:.0f}" if float(value).is_integer() else f"{value:.{digits}f}"


def span(low: float, high: float, digits: int = 0) -> str:
    """Write a range.

    Parameters
    ----------
    low, high : float
        Its ends.
    digits : int
        Decimals.

    Returns
    -------
    str
        `low to high`, or the one number if the two are written alike.

    Examples
    --------
    >>> span(15, 16), span(0.1, 0.1, 2)
    ('15 to 16', '0.10')
    """
    return _to(number(low, digits), number(high, digits))


def _brief(value: float) -> str:
    """Write a number of any unit to three decimals at most."""
    return "–" if isnan(value) else f"{round(value, 3):g}"


def _to(low: str, high: str) -> str:
    return low if low == high else f"{low} to {high}"
