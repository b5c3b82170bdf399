"""Who stands with whom, against every partition."""

from __future__ import annotations

from itertools import combinations, product

import networkx as nx
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.studies.standing import hold, swing, together


def optima_of(G):
    """Try every partition of a connected graph."""
    nodes = sorted(G)
    found = {}
    for camps in product((0, 1), repeat=len(nodes) - 1):
        side = dict(zip(nodes, (0, *camps), strict=True))
        odd = sum((side[u] == side[v]) != (s > 0) for u, v, s in G.edges(data="sign"))
        found.setdefault(odd, []).append(side)
    return found[min(found)]


def graph(signs, nodes="abcde"):
    G = nx.Graph()
    G.add_nodes_from(nodes)
    pairs = combinations(nodes, 2)
    G.add_edges_from((*p, {"sign": s}) for p, s in zip(pairs, signs, strict=True) if s)
    return G


@settings(max_examples=40)
@given(st.lists(st.sampled_from([1, -1, -1, 0]), min_size=10, max_size=10))
def test_shares_and_margins_are_those_over_all_optima(signs):
    G = graph(signs)
    shares = together(G)
    for part in nx.connected_components(G):
        optima = optima_of(G.subgraph(part))
        for u, v in product(part, repeat=2):
            share = np.mean([side[u] == side[v] for side in optima])
            assert shares["abcde".index(u), "abcde".index(v)] == pytest.approx(share)
        for actor in part:
            ties = [(v, s) for _, v, s in G.edges(actor, data="sign")]
            odd = [sum((o[actor] == o[v]) != (s > 0) for v, s in ties) for o in optima]
            assert hold(G, actor).margin == len(ties) - 2 * max(odd)
    known = ~np.isnan(shares)
    assert known.sum() == sum(len(part) ** 2 for part in nx.connected_components(G))


def test_two_who_share_no_component_do_not_stand_in_any_way():
    shares = together(graph([1, 0, 0, 0, 0, 0, 0, -1, 0, 0]))
    assert np.isnan(shares[0, 4])
    assert shares[0, 1] == 1
    assert shares[2, 3] == 0


def test_swing_is_open_company_averaged_over_others_in_the_component():
    shares = together(graph([-1, -1, -1], "abc"))
    np.testing.assert_allclose(swing(shares), [2 / 3] * 3)
    assert swing(together(graph([1, 1, 1], "abc"))).tolist() == [0, 0, 0]
    assert np.isnan(swing(together(graph([0], "ab")))).all()
