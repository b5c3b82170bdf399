"""Draw a stratified sample of units that come in groups, at most one unit of a group.

Within a stratum all units have the same chance, whatever their groups. The sizes of the strata and
the limit of one hold exactly: chances are rounded to yes or no by dependent rounding, which leaves
every sum over a stratum and every single chance as it is on average (Gandhi et al. 2006).

References
----------
.. [1] Gandhi, R., Khuller, S., Parthasarathy, S. and Srinivasan, A. (2006). Dependent rounding and
   its applications to approximation algorithms. Journal of the ACM 53, 324-360.
"""

from __future__ import annotations

from itertools import pairwise

import networkx as nx
import numpy as np
import numpy.typing as npt

from analysis.errors import AnalysisError

Floats = npt.NDArray[np.float64]
Integers = npt.NDArray[np.int64]
Node = tuple[str, int]

_ROUNDS = 10_000
_SLACK = 1e-12  # by how much the chances of a group may add up to more than 1
_EXACT = 1e-9  # chances nearer to 0 or 1 are 0 or 1


def allocation(population: Integers, n: int, minimum: int) -> Integers:
    """Divide a sample among strata: a minimum to each, the rest by their populations.

    Parameters
    ----------
    population : numpy.ndarray of int
        Units in each stratum.
    n : int
        Size of the sample.
    minimum : int
        Least units of a stratum; a smaller stratum gives all it has.

    Returns
    -------
    numpy.ndarray of int
        Units to draw of each stratum; they sum to n. Fractions go to the largest remainders.

    Raises
    ------
    AnalysisError
        If n is less than the minima add up to, or more than there are units.

    Examples
    --------
    >>> allocation(np.array([50, 950]), n=40, minimum=10)
    array([11, 29])
    """
    least = np.minimum(population, minimum)
    if not least.sum() <= n <= population.sum():
        raise AnalysisError(
            f"A sample of {n} cannot be drawn; the {len(population)} strata have"
            f" {population.sum()} units, of which at least {least.sum()} are needed: ask for"
            f" {least.sum()} to {population.sum()}."
        )
    rest = population - least
    shares = (n - least.sum()) * rest / max(rest.sum(), 1)
    whole = np.floor(shares).astype(np.int64)
    order = np.argsort(whole - shares, kind="stable")
    whole[order[: n - least.sum() - whole.sum()]] += 1
    return np.asarray(least + whole, dtype=np.int64)


def chances(units: Integers, sizes: Integers) -> Floats:
    """Give the chance that a group is drawn for a stratum.

    Parameters
    ----------
    units : numpy.ndarray of int
        Groups x strata: how many units a group has in a stratum.
    sizes : numpy.ndarray of int
        Units to draw of each stratum.

    Returns
    -------
    numpy.ndarray of float
        Groups x strata, summing to the sizes over groups and to at most 1 over strata. In
        proportion to the units, which gives all units of a stratum one chance; only the chances
        of a group that would add up to more than 1 are lowered, and the others raised.

    Raises
    ------
    AnalysisError
        If the strata have too few groups between them.

    Examples
    --------
    >>> chances(np.array([[2, 0], [1, 1], [1, 3]]), sizes=np.array([1, 1]))
    array([[0.5 , 0.  ],
           [0.25, 0.25],
           [0.25, 0.75]])
    """
    found = units.astype(np.float64)
    for _ in range(_ROUNDS):
        found *= sizes / np.maximum(found.sum(axis=0), _SLACK)
        groups = found.sum(axis=1, keepdims=True)
        if groups.max(initial=0) <= 1 + _SLACK:
            return found
        found /= np.maximum(groups, 1)
    raise AnalysisError(
        f"A sample of {sizes.sum()} with at most one unit of each of {len(units)} groups cannot be"
        " drawn from these strata; draw fewer."
    )


def rounded(chances: Floats, rng: np.random.Generator) -> tuple[tuple[int, int], ...]:
    """Draw groups for strata with given chances, every sum over a stratum being kept.

    Parameters
    ----------
    chances : numpy.ndarray of float
        Groups x strata; whole sums over groups, at most 1 over strata.
    rng : numpy.random.Generator
        Source of randomness.

    Returns
    -------
    tuple of (int, int)
        Group and stratum drawn, sorted; each group at most once, each stratum as often as its
        chances sum to.

    Examples
    --------
    >>> len(rounded(np.full((4, 2), 0.25), np.random.default_rng(1)))
    2
    """
    open_ = nx.Graph()
    for group, stratum in np.argwhere(chances > _EXACT).tolist():
        open_.add_edge(("group", group), ("stratum", stratum), chance=chances[group, stratum])
    drawn = []
    while open_.number_of_edges():
        for u, v in _shift(open_, rng):
            chance = open_.edges[u, v]["chance"]
            if _EXACT < chance < 1 - _EXACT:
                continue
            if chance > 0.5:
                drawn.append((min(u, v)[1], max(u, v)[1]))
            open_.remove_edge(u, v)
    return tuple(sorted(drawn))


def _shift(open_: nx.Graph, rng: np.random.Generator) -> list[tuple[Node, Node]]:
    """Raise and lower chances in turn along a trail until one is 0 or 1; fair on average."""
    trail = _trail(open_)
    raised = [open_.edges[edge] for edge in trail[0::2]]
    lowered = [open_.edges[edge] for edge in trail[1::2]]
    up = min([1 - edge["chance"] for edge in raised] + [edge["chance"] for edge in lowered])
    down = min([edge["chance"] for edge in raised] + [1 - edge["chance"] for edge in lowered])
    step = up if rng.random() * (up + down) < down else -down
    for edges, sign in ((raised, 1), (lowered, -1)):
        for edge in edges:
            edge["chance"] += sign * step
    return trail


def _trail(open_: nx.Graph) -> list[tuple[Node, Node]]:
    """Walk on until a node comes back (give the cycle), or from one dead end to another."""
    start = min((node for node in open_ if open_.degree[node] == 1), default=None)
    path = [start or min(node for node in open_ if open_.degree[node])]
    while True:
        before = path[-2] if len(path) > 1 else None
        after = next((node for node in open_[path[-1]] if node != before), None)
        if after is None:
            return list(pairwise(path))
        if after in path:
            return list(pairwise([*path[path.index(after) :], after]))
        path.append(after)
