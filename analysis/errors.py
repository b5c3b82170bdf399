"""What a user is told when something is wrong: error, problem in a table, nearest match."""

from __future__ import annotations

import difflib
from collections.abc import Iterable
from dataclasses import dataclass

_SHOWN = 60


class AnalysisError(Exception):
    """A mistake the user can mend: the message says what was given, is allowed, and what to do."""


@dataclass(frozen=True)
class Problem:
    """One thing wrong in a table.

    Parameters
    ----------
    file : str
        The table's file, as the user would write it.
    line : int
        Physical line in the file on which the row starts, from 1; 0 concerns the whole file.
    column : str
        The column; empty concerns the whole row.
    value : str
        What the file holds there; empty if nothing.
    message : str
        What is wrong, what is allowed and what to do; it reads on from the value.

    Examples
    --------
    >>> print(Problem("data/ties.csv", 12, "end", "2015", "is before the start 2016"))
    data/ties.csv:12: end: '2015' is before the start 2016
    """

    file: str
    line: int
    column: str
    value: str
    message: str

    def __str__(self) -> str:
        """Write the problem on one line."""
        place = f"{self.file}:{self.line}" if self.line else self.file
        column = f" {self.column}:" if self.column else ""
        value = f" {shortened(self.value)!r}" if self.value else ""
        return f"{place}:{column}{value} {self.message}"


def shortened(text: str) -> str:
    """Cut a long text for a message.

    Parameters
    ----------
    text : str
        Any text.

    Returns
    -------
    str
        The text, or its first 60 characters and an ellipsis.

    Examples
    --------
    >>> len(shortened("x" * 100))
    61
    """
    return text if len(text) <= _SHOWN else text[:_SHOWN] + "…"


def nearest(word: str, allowed: Iterable[str]) -> str:
    """Find the allowed word that was probably meant, whatever its case.

    Parameters
    ----------
    word : str
        What was given.
    allowed : iterable of str
        What is allowed.

    Returns
    -------
    str
        The closest allowed word, or "" if none is close.

    Examples
    --------
    >>> nearest("bhr", ["ARE", "BHR"])
    'BHR'
    """
    folded = {candidate.casefold(): candidate for candidate in sorted(allowed, reverse=True)}
    close = difflib.get_close_matches(word[:200].casefold(), folded, n=1)
    return folded[close[0]] if close else ""


def suggest(word: str, allowed: Iterable[str]) -> str:
    """Phrase the nearest match as the end of an error message.

    Parameters
    ----------
    word : str
        What was given.
    allowed : iterable of str
        What is allowed.

    Returns
    -------
    str
        " Did you mean 'X'?" with a leading space, or "" if nothing is close.

    Examples
    --------
    >>> suggest("hihg", ["high", "medium", "low"])
    " Did you mean 'high'?"
    """
    match = nearest(word, allowed)
    return f" Did you mean {match!r}?" if match else ""
