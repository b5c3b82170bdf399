"""Camps through time: each actor a ribbon between two sides, pale where its side is not certain.

At each date the actors of a side are stacked; a ribbon that crosses the gap is a change of sides.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from matplotlib.axes import Axes
from matplotlib.patches import PathPatch
from matplotlib.path import Path as Curve

from analysis.plots.style import GREY, INK
from analysis.plots.years import axes_width

__all__ = ["Stand", "draw_ribbons", "slots"]

GAP = 1.5  # least rows between the sides


class Stand(NamedTuple):
    """Where an actor stands at one date: its side, and in what share of the optima it is there."""

    upper: bool
    share: float


def slots(stands: Mapping[str, Stand], order: Sequence[str], rows: int) -> dict[str, float]:
    """Stack the actors of one date: the upper side from the top down, the lower from the bottom up.

    Actors at the ends of the order keep their places while those between come, go or cross.

    Parameters
    ----------
    stands : mapping of str to Stand
        The actors present.
    order : sequence of str
        All actors from top to bottom; each side keeps this order.
    rows : int
        The most actors present at any date.

    Returns
    -------
    dict
        Actor to height in rows, from 0 at the bottom.

    Examples
    --------
    >>> stands = {"A": Stand(True, 1), "B": Stand(False, 1), "C": Stand(True, 1)}
    >>> slots(stands, ["A", "C", "B"], rows=4)
    {'A': 4.5, 'C': 3.5, 'B': 0.0}
    """
    upper = [actor for actor in order if actor in stands and stands[actor].upper]
    lower = [actor for actor in order if actor in stands and not stands[actor].upper]
    places = {actor: rows - 1 + GAP - k for k, actor in enumerate(upper)}
    return places | {actor: float(len(lower) - 1 - k) for k, actor in enumerate(lower)}


def draw_ribbons(
    ax: Axes,
    dates: Sequence[str],
    stands: Sequence[Mapping[str, Stand]],
    order: Sequence[str],
    *,
    colours: Mapping[str, str],
    labels: Mapping[str, str],
    early: Sequence[str],
    certain: float = 1.0,
) -> None:
    """Draw one ribbon an actor across the dates.

    Parameters
    ----------
    ax : Axes
        Where to draw; its limits are set.
    dates : sequence of str
        Words under each date.
    stands : sequence of mapping
        For each date, where each actor present stands.
    order : sequence of str
        All actors from top to bottom.
    colours : mapping
        Colours of the actors told apart; others are grey.
    labels : mapping
        Name of each actor.
    early : sequence of str
        The actors named at the first date too.
    certain : float
        A share below this is drawn pale and dotted.
    """
    rows = max((len(stand) for stand in stands), default=0)
    columns = [slots(stand, order, rows) for stand in stands]
    column = 72 * axes_width(ax) / max(len(dates) - 0.4, 1)  # points
    thick = min(5.0, max(3.0, 0.25 * column))
    for actor in order:
        colour = colours.get(actor, GREY)
        for t, places in enumerate(columns):
            if actor not in places:
                continue
            sure = stands[t][actor].share >= certain
            _stay(ax, actor, t, places[actor], colour, thick if sure else 2.0)
            if t + 1 < len(columns) and actor in columns[t + 1]:
                sure = sure and stands[t + 1][actor].share >= certain
                _pass(ax, t, places[actor], columns[t + 1][actor], colour, sure, actor in colours)
        look = INK if actor in colours else GREY
        _name(ax, actor, columns, labels[actor], look, early=actor in early)
    ax.set(xlim=(-0.3, len(dates) - 0.7), ylim=(-0.8, rows + GAP - 0.2))
    ax.set_xticks(range(len(dates)), dates)
    ax.set_yticks([])
    ax.tick_params(axis="x", length=0)
    for side in ("left", "bottom"):
        ax.spines[side].set_visible(False)


_HALF = 0.16  # of a column: where a ribbon lies flat


def _stay(ax: Axes, actor: str, t: int, y: float, colour: str, thick: float) -> None:
    """Draw the flat part at a date."""
    (line,) = ax.plot([t - _HALF, t + _HALF], [y, y], color=colour, lw=thick)
    line.set_gid(f"stand-{actor}-{t}")


def _pass(ax: Axes, t: int, start: float, end: float, colour: str, sure: bool, told: bool) -> None:
    """Draw the curve from one date to the next."""
    a, b = t + _HALF, t + 1 - _HALF
    middle = (a + b) / 2
    points = [(a, start), (middle, start), (middle, end), (b, end)]
    curve = Curve(points, [Curve.MOVETO, Curve.CURVE4, Curve.CURVE4, Curve.CURVE4])
    ax.add_patch(
        PathPatch(
            curve,
            fill=False,
            edgecolor=colour,
            alpha=0.9 if told else 0.45,
            linewidth=3.0 if sure else 1.2,
            linestyle="solid" if sure else (0, (1.5, 1.2)),
            zorder=3 if told else 1,
        )
    )


def _name(
    ax: Axes,
    actor: str,
    columns: Sequence[Mapping[str, float]],
    label: str,
    colour: str,
    *,
    early: bool,
) -> None:
    """Write the name at the edges the ribbon reaches; on the ribbon if it reaches neither."""
    present = [t for t, places in enumerate(columns) if actor in places]
    if not present:
        return
    first, last = present[0], present[-1]
    look: dict[str, Any] = {
        "va": "center",
        "size": 7.5,
        "color": colour,
        "clip_on": False,
        "zorder": 6,
    }
    if first == 0 and early:
        ax.text(-0.26, columns[0][actor], label, ha="right", **look)
    if last == len(columns) - 1:
        ax.text(last + 0.26, columns[last][actor], label, ha="left", **look)
    if first > 0 and last < len(columns) - 1:
        ground = {"facecolor": "white", "edgecolor": "none", "pad": 0.8}
        middle = (first + last) // 2
        ax.text(middle + 0.5, columns[middle][actor], label, ha="center", bbox=ground, **look)
