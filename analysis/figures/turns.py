"""The same actors in the same places at six turning points."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import partial
from itertools import combinations
from typing import NamedTuple

import networkx as nx
import pandas as pd

from analysis.dataset import Dataset
from analysis.errors import AnalysisError
from analysis.figures.camps import among
from analysis.figures.drawing import Canvas, Drawing, Words
from analysis.figures.words import (
    ARTICLE_DAY,
    NUMBERS,
    count,
    footer,
    full_labels,
    full_names,
    joined,
    sentence,
)
from analysis.measures.frustration import frustration_index
from analysis.network import decided, pair_state, snapshot
from analysis.plots.circle import draw_circle
from analysis.plots.page import Page, new_page
from analysis.plots.style import day_text, key, names

# Clockwise from the top: neighbours on the circle are those most often on one side.
PANEL = ("SAU", "ARE", "BHR", "EGY", "USA", "ISR", "HOUTHI", "IRN", "TUR", "QAT")
POINTS = (
    (date(2016, 1, 8), "Gulf states break with Iran"),
    (date(2017, 6, 8), "four states close their borders to Qatar"),
    (date(2021, 1, 8), "accords with Israel, Qatar reconciled"),
    (date(2023, 4, 8), "Saudi Arabia and Iran restore relations"),
    (ARTICLE_DAY, "Bahrain's message to Iran"),
)
SIDE, HIGH, HEAD = 3.3, 2.1, 0.58  # of a panel and its heading, in inches
ROWS, COLUMNS = 3, 2


class Moment(NamedTuple):
    """One panel: its day, what had happened, the network, and what changed since the one before."""

    day: date
    words: str
    graph: nx.Graph
    changed: tuple[tuple[str, str], ...]


def turning_points(dataset: Dataset) -> Drawing:
    """Draw ten actors on a circle at six turning points.

    Parameters
    ----------
    dataset : Dataset
        The data.

    Returns
    -------
    Drawing
        Title: how many pairs changed from panel to panel, and the ties out of place.

    Raises
    ------
    AnalysisError
        If the actors have no tie on any of the days.
    """
    moments = _moments(dataset)
    if not any(moment.graph.number_of_edges() for moment in moments):
        raise AnalysisError("nothing to draw: the actors shown have no tie; add rows to ties.csv")
    indices = [frustration_index(decided(moment.graph)).value for moment in moments]
    title = _title(moments, indices)
    subtitle = (
        f"{sentence(NUMBERS[len(PANEL)])} actors in fixed places, ties on three layers. Thick "
        "lines are pairs whose state changed since the panel before; a tie that ended is counted "
        "and has no line. L is the line index of balance: the fewest ties that any division of "
        "these actors into two camps leaves out of place."
    )
    words = title, subtitle, footer(dataset, "turning_points")
    lay_out = partial(_lay_out, words, moments, indices, full_labels(dataset))
    return Drawing(lay_out, _table(moments), title, _alt(dataset, title, moments, indices))


def _lay_out(
    words: Words, moments: list[Moment], indices: list[int], full: dict[str, str], width: float
) -> Canvas:
    """Draw the panels on a page, with their key."""
    page = new_page(ROWS * (HIGH + HEAD) + 0.3, *words, width)
    for place, (moment, index) in enumerate(zip(moments, indices, strict=True)):
        _panel(page, place, moment, index, full)
    states = {state for m in moments for _, _, state in m.graph.edges(data="state")}
    ax = page.axes(0, 0, page.width, 0.25)
    ax.axis("off")
    key(ax, [(s, _KEY[s]) for s in _KEY if s in states], loc="center", ncols=4, fontsize=8)
    return page.figure


_KEY = {
    "friendly": "friendly",
    "hostile": "hostile",
    "ambivalent": "ambivalent",
    "claimed": "claimed by one side",
}


def _moments(dataset: Dataset) -> list[Moment]:
    points = [*POINTS, (dataset.latest, "the latest day reviewed")]
    moments: list[Moment] = []
    for day, words in points:
        graph = snapshot(dataset, on=day)
        graph = among(graph, PANEL)
        before = moments[-1].graph if moments else graph
        pairs = [tuple(sorted(pair)) for pair in combinations(PANEL, 2)]
        changed = [(u, v) for u, v in pairs if pair_state(before, u, v) != pair_state(graph, u, v)]
        moments.append(Moment(day, words, graph, tuple(sorted(changed))))
    return moments


def _panel(page: Page, place: int, moment: Moment, index: int, full: dict[str, str]) -> None:
    """Draw one moment with its heading."""
    row, column = divmod(place, COLUMNS)
    gap = page.width - COLUMNS * SIDE
    left, bottom = column * (SIDE + gap), 0.3 + (ROWS - 1 - row) * (HIGH + HEAD)
    ax = page.axes(left, bottom, SIDE, HIGH)
    draw_circle(ax, moment.graph, PANEL, strong=moment.changed, labels=names(PANEL, full))
    total = decided(moment.graph).number_of_edges()
    change = f" · {count(len(moment.changed), 'pair')} changed" if place else ""
    head = page.axes(left, bottom + HIGH + 0.04, SIDE, 0.5)
    head.axis("off")
    head.text(0, 0.62, day_text(moment.day), size=9, weight="bold", va="bottom")
    head.text(0, 0.3, moment.words, size=8, va="bottom")
    head.text(0, -0.02, f"L = {index} of {count(total, 'tie')}{change}", size=8, va="bottom")


def _title(moments: Sequence[Moment], indices: Sequence[int]) -> str:
    total = sum(len(moment.changed) for moment in moments[1:])
    most = max(moments[1:], key=lambda moment: (len(moment.changed), -moment.day.toordinal()))
    before = moments[moments.index(most) - 1]
    number = len(most.changed)
    peak = f", {NUMBERS[number] if number < len(NUMBERS) else number} of them between "
    peak += f"{day_text(before.day)} and {day_text(most.day)}"
    moved = f"went from {indices[0]} to" if indices[0] != indices[-1] else "stayed at"
    return (
        f"{sentence(count(total, 'change'))} among {NUMBERS[len(PANEL)]} actors over six turning "
        f"points{peak if total else ''}; ties out of place {moved} {indices[-1]}"
    )


def _table(moments: Sequence[Moment]) -> pd.DataFrame:
    rows = [
        {
            "day": moment.day.isoformat(),
            "source": u,
            "target": v,
            "state": data["state"],
            "changed": (u, v) in moment.changed,
            "ties": joined(data["ties"]),
            "claims": joined(data["claims"]),
        }
        for moment in moments
        for u, v, data in sorted((*sorted(e[:2]), e[2]) for e in moment.graph.edges(data=True))
    ]
    return pd.DataFrame(rows)


def _alt(dataset: Dataset, title: str, moments: Sequence[Moment], indices: Sequence[int]) -> str:
    full = full_names(dataset)
    parts = []
    for moment, index in zip(moments, indices, strict=True):
        text = f"{day_text(moment.day)}, {moment.words}: line index {index}"
        news = [
            f"{full[u]} and {full[v]} {_WORDS[pair_state(moment.graph, u, v)]}"
            for u, v in moment.changed
        ]
        parts.append(text + (f"; now {', '.join(news)}" if news else ""))
    return f"{title}. Six networks of the same actors on a circle. {'. '.join(parts)}."


_WORDS = {
    "friendly": "friendly",
    "hostile": "hostile",
    "ambivalent": "ambivalent",
    "claimed": "tied by one side's word",
    "none": "without a notable tie",
    "unreviewed": "not reviewed",
    "absent": "not both in being",
}
