"""Partial ISO dates: `2016`, `2016-01` and `2016-01-04`, each *some day within it*.

A partial date is an interval of days, from the earliest to the latest it may mean (ISO 8601,
reduced precision).
"""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from functools import lru_cache

from analysis.errors import AnalysisError, shortened

PATTERN = r"^\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?$"
_ISO = re.compile(PATTERN, re.ASCII)
_FORMS = "write YYYY, YYYY-MM or YYYY-MM-DD"
_EXCEL_DAY_ZERO = date(1899, 12, 30)
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")


@dataclass(frozen=True)
class PartialDate:
    """A date as precise as its source.

    Parameters
    ----------
    text : str
        `YYYY`, `YYYY-MM` or `YYYY-MM-DD`.

    Attributes
    ----------
    earliest, latest : datetime.date
        First and last day it may mean; equal for a full date.

    Raises
    ------
    AnalysisError
        If the text is no such date.

    Examples
    --------
    >>> PartialDate("2016-02").latest
    datetime.date(2016, 2, 29)
    """

    text: str
    earliest: date = field(init=False, compare=False)
    latest: date = field(init=False, compare=False)

    def __post_init__(self) -> None:
        """Work out the days, or refuse the text."""
        wrong = complaint(self.text)
        if wrong:
            raise AnalysisError(f"{shortened(self.text)!r} {wrong}")
        year, month, day = [*map(int, self.text.split("-")), 0, 0][:3]
        last = day or calendar.monthrange(year, month or 12)[1]
        object.__setattr__(self, "earliest", date(year, month or 1, day or 1))
        object.__setattr__(self, "latest", date(year, month or 12, last))


@lru_cache(maxsize=4096)
def parse(text: str) -> PartialDate:
    """Read a partial date.

    Parameters
    ----------
    text : str
        `YYYY`, `YYYY-MM` or `YYYY-MM-DD`.

    Returns
    -------
    PartialDate
        The date with the earliest and latest day it may mean.

    Raises
    ------
    AnalysisError
        If the text is no such date; the message proposes the ISO form where one can be guessed.

    Examples
    --------
    >>> parse("2016").earliest
    datetime.date(2016, 1, 1)
    """
    return PartialDate(text)


def parse_day(day: str | date) -> date:
    """Read a full day, as given on the command line or to `on=`.

    Parameters
    ----------
    day : str or datetime.date
        `YYYY-MM-DD`, or a date already.

    Returns
    -------
    datetime.date
        That day.

    Raises
    ------
    AnalysisError
        If the text is no date, or only a year or month.

    Examples
    --------
    >>> parse_day("2024-06-07")
    datetime.date(2024, 6, 7)
    """
    if isinstance(day, date):
        return day.date() if isinstance(day, datetime) else day
    partial = parse(day)
    if partial.earliest != partial.latest:
        raise AnalysisError(
            f"{day!r} is not one day; write YYYY-MM-DD, such as {partial.latest.isoformat()}"
        )
    return partial.earliest


def complaint(text: str) -> str:
    """Say what keeps a text from being a partial date.

    Parameters
    ----------
    text : str
        A cell.

    Returns
    -------
    str
        What is wrong and what to write, reading on from the text; "" if it is a partial date.

    Examples
    --------
    >>> complaint("04/01/2016")
    'is not an ISO date and may mean 2016-01-04 or 2016-04-01; write the one that is meant'
    >>> complaint("42373")
    'is not an ISO date but an Excel day number; write 2016-01-04'
    """
    if _ISO.fullmatch(text):
        return _not_in_calendar(text)
    proposals = _proposals(text)
    if len(proposals) == 2:
        return (
            f"is not an ISO date and may mean {' or '.join(proposals)}; write the one that is meant"
        )
    if proposals:
        number = " but an Excel day number" if text.isdigit() and len(text) == 5 else ""
        return f"is not an ISO date{number}; write {proposals[0]}"
    return f"is not a date; {_FORMS}"


def _not_in_calendar(text: str) -> str:
    if text[:4] == "0000":
        return f"is not in the calendar, which has no year 0; {_FORMS}"
    if len(text) == 10 and not _iso(*map(int, text.split("-"))):
        return f"is not in the calendar; write a day of that month, or {text[:7]}"
    return ""


def _proposals(text: str) -> tuple[str, ...]:
    """List the ISO dates that a spreadsheet's way of writing one may mean."""
    text = text.removesuffix(" 00:00:00").removesuffix("T00:00:00").removesuffix(".0")
    if re.fullmatch(r"[1-9]\d{4}", text, re.ASCII):
        return ((_EXCEL_DAY_ZERO + timedelta(days=int(text))).isoformat(),)
    if named := re.fullmatch(r"(?:(\d{1,2})[- ])?([A-Za-z]{3,9})[- ](\d{4}|\d{2})", text, re.ASCII):
        return _named_month(*named.groups())
    if re.fullmatch(r"\d{8}", text, re.ASCII):
        text = f"{text[:4]}-{text[4:6]}-{text[6:]}"
    if ordered := re.fullmatch(r"(\d{4})[-/. ](\d{1,2})(?:[-/. ](\d{1,2}))?", text, re.ASCII):
        year, month, day = ordered.groups()
        return _iso(int(year), int(month), int(day) if day else None)
    if turned := re.fullmatch(r"(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{4})", text, re.ASCII):
        first, second, year = map(int, turned.groups())
        return tuple(sorted({*_iso(year, second, first), *_iso(year, first, second)}))
    return ()


def _named_month(day: str | None, name: str, year: str) -> tuple[str, ...]:
    if name[:3].lower() not in _MONTHS:
        return ()
    century = "20" if len(year) == 2 else ""
    return _iso(int(century + year), _MONTHS.index(name[:3].lower()) + 1, int(day) if day else None)


def _iso(year: int, month: int, day: int | None = None) -> tuple[str, ...]:
    """Write a date in ISO form; nothing if the calendar has no such day."""
    try:
        text = date(year, month, day or 1).isoformat()
    except ValueError:
        return ()
    return (text if day is not None else text[:7],)
