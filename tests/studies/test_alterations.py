"""Data otherwise: what each alteration takes away, worked out by hand."""

from __future__ import annotations

import pytest

from analysis.network import decided, snapshot
from analysis.studies import alterations
from analysis.studies.second_coding import second_coding

from ..worlds import DOCUMENT, event, review, tie, world

PAPERS = [
    DOCUMENT,
    {**DOCUMENT, "source": "wire", "publisher": "Wire", "origin": "Agency", "tier": "wire"}
    | {"url": "https://example.org/wire"},
    {**DOCUMENT, "source": "copy", "publisher": "Courier", "origin": "Agency"}
    | {"url": "https://example.org/copy"},
]
TWICE = {"layer": "diplomatic", "year": "2016", "note": "", "adjudication": "Settled."}


def coded(u, v, a, b, **more):
    """Give a unit in which coder A saw relation a, and B relation b; empty is none."""
    sign = {"": "none", "no_relations": "hostile", "reduced_relations": "hostile"}
    row = {"source": u, "target": v, **TWICE, "sign_a": sign[a], "relation_a": a}
    row |= {"sign_b": sign[b], "relation_b": b, "sign_final": sign[a], "relation_final": a}
    return row | more


@pytest.fixture(scope="module")
def dataset(tmp_path_factory):
    rows = [
        tie("ARE", "BHR", "defence_pact"),
        tie("ARE", "BHR", "trade_agreement", sources="wire;copy"),
        tie("BHR", "IRN", "no_relations", sources="wire"),
        tie("BHR", "HEZBOLLAH", "terrorist_designation", sources="doc;wire"),
        tie("IRN", "HEZBOLLAH", "military_support"),
        tie("HEZBOLLAH", "ISR", "armed_conflict"),
        tie("EGY", "IRN", "no_relations"),
    ]
    events = [
        event("2013-01-01", "BHR", "IRN", "severance", sources="wire"),
        event("2013-01-02", "IRN", "HEZBOLLAH", "aid"),
    ]
    part = {"event": events[0]["event"], "mediator": "OMN", "role": "message"}
    part |= {"episode": "a", "outcome": "none", "sources": "doc", "public_from": "2013"}
    pairs = {tuple(sorted((row["source"], row["target"]))) for row in rows} | {("IRN", "KWT")}
    pairs |= {("IRN", "ISR"), ("BHR", "QAT")}
    return world(
        tmp_path_factory.mktemp("altered") / "data",
        ties=rows,
        events=events,
        mediations=[part],
        sources=PAPERS,
        reviewed=[row for pair in sorted(pairs) for row in review(*pair)],
        reliability=[
            coded("BHR", "IRN", "no_relations", "no_relations"),
            coded("EGY", "IRN", "no_relations", ""),
            coded("IRN", "KWT", "", "reduced_relations"),
        ],
    )


def edges(dataset):
    return {(u, v): s for u, v, s in decided(snapshot(dataset)).edges(data="sign")}


def test_one_layer_keeps_its_ties_and_the_review(dataset):
    found = alterations.on_layer(dataset, "economic")
    assert edges(found) == {("ARE", "BHR"): 1}
    assert found.reviewed is dataset.reviewed


def test_a_row_goes_with_the_last_of_its_sources(dataset):
    found = alterations.without_sources(dataset, "publisher", "Wire")
    assert edges(dataset).keys() - edges(found).keys() == {("BHR", "IRN")}
    assert len(found.ties) == len(dataset.ties) - 1
    assert (len(found.events), len(found.mediations)) == (1, 0)
    found = alterations.without_sources(dataset, "origin", "Agency")
    assert len(found.ties) == len(dataset.ties) - 2
    assert found.memberships is dataset.memberships


def test_only_publishers_without_whom_a_row_rests_on_nothing_are_tried(dataset):
    assert alterations.sole_sources(dataset, "publisher") == ("Gazette", "Wire")
    assert alterations.sole_sources(dataset, "origin") == ("Agency", "Gazette")
    for publisher in ("Courier",):
        found = alterations.without_sources(dataset, "publisher", publisher)
        assert found.ties is dataset.ties


def test_actors_left_out_take_their_rows_with_them(dataset):
    found = alterations.without_actors(dataset, ("IRN", "OMN"))
    assert {"IRN", "OMN"} & set(snapshot(found)) == set()
    assert set(edges(found)) == {("ARE", "BHR"), ("BHR", "HEZBOLLAH"), ("HEZBOLLAH", "ISR")}
    assert len(found.events) == len(found.mediations) == 0
    assert len(dataset.mediations) == 1


def test_states_only(dataset):
    graph = snapshot(alterations.states_only(dataset))
    assert {kind for _, kind in graph.nodes(data="kind")} == {"state"}
    assert set(graph.edges) == {("ARE", "BHR"), ("BHR", "IRN"), ("EGY", "IRN")}


def test_movements_act_as_their_patrons(dataset):
    found = alterations.contracted(dataset)
    assert not {"HEZBOLLAH", "HOUTHI", "STC"} & set(snapshot(found))
    assert edges(found) == {
        ("ARE", "BHR"): 1,
        ("BHR", "IRN"): -1,
        ("EGY", "IRN"): -1,
        ("IRN", "ISR"): -1,
    }
    ties = snapshot(found).edges["BHR", "IRN"]["ties"]
    assert ties == ("BHR_HEZBOLLAH_terrorist_designation_2012", "BHR_IRN_no_relations_2012")
    assert len(found.events) == 1


def test_the_second_coder_drops_and_adds_what_the_two_do_not_share(dataset):
    found = edges(second_coding(dataset))
    assert edges(dataset).keys() - found.keys() == {("EGY", "IRN")}
    assert {pair: found[pair] for pair in found.keys() - edges(dataset).keys()} == {
        ("IRN", "KWT"): -1
    }
    graph = snapshot(second_coding(dataset), "2010-01-01")
    assert graph.edges["IRN", "KWT"]["ties"] == ("IRN_KWT_reduced_relations_second",)


def test_without_disagreements_nothing_is_recoded(tmp_path):
    dataset = world(
        tmp_path, ties=[tie("ARE", "BHR", "defence_pact")], reviewed=review("ARE", "BHR")
    )
    assert second_coding(dataset) is dataset


def test_alterations_leave_the_data_as_they_were(dataset):
    before = dataset.ties.copy()
    alterations.contracted(dataset)
    second_coding(dataset)
    assert before.equals(dataset.ties)
    assert alterations.on_layer(dataset, "economic").digest == ""
