"""The relation matrix: every pair on two dates, earlier below the diagonal, later above it.

Actors are ordered by camp; pairs that changed are outlined. A cell is a patch with a sign, so that
it reads in grey.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from itertools import accumulate

import networkx as nx
from matplotlib.axes import Axes
from matplotlib.patches import Rectangle

from analysis.network import pair_state
from analysis.plots.cells import draw_cell, outline
from analysis.plots.page import label_width, wrapped
from analysis.plots.ring import inches
from analysis.plots.style import GREY, INK

__all__ = ["draw_matrix", "head_rises"]

LINE = 0.0139  # inches a point: of a column, to hold a name upright
PAD, BAR = 0.04, 0.06  # inches: of names and of bars off the matrix


def draw_matrix(
    ax: Axes,
    order: Sequence[str],
    below: nx.Graph,
    above: nx.Graph,
    *,
    changed: Collection[tuple[str, str]],
    blocks: Sequence[tuple[str, int]],
    labels: Mapping[str, str],
    size: float = 8.0,
) -> None:
    """Draw the matrix of two dates.

    Cells are as wide and high as the Axes make them. Where columns are narrower than a line of
    words, every second name stands above the others, at the end of a hair line.

    Parameters
    ----------
    ax : Axes
        Where to draw; its limits are set.
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
    size : float
        Of the names, in points.
    """
    n = len(order)
    shape = inches(ax)[0] / max(n, 1), inches(ax)[1] / max(n, 1)
    for row, u in enumerate(order):
        for column, v in enumerate(order):
            if row != column:
                graph = above if column > row else below
                date = "above" if column > row else "below"
                state = pair_state(graph, u, v)
                draw_cell(ax, column, row, state, shape, f"cell-{date}-{u}-{v}")
                if column > row and tuple(sorted((u, v))) in changed:
                    outline(ax, column, row, *shape).set_gid(f"changed-{u}-{v}")
    _draw_frame(ax, n, blocks)
    _name_blocks(ax, blocks, size)
    words = [labels[actor] for actor in order]
    ax.set(xlim=(0, n), ylim=(n, 0))
    ax.set_yticks([position + 0.5 for position in range(n)], words)
    ax.tick_params(length=0, pad=3, labelsize=size)
    _name_columns(ax, words, size)


def head_rises(words: Sequence[str], size: float, column: float) -> list[float]:
    """Say how far above the matrix each column's name stands.

    Parameters
    ----------
    words : sequence of str
        Names, from left to right.
    size : float
        Of the names, in points.
    column : float
        Inches a column is wide: one narrower than a line of words has every second name above the
        others.

    Returns
    -------
    list of float
        Inches.

    Examples
    --------
    >>> head_rises(["Iran", "Oman"], 8, 0.2), head_rises(["Iran", "Oman"], 8, 0.1)
    ([0.04, 0.04], [0.04, 0.317])
    """
    near = max((label_width(word, size) for word in words[::2]), default=0.0)
    above = near + 0.06 if column < LINE * size else 0.0
    return [round(PAD + above * (position % 2), 4) for position in range(len(words))]


def _name_columns(ax: Axes, words: Sequence[str], size: float) -> None:
    """Write names upright over the columns, those above others at the end of a hair line."""
    rises = head_rises(words, size, inches(ax)[0] / max(len(words), 1))
    for position, (word, rise) in enumerate(zip(words, rises, strict=True)):
        place, points = (position + 0.5, 0), (0, 72 * rise)
        if rise > PAD:
            ax.annotate(
                *("", place),
                xytext=points,
                textcoords="offset points",
                arrowprops={
                    "arrowstyle": "-",
                    "lw": 0.4,
                    "color": GREY,
                    "shrinkA": 0,
                    "shrinkB": 0,
                },
            )
        ax.annotate(
            *(word, place),
            xytext=points,
            textcoords="offset points",
            rotation=90,
            ha="center",
            va="bottom",
            size=size,
            color="#404040",
        )
    ax.set_xticks([])


def _draw_frame(ax: Axes, n: int, blocks: Sequence[tuple[str, int]]) -> None:
    """Draw the grid, the diagonal and the bounds of the blocks, with bars on the right."""
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
    start, cell = 0, inches(ax)[0] / max(n, 1)
    for _, size in blocks:
        if start:
            ax.plot([0, n], [start, start], color=INK, lw=1.6, zorder=3.5)
            ax.plot([start, start], [0, n], color=INK, lw=1.6, zorder=3.5)
        bar = [start + 0.15, start + size - 0.15]
        ax.plot([n + BAR / cell] * 2, bar, color=INK, lw=1.2, clip_on=False)
        start += size
    for spine in ax.spines.values():
        spine.set_visible(False)


def _name_blocks(ax: Axes, blocks: Sequence[tuple[str, int]], size: float) -> None:
    """Write the blocks' names along their bars, or beside them where there is no room for that."""
    n = sum(number for _, number in blocks)
    across, up = (side / max(n, 1) for side in inches(ax))
    halves = [label_width(name, size) / up / 2 + 0.2 for name, _ in blocks]
    ends = list(accumulate(number for _, number in blocks))
    middles = [end - number / 2 for end, (_, number) in zip(ends, blocks, strict=True)]
    turned = 2 * sum(halves) <= n
    for k in range(1, len(blocks) * turned):
        middles[k] = max(middles[k], middles[k - 1] + halves[k - 1] + halves[k])
    last = float(n)
    for k in reversed(range(len(blocks) * turned)):
        middles[k] = min(middles[k], last - halves[k])
        last = middles[k] - halves[k]
    for (name, _), middle in zip(blocks, middles, strict=True):
        words, points = (name, size) if turned else ("\n".join(wrapped(name, 0.45, 7)), 7)
        x, turn = n + (BAR + 0.03) / across, 270 if turned else 0
        ax.text(x, middle, words, rotation=turn, ha="left", va="center", size=points)
