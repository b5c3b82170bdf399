"""Two camps on a ring: which ties fit a division into two camps, and which do not.

Actors of one camp stand on the left arc, those of the other on the right, at equal heights so that
no two names meet. Ties bend towards the centre. Only the misfits are in full colour.
"""

from __future__ import annotations

import math
from collections.abc import Collection, Mapping, Sequence
from typing import Any

import networkx as nx
from matplotlib.axes import Axes
from matplotlib.patches import PathPatch
from matplotlib.path import Path as Curve
from matplotlib.patheffects import Normal, Stroke

from analysis.plots.page import label_width
from analysis.plots.style import GREY, INK, key, strokes

__all__ = ["bent", "draw_ring", "draw_tie", "in_radii", "inches", "ring_places", "tie_key"]

BEND = 0.28
NAME, KEY, GAP = 8.0, 7.5, 0.1  # points: a name, a key; inches of a name from its dot
FULL = 4.5  # inches: on narrower Axes lines and dots are finer
WIDER, CORE = 1.1, 0.4  # of a double line: points it is wider by, and the share left white


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


def draw_tie(ax: Axes, curve: Curve, state: str, *, strong: bool, width: float, name: str) -> None:
    """Draw one tie; an ambivalent pair is a double line, so that it is told from others in grey.

    Parameters
    ----------
    ax : Axes
        Where to draw.
    curve : Path
        From one actor to the other.
    state : str
        A key of `MARKS`.
    strong : bool
        Full colour and on top, or pale.
    width : float
        In points; a double line is wider.
    name : str
        The pair.
    """
    double = state == "ambivalent"
    drawn = strokes(ax, curve, state, strong=strong, width=width + WIDER * double, name=name)
    if double:
        core = PathPatch(curve, fill=False, edgecolor="white", linewidth=CORE * (width + WIDER))
        core.set_zorder(drawn[-1].get_zorder() + 0.1)
        ax.add_patch(core)


def tie_key(ax: Axes, entries: Sequence[tuple[str, str]], **options: Any) -> None:
    """Add a key of lines as `draw_tie` draws them, in as few rows as the Axes are wide enough for.

    Parameters
    ----------
    ax : Axes
        Where to add it.
    entries : sequence of (str, str)
        State and the words for it.
    **options
        Passed to `Axes.legend`.
    """
    wide = [0.52 + label_width(words, KEY) for _, words in entries]
    rows = 1
    while rows < len(wide) and _columns(wide, rows) > inches(ax)[0]:
        rows += 1
    columns = max(-(-len(entries) // rows), 1)
    options = {"fontsize": KEY, "borderpad": 0.2, "columnspacing": 1.0, **options}
    key(ax, entries, ncols=columns, **options)
    legend = ax.get_legend()
    for line in legend.get_lines() if legend else []:
        if line.get_gapcolor() is not None:
            width = line.get_linewidth() + WIDER
            core = Stroke(linewidth=CORE * width, foreground="white")
            line.set(linewidth=width, path_effects=[Normal(), core])


def _columns(wide: Sequence[float], rows: int) -> float:
    """Add up the widest of each column of so many rows."""
    return sum(max(wide[start : start + rows]) for start in range(0, len(wide), rows))


def inches(ax: Axes) -> tuple[float, float]:
    """Measure Axes.

    Parameters
    ----------
    ax : Axes
        On a figure.

    Returns
    -------
    tuple of float
        Width and height.
    """
    figure = ax.get_figure(root=True)
    assert figure is not None
    box, (wide, high) = ax.get_position(), figure.get_size_inches()
    return round(float(box.width * wide), 4), round(float(box.height * high), 4)


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
    places, scale = ring_places(left, right), min(1.0, inches(ax)[0] / FULL)
    for u, v, data in graph.edges(data=True):
        u, v = sorted((u, v))
        if u in places and v in places:
            strong = (u, v) in misfits
            curve = bent(places[u], places[v])
            width, name = (2.0 if strong else 0.8) * scale, f"{u}-{v}"
            draw_tie(ax, curve, data["state"], strong=strong, width=width, name=name)
    for actor, (x, y) in places.items():
        _draw_actor(ax, labels[actor], x, y, dot=6 * scale, hollow=actor in movable)
    words = {place: labels[actor] for actor, place in places.items()}
    reach = in_radii(ax, words, NAME)
    ax.set(xlim=(-reach, reach), ylim=(-1.0, 1.0))
    ax.axis("off")
    return places


def in_radii(ax: Axes, words: Mapping[tuple[float, float], str], size: float) -> float:
    """Say how far Axes may reach from the centre, in radii, so that no name is cut off.

    Parameters
    ----------
    ax : Axes
        Their width counts.
    words : mapping
        Names by their place on the unit circle, each written outwards.
    size : float
        Of the names, in points.

    Returns
    -------
    float
        At least 1.2.
    """
    half = inches(ax)[0] / 2
    rooms = [(abs(x), half - GAP - label_width(word, size)) for (x, _), word in words.items()]
    radius = min((max(room, half / 8) / max(x, 0.1) for x, room in rooms), default=half)
    return round(half / min(radius, half / 1.2), 4)


def _draw_actor(ax: Axes, label: str, x: float, y: float, *, dot: float, hollow: bool) -> None:
    """Draw one actor's dot and its name, outwards of the ring."""
    face, colour = ("white", GREY) if hollow else (INK, INK)
    ax.plot(x, y, "o", ms=dot, mfc=face, mec=INK, mew=1.2, zorder=5)
    ax.annotate(
        label,
        (x, y),
        xytext=(math.copysign(GAP * 60, x), 0),
        textcoords="offset points",
        ha="left" if x > 0 else "right",
        va="center",
        size=NAME,
        color=colour,
        style="italic" if hollow else "normal",
        annotation_clip=False,
    )
