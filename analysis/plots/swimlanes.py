"""Pairs over time: a lane a pair, ties as bars, events as marks, friendly above and hostile below.

A bar is full where the tie certainly held and pale where only a coarser date is known. Rows within
a lane are filled so that neither bars nor their labels meet.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.patches import Rectangle

from analysis.plots.lane_rows import (
    GAP,
    LABEL_SIZE,
    Lane,
    lane_height,
    lane_heights,
    with_rows,
)
from analysis.plots.space import spread
from analysis.plots.style import FAINT, GREY, INK, MARKS
from analysis.plots.years import axes_width, mark_years


def draw_swimlanes(
    ax: Axes,
    bars: pd.DataFrame,
    marks: pd.DataFrame,
    pairs: Mapping[str, str],
    *,
    first: dt.date,
    last: dt.date,
    moments: Mapping[dt.date, str] | None = None,
    numbered: bool = False,
    headed: bool = False,
) -> None:
    """Draw the lanes of some pairs on one time axis.

    Parameters
    ----------
    ax : Axes
        Where to draw; x is days (proleptic ordinals), y is rows.
    bars : pandas.DataFrame
        One row a tie: `tie`, `pair`, `side` (+1 or -1), `state` (friendly, hostile or claimed),
        `label`, and the days `start`, `certain_start`, `certain_end`, `end` as ordinals. Sorted by
        pair and start.
    marks : pandas.DataFrame
        One row an event: `event`, `pair`, `side` (+1, 0 or -1), `day`, `number` (written beside the
        mark). Without a row, lanes have no room for marks.
    pairs : mapping
        Name of each lane, from top to bottom.
    first, last : datetime.date
        The time shown.
    moments : mapping, optional
        Days marked by a line through all lanes, with their words.
    numbered : bool
        Whether the marks carry their numbers.
    headed : bool
        Whether a lane's name stands above it, in a row of its own, or on its left.
    """
    width = axes_width(ax)
    low, high = first.toordinal(), last.toordinal()
    placed = with_rows(bars, width, low, high)
    lanes = lane_heights(bars, list(pairs), width, first, last)
    top = 0.0
    for lane in lanes:
        height = lane_height(lane, marks=len(marks) > 0, numbered=numbered)
        if headed:
            _head(ax, top - 0.75, pairs[lane.pair])
            top -= 1
        line = top - (height - lane.below - lane.above) / 2 - lane.above
        _draw_lane(
            ax,
            lane,
            line,
            placed[placed["pair"] == lane.pair],
            marks[marks["pair"] == lane.pair],
            (low, high),
            width,
            numbered,
        )
        if not headed:
            across = ax.get_yaxis_transform()
            words = pairs[lane.pair]
            ax.text(-0.012, line, words, transform=across, ha="right", va="center", size=8.5)
        top -= height
        if lane is not lanes[-1]:
            ax.axhline(top, color=FAINT, lw=0.8, zorder=0)
    margin = 0.06 * (high - low) / width
    ax.set(xlim=(low - margin, high + margin), ylim=(top, 0))
    _draw_time(ax, first, last, moments or {})


def _head(ax: Axes, y: float, words: str) -> None:
    """Write the name of a lane in bold at its left edge."""
    name = words.replace("\n", " \N{EN DASH} ")
    ax.text(0, y, name, transform=ax.get_yaxis_transform(), va="center", size=8, weight="bold")


def _draw_lane(
    ax: Axes,
    lane: Lane,
    line: float,
    bars: pd.DataFrame,
    marks: pd.DataFrame,
    span: tuple[int, int],
    width: float,
    numbered: bool,
) -> None:
    """Draw one pair: its line, bars outwards from it, marks beyond the bars."""
    low, high = span
    ax.plot([low, high], [line, line], color=INK, lw=0.7, zorder=1)
    for bar in bars.to_dict("records"):
        _draw_bar(ax, bar, line + bar["side"] * (bar["row"] + 0.5), low, high, (high - low) / width)
    for side in (1, -1):
        group = marks[(marks["side"] >= 0) == (side > 0)].sort_values(
            ["day", "number"], kind="stable"
        )
        reach = line + side * ((lane.above if side > 0 else lane.below) + 0.45)
        _draw_marks(ax, group, reach, side, span, width, numbered)


def _draw_bar(
    ax: Axes, bar: Mapping[Any, Any], y: float, low: int, high: int, per_inch: float
) -> None:
    """Draw one tie, pale where it may have held and full where it certainly did, and its label."""
    mark = MARKS[bar["state"]]
    start, end = max(bar["start"], low), min(bar["end"], high)
    wide = Rectangle(
        (start, y - 0.36), end - start, 0.72, facecolor=mark.pale, edgecolor="none", zorder=2
    )
    wide.set_gid(f"bar-{bar['tie']}")
    ax.add_patch(wide)
    sure, until = max(bar["certain_start"], low), min(bar["certain_end"], high)
    claimed = bar["state"] == "claimed"
    if until > sure and not claimed:
        ax.add_patch(
            Rectangle(
                (sure, y - 0.36),
                until - sure,
                0.72,
                facecolor=mark.colour,
                edgecolor="none",
                zorder=2.1,
            )
        )
    if claimed:
        wide.set(
            facecolor="white", edgecolor=mark.colour, linestyle=(0, mark.dashes), linewidth=1.1
        )
    inside = bar["spot"] == "in"
    x = {"in": sure, "right": end, "left": start}[bar["spot"]]
    x += (-GAP if bar["spot"] == "left" else GAP) * per_inch
    back = (
        None
        if inside
        else {"boxstyle": "square,pad=0.1", "facecolor": "white", "edgecolor": "none"}
    )
    ax.text(
        x,
        y,
        bar["label"],
        bbox=back,
        ha="right" if bar["spot"] == "left" else "left",
        va="center_baseline",
        size=LABEL_SIZE,
        color=mark.ink if inside and not claimed else INK,
        zorder=4,
        gid=f"label-{bar['tie']}",
    )


def _draw_marks(
    ax: Axes,
    marks: pd.DataFrame,
    y: float,
    side: int,
    span: tuple[int, int],
    width: float,
    numbered: bool,
) -> None:
    """Draw the events of one side as triangles; those that are neither are circles."""
    per_inch = (span[1] - span[0]) / width
    spots = spread([float(day) for day in marks["day"]], 0.21 * per_inch, span[0], span[1])
    for mark, spot in zip(marks.to_dict("records"), spots, strict=True):
        state = "friendly" if mark["side"] > 0 else "hostile"
        shape = {1: "^", 0: "o", -1: "v"}[mark["side"]]
        colour = MARKS[state].colour if mark["side"] else GREY
        (point,) = ax.plot(
            mark["day"],
            y,
            shape,
            markersize=5.5,
            color=colour,
            markeredgecolor="white",
            markeredgewidth=0.4,
            zorder=5,
        )
        point.set_gid(f"event-{mark['event']}")
        if numbered:
            ax.plot(
                [mark["day"], spot],
                [y + side * 0.28, y + side * 0.85],
                color="#9A9A9A",
                lw=0.5,
                zorder=1,
            )
            ax.text(
                spot,
                y + side * 1.15,
                str(mark["number"]),
                ha="center",
                va="center",
                size=7,
                zorder=4,
                gid=f"number-{mark['event']}",
                bbox={"boxstyle": "square,pad=0.1", "facecolor": "white", "lw": 0},
            )


def _draw_time(ax: Axes, first: dt.date, last: dt.date, moments: Mapping[dt.date, str]) -> None:
    """Draw the years and the marked days."""
    mark_years(ax, first, last)
    for day, words in moments.items():
        if first <= day <= last:
            ax.axvline(day.toordinal(), color=INK, lw=0.8, ls=(0, (1, 1.5)), zorder=1.5)
            ax.text(
                day.toordinal(),
                1.0,
                words,
                transform=ax.get_xaxis_transform(),
                ha="center",
                va="bottom",
                size=8,
            )
    ax.set_yticks([])
    for side in ("left", "right", "top"):
        ax.spines[side].set_visible(False)
