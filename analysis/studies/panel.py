"""A fixed panel: the same positions and the same pairs on every date, so that dates compare.

A position is an actor that exists on every day of the period, or an actor and its successor, one of
which does: Syria is one position, held by the Assad government until December 2024. What begins or
ends within the period otherwise (the Southern Transitional Council) is left out.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from itertools import combinations

import networkx as nx

from analysis.dataset import Dataset
from analysis.network import decided, snapshot
from analysis.spells import LAYERS, living, reviewed_pairs
from analysis.timetable import Pair


@dataclass(frozen=True)
class Panel:
    """Who is in the panel, and which pairs were reviewed throughout.

    Parameters
    ----------
    position : mapping of str to str
        The position that each actor holds, under the id of the last to hold it.
    pairs : frozenset of (str, str)
        Pairs of positions reviewed on every layer and every date, the lesser first.
    """

    position: Mapping[str, str]
    pairs: frozenset[Pair]

    @property
    def positions(self) -> tuple[str, ...]:
        """The positions, sorted."""
        return tuple(sorted(set(self.position.values())))

    def network(self, dataset: Dataset, on: str | date, rule: str = "levels") -> nx.Graph:
        """Draw the panel's signed graph on a date.

        Parameters
        ----------
        dataset : Dataset
            The data, or a draw of them.
        on : str or datetime.date
            The day.
        rule : str
            The sign rule, as in `snapshot`.

        Returns
        -------
        networkx.Graph
            A node for each position; edges as `snapshot` gives them, but for pairs that were not
            reviewed on every date.
        """
        graph = snapshot(dataset, on, rule=rule)
        placed = nx.Graph(**graph.graph)
        placed.add_nodes_from(self.positions)
        for u, v, data in graph.edges(data=True):
            if u in self.position and v in self.position:
                pair = self._pair(u, v)
                if pair in self.pairs:
                    placed.add_edge(*pair, **data)
        return placed

    def _pair(self, u: str, v: str) -> Pair:
        first, second = sorted((self.position[u], self.position[v]))
        return first, second


@lru_cache(maxsize=8)
def core_network(dataset: Dataset, on: str | date | None = None, rule: str = "levels") -> nx.Graph:
    """Draw the decided ties of all core actors on a date; not to be altered, since it is kept.

    Parameters
    ----------
    dataset : Dataset
        The data, or a draw of them.
    on : str or datetime.date, optional
        The day; by default the last one reviewed.
    rule : str
        The sign rule, as in `snapshot`.

    Returns
    -------
    networkx.Graph
        As `decided` gives it.
    """
    return decided(snapshot(dataset, on, rule=rule))


def fixed_panel(dataset: Dataset, dates: Iterable[date]) -> Panel:
    """Choose the positions and pairs that can be followed over all of some dates.

    Parameters
    ----------
    dataset : Dataset
        The data.
    dates : iterable of datetime.date
        The dates, at least one.

    Returns
    -------
    Panel
        Core actors that hold a position from the first date to the last, and the pairs of them that
        were reviewed on every layer on every date.

    Examples
    --------
    >>> from analysis.dataset import load
    >>> panel = fixed_panel(load(), [date(2015, 12, 31), date(2025, 12, 31)])
    >>> panel.position["SYR_ASSAD"], "STC" in panel.position
    ('SYR', False)
    """
    days = sorted(dates)
    position = _positions(dataset, days)
    pairs = set(combinations(sorted(set(position.values())), 2))
    for day in days:
        reviewed, alive = reviewed_pairs(dataset, day, LAYERS), _alive(dataset, day)
        holders = {position[actor]: actor for actor in position if actor in alive}
        pairs = {(u, v) for u, v in pairs if tuple(sorted((holders[u], holders[v]))) in reviewed}
    return Panel(position, frozenset(pairs))


def _positions(dataset: Dataset, days: list[date]) -> dict[str, str]:
    """Give each actor's position, for the positions held on every day."""
    core = dataset.actors[dataset.actors["core"] & (dataset.actors["kind"] != "organisation")]
    names = set(core["actor"])
    heir = {a: s for a, s in zip(core["actor"], core["successor"], strict=True) if s in names}
    position = {actor: _last(actor, heir) for actor in sorted(names)}
    held = [{position[actor] for actor in _alive(dataset, day) & names} for day in days]
    throughout = set.intersection(*held)
    return {actor: place for actor, place in position.items() if place in throughout}


def _last(actor: str, heir: Mapping[str, str]) -> str:
    while actor in heir:
        actor = heir[actor]
    return actor


def _alive(dataset: Dataset, day: date) -> set[str]:
    return set(living(dataset, day)["actor"])
