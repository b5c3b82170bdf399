"""What a third party carried: dotted arrows through it, and words beside it.

A passage is an event, so it looks like no tie.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from matplotlib.axes import Axes
from matplotlib.patches import FancyArrowPatch, PathPatch
from matplotlib.path import Path as Curve

from analysis.plots.space import (
    Arc,
    Box,
    Point,
    arc_beads,
    bowed,
    half_size,
    middle,
    name_box,
    shared_area,
    shortened,
)
from analysis.plots.style import INK

__all__ = ["BACK", "DOTS", "Passage", "draw_passage"]

DOTS = (0, (1.2, 1.6))
BACK = {"boxstyle": "square,pad=0.12", "facecolor": "white", "edgecolor": "none"}


class Passage(NamedTuple):
    """Something carried or brokered between two actors by a third: an arrow, never a tie."""

    source: str
    through: str
    target: str
    words: str
    name: str


def draw_passage(
    ax: Axes,
    passage: Passage,
    places: Mapping[str, Point],
    labels: Mapping[str, str],
    taken: Sequence[Box],
    wide: float,
) -> list[Box]:
    """Draw the two arrows of a passage where they meet least, and words beside the carrier.

    Parameters
    ----------
    ax : Axes
        Where to draw, in inches.
    passage : Passage
        What was carried.
    places, labels : mapping
        Place and name of each actor.
    taken : sequence of Box
        What to keep off.
    wide : float
        Of the Axes.

    Returns
    -------
    list of Box
        What the arrows and the words take.
    """
    stops = (passage.source, passage.through, passage.target)
    used: list[Box] = []
    boxes = {actor: name_box(places[actor], labels[actor]) for actor in stops}
    for number, (start, end) in enumerate(pairwise(stops), start=1):
        bows = [
            shortened(bowed(places[start], places[end], bow), boxes[start], boxes[end])
            for bow in (0.2, -0.2, 0.3, -0.3, 0.12, -0.12, 0.4, -0.4)
        ]
        crowd = [*taken, *used]
        curve = min(bows, key=lambda arc: shared_area(arc_beads(arc), crowd))
        used += arc_beads(curve)
        _draw_arrow(ax, curve, f"passage-{passage.name}-{number}")
    box = _beside(passage.words, places[passage.through], [*taken, *used], wide)
    x, y = middle(box)
    ax.text(
        x,
        y,
        passage.words,
        ha="center",
        va="center",
        size=7,
        style="italic",
        zorder=5.5,
        bbox=BACK,
        linespacing=1.15,
    )
    return [*used, box]


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


def _beside(words: str, place: Point, taken: Sequence[Box], wide: float) -> Box:
    """Find room for words next to an actor, within the page."""
    half, high = half_size(words)
    aside, over = half + 0.5, high + 0.22
    steps = [
        (0, over),
        (aside, over / 2),
        (-aside, over / 2),
        (aside, 0),
        (-aside, 0),
        (0, -over),
        (aside, -over),
        (-aside, -over),
    ]
    centres = [(min(max(place[0] + x, half), wide - half), place[1] + y) for x, y in steps]
    boxes = [(x - half, y - high, x + half, y + high) for x, y in centres]
    return min(boxes, key=lambda box: shared_area([box], taken))
