"""The page a picture stands on: its title block, its source line, and words measured to fit."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.font_manager import FontProperties
from matplotlib.textpath import text_to_path

__all__ = ["DOUBLE", "SINGLE", "Page", "label_width", "new_page", "wrapped"]

# Inches: one and two columns of a journal, 89 and 183 mm; no word on them is below 7 points.
SINGLE, DOUBLE = 3.5, 7.2
_FOOT = 7.0
SAFE = 0.97  # of the width: fitting letters to pixels widens a long line by up to two in a hundred
LEAST = 0.4  # of the width: a last line that is longer is no remnant


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
    return round(size * _width_of_a_point(text, bold) / 72, 4)


@cache
def _width_of_a_point(text: str, bold: bool) -> float:
    """Measure a line of text one point high, in points, once: a third of drawing was measuring."""
    font = FontProperties(family="DejaVu Sans", size=1, weight="bold" if bold else "normal")
    width, _, _ = text_to_path.get_text_width_height_descent(text, font, ismath=False)
    return float(width)


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


def _balanced(text: str, width: float, size: float) -> list[str]:
    """Break a title so that its lines are about equally long."""
    lines = wrapped(text, width, size, bold=True)
    for share in range(60, 100, 4):
        narrower = wrapped(text, width * share / 100, size, bold=True)
        if len(narrower) == len(lines) > 1:
            return narrower
    return lines


def _filled(text: str, width: float, size: float) -> list[str]:
    """Break a subtitle into as few lines as fit, the last no mere remnant of a few words."""
    lines = wrapped(text, width, size)
    for share in range(96, 60, -4):
        narrower = wrapped(text, width * share / 100, size)
        last = label_width(lines[-1], size)
        if len(lines) == 1 or last > LEAST * width or len(narrower) > len(lines):
            break
        lines = narrower
    return lines


def _kept(text: str) -> str:
    """Hold numbers and what they count, the parts of a date, and those of a name, on one line."""
    held = re.sub(r"(?<=\d) (?=\w)", "\N{NO-BREAK SPACE}", text)
    held = re.sub(r"\b(Saudi|United) (?=[A-Z])", "\\1\N{NO-BREAK SPACE}", held)
    return re.sub(r"(?<=[a-z]) (?=\d{4}\b)", "\N{NO-BREAK SPACE}", held)


def _written(lines: list[str]) -> str:
    """Join lines, with plain spaces again."""
    return "\n".join(lines).replace("\N{NO-BREAK SPACE}", " ")


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


def new_page(height: float, title: str, subtitle: str, footer: str, width: float) -> Page:
    """Open a page with room for the words above and below a free area.

    Parameters
    ----------
    height : float
        Of the free area, in inches.
    title, subtitle, footer : str
        The words; lines break by themselves, and where the subtitle has a line break.
    width : float
        Of the whole page, in inches.

    Returns
    -------
    Page
        Its figure is as high as the words need.
    """
    margin = 0.1
    inside = width - 2 * margin
    line = inside * SAFE
    large, small = (10.5, 8.0) if width >= DOUBLE else (9.0, 7.5)
    head = _balanced(_kept(title), line, large)
    under = [row for part in subtitle.split("\n") for row in _filled(_kept(part), line, small)]
    foot = wrapped(footer, line, _FOOT)
    high = round(large * 0.019, 3), round(small * 0.0194, 3)  # of a line, in inches
    top = margin + high[0] * len(head) + high[1] * len(under) + 0.1
    bottom = margin + 0.135 * len(foot) + 0.08
    total = round(height + top + bottom, 2)
    figure = Figure(figsize=(width, total))
    x = margin / width
    figure.text(
        x, 1 - margin / total, _written(head), size=large, weight="bold", va="top", gid="title"
    )
    below = 1 - (margin + high[0] * len(head)) / total
    figure.text(x, below, _written(under), size=small, va="top", color="#404040", linespacing=1.35)
    figure.text(
        x,
        margin / total,
        "\n".join(foot),
        size=_FOOT,
        va="bottom",
        color="#6E6E6E",
        linespacing=1.35,
    )
    return Page(figure, margin, bottom, inside, height)
