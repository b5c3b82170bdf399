"""Signed degrees."""

from __future__ import annotations

import networkx as nx
import pytest
from hypothesis import given

from analysis.errors import AnalysisError
from analysis.measures.centrality import signed_degrees

from .signed_graphs import highland_tribes, signed_graphs


def test_highland_tribes_each_have_friends():
    degrees = signed_degrees(highland_tribes())
    assert list(degrees["actor"]) == list(range(1, 17))
    assert degrees["positive"].sum() == degrees["negative"].sum() == 2 * 29
    assert (degrees["positive"].min(), degrees["positive"].max()) == (2, 7)


@given(signed_graphs())
def test_degrees_add_up(G):
    degrees = signed_degrees(G).set_index("actor")
    assert degrees["net"].equals(degrees["positive"] - degrees["negative"])
    for node in G:
        assert degrees.loc[node, ["positive", "negative"]].sum() == G.degree(node)


def test_directed_graphs_are_refused():
    with pytest.raises(AnalysisError, match="undirected"):
        signed_degrees(nx.DiGraph())
