"""The article's actors and ties on its day, with what third parties carried between them."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial

import networkx as nx
import pandas as pd

from analysis.dataset import Dataset
from analysis.errors import AnalysisError
from analysis.figures.camps import among
from analysis.figures.drawing import Canvas, Drawing, Words
from analysis.figures.words import (
    ARTICLE_DAY,
    count,
    date_text,
    footer,
    full_labels,
    full_names,
    joined,
    listed,
    relation_words,
    sentence,
)
from analysis.network import snapshot
from analysis.plots.network import draw_network, plane
from analysis.plots.page import new_page
from analysis.plots.passages import Passage
from analysis.plots.ring import tie_key
from analysis.plots.space import free_area
from analysis.plots.style import day_text, names

PRINCIPALS = ("BHR", "IRN")
PARTS = {"message": "carried by", "broker": "brokered by", "host": "hosted by"}
DOUBTS = {"one_sided": ", one side's word", "disputed": ", contested"}
Pair = tuple[str, str]


def article_network(dataset: Dataset) -> Drawing:
    """Draw the article's network.

    Parameters
    ----------
    dataset : Dataset
        The data.

    Returns
    -------
    Drawing
        Title: how Bahrain and Iran stood, and who stood well with both.

    Raises
    ------
    AnalysisError
        If no row is marked as in the article.
    """
    whole = snapshot(dataset, on=ARTICLE_DAY)
    graph = among(whole, article_actors(dataset))
    if not graph.number_of_edges():
        raise AnalysisError(
            "nothing to draw: no tie of the article's actors is in force on "
            f"{ARTICLE_DAY.isoformat()}; mark rows of ties.csv and events.csv with in_article = yes"
        )
    strong = article_ties(dataset, graph)
    passages = [
        passage
        for passage in carried(dataset)
        if {passage.source, passage.through, passage.target} <= set(graph)
    ]
    full = full_names(dataset)
    title = _title(graph, full)
    subtitle = (
        f"{len(graph)} actors, {count(graph.number_of_edges(), 'pair')} with a tie in force on "
        f"{day_text(ARTICLE_DAY)}, "
        f"{len(strong)} of them stated by the article: those are in full colour and labelled.\n"
        "Dotted arrows: what a third party carried or brokered, an event and not a tie."
    )
    words = title, subtitle, footer(dataset, "article_network")
    labels = names(graph, full_labels(dataset))
    return Drawing(
        partial(_lay_out, words, graph, strong, labels, passages),
        _table(graph, strong, passages),
        title,
        _alt(title, graph, strong, passages, full),
    )


def _lay_out(
    words: Words,
    graph: nx.Graph,
    strong: dict[Pair, str],
    labels: dict[str, str],
    passages: list[Passage],
    width: float,
) -> Canvas:
    """Draw the network on a page, with its key."""
    plan = plane(labels, free_area(words, width)[0], passages)
    high = round(plan.high - plan.low, 3)
    page = new_page(high + 0.3, *words, width)
    ax = page.axes(0, 0.3, plan.wide, high)
    draw_network(ax, graph, plan, strong=strong, passages=passages)
    states = {state for _, _, state in graph.edges(data="state")}
    told = {
        "friendly": "friendly",
        "hostile": "hostile",
        "ambivalent": "ambivalent",
        "claimed": "claimed by one side",
    }
    entries = [(state, text) for state, text in told.items() if state in states]
    tie_key(ax, entries, loc="upper center", bbox_to_anchor=(0.5, 0.0))
    return page.figure


def article_actors(dataset: Dataset) -> list[str]:
    """List the actors of the rows that the article states, organisations left out.

    Parameters
    ----------
    dataset : Dataset
        The data.

    Returns
    -------
    list of str
        Ids, sorted.
    """
    found: set[str] = set()
    for table in (dataset.ties, dataset.events):
        rows = table[table["in_article"]]
        found |= set(rows["source"]) | set(rows["target"])
    return sorted(found | {passage.through for passage in carried(dataset)})


def article_ties(dataset: Dataset, graph: nx.Graph) -> dict[Pair, str]:
    """Give the pairs whose tie in force the article states, with the relation and its start.

    Parameters
    ----------
    dataset : Dataset
        The data.
    graph : networkx.Graph
        A snapshot.

    Returns
    -------
    dict
        Pair to the words written on its line.
    """
    ties = dataset.ties.set_index("tie")
    found = {}
    for u, v, data in graph.edges(data=True):
        stated = [tie for tie in (*data["ties"], *data["claims"]) if ties.at[tie, "in_article"]]
        if stated:
            first = ties.loc[stated[0]]
            words = f"{relation_words(first['relation'])}\nsince {date_text(first['start'])}"
            found[min(u, v), max(u, v)] = words + _outweighed(
                ties.loc[list(data["ties"])], first["sign"], data["state"]
            )
    return found


def _outweighed(ties: pd.DataFrame, sign: int, state: str) -> str:
    """Name the strongest opposite tie, where the pair is not what the tie stated would make it."""
    if state == {1: "friendly", -1: "hostile"}[sign]:
        return ""
    other = ties[ties["sign"] != sign].sort_values(
        ["level", "start_earliest"], ascending=[False, True], kind="stable"
    )
    verb = "matched" if state == "ambivalent" else "outweighed"
    return "" if other.empty else f"\n{verb} by {relation_words(other['relation'].iloc[0])}"


def carried(dataset: Dataset) -> list[Passage]:
    """List what the article says was carried or brokered between two actors, up to its day.

    Parameters
    ----------
    dataset : Dataset
        The data.

    Returns
    -------
    list of Passage
        One for each source, target and third party, sorted; of several parts the event named first
        counts.
    """
    events = dataset.events.set_index("event")
    full = full_names(dataset)
    found: dict[tuple[str, str, str], Passage] = {}
    for event, mediator, role in dataset.mediations[["event", "mediator", "role"]].itertuples(
        index=False
    ):
        row = events.loc[event]
        if not row["in_article"] or row["date_earliest"].date() > ARTICLE_DAY:
            continue
        words = f"{relation_words(row['relation'])} {PARTS[role]} {full[mediator]}\n"
        dated = date_text(row["date"])
        # On the day of the report, the date is that of the disclosure and not of the act.
        words += f"reported {dated}" if row["date_earliest"].date() == ARTICLE_DAY else dated
        words += DOUBTS.get(row["claim_state"], "")
        passage = Passage(row["source"], mediator, row["target"], words, event)
        found.setdefault((row["source"], mediator, row["target"]), passage)
    return [found[place] for place in sorted(found)]


def _title(graph: nx.Graph, full: dict[str, str]) -> str:
    """State how the two principals stood and who stood well with both."""
    u, v = PRINCIPALS
    if not (u in graph and v in graph):
        number = sentence(count(graph.number_of_edges(), "tie"))
        return f"{number} among the article's actors on {day_text(ARTICLE_DAY)}"
    state = graph.edges[u, v]["state"] if graph.has_edge(u, v) else "without a notable tie"
    common = [a for a in graph if all(_friendly(graph, a, other) for other in PRINCIPALS)]
    who = (
        f"{listed(common, full)} stood well with both"
        if common
        else "none of the article's actors stood well with both"
    )
    return f"{full[u]} and {full[v]} were {state} on {day_text(ARTICLE_DAY)}; {who}"


def _friendly(graph: nx.Graph, u: str, v: str) -> bool:
    """Say whether a pair is friendly."""
    return bool(graph.has_edge(u, v) and graph.edges[u, v]["state"] == "friendly")


def _alt(
    title: str,
    graph: nx.Graph,
    strong: dict[Pair, str],
    passages: list[Passage],
    full: dict[str, str],
) -> str:
    """Tell the picture in words."""
    ties = "; ".join(
        f"{full[u]} and {full[v]}: {graph.edges[u, v]['state']}, {words.replace(chr(10), ' ')}"
        for (u, v), words in sorted(strong.items())
    )
    arrows = "; ".join(
        f"from {full[p.source]} by way of {full[p.through]} to {full[p.target]}: "
        f"{p.words.replace(chr(10), ', ')}"
        for p in passages
    )
    who = f"Network of {listed(graph, full, most=30)}"
    return f"{title}. {who}. In full colour: {ties or 'none'}. Arrows: {arrows or 'none'}."


def _table(graph: nx.Graph, strong: Iterable[Pair], passages: list[Passage]) -> pd.DataFrame:
    """List the lines and the arrows."""
    stated = set(strong)
    rows = [
        {
            "drawn": "tie",
            "source": u,
            "target": v,
            "through": "",
            "state": data["state"],
            "in_article": (u, v) in stated,
            "ties": joined(data["ties"]),
            "claims": joined(data["claims"]),
            "event": "",
        }
        for u, v, data in sorted((min(e[:2]), max(e[:2]), e[2]) for e in graph.edges(data=True))
    ]
    rows += [
        {
            "drawn": "arrow",
            "source": p.source,
            "target": p.target,
            "through": p.through,
            "state": "",
            "in_article": True,
            "ties": "",
            "claims": "",
            "event": p.name,
        }
        for p in passages
    ]
    return pd.DataFrame(rows)
