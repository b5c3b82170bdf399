"""Coalitions and ties: who sits against whom while having ties with whom.

Membership creates no tie, and neither does what a coalition is directed against: this study sets
the two side by side. A spell of membership is in force from its start, or that of the coalition if
no source gives one, up to but not including its end.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

import networkx as nx
import pandas as pd

from analysis.dataset import Dataset
from analysis.dates import parse_day
from analysis.errors import AnalysisError
from analysis.network import pair_state, snapshot
from analysis.spells import check_choice, living

ROLES = ("lead", "combat", "support", "information", "named_only", "declined")
SEATED = ROLES[:4]  # they take part; to be named, or to decline, is not to sit


def members(
    dataset: Dataset, on: str | date | None = None, roles: Iterable[str] = ROLES
) -> pd.DataFrame:
    """List who had which part in which coalition on a day.

    Parameters
    ----------
    dataset : Dataset
        The data.
    on : str or datetime.date, optional
        The day; by default the last one reviewed.
    roles : iterable of str
        Roles to list: `lead`, `combat`, `support`, `information`, `named_only`, `declined`.

    Returns
    -------
    pandas.DataFrame
        One row a coalition, actor and role in force for certain, sorted: `coalition`, `actor`,
        `role`, `joined` ("" if no source says), `against` (ids, `;` between), `confidence`. Actors
        and coalitions that do not exist on the day are left out.

    Raises
    ------
    AnalysisError
        If the day is not a day, it is after the last one reviewed, or a role is unknown.

    Examples
    --------
    >>> from analysis.dataset import load
    >>> found = members(load(), "2024-06-07", ["lead"])
    >>> found.loc[found["coalition"] == "PROSPERITY_GUARDIAN", "actor"].tolist()
    ['USA']
    """
    day, wanted = _day(dataset, on), list(roles)
    for role in wanted:
        check_choice("role", role, ROLES)
    spells = dataset.memberships.merge(
        dataset.coalitions[["coalition", "against", "start_latest", "end_earliest"]], on="coalition"
    )
    begun = spells["joined_latest"].fillna(spells["start_latest"])
    stamp = pd.Timestamp(day)
    held = (begun <= stamp) & (spells["start_latest"] <= stamp)
    held &= ~(spells["left_earliest"] <= stamp) & ~(spells["end_earliest"] <= stamp)
    held &= spells["role"].isin(wanted) & spells["actor"].isin(living(dataset, day)["actor"])
    table = spells.assign(against=spells["against"].map(";".join))[held]
    table = table.sort_values(["coalition", "actor", "role"], ignore_index=True)
    return table[["coalition", "actor", "role", "joined", "against", "confidence"]]


def two_mode(
    dataset: Dataset, on: str | date | None = None, roles: Iterable[str] = SEATED
) -> nx.Graph:
    """Draw the two-mode network of actors and coalitions on a day.

    Parameters
    ----------
    dataset : Dataset
        The data.
    on : str or datetime.date, optional
        The day; by default the last one reviewed.
    roles : iterable of str
        Roles that make an edge.

    Returns
    -------
    networkx.Graph
        Actors have `bipartite` 0, coalitions 1; each edge has `role`, the weightiest if an actor
        has several.

    Examples
    --------
    >>> from analysis.dataset import load
    >>> two_mode(load(), "2024-06-07").edges["BHR", "PROSPERITY_GUARDIAN"]
    {'role': 'support'}
    """
    rows = members(dataset, on, roles)
    graph = nx.Graph()
    graph.add_nodes_from(sorted(set(rows["actor"])), bipartite=0)
    graph.add_nodes_from(sorted(set(rows["coalition"])), bipartite=1)
    rows = rows.sort_values("role", key=lambda roles: -roles.map(ROLES.index), kind="stable")
    for row in rows.itertuples():
        graph.add_edge(row.actor, row.coalition, role=row.role)
    return graph


def counts(dataset: Dataset, days: Sequence[date]) -> pd.DataFrame:
    """Count the members of each coalition by role on some days.

    Parameters
    ----------
    dataset : Dataset
        The data.
    days : sequence of datetime.date
        The days.

    Returns
    -------
    pandas.DataFrame
        `on`, `coalition`, `role`, `n` (actors); roles that nobody has are left out.
    """
    tables = []
    for day in days:
        groups = members(dataset, day).groupby(["coalition", "role"])
        tables.append(groups.size().reset_index(name="n").assign(on=day.isoformat()))
    return pd.concat(tables, ignore_index=True)[["on", "coalition", "role", "n"]]


def seats(dataset: Dataset, on: str | date | None = None, rule: str = "levels") -> pd.DataFrame:
    """Set every seat in a coalition against someone beside the ties with that someone.

    Parameters
    ----------
    dataset : Dataset
        The data.
    on : str or datetime.date, optional
        The day; by default the last one reviewed.
    rule : str
        As in `analysis.network.snapshot`.

    Returns
    -------
    pandas.DataFrame
        One row a member that takes part and an actor the coalition is directed against, sorted:
        `actor`, `coalition`, `role`, `against`, `state` (of the two: as
        `analysis.network.pair_state` gives it, `outside` for an organisation), `ties` (relations
        that count between them), `common_friends` (friendly with both); lists have `;` between.
    """
    graph = snapshot(dataset, on=_day(dataset, on), rule=rule, core_only=False)
    relation = dict(zip(dataset.ties["tie"], dataset.ties["relation"], strict=True))
    rows = []
    for row in members(dataset, on, SEATED).to_dict("records"):
        for target in filter(None, row["against"].split(";")):
            pair = row["actor"], target
            ids = graph.edges[pair]["ties"] if graph.has_edge(*pair) else ()
            ties = ";".join(sorted({relation[name] for name in ids}))
            common = sorted(_friends(graph, row["actor"]) & _friends(graph, target))
            facts = row["actor"], row["coalition"], row["role"], target
            rows.append((*facts, _state(dataset, graph, *pair), ties, ";".join(common)))
    columns = ["actor", "coalition", "role", "against", "state", "ties", "common_friends"]
    return pd.DataFrame(sorted(rows), columns=columns)


def position(
    dataset: Dataset, actor: str, on: str | date | None = None, rule: str = "levels"
) -> pd.DataFrame:
    """Say where an actor sits: with whom, against whom, and against whose friends.

    Parameters
    ----------
    dataset : Dataset
        The data.
    actor : str
        Actor id.
    on : str or datetime.date, optional
        The day; by default the last one reviewed.
    rule : str
        As in `analysis.network.snapshot`.

    Returns
    -------
    pandas.DataFrame
        One row an actor of the network with which it has a tie or to which one of its seats
        matters, sorted: `other`, `state` (of the two), and coalitions in which it takes part:
        `beside` (the other does too), `against` (directed against the other), `against_friend`
        (directed against a friend of the other); ids with `;` between.

    Raises
    ------
    AnalysisError
        If the actor does not exist on the day, or is an organisation.

    Examples
    --------
    >>> from analysis.dataset import load
    >>> found = position(load(), "BHR", "2024-06-07").set_index("other")
    >>> "PROSPERITY_GUARDIAN" in found.loc["HOUTHI", "against"]
    True
    """
    day = _day(dataset, on)
    graph = snapshot(dataset, on=day, rule=rule, core_only=False)
    if actor not in graph:
        raise AnalysisError(
            f"{actor!r} is no actor with ties on {day}; give the id of a state or movement that"
            " exists then."
        )
    columns = ["other", "state", "beside", "against", "against_friend"]
    return pd.DataFrame(_position(dataset, graph, actor), columns=columns)


def _position(
    dataset: Dataset, graph: nx.Graph, actor: str
) -> Iterator[tuple[str, str, str, str, str]]:
    rows = members(dataset, graph.graph["on"], SEATED)
    targets = {
        coalition: set(against.split(";")) - {""}
        for coalition, against in rows.loc[rows["actor"] == actor, ["coalition", "against"]].values
    }
    for other in sorted(set(graph) - {actor}):
        theirs = set(rows.loc[rows["actor"] == other, "coalition"])
        friends = _friends(graph, other)
        seats = (
            [name for name in targets if name in theirs],
            [name for name in targets if other in targets[name]],
            [name for name in targets if friends & targets[name]],
        )
        if graph.has_edge(actor, other) or any(seats):
            lists = (";".join(sorted(names)) for names in seats)
            beside, against, friend = lists
            yield other, pair_state(graph, actor, other), beside, against, friend


def _day(dataset: Dataset, on: str | date | None) -> date:
    day = dataset.latest if on is None else parse_day(on)
    if day > dataset.latest:
        raise AnalysisError(
            f"{day} is after the last day reviewed, {dataset.latest}; give that day or an earlier"
            " one."
        )
    return day


def _friends(graph: nx.Graph, actor: str) -> set[str]:
    around = graph[actor].items() if actor in graph else ()
    return {other for other, edge in around if edge["sign"] == 1}


def _state(dataset: Dataset, graph: nx.Graph, u: str, v: str) -> str:
    kinds = dict(zip(dataset.actors["actor"], dataset.actors["kind"], strict=True))
    if "organisation" in (kinds[u], kinds[v]):
        return "outside"
    return pair_state(graph, u, v)
