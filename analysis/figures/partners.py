"""One actor's ties on one day as a diverging list."""

from __future__ import annotations

from datetime import date
from functools import partial
from typing import Any

import networkx as nx
import pandas as pd

from analysis.dataset import Dataset
from analysis.errors import AnalysisError
from analysis.figures.drawing import Canvas, Drawing, Words
from analysis.figures.words import (
    ARTICLE_DAY,
    count,
    footer,
    full_labels,
    full_names,
    joined,
    listed,
    relation_words,
)
from analysis.network import pair_state, snapshot
from analysis.plots.diverging import MARGIN, draw_diverging
from analysis.plots.page import DOUBLE, new_page, wrapped
from analysis.plots.style import day_text, names

TEXT_WIDTH = 3.85  # inches beside the blocks


def bahrain_ties(dataset: Dataset) -> Drawing:
    """Draw Bahrain's ties on the article's day.

    Parameters
    ----------
    dataset : Dataset
        The data.

    Returns
    -------
    Drawing
        Title: how many friendly and hostile partners.

    Raises
    ------
    AnalysisError
        If Bahrain has no tie on that day.
    """
    return partners(dataset, "BHR", ARTICLE_DAY, "bahrain_ties")


def partners(dataset: Dataset, actor: str, day: date, name: str) -> Drawing:
    """Draw one actor's ties on a day as a diverging list.

    Parameters
    ----------
    dataset : Dataset
        The data.
    actor : str
        Whose ties.
    day : datetime.date
        When.
    name : str
        Name of the picture, for its source line.

    Returns
    -------
    Drawing
        Friendly partners on top, hostile ones at the bottom.

    Raises
    ------
    AnalysisError
        If the actor has no tie on that day.
    """
    graph = snapshot(dataset, on=day)
    if actor not in graph or not graph[actor]:
        raise AnalysisError(
            f"nothing to draw: {actor} has no tie in force on {day.isoformat()}; add rows to "
            "ties.csv"
        )
    full = full_names(dataset)
    rows = _partner_rows(dataset, graph, actor)
    states = [state for _, _, state in graph.edges(actor, data="state")]
    title = (
        f"{full[actor]} had {count(states.count('friendly'), 'friendly partner')} and "
        f"{count(states.count('hostile'), 'hostile one')} on {day_text(day)}"
    )
    title += (
        f"; {count(states.count('ambivalent'), 'tie')} cut both ways"
        if "ambivalent" in states
        else ""
    )
    subtitle = (
        f"All {len(rows)} of {len(graph) - 1} core actors with a tie to {full[actor]} that day: "
        "level of the strongest on each side (1 to 3), year in which each began"
        f"{'; dotted: only one side says so' if rows['claimed_sign'].any() else ''}.\n"
        + _silent(graph, actor, full)
    )
    lay_out = partial(_lay_out, (title, subtitle, footer(dataset, name)), rows)
    alt = f"{title}. Diverging bars, one row a partner. " + " ".join(
        f"{row.label}: {row.state}; {row.text}." for row in rows.itertuples()
    ).replace("\N{NO-BREAK SPACE}", " ")
    return Drawing(lay_out, rows.drop(columns=["text", "label"]), title, alt)


def _lay_out(words: Words, rows: pd.DataFrame, width: float) -> Canvas:
    """Draw the list on a page, its text beside the blocks or, where there is no room, below."""
    below = width < DOUBLE
    size, room = (7.0, width - 0.25) if below else (7.5, TEXT_WIDTH)
    texts = rows["text"].str.replace("since\N{NO-BREAK SPACE}", "") if below else rows["text"]
    rows = rows.assign(text=[_broken(text, room, size) for text in texts])
    lines = int(rows["text"].str.count("\n").max()) + 1
    high = 0.17 + 0.115 * lines if below else 0.29 + 0.14 * max(lines - 2, 0)
    height = round(high * len(rows), 3)
    page = new_page(height + 0.5, *words, width)
    draw_diverging(page.axes(MARGIN, 0.05, 1.8, height), rows, below=below)
    return page.figure


def _broken(text: str, room: float, size: float) -> str:
    """Break a text into lines, what began when in one piece."""
    lines = [line.replace("\N{NO-BREAK SPACE}", " ") for line in wrapped(text, room, size)]
    return "\n".join(line.removesuffix(" ·") for line in lines)


def _partner_rows(dataset: Dataset, graph: nx.Graph, actor: str) -> pd.DataFrame:
    """List one actor's partners from the friendliest to the most hostile."""
    ties = dataset.ties.set_index("tie")
    labels = names(graph, full_labels(dataset))
    rows = []
    for other in graph[actor]:
        data = graph.edges[actor, other]
        cited = ties.loc[[*data["ties"], *data["claims"]]]
        documents = {source for sources in cited["sources"] for source in sources}
        rows.append(
            {
                "actor": other,
                "label": labels[other],
                "state": data["state"],
                "positive_level": data["positive_level"],
                "negative_level": data["negative_level"],
                "claimed_sign": _claimed(ties, data),
                "sources": len(documents),
                "ties": joined(data["ties"]),
                "claims": joined(data["claims"]),
                "text": _tie_text(ties, data, len(documents)),
            }
        )
    table = pd.DataFrame(rows)
    alone = table["claimed_sign"].where(table["state"] == "claimed", 0)
    table["lead"] = table["positive_level"] - table["negative_level"] + 0.5 * alone
    table = table.sort_values(
        ["lead", "positive_level", "label"], ascending=[False, False, True], kind="stable"
    )
    return table.drop(columns="lead").reset_index(drop=True)


def _claimed(ties: pd.DataFrame, data: dict[str, Any]) -> int:
    """Say on which side a mere claim stands where no other tie does: +1, -1, or 0 for none."""
    signs = ties.loc[list(data["claims"]), "sign"]
    free = [int(s) for s in signs if not data["positive_level" if s > 0 else "negative_level"]]
    return free[0] if free else 0


def _tie_text(ties: pd.DataFrame, data: dict[str, Any], documents: int) -> str:
    """Write a pair's relations with the year each began and the number of their sources."""
    words = []
    for group, mark in ((data["ties"], ""), (data["claims"], "claimed ")):
        spells = ties.loc[list(group)].sort_values(["start_earliest", "relation"], kind="stable")
        for relation, spell in spells.groupby("relation", sort=False):
            words.append(
                f"{mark}{relation_words(str(relation))} since {spell['start'].iloc[0][:4]}"
            )
    # What began when stays in one piece, hence the no-break spaces.
    kept = [word.replace(" ", "\N{NO-BREAK SPACE}") for word in words]
    cited = f"({documents}\N{NO-BREAK SPACE}source{'s'[: documents != 1]})"
    between = "\N{NO-BREAK SPACE}· "
    return f"{between.join(kept)} {cited}"


def _silent(graph: nx.Graph, actor: str, full: dict[str, str]) -> str:
    """Name the actors without a tie: those reviewed, and those nobody looked at."""
    states = {other: pair_state(graph, actor, other) for other in graph if other != actor}
    none = [other for other, state in states.items() if state == "none"]
    blank = [other for other, state in states.items() if state == "unreviewed"]
    text = f"Reviewed, no notable tie: {listed(none, full, most=12)}."
    return text + (f" Not reviewed: {listed(blank, full, most=12)}." if blank else "")
