"""Null models: what they keep, that they are uniform, and what comparisons with them say."""

from __future__ import annotations

from collections import Counter, defaultdict
from concurrent.futures import ThreadPoolExecutor
from itertools import combinations, product
from math import comb, isnan, sqrt

import networkx as nx
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.errors import AnalysisError
from analysis.measures._rewiring import Chain
from analysis.measures._signed import signed_edges, signs
from analysis.measures.balance import triad_census
from analysis.measures.nulls import compare, draw_seed, mixing, rewired, shuffled

from .signed_graphs import all_negative, highland_tribes, relabelled, signed_cycle, signed_graphs

VALUES = st.lists(st.integers(-5, 5).map(float), min_size=1, max_size=30)


def degrees(G: nx.Graph) -> dict:
    found = {node: Counter(d["sign"] for d in G[node].values()) for node in G}
    return {node: (count[1], count[-1]) for node, count in found.items()}


def signing(G: nx.Graph) -> tuple:
    return tuple(sorted(signs(G).items()))


def of_the_same_degrees(G: nx.Graph) -> list[tuple]:
    """List every signed graph on the nodes with the same degrees of either sign."""
    pairs = list(combinations(sorted(G), 2))
    every = np.array(list(product((0, 1, -1), repeat=len(pairs))))
    ends = np.array([[node in pair for node in sorted(G)] for pair in pairs]).astype(int)
    own = np.array([signs(G).get(pair, 0) for pair in pairs])
    same = [((every == s) @ ends == (own == s) @ ends).all(axis=1) for s in (1, -1)]
    return [
        tuple((pair, sign) for pair, sign in zip(pairs, row, strict=True) if sign)
        for row in every[same[0] & same[1]].tolist()
    ]


def chi_square(counts: Counter, cells: int, draws: int) -> float:
    expected = draws / cells
    return sum((counts[cell] - expected) ** 2 for cell in counts) / expected + expected * (
        cells - len(counts)
    )


# What is kept


@settings(max_examples=40)
@given(signed_graphs(), st.integers(0, 99))
def test_shuffling_keeps_ties_and_numbers_of_signs(G, seed):
    for place, pair in enumerate(G.edges):
        G.edges[pair]["weight"] = place + 1
    H = shuffled(G, seed)
    assert {frozenset(pair) for pair in H.edges} == {frozenset(pair) for pair in G.edges}
    assert sum(signs(H).values()) == sum(signs(G).values())
    assert all(H.edges[pair]["weight"] == G.edges[pair]["weight"] for pair in G.edges)
    assert list(H) == sorted(G)


@settings(max_examples=40)
@given(signed_graphs(), st.integers(0, 99))
def test_rewiring_keeps_both_degrees_of_each_node(G, seed):
    H = rewired(G, seed)
    assert degrees(H) == degrees(G)
    assert list(H) == sorted(G)
    assert list(H.edges) == sorted(signs(H))


def test_attributes_of_nodes_stay_and_the_graph_given_does_not_change():
    G = highland_tribes()
    G.nodes[3]["name"] = "third"
    before = signing(G)
    for draw in (shuffled, rewired):
        assert draw(G, 1).nodes[3] == {"name": "third"}
        assert signing(draw(G, 1)) != before
        assert signing(G) == before


def test_graphs_with_nothing_to_draw():
    for G in (nx.Graph(), nx.empty_graph(3), all_negative(4), signed_cycle(3, 0)):
        for draw in (shuffled, rewired):
            assert signing(draw(G, 1)) == signing(G)
        assert set(mixing(G, 1, sweeps=2)["kept"]) == {1}
    assert signing(rewired(highland_tribes(), 1, sweeps=0)) == signing(highland_tribes())


# Uniform


def test_all_deals_of_signs_are_as_likely():
    G = signed_cycle(6, 2)
    draws = 3000
    counts = Counter(signing(shuffled(G, draw_seed(1, i))) for i in range(draws))
    assert len(counts) == comb(6, 2)
    # 14 degrees of freedom: 36.1 is exceeded once in a thousand.
    assert chi_square(counts, 15, draws) < 36.1


