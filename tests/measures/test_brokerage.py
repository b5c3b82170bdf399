"""Brokerage roles, constraint and common ties against hand-worked cases and their definitions."""

from __future__ import annotations

from itertools import combinations
from math import isnan

import networkx as nx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.errors import AnalysisError
from analysis.measures.brokerage import Common, Roles, brokerage_roles, common_ties, constraint

from .signed_graphs import all_negative, highland_tribes, signed_graphs, switched

GROUPS = st.lists(st.integers(0, 2), min_size=9, max_size=9).map(
    lambda labels: dict(enumerate(labels))
)


# Roles


@pytest.mark.parametrize(
    ("groups", "role"),
    [
        ({"a": 0, "b": 0, "c": 0}, "coordinator"),
        ({"a": 0, "b": 1, "c": 0}, "itinerant"),
        ({"a": 0, "b": 0, "c": 1}, "gatekeeper"),
        ({"a": 1, "b": 0, "c": 0}, "gatekeeper"),
        ({"a": 0, "b": 1, "c": 2}, "liaison"),
    ],
)
def test_each_role_on_its_triad(groups, role):
    G = nx.Graph([("a", "b", {"sign": 1}), ("b", "c", {"sign": 1})])
    roles = brokerage_roles(G, groups)
    assert roles["b"]._asdict() == {**dict.fromkeys(Roles._fields, 0), role: 1}
    assert roles["a"] == roles["c"] == Roles(0, 0, 0, 0)


def test_roles_by_hand():
    # Broker m (group 0) has friends a, b (0), c, d (1), e (2). Friends of each other: a-b. Foes:
    # c-d and a-e. Of the ten pairs a-b is closed; c-d and a-e have hostile ends.
    G = nx.Graph()
    G.add_edges_from([("m", other) for other in "abcde"], sign=1)
    G.add_edge("a", "b", sign=1)
    G.add_edges_from([("c", "d"), ("a", "e")], sign=-1)
    groups = {"m": 0, "a": 0, "b": 0, "c": 1, "d": 1, "e": 2}
    found = brokerage_roles(G, groups)["m"]
    assert found == Roles(coordinator=0, itinerant=1, gatekeeper=6, liaison=2)
    assert found.total == 9
    assert brokerage_roles(G, groups, "hostile")["m"] == Roles(0, 1, 1, 0)
    assert brokerage_roles(G, groups, "untied")["m"] == Roles(0, 0, 5, 2)


@given(signed_graphs(), GROUPS)
@settings(max_examples=60)
def test_roles_are_the_directed_ones_of_the_positive_graph(G, groups):
    # Gould and Fernandez's definition over ordered pairs, both directions of each tie: coordinator,
    # itinerant and liaison come twice, gatekeeper and representative once each.
    found = brokerage_roles(G, groups)
    friends = {(u, v) for u, v, s in G.edges(data="sign") if s > 0}
    friends |= {(v, u) for u, v in friends}
    for v in G:
        counts = dict.fromkeys(
            ["coordinator", "itinerant", "gatekeeper", "representative", "liaison"], 0
        )
        for a in G:
            for b in G:
                if a != b and {(a, v), (v, b)} <= friends and (a, b) not in friends:
                    ga, gv, gb = groups[a], groups[v], groups[b]
                    if ga == gv == gb:
                        counts["coordinator"] += 1
                    elif ga == gb:
                        counts["itinerant"] += 1
                    elif gv == gb:
                        counts["gatekeeper"] += 1
                    elif gv == ga:
                        counts["representative"] += 1
                    else:
                        counts["liaison"] += 1
        assert 2 * found[v].coordinator == counts["coordinator"]
        assert 2 * found[v].itinerant == counts["itinerant"]
        assert 2 * found[v].liaison == counts["liaison"]
        assert found[v].gatekeeper == counts["gatekeeper"] == counts["representative"]


@given(signed_graphs(), GROUPS)
@settings(max_examples=40)
def test_hostile_and_untied_ends_add_up(G, groups):
    every, hostile, untied = (
        brokerage_roles(G, groups, ends) for ends in ("unfriendly", "hostile", "untied")
    )
    for v in G:
        assert every[v] == tuple(map(sum, zip(hostile[v], untied[v], strict=True)))


@given(signed_graphs(), st.sets(st.integers(0, 8)))
@settings(max_examples=40)
def test_in_a_balanced_graph_nobody_stands_between_foes(G, camp):
    nx.set_edge_attributes(G, 1, "sign")
    groups = {node: int(node in camp) for node in G}
    balanced = switched(G, camp)
    assert {roles.total for roles in brokerage_roles(balanced, groups, "hostile").values()} <= {0}
    for roles in brokerage_roles(balanced, groups).values():
        assert roles.total == roles.coordinator


