"""What a third party carried: dotted arrows through it, and words beside it.

A passage is an event, so it looks like no tie.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from itertools import pairwise, product
from typing import NamedTuple

from matplotlib.axes import Axes
from matplotlib.patches import FancyArrowPatch, PathPatch
from matplotlib.path import Path as Curve

from analysis.plots.boxes import (
    Box,
    Crowd,
    Point,
    box_around,
    half_size,
    middle,
    roomiest,
    shared_area,
)
from analysis.plots.space import Arc, beads, bowed, shortened
from analysis.plots.style import INK

__all__ = ["BACK", "DOTS", "Passage", "draw_arrows", "write_beside"]

DOTS = (0, (1.2, 1.6))
BACK = {"boxstyle": "square,pad=0.12", "facecolor": "white", "edgecolor": "none"}
BOWS = [side * bow / 100 for bow in (20, 16, 24, 12, 28, 32, 36, 40, 44) for side in (1, -1)]
CLEAR = 0.08  # inches that the two arrows of a passage keep from each other, if they can
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
    legs = [
        [
            shortened(bowed(places[start], places[end], bow), boxes[start], boxes[end])
            for bow in BOWS
        ]
        for start, end in pairwise(stops)
    ]
    for number, curve in enumerate(_clearest(legs[0], legs[1], crowd), start=1):
        crowd.lines.extend(beads(curve))
        crowd.words.extend(beads(curve)[-HEAD:])
        _draw_arrow(ax, curve, f"passage-{passage.name}-{number}")


def _clearest(here: Sequence[Arc], there: Sequence[Arc], crowd: Crowd) -> tuple[Arc, Arc]:
    """Choose the two arcs that are least in the way, of what stands there and of each other."""
    alone = [[float(crowd.pressed(beads(arc)).sum()) for arc in arcs] for arcs in (here, there)]
    wide = [[beads(arc, CLEAR) for arc in arcs] for arcs in (here, there)]

    def in_the_way(one: int, other: int) -> float:
        near = shared_area(wide[0][one], wide[1][other])
        return round(alone[0][one] + alone[1][other] + 10 * near, 6)

    one, other = min(product(range(len(here)), range(len(there))), key=lambda k: in_the_way(*k))
    return here[one], there[other]


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
