"""One case of a benchmark: the same graph, this package's way and another, each timed."""

from __future__ import annotations

from collections.abc import Callable
from math import isclose, nan
from time import perf_counter
from typing import Any

import networkx as nx

REPEATS = 3  # the best of so many, for what takes less than a second
LEAST = 0.2  # seconds to spend at least: more repeats, so that no short pause of the machine counts

Measure = Callable[[nx.Graph], Any]


def row(
    case: str,
    G: nx.Graph,
    ours: Measure,
    other: Measure | None,
    what_other: str,
    exact: bool = True,
) -> dict[str, Any]:
    """Time two ways of measuring a graph, which must find the same value.

    Parameters
    ----------
    case : str
        What is measured.
    G : networkx.Graph
        The graph.
    ours : callable
        This package's way.
    other : callable or None
        Another way, which gives None if it was not done in time; None if it is not worth trying.
    what_other : str
        What that way is.
    exact : bool
        Whether the values have to be equal, but for rounding.

    Returns
    -------
    dict
        `case`, `size`, `ours` and `other` (seconds), `what_other`, and `ratio` (other / ours); NaN
        where there is no other way.
    """
    mine, found = timed(ours, G)
    theirs, expected = timed(other, G) if other else (nan, None)
    if exact and expected is not None:
        assert _same(found, expected), f"{case}: {found} is not {expected}"
    return {
        "case": case,
        "size": f"{len(G):,} nodes, {G.size():,} ties",
        "ours": mine,
        "other": theirs,
        "what_other": what_other if expected is not None else f"{what_other}, not done",
        "ratio": theirs / mine,
    }


def timed(measure: Measure, G: nx.Graph) -> tuple[float, Any]:
    """Give the least time of several, in seconds, and what was measured.

    Parameters
    ----------
    measure : callable
        What to time.
    G : networkx.Graph
        The graph.

    Returns
    -------
    tuple of float and object
        Seconds, and the value.
    """
    times: list[float] = []
    while not times or (len(times) < REPEATS and times[0] < 1) or sum(times) < LEAST:
        start = perf_counter()
        found = measure(G)
        times.append(perf_counter() - start)
    return min(times), found


def _same(found: Any, expected: Any) -> bool:
    if isinstance(found, float):
        return isclose(found, expected, rel_tol=1e-9)
    return bool(found == expected)