@pytest.mark.parametrize(
    "edges",
    [
        {(0, 1): 1, (2, 3): 1, (3, 4): 1},
        {(0, 1): 1, (1, 2): -1, (2, 3): 1, (0, 3): -1},
        # No pair of these five is free to be tied: nothing but exchanges of signs.
        {(0, 1): 1, (1, 2): -1, (2, 3): 1, (0, 3): -1, (0, 2): 1, (1, 3): 1},
        {(0, 1): 1, (1, 2): 1, (2, 3): 1, (3, 4): 1, (0, 2): -1, (2, 4): -1, (1, 3): -1},
    ],
)
def test_all_graphs_of_the_same_degrees_are_as_likely(edges):
    G = nx.Graph([(*pair, {"sign": sign}) for pair, sign in edges.items()])
    possible = of_the_same_degrees(G)
    cells = len(possible)
    draws = 200 * cells
    counts = Counter(signing(rewired(G, draw_seed(2, i))) for i in range(draws))
    assert set(counts) == set(possible)
    # 5 and 2 degrees of freedom: exceeded once in a thousand.
    assert chi_square(counts, cells, draws) < {6: 20.5, 3: 13.8}[cells]


def test_each_step_is_as_likely_as_its_reverse():
    # All graphs on four nodes with two edges of either sign: count single steps between them.
    steps: dict[tuple, Counter] = defaultdict(Counter)
    start = nx.Graph([(0, 1, {"sign": 1}), (2, 3, {"sign": 1})])
    start.add_edges_from([(0, 2), (1, 3)], sign=-1)
    for graph in of_the_same_degrees(start):
        G = nx.Graph([(*pair, {"sign": sign}) for pair, sign in graph])
        for i in range(300):
            chain = Chain(signed_edges(G), np.random.default_rng(i))
            chain.run(1)
            steps[graph][tuple(((u, v), s) for u, v, s in chain.edges())] += 1
    for one, other in combinations(steps, 2):
        there, back = steps[one][other], steps[other][one]
        assert abs(there - back) <= 4 * sqrt(there + back + 1)
    assert any(set(found) - {graph} for graph, found in steps.items())


def test_from_some_graphs_on_five_nodes_no_step_leads_on():
    stuck = {(0, 4): 1, (1, 3): 1, (1, 4): -1, (2, 3): -1, (3, 4): 1}
    G = nx.Graph([(*pair, {"sign": sign}) for pair, sign in stuck.items()])
    assert len(of_the_same_degrees(G)) > 1
    assert set(mixing(G, 1)["kept"]) == {1}


def test_mixing_falls_from_one_to_a_plateau():
    G = nx.gnm_random_graph(400, 2000, seed=1)
    drawn = np.random.default_rng(1).choice((-1, 1), 2000)
    nx.set_edge_attributes(G, dict(zip(G.edges, drawn.tolist(), strict=True)), "sign")
    found = mixing(G, 1)
    assert list(found["sweep"]) == list(range(21))
    assert found["kept"][0] == 1
    assert isnan(found["done"][0])
    assert found["done"][1:].between(0.9, 1).all()
    # Two edges meet again about as often as any two pairs: 2000 signed edges among 79,800 pairs.
    assert found["kept"][4:].max() < 0.05
    again = len(set(signing(rewired(G, 1))) & set(signing(G))) / 2000
    assert again < 0.05


# Seeds


@pytest.mark.parametrize("draw", [shuffled, rewired])
def test_draws_depend_on_seed_alone(draw):
    G = highland_tribes()
    H = nx.Graph()
    H.add_nodes_from(reversed(list(G)))
    H.add_edges_from((v, u, d) for u, v, d in reversed(list(G.edges(data=True))))
    one = [signing(draw(G, draw_seed(5, i))) for i in range(8)]
    with ThreadPoolExecutor(3) as pool:
        assert list(pool.map(lambda i: signing(draw(H, draw_seed(5, i))), range(8))) == one
    assert len(set(one)) == 8
    assert signing(draw(G, 5)) != signing(draw(G, 6))


