"""One actor's ties as a list: on a day, or through time.

On a day, blocks to the right are friendly levels and those to the left hostile ones; through time,
friendly levels rise above a partner's line and hostile ones hang below it. An ambivalent pair shows
both. What is claimed by one side only is an empty dotted block.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from itertools import groupby
from operator import itemgetter

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.patches import Rectangle
from matplotlib.transforms import blended_transform_factory

from analysis.plots.style import GREY, INK, MARKS, day_text
from analysis.plots.years import axes_width, mark_years

__all__ = ["MARGIN", "draw_diverging", "draw_diverging_time"]

LEVELS = 3
SIDES = {"friendly": "positive_level", "hostile": "negative_level", "claimed": "claimed_sign"}
STEP = 0.145  # of a row: the height of a level through time
MARGIN = 1.15  # inches on the left of the blocks of a day, for names
SHORTEST = 0.012  # inches of a spell through time
BESIDE = 0.07  # inches between the time and the words on either side of it


def draw_diverging(ax: Axes, rows: pd.DataFrame, *, below: bool = False) -> None:
    """Draw the list, first row on top.

    Parameters
    ----------
    ax : Axes
        Where to draw; its limits are set: x in levels, y in rows.
    rows : pandas.DataFrame
        One row a partner: `actor` (id), `label`, `state`, `positive_level`, `negative_level` (0 to
        3), `claimed_sign` (+1 or -1 where a claim stands on an empty side, else 0), `text` (one or
        two lines).
    below : bool
        Whether the text stands below the blocks, from the left edge of the page, or beside them.
    """
    lift = 0.26 if below else 0.0  # of the blocks, in rows
    edge = -LEVELS - 0.15 - MARGIN * 2 * (LEVELS + 0.15) / axes_width(ax)
    for position, row in enumerate(rows.to_dict("records")):
        if position % 2:
            _band(ax, position)
        for side, state in ((1, "friendly"), (-1, "hostile")):
            level = row["positive_level"] if side > 0 else row["negative_level"]
            for step in range(level):
                name = f"{row['actor']}-{state}-{step + 1}"
                _block(ax, side, step, position - lift, state, name, tall=not below)
        if row["claimed_sign"]:
            name = f"{row['actor']}-claimed"
            _block(*(ax, row["claimed_sign"], 0, position - lift, "claimed", name), tall=not below)
        x, align = (edge, "left") if below else (-LEVELS - 0.3, "right")
        ax.text(x, position - lift, row["label"], ha=align, va="center", size=8.5)
        x, y, size = (edge, position - 0.06, 7.0) if below else (LEVELS + 0.35, position, 7.5)
        across = "top" if below else "center"
        ax.text(x, y, row["text"], ha="left", va=across, size=size, linespacing=1.2)
        end = position - 0.09 if below else position + 0.5
        ax.plot([0, 0], [position - 0.5, end], color=INK, lw=0.9, solid_capstyle="butt", zorder=4)
    ax.set(xlim=(-LEVELS - 0.15, LEVELS + 0.15), ylim=(len(rows) - 0.4, -0.6))
    _label_axis(ax)


def draw_diverging_time(
    ax: Axes,
    spells: pd.DataFrame,
    partners: Mapping[str, str],
    words: Mapping[str, str],
    *,
    first: dt.date,
    last: dt.date,
    moments: Mapping[dt.date, str],
) -> None:
    """Draw the list through time, first partner on top.

    Parameters
    ----------
    ax : Axes
        Where to draw; its limits are set: x in days (proleptic ordinals), y in rows.
    spells : pandas.DataFrame
        One row a spell, those of a partner in order: `partner` (id), `from` and `to` (first and
        last day, ISO), `state`, `positive_level`, `negative_level` (0 to 3), `claimed_sign` (+1 or
        -1 where a claim stands on an empty side, else 0). Where the state is not known, the
        partner's line is broken.
    partners : mapping
        Id to label, from top to bottom.
    words : mapping
        Id to the words on the right.
    first, last : datetime.date
        The time shown, both days included.
    moments : mapping
        Days marked by a line through all rows, with their words.
    """
    rows = {partner: row for row, partner in enumerate(partners)}
    time = (first.toordinal(), last.toordinal() + 1)
    ax.set(xlim=time, ylim=(len(rows) - 0.5, -0.5))
    for partner, row in rows.items():
        if row % 2:
            _band(ax, row)
        _beside(ax, row, -BESIDE, partners[partner], INK)
        _beside(ax, row, BESIDE, words[partner], _ink(words[partner]))
    for spell in spells.to_dict("records"):
        row, span = rows[spell["partner"]], _days(spell["from"], spell["to"])
        if spell["state"] not in ("unreviewed", "absent"):
            ax.plot(span, [row, row], color=GREY, lw=0.5, solid_capstyle="butt", zorder=3)
    for partner, state, level, start, end in _held(spells):
        name = f"{partner}-{state}-{start}"
        _area(ax, _days(start, end), rows[partner], state, level, name)
    _label_time(ax, first, last, moments)


def _days(start: str, end: str) -> tuple[int, int]:
    first, last = (dt.date.fromisoformat(day).toordinal() for day in (start, end))
    return first, last + 1


def _held(spells: pd.DataFrame) -> Iterator[tuple[str, str, int, str, str]]:
    """Join the spells of a partner in which the level of a side stays, to leave no seam."""
    for partner, course in spells.groupby("partner", sort=False):
        for state, column in SIDES.items():
            for level, same in groupby(course.to_dict("records"), itemgetter(column)):
                joined = list(same)
                if level:
                    yield str(partner), state, level, joined[0]["from"], joined[-1]["to"]


def _area(ax: Axes, span: tuple[int, int], row: int, state: str, level: int, name: str) -> None:
    """Draw one side of one spell, upwards or downwards; the shortest is still to be seen."""
    mark, height = MARKS[state], abs(level) * STEP
    top = row if state == "hostile" or level < 0 else row - height
    low, high = ax.get_xlim()
    inch = (high - low) / axes_width(ax)
    wide = max(span[1] - span[0], SHORTEST * inch)
    area = Rectangle((span[0], top), wide, height, lw=0, zorder=2)
    area.set(facecolor=mark.colour, edgecolor=mark.colour)
    if state == "claimed":
        area.set(facecolor="none", linewidth=0.9, linestyle=(0, mark.dashes), zorder=4)
    if state == "hostile" and wide > 4 * SHORTEST * inch:
        area.set(edgecolor="white", hatch="//////")
    area.set_gid(name)
    ax.add_patch(area)


def _beside(ax: Axes, row: int, gap: float, text: str, colour: str) -> None:
    """Write beside a row, `gap` inches to the right of the Axes, or to its left if negative."""
    x, side = (1 + gap / axes_width(ax), "left") if gap > 0 else (gap / axes_width(ax), "right")
    across = ax.get_yaxis_transform()
    ax.text(x, row, text, transform=across, ha=side, va="center", size=8, color=colour)


def _ink(words: str) -> str:
    """Give the colour in which a state is named."""
    return MARKS[words].dark if words in ("friendly", "hostile") else INK


def _label_time(ax: Axes, first: dt.date, last: dt.date, moments: Mapping[dt.date, str]) -> None:
    """Draw the years, the marked days, and what stands above the rows."""
    mark_years(ax, first, last, size=8)
    ax.set_yticks([])
    for spine in ax.spines.values():
        spine.set_visible(False)
    above = ax.get_xaxis_transform()
    for day, text in moments.items():
        if first <= day <= last:
            ax.axvline(day.toordinal(), color=INK, lw=0.8, ls=(0, (1, 1.5)), zorder=5)
            late = 2 * day.toordinal() > first.toordinal() + last.toordinal()
            side = "right" if late else "left"
            ax.text(day.toordinal(), 1.0, text, transform=above, ha=side, va="bottom", size=8)
    x = 1 + BESIDE / axes_width(ax)
    ax.text(x, 1.0, day_text(last), transform=ax.transAxes, va="bottom", size=8, color=GREY)


def _band(ax: Axes, row: int) -> None:
    """Shade a row across the page."""
    figure = ax.get_figure(root=True)
    assert figure is not None
    margin = 0.1 / float(figure.get_size_inches()[0])
    across = blended_transform_factory(figure.transFigure, ax.transData)
    start = (margin, row - 0.5)
    band = Rectangle(
        start,
        1 - 2 * margin,
        1,
        facecolor="#F4F4F4",
        lw=0,
        zorder=0,
        clip_on=False,
        transform=across,
    )
    ax.add_patch(band)


def _block(
    ax: Axes, side: int, step: int, row: float, state: str, name: str, *, tall: bool
) -> None:
    """Draw one level's block."""
    x = step + 0.06 if side > 0 else -step - 0.94
    mark = MARKS[state]
    half = 0.31 if tall else 0.16
    block = Rectangle((x, row - half), 0.88, 2 * half, lw=0, zorder=2)
    block.set(facecolor=mark.colour, edgecolor=mark.colour)
    if state == "claimed":
        block.set(facecolor="none", linewidth=1.2, linestyle=(0, mark.dashes))
    if state == "hostile":
        block.set(facecolor="white", hatch="//////", linewidth=1.2)
    block.set_gid(name)
    ax.add_patch(block)


