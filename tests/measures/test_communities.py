"""Correlation clustering against published values, formulas, every set partition, and laws."""

from __future__ import annotations

import random
from collections.abc import Iterator
from fractions import Fraction
from itertools import combinations
from math import isnan

import networkx as nx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.optimize import OptimizeResult

from analysis.errors import AnalysisError
from analysis.measures import _cluster_blocks, _covering
from analysis.measures._clusters import ClusterSearch, misplaced
from analysis.measures._covering import Covering
from analysis.measures._moves import good_clustering, merged, moved
from analysis.measures._signed import signs
from analysis.measures.communities import (
    correlation_clustering,
    optimal_clusterings,
    signed_modularity,
)
from analysis.measures.frustration import frustration_index, optimal_partitions

from .signed_graphs import all_negative, highland_tribes, random_signed, signed_graphs

MOST = [None, 1, 2, 3]


def set_partitions(nodes: list, most: int | None) -> Iterator[dict]:
    """Every partition once, its communities numbered by their first node."""
    if not nodes:
        yield {}
        return
    *before, last = nodes
    for labels in set_partitions(before, most):
        for label in range(max(labels.values(), default=-1) + 2)[:most]:
            yield {**labels, last: label}


def exact_ties(G: nx.Graph) -> list[tuple]:
    edges = G.edges(data=True)
    return [(u, v, data["sign"] > 0, Fraction(data.get("weight", 1))) for u, v, data in edges]


def at_odds(ties: list[tuple], labels: dict) -> Fraction:
    return sum(weight for u, v, like, weight in ties if (labels[u] == labels[v]) != like)


def brute_force(G: nx.Graph, most: int | None) -> tuple[Fraction, list[dict]]:
    """Least weight at odds, and every partition of a connected graph's nodes that attains it."""
    ties = exact_ties(G)
    if all(weight == 1 for *_, weight in ties):
        ties = [(*ends, 1) for *ends, _ in ties]  # integers add up faster
    costs = [(at_odds(ties, labels), labels) for labels in set_partitions(sorted(G), most)]
    best = min(cost for cost, _ in costs)
    return best, [labels for cost, labels in costs if cost == best]


def weighted(seed: int, most: int = 7) -> nx.Graph:
    G = random_signed(seed, most)
    draw = random.Random(seed)
    for _, _, data in G.edges(data=True):
        data["weight"] = draw.choice((1, 2, 3, 0.5, Fraction(1, 3), Fraction(7, 3)))
    return G


def dense(size: int, density: float, positive: float) -> nx.Graph:
    draw = random.Random(1)
    G = nx.empty_graph(size)
    for pair in combinations(range(size), 2):
        if draw.random() < density:
            G.add_edge(*pair, sign=1 if draw.random() < positive else -1)
    return G


# Known answers


def test_highland_tribes_have_three_communities_with_two_ties_misplaced():
    # signed_blockmodel of R's signnet (README, "Blockmodeling"), after Doreian and Mrvar (2009),
    # Partitioning signed social networks: this membership, criterion 2 (each tie counts one half
    # in either direction). That is a heuristic; here it is proven and shown to be the only one.
    published = [3, 3, 2, 2, 1, 2, 2, 2, 1, 1, 2, 2, 1, 1, 3, 3]
    G = highland_tribes()
    found = correlation_clustering(G)
    assert (found.lower, found.value, found.optimal, found.proof) == (2, 2, True, "search")
    assert isinstance(found.value, int)
    groups = [[n for n in G if published[n - 1] == group] for group in (3, 2, 1)]
    assert sorted(map(list, found.communities)) == sorted(sorted(group) for group in groups)
    optima = optimal_clusterings(G)
    assert (optima.count, optima.complete) == (1, True)
    assert optima.partitions == (found.partition,)


@pytest.mark.parametrize(("most", "value"), [(1, 29), (2, 7), (3, 2), (4, 2)])
def test_highland_tribes_with_a_limited_number_of_communities(most, value):
    # One community: all 29 enmities. Two: the line index, Aref and Wilson (2018).
    assert correlation_clustering(highland_tribes(), most=most).value == value


