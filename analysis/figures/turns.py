"""The same actors in the same places at six turning points."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import partial
from itertools import combinations
from typing import NamedTuple

import networkx as nx
import pandas as pd
from matplotlib.axes import Axes

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
from analysis.plots.page import label_width, new_page, wrapped
from analysis.plots.ring import tie_key
from analysis.plots.space import free_area
from analysis.plots.style import day_text, names

# Clockwise from the top: neighbours on the circle are those most often on one side.
PANEL = ("SAU", "ARE", "BHR", "EGY", "USA", "ISR", "HOUTHI", "IRN", "TUR", "QAT")
POINTS = (
    (date(2016, 1, 8), "Gulf states break with Iran"),
    (date(2017, 6, 8), "four states close their borders to Qatar"),
    (date(2021, 1, 8), "accords with Israel, Qatar reconciled"),
    (date(2023, 4, 8), "Saudi Arabia and Iran restore relations"),
    (ARTICLE_DAY, "Bahrain's message to Iran"),
)
ROWS, COLUMNS = 3, 2
HIGH, GAP, LINE = 2.6, 0.15, 0.135  # inches: of a panel, between panels, of a line of words
LEAST = 2.5  # inches of a panel in which whole names have room; ids stand in smaller ones


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
        f"{sentence(NUMBERS[len(PANEL)])} actors in fixed places, with their diplomatic, "
        "security and economic ties. Thick lines are pairs whose state changed since the panel "
        "before; a tie that ended is counted and has no line. L, the line index of balance, is the "
        "fewest ties that any division of these actors into two camps leaves out of place: hostile "
        "within a camp, or friendly across."
    )
    words = title, subtitle, footer(dataset, "turning_points")
    lay_out = partial(_lay_out, words, moments, indices, full_labels(dataset))
    return Drawing(lay_out, _table(moments), title, _alt(dataset, title, moments, indices))


def _lay_out(
    words: Words, moments: list[Moment], indices: list[int], full: dict[str, str], width: float
) -> Canvas:
    """Draw the panels on a page, with their key."""
    inside, most = free_area(words, width)
    side = (inside - GAP) / COLUMNS
    labels = names(PANEL, full) if side > LEAST else {actor: actor for actor in PANEL}
    notes = [] if side > LEAST else wrapped(_spelt(full), inside, 7)
    heads = [_head(*found, side) for found in zip(moments, indices, strict=True)]
    head = 0.25 + LINE * max(map(len, heads))
    key = 0.35 + LINE * len(notes)
    high = round(min(HIGH, (most - key - 0.01) / ROWS), 3)  # less what rounding may add
    page = new_page(ROWS * high + key, *words, width)
    for place, (moment, lines) in enumerate(zip(moments, heads, strict=True)):
        row, column = divmod(place, COLUMNS)
        left, bottom = column * (side + GAP), key + (ROWS - 1 - row) * high
        ax = page.axes(left, bottom + 0.1, side, high - head - 0.1)
        draw_circle(ax, moment.graph, PANEL, strong=moment.changed, labels=labels)
        _write(page.axes(left, bottom, side, high), day_text(moment.day), lines)
    states = {state for m in moments for _, _, state in m.graph.edges(data="state")}
    ax = page.axes(0, 0, page.width, key)
    ax.axis("off")
    entries = [(state, text) for state, text in _KEY.items() if state in states]
    tie_key(ax, entries, loc="upper center")
    ax.text(0, 0, "\n".join(notes), size=7, va="bottom", linespacing=1.35)
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


def _head(moment: Moment, index: int, wide: float) -> list[str]:
    """Say what had happened, the line index and how many pairs changed, in lines so wide."""
    found = f"L = {index} of {count(decided(moment.graph).number_of_edges(), 'tie')}"
    parts = [found, f"{count(len(moment.changed), 'pair')} changed"] if moment.changed else [found]
    together = " \N{MIDDLE DOT} ".join(parts)
    fits = label_width(together, 7.5) < wide
    return [*wrapped(moment.words, wide, 7.5), *([together] if fits else parts)]


def _write(ax: Axes, day: str, lines: Sequence[str]) -> None:
    """Write a panel's heading at its top."""
    ax.text(0, 1, day, size=9, weight="bold", va="top")
    ax.annotate(
        "\n".join(lines),
        (0, 1),
        xytext=(0, -12),
        textcoords="offset points",
        va="top",
        size=7.5,
        linespacing=1.3,
    )
    ax.axis("off")


def _spelt(full: dict[str, str]) -> str:
    """Spell out the ids of the actors, each held together with its name."""
    pairs = [f"{actor} {name}" for actor, name in names(PANEL, full).items() if actor != name]
    return ", ".join(pair.replace(" ", "\N{NO-BREAK SPACE}") for pair in pairs) + "."


def _title(moments: Sequence[Moment], indices: Sequence[int]) -> str:
    total = sum(len(moment.changed) for moment in moments[1:])
    most = max(moments[1:], key=lambda moment: (len(moment.changed), -moment.day.toordinal()))
    before = moments[moments.index(most) - 1]
    number = len(most.changed)
    peak = f", {NUMBERS[number] if number < len(NUMBERS) else number} of them between "
    peak += f"{day_text(before.day)} and {day_text(most.day)}"
    first, last = indices[0], indices[-1]
    moved = f"went from {first} to {last}" if first != last else f"are {last} in the first and last"
    return (
        f"{sentence(count(total, 'change'))} among {NUMBERS[len(PANEL)]} actors over six turning "
        f"points{peak if total else ''}; over all six, ties out of place {moved}"
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
