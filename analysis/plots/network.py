"""A small network drawn on a map-like layout that never moves.

Places are set by hand after geography, so that pictures of different dates can be laid side by
side. Chosen ties are in full colour and labelled; what a third party carried is an arrow through
it, beside the ties and not one of them.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from typing import NamedTuple

import networkx as nx
from matplotlib.axes import Axes
from matplotlib.path import Path as Curve

from analysis.plots.boxes import (
    Box,
    Crowd,
    Point,
    box_around,
    fitted,
    half_size,
    middle,
    name_box,
    roomiest,
    shared_area,
    spots_along,
    two_lines,
)
from analysis.plots.passages import BACK, Passage, draw_arrows, write_beside
from analysis.plots.ring import draw_tie
from analysis.plots.space import beads, bowed, shortened
from analysis.plots.style import INK, MARKS

__all__ = ["PLACES", "WIDTH", "Plane", "draw_network", "plane"]

WIDTH, MARGIN = 7.0, 0.3
ABREAST, BELOW = 1.35, 0.45  # inches between actors without a place of their own
NAME, TIE, CARRIED = 0.165, 0.27, 0.4  # of the width: longer lines of words are broken
ENDS = 4  # beads of a labelled line that stay bare at either end
# Inches on a page of 7 by 6; west is left.
PLACES: Mapping[str, tuple[float, float]] = {
    "USA": (0.6, 4.9),
    "GBR": (1.5, 5.7),
    "RUS": (3.9, 5.7),
    "CHN": (6.5, 5.1),
    "TUR": (2.6, 5.2),
    "PAK": (6.5, 3.2),
    "ISR": (1.2, 3.4),
    "LBN": (1.5, 4.2),
    "HEZBOLLAH": (2.3, 4.4),
    "SYR": (2.9, 4.0),
    "SYR_ASSAD": (2.9, 4.0),
    "PSE": (0.8, 2.7),
    "HAMAS": (0.5, 2.0),
    "JOR": (2.0, 3.1),
    "EGY": (0.5, 1.1),
    "IRQ": (3.6, 4.5),
    "IRAQ_RES": (4.1, 3.8),
    "IRN": (5.1, 4.3),
    "KWT": (4.2, 3.2),
    "SAU": (2.7, 2.4),
    "BHR": (5.5, 2.3),
    "QAT": (6.1, 2.0),
    "ARE": (6.5, 1.4),
    "OMN": (6.6, 0.8),
    "YEM": (4.3, 0.6),
    "HOUTHI": (3.1, 0.6),
    "STC": (4.9, 0.4),
}


class Plane(NamedTuple):
    """Where actors stand, and their names broken to fit, in inches from the left and upwards."""

    wide: float
    low: float
    high: float
    places: dict[str, Point]
    labels: dict[str, str]


def plane(
    labels: Mapping[str, str], wide: float = WIDTH, passages: Sequence[Passage] = ()
) -> Plane:
    """Give each actor its fixed place; actors without one line up in rows below.

    Places keep their height at any width. Names that would touch on a narrow plane move down.

    Parameters
    ----------
    labels : mapping
        Name of each actor.
    wide : float
        Of the plane, in inches.
    passages : sequence of Passage
        Their words may stand over the uppermost actor.

    Returns
    -------
    Plane
        As high as its actors need.

    Examples
    --------
    >>> plane({"IRN": "Iran", "BHR": "Bahrain"}).places
    {'BHR': (5.5, 2.3), 'IRN': (5.1, 4.3)}
    """
    broken = {actor: two_lines(labels[actor], NAME * wide) for actor in sorted(labels)}
    others = [actor for actor in broken if actor not in PLACES]
    columns, scale = max(int(wide / ABREAST), 1), wide / WIDTH
    start = {
        actor: (PLACES[actor][0] * scale, PLACES[actor][1]) for actor in broken if actor in PLACES
    }
    for number, actor in enumerate(others):
        row, column = divmod(number, columns)
        start[actor] = 0.8 * scale + ABREAST * column, -0.3 - BELOW * row
    places = _kept_apart(start, broken, wide)
    heights = [y for _, y in places.values()] or [0.0]
    room = max(
        (2 * half_size(fitted(passage.words, CARRIED * wide))[1] for passage in passages),
        default=0.0,
    )
    low, high = min(heights) - MARGIN, max(heights) + MARGIN + room
    return Plane(wide, round(low, 3), round(high, 3), places, broken)


def _kept_apart(
    start: Mapping[str, Point], labels: Mapping[str, str], wide: float
) -> dict[str, Point]:
    """Keep names on the plane and, from the top, move down each that would touch another."""
    found: dict[str, Point] = {}
    taken: list[Box] = []
    for actor in sorted(start, key=lambda actor: (-start[actor][1], start[actor][0], actor)):
        half = name_box((0, 0), labels[actor])[2]
        x, y = min(max(start[actor][0], half), wide - half), start[actor][1]
        while shared_area([name_box((x, y), labels[actor])], taken):
            y -= 0.05
        found[actor] = round(x, 3), round(y, 3)
        taken.append(name_box(found[actor], labels[actor]))
    return dict(sorted(found.items()))


def draw_network(
    ax: Axes,
    graph: nx.Graph,
    plan: Plane,
    *,
    strong: Mapping[tuple[str, str], str],
    passages: Sequence[Passage] = (),
) -> None:
    """Draw a network on its fixed places.

    Parameters
    ----------
    ax : Axes
        Where to draw; one unit is one inch if the Axes are as large as the plane.
    graph : networkx.Graph
        Edges carry `state`.
    plan : Plane
        Where its actors stand.
    strong : mapping
        Pairs (ordered as ids sort) drawn in full colour, each with the words written on its line.
    passages : sequence of Passage
        Arrows through a third actor.
    """
    boxes = {actor: name_box(place, plan.labels[actor]) for actor, place in plan.places.items()}
    strung: dict[tuple[str, str], list[Box]] = {}
    for u, v, data in sorted(graph.edges(data=True), key=lambda edge: tuple(sorted(edge[:2]))):
        u, v = sorted((u, v))
        full, (start, end) = (u, v) in strong, (plan.places[u], plan.places[v])
        strung[u, v] = beads(shortened(bowed(start, end, 0), boxes[u], boxes[v]))
        width = 2.4 if full else 0.9
        draw_tie(ax, Curve([start, end]), data["state"], strong=full, width=width, name=f"{u}-{v}")
    crowd = Crowd(
        words=[*boxes.values(), *_borders(plan)],
        lines=[bead for pair in strung if pair in strong for bead in strung[pair]],
        faint=[bead for pair in strung if pair not in strong for bead in strung[pair]],
    )
    for pair, words in sorted(strong.items()):
        state = graph.edges[pair]["state"]
        _label_line(ax, _compact(words, TIE * plan.wide), state, strung[pair], crowd)
    for passage in passages:
        draw_arrows(ax, passage, plan.places, boxes, crowd)
    for passage in passages:
        write_beside(
            ax, fitted(passage.words, CARRIED * plan.wide), plan.places[passage.through], crowd
        )
    for actor, (x, y) in plan.places.items():
        _draw_actor(ax, plan.labels[actor], x, y)
    ax.set(xlim=(0, plan.wide), ylim=(plan.low, plan.high), aspect="equal")
    ax.axis("off")


def _borders(plan: Plane) -> list[Box]:
    """Give what lies outside a plane, which words keep off as if it were taken."""
    far = 99.0
    return [
        (-far, -far, 0.0, far),
        (plan.wide, -far, far, far),
        (0.0, plan.high, plan.wide, far),
        (0.0, -far, plan.wide, plan.low),
    ]


def _draw_actor(ax: Axes, label: str, x: float, y: float) -> None:
    """Draw one actor as its name in a rounded box."""
    box = {"boxstyle": "round,pad=0.35", "facecolor": "white", "edgecolor": INK, "linewidth": 1.0}
    ax.text(x, y, label, ha="center", va="center", size=8.5, zorder=6, bbox=box, linespacing=1.1)


def _compact(words: str, most: float) -> str:
    """Break words anew if one of their lines does not fit."""
    fits = 2 * half_size(words)[0] < most
    return words if fits else fitted(words.replace("\n", " "), most)


def _label_line(ax: Axes, words: str, state: str, line: Sequence[Box], crowd: Crowd) -> None:
    """Write on a line, or close beside it, where there is most room, and off its ends."""
    half = half_size(words)
    spots = spots_along(middle(line[0]), middle(line[-1]), len(line), half)
    others = crowd.without(line, [*line[:ENDS], *line[-ENDS:]])
    box = roomiest([box_around(spot, half) for spot, _ in spots], [far for _, far in spots], others)
    x, y = middle(box)
    near = min((middle(bead) for bead in line), key=lambda place: math.dist(place, (x, y)))
    # Words beside a line are tied to it, or they might be taken for another line's.
    ax.plot([x, near[0]], [y, near[1]], color=MARKS[state].dark, lw=0.8, zorder=4)
    ax.text(
        *(x, y, words),
        ha="center",
        va="center",
        size=7,
        color=MARKS[state].dark,
        zorder=5,
        bbox=BACK,
        linespacing=1.15,
    )
    crowd.words.append(box)
