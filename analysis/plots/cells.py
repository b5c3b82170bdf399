"""Cells of the relation matrix, each state a fill and a sign to read in grey, and their key."""

from __future__ import annotations

from collections.abc import Sequence

from matplotlib.axes import Axes
from matplotlib.patches import PathPatch, Polygon, Rectangle
from matplotlib.path import Path as Curve

from analysis.plots.page import label_width
from analysis.plots.ring import inches
from analysis.plots.space import in_rows
from analysis.plots.style import ACCENT, MARKS

__all__ = ["WORDS", "cell_key", "draw_cell", "key_rows", "outline"]

ABSENT_FILL = "#EFEFEF"
WORDS = {
    "friendly": "friendly",
    "hostile": "hostile",
    "ambivalent": "ambivalent",
    "claimed": "one side's claim",
    "none": "no notable tie",
    "unreviewed": "not reviewed",
    "absent": "did not exist",
    "changed": "changed in between",
}
EDGE, SIGN = 0.014, 0.038  # inches: of an outline within its cell, of an arm of a sign
KEY_CELL, APART = 0.15, 0.1  # inches: of a cell in the key, between its entries


def draw_cell(
    ax: Axes, x: float, y: float, state: str, shape: tuple[float, float], name: str = ""
) -> None:
    """Draw one cell; a pair without a notable tie stays white.

    Parameters
    ----------
    ax : Axes
        Where to draw; a unit is a cell.
    x, y : float
        The corner with the least of both.
    state : str
        A key of `WORDS`.
    shape : tuple of float
        Width and height of a cell in inches, for the sign to fit.
    name : str
        Id of the element in an SVG.
    """
    if state == "none":
        return
    if state == "ambivalent":
        corners = {
            "friendly": [(x, y), (x + 1, y), (x, y + 1)],
            "hostile": [(x + 1, y), (x + 1, y + 1), (x, y + 1)],
        }
        for part, points in corners.items():
            half = ax.add_patch(
                Polygon(points, facecolor=MARKS[part].colour, edgecolor="none", zorder=1)
            )
            half.set_gid(f"{name}-{part}" if name else None)
            shift = 0.27 if part == "friendly" else 0.73
            _sign(ax, x + shift, y + shift, part, shape, 0.7)
        return
    face = {"unreviewed": "white", "absent": ABSENT_FILL, "claimed": "white"}.get(state)
    cell = Rectangle(
        (x, y), 1, 1, facecolor=face or MARKS[state].colour, edgecolor="none", zorder=1
    )
    if state == "unreviewed":
        cell.set(hatch="/////", edgecolor="#A8A8A8", linewidth=0)
    cell.set_gid(name or None)
    ax.add_patch(cell)
    if state == "claimed":
        mark, place = MARKS[state], (x + 0.5, y + 0.52)
        ax.text(
            *(*place, mark.glyph),
            ha="center",
            va="center_baseline",
            size=7,
            weight="bold",
            color=mark.dark,
            zorder=3,
        )
    elif state in MARKS:
        _sign(ax, x + 0.5, y + 0.5, state, shape, 1.0)


def _sign(
    ax: Axes, x: float, y: float, state: str, shape: tuple[float, float], scale: float
) -> None:
    """Draw the plus or the minus of a state, as a share of its full size."""
    arm = min(SIGN, 0.28 * min(shape)) * scale
    across, up = arm / shape[0], arm / shape[1]
    strokes = [(x - across, y), (x + across, y), (x, y - up), (x, y + up)]
    ends = strokes if state == "friendly" else strokes[:2]
    sign = PathPatch(Curve(ends, [Curve.MOVETO, Curve.LINETO] * (len(ends) // 2)), fill=False)
    sign.set(edgecolor=MARKS[state].ink, linewidth=32 * arm / scale**0.5, zorder=3)
    ax.add_patch(sign)


def key_rows(states: Sequence[str], wide: float) -> list[list[str]]:
    """Part the entries of the key, the outline of a changed pair last, into rows that fit.

    Parameters
    ----------
    states : sequence of str
        Keys of `WORDS`.
    wide : float
        Inches.

    Returns
    -------
    list of list of str
        Rows of entries.

    Examples
    --------
    >>> key_rows(["friendly", "hostile"], 2.0)
    [['friendly', 'hostile'], ['changed']]
    """
    return in_rows({entry: _taken(entry) for entry in (*states, "changed")}, wide + APART)


def _taken(entry: str) -> float:
    """Give the inches an entry of the key takes."""
    return KEY_CELL + 0.05 + label_width(WORDS[entry], 7.5) + APART


def cell_key(ax: Axes, rows: Sequence[Sequence[str]]) -> None:
    """Draw the key of cells.

    Parameters
    ----------
    ax : Axes
        Where to draw; its limits are set.
    rows : sequence of sequence of str
        As `key_rows` parts the entries.
    """
    wide, high = (side / KEY_CELL for side in inches(ax))
    ax.set(xlim=(-0.05, wide - 0.05), ylim=(high - 0.05, -0.05))
    for number, row in enumerate(rows):
        x, y = 0.0, number * high / len(rows)
        for entry in row:
            ax.add_patch(Rectangle((x, y), 1, 1, facecolor="white", edgecolor="#BDBDBD", lw=0.6))
            if entry == "changed":
                outline(ax, x, y, KEY_CELL, KEY_CELL)
            else:
                draw_cell(ax, x, y, entry, (KEY_CELL, KEY_CELL))
            ax.text(x + 1.3, y + 0.5, WORDS[entry], va="center", ha="left", size=7.5)
            x += _taken(entry) / KEY_CELL
    ax.axis("off")


def outline(ax: Axes, x: float, y: float, wide: float, high: float) -> Rectangle:
    """Outline a changed pair.

    Parameters
    ----------
    ax : Axes
        Where to draw; a unit is a cell.
    x, y : float
        The corner of the cell with the least of both.
    wide, high : float
        Of the cell, in inches.

    Returns
    -------
    Rectangle
        The outline.
    """
    off = min(EDGE, 0.08 * wide)
    across, up = off / wide, off / high
    box = Rectangle((x + across, y + up), 1 - 2 * across, 1 - 2 * up, fill=False)
    box.set(linewidth=min(1.7, 14 * wide), edgecolor=ACCENT, zorder=4)
    ax.add_patch(box)
    return box
