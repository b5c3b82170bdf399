"""One actor's ties as a list: blocks to the right for friendly levels, left for hostile ones.

An ambivalent pair has blocks on both sides. What is claimed by one side only is an empty dotted
block.
"""

from __future__ import annotations

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.patches import Rectangle
from matplotlib.transforms import blended_transform_factory

from analysis.plots.style import GREY, INK, MARKS

__all__ = ["draw_diverging"]

LEVELS = 3


def draw_diverging(ax: Axes, rows: pd.DataFrame) -> None:
    """Draw the list, first row on top.

    Parameters
    ----------
    ax : Axes
        Where to draw; its limits are set: x in levels, y in rows.
    rows : pandas.DataFrame
        One row a partner: `actor` (id), `label`, `state`, `positive_level`, `negative_level` (0 to
        3), `claimed_sign` (+1 or -1 where only a claim stands, else 0), `text` (one or two lines
        written on the right).
    """
    for position, row in enumerate(rows.to_dict("records")):
        if position % 2:
            _band(ax, position)
        for side, state in ((1, "friendly"), (-1, "hostile")):
            level = row["positive_level"] if side > 0 else row["negative_level"]
            for step in range(level):
                _block(ax, side, step, position, state, f"{row['actor']}-{state}-{step + 1}")
        if row["claimed_sign"]:
            _block(ax, row["claimed_sign"], 0, position, "claimed", f"{row['actor']}-claimed")
        ax.text(-LEVELS - 0.3, position, row["label"], ha="right", va="center", size=8.5)
        ax.text(
            LEVELS + 0.35, position, row["text"], ha="left", va="center", size=7.5, linespacing=1.25
        )
    ax.axvline(0, color=INK, lw=0.9, zorder=4)
    ax.set(xlim=(-LEVELS - 0.15, LEVELS + 0.15), ylim=(len(rows) - 0.4, -0.6))
    _label_axis(ax)


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


def _block(ax: Axes, side: int, step: int, row: int, state: str, name: str) -> None:
    """Draw one level's block."""
    x = step + 0.06 if side > 0 else -step - 0.94
    mark = MARKS[state]
    block = Rectangle(
        (x, row - 0.31), 0.88, 0.62, facecolor=mark.colour, edgecolor=mark.colour, lw=0, zorder=2
    )
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
