"""Two ways in which a measure is uncertain: draws of the rows, and signs left undecided."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import product
from math import isnan, nan

import networkx as nx
import numpy as np
import numpy.typing as npt

from analysis.measures.frustration import frustration_range
from analysis.studies.solving import MEASURES
from analysis.timetable import Pair

MOST_PAIRS = 10  # ambivalent pairs; of more there are too many signings to try all
COVERED = (0.025, 0.975)


def sensitivity_range(values: npt.ArrayLike) -> dict[str, float | int]:
    """Say in which range the middle 95 % of draws lie.

    Parameters
    ----------
    values : array of float
        One value a draw; NaN where the measure is undefined.

    Returns
    -------
    dict
        `draws` (those in which it is defined), `low` and `high` (values that some draw gave; NaN
        without draws).

    Examples
    --------
    >>> sensitivity_range([1, 2, 3, float("nan")])
    {'draws': 3, 'low': 1.0, 'high': 3.0}
    """
    known = np.asarray(values, dtype=np.float64)
    known = known[~np.isnan(known)]
    if not known.size:
        return {"draws": 0, "low": nan, "high": nan}
    low, high = np.quantile(known, COVERED, method="inverted_cdf").tolist()
    return {"draws": int(known.size), "low": low, "high": high}


def signing_range(G: nx.Graph, undecided: Sequence[Pair], name: str) -> tuple[float, float]:
    """Give the least and greatest value of a measure over all signings of undecided pairs.

    Parameters
    ----------
    G : networkx.Graph
        The decided ties, each with `sign` +1 or -1.
    undecided : sequence of (node, node)
        Pairs that have a tie of undecided sign. In every signing all of them have a tie.
    name : str
        A measure of `solving.MEASURES`.

    Returns
    -------
    tuple of float
        Least and greatest; NaN if the measure is undefined throughout, or there are more than
        `MOST_PAIRS` pairs and the measure is not the frustration index or its share.

    Examples
    --------
    >>> G = nx.Graph([("a", "b", {"sign": 1}), ("b", "c", {"sign": 1})])
    >>> signing_range(G, [("a", "c")], "balanced_triads")
    (0.0, 1.0)
    """
    if name in ("frustration", "frustration_share"):
        return _frustration_range(G, undecided, name == "frustration_share")
    if len(undecided) > MOST_PAIRS:
        return nan, nan
    values = [MEASURES[name](_signed(G, undecided, s)) for s in _signings(len(undecided))]
    known = [value for value in values if not isnan(value)]
    return (min(known), max(known)) if known else (nan, nan)


def _frustration_range(G: nx.Graph, undecided: Sequence[Pair], share: bool) -> tuple[float, float]:
    found = frustration_range(G, undecided)
    ties = G.number_of_edges() + len(undecided)
    over = ties if share else 1
    if not over:
        return nan, nan
    return found.minimum / over, found.maximum_upper / over


def _signings(pairs: int) -> product[tuple[int, ...]]:
    return product((-1, 1), repeat=pairs)


def _signed(G: nx.Graph, undecided: Sequence[Pair], signs: Sequence[int]) -> nx.Graph:
    signed = nx.Graph(G)
    for (u, v), sign in zip(undecided, signs, strict=True):
        signed.add_edge(u, v, sign=sign)
    return signed
