"""Ranked values as dots on one scale, each with its range where it has one.

A dot is read against a common axis, which readers judge more exactly than lengths or areas [1]_.

References
----------
.. [1] Cleveland, W. S. and McGill, R. (1984). Graphical perception. Journal of the American
   Statistical Association 79, 531-554.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from matplotlib.axes import Axes

from analysis.plots.style import GREY, INK, MARKS

__all__ = ["Entry", "draw_ranking"]

_FRIENDLY = MARKS["friendly"].colour


@dataclass(frozen=True)
class Entry:
    """One row of a ranking.

    Parameters
    ----------
    name : str
        What the row is; becomes the id of its dot in an SVG, after `rank-`.
    label : str
        Its words on the left.
    value : float
        Where its dot stands; NaN leaves the row without one.
    low, high : float
        Range drawn as a line, or as a mark if it is one other value; both equal to the value for
        none.
    words : str
        What stands on the right of the axis.
    marked : bool
        Drawn in full colour and bold.
    baseline : bool
        Drawn hollow: something the others are compared with.
    """

    name: str
    label: str
    value: float
    low: float
    high: float
    words: str = ""
    marked: bool = False
    baseline: bool = False


def draw_ranking(
    ax: Axes,
    entries: Sequence[Entry],
    *,
    limits: tuple[float, float],
    axis: str,
    zero: bool = False,
    stacked: bool = False,
    size: float = 8.0,
) -> None:
    """Draw rows from top to bottom.

    Parameters
    ----------
    ax : Axes
        Where to draw; its limits are set.
    entries : sequence of Entry
        Rows from top to bottom.
    limits : tuple of float
        Least and greatest value of the axis.
    axis : str
        What is measured, with its unit and direction.
    zero : bool
        Whether zero is marked by a line.
    stacked : bool
        Whether a row's words stand above its line, within the Axes, or on both sides of them.
    size : float
        Of the words beside the Axes, in points.
    """
    for row, entry in enumerate(entries):
        colour = _FRIENDLY if entry.marked else GREY if entry.baseline else INK
        ax.plot(limits, [row, row], color="#E9E9E9", lw=0.6, zorder=0)
        if entry.low != entry.high:
            ax.plot([entry.low, entry.high], [row, row], color=colour, lw=1.6, alpha=0.55, zorder=2)
        elif entry.low != entry.value:  # one other value: a mark where it lies
            ax.plot(entry.low, row, "|", ms=7, mew=1.6, color=colour, alpha=0.55, zorder=2)
        if entry.value == entry.value:
            face = "white" if entry.baseline else colour
            (dot,) = ax.plot(entry.value, row, "o", ms=6, mfc=face, mec=colour, mew=1.3, zorder=3)
            dot.set_gid(f"rank-{entry.name}")
        _write(ax, row, entry, stacked, size)
    if zero:
        ax.axvline(0, color="#8A8A8A", lw=0.8, zorder=1)
    ax.set(xlim=limits, ylim=(len(entries) - (0.7 if stacked else 0.5), -0.8 if stacked else -0.5))
    ax.set_yticks([])
    ax.spines["left"].set_visible(False)
    ax.set_xlabel(axis, size=8.5, loc="left")


def _write(ax: Axes, row: int, entry: Entry, stacked: bool, size: float) -> None:
    """Write the label and the words of a row, at both sides of its line or above its ends."""
    weight = "bold" if entry.marked else "normal"
    slant = "italic" if entry.baseline else "normal"
    out, up, va, size = (0, 4, "bottom", 7.5) if stacked else (8, 0, "center", size)
    for x, words, inward in ((0, entry.label, "left"), (1, entry.words, "right")):
        outward = "right" if x == 0 else "left"
        ax.annotate(
            words,
            (x, row),
            xycoords=("axes fraction", "data"),
            xytext=(out if x else -out, up),
            textcoords="offset points",
            ha=inward if stacked else outward,
            va=va,
            size=size,
            weight=weight if x == 0 else "normal",
            style=slant if x == 0 else "normal",
            bbox={"facecolor": "white", "lw": 0, "pad": 0.2} if stacked else None,
            zorder=4,
            annotation_clip=False,
        )
