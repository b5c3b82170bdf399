"""One optimal division of a snapshot into two camps, and words about it.

A camp is a part of a division into two that leaves as few decided ties as possible out of place:
hostile within, or friendly across [1]_. The division drawn may be one of many; the pictures say so,
and who stands elsewhere in others.

References
----------
.. [1] Harary, F. (1959). On the measurement of structural balance. Behavioral Science 4, 316-323.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

import networkx as nx

from analysis.dataset import Dataset
from analysis.errors import AnalysisError
from analysis.figures.words import NUMBERS, count, listed, sentence
from analysis.measures.frustration import (
    frustrated_edges,
    frustration_index,
    optimal_partitions,
)
from analysis.network import decided, snapshot

Pair = tuple[str, str]


@dataclass(frozen=True)
class Camps:
    """One optimal division of the largest connected part of a signed graph, ready to be drawn.

    Parameters
    ----------
    first, second : tuple of str
        The camps, the smaller first; steady actors by number of decided ties, then those that move.
    apart : tuple of str
        Actors with no path of decided ties to the camps.
    moving : frozenset of str
        Actors that stand elsewhere in other optimal divisions, seen from those that always keep
        together or opposed.
    misfits : frozenset of pairs
        Decided ties out of place, of either sort.
    line_index : int
        Their number; `exact` says whether it is proven minimal.
    optima : int
        Number of optimal divisions; a lower bound unless `counted`; all listed if `complete`.
    """

    first: tuple[str, ...]
    second: tuple[str, ...]
    apart: tuple[str, ...]
    moving: frozenset[str]
    misfits: frozenset[Pair]
    line_index: int
    exact: bool
    optima: int
    counted: bool
    complete: bool


def camps_of(graph: nx.Graph) -> Camps:
    """Divide a signed graph into two camps.

    Parameters
    ----------
    graph : networkx.Graph
        Every edge carries `sign`, +1 or -1.

    Returns
    -------
    Camps
        The division drawn.
    """
    index, optima = frustration_index(graph), optimal_partitions(graph)
    part = max(optima.components, key=lambda component: len(component.nodes))
    inside = [str(actor) for actor in part.nodes]
    moving = moving_actors(part.partitions, inside)
    groups = [
        _ranked(graph, [a for a in inside if part.drawn[a] == side], moving) for side in (0, 1)
    ]
    groups.sort(key=lambda group: (len(group), group))
    return Camps(
        first=groups[0],
        second=groups[1],
        apart=tuple(sorted(set(graph) - set(inside))),
        moving=moving,
        misfits=frozenset((str(u), str(v)) for u, v in frustrated_edges(graph, optima.drawn)),
        line_index=index.value,
        exact=index.optimal,
        optima=optima.count,
        counted=optima.exact,
        complete=optima.complete,
    )


def moving_actors(divisions: Sequence[Mapping[Hashable, int]], actors: list[str]) -> frozenset[str]:
    """Find who changes sides between divisions, seen from the largest group that never does.

    Two actors are steady to each other if they stand together in all divisions or opposed in all.

    Parameters
    ----------
    divisions : sequence of mapping
        Actor to side, 0 or 1; which side is called 0 does not matter.
    actors : list of str
        Actors of one connected part, sorted.

    Returns
    -------
    frozenset of str
        All actors but the largest group steady to each other; among equals the group with the first
        actor stays.

    Examples
    --------
    >>> sorted(moving_actors([{"A": 0, "B": 0, "C": 1}, {"A": 1, "B": 1, "C": 1}], ["A", "B", "C"]))
    ['C']
    """
    paths = {a: tuple(division[a] for division in divisions) for a in actors}
    canonical = {
        a: tuple(side ^ path[0] for side in path) if path else () for a, path in paths.items()
    }
    if not canonical:
        return frozenset()
    sizes = Counter(canonical.values())
    steady = max(sizes, key=lambda path: sizes[path])
    return frozenset(a for a in actors if canonical[a] != steady)


def _ranked(graph: nx.Graph, group: list[str], moving: frozenset[str]) -> tuple[str, ...]:
    """Order a camp: steady actors first, each by falling number of decided ties."""
    return tuple(sorted(group, key=lambda a: (a in moving, -graph.degree(a), a)))


def signed_snapshot(dataset: Dataset, day: date) -> nx.Graph:
    """Take the snapshot of a day, refusing one without a decided tie."""
    graph = snapshot(dataset, on=day)
    if not decided(graph).number_of_edges():
        raise AnalysisError(
            "nothing to draw: no friendly or hostile tie among core actors is in force on "
            f"{day.isoformat()}; "
            "add rows to ties.csv"
        )
    return graph


def among(whole: nx.Graph, actors: Iterable[str]) -> nx.Graph:
    """Take some actors and the ties among them, in the order of a snapshot.

    `Graph.subgraph` keeps no order: it would draw lines in another one in every process.

    Parameters
    ----------
    whole : networkx.Graph
        A snapshot.
    actors : iterable of str
        Ids; those that are not in the snapshot are left out.

    Returns
    -------
    networkx.Graph
        A part of it, with its attributes.

    Examples
    --------
    >>> whole = nx.Graph([("a", "b"), ("a", "c"), ("b", "c")])
    >>> among(whole, {"c", "b", "x"}).edges
    EdgeView([('b', 'c')])
    """
    chosen = set(actors)
    graph = nx.Graph(**whole.graph)
    graph.add_nodes_from((actor, data) for actor, data in whole.nodes(data=True) if actor in chosen)
    edges = whole.edges(data=True)
    graph.add_edges_from((u, v, data) for u, v, data in edges if {u, v} <= chosen)
    return graph


def optima_text(camps: Camps, full: dict[str, str], what: str) -> str:
    """Say in how many optima a division holds, and who stands elsewhere in the others.

    Parameters
    ----------
    camps : Camps
        The division.
    full : dict
        Names for sentences.
    what : str
        What the sentence is about.

    Returns
    -------
    str
        One or two sentences.
    """
    if camps.optima == 1:
        return f"{what} is the only optimal one."
    among = "" if camps.complete else " among those listed"
    number = f"{'' if camps.counted else 'at least '}{camps.optima}"
    steady = len(camps.first) + len(camps.second) - len(camps.moving)
    who = listed(camps.moving, full, empty="no one", most=12)
    verb = "change" if len(camps.moving) > 1 else "changes"
    return (
        f"{what} holds in one of {number} optimal divisions; {steady} actors keep their places in "
        f"all of them, {who} {verb} sides{among}."
    )


def camp_names(camps: Camps) -> tuple[str, str]:
    """Call the camps by size: a member's name would make it a leader, and enemies its followers.

    Parameters
    ----------
    camps : Camps
        The division.

    Returns
    -------
    tuple of str
        Names of the first and the second camp; empty for a camp without members.
    """
    if not camps.first:
        return "", "one camp"
    if len(camps.first) == len(camps.second):
        return "first camp", "second camp"
    return "smaller camp", "larger camp"


def strain_text(graph: nx.Graph, camps: Camps, full: dict[str, str]) -> str:
    """Name the actor with most ties out of place, and how many there would be on the other side.

    Parameters
    ----------
    graph : networkx.Graph
        The signed graph that was divided.
    camps : Camps
        The division.
    full : dict
        Names for sentences.

    Returns
    -------
    str
        A sentence; empty if no tie is out of place, or no actor has most of them.
    """
    strained = Counter(actor for pair in camps.misfits for actor in pair).most_common(2)
    if not strained or (len(strained) > 1 and strained[0][1] == strained[1][1]):
        return ""
    actor, here = strained[0]
    there = graph.degree(actor) - here
    number = NUMBERS[there] if there < len(NUMBERS) else there
    ties = count(graph.degree(actor), "tie")
    return (
        f"{sentence(full[actor])} fits least: {NUMBERS[here] if here < len(NUMBERS) else here} of "
        f"its {ties} are out of place here, {number} would be on the other side."
    )


def pairs_text(pairs: frozenset[Pair], full: dict[str, str]) -> str:
    """List pairs by name."""
    return "; ".join(f"{full[u]} and {full[v]}" for u, v in sorted(pairs)) or "none"
