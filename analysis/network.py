"""From dated ties to a signed graph on one date: the sign rule lives here and only here.

Over the chosen layers only the strongest positive and the strongest negative tie of a pair count,
by ordinal level. Active armed conflict makes a pair hostile whatever else holds; otherwise a lead
of at least one level decides, and equal levels are ambivalent. Signs are decided in integers.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import combinations
from typing import Any

import networkx as nx
import numpy as np

from analysis.dataset import Dataset
from analysis.dates import parse_day
from analysis.spells import DATES, LAYERS, check_choice, chosen_layers, reviewed_pairs
from analysis.timetable import Pair, timetable

RULES = ("levels", "goldstein_sum", "any_negative", "latest_tie")
_SIGNS = {"friendly": 1, "hostile": -1}
UNCOUNTED = ("one_sided", "rival")

Tie = Mapping[Any, Any]  # a row of `Timetable.rows` or of `with_standing`


@dataclass(frozen=True)
class Verdict:
    """What the ties of a pair amount to.

    Parameters
    ----------
    state : str
        `friendly`, `hostile` or `ambivalent`.
    positive_level, negative_level : int
        Level (1 to 3) of the strongest positive and negative tie; 0 if there is none.
    reason : str
        What decided: `armed_conflict`, or the rule.
    margin : int
        By how much: levels, or tenths of Goldstein values under `goldstein_sum`; 0 if ambivalent.
    deciding : tuple of str
        Ids of the ties that decided.
    """

    state: str
    positive_level: int
    negative_level: int
    reason: str
    margin: int
    deciding: tuple[str, ...]

    @property
    def sign(self) -> int | None:
        """+1 friendly, -1 hostile, None ambivalent."""
        return _SIGNS.get(self.state)


def snapshot(
    dataset: Dataset,
    on: str | date | None = None,
    layers: Iterable[str] = LAYERS,
    rule: str = "levels",
    dates: str = "certain",
    core_only: bool = True,
    claims: bool = False,
) -> nx.Graph:
    """Draw the signed graph of a date.

    Parameters
    ----------
    dataset : Dataset
        The data.
    on : str or datetime.date, optional
        The day, `YYYY-MM-DD`; by default the last one reviewed. A tie holds from its start up to,
        but not including, its end.
    layers : iterable of str
        Which of `diplomatic`, `security` and `economic` ties to take.
    rule : str
        How the sign follows: `levels` (the strongest positive against the strongest negative tie),
        `goldstein_sum` (the sum over relations), `any_negative` (one negative tie suffices),
        `latest_tie` (the tie that began last). Armed conflict decides in all of them.
    dates : str
        `certain`: a tie holds from the latest possible start to the earliest possible end;
        `possible`: from the earliest possible start to the latest possible end.
    core_only : bool
        Leave out actors not all of whose pairs are reviewed.
    claims : bool
        Count ties that rest on one side's word alone.

    Returns
    -------
    networkx.Graph
        Nodes: the actors that exist on the day, sorted, with `name` and `kind`; organisations are
        left out. Edges, sorted: `state` (`friendly`, `hostile`, `ambivalent`, or `claimed` if
        nothing but uncounted claims is in force), `sign` (+1, -1, or None), `positive_level`,
        `negative_level` (0 if none), `ties` (ids counted), `claims` (ids in force but not counted:
        one side's word, or a less probable version). The graph's `unreviewed` holds the pairs that
        were not reviewed for that day on all the layers; other pairs without an edge have no
        notable tie. After the day up to which a pair was reviewed it has no edge.

    Raises
    ------
    AnalysisError
        If the day, a layer, the rule or the dates are not among what is allowed.

    Examples
    --------
    >>> from analysis.dataset import load
    >>> G = snapshot(load(), on="2024-12-08")
    >>> "SYR" in G, "SYR_ASSAD" in G
    (True, False)
    """
    day = dataset.latest if on is None else parse_day(on)
    layers = chosen_layers(layers)
    check_choice("rule", rule, RULES)
    graph = nx.Graph(on=day, layers=layers, rule=rule, dates=dates)
    graph.add_nodes_from(timetable(dataset).nodes(day, core_only))
    counted, claimed = _in_force(dataset, day, layers, dates, claims)
    pairs = list(combinations(graph, 2))
    graph.add_edges_from(
        (*pair, _edge(counted.get(pair, []), claimed.get(pair, []), rule, dates))
        for pair in pairs
        if pair in counted or pair in claimed
    )
    graph.graph["unreviewed"] = frozenset(pairs) - reviewed_pairs(dataset, day, layers)
    return graph


def decided(graph: nx.Graph) -> nx.Graph:
    """Keep the edges that have a sign, and all nodes.

    Parameters
    ----------
    graph : networkx.Graph
        As `snapshot` gives it.

    Returns
    -------
    networkx.Graph
        A graph for `analysis.measures`: no ambivalent and no merely claimed edge.

    Examples
    --------
    >>> G = nx.Graph([("a", "b", {"sign": 1}), ("b", "c", {"sign": None})])
    >>> decided(G).edges, len(decided(G))
    (EdgeView([('a', 'b')]), 3)
    """
    signed = nx.Graph(**graph.graph)
    signed.add_nodes_from(graph.nodes(data=True))
    signed.add_edges_from((u, v, d) for u, v, d in graph.edges(data=True) if d["sign"] is not None)
    return signed


def ambivalent(graph: nx.Graph) -> tuple[Pair, ...]:
    """List the pairs whose positive and negative ties weigh the same.

    Parameters
    ----------
    graph : networkx.Graph
        As `snapshot` gives it.

    Returns
    -------
    tuple of (str, str)
        Pairs, sorted.

    Examples
    --------
    >>> ambivalent(nx.Graph([("a", "b", {"state": "ambivalent"})]))
    (('a', 'b'),)
    """
    return tuple((u, v) for u, v, d in graph.edges(data=True) if d["state"] == "ambivalent")


def pair_state(graph: nx.Graph, u: str, v: str) -> str:
    """Give the state of a pair, with or without an edge.

    Parameters
    ----------
    graph : networkx.Graph
        As `snapshot` gives it.
    u, v : str
        Actor ids, in either order.

    Returns
    -------
    str
        The edge's `state`; without an edge `none` (reviewed, nothing notable), `unreviewed`, or
        `absent` if one of the two does not exist.

    Examples
    --------
    >>> G = nx.Graph(unreviewed=frozenset({("A", "C")}))
    >>> G.add_nodes_from("ABC")
    >>> [pair_state(G, "A", other) for other in "BCD"]
    ['none', 'unreviewed', 'absent']
    """
    u, v = sorted((u, v))
    if u not in graph or v not in graph:
        return "absent"
    if graph.has_edge(u, v):
        return str(graph.edges[u, v]["state"])
    return "unreviewed" if (u, v) in graph.graph["unreviewed"] else "none"


def judge(ties: Sequence[Tie], rule: str = "levels", dates: str = "certain") -> Verdict:
    """Weigh the ties of one pair.

    Parameters
    ----------
    ties : sequence of mapping
        The ties counted, at least one: rows of `with_standing`.
    rule, dates : str
        As in `snapshot`.

    Returns
    -------
    Verdict
        The state, and what decided it.
    """
    plus, minus = (
        max((tie["level"] for tie in ties if tie["sign"] == sign), default=0) for sign in (1, -1)
    )
    balance, reason, deciding = _weigh(ties, plus, minus, rule, dates)
    state = "ambivalent" if balance == 0 else "friendly" if balance > 0 else "hostile"
    ids = tuple(sorted(tie["tie"] for tie in deciding))
    return Verdict(state, plus, minus, reason, abs(balance), ids)


def _weigh(
    ties: Sequence[Tie], plus: int, minus: int, rule: str, dates: str
) -> tuple[int, str, Sequence[Tie]]:
    """Give the balance (its sign is the pair's), what it is made of, and the ties that made it."""
    if war := [tie for tie in ties if tie["relation"] == "armed_conflict"]:
        return -1, "armed_conflict", war
    if rule == "goldstein_sum":
        tenths = {tie["relation"]: tie["tenths"] for tie in ties}
        return sum(tenths.values()), rule, ties
    if rule == "any_negative":
        sign = -1 if minus else 1
        return sign, rule, [tie for tie in ties if tie["sign"] == sign]
    if rule == "latest_tie":
        column = "start_latest" if dates == "certain" else "start_earliest"
        last = max(tie[column] for tie in ties)
        newest = [tie for tie in ties if tie[column] == last]
        return sum({tie["sign"] for tie in newest}), rule, newest
    top = {1: plus, -1: minus}
    return plus - minus, rule, [tie for tie in ties if tie["level"] == top[tie["sign"]]]


def _edge(
    counted: Sequence[Tie], claimed: Sequence[Tie], rule: str, dates: str
) -> dict[str, object]:
    verdict = judge(counted, rule, dates) if counted else Verdict("claimed", 0, 0, "", 0, ())
    return {
        "state": verdict.state,
        "sign": verdict.sign,
        "positive_level": verdict.positive_level,
        "negative_level": verdict.negative_level,
        "ties": tuple(sorted(tie["tie"] for tie in counted)),
        "claims": tuple(sorted(tie["tie"] for tie in claimed)),
    }


def _in_force(
    dataset: Dataset, on: date, layers: Sequence[str], dates: str, claims: bool
) -> tuple[dict[Pair, list[Tie]], dict[Pair, list[Tie]]]:
    """Group by pair the ties that count, and those in force that do not."""
    check_choice("choice of dates", dates, DATES)
    table = timetable(dataset)
    standing = table.standing(on, layers, dates, claims)
    groups: list[dict[Pair, list[Tie]]] = []
    for chosen in (standing == "counted", np.isin(standing, UNCOUNTED)):
        pairs: dict[Pair, list[Tie]] = {}
        for place in np.flatnonzero(chosen):
            tie = table.rows[place]
            pairs.setdefault((tie["u"], tie["v"]), []).append(tie)
        groups.append(pairs)
    return groups[0], groups[1]