@pytest.mark.parametrize("size", range(1, 9))
@pytest.mark.parametrize("most", [1, 2, 3, 4])
def test_enemies_of_each_other_are_divided_as_evenly_as_can_be(size, most):
    # Turan: communities of sizes that differ by one at most leave the fewest pairs within.
    sizes = [size // most + (place < size % most) for place in range(most)]
    found = correlation_clustering(all_negative(size), most=most)
    assert found.value == sum(n * (n - 1) // 2 for n in sizes)
    assert len(found.communities) == min(size, most)


def test_enemies_of_each_other_are_at_peace_apart():
    assert correlation_clustering(all_negative(5)).communities == ((0,), (1,), (2,), (3,), (4,))


def test_cycles_with_one_negative_tie_are_what_costs():
    # Davis (1967): one negative tie on a cycle cannot be had for nothing; two or more can.
    for negative, value in [(0, 0), (1, 1), (2, 0), (3, 0), (5, 0)]:
        G = nx.cycle_graph(5)
        for place, edge in enumerate(sorted(G.edges)):
            G.edges[edge]["sign"] = -1 if place < negative else 1
        assert correlation_clustering(G).value == value
        assert correlation_clustering(G, most=2).value == negative % 2


def test_weights_decide_what_is_given_up():
    G = nx.Graph()
    G.add_edge("a", "b", sign=1, weight=Fraction(3, 2))
    G.add_edge("b", "c", sign=1, weight=2)
    G.add_edge("a", "c", sign=-1, weight=1.75)
    assert correlation_clustering(G).value == 1
    found = correlation_clustering(G, weight="weight")
    assert (found.value, found.communities) == (Fraction(3, 2), (("a",), ("b", "c")))
    assert correlation_clustering(G, most=1, weight="weight").value == Fraction(7, 4)
    assert optimal_clusterings(G, weight="weight").count == 1
    assert optimal_clusterings(G).count == 3


# Every set partition


@pytest.mark.parametrize("most", MOST)
@pytest.mark.parametrize("seed", range(40))
def test_brute_force_agrees(seed, most):
    G = random_signed(seed, most=7)
    check_against_brute_force(G, most, None)


@pytest.mark.parametrize("most", MOST)
@pytest.mark.parametrize("seed", range(25))
def test_brute_force_agrees_on_weighted_graphs(seed, most):
    check_against_brute_force(weighted(seed), most, "weight")


def check_against_brute_force(G, most, weight):
    parts = [G.subgraph(part) for part in nx.connected_components(G)]
    parts.sort(key=min)
    answers = [brute_force(part, most) for part in parts]
    value = sum(best for best, _ in answers)
    found = correlation_clustering(G, most, weight)
    assert (found.lower, found.upper, found.optimal) == (value, value, True)
    assert at_odds(exact_ties(G), found.partition) == value
    optima = optimal_clusterings(G, most, weight)
    assert (optima.value, optima.complete) == (value, True)
    for component, (_, each) in zip(optima.components, answers, strict=True):
        order = sorted(each, key=lambda labels: tuple(labels.values()))
        assert component.count == len(each)
        assert list(component.partitions) == order
    assert all(at_odds(exact_ties(G), labels) == value for labels in optima.partitions)


def test_brute_force_agrees_on_nine_nodes():
    draw = random.Random(2)
    G = nx.complete_graph(9)
    for _, _, data in G.edges(data=True):
        data["sign"] = draw.choice((1, 1, -1))
    value, each = brute_force(G, None)
    optima = optimal_clusterings(G)
    assert (optima.value, list(optima.partitions)) == (value, each)
    assert len(each) > 1


# The integer program alone


@pytest.mark.parametrize("most", MOST)
@pytest.mark.parametrize("seed", range(12))
def test_integer_program_agrees_with_brute_force(seed, most):
    G = weighted(seed) if seed % 2 else random_signed(seed, most=7)
    weight = "weight" if seed % 2 else None
    value = sum(
        brute_force(G.subgraph(part), most)[0] for part in map(sorted, nx.connected_components(G))
    )
    found = correlation_clustering(G, most, weight, search_limit=0)
    assert (found.lower, found.value) == (value, value)
    assert at_odds(exact_ties(G), found.partition) == value
    assert found.proof == ("solver" if _cluster_blocks.parted(signs(G), most) else "search")


@pytest.mark.parametrize("most", [None, 3])
def test_integer_program_agrees_with_the_search_on_larger_graphs(most):
    G = dense(22, 0.4, 0.6)
    by_search = correlation_clustering(G, most, search_limit=50_000)
    by_solver = correlation_clustering(G, most, search_limit=0)
    assert (by_search.proof, by_solver.proof) == ("search", "solver")
    assert by_search.value == by_solver.value
    assert by_search.optimal
    assert by_solver.optimal


def test_integer_program_starts_from_any_clustering():
    ties = signs(highland_tribes())
    nodes = list(range(1, 17))
    program = Covering(nodes, ties, 60)
    labels = program.solve(dict.fromkeys(nodes, 0))
    assert misplaced(ties, labels) == program.bound == 2


def test_a_block_that_no_solver_improves_keeps_its_start():
    ties = signs(all_negative(5))
    start = dict(zip(range(5), (0, 1, 2, 0, 1), strict=True))
    program = Covering(range(5), ties, 0)
    assert program.solve_bounded(start, 3) == program.solve(start) == start
    assert program.bound == 0


def test_mergers_follow_the_sums_of_what_has_merged():
    # a and b join first (3). Then c goes with them (2 - 1 > 0), but d does not (1 - 1 = 0).
    ties = {("a", "b"): 3, ("a", "c"): 2, ("b", "c"): -1, ("a", "d"): 1, ("b", "d"): -1}
    alone = {"a": 0, "b": 1, "c": 2, "d": 3}
    assert merged(ties, alone) == {"a": 0, "b": 0, "c": 0, "d": 3}
    few = merged({("a", "b"): -2, ("c", "d"): -1}, alone, most=2)
    assert few == {"a": 0, "b": 1, "c": 0, "d": 1}


@pytest.mark.parametrize("status", [1, 2, 4])
def test_what_a_failed_or_unfinished_relaxation_says_proves_nothing(monkeypatch, status):
    said = OptimizeResult(status=status, x=None, fun=99.0, mip_dual_bound=99.0)
    monkeypatch.setattr(_covering, "milp", lambda *_, **__: said)
    found = correlation_clustering(dense(12, 0.5, 0.6), search_limit=0)
    assert (found.lower, found.optimal) == (0, False)


# Limits


@pytest.mark.parametrize("most", [None, 3])
def test_limits_leave_an_interval(most):
    G = dense(24, 0.4, 0.6)
    value = correlation_clustering(G, most).value
    found = correlation_clustering(G, most, time_limit=0.0, search_limit=0)
    assert not found.optimal
    assert found.lower == 0
    assert value <= found.upper == at_odds(exact_ties(G), found.partition)
    begun = correlation_clustering(G, most, time_limit=0.0, search_limit=1000)
    assert 0 < begun.lower <= value <= begun.upper
    assert begun.proof == "solver"


def test_more_optima_than_listed():
    # Two triangles with one negative tie each, which may go in three ways: 3 x 3 optima.
    triangle = nx.Graph([(0, 1, {"sign": 1}), (1, 2, {"sign": 1}), (0, 2, {"sign": -1})])
    G = nx.disjoint_union(triangle, triangle)
    full = optimal_clusterings(G)
    assert (full.count, len(full.partitions), full.complete) == (9, 9, True)
    assert full.together(0, 1) == Fraction(2, 3)
    assert full.together(0, 0) == 1
    assert full.together(0, 3) is None
    some = optimal_clusterings(G, limit=2)
    assert (some.count, len(some.partitions), some.exact, some.complete) == (9, 2, True, False)
    assert some.partitions == full.partitions[:2]
    with pytest.raises(AnalysisError, match="Only 2 of the 3 or more optimal clusterings"):
        some.together(0, 1)
    with pytest.raises(AnalysisError, match="'nobody' is not a node"):
        full.together("nobody", 0)


def test_search_limit_hit_while_counting_leaves_a_lower_bound():
    G = nx.path_graph(9)
    nx.set_edge_attributes(G, -1, "sign")
    full = optimal_clusterings(G, limit=0)
    assert (full.count, full.partitions) == (4140, ())  # partitions of a path: Bell number of n - 1
    part = optimal_clusterings(G, search_limit=100)
    assert 0 < part.count < 4140
    assert not part.exact
    assert not part.complete


def test_search_limit_hit_before_the_proof_is_said():
    with pytest.raises(AnalysisError, match="not proven within 3 branches"):
        optimal_clusterings(all_negative(7), most=2, search_limit=3)


# Laws


@given(signed_graphs(most=7), st.sampled_from(MOST), st.randoms(use_true_random=False))
@settings(max_examples=40)
def test_names_do_not_matter(G, most, draw):
    names = list(G)
    draw.shuffle(names)
    H = nx.relabel_nodes(G, dict(zip(G, names, strict=True)))
    assert correlation_clustering(H, most).value == correlation_clustering(G, most).value
    assert optimal_clusterings(H, most).count == optimal_clusterings(G, most).count


@given(signed_graphs(), st.sampled_from(MOST), st.randoms(use_true_random=False))
@settings(max_examples=40)
def test_the_order_of_nodes_and_ties_in_the_graph_does_not_matter(G, most, draw):
    H = nx.Graph()
    H.add_nodes_from(draw.sample(sorted(G), len(G)))
    ties = list(G.edges(data=True))
    H.add_edges_from(draw.sample(ties, len(ties)))
    assert correlation_clustering(H, most) == correlation_clustering(G, most)
    assert optimal_clusterings(H, most) == optimal_clusterings(G, most)


@given(signed_graphs(most=6), signed_graphs(most=6), st.sampled_from(MOST))
@settings(max_examples=40)
def test_a_disjoint_union_adds_values_and_multiplies_counts(G, H, most):
    union = nx.disjoint_union(G, H)
    optima = [optimal_clusterings(each, most) for each in (G, H, union)]
    assert optima[2].value == optima[0].value + optima[1].value
    assert optima[2].count == optima[0].count * optima[1].count


@given(signed_graphs())
@settings(max_examples=60)
def test_value_falls_from_all_negative_ties_by_the_frustration_index(G):
    values = [correlation_clustering(G, most).value for most in (1, 2, 3, 4, None)]
    assert values == sorted(values, reverse=True)
    assert values[0] == sum(sign < 0 for *_, sign in G.edges(data="sign"))
    assert values[1] == frustration_index(G).value
    assert correlation_clustering(G, len(G)).value == values[-1]
    assert optimal_clusterings(G, 2).count == optimal_partitions(G).count


@given(signed_graphs(most=7), st.integers(1, 5))
@settings(max_examples=40)
def test_equal_weights_scale_the_value_and_keep_the_optima(G, weight):
    for _, _, data in G.edges(data=True):
        data["weight"] = Fraction(weight, 3)
    plain, scaled = optimal_clusterings(G), optimal_clusterings(G, weight="weight")
    assert scaled.value == plain.value * Fraction(weight, 3)
    assert scaled.partitions == plain.partitions


@given(signed_graphs(), st.lists(st.integers(0, 3), min_size=9, max_size=9))
@settings(max_examples=40)
def test_signs_that_follow_communities_cost_nothing(G, labels):
    for u, v in G.edges:
        G.edges[u, v]["sign"] = 1 if labels[u] == labels[v] else -1
    assert correlation_clustering(G).value == 0
    assert correlation_clustering(G, most=4).value == 0


@given(signed_graphs(), st.sampled_from([None, 2, 3]))
@settings(max_examples=40)
def test_moves_and_mergers_never_lose(G, most):
    ties, nodes = signs(G), sorted(G)
    labels = good_clustering(nodes, ties, most)
    assert len(set(labels.values())) <= (most or len(nodes))
    cost = misplaced(ties, labels)
    assert misplaced(ties, moved(nodes, ties, labels, most)) <= cost
    assert misplaced(ties, merged(ties, labels)) <= cost
    assert cost >= ClusterSearch(nodes, ties, 10_000, most).bound


# Corners


def test_graph_without_nodes_and_isolates():
    found = correlation_clustering(nx.Graph())
    assert (found.value, found.proof, found.partition) == (0, "search", {})
    assert optimal_clusterings(nx.Graph()).partitions == ({},)
    isolates = nx.empty_graph(3)
    assert correlation_clustering(isolates).partition == {0: 0, 1: 1, 2: 2}
    assert correlation_clustering(isolates, most=2).partition == {0: 0, 1: 0, 2: 0}
    assert optimal_clusterings(isolates).count == 1


@pytest.mark.parametrize("names", [range(6), "abcdef", range(5, -1, -1)])
def test_negative_ties_that_no_positive_path_joins_are_left_out(names):
    # Friends 0-1-2 with a quarrel, friends 3-4, and 5 who is nobody's friend; foes across.
    ties = {(0, 1): 1, (1, 2): 1, (0, 2): -1, (3, 4): 1, (0, 3): -1, (2, 4): -1, (1, 5): -1}
    G = nx.Graph((names[u], names[v], {"sign": sign}) for (u, v), sign in ties.items())
    assert [len(part) for part in _cluster_blocks.parted(signs(G))] in ([3, 1], [1, 3])
    assert sum(len(part) for part in _cluster_blocks.parted(signs(G), 2)) == 7
    found = correlation_clustering(G)
    assert found.value == at_odds(exact_ties(G), found.partition) == 1


def test_communities_are_numbered_by_their_first_node_across_blocks_and_components():
    G = nx.Graph()
    nx.add_path(G, [4, 0, 3], sign=1)
    nx.add_path(G, [3, 5, 6], sign=-1)
    G.add_edge(1, 2, sign=-1)
    assert correlation_clustering(G).communities == ((0, 3, 4), (1,), (2,), (5,), (6,))
    found = correlation_clustering(G, most=2).partition
    assert found == {0: 0, 1: 0, 2: 1, 3: 0, 4: 0, 5: 1, 6: 0}


def test_a_graph_too_large_for_the_search_is_solved_by_the_program(monkeypatch):
    monkeypatch.setattr(_cluster_blocks, "ClusterSearch", None)
    G = nx.cycle_graph(150)
    nx.set_edge_attributes(G, 1, "sign")
    G.edges[0, 1]["sign"] = -1
    found = correlation_clustering(G)
    assert (found.lower, found.value, found.proof) == (1, 1, "solver")


@pytest.mark.parametrize(
    ("weight", "message"), [(0, "weight 0; a finite"), (-1, "weight -1"), (None, "no `weight`")]
)
def test_weights_must_be_numbers_above_zero(weight, message):
    G = nx.Graph([(0, 1, {"sign": 1, "weight": weight})])
    with pytest.raises(AnalysisError, match=f"Edge 0-1 has {message}"):
        correlation_clustering(G, weight="weight")


def test_weights_without_a_common_unit_are_refused():
    G = nx.Graph([(0, 1, {"sign": 1, "weight": 0.1}), (1, 2, {"sign": 1, "weight": 0.7})])
    with pytest.raises(AnalysisError, match="no common unit"):
        optimal_clusterings(G, weight="weight")
    nx.set_edge_attributes(G, Fraction(1, 10), "weight")
    assert optimal_clusterings(G, weight="weight").value == 0


@pytest.mark.parametrize("measure", [correlation_clustering, optimal_clusterings])
def test_what_is_refused(measure):
    with pytest.raises(AnalysisError, match="DiGraph was given"):
        measure(nx.DiGraph([(0, 1, {"sign": 1})]))
    with pytest.raises(AnalysisError, match="most is 0; give 1 or more"):
        measure(all_negative(3), most=0)
    with pytest.raises(AnalysisError, match=r"most is 1\.5; give 1 or more"):
        measure(all_negative(3), most=1.5)
    with pytest.raises(AnalysisError, match="search_limit is -1"):
        measure(all_negative(3), search_limit=-1)


# Signed modularity


def test_modularity_of_two_pairs_of_friends_by_hand():
    # 2w+ = 4, 2w- = 4. Within: 2 + 2 of the sum over ordered pairs. Expected within each pair of
    # friends: 2 * 2 / 4 positive less 2 * 2 / 4 negative = 0. So (4 - 0) / 8.
    G = nx.Graph()
    G.add_edges_from([(0, 1), (2, 3)], sign=1)
    G.add_edges_from([(0, 2), (1, 3)], sign=-1)
    assert signed_modularity(G, {0: 0, 1: 0, 2: 1, 3: 1}) == 0.5
    assert signed_modularity(G, {0: 0, 1: 1, 2: 0, 3: 1}) == -0.5


@given(signed_graphs(), st.lists(st.integers(0, 3), min_size=9, max_size=9))
@settings(max_examples=60)
def test_modularity_is_the_double_sum_of_its_definition(G, labels):
    if not G.size():
        assert isnan(signed_modularity(G, dict.fromkeys(G, 0)))
        return
    parts = {sign: nx.Graph() for sign in (1, -1)}
    for sign, part in parts.items():
        part.add_nodes_from(G)
        part.add_edges_from((u, v) for u, v, s in G.edges(data="sign") if s == sign)
    total = 0.0
    for u in G:
        for v in G:
            if labels[u] == labels[v]:
                for sign, part in parts.items():
                    chance = part.degree(u) * part.degree(v) / max(2 * part.size(), 1)
                    total += sign * (part.has_edge(u, v) - chance)
    assert signed_modularity(G, dict(enumerate(labels))) == pytest.approx(total / 2 / G.size())
    assert signed_modularity(G, dict.fromkeys(G, 0)) == pytest.approx(0)


def test_modularity_is_that_of_newman_and_girvan_without_negative_ties():
    G = nx.karate_club_graph()
    nx.set_edge_attributes(G, 1, "sign")
    clubs = nx.get_node_attributes(G, "club")
    sides = [{n for n in G if clubs[n] == club} for club in ("Mr. Hi", "Officer")]
    labels = {node: int(node in sides[1]) for node in G}
    for weight in (None, "weight"):
        expected = nx.community.modularity(G, sides, weight=weight)
        assert signed_modularity(G, labels, weight) == pytest.approx(expected)


def test_modularity_needs_a_community_for_every_node():
    with pytest.raises(AnalysisError, match="no community to 2"):
        signed_modularity(all_negative(3), {0: 0, 1: 1})
