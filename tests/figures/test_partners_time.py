"""The list through time: spells that are those of every single day, and the finding in words."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

from analysis.dataset import load
from analysis.figures import draw
from analysis.figures.words import joined
from analysis.network import pair_state, snapshot

from ..pictured import told
from ..worlds import tie

NAME = "bahrain_through_time"
BETWEEN = "between January 2010 and 2 July 2026"


def test_spells_are_those_of_the_rows(drawings):
    # By hand from tests/pictured.py; a month or a year counts from its last day.
    table = drawings[NAME].table
    rows = [
        (row["partner"], row["from"], row["to"], row["state"])
        for row in table.to_dict("records")
        if row["partner"] in ("ISR", "QAT", "RUS", "KWT")
    ]
    assert rows == [
        ("ISR", "2010-01-01", "2020-10-17", "hostile"),
        ("ISR", "2020-10-18", "2026-07-02", "friendly"),
        ("RUS", "2010-01-01", "2016-02-28", "none"),
        ("RUS", "2016-02-29", "2026-07-02", "friendly"),
        ("QAT", "2010-01-01", "2017-06-04", "friendly"),
        ("QAT", "2017-06-05", "2026-07-02", "ambivalent"),
        ("KWT", "2010-01-01", "2012-12-30", "none"),
        ("KWT", "2012-12-31", "2026-07-02", "claimed"),
    ]
    ambivalent = table[table["state"] == "ambivalent"].iloc[0]
    assert ambivalent["positive_level"] == ambivalent["negative_level"] == 2
    assert ambivalent["ties"] == "BHR_QAT_defence_pact_2000;BHR_QAT_sanctions_2017"


def test_partners_stand_from_the_friendliest_to_the_most_hostile(drawings):
    order = list(drawings[NAME].table["partner"].unique())
    assert order == ["SAU", "USA", "ISR", "RUS", "QAT", "KWT", "IRN"]


def test_spells_follow_one_another_and_differ(shipped_drawings, shipped):
    for _, spells in shipped_drawings[NAME].table.groupby("partner"):
        rows = spells.to_dict("records")
        assert rows[0]["from"] == "2010-01-01"
        assert rows[-1]["to"] == shipped.latest.isoformat()
        for before, after in pairwise(rows):
            end, start = date.fromisoformat(before.pop("to")), date.fromisoformat(after["from"])
            assert start - end == timedelta(days=1)
            before.pop("from")
            assert any(before[key] != after[key] for key in before)


def test_spells_hold_on_days_in_between(shipped_drawings, shipped):
    table = shipped_drawings[NAME].table
    days = [date(2010, 1, 1) + timedelta(days=97 * step) for step in range(62)]
    for day in days:
        graph = snapshot(shipped, on=day)
        held = table[(table["from"] <= day.isoformat()) & (day.isoformat() <= table["to"])]
        assert len(held) == table["partner"].nunique()
        assert set(graph["BHR"]) <= set(held["partner"])
        for row in held.to_dict("records"):
            edge = graph.get_edge_data("BHR", row["partner"], {})
            assert row["state"] == pair_state(graph, "BHR", row["partner"])
            assert row["positive_level"] == edge.get("positive_level", 0)
            assert row["negative_level"] == edge.get("negative_level", 0)
            assert row["ties"] == joined(edge.get("ties", ()))
            assert row["claims"] == joined(edge.get("claims", ()))


def test_nobody_turned(tmp_path):
    calm = load(told(tmp_path, tie("BHR", "IRN", "normalised_relations")))
    assert draw(NAME, calm).title == (
        f"Bahrain: none of one partner turned from hostile to friendly {BETWEEN}, none from "
        "friendly to hostile"
    )


def test_turned_to_hostile_or_hostile_only_in_between(tmp_path):
    rows = [
        tie("BHR", "QAT", "defence_pact", "2000", end="2017-06-05"),
        tie("BHR", "QAT", "no_relations", "2017-06-05"),
        tie("BHR", "KWT", "defence_pact", "2000", end="2015-03-01"),
        tie("BHR", "KWT", "sanctions", "2015-03-01"),
        tie("BHR", "LBN", "reduced_relations", "2021-10-29", end="2025-07-01"),
    ]
    drawing = draw(NAME, load(told(tmp_path, *rows)))
    assert drawing.title == (
        f"Bahrain: none of three partners turned from hostile to friendly {BETWEEN}, two (Kuwait "
        "and Qatar) from friendly to hostile; one was hostile only for a time"
    )
    assert "Qatar: friendly from 1 January 2010, hostile from 5 June 2017." in drawing.alt
