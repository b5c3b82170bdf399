"""Actors in fixed places on a circle, for panels that are compared with one another.

After the hexagons of the great powers in Antal, Krapivsky and Redner (2006, figure 8), with ties
bent towards the centre so that neighbours' ties can be told apart.
"""

from __future__ import annotations

import math
from collections.abc import Collection, Mapping, Sequence

import networkx as nx
from matplotlib.axes import Axes

from analysis.plots.ring import bent, draw_tie, in_radii, inches
from analysis.plots.style import GREY, INK

__all__ = ["circle_places", "draw_circle"]

NAME, OVER = 7.5, 0.18  # of a name: points high, and inches taken above and below the circle
FULL = 2.4  # inches: on narrower Axes lines and dots are finer
TOP = 0.1  # radii from the middle: names nearer to it stand above and below


def circle_places(actors: Sequence[str]) -> dict[str, tuple[float, float]]:
    """Place actors on the unit circle, clockwise from the top.

    Parameters
    ----------
    actors : sequence of str
        In order.

    Returns
    -------
    dict
        Actor to x and y.

    Examples
    --------
    >>> circle_places(["A", "B"])
    {'A': (0.0, 1.0), 'B': (0.0, -1.0)}
    """
    turn = 2 * math.pi / max(len(actors), 1)
    return {
        actor: (round(math.sin(k * turn), 6) + 0.0, round(math.cos(k * turn), 6) + 0.0)
        for k, actor in enumerate(actors)
    }


def draw_circle(
    ax: Axes,
    graph: nx.Graph,
    actors: Sequence[str],
    *,
    strong: Collection[tuple[str, str]],
    labels: Mapping[str, str],
) -> None:
    """Draw the ties among actors on a circle.

    Parameters
    ----------
    ax : Axes
        Where to draw; its limits and aspect are set.
    graph : networkx.Graph
        Edges carry `state`: friendly, hostile, ambivalent or claimed.
    actors : sequence of str
        Clockwise from the top; one that is not in the graph keeps its place, greyed.
    strong : collection of pairs
        Ties drawn thick; the pair is ordered as its ids sort.
    labels : mapping
        Name of each actor.
    """
    places, (wide, high) = circle_places(actors), inches(ax)
    scale = min(1.0, wide / FULL)
    for u, v, data in graph.edges(data=True):
        u, v = sorted((u, v))
        thick = (u, v) in strong
        curve = bent(places[u], places[v], 0.16)
        width, name = (2.2 if thick else 0.9) * scale, f"{u}-{v}"
        draw_tie(ax, curve, data["state"], strong=thick, width=width, name=name)
    for actor, (x, y) in places.items():
        here = actor in graph
        ax.plot(x, y, "o", markersize=5 * scale, color=INK if here else "#BDBDBD", zorder=5)
        _label(ax, labels[actor], x, y, INK if here else GREY)
    beside = {place: labels[actor] for actor, place in places.items() if abs(place[0]) > TOP}
    reach = in_radii(ax, beside, NAME)
    tall = high / max(high - 2 * OVER, high / 4)
    ax.set(xlim=(-reach, reach), ylim=(-tall, tall))
    ax.axis("off")


def _label(ax: Axes, label: str, x: float, y: float, colour: str) -> None:
    """Write a name outwards of its dot, as far off in points whatever the size of the circle."""
    side = "center" if abs(x) < TOP else "left" if x > 0 else "right"
    rise = "bottom" if y > 0.9 else "top" if y < -0.9 else "center"
    away = (0.0, 4.5 * y) if side == "center" else (5.5 if x > 0 else -5.5, 2.5 * y)
    ax.annotate(
        label,
        (x, y),
        xytext=away,
        textcoords="offset points",
        ha=side,
        va=rise,
        size=NAME,
        color=colour,
    )
