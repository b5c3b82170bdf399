"""The two-camp ring: which ties do not fit the division into two camps at the latest date."""

from __future__ import annotations

from datetime import date
from functools import partial

import networkx as nx
import pandas as pd

from analysis.dataset import Dataset
from analysis.figures.camps import (
    Camps,
    camp_names,
    camps_of,
    optima_text,
    pairs_text,
    signed_snapshot,
    strain_text,
)
from analysis.figures.drawing import Canvas, Drawing, Words
from analysis.figures.words import (
    count,
    footer,
    full_labels,
    full_names,
    joined,
    listed,
    sentence,
)
from analysis.network import decided
from analysis.plots.page import label_width, new_page, wrapped
from analysis.plots.ring import NAME, draw_ring, tie_key
from analysis.plots.style import day_text, names

IN_PLACE = (
    "Out of place are hostile ties within a camp and friendly ones across; pale ties are in place "
    "or not decided."
)


def camp_ring(dataset: Dataset) -> Drawing:
    """Draw the two camps on a ring with the ties that do not fit.

    Parameters
    ----------
    dataset : Dataset
        The data.

    Returns
    -------
    Drawing
        Title: how many ties two camps leave out of place.

    Raises
    ------
    AnalysisError
        If the data hold no tie among core actors at the latest date.
    """
    day = dataset.latest
    graph = signed_snapshot(dataset, day)
    signed = decided(graph)
    camps = camps_of(signed)
    full = full_names(dataset)
    share = f"{len(camps.misfits)} of {signed.number_of_edges()} ties"
    title = f"Two camps leave {share} out of place on {day_text(day)}"
    lines = [_index_text(graph, camps, day), optima_text(camps, full, "The division drawn")]
    lines += [strain_text(signed, camps, full)]
    lines += [f"Apart, without a decided tie to them: {listed(camps.apart, full)}."]
    lines = [line for line in lines[: 4 if camps.apart else 3] if line]
    subtitle = " ".join([*lines, IN_PLACE])
    words = title, subtitle, footer(dataset, "camp_ring")
    shown = (*camps.first, *camps.second)
    labels = names(shown, full_labels(dataset))
    alt = (
        f"{title}. Network drawn as a ring of {len(shown)} actors. On one side "
        f"{listed(camps.first, full, most=30)}; on the other "
        f"{listed(camps.second, full, most=30)}. Out of place: {pairs_text(camps.misfits, full)}."
    )
    lay_out = partial(_lay_out, words, graph, camps, labels)
    return Drawing(lay_out, _lines(graph, camps), title, alt)


def _lay_out(
    words: Words, graph: nx.Graph, camps: Camps, labels: dict[str, str], width: float
) -> Canvas:
    """Draw the ring on a page."""
    high = max(4.6, 0.18 * max(len(camps.first), len(camps.second)))
    longest = max(label_width(label, NAME) for label in labels.values())
    page = new_page(high + 0.75, *words, max(width, round(2 * longest + 1.3, 2)))
    ax = page.axes(0, 0.38, page.width, high)
    draw_ring(
        ax,
        graph,
        camps.first,
        camps.second,
        misfits=camps.misfits,
        movable=camps.moving,
        labels=labels,
    )
    called = zip(camp_names(camps), (camps.first, camps.second), strict=True)
    for (name, group), x, align in zip(called, (0.0, 1.0), ("left", "right"), strict=True):
        number = count(len(group), "actor").replace(" ", "\N{NO-BREAK SPACE}")
        head = f"{sentence(name)} ({number})" if name else ""
        lines = "\n".join(wrapped(head, 0.45 * page.width, 9, bold=True))
        ax.text(
            *(x, 1.01, lines), ha=align, va="bottom", size=9, weight="bold", transform=ax.transAxes
        )
    entries = _ring_key(graph, tuple(labels))
    tie_key(ax, entries, loc="upper center", bbox_to_anchor=(0.5, -0.005))
    return page.figure


def _ring_key(graph: nx.Graph, shown: tuple[str, ...]) -> list[tuple[str, str]]:
    """List what the lines mean, as far as it occurs."""
    occurring = {state for _, _, state in graph.subgraph(shown).edges(data="state")}
    words = {
        "friendly": "friendly, out of place",
        "hostile": "hostile, out of place",
        "ambivalent": "ambivalent",
        "claimed": "claimed by one side",
    }
    return [(state, text) for state, text in words.items() if state in occurring]


def _index_text(graph: nx.Graph, camps: Camps, day: date) -> str:
    """Give the line index and what it was computed on."""
    proof = "proven minimal" if camps.exact else "the best found, not proven minimal"
    undecided = sum(
        1 for _, _, state in graph.edges(data="state") if state in ("ambivalent", "claimed")
    )
    left_out = (
        f"; {count(undecided, 'pair')} ambivalent or one side's claim left out" if undecided else ""
    )
    return (
        f"Line index of balance (frustration index) {camps.line_index}, {proof}. {len(graph)} "
        "core actors on three layers (diplomatic, security, economic), "
        f"{day_text(day)}{left_out}."
    )


def _lines(graph: nx.Graph, camps: Camps) -> pd.DataFrame:
    """List every line of the ring, with its ties and whether it is out of place."""
    side = {
        a: number
        for number, group in enumerate((camps.first, camps.second), start=1)
        for a in group
    }
    rows = [
        {
            "source": u,
            "target": v,
            "state": data["state"],
            "source_camp": side[u],
            "target_camp": side[v],
            "out_of_place": (u, v) in camps.misfits,
            "ties": joined(data["ties"]),
            "claims": joined(data["claims"]),
        }
        for u, v, data in sorted((min(e[:2]), max(e[:2]), e[2]) for e in graph.edges(data=True))
        if u in side and v in side
    ]
    return pd.DataFrame(rows)
