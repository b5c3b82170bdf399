"""Who can be followed throughout, worked out by hand."""

from __future__ import annotations

from datetime import date

import pytest

from analysis.network import decided
from analysis.studies.panel import fixed_panel

from ..worlds import review, tie, world

OLD, NEW = date(2020, 12, 31), date(2026, 1, 31)


@pytest.fixture(scope="module")
def dataset(tmp_path_factory):
    rows = [
        tie("IRN", "SYR_ASSAD", "military_support", end="2024-12-08"),
        tie("ISR", "SYR", "armed_conflict", "2024-12-09"),
        tie("ARE", "STC", "military_support", "2018-01-01", end="2026-01-01"),
        tie("BHR", "IRN", "no_relations", "2016-01-04"),
    ]
    reviewed = [
        *review("IRN", "SYR_ASSAD", "2024-12-08"),
        *review("IRN", "SYR", "2026-02-01", start="2024-12-08"),
        *review("ISR", "SYR", "2026-02-01", start="2024-12-08"),
        *review("ARE", "STC", "2026-01-09"),
        *review("BHR", "IRN", "2026-02-01"),
        *review("BHR", "QAT", "2026-02-01", layers="ds"),
        *review("BHR", "SAU", "2022-01-01"),
    ]
    return world(tmp_path_factory.mktemp("panel") / "data", ties=rows, reviewed=reviewed)


@pytest.fixture(scope="module")
def panel(dataset):
    return fixed_panel(dataset, [NEW, OLD])


def test_a_government_and_its_successor_hold_one_position(panel):
    assert {panel.position[name] for name in ("SYR", "SYR_ASSAD")} == {"SYR"}
    assert len(panel.positions) == len(set(panel.positions)) == 25


def test_who_begins_or_ends_in_between_is_left_out(panel, dataset):
    assert "STC" not in panel.position
    assert "STC" in fixed_panel(dataset, [OLD, date(2021, 12, 31)]).position
    assert {"HOUTHI", "HAMAS", "PSE"} <= set(panel.positions)
    assert not {"DZA", "UN"} & set(panel.position)


def test_pairs_are_reviewed_on_every_layer_and_every_date_whoever_holds_the_position(panel):
    assert panel.pairs == {("BHR", "IRN"), ("IRN", "SYR")}


def test_the_network_has_every_position_and_only_these_pairs(panel, dataset):
    old, new = (panel.network(dataset, day) for day in (OLD, NEW))
    assert list(old) == list(new) == list(panel.positions)
    assert [(u, v, d["sign"]) for u, v, d in old.edges(data=True)] == [
        ("BHR", "IRN", -1),
        ("IRN", "SYR", 1),
    ]
    assert list(decided(new).edges) == [("BHR", "IRN")]
