"""Two camps on a ring: which ties fit a division into two camps, and which do not.

Actors of one camp stand on the left arc, those of the other on the right, at equal heights so that
no two names meet. Ties bend towards the centre. Only the misfits are in full colour.
"""

from __future__ import annotations

import math
from collections.abc import Collection, Mapping, Sequence

import networkx as nx
from matplotlib.axes import Axes
from matplotlib.path import Path as Curve

from analysis.plots.page import label_width
from analysis.plots.style import GREY, INK, strokes

__all__ = ["bent", "draw_ring", "ring_places"]

BEND = 0.28


def ring_places(left: Sequence[str], right: Sequence[str]) -> dict[str, tuple[float, float]]:
    """Place two groups on the two sides of the unit circle, equally spaced in height.

    Parameters
    ----------
    left, right : sequence of str
        The groups, from top to bottom.

    Returns
    -------
    dict
        Actor to x and y.

    Examples
    --------
    >>> ring_places(["A"], ["B", "C"])
    {'A': (-1.0, 0.0), 'B': (0.341174, 0.94), 'C': (0.341174, -0.94)}
    """
    places = {}
    for side, group in ((-1, left), (1, right)):
        for position, actor in enumerate(group):
            step = position / (len(group) - 1) if len(group) > 1 else 0.5
            height = 0.94 * (1 - 2 * step)
            places[actor] = (round(side * math.sqrt(1 - height**2), 6), round(height, 6))
    return places


def bent(start: tuple[float, float], end: tuple[float, float], bend: float = BEND) -> Curve:
    """Give the curve between two points whose middle is drawn towards the origin.

    Neighbours would fold into a hairpin: within one radius of each other they bend less.

    Parameters
    ----------
    start, end : tuple of float
        The points.
    bend : float
        Share of its distance by which the middle moves.

    Returns
    -------
    Path
        A quadratic curve.
    """
    bend *= min(1.0, 0.25 + 0.75 * math.dist(start, end))
    middle = ((start[0] + end[0]) / 2, (start[1] + end[1]) / 2)
    # The middle of a quadratic curve lies halfway between chord and control point: hence twice the
    # bend.
    control = tuple(round(value * (1 - 2 * bend), 6) for value in middle)
    return Curve([start, control, end], [Curve.MOVETO, Curve.CURVE3, Curve.CURVE3])


def draw_ring(
    ax: Axes,
    graph: nx.Graph,
    left: Sequence[str],
    right: Sequence[str],
    *,
    misfits: Collection[tuple[str, str]],
    labels: Mapping[str, str],
    movable: Collection[str] = (),
) -> dict[str, tuple[float, float]]:
    """Draw the ties among two camps on a ring.

    Parameters
    ----------
    ax : Axes
        Where to draw; its limits are set. Higher Axes make an ellipse, with room for more names.
    graph : networkx.Graph
        Edges carry `state`: friendly, hostile, ambivalent or claimed. Actors in neither camp are
        left out.
    left, right : sequence of str
        The camps, each from top to bottom.
    misfits : collection of pairs
        Ties drawn in full colour; the pair is ordered as its ids sort.
    labels : mapping
        Name of each actor.
    movable : collection of str
        Actors that other optimal divisions place elsewhere: hollow dots.

    Returns
    -------
    dict
        The place of each actor.
    """
    places = ring_places(left, right)
    for u, v, data in graph.edges(data=True):
        u, v = sorted((u, v))
        if u in places and v in places:
            strong = (u, v) in misfits
            curve = bent(places[u], places[v])
            strokes(
                ax,
                curve,
                data["state"],
                strong=strong,
                width=2.0 if strong else 0.8,
                name=f"{u}-{v}",
            )
    for actor, (x, y) in places.items():
        _draw_actor(ax, labels[actor], x, y, hollow=actor in movable)
    reach = _reach(ax, [labels[actor] for actor in places])
    ax.set(xlim=(-reach, reach), ylim=(-1.0, 1.0))
    ax.axis("off")
    return places


def _reach(ax: Axes, words: Sequence[str]) -> float:
    """Say how far the Axes reach from the centre, in radii, so that no name is cut off."""
    figure = ax.get_figure(root=True)
    assert figure is not None
    half = float(ax.get_position().width * figure.get_size_inches()[0]) / 2
    room = max((label_width(word, 8.5) for word in words), default=0.0) + 0.12
    return max(1.5, round(half / max(half - room, half / 4), 4))


def _draw_actor(ax: Axes, label: str, x: float, y: float, *, hollow: bool) -> None:
    """Draw one actor's dot and its name, outwards of the ring."""
    face = "white" if hollow else INK
    ax.plot(
        x,
        y,
        "o",
        markersize=6,
        markerfacecolor=face,
        markeredgecolor=INK,
        markeredgewidth=1.2,
        zorder=5,
    )
    side = "left" if x > 0 else "right"
    shift = 0.045 if x > 0 else -0.045
    colour = GREY if hollow else INK
    ax.text(
        x + shift,
        y,
        label,
        ha=side,
        va="center",
        size=8.5,
        color=colour,
        style="italic" if hollow else "normal",
    )