def test_seeds_are_those_spawned():
    spawned = np.random.SeedSequence(9).spawn(4)[3]
    assert draw_seed(9, 3).generate_state(4).tolist() == spawned.generate_state(4).tolist()


@pytest.mark.parametrize(
    ("call", "message"),
    [
        (lambda: draw_seed(1, -1), "number is -1"),
        (lambda: draw_seed(-1, 1), "seed is -1"),
        (lambda: rewired(all_negative(3), 1, sweeps=-1), "sweeps is -1"),
        (lambda: mixing(all_negative(3), 1, sweeps=-1), "sweeps is -1"),
        (lambda: rewired(nx.DiGraph(), 1), "A DiGraph was given"),
        (lambda: shuffled(nx.DiGraph(), 1), "A DiGraph was given"),
        (lambda: rewired(all_negative(3), 1, sweeps=1.5), "sweeps is 1.5; give a whole number"),
        (lambda: rewired(all_negative(3), None), "seed is None; give a whole number of 0 or more"),
        (lambda: shuffled(all_negative(3), -1), "seed is -1"),
        (lambda: mixing(all_negative(3), "1"), "seed is '1'"),
        (lambda: compare(None, [1]), "A value is not a number; give a number for the graph"),
        (lambda: compare(1, ["a"]), "A value is not a number"),
        (lambda: compare(float("inf"), [1]), "A value is infinite"),
        (lambda: compare(1, [1, -float("inf")]), "A value is infinite"),
    ],
)
def test_refusals(call, message):
    with pytest.raises(AnalysisError, match=message):
        call()


# Comparisons


def test_comparison_by_hand():
    found = compare(4, [1, 2, 4, 5, float("nan")])
    assert (found.mean, found.n, found.undefined) == (3, 4, 1)
    assert found.deviation == pytest.approx(sqrt(10 / 3))
    assert found.z == pytest.approx(1 / sqrt(10 / 3))
    assert (found.p_low, found.p_high) == (4 / 5, 3 / 5)
    assert found.p == 1


def test_values_that_differ_by_rounding_are_ties():
    found = compare(0.1 + 0.2, [0.3] * 99)
    assert (found.p_low, found.p_high) == (1, 1)
    assert isnan(found.z)


def test_comparisons_without_values():
    for found in (compare(float("nan"), [1, 2]), compare(1, []), compare(1, [float("nan")])):
        assert isnan(found.z)
        assert isnan(found.p)
    assert compare(1, [2]).p == 1
    assert isnan(compare(1, [2]).deviation)


@given(VALUES, st.integers(-5, 5))
def test_comparison_against_counting(draws, observed):
    found = compare(observed, draws)
    n = len(draws)
    assert found.p_low == pytest.approx((1 + sum(x <= observed for x in draws)) / (n + 1))
    assert found.p_high == pytest.approx((1 + sum(x >= observed for x in draws)) / (n + 1))
    assert 1 / (n + 1) <= found.p <= 1
    turned = compare(-observed, [-x for x in draws])
    assert (turned.p_low, turned.p_high, turned.p) == (found.p_high, found.p_low, found.p)
    if n > 1 and len(set(draws)) > 1:
        assert found.z == pytest.approx((observed - np.mean(draws)) / np.std(draws, ddof=1))


def test_p_values_are_uniform_where_the_null_holds():
    # A shuffled graph among shuffled graphs: p_high is at most 0.1 in a tenth of trials.
    G = relabelled(highland_tribes())
    trials = 60
    shares = [triad_census(shuffled(G, draw_seed(3, i))).share for i in range(trials * 20)]
    low = sum(
        compare(shares[20 * i], shares[20 * i + 1 : 20 * i + 20]).p_high <= 0.1
        for i in range(trials)
    )
    assert low <= 0.1 * trials + 3.3 * sqrt(trials * 0.09)
    assert low >= 1


def test_tribes_are_more_balanced_than_chance():
    G = highland_tribes()
    draws = [triad_census(shuffled(G, draw_seed(1954, i))).share for i in range(200)]
    found = compare(triad_census(G).share, draws)
    assert found.z > 4
    assert found.p_high == 1 / 201
