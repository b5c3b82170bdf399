"""From dated ties to a signed graph on one date: the sign rule lives here and only here.

Over the chosen layers only the strongest positive and the strongest negative tie of a pair count,
by ordinal level. Active armed conflict makes a pair hostile whatever else holds; otherwise a lead
of at least one level decides, and equal levels are ambivalent. Signs are decided in integers.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from itertools import combinations

import networkx as nx
import numpy as np
import pandas as pd

from analysis.dataset import Dataset
from analysis.dates import parse_day
from analysis.spells import (
    LAYERS,
    Pair,
    check_choice,
    chosen_layers,
    living,
    reviewed_pairs,
    with_standing,
)

RULES = ("levels", "goldstein_sum", "any_negative", "latest_tie")
_SIGNS = {"friendly": 1, "hostile": -1}
_UNCOUNTED = ("one_sided", "rival")


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
        What decided: `armed_conflict`, `lead`, `equal`, `sum`, `any_negative`, `latest`.
    measure : int
        By how much: the lead in levels, or the sum of Goldstein values in tenths; else 0.
    deciding : tuple of str
        Ids of the ties that decided.
    """

    state: str
    positive_level: int
    negative_level: int
    reason: str
    measure: int
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
    for actor in _existing(dataset, day, core_only).itertuples():
        graph.add_node(actor.actor, name=actor.name, kind=actor.kind)
    pairs = list(combinations(graph, 2))
    ties = with_standing(dataset, day, layers, dates, claims)
    by_pair = dict(list(ties[ties["standing"].isin(("counted", *_UNCOUNTED))].groupby(["u", "v"])))
    for u, v in pairs:
        if (u, v) in by_pair:
            graph.add_edge(u, v, **_edge(by_pair[u, v], rule, dates))
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


def judge(ties: pd.DataFrame, rule: str = "levels", dates: str = "certain") -> Verdict:
    """Weigh the ties of one pair.

    Parameters
    ----------
    ties : pandas.DataFrame
        The ties counted, at least one, as `with_standing` gives them.
    rule, dates : str
        As in `snapshot`.

    Returns
    -------
    Verdict
        The state, and what decided it.
    """
    positive, negative = ties[ties["sign"] > 0], ties[ties["sign"] < 0]
    plus, minus = _top(positive), _top(negative)
    war = ties[ties["relation"] == "armed_conflict"]
    if len(war):
        return Verdict("hostile", plus, minus, "armed_conflict", 0, tuple(war["tie"]))
    if rule == "goldstein_sum":
        total = int(ties.drop_duplicates("relation")["tenths"].sum())
        return Verdict(_state(total), plus, minus, "sum", total, tuple(ties["tie"]))
    if rule == "any_negative":
        chosen = negative if minus else positive
        return Verdict(_state(-1 if minus else 1), plus, minus, rule, 0, tuple(chosen["tie"]))
    if rule == "latest_tie":
        starts = ties["start_latest" if dates == "certain" else "start_earliest"]
        last = ties[starts == starts.max()]
        balance = int(last["sign"].max() + last["sign"].min())
        return Verdict(_state(balance), plus, minus, "latest", 0, tuple(last["tie"]))
    strongest = ties[ties["level"] == np.where(ties["sign"] > 0, plus, minus)]
    reason = "equal" if plus == minus else "lead"
    lead = abs(plus - minus)
    return Verdict(_state(plus - minus), plus, minus, reason, lead, tuple(strongest["tie"]))


def _existing(dataset: Dataset, on: date, core_only: bool) -> pd.DataFrame:
    actors = living(dataset, on)
    actors = actors[(actors["kind"] != "organisation") & (actors["core"] | (not core_only))]
    return actors.sort_values("actor")


def _edge(ties: pd.DataFrame, rule: str, dates: str) -> dict[str, object]:
    counted = ties[ties["standing"] == "counted"]
    verdict = judge(counted, rule, dates) if len(counted) else Verdict("claimed", 0, 0, "", 0, ())
    return {
        "state": verdict.state,
        "sign": verdict.sign,
        "positive_level": verdict.positive_level,
        "negative_level": verdict.negative_level,
        "ties": tuple(sorted(counted["tie"])),
        "claims": tuple(sorted(ties.loc[ties["standing"].isin(_UNCOUNTED), "tie"])),
    }


def _state(balance: int) -> str:
    if balance == 0:
        return "ambivalent"
    return "friendly" if balance > 0 else "hostile"


def _top(ties: pd.DataFrame) -> int:
    return int(ties["level"].max()) if len(ties) else 0
