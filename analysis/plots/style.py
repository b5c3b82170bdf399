"""What all pictures share: colours, line styles, names of actors, and the page they stand on.

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
from matplotlib.figure import Figure
from matplotlib.font_manager import FontProperties
from matplotlib.lines import Line2D
from matplotlib.patches import PathPatch
from matplotlib.path import Path as Curve
from matplotlib.textpath import text_to_path

__all__ = [
    "ACCENT",
    "FAINT",
    "GREY",
    "INK",
    "MARKS",
    "Mark",
    "Page",
    "day_text",
    "key",
    "label_width",
    "names",
    "new_page",
    "strokes",
    "style",
    "wrapped",
]

STYLE_FILE = Path(__file__).with_name("alliances.mplstyle")
INK, GREY, FAINT, ACCENT = "#202020", "#6E6E6E", "#E4E4E4", "#000000"
MONTHS = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]
SHORT = {
    "ARE": "UAE",
    "GBR": "UK",
    "HOUTHI": "Houthis",
    "IRAQ_RES": "Iraqi factions",
    "PSE": "Palestinian Auth.",
    "STC": "STC (South Yemen)",
    "SYR": "Syria",
    "SYR_ASSAD": "Syria (Assad)",
    "USA": "United States",
    "YEM": "Yemen (gov.)",
}


class Mark(NamedTuple):
    """How one state of a pair is drawn: full and pale colour, dashes, glyph, words for the key."""

    colour: str
    pale: str
    dashes: tuple[float, ...]
    glyph: str
    words: str


MARKS: Mapping[str, Mark] = {
    "friendly": Mark("#0072B2", "#A9CFE3", (), "+", "friendly"),
    "hostile": Mark("#D55E00", "#EFBE9C", (4.0, 2.2), "\N{MINUS SIGN}", "hostile"),
    "ambivalent": Mark("#0072B2", "#A9CFE3", (), "\N{PLUS-MINUS SIGN}", "ambivalent"),
    "claimed": Mark("#6E6E6E", "#BDBDBD", (1.0, 1.8), "?", "claimed by one side only"),
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


def label_width(text: str, size: float, *, bold: bool = False) -> float:
    """Measure a line of text in the font of the pictures.

    Parameters
    ----------
    text : str
        One line.
    size : float
        Of the font, in points.
    bold : bool
        Whether the font is bold.

    Returns
    -------
    float
        Inches, to four digits.

    Examples
    --------
    >>> label_width("Iran", 8) < label_width("Iran", 8, bold=True) < 0.4
    True
    """
    font = FontProperties(family="DejaVu Sans", size=size, weight="bold" if bold else "normal")
    width, _, _ = text_to_path.get_text_width_height_descent(text, font, ismath=False)
    return round(float(width) / 72, 4)


def wrapped(text: str, width: float, size: float, *, bold: bool = False) -> list[str]:
    """Break a text at its spaces into lines that fit a width; a word too long stands alone.

    Parameters
    ----------
    text : str
        One paragraph; no-break spaces hold words together.
    width : float
        Inches.
    size : float
        Of the font, in points.
    bold : bool
        Whether the font is bold.

    Returns
    -------
    list of str
        At least one line.

    Examples
    --------
    >>> wrapped("who stands with whom", 0.8, 8)
    ['who stands', 'with whom']
    """
    lines: list[str] = []
    for word in filter(None, text.split(" ")):
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and label_width(longer, size, bold=bold) > width:
            lines.append(word)
        else:
            lines[-1:] = [longer]
    return lines or [""]


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


def _balanced(text: str, width: float, size: float, *, bold: bool = False) -> list[str]:
    """Break a text so that its lines are about equally long."""
    lines = wrapped(text, width, size, bold=bold)
    for share in range(60, 100, 4):
        narrower = wrapped(text, width * share / 100, size, bold=bold)
        if len(narrower) == len(lines) > 1:
            return narrower
    return lines


class Page(NamedTuple):
    """A figure with its title block and source line, and the free area inside, in inches."""

    figure: Figure
    left: float
    bottom: float
    width: float
    height: float

    def axes(self, left: float, bottom: float, width: float, height: float) -> Axes:
        """Add Axes placed in inches within the free area.

        Parameters
        ----------
        left, bottom : float
            Lower left corner, from that of the free area.
        width, height : float
            Size.

        Returns
        -------
        Axes
            Empty Axes.
        """
        wide, high = self.figure.get_size_inches()
        box = (self.left + left) / wide, (self.bottom + bottom) / high, width / wide, height / high
        return self.figure.add_axes((box[0], box[1], box[2], box[3]))


def new_page(width: float, height: float, title: str, subtitle: str, footer: str) -> Page:
    """Open a page with room for the words above and below a free area.

    Parameters
    ----------
    width, height : float
        Inches: of the whole page, and of the free area on it.
    title, subtitle, footer : str
        The words; lines break by themselves, and where the subtitle has a line break.

    Returns
    -------
    Page
        Its figure is as high as the words need.
    """
    margin = 0.25
    inside = width - 2 * margin
    head = _balanced(title, inside, 12.5, bold=True)
    under = [line for part in subtitle.split("\n") for line in _balanced(part, inside, 8.5)]
    foot = wrapped(footer, inside, 7)
    top = margin + 0.235 * len(head) + 0.165 * len(under) + 0.12
    bottom = margin + 0.135 * len(foot) + 0.08
    total = round(height + top + bottom, 2)
    figure = Figure(figsize=(width, total))
    x = margin / width
    figure.text(
        x, 1 - margin / total, "\n".join(head), size=12.5, weight="bold", va="top", gid="title"
    )
    below = 1 - (margin + 0.235 * len(head)) / total
    figure.text(x, below, "\n".join(under), size=8.5, va="top", color="#404040", linespacing=1.35)
    figure.text(
        x, margin / total, "\n".join(foot), size=7, va="bottom", color=GREY, linespacing=1.35
    )
    return Page(figure, margin, bottom, inside, height)