def _label_axis(ax: Axes) -> None:
    """Name the levels and the two directions above the list."""
    ticks = [value for value in range(-LEVELS, LEVELS + 1) if value]
    middles = [value - 0.5 if value > 0 else value + 0.5 for value in ticks]
    ax.set_xticks(middles, [str(abs(value)) for value in ticks])
    ax.tick_params(
        axis="x",
        top=True,
        labeltop=True,
        bottom=False,
        labelbottom=False,
        length=0,
        labelcolor=GREY,
        pad=1,
    )
    ax.set_yticks([])
    for side, state, words in (
        (-1, "hostile", "\u25c2 hostile"),
        (1, "friendly", "friendly \u25b8"),
    ):
        ax.text(
            side * LEVELS / 2,
            1.0,
            words,
            transform=ax.get_xaxis_transform(),
            ha="center",
            va="bottom",
            size=8,
            weight="bold",
            color=MARKS[state].dark,
            gid=f"side-{state}",
        ).set_y(1 + 0.24 / _height(ax))
    for spine in ax.spines.values():
        spine.set_visible(False)


def _height(ax: Axes) -> float:
    """Give the height of the Axes in inches."""
    figure = ax.get_figure(root=True)
    assert figure is not None
    return round(float(ax.get_position().height * figure.get_size_inches()[1]), 4)
