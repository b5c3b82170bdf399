"""A measure over time: a step line, its values at chosen dates with their ranges, numbered moments.

A tie holds until the day it changes, so the line is drawn in steps.
"""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd
from matplotlib.axes import Axes

from analysis.plots.style import FAINT, GREY, INK, MARKS
from analysis.plots.years import axes_width

__all__ = ["draw_band", "draw_line", "mark_moments"]

_RANGE = MARKS["friendly"]


def draw_line(
    ax: Axes, months: pd.DataFrame, points: pd.DataFrame, *, axis: str, limits: tuple[float, float]
) -> None:
    """Draw a measure over time.

    Parameters
    ----------
    ax : Axes
        Where to draw; x is days (proleptic ordinals).
    months : pandas.DataFrame
        `day` (ordinal, sorted) and `value`: the line.
    points : pandas.DataFrame
        `day` and `value`, with `low` and `high` (sensitivity range, drawn as a bar) and `least` and
        `greatest` (over the signings of ambivalent pairs, drawn as a thin line with caps).
    axis : str
        What is measured, with its unit and direction.
    limits : tuple of float
        Least and greatest value of the axis.
    """
    ax.plot(months["day"], months["value"], color=INK, lw=1.4, drawstyle="steps-post", zorder=3)
    for point in points.to_dict("records"):
        day = point["day"]
        if point["low"] == point["low"]:
            ax.plot([day, day], [point["low"], point["high"]], color=_RANGE.pale, lw=6, zorder=1)
        if point["least"] != point["greatest"]:
            ends = [point["least"], point["greatest"]]
            ax.plot([day, day], ends, color=_RANGE.colour, lw=0.9, marker="_", ms=6, zorder=2)
        ax.plot(day, point["value"], "o", ms=4, color=INK, zorder=4)
    ax.set(ylim=limits)
    ax.set_ylabel(axis, size=8)
    ax.grid(axis="y", color=FAINT, lw=0.6)
    ax.set_axisbelow(True)


def draw_band(ax: Axes, low: float, high: float, words: str) -> None:
    """Draw a range that the line is compared with, across the Axes, and name it.

    Parameters
    ----------
    ax : Axes
        Where to draw.
    low, high : float
        The range.
    words : str
        What it is, written over its right end.
    """
    ax.axhspan(low, high, color="#DDDDDD", lw=0, zorder=0.4)
    ax.annotate(
        words,
        (1, high),
        xycoords=("axes fraction", "data"),
        xytext=(-3, 1),
        textcoords="offset points",
        ha="right",
        va="bottom",
        size=7,
        bbox={"facecolor": "white", "lw": 0, "pad": 0.2},
        zorder=6,
    )


def mark_moments(ax: Axes, days: Sequence[int], *, numbered: bool) -> None:
    """Mark days by lines across the Axes, whose limits are set, numbered from 1 above it.

    Parameters
    ----------
    ax : Axes
        Where to draw; x is days (proleptic ordinals).
    days : sequence of int
        The days, sorted.
    numbered : bool
        Whether the numbers are written.
    """
    low, high = ax.get_xlim()
    near = 0.11 * (high - low) / axes_width(ax)
    for number, day in enumerate(days, start=1):
        ax.axvline(day, color=GREY, lw=0.7, ls=(0, (1, 1.8)), zorder=0.5)
        if numbered:
            ax.annotate(
                str(number),
                (day, 1),
                xycoords=("data", "axes fraction"),
                xytext=(0, 2 + 9 * _lift(days, number - 1, near)),
                textcoords="offset points",
                ha="center",
                va="bottom",
                size=7,
                weight="bold",
                annotation_clip=False,
            )


def _lift(days: Sequence[int], place: int, near: float) -> int:
    """Raise a number by one line if it would touch the one before it."""
    row = 0
    for k in range(1, place + 1):
        row = 1 - row if days[k] - days[k - 1] < near else 0
    return row
