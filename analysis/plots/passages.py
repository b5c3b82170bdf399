"""What a third party carried: dotted arrows through it, and words beside it.

A passage is an event, so it looks like no tie.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from itertools import pairwise
from typing import NamedTuple

from matplotlib.axes import Axes
from matplotlib.patches import FancyArrowPatch, PathPatch
from matplotlib.path import Path as Curve

from analysis.plots.space import (
    Arc,
    Box,
    Crowd,
    Point,
    beads,
    bowed,
    box_around,
    half_size,
    middle,
    roomiest,
    shortened,
)
from analysis.plots.style import INK

__all__ = ["BACK", "DOTS", "Passage", "draw_arrows", "write_beside"]

DOTS = (0, (1.2, 1.6))
BACK = {"boxstyle": "square,pad=0.12", "facecolor": "white", "edgecolor": "none"}
BOWS = (0.2, -0.2, 0.28, -0.28, 0.12, -0.12, 0.36, -0.36, 0.44, -0.44)
HEAD = 3  # beads under the head of an arrow
REACH = 0.6  # inches between a carrier and words about it, at most


class Passage(NamedTuple):
    """Something carried or brokered between two actors by a third: an arrow, never a tie."""

    source: str
    through: str
    target: str
    words: str
    name: str


def draw_arrows(
    ax: Axes, passage: Passage, places: Mapping[str, Point], boxes: Mapping[str, Box], crowd: Crowd
) -> None:
    """Draw the two arrows of a passage where they meet least.

    Parameters
    ----------
    ax : Axes
        Where to draw, in inches.
    passage : Passage
        What was carried.
    places, boxes : mapping
        Place of each actor, and the box of its name.
    crowd : Crowd
        What to keep off; the arrows join it.
    """
    stops = (passage.source, passage.through, passage.target)
    for number, (start, end) in enumerate(pairwise(stops), start=1):
        curves = [
            shortened(bowed(places[start], places[end], bow), boxes[start], boxes[end])
            for bow in BOWS
        ]
        curve = min(curves, key=lambda arc: round(float(crowd.pressed(beads(arc)).sum()), 6))
        crowd.lines.extend(beads(curve))
        crowd.words.extend(beads(curve)[-HEAD:])
        _draw_arrow(ax, curve, f"passage-{passage.name}-{number}")


def write_beside(ax: Axes, words: str, place: Point, crowd: Crowd) -> None:
    """Write what was carried where there is room near the carrier.

    Parameters
    ----------
    ax : Axes
        Where to write, in inches.
    words : str
        Lines of words.
    place : tuple of float
        Of the carrier.
    crowd : Crowd
        What to keep off; the words join it.
    """
    half, high = half_size(words)
    steps = [(x / 20, y / 20) for x in range(-40, 41) for y in range(-20, 21)]
    near = [(x, y) for x, y in steps if abs(x) < half + REACH and abs(y) < high + REACH]
    boxes = [box_around((place[0] + x, place[1] + y), (half, high)) for x, y in near]
    box = roomiest(boxes, [math.hypot(x, y) for x, y in near], crowd)
    x, y = middle(box)
    ax.text(
        *(x, y, words),
        ha="center",
        va="center",
        size=7,
        style="italic",
        zorder=5.5,
        bbox=BACK,
        linespacing=1.15,
    )
    crowd.words.append(box)


def _draw_arrow(ax: Axes, curve: Arc, name: str) -> None:
    """Draw a dotted line with a head that is not: dots would fray its outline."""
    bend = [Curve.MOVETO, Curve.CURVE3, Curve.CURVE3]
    line = PathPatch(Curve(curve, bend), fill=False, edgecolor=INK, lw=1.3, ls=DOTS, zorder=4.5)
    line.set_gid(name)
    ax.add_patch(line)
    _, (x, y), end = curve
    far = max(math.dist((x, y), end), 0.01)
    # The head is cast along the last piece of the curve, which points away from its control point.
    start = end[0] + (x - end[0]) * 0.12 / far, end[1] + (y - end[1]) * 0.12 / far
    head = FancyArrowPatch(
        start, end, arrowstyle="-|>", mutation_scale=11, color=INK, lw=0, shrinkA=0, shrinkB=0
    )
    head.set(zorder=4.6, gid=f"{name}-head")
    ax.add_patch(head)
