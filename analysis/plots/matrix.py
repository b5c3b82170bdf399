"""The relation matrix: every pair on two dates, earlier below the diagonal, later above it.

Actors are ordered by camp; pairs that changed are outlined. A cell is a patch with a sign, so that
it reads in grey.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

import networkx as nx
from matplotlib.axes import Axes
from matplotlib.patches import Polygon, Rectangle

from analysis.network import pair_state
from analysis.plots.page import wrapped
from analysis.plots.style import ACCENT, INK, MARKS

ABSENT_FILL = "#EFEFEF"
WORDS = {
    "friendly": "friendly",
    "hostile": "hostile",
    "ambivalent": "ambivalent",
    "claimed": "claimed only",
    "none": "no notable tie",
    "unreviewed": "not reviewed",
    "absent": "did not exist",
}


def draw_matrix(
    ax: Axes,
    order: Sequence[str],
    below: nx.Graph,
    above: nx.Graph,
    *,
    changed: Collection[tuple[str, str]],
    blocks: Sequence[tuple[str, int]],
    labels: Mapping[str, str],
) -> None:
    """Draw the matrix of two dates.

    Parameters
    ----------
    ax : Axes
        Where to draw; its limits and aspect are set.
    order : sequence of str
        Actors from top to bottom and left to right.
    below, above : networkx.Graph
        The earlier and the later date; edges carry `state`, `graph["unreviewed"]` the pairs nobody
        looked at.
    changed : collection of pairs
        Outlined above the diagonal; the pair is ordered as its ids sort.
    blocks : sequence of (str, int)
        Name and size of each run of actors in `order`.
    labels : mapping
        Name of each actor.
    """
    n = len(order)
    for row, u in enumerate(order):
        for column, v in enumerate(order):
            if row != column:
                graph = above if column > row else below
                date = "above" if column > row else "below"
                _draw_cell(ax, column, row, pair_state(graph, u, v), f"cell-{date}-{u}-{v}")
                if column > row and tuple(sorted((u, v))) in changed:
                    box = Rectangle(
                        (column + 0.07, row + 0.07),
                        0.86,
                        0.86,
                        fill=False,
                        lw=1.7,
                        ec=ACCENT,
                        zorder=4,
                    )
                    box.set_gid(f"changed-{u}-{v}")
                    ax.add_patch(box)
    _draw_frame(ax, n, blocks)
    words = [labels[actor] for actor in order]
    ax.set(xlim=(0, n), ylim=(n, 0), aspect="equal")
    middles = [position + 0.5 for position in range(n)]
    ax.set_yticks(middles, words)
    ax.set_xticks(middles, words, rotation=90)
    ax.tick_params(length=0, pad=3, top=True, labeltop=True, bottom=False, labelbottom=False)


def _draw_cell(ax: Axes, x: float, y: float, state: str, name: str = "") -> None:
    """Draw one cell; a pair without a notable tie stays white."""
    if state == "none":
        return
    if state == "ambivalent":
        corners = {
            "friendly": [(x, y), (x + 1, y), (x, y + 1)],
            "hostile": [(x + 1, y), (x + 1, y + 1), (x, y + 1)],
        }
        for part, points in corners.items():
            shape = ax.add_patch(
                Polygon(points, facecolor=MARKS[part].colour, edgecolor="none", zorder=1)
            )
            shape.set_gid(f"{name}-{part}" if name else None)
            shift = 0.29 if part == "friendly" else 0.71
            _glyph(ax, x + shift, y + shift, part, 7)
        return
    face = {"unreviewed": "white", "absent": ABSENT_FILL, "claimed": "white"}.get(state)
    cell = Rectangle(
        (x, y), 1, 1, facecolor=face or MARKS[state].colour, edgecolor="none", zorder=1
    )
    if state == "unreviewed":
        cell.set(hatch="/////", edgecolor="#A8A8A8", linewidth=0)
    cell.set_gid(name or None)
    ax.add_patch(cell)
    if state in MARKS:
        _glyph(ax, x + 0.5, y + 0.5, state, 8)


def _glyph(ax: Axes, x: float, y: float, state: str, size: float) -> None:
    """Write the sign of a state into a cell; a claim's cell is white."""
    mark = MARKS[state]
    ax.text(
        x,
        y + 0.02,
        mark.glyph,
        ha="center",
        va="center_baseline",
        size=size,
        weight="bold",
        color=mark.dark if state == "claimed" else mark.ink,
        zorder=3,
    )


def _draw_frame(ax: Axes, n: int, blocks: Sequence[tuple[str, int]]) -> None:
    """Draw the grid, the diagonal and the bounds of the blocks, their names on the right."""
    for position in range(n + 1):
        ax.plot([0, n], [position, position], color="#DDDDDD", lw=0.5, zorder=2)
        ax.plot([position, position], [0, n], color="#DDDDDD", lw=0.5, zorder=2)
    for position in range(n):
        ax.add_patch(
            Rectangle((position, position), 1, 1, facecolor="#C8C8C8", edgecolor="none", zorder=2.5)
        )
    ax.add_patch(
        Rectangle((0, 0), n, n, fill=False, edgecolor=INK, lw=0.8, zorder=5, clip_on=False)
    )
    start = 0
    for name, size in blocks:
        if start:
            ax.plot([0, n], [start, start], color=INK, lw=1.6, zorder=3.5)
            ax.plot([start, start], [0, n], color=INK, lw=1.6, zorder=3.5)
        ax.plot(
            [n + 0.3, n + 0.3],
            [start + 0.15, start + size - 0.15],
            color=INK,
            lw=1.2,
            clip_on=False,
        )
        _name_block(ax, name, size, n + 0.5, start + size / 2)
        start += size
    for spine in ax.spines.values():
        spine.set_visible(False)


def _name_block(ax: Axes, name: str, size: int, x: float, y: float) -> None:
    """Write a block's name along it, or in short lines beside it if the block is small."""
    long = size > 5
    words = name if long else "\n".join(wrapped(name, 0.45, 7))
    turn, points = (270, 8) if long else (0, 7)
    ax.text(x, y, words, rotation=turn, ha="left", va="center", size=points)


def cell_key(ax: Axes, states: Sequence[str]) -> None:
    """Draw the key of cells in a row, with the outline of a changed pair at its end.

    Parameters
    ----------
    ax : Axes
        Where to draw; its limits and aspect are set.
    states : sequence of str
        Keys of `WORDS`.
    """
    x = 0.0
    for state in (*states, "changed"):
        ax.add_patch(Rectangle((x, 0), 1, 1, facecolor="white", edgecolor="#BDBDBD", lw=0.6))
        if state == "changed":
            ax.add_patch(
                Rectangle((x + 0.07, 0.07), 0.86, 0.86, fill=False, lw=1.7, ec=ACCENT, zorder=4)
            )
        else:
            _draw_cell(ax, x, 0, state)
        words = WORDS.get(state, "changed in between")
        ax.text(x + 1.25, 0.5, words, va="center", ha="left", size=7.5)
        x += 2.0 + 0.36 * len(words)
    ax.set(xlim=(-0.05, x), ylim=(1.05, -0.05), aspect="equal", anchor="W")
    ax.axis("off")
