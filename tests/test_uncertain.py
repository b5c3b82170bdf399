"""What is uncertain, worked out by hand."""

from __future__ import annotations

import numpy as np
import pytest

from analysis import uncertain

from .worlds import event, review, tie, world


@pytest.fixture
def dataset(tmp_path):
    versions = [
        event("2016-01-01", "BHR", "IRN", "severance", claim="a", confidence="low"),
        event("2016-03", "BHR", "IRN", "severance", claim="a", confidence="low"),
    ]
    rows = [
        tie("BHR", "IRN", "no_relations", "2016-03", opened_by=versions[1]["event"])
        | {"confidence": "low"},
        tie("BHR", "QAT", "defence_pact", confidence="low"),
    ]
    reviewed = [*review("BHR", "IRN"), *review("BHR", "QAT")]
    return world(tmp_path, ties=rows, events=versions, reviewed=reviewed)


def test_versions_of_a_claim_and_ties_they_open_share_a_unit(dataset):
    units = uncertain.units(dataset)
    assert units["events"] == ["claim a", "claim a"]
    assert units["ties"] == ["claim a", "BHR_QAT_defence_pact_2012"]


def test_bounds_of_rivals_do_not_overlap_and_a_tie_has_those_of_its_opener(dataset):
    found = uncertain.bounds(dataset, every=False)
    low, high = found["events"]
    np.testing.assert_allclose(low, [0, 0.4])
    np.testing.assert_allclose(high, [0.4, 0.8])
    low, high = found["ties"]
    np.testing.assert_allclose(low, [0.4, 0])
    np.testing.assert_allclose(high, [0.8, 0.6])


def test_spans_share_a_key_where_they_are_one_act(dataset):
    spans = {(s.table, s.place): s for s in uncertain.spans(dataset)}
    assert spans["ties", 0].key == spans["events", 1].key == dataset.events["event"][1]
    assert str(spans["ties", 0].first)[:10] == "2016-03-01"
    assert str(spans["ties", 0].last)[:10] == "2016-03-31"
    assert len({span.key for span in spans.values()}) == 3
