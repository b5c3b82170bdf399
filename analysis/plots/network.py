"""A small network drawn on a map-like layout that never moves.

Places are set by hand after geography, so that pictures of different dates can be laid side by
side. Chosen ties are in full colour and labelled; what a third party carried is an arrow through
it, beside the ties and not one of them.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

import networkx as nx
from matplotlib.axes import Axes
from matplotlib.path import Path as Curve

from analysis.plots.passages import BACK, Passage, draw_passage
from analysis.plots.space import (
    Box,
    box_on_line,
    half_size,
    line_beads,
    middle,
    name_box,
    shared_area,
    two_lines,
)
from analysis.plots.style import INK, strokes

__all__ = ["PLACES", "WIDTH", "draw_network", "place_actors", "span"]

WIDTH, MARGIN = 7.0, 0.3
COLUMNS, ABREAST, APART = 5, 1.35, 0.45  # of actors without a place of their own
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


def place_actors(actors: Iterable[str]) -> dict[str, tuple[float, float]]:
    """Give each actor its fixed place; actors without one line up in rows below.

    Parameters
    ----------
    actors : iterable of str
        Ids, in any order.

    Returns
    -------
    dict
        Actor to x and y, in inches.

    Examples
    --------
    >>> place_actors(["IRN", "BHR"])
    {'BHR': (5.5, 2.3), 'IRN': (5.1, 4.3)}
    """
    ordered = sorted(actors)
    known = {actor: PLACES[actor] for actor in ordered if actor in PLACES}
    others = [actor for actor in ordered if actor not in PLACES]
    rows = {actor: divmod(number, COLUMNS) for number, actor in enumerate(others)}
    return known | {
        actor: (round(0.8 + ABREAST * column, 3), round(-0.3 - APART * row, 3))
        for actor, (row, column) in rows.items()
    }


def span(graph: nx.Graph, passages: Sequence[Passage] = ()) -> tuple[float, float]:
    """Give the lowest and the highest inch that a network takes, its words included.

    Parameters
    ----------
    graph : networkx.Graph
        Its nodes are drawn.
    passages : sequence of Passage
        Their words may stand over the uppermost actor.

    Returns
    -------
    tuple of float
        Bottom and top.

    Examples
    --------
    >>> span(nx.Graph([("IRN", "BHR")]))
    (2.0, 4.6)
    """
    heights = [y for _, y in place_actors(graph).values()] or [0.0]
    head = 0.35 if passages else 0.0
    return round(min(heights) - MARGIN, 3), round(max(heights) + MARGIN + head, 3)


def draw_network(
    ax: Axes,
    graph: nx.Graph,
    *,
    strong: Mapping[tuple[str, str], str],
    labels: Mapping[str, str],
    passages: Sequence[Passage] = (),
) -> None:
    """Draw a network on its fixed places.

    Parameters
    ----------
    ax : Axes
        Where to draw; one unit is one inch if the Axes are as large as its limits.
    graph : networkx.Graph
        Edges carry `state`.
    strong : mapping
        Pairs (ordered as ids sort) drawn in full colour, each with the words written on its line.
    labels : mapping
        Name of each actor.
    passages : sequence of Passage
        Arrows through a third actor.
    """
    places = place_actors(graph.nodes)
    taken = [name_box(places[actor], labels[actor]) for actor in places]
    beads: list[Box] = []
    for u, v, data in sorted(graph.edges(data=True), key=lambda edge: tuple(sorted(edge[:2]))):
        u, v = sorted((u, v))
        curve = Curve([places[u], places[v]])
        full = (u, v) in strong
        beads += line_beads(places[u], places[v]) if full else []
        strokes(ax, curve, data["state"], strong=full, width=2.4 if full else 0.9, name=f"{u}-{v}")
    for passage in passages:
        taken += draw_passage(ax, passage, places, labels, [*taken, *beads], WIDTH)
    for (u, v), words in sorted(strong.items()):
        others = [
            bead
            for pair in strong
            if pair != (u, v)
            for bead in line_beads(*(places[a] for a in pair))
        ]
        taken.append(_label_line(ax, words, places[u], places[v], [*taken, *others]))
    for actor, (x, y) in places.items():
        _draw_actor(ax, labels[actor], x, y)
    ax.set(xlim=(0, WIDTH), ylim=span(graph, passages), aspect="equal")
    ax.axis("off")


def _draw_actor(ax: Axes, label: str, x: float, y: float) -> None:
    """Draw one actor as its name in a rounded box."""
    box = {"boxstyle": "round,pad=0.35", "facecolor": "white", "edgecolor": INK, "linewidth": 1.0}
    words = two_lines(label)
    ax.text(x, y, words, ha="center", va="center", size=8.5, zorder=6, bbox=box, linespacing=1.1)


def _label_line(
    ax: Axes, words: str, start: tuple[float, float], end: tuple[float, float], taken: Sequence[Box]
) -> Box:
    """Write on a line in its middle or, if that is taken, at the nearest free place along it."""
    half, high = half_size(words)
    shares = [0.5 + sign * step / 50 for step in range(21) for sign in (1, -1)]
    boxes = [box_on_line(start, end, share, half, high) for share in shares]
    box = min(boxes, key=lambda candidate: shared_area([candidate], taken))
    x, y = middle(box)
    ax.text(x, y, words, ha="center", va="center", size=7, zorder=5, bbox=BACK, linespacing=1.15)
    return box