def test_roles_that_cannot_be_counted():
    with pytest.raises(AnalysisError, match="ends is 'open'; choose one of unfriendly, hostile"):
        brokerage_roles(all_negative(3), {}, "open")
    with pytest.raises(AnalysisError, match="no group to 1"):
        brokerage_roles(all_negative(3), {0: 0, 2: 0})
    with pytest.raises(AnalysisError, match="DiGraph was given"):
        brokerage_roles(nx.DiGraph([(0, 1, {"sign": 1})]), {0: 0, 1: 0})
    assert brokerage_roles(nx.Graph(), {}) == {}


# Constraint


def burt(G: nx.Graph, u, weight: str | None) -> float:
    """The definition, word for word."""
    ties = {}
    for a, b, data in G.edges(data=True):
        if data["sign"] > 0:
            ties[a, b] = ties[b, a] = data[weight] if weight else 1
    total = {node: sum(tie for (a, _), tie in ties.items() if a == node) for node in G}
    share = {(a, b): tie / total[a] for (a, b), tie in ties.items()}
    return sum(
        (share[u, v] + sum(share.get((u, q), 0) * share.get((q, v), 0) for q in G)) ** 2
        for v in G
        if (u, v) in ties
    )


@given(signed_graphs(most=7), st.lists(st.integers(1, 4), min_size=21, max_size=21))
@settings(max_examples=40)
def test_constraint_is_as_defined(G, weights):
    for (_, _, data), weight in zip(G.edges(data=True), weights, strict=False):
        data["weight"] = weight
    for weight in (None, "weight"):
        found = constraint(G, weight)
        assert list(found) == sorted(G)
        for u in G:
            if any(G.edges[u, v]["sign"] > 0 for v in G[u]):
                assert found[u] == pytest.approx(burt(G, u, weight))
            else:
                assert isnan(found[u])


def test_constraint_of_stars_and_triangles():
    G = nx.star_graph(4)
    nx.set_edge_attributes(G, 1, "sign")
    assert constraint(G) == pytest.approx({0: 1 / 4, 1: 1, 2: 1, 3: 1, 4: 1})
    G = nx.complete_graph(3)
    nx.set_edge_attributes(G, 1, "sign")
    assert constraint(G) == pytest.approx(dict.fromkeys(range(3), 9 / 8))
    assert all(map(isnan, constraint(all_negative(3)).values()))
    assert constraint(nx.Graph()) == {}


def test_constraint_is_summed_over_friends_and_not_over_their_friends():
    G = nx.path_graph(3)
    nx.set_edge_attributes(G, 1, "sign")
    assert constraint(G) == {0: 1, 1: 1 / 2, 2: 1}  # 5/4 at the ends, were all nodes summed over


# Common ties


@given(signed_graphs())
@settings(max_examples=60)
def test_common_ties_are_counted_pair_by_pair(G):
    found = common_ties(G)
    assert list(found) == list(combinations(sorted(G), 2))
    for (u, v), common in found.items():
        sums = [G.edges[u, w]["sign"] + G.edges[v, w]["sign"] for w in nx.common_neighbors(G, u, v)]
        assert common == Common(sums.count(2), sums.count(-2), sums.count(0))


@given(signed_graphs(), st.sets(st.integers(0, 8)), st.sampled_from([1, -1]))
@settings(max_examples=40)
def test_common_ties_of_balanced_and_antibalanced_graphs(G, camp, sign):
    nx.set_edge_attributes(G, sign, "sign")
    for (u, v), common in common_ties(switched(G, camp)).items():
        if (u in camp) == (v in camp):
            assert common.mixed == 0
        else:
            assert common.friends == common.foes == 0


def test_common_ties_of_the_highland_tribes_give_their_triads():
    # Each triad is seen from its three sides: friends with a common friend make +++, with a common
    # foe +--; foes with a common friend ++-, with a common foe ---. 68 triads, 59 of them balanced.
    G = highland_tribes()
    sides = {sign: [0, 0, 0] for sign in (1, -1)}
    for (u, v), common in common_ties(G).items():
        if G.has_edge(u, v):
            sides[G.edges[u, v]["sign"]] = [
                a + b for a, b in zip(sides[G.edges[u, v]["sign"]], common, strict=True)
            ]
    (ppp, pmm, twice_ppm), (ppm, mmm, twice_pmm) = sides[1], sides[-1]
    assert (twice_ppm, twice_pmm) == (2 * ppm, 2 * pmm)
    assert (ppp // 3, ppm, pmm, mmm // 3) == (19, 2, 40, 7)


def test_common_ties_of_too_few_nodes():
    assert common_ties(nx.Graph()) == common_ties(nx.empty_graph(1)) == {}
