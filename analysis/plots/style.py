"""What all pictures share: colours, line styles, names of actors, the page.

Blue and vermilion are two of the colours Okabe and Ito chose to be told apart by every reader; the
line style says the same again for print in grey.

References
----------
.. [1] Okabe, M. and Ito, K. (2008). Color Universal Design. https://jfly.uni-koeln.de/color/
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Any, NamedTuple

import matplotlib.style
from matplotlib.axes import Axes
from matplotlib.lines import Line2D
from matplotlib.patches import PathPatch
from matplotlib.path import Path as Curve

__all__ = [
    "ACCENT",
    "FAINT",
    "GREY",
    "INK",
    "MARKS",
    "Mark",
    "day_text",
    "key",
    "names",
    "strokes",
    "style",
]

STYLE_FILE = Path(__file__).with_name("alliances.mplstyle")
INK, GREY, FAINT, ACCENT = "#202020", "#6E6E6E", "#E4E4E4", "#000000"
MONTHS = (
    *("January", "February", "March", "April", "May", "June", "July"),
    *("August", "September", "October", "November", "December"),
)
SHORT = {
    "ARE": "UAE",
    "GBR": "UK",
    "HOUTHI": "Houthis",
    "IRAQ_RES": "Iraqi factions",
    "PSE": "Palestinian Auth.",
    "STC": "STC (S. Yemen)",
    "SYR": "Syria",
    "SYR_ASSAD": "Syria (Assad)",
    "USA": "United States",
    "YEM": "Yemen (gov.)",
}


class Mark(NamedTuple):
    """How one state of a pair is drawn, and in what colours words stand on it and name it."""

    colour: str
    pale: str
    dashes: tuple[float, ...]
    glyph: str
    words: str
    ink: str  # of words on the full colour: the contrast is at least 4.5
    dark: str  # of words in the state's own colour, on white


MARKS: Mapping[str, Mark] = {
    "friendly": Mark("#0072B2", "#A9CFE3", (), "+", "friendly", "#FFFFFF", "#005A8C"),
    "hostile": Mark(
        *("#D55E00", "#EFBE9C", (4.0, 2.2)), "\N{MINUS SIGN}", "hostile", "#000000", "#A84300"
    ),
    "ambivalent": Mark(
        *("#0072B2", "#A9CFE3", ()), "\N{PLUS-MINUS SIGN}", "ambivalent", "#FFFFFF", "#005A8C"
    ),
    "claimed": Mark(
        *("#6E6E6E", "#BDBDBD", (1.0, 1.8)), "?", "claimed by one side only", "#FFFFFF", GREY
    ),
}


def style() -> AbstractContextManager[None]:
    """Give the house style as a context, whatever the reader's own settings are.

    Returns
    -------
    context manager
        To draw and to save in.
    """
    return matplotlib.style.context(STYLE_FILE, after_reset=True)


def day_text(day: dt.date) -> str:
    """Write a day in English, whatever the locale.

    Parameters
    ----------
    day : datetime.date
        The day.

    Returns
    -------
    str
        Day, month and year.

    Examples
    --------
    >>> day_text(dt.date(2024, 6, 7))
    '7 June 2024'
    """
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def names(actors: Iterable[str], full: Mapping[str, str]) -> dict[str, str]:
    """Give each actor the short name used on axes, or its full one.

    Parameters
    ----------
    actors : iterable of str
        Ids.
    full : mapping
        Full names; an actor without one keeps its id.

    Returns
    -------
    dict
        Actor id to name.

    Examples
    --------
    >>> names(["ARE", "OMN"], {"ARE": "United Arab Emirates", "OMN": "Oman"})
    {'ARE': 'UAE', 'OMN': 'Oman'}
    """
    return {actor: SHORT.get(actor, full.get(actor, actor)) for actor in actors}


def strokes(
    ax: Axes, curve: Curve, state: str, *, strong: bool = True, width: float = 1.6, name: str = ""
) -> list[PathPatch]:
    """Draw one tie along a curve in the style of its state.

    Parameters
    ----------
    ax : Axes
        Where to draw.
    curve : Path
        From one actor to the other.
    state : str
        A key of `MARKS`; an ambivalent pair is a blue line with vermilion dashes on it.
    strong : bool
        Full colour and on top, or pale.
    width : float
        Of the line, in points.
    name : str
        The pair; becomes the id of the element in an SVG, after `tie-`.

    Returns
    -------
    list of PathPatch
        One line, two if ambivalent.
    """
    layers = ["friendly", "hostile"] if state == "ambivalent" else [state]
    drawn = []
    for depth, layer in enumerate(layers):
        mark = MARKS[layer]
        patch = PathPatch(
            curve,
            fill=False,
            edgecolor=mark.colour if strong else mark.pale,
            linewidth=width,
            linestyle=(0, mark.dashes) if mark.dashes else "solid",
            zorder=(3 if strong else 1) + depth / 10,
        )
        if name:
            patch.set_gid(f"tie-{name}" if not depth else f"tie-{name}-{depth}")
        ax.add_patch(patch)
        drawn.append(patch)
    return drawn


def key(ax: Axes, entries: Sequence[tuple[str, str]], **options: Any) -> None:
    """Add a key of line styles.

    Parameters
    ----------
    ax : Axes
        Where to add it.
    entries : sequence of (str, str)
        State and the words for it.
    **options
        Passed to `Axes.legend`.
    """
    lines = []
    for state, words in entries:
        mark = MARKS[state]
        line = Line2D([], [], color=mark.colour, linewidth=1.8, label=words)
        if mark.dashes:
            line.set_linestyle((0, mark.dashes))
        lines.append(line if state != "ambivalent" else _both(words))
    ax.legend(handles=lines, frameon=False, handlelength=3.2, **options)


def _both(words: str) -> Line2D:
    """Make the handle of an ambivalent tie: dashes of one colour with the other in the gaps."""
    friendly, hostile = MARKS["friendly"], MARKS["hostile"]
    line = Line2D([], [], linewidth=1.8, label=words, color=hostile.colour)
    line.set_linestyle((0, hostile.dashes))
    line.set_gapcolor(friendly.colour)
    return line
