"""How pairs went over time: the state of each from day to day, as a table and as swim-lanes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date
from functools import partial
from typing import Any

import networkx as nx
import pandas as pd

from analysis.dataset import Dataset
from analysis.dates import parse_day
from analysis.figures.drawing import Drawing
from analysis.figures.lane_tables import FIRST, drawn_table, lane_tables
from analysis.figures.lanes import lay_out_lanes
from analysis.figures.words import count, date_text, full_labels, listing, relation_words, sentence
from analysis.network import pair_state, snapshot
from analysis.plots.style import day_text, names
from analysis.reading.rows import Pair, between, plain_names

STATES = {"none": "no notable tie", "unreviewed": "not reviewed", "absent": "not both in existence"}
STANDING = {STATES["none"]: "without a notable tie", STATES["absent"]: "ended"}


def courses(dataset: Dataset, pairs: Sequence[Pair], since: str | date = FIRST) -> pd.DataFrame:
    """Say how the state of some pairs changed over time.

    Parameters
    ----------
    dataset : Dataset
        The data.
    pairs : sequence of (str, str)
        Pairs of actor ids.
    since : str or datetime.date
        First day.

    Returns
    -------
    pandas.DataFrame
        One row a pair and unbroken state, in the order of the pairs: `pair`, `from` (as precise as
        the tie that made the change), `state`, `because` (the relations that decide at its start).
    """
    found = [row for pair in pairs for row in _course(dataset, pair, parse_day(since))]
    return pd.DataFrame(found, columns=["pair", "from", "state", "because"])


def _course(dataset: Dataset, pair: Pair, first: date) -> list[tuple[str, str, str, str]]:
    """List one pair's states with the day each began."""
    written = _turns(dataset, pair, first)
    labels = plain_names(dataset)
    rows: list[tuple[str, str, str, str]] = []
    for day, text in written.items():
        graph = snapshot(dataset, on=day, core_only=False)
        state = pair_state(graph, *pair)
        if not rows or rows[-1][2] != STATES.get(state, state):
            because = _deciding(dataset, graph, pair)
            rows.append(
                (f"{labels[pair[0]]}–{labels[pair[1]]}", text, STATES.get(state, state), because)
            )
    return rows


def _turns(dataset: Dataset, pair: Pair, first: date) -> dict[date, str]:
    """Give the days on which a pair's state may change, by date, each as its source writes it."""
    ties = between(dataset.ties, pair)
    days = dict(zip(ties["start_latest"], ties["start"], strict=True))
    days |= dict(zip(ties["end_earliest"], ties["end"], strict=True))
    actors = dataset.actors[dataset.actors["actor"].isin(pair)]
    days |= dict(zip(actors["start_latest"], actors["start"], strict=True))
    days |= dict(zip(actors["end_latest"], actors["end"], strict=True))
    known = {day.date(): date_text(text) for day, text in days.items() if text}
    inside = {day: known[day] for day in sorted(known) if first < day <= dataset.latest}
    return {first: f"by {day_text(first)}", **inside}


def _deciding(dataset: Dataset, graph: nx.Graph, pair: Pair) -> str:
    """Name the relations of the strongest ties on the side or sides that decide."""
    if not graph.has_edge(*pair):
        return ""
    edge = graph.edges[pair]
    ties = dataset.ties[dataset.ties["tie"].isin([*edge["ties"], *edge["claims"]])]
    if edge["ties"]:
        ties = ties[ties["tie"].isin(edge["ties"])]
    if edge["sign"] is not None:
        ties = ties[ties["sign"] == edge["sign"]]
    war = ties[ties["relation"] == "armed_conflict"]
    top = war if len(war) else ties[ties["level"] == ties.groupby("sign")["level"].transform("max")]
    return listing(sorted({relation_words(relation) for relation in top["relation"]}))


def lanes(dataset: Dataset, pairs: Sequence[Pair], since: str | date = FIRST) -> Drawing:
    """Draw the ties and events of some pairs on one time axis.

    Parameters
    ----------
    dataset : Dataset
        The data.
    pairs : sequence of (str, str)
        Pairs of actor ids, from top to bottom.
    since : str or datetime.date
        First day shown.

    Returns
    -------
    Drawing
        Title: how often the pairs changed state, and how they stand at the latest date.

    Raises
    ------
    AnalysisError
        If the pairs have neither tie nor event.
    """
    first, last = parse_day(since), dataset.latest
    bars, marks = lane_tables(dataset, pairs, last)
    bars = bars[bars["end"] > first.toordinal()].reset_index(drop=True)
    marks = marks[marks["day"] >= first.toordinal()].reset_index(drop=True)
    short = names({actor for pair in pairs for actor in pair}, full_labels(dataset))
    rows = {f"{u}-{v}": f"{short[u]}\n{short[v]}" for u, v in pairs}
    title = _title(courses(dataset, pairs, first), pairs, plain_names(dataset), last)
    subtitle = (
        f"{sentence(count(len(bars), 'tie'))} and {count(len(marks), 'event')}, {day_text(first)} "
        f"to {day_text(last)}; friendly above each line (▲), hostile below (▼), neither: ●.\n"
        "Bars are pale where only a month or year is known; dotted bars are one side's claim."
    )
    words = title, subtitle, f"Data: Regional alliance networks {dataset.version}, CC BY 4.0."
    lay_out = partial(lay_out_lanes, words, bars, marks, rows, (first, last))
    return Drawing(lay_out, drawn_table(bars, marks), title, f"{title}. {_told(bars, rows)}")


def _title(table: pd.DataFrame, pairs: Sequence[Pair], names: dict[str, str], day: date) -> str:
    """State how often the pairs changed, while both existed, and how they stand at last."""
    alive = table[table["state"] != STATES["absent"]]
    turns = len(alive) - alive["pair"].nunique()
    often = f"changed state {_times(turns)}" if turns else "never changed state"
    often += " in all" if turns and len(pairs) > 1 else ""
    if len(pairs) == 1:
        who = " and ".join(names[actor] for actor in pairs[0])
        return f"{who} {often}; {table['state'].iloc[-1]} on {day_text(day)}"
    last = table.groupby("pair")["state"].last()
    now = sorted(Counter(last.replace(STANDING)).items())
    stand = listing([count(n, state, state) for state, n in now])
    return f"{sentence(count(len(pairs), 'pair'))} {often}; on {day_text(day)}: {stand}"


def _times(number: int) -> str:
    return {1: "once", 2: "twice"}.get(number, count(number, "time"))


def _told(bars: pd.DataFrame, rows: dict[str, str]) -> str:
    """Tell the bars in words, pair by pair."""
    texts: list[str] = []
    for pair, label in rows.items():
        own: list[dict[Any, Any]] = bars[bars["pair"] == pair].to_dict("records")
        told = [
            f"{relation_words(bar['relation'])}, {bar['starts']} to "
            f"{bar['ends'] or 'the last day shown'}"
            for bar in own
        ]
        texts.append(f"{label.replace(chr(10), ' and ')}: {'; '.join(told) or 'no tie'}.")
    return " ".join(texts)
