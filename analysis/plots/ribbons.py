"""Camps through time: each actor a ribbon between two sides, pale where its side is not certain.

At each date the actors of a side are stacked; a ribbon that crosses the gap is a change of sides.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from matplotlib.axes import Axes
from matplotlib.patches import PathPatch
from matplotlib.path import Path as Curve

from analysis.plots.page import label_width
from analysis.plots.style import GREY, INK
from analysis.plots.years import axes_width

__all__ = ["Stand", "column_points", "draw_ribbons", "on_ribbon", "slots"]

GAP = 1.5  # least rows between the sides
_RISE, _GROUND = 1.25, "#EDEDED"  # rows of ground above the lower side, and its colour
_SIZE, _APART = 7.5, 3.0  # points: of the names, and from a ribbon to its name


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
    column = column_points(axes_width(ax), len(dates))
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
        _name(ax, actor, columns, labels[actor], look, column, early=actor in early)
    _ground(ax, stands, columns)
    ax.set(xlim=(-0.3, len(dates) - 0.7), ylim=(-0.8, rows + GAP - 0.2))
    ax.set_xticks(range(len(dates)), dates)
    ax.set_yticks([])
    ax.tick_params(axis="x", length=0)
    for side in ("left", "bottom"):
        ax.spines[side].set_visible(False)


def column_points(wide: float, dates: int) -> float:
    """Give the points from date to date on Axes so many inches wide."""
    return 72 * wide / max(dates - 0.4, 1)


_HALF = 0.16  # of a column: where a ribbon lies flat


def _ground(
    ax: Axes, stands: Sequence[Mapping[str, Stand]], columns: Sequence[Mapping[str, float]]
) -> None:
    """Lay a pale ground under the lower side, as high at each date as that side is."""
    tops = [
        max((y for actor, y in places.items() if not stand[actor].upper), default=-0.8 - _RISE)
        for stand, places in zip(stands, columns, strict=True)
    ]
    ends = [t - 0.5 for t in range(len(tops) + 1)]
    ax.stairs(
        [top + _RISE for top in tops], ends, baseline=-0.8, fill=True, color=_GROUND, lw=0, zorder=0
    )


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
    column: float,
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
        "size": _SIZE,
        "color": colour,
        "annotation_clip": False,
        "zorder": 6,
        "textcoords": "offset points",
    }
    if first == 0 and early:
        place = -_HALF, columns[0][actor]
        ax.annotate(label, place, xytext=(-_APART, 0), ha="right", **look)
    if last == len(columns) - 1:
        place = last + _HALF, columns[last][actor]
        ax.annotate(label, place, xytext=(_APART, 0), ha="left", **look)
    if first > 0 and last < len(columns) - 1:
        ground = {"facecolor": "white", "edgecolor": "none", "pad": 0.8}
        middle = (first + last) // 2
        place = middle + 0.5, columns[middle][actor]
        words = label if on_ribbon(label, last - first, column) else actor
        ax.annotate(words, place, xytext=(0, 0), ha="center", bbox=ground, **look)


def on_ribbon(label: str, dates: int, column: float) -> bool:
    """Say whether a name has room on a ribbon; its id stands there if not.

    Parameters
    ----------
    label : str
        The name.
    dates : int
        From the first to the last date of the ribbon.
    column : float
        From date to date, in points.

    Returns
    -------
    bool
        Whether the ribbon can be seen at both ends of the name.

    Examples
    --------
    >>> on_ribbon("STC (S. Yemen)", 8, 20.0), on_ribbon("STC (S. Yemen)", 8, 6.0)
    (True, False)
    """
    return 72 * label_width(label, _SIZE) + 4 * _APART < dates * column
