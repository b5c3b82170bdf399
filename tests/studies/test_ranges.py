"""Ranges over draws and signings, by hand and against every signing."""

from __future__ import annotations

from itertools import combinations
from math import isnan, nan

import networkx as nx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.studies.ranges import MOST_PAIRS, sensitivity_range, signing_range
from analysis.studies.solving import MEASURES, UNITS


def signed(rows):
    G = nx.Graph()
    G.add_nodes_from("abcdef")
    G.add_edges_from((u, v, {"sign": sign}) for u, v, sign in rows)
    return G


def test_the_middle_of_the_draws_are_values_that_some_draw_gave():
    values = list(range(1, 201))
    assert sensitivity_range(values) == {"draws": 200, "low": 5, "high": 195}
    assert sensitivity_range([nan, 7]) == {"draws": 1, "low": 7, "high": 7}
    found = sensitivity_range([nan])
    assert found["draws"] == 0
    assert isnan(found["low"])


def test_a_measure_without_a_value_has_no_range():
    assert all(isnan(bound) for bound in signing_range(signed([]), [], "balanced_triads"))
    assert all(isnan(bound) for bound in signing_range(signed([]), [], "frustration_share"))
    assert signing_range(signed([]), [], "frustration") == (0, 0)


def test_too_many_pairs_are_not_tried():
    G = nx.complete_graph(7)
    nx.set_edge_attributes(G, 1, "sign")
    G = nx.relabel_nodes(G, dict(enumerate("abcdefg")))
    undecided = list(combinations("abcdefg", 2))[: MOST_PAIRS + 1]
    G.remove_edges_from(undecided)
    assert all(isnan(bound) for bound in signing_range(G, undecided, "balanced_triads"))
    assert signing_range(G, undecided, "frustration")[0] == 0


@pytest.mark.parametrize("name", list(MEASURES))
@settings(max_examples=15)
@given(data=st.data())
def test_every_signing_is_within_the_range_and_the_ends_are_reached(name, data):
    pairs = list(combinations("abcde", 2))
    kinds = data.draw(st.lists(st.sampled_from([1, -1, 0, None]), min_size=10, max_size=10))
    rows = [(u, v, s) for (u, v), s in zip(pairs, kinds, strict=True) if s]
    undecided = [pair for pair, s in zip(pairs, kinds, strict=True) if s == 0][:4]
    found = []
    for number in range(2 ** len(undecided)):
        signs = [(u, v, 1 if number >> n & 1 else -1) for n, (u, v) in enumerate(undecided)]
        found.append(MEASURES[name](signed([*rows, *signs])))
    known = [value for value in found if not isnan(value)]
    least, greatest = signing_range(signed(rows), undecided, name)
    if not known:
        assert isnan(least)
        assert isnan(greatest)
    else:
        assert least == pytest.approx(min(known))
        assert greatest == pytest.approx(max(known))


def test_every_measure_has_a_unit():
    assert UNITS.keys() == MEASURES.keys()
