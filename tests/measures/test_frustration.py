"""The exact solver against published values, formulas, brute force and the laws it must obey."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from itertools import combinations, product
from math import comb

import networkx as nx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.errors import AnalysisError
from analysis.measures import _exact
from analysis.measures._cycles import is_packing
from analysis.measures.frustration import (
    Certificate,
    always_frustrated,
    frustrated_edges,
    frustration_index,
    frustration_range,
    optimal_partitions,
    verify,
)

from .signed_graphs import (
    all_negative,
    at_odds,
    brute_force,
    highland_tribes,
    random_signed,
    signed_graphs,
    switched,
)


def test_highland_tribes_have_line_index_seven():
    # Aref and Wilson (2018), Measuring partial balance in signed networks: 7 of 58 edges.
    G = highland_tribes()
    assert (len(G), G.size()) == (16, 58)
    assert sum(sign < 0 for *_, sign in G.edges(data="sign")) == 29
    found = frustration_index(G)
    assert (found.value, found.optimal) == (7, True)
    assert verify(G, found.certificate) == (7, 7)


def test_highland_tribes_optima_are_those_brute_force_finds():
    G = highland_tribes()
    value, optima = brute_force(G)
    found = optimal_partitions(G)
    assert value == 7
    assert found.complete
    assert list(found.partitions) == optima
    assert found.drawn == optima[0]


@pytest.mark.parametrize("size", range(1, 10))
def test_complete_graph_of_enemies(size):
    # The best two camps are as equal as can be: floor((n - 1)^2 / 4) edges stay within them.
    G = all_negative(size)
    found = frustration_index(G)
    assert (found.lower, found.upper) == ((size - 1) ** 2 // 4,) * 2
    halves = comb(size, size // 2)
    assert optimal_partitions(G).count == (halves if size % 2 else halves // 2)


@pytest.mark.parametrize("seed", range(300))
def test_brute_force_agrees(seed):
    G = random_signed(seed)
    value, optima = brute_force(G)
    found = frustration_index(G)
    assert (found.value, found.optimal) == (value, True)
    assert at_odds(G, found.certificate.partition) == value
    assert verify(G, found.certificate) == (value, value)
    every = optimal_partitions(G)
    assert (every.count, every.exact, every.complete) == (len(optima), True, True)
    assert list(every.partitions) == sorted(optima, key=lambda camps: tuple(camps.values()))


@pytest.mark.parametrize("seed", range(40))
def test_integer_program_agrees_with_brute_force(seed):
    G = random_signed(seed)
    signs = {tuple(sorted(pair)): G.edges[pair]["sign"] for pair in G.edges}
    if not signs:
        return
    nodes = sorted({node for pair in signs for node in pair})
    start = dict.fromkeys(nodes, 0)
    camps, bound = _exact.solve_program(nodes, signs, (), start, 60)
    assert len(_exact.frustrated(signs, camps)) == bound == brute_force(G)[0]


@pytest.mark.parametrize("seed", range(60))
def test_range_agrees_with_all_signings(seed):
    G = random_signed(seed, most=6)
    pairs = list(combinations(sorted(G), 2))[:: 1 + seed % 3][:5]
    values = []
    for signing in product((-1, 1), repeat=len(pairs)):
        H = G.copy()
        H.add_edges_from((u, v, {"sign": s}) for (u, v), s in zip(pairs, signing, strict=True))
        values.append(brute_force(H)[0])
    found = frustration_range(G, [pair[::-1] for pair in pairs])
    assert (found.minimum, found.maximum, found.optimal) == (min(values), max(values), True)


def test_range_does_not_read_the_attributes_of_undecided_edges():
    G = all_negative(3)
    G.edges[0, 1]["sign"] = None
    assert frustration_range(G, [(0, 1)]).maximum == 1
    assert G.edges[0, 1]["sign"] is None


def test_range_is_an_interval_when_the_limit_is_hit():
    G = nx.empty_graph(7)
    pairs = list(combinations(range(7), 2))
    found = frustration_range(G, pairs, limit=20)
    assert (found.minimum, found.optimal) == (0, False)
    assert found.maximum <= 9 <= found.maximum_upper  # no signing of 7 nodes exceeds 9


@given(signed_graphs(), st.randoms(use_true_random=False))
def test_names_do_not_matter(G, random):
    names = list(G)
    random.shuffle(names)
    H = nx.relabel_nodes(G, dict(zip(G, names, strict=True)))
    assert frustration_index(H).value == frustration_index(G).value
    assert optimal_partitions(H).count == optimal_partitions(G).count


@given(signed_graphs(), st.sets(st.integers(0, 8)))
def test_switching_changes_neither_value_nor_count(G, nodes):
    H = switched(G, nodes)
    assert frustration_index(H).value == frustration_index(G).value
    assert optimal_partitions(H).count == optimal_partitions(G).count


@given(signed_graphs())
def test_bounds(G):
    value = frustration_index(G).value
    negative = sum(sign < 0 for *_, sign in G.edges(data="sign"))
    assert 0 <= value <= min(negative, G.size() // 2)


@given(signed_graphs(), st.data())
def test_one_edge_more_raises_the_value_by_one_at_most(G, data):
    if missing := list(nx.non_edges(G)):
        u, v = data.draw(st.sampled_from(sorted(tuple(sorted(pair)) for pair in missing)))
        before = frustration_index(G).value
        values = []
        for sign in (-1, 1):
            G.add_edge(u, v, sign=sign)
            values.append(frustration_index(G).value)
        assert min(values) == before
        assert max(values) <= before + 1


@given(st.integers(1, 4), st.integers(1, 4), st.data())
def test_reversing_all_signs_of_a_bipartite_graph_is_a_switching(left, right, data):
    G = nx.complete_bipartite_graph(left, right)
    for pair in G.edges:
        G.edges[pair]["sign"] = data.draw(st.sampled_from((-1, 1)))
    H = G.copy()
    for pair in H.edges:
        H.edges[pair]["sign"] *= -1
    assert frustration_index(H).value == frustration_index(G).value


@given(signed_graphs(), st.sets(st.integers(0, 8)))
def test_balanced_graph_has_one_optimum_a_component(G, nodes):
    nx.set_edge_attributes(G, 1, "sign")
    H = switched(G, nodes)
    assert frustration_index(H).value == 0
    assert frustration_index(H).certificate.cycles == ()
    optima = optimal_partitions(H)
    assert optima.count == 1
    assert at_odds(H, optima.drawn) == 0


def test_graph_without_nodes_and_isolates():
    assert frustration_index(nx.Graph()).value == 0
    assert optimal_partitions(nx.Graph()).partitions == ({},)
    isolates = nx.empty_graph(3)
    assert frustration_index(isolates).certificate.partition == {0: 0, 1: 0, 2: 0}
    assert optimal_partitions(isolates).count == 1


def test_stand_together_is_a_share_of_optima_and_undefined_across_components():
    G = all_negative(3)
    G.add_node("far")
    optima = optimal_partitions(G)
    assert optima.stand_together(0, 1) == Fraction(1, 3)
    assert optima.stand_together(0, 0) == 1
    assert optima.stand_together(0, "far") is None
    with pytest.raises(AnalysisError, match="'nobody' is not a node"):
        optima.stand_together("nobody", 0)


def test_more_optima_than_listed():
    # Two triangles of enemies that share no node: 3 x 3 optima.
    G = nx.disjoint_union(all_negative(3), all_negative(3))
    optima = optimal_partitions(G, limit=4)
    assert (optima.count, len(optima.partitions), optima.complete, optima.exact) == (
        9,
        4,
        False,
        True,
    )
    assert optimal_partitions(G).drawn == optima.drawn
    cut = optimal_partitions(G, limit=2)
    assert cut.count == 9
    assert cut.drawn == optima.drawn == {0: 0, 1: 0, 2: 1, 3: 0, 4: 0, 5: 1}
    with pytest.raises(AnalysisError, match="give optimal_partitions a larger limit"):
        cut.stand_together(0, 1)


def test_search_limit_hit_while_counting_leaves_a_lower_bound():
    G = nx.cycle_graph(12)
    nx.set_edge_attributes(G, 1, "sign")
    G.edges[0, 11]["sign"] = -1
    full = optimal_partitions(G)
    assert full.count == 12
    spent = next(limit for limit in range(1, 1000) if _outcome(G, limit) is not None)
    part = optimal_partitions(G, search_limit=spent)
    assert part.count < 12
    assert not part.exact
    assert not part.complete


def _outcome(G, limit):
    try:
        return optimal_partitions(G, search_limit=limit)
    except AnalysisError:
        return None


def test_search_limit_hit_before_the_proof_is_said():
    with pytest.raises(AnalysisError, match="not proven within 3 branches"):
        optimal_partitions(all_negative(7), search_limit=3)


def test_limits_leave_an_interval():
    G = all_negative(9)
    found = frustration_index(G, time_limit=0.0, search_limit=0)
    assert not found.optimal
    assert found.lower < 16 <= found.upper == found.value
    lower, upper = verify(G, found.certificate)
    assert (lower, upper) == (len(found.certificate.cycles), found.upper)


def test_solver_alone_proves_but_is_not_verified():
    found = frustration_index(all_negative(7), search_limit=0)
    assert found.optimal
    assert [block.proof for block in found.certificate.blocks] == ["solver"]
    assert verify(all_negative(7), found.certificate)[0] < found.value


def test_forged_certificates_are_refused():
    G = highland_tribes()
    true = frustration_index(G).certificate
    block = true.blocks[0]
    twice = replace(block, cycles=(*block.cycles, block.cycles[0]))
    with pytest.raises(AnalysisError, match="does not fit the graph"):
        verify(G, Certificate(true.partition, (twice,)))
    with pytest.raises(AnalysisError, match="does not fit the graph"):
        verify(all_negative(3), true)
    boast = replace(block, lower=99, proof="cycles")
    assert verify(G, Certificate(true.partition, (boast,)))[0] == len(block.cycles)


def test_frustrated_edges():
    G = all_negative(3)
    assert frustrated_edges(G, {0: 0, 1: 1, 2: 0}) == ((0, 2),)
    with pytest.raises(AnalysisError, match="no camp to 2"):
        frustrated_edges(G, {0: 0, 1: 1})


def test_always_frustrated():
    # Two friendly pairs of ties span the one quarrel, which is at odds in the only optimum.
    G = nx.Graph([("a", "b", {"sign": -1})])
    for middle in "cd":
        G.add_edge("a", middle, sign=1)
        G.add_edge("b", middle, sign=1)
    assert always_frustrated(G, optimal_partitions(G)) == (("a", "b"),)


@pytest.mark.parametrize(
    ("graph", "message"),
    [
        (nx.DiGraph([(0, 1, {"sign": 1})]), "DiGraph was given"),
        (nx.MultiGraph([(0, 1, {"sign": 1})]), "MultiGraph was given"),
        (nx.Graph([(0, 1)]), "0-1 has no `sign`"),
        (nx.Graph([(0, 1, {"sign": None})]), "has sign None"),
        (nx.Graph([(0, 1, {"sign": 2})]), "has sign 2"),
        (nx.Graph([(0, 0, {"sign": 1})]), "0 has an edge to itself"),
    ],
)
@pytest.mark.parametrize("measure", [frustration_index, optimal_partitions])
def test_graphs_that_are_not_signed_graphs_are_refused(measure, graph, message):
    with pytest.raises(AnalysisError, match=message):
        measure(graph)


@pytest.mark.parametrize(
    ("measure", "limit"),
    [
        (frustration_index, "time_limit"),
        (frustration_index, "search_limit"),
        (optimal_partitions, "limit"),
        (optimal_partitions, "search_limit"),
    ],
)
def test_limits_below_zero_are_refused(measure, limit):
    with pytest.raises(AnalysisError, match=f"^{limit} is -1; give 0 or more.$"):
        measure(all_negative(3), **{limit: -1})


@pytest.mark.parametrize(
    ("pair", "message"), [((0, 9), "9 is not a node"), ((0, 0), "joins a node to itself")]
)
def test_undecided_edges_must_join_nodes_of_the_graph(pair, message):
    with pytest.raises(AnalysisError, match=message):
        frustration_range(all_negative(3), [pair])


def test_nodes_of_mixed_types_are_ordered():
    G = nx.Graph([("a", 1, {"sign": 1}), (1, (2, 3), {"sign": -1})])
    assert frustration_index(G).value == 0


def test_verification_within_a_limit_confirms_the_cycles_alone():
    G = all_negative(7)
    certificate = frustration_index(G).certificate
    assert verify(G, certificate) == (9, 9)
    assert verify(G, certificate, search_limit=3) == (len(certificate.cycles), 9)


def test_range_without_a_proven_least_is_refused(monkeypatch):
    monkeypatch.setattr("analysis.measures._range.SEARCH_LIMIT", 3)
    with pytest.raises(AnalysisError, match="not proven within 3 branches"):
        frustration_range(all_negative(7), [])


@pytest.mark.parametrize(
    "cycles",
    [
        [(0, 1, 3)],  # 0-3 is no edge
        [(0, 1)],  # no cycle
        [(0, 1, 2), (0, 1, 2)],  # edges twice
        [(0, 2, 1, 0, 1, 2)],  # nodes twice
    ],
)
def test_what_is_no_packing_of_negative_cycles(cycles):
    G = all_negative(3)
    G.add_edge(2, 3, sign=1)
    signs = {(u, v): sign for u, v, sign in G.edges(data="sign")}
    assert is_packing(signs, [(0, 1, 2)])
    assert not is_packing(signs, cycles)
    assert not is_packing(dict.fromkeys(signs, 1), [(0, 1, 2)])
