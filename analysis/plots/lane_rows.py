"""Rows within a lane: which bar stands where, and on which side of it its label."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import NamedTuple

import pandas as pd

from analysis.plots.page import label_width
from analysis.plots.space import pack

__all__ = ["GAP", "LABEL_SIZE", "Lane", "lane_height", "lane_heights", "with_rows"]

LABEL_SIZE = 7.5
GAP = 0.06


class Lane(NamedTuple):
    """One pair: its name and how many rows of bars it needs above and below its line."""

    pair: str
    above: int
    below: int


def with_rows(bars: pd.DataFrame, width: float, first: int, last: int) -> pd.DataFrame:
    """Add to each bar its row and the place of its label, days lying over `width` inches."""
    per_inch = (last - first) / width
    frames = []
    for _, group in bars.groupby(["pair", "side"], sort=False):
        extents, spots = [], []
        for bar in group.to_dict("records"):
            start, end = max(bar["start"], first), min(bar["end"], last)
            full = max(bar["certain_start"], first), min(bar["certain_end"], last)
            room = label_width(bar["label"], LABEL_SIZE) * per_inch + 2 * GAP * per_inch
            spot = "in" if full[1] - full[0] >= room else "right" if end + room <= last else "left"
            extents.append(
                (
                    start - (room if spot == "left" else 0),
                    end + (room if spot == "right" else 0) + per_inch * GAP,
                )
            )
            spots.append(spot)
        frames.append(group.assign(row=pack(extents), spot=spots))
    return pd.concat(frames) if frames else bars.assign(row=[], spot=[])


def lane_heights(
    bars: pd.DataFrame, pairs: Sequence[str], width: float, first: dt.date, last: dt.date
) -> list[Lane]:
    """Say how many rows of bars each pair needs on Axes of a width in inches."""
    placed = with_rows(bars, width, first.toordinal(), last.toordinal())
    lanes = []
    for pair in pairs:
        rows = {
            side: placed.loc[(placed["pair"] == pair) & (placed["side"] == side), "row"]
            for side in (1, -1)
        }
        above, below = (int(rows[side].max()) + 1 if len(rows[side]) else 0 for side in (1, -1))
        lanes.append(Lane(pair, above, below))
    return lanes


def lane_height(lane: Lane, *, marks: bool = True, numbered: bool = False) -> float:
    """Give a lane's height in rows, with its marks and their numbers if it has them."""
    room = 4.2 if numbered else 2.6 if marks else 1.85  # a name takes two rows
    return lane.above + lane.below + room
