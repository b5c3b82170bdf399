"""One actor's ties as a diverging list through time."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from functools import partial
from itertools import groupby
from typing import Any

import networkx as nx
import pandas as pd

from analysis.dataset import Dataset
from analysis.errors import AnalysisError
from analysis.figures.drawing import Canvas, Drawing, Words
from analysis.figures.lane_tables import FIRST
from analysis.figures.words import (
    ARTICLE_DAY,
    count,
    footer,
    full_labels,
    full_names,
    joined,
    listed,
    sentence,
)
from analysis.network import pair_state, snapshot
from analysis.plots.diverging import draw_diverging_time
from analysis.plots.page import label_width, new_page
from analysis.plots.style import day_text, names

ROW = 0.24  # inches
STATES = {
    "claimed": "one side's claim",
    "none": "no notable tie",
    "unreviewed": "not reviewed",
    "absent": "not in existence",
}
COLUMNS = ("state", "positive_level", "negative_level", "ties", "claims")


def bahrain_through_time(dataset: Dataset) -> Drawing:
    """Draw Bahrain's ties since 2010.

    Parameters
    ----------
    dataset : Dataset
        The data.

    Returns
    -------
    Drawing
        Title: how many partners turned from hostile to friendly, and the reverse.

    Raises
    ------
    AnalysisError
        If Bahrain had no tie in the time shown.
    """
    return partners_through_time(dataset, "BHR", "bahrain_through_time")


def partners_through_time(dataset: Dataset, actor: str, name: str) -> Drawing:
    """Draw one actor's ties as a diverging list through time.

    Parameters
    ----------
    dataset : Dataset
        The data.
    actor : str
        Whose ties.
    name : str
        Name of the picture, for its source line.

    Returns
    -------
    Drawing
        A row a partner, the friendliest on the last day on top; its table has a row a spell, with
        the first and the last day of each.

    Raises
    ------
    AnalysisError
        If the actor had no tie in the time shown.
    """
    last = dataset.latest
    labels, full = names(dataset.actors["actor"], full_labels(dataset)), full_names(dataset)
    table = _ordered(_spells(dataset, actor), labels)
    partners = {other: labels[other] for other in table["partner"].unique()}
    ends = table.groupby("partner")["state"].last()
    words = {other: STATES.get(ends[other], ends[other]) for other in partners}
    title = _title(table, full[actor], full, last)
    subtitle = (
        f"All {len(partners)} core actors with a tie to {full[actor]} in force since "
        f"{day_text(FIRST)}; on the right the state on {day_text(last)}.\n"
        "Above each line the level of the strongest friendly tie, below it that of the strongest "
        "hostile one, 1 to 3. The higher side decides, armed conflict always; equal sides are "
        "ambivalent. Dotted: one side's word only, which does not count. The upright line is "
        f"{day_text(ARTICLE_DAY)}, when a message from Bahrain to Iran was reported."
    )
    page_words = title, subtitle, footer(dataset, name)
    signs = dataset.ties.set_index("tie")["sign"]
    claimed = [_claimed_sign(signs, spell) for spell in table.to_dict("records")]
    drawn = table.assign(claimed_sign=claimed)
    lay_out = partial(_lay_out, page_words, drawn, partners, words, last)
    return Drawing(lay_out, table, title, _alt(title, table, partners))


def _lay_out(
    words: Words,
    table: pd.DataFrame,
    partners: dict[str, str],
    states: dict[str, str],
    last: date,
    width: float,
) -> Canvas:
    """Draw the rows on a page."""
    height = round(ROW * len(partners), 3)
    page = new_page(height + 0.5, *words, width)
    left, right = (
        round(max(label_width(text, 8) for text in texts) + 0.14, 3)
        for texts in (partners.values(), (*states.values(), day_text(last)))
    )
    ax = page.axes(left, 0.25, page.width - left - right, height)
    moments = {ARTICLE_DAY: "message reported"}
    draw_diverging_time(ax, table, partners, states, first=FIRST, last=last, moments=moments)
    return page.figure


def _spells(dataset: Dataset, actor: str) -> pd.DataFrame:
    """List the spells during which nothing changed between an actor and each of its partners."""
    graphs = {day: snapshot(dataset, on=day) for day in _turns(dataset, actor)}
    partners = {other for graph in graphs.values() if actor in graph for other in graph[actor]}
    if not partners:
        raise AnalysisError(
            f"nothing to draw: {actor} has no tie in force between {FIRST.isoformat()} and "
            f"{dataset.latest.isoformat()}; add rows to ties.csv"
        )
    rows = []
    for other in sorted(partners):
        course = [(day, _standing(graph, actor, other)) for day, graph in graphs.items()]
        spells = [(next(days)[0], held) for held, days in groupby(course, lambda step: step[1])]
        later = [day - timedelta(days=1) for day, _ in spells[1:]]
        for (start, held), end in zip(spells, [*later, dataset.latest], strict=True):
            rows.append((other, start.isoformat(), end.isoformat(), *held))
    return pd.DataFrame(rows, columns=["partner", "from", "to", *COLUMNS])


def _claimed_sign(signs: pd.Series, spell: Mapping[Any, Any]) -> int:
    """Say on which side a mere claim stands where no other tie does: +1, -1, or 0 for none."""
    claimed = [int(signs[tie]) for tie in spell["claims"].split(";") if tie]
    free = [s for s in claimed if not spell["positive_level" if s > 0 else "negative_level"]]
    return free[0] if free else 0


def _turns(dataset: Dataset, actor: str) -> list[date]:
    """Give the first day and those on which a tie, an actor or a review begins or ends."""
    own = [
        table[(table["source"] == actor) | (table["target"] == actor)]
        for table in (dataset.ties, dataset.reviewed)
    ]
    days = [
        *(own[0]["start_latest"], own[0]["end_earliest"]),
        *(dataset.actors["start_earliest"], dataset.actors["end_latest"]),
        *(own[1]["reviewed_from_earliest"], own[1]["reviewed_to_latest"] + pd.Timedelta(days=1)),
    ]
    found = {day.date() for column in days for day in column.dropna()}
    return [FIRST, *sorted(day for day in found if FIRST < day <= dataset.latest)]


def _standing(graph: nx.Graph, actor: str, other: str) -> tuple[str, int, int, str, str]:
    """Say what holds between two actors, as `COLUMNS` names it."""
    data: Mapping[str, Any] = graph.get_edge_data(actor, other, {})
    levels = (int(data.get(f"{side}_level", 0)) for side in ("positive", "negative"))
    cited = (joined(data.get(kind, ())) for kind in ("ties", "claims"))
    return (pair_state(graph, actor, other), *levels, *cited)  # type: ignore[return-value]


def _ordered(spells: pd.DataFrame, labels: Mapping[str, str]) -> pd.DataFrame:
    """Put the partners in order, from the friendliest on the last day to the most hostile."""
    rank = {}
    for row in spells.drop_duplicates("partner", keep="last").to_dict("records"):
        side = {"friendly": 0, "hostile": 2}.get(row["state"], 1)
        plus, minus = row["positive_level"], row["negative_level"]
        rank[row["partner"]] = (side, minus - plus, -plus, row["state"], labels[row["partner"]])
    place = {other: k for k, other in enumerate(sorted(rank, key=lambda other: rank[other]))}
    order = spells["partner"].map(place).sort_values(kind="stable").index
    return spells.loc[order].reset_index(drop=True)


def _title(table: pd.DataFrame, who: str, full: dict[str, str], last: date) -> str:
    """State who turned from one side to the other, and how many were hostile only for a time."""
    states = table.groupby("partner")["state"]
    turns = pd.DataFrame({"was": states.first(), "now": states.last()})
    gained = turns.index[(turns["was"] == "hostile") & (turns["now"] == "friendly")]
    lost = turns.index[(turns["was"] == "friendly") & (turns["now"] == "hostile")]
    passing = states.agg(lambda held: "hostile" in set(held)) & (turns != "hostile").all(axis=1)
    of = f" of {count(len(turns), 'partner')}"
    title = (
        f"{sentence(who)}: {_number(gained, full, of)} turned from hostile to friendly between "
        f"January {FIRST.year} and {day_text(last)}, {_number(lost, full)} from friendly to hostile"
    )
    if passing.any():
        verb = "was" if passing.sum() == 1 else "were"
        title += f"; {count(int(passing.sum()), '', ' ').strip()} {verb} hostile only for a time"
    return title


def _number(actors: pd.Index, full: dict[str, str], of: str = "") -> str:
    """Count actors and name them in brackets."""
    if not len(actors):
        return f"none{of}"
    return f"{count(len(actors), '', ' ').strip()}{of} ({listed(actors, full, most=4)})"


def _alt(title: str, table: pd.DataFrame, partners: Mapping[str, str]) -> str:
    """Tell the states of each partner in words."""
    told = []
    for other, label in partners.items():
        spells = table[table["partner"] == other].to_dict("records")
        turns = [next(same) for _, same in groupby(spells, lambda spell: spell["state"])]
        days = [day_text(date.fromisoformat(spell["from"])) for spell in turns]
        states = [STATES.get(spell["state"], spell["state"]) for spell in turns]
        steps = [f"{state} from {day}" for state, day in zip(states, days, strict=True)]
        told.append(f"{label}: {', '.join(steps)}.")
    return (
        f"{title}. Diverging bars through time, one row a partner, levels of friendly ties upwards "
        f"and of hostile ones downwards. {' '.join(told)}"
    )
