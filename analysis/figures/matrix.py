"""The relation matrix: who stands with whom in January 2016 and at the latest date."""

from __future__ import annotations

from collections import Counter
from datetime import date
from functools import partial

import networkx as nx
import pandas as pd

from analysis.dataset import Dataset
from analysis.figures.camps import (
    Pair,
    camp_names,
    camps_of,
    optima_text,
    pairs_text,
    signed_snapshot,
)
from analysis.figures.drawing import Canvas, Drawing, Words
from analysis.figures.words import EARLIER, footer, full_labels, full_names, joined, listed
from analysis.network import decided, pair_state, snapshot
from analysis.plots.cells import WORDS, cell_key, key_rows
from analysis.plots.matrix import draw_matrix, head_rises
from analysis.plots.page import label_width, new_page
from analysis.plots.space import free_area
from analysis.plots.style import day_text, names

# Inches: of a cell at most, its least height, and of the names of the blocks.
CELL, LOWEST, RIGHT = 0.205, 0.175, 0.22
LEAST = 0.021  # of the width: a cell is no narrower, and the page wider if it must be
CHANGES = {
    "friendly": "friendly",
    "hostile": "hostile",
    "ambivalent": "ambivalent",
    "claimed": "one side's claim",
    "none": "no notable tie",
}


def relation_matrix(dataset: Dataset) -> Drawing:
    """Draw who stands with whom, in January 2016 and at the latest date.

    Parameters
    ----------
    dataset : Dataset
        The data.

    Returns
    -------
    Drawing
        Title: how many pairs changed.

    Raises
    ------
    AnalysisError
        If the data hold no tie among core actors at the latest date.
    """
    day = dataset.latest
    below, above = snapshot(dataset, on=EARLIER), signed_snapshot(dataset, day)
    camps = camps_of(decided(above))
    gone = tuple(sorted(set(below) - set(above)))
    order = [*camps.first, *reversed(camps.second), *camps.apart, *gone]
    both, changed = compared(below, above)
    full = full_names(dataset)
    title = _changes_title(above, changed, len(both), day)
    lasting = len(set(below) & set(above))
    subtitle = (
        f"{len(order)} core actors on three layers (diplomatic, security, economic); below the "
        "diagonal "
        f"{day_text(EARLIER)}, above it "
        f"{day_text(day)}.\nChange is counted among the {lasting} that existed on both days. "
        f"{optima_text(camps, full, 'The later division into camps')}"
    )
    sizes = len(camps.first), len(camps.second)
    blocks = list(zip(camp_names(camps), sizes, strict=True))
    blocks += [("apart", len(camps.apart)), ("ended", len(gone))]
    table = _cells(order, below, above, changed)
    alt = (
        f"{title}. Matrix of {len(order)} actors ordered by camp: "
        f"{listed(camps.first, full, most=30)}; against "
        f"{listed(camps.second, full, most=30)}. Changed pairs: {pairs_text(changed, full)}."
    )
    lay_out = partial(
        _lay_out,
        (title, subtitle, footer(dataset, "relation_matrix")),
        names(order, full_labels(dataset)),
        (below, above),
        changed,
        [block for block in blocks if block[1]],
        [state for state in WORDS if state in set(table["state"]) | {"none"}],
    )
    return Drawing(lay_out, table, title, alt)


def _lay_out(
    words: Words,
    labels: dict[str, str],
    graphs: tuple[nx.Graph, nx.Graph],
    changed: frozenset[Pair],
    blocks: list[tuple[str, int]],
    states: list[str],
    width: float,
) -> Canvas:
    """Draw the matrix on a page, with its key; `labels` are in order."""
    n, (inside, _) = len(labels), free_area(words, width)
    called, size = list(labels.values()), 8.0 if inside > CELL * n else 7.0
    side = round(max(label_width(label, size) for label in called) + 0.07, 3)
    wide = round(min(max((inside - side - RIGHT) / n, LEAST * width), CELL), 4)
    across, up = wide * n, max(wide, LOWEST) * n
    rises = head_rises(called, size, wide)
    heads = max(rise + label_width(name, size) for name, rise in zip(called, rises, strict=True))
    rows = key_rows(states, inside)
    key = round(0.19 * len(rows), 2)
    paper = max(width, round(side + across + RIGHT + 0.2, 2))
    page = new_page(up + heads + key + 0.15, *words, paper)
    left = max(side, round((page.width - across) / 2, 3)) if wide == CELL else side
    ax = page.axes(left, key + 0.15, across, up)
    draw_matrix(ax, list(labels), *graphs, changed=changed, blocks=blocks, labels=labels, size=size)
    cell_key(page.axes(0, 0, inside, key), rows)
    return page.figure


def compared(below: nx.Graph, above: nx.Graph) -> tuple[list[Pair], frozenset[Pair]]:
    """Compare the state of each pair on two dates.

    Parameters
    ----------
    below, above : networkx.Graph
        The earlier and the later snapshot.

    Returns
    -------
    tuple
        The pairs known on both dates (both actors exist, and the pair was reviewed or has a tie),
        and those among them whose state differs.
    """
    actors = sorted(set(below) & set(above))
    pairs = [(u, v) for u in actors for v in actors if u < v]
    states = {pair: tuple(pair_state(graph, *pair) for graph in (below, above)) for pair in pairs}
    known = [pair for pair in pairs if "unreviewed" not in states[pair]]
    return known, frozenset(pair for pair in known if states[pair][0] != states[pair][1])


def _changes_title(above: nx.Graph, changed: frozenset[Pair], known: int, day: date) -> str:
    """State how many pairs changed, and into what."""
    states = Counter(pair_state(above, *pair) for pair in changed)
    turned = ", ".join(f"{states[state]} to {CHANGES[state]}" for state in CHANGES if states[state])
    how = f": {turned}" if turned else ""
    return f"{len(changed)} of {known} pairs changed between January 2016 and {day_text(day)}{how}"


def _cells(
    order: list[str], below: nx.Graph, above: nx.Graph, changed: frozenset[Pair]
) -> pd.DataFrame:
    """List every cell, with the ties that made its state."""
    rows = []
    for row, u in enumerate(order):
        for column, v in enumerate(order):
            if row != column:
                graph, half = (above, "above") if column > row else (below, "below")
                pair = (min(u, v), max(u, v))
                data = graph.edges[pair] if graph.has_edge(*pair) else {}
                rows.append(
                    {
                        "row": u,
                        "column": v,
                        "date": graph.graph["on"],
                        "half": half,
                        "state": pair_state(graph, u, v),
                        "changed": half == "above" and pair in changed,
                        "ties": joined(data.get("ties", ())),
                        "claims": joined(data.get("claims", ())),
                    }
                )
    return pd.DataFrame(rows)
