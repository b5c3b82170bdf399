"""Numbered notes below a picture, in as many columns as it has room for."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from matplotlib.axes import Axes

from analysis.plots.page import wrapped
from analysis.plots.years import axes_width

__all__ = ["in_columns", "notes_height", "write_notes"]

_SIZE, _LINE = 7.0, 0.12  # of the words in points, and from line to line in inches
_COLUMN, _SIDE, _MOST = 3.3, 0.35, 4  # inches of a column, of its numbers; lines of a note

Note = tuple[str, str]  # a line's number, empty but in the first line of a note, and its words


def in_columns(notes: Iterable[tuple[int, str]], width: float) -> list[list[Note]]:
    """Break notes into lines and part them into columns of about equal length.

    Parameters
    ----------
    notes : iterable of (int, str)
        Number and words of each.
    width : float
        Of the page, in inches; a column takes 3.3 of them at least.

    Returns
    -------
    list of list of (str, str)
        The lines of each column; a note longer than four lines is cut short.

    Examples
    --------
    >>> in_columns([(1, "one"), (2, "two"), (3, "three")], 7.0)
    [[('1', 'one'), ('2', 'two')], [('3', 'three')]]
    """
    number_of = max(1, int(width // _COLUMN))
    blocks = []
    for number, words in notes:
        lines = wrapped(words, width / number_of - _SIDE, _SIZE)
        if len(lines) > _MOST:
            lines = [*lines[: _MOST - 1], f"{lines[_MOST - 1][:-2]} …"]
        blocks.append([(str(number) if not k else "", line) for k, line in enumerate(lines)])
    most = -(-sum(map(len, blocks)) // number_of)
    columns: list[list[Note]] = [[]]
    for block in blocks:
        if len(columns[-1]) >= most and len(columns) < number_of:
            columns.append([])
        columns[-1].extend(block)
    return columns


def notes_height(columns: Sequence[Sequence[Note]]) -> float:
    """Give the height of the columns in inches; 0 if there is no note."""
    most = max(map(len, columns), default=0)
    return _LINE * most + 0.2 if most else 0.0


def write_notes(ax: Axes, columns: Sequence[Sequence[Note]]) -> None:
    """Write the columns, numbers apart from words.

    Parameters
    ----------
    ax : Axes
        Where to write, as wide as the page; its limits are set.
    columns : sequence of sequence of (str, str)
        As `in_columns` gives them.
    """
    ax.axis("off")
    width = axes_width(ax)
    ax.set(xlim=(0, width), ylim=(0, 1))
    height = ax.get_position().height * ax.figure.get_figure(root=True).get_size_inches()[1]
    for column, lines in enumerate(columns):
        for row, (number, words) in enumerate(lines):
            x, y = width / len(columns) * column, 1 - round((_LINE * row + 0.03) / height, 5)
            if number:
                ax.text(x + 0.2, y, number, size=_SIZE, ha="right", va="top", weight="bold")
            ax.text(x + 0.27, y, words, size=_SIZE, ha="left", va="top")
