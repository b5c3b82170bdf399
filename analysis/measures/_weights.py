"""Signed graphs with weights, brought to whole numbers so that sums can be compared exactly."""

from __future__ import annotations

from fractions import Fraction
from math import gcd, lcm
from numbers import Rational, Real

import networkx as nx

from analysis.errors import AnalysisError
from analysis.measures._signed import Edge, signed_edges, signs

Number = int | Fraction

_LARGEST = 2**53  # sums beyond are not whole in the solver's numbers


def signed_weights(G: nx.Graph, weight: str | None) -> tuple[dict[Edge, int], Fraction]:
    """List the edges of a signed graph with sign times weight, in whole multiples of a unit.

    Parameters
    ----------
    G : networkx.Graph
        Undirected; each edge has `sign` +1 or -1.
    weight : str or None
        Edge attribute that holds a weight above 0: an integer, a fraction, or a float that is a
        multiple of a power of two, such as 0.5. None: each edge weighs 1.

    Returns
    -------
    dict
        `(u, v) -> whole number`, u before v, in sorted order.
    fractions.Fraction
        The unit: what 1 stands for.

    Raises
    ------
    AnalysisError
        If the graph is not a signed graph, a weight is missing or not a finite number above 0, or
        the weights have no common unit large enough to add them exactly.

    Examples
    --------
    >>> signed_weights(nx.Graph([("a", "b", {"sign": -1, "weight": 1.5})]), "weight")
    ({('a', 'b'): -1}, Fraction(3, 2))
    """
    edges = signs(G)
    if weight is None:
        return edges, Fraction(1)
    signed_edges(G, weight)  # refuses what is no weight
    weights = {edge: _exact(G.edges[edge][weight]) for edge in edges}
    parts = lcm(*(value.denominator for value in weights.values()))
    unit = Fraction(gcd(*(int(value * parts) for value in weights.values())) or 1, parts)
    if sum(weights.values()) / unit > _LARGEST:
        raise AnalysisError(
            f"The values of `{weight}` have no common unit large enough to add them exactly; round"
            " them, or give fractions such as Fraction(1, 10) in place of 0.1."
        )
    return {edge: sign * int(weights[edge] / unit) for edge, sign in edges.items()}, unit


def plain(value: Fraction) -> Number:
    """Give a whole number as an integer.

    Parameters
    ----------
    value : fractions.Fraction
        A number.

    Returns
    -------
    int or fractions.Fraction
        The same number.

    Examples
    --------
    >>> plain(Fraction(4, 2)), plain(Fraction(1, 2))
    (2, Fraction(1, 2))
    """
    return value.numerator if value.denominator == 1 else value


def _exact(value: Real) -> Fraction:
    if isinstance(value, Rational):
        return Fraction(int(value.numerator), int(value.denominator))
    return Fraction(float(value))
