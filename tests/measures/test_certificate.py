"""Certificates of the frustration index: what they prove, and forgeries."""

from __future__ import annotations

from dataclasses import replace

import networkx as nx
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.errors import AnalysisError
from analysis.measures._cycles import Packing, is_negative_cycle
from analysis.measures._kernel import kernel, peaceful
from analysis.measures.balance import triads
from analysis.measures.frustration import Certificate, frustration_index, verify

from .signed_graphs import all_negative, at_odds, camps_in_turn, highland_tribes, signed_graphs


def signs_of(G: nx.Graph) -> dict:
    return {tuple(sorted(edge)): G.edges[edge]["sign"] for edge in G.edges}


def triangles_counted(G: nx.Graph, data: st.DataObject) -> Packing:
    """Count unbalanced triangles as often as may be, whether or not that overfills edges."""
    signs = signs_of(G)
    unbalanced = tuple(t for t in triads(G) if is_negative_cycle(signs, t))
    size = len(unbalanced)
    counts = data.draw(st.lists(st.integers(0, 4), min_size=size, max_size=size))
    return Packing(unbalanced, tuple(counts), data.draw(st.integers(1, 4)))


@given(signed_graphs(most=7), st.data())
@settings(max_examples=40)
def test_any_packing_bounds_the_index(G, data):
    packing = triangles_counted(G, data)
    signs = signs_of(G)
    assert packing.fits(signs)
    assert packing.bound(dict.fromkeys(signs, 1)) <= min(
        at_odds(G, camps) for camps in camps_in_turn(G)
    )


@given(signed_graphs(most=7), st.data())
@settings(max_examples=40)
def test_edges_a_packing_settles_are_at_peace_in_all_partitions_sought(G, data):
    packing, value = triangles_counted(G, data), data.draw(st.integers(0, 6))
    signs = signs_of(G)
    weights = dict.fromkeys(signs, 1)
    settled = peaceful(weights, packing, value)
    sought = [camps for camps in camps_in_turn(G) if at_odds(G, camps) <= value]
    for camps in sought:
        assert all((camps[u] == camps[v]) == (signs[u, v] > 0) for u, v in settled)
    smaller = kernel(signs, weights, settled)
    if nx.is_connected(G) and signs:
        found = [] if smaller is None else [*smaller.partitions(value, smaller.search(10_000))]
        apart = [{n: c ^ camps[0] for n, c in camps.items()} for camps in found]
        assert sorted(tuple(camps[n] for n in sorted(G)) for camps in apart) == sorted(
            tuple(camps[n] for n in sorted(G)) for camps in sought
        )


def test_overfull_edges_are_charged():
    # Two of the triangles of four enemies share an edge: together they prove 1, not 2.
    weights = signs_of(all_negative(4))
    both = Packing(((0, 1, 2), (0, 1, 3)), (1, 1))
    assert both.bound(dict.fromkeys(weights, 1)) == 1
    assert both.bound(dict.fromkeys(weights, 2)) == 2
    assert Packing(((0, 1, 2),), (5,)).bound(dict.fromkeys(weights, 1)) == 0


@pytest.mark.parametrize(
    "cycle",
    [
        (0, 1, 3),  # 0-3 is no edge
        (0, 1),  # no cycle
        (0, 2, 1, 0, 1, 2),  # nodes twice
    ],
)
def test_what_is_no_negative_cycle(cycle):
    G = all_negative(3)
    G.add_edge(2, 3, sign=1)
    signs = signs_of(G)
    assert is_negative_cycle(signs, (0, 1, 2))
    assert not is_negative_cycle(signs, cycle)
    assert not is_negative_cycle(dict.fromkeys(signs, 1), (0, 1, 2))


def test_forged_certificates_are_refused():
    G = highland_tribes()
    true = frustration_index(G).certificate
    block = true.blocks[0]
    cycles = block.cycles
    forgeries = [
        replace(cycles, cycles=((1, 2, 16), *cycles.cycles[1:])),
        replace(cycles, counts=(-1, *cycles.counts[1:])),
        replace(cycles, counts=cycles.counts[1:]),
        replace(cycles, scale=0),
    ]
    for forged in forgeries:
        for change in ({"cycles": forged}, {"packing": forged}):
            with pytest.raises(AnalysisError, match="does not fit the graph: its cycles differ"):
                verify(G, Certificate(true.partition, (replace(block, **change),)))
    with pytest.raises(AnalysisError, match="does not fit the graph: its nodes differ"):
        verify(all_negative(3), true)


def test_three_camps_bound_no_index():
    certificate = frustration_index(all_negative(3)).certificate
    with pytest.raises(AnalysisError, match="camps other than 0 and 1, so it bounds no index"):
        verify(all_negative(3), replace(certificate, partition={0: 0, 1: 1, 2: 2}))
    with pytest.raises(AnalysisError, match="search_limit is None; give 0 or more"):
        verify(all_negative(3), certificate, search_limit=None)


def test_boasts_are_not_believed():
    G = highland_tribes()
    true = frustration_index(G).certificate
    block = true.blocks[0]
    twice = replace(block.cycles, cycles=block.cycles.cycles * 2, counts=block.cycles.counts * 2)
    for boast in (
        replace(block, lower=99, proof="cycles"),
        replace(block, lower=99, proof="search"),
        replace(block, lower=99, proof="solver"),
        replace(block, lower=99, cycles=twice, packing=twice),
    ):
        assert verify(G, Certificate(true.partition, (boast,)))[0] <= 7
    assert verify(G, Certificate(true.partition, ())) == (0, 7)


def test_partition_is_counted_anew():
    G = highland_tribes()
    true = frustration_index(G).certificate
    worse = {**true.partition, 1: 1 - true.partition[1]}
    assert verify(G, Certificate(worse, true.blocks)) == (7, at_odds(G, worse))


def test_solver_alone_proves_but_is_not_verified():
    found = frustration_index(all_negative(7), search_limit=0)
    assert found.optimal
    assert [block.proof for block in found.certificate.blocks] == ["solver"]
    assert verify(all_negative(7), found.certificate)[0] < found.value


def test_verification_within_a_limit_confirms_the_packing_alone():
    G = all_negative(7)
    certificate = frustration_index(G).certificate
    assert [block.proof for block in certificate.blocks] == ["search"]
    assert verify(G, certificate) == (9, 9)
    assert verify(G, certificate, search_limit=3) == (len(certificate.cycles), 9)


def test_a_run_that_ends_badly_proves_nothing(monkeypatch):
    class Result:
        status, x, mip_dual_bound, fun = 4, None, 0.0, 0.0

    monkeypatch.setattr("analysis.measures._program.milp", lambda *args, **options: Result())
    G = all_negative(7)
    assert frustration_index(G, search_limit=0).lower < 9
    Result.mip_dual_bound = 99.0
    found = frustration_index(G, search_limit=0)
    assert found.lower < 9 <= found.upper
    Result.status, Result.mip_dual_bound = 1, np.inf
    assert frustration_index(G, search_limit=0).lower < 9
