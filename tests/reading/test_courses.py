"""States over time, as a table and as lanes."""

import pytest

from analysis.dataset import load
from analysis.errors import AnalysisError
from analysis.reading import courses

from ..worlds import bahrain_and_iran, event, review, tie, world

PAIR = ("BHR", "IRN")


@pytest.fixture
def dataset(tmp_path):
    return load(bahrain_and_iran(tmp_path / "data"))


def test_a_course_has_one_row_a_state(dataset):
    found = courses.courses(dataset, [PAIR])
    assert list(found["from"]) == [
        "by 1 January 2010",
        "15 March 2011",
        "11 August 2012",
        "2014",
        "2015",
        "4 January 2016",
    ]
    assert list(found["state"]) == [
        "no notable tie",
        "hostile",
        "no notable tie",
        "friendly",
        "claimed",
        "hostile",
    ]
    assert list(found["because"])[-1] == "no diplomatic relations"


def test_a_course_may_begin_later(dataset):
    found = courses.courses(dataset, [PAIR], since="2017-01-01")
    assert list(found["from"]) == ["by 1 January 2017"]


def test_a_government_that_has_ended_is_not_there(tmp_path):
    dataset = world(
        tmp_path / "data",
        ties=[tie("IRN", "SYR_ASSAD", "military_basing", "2013", end="2024-12-08")],
        reviewed=review("IRN", "SYR_ASSAD", to="2024-12-08")
        + review("BHR", "IRN", to="2026-01-01"),
    )
    found = courses.courses(dataset, [("SYR_ASSAD", "IRN")])
    assert list(found["state"])[-1] == "not both in existence"
    title = courses.lanes(dataset, [("SYR_ASSAD", "IRN"), ("SYR", "IRN")]).title
    assert title.startswith("Two pairs changed state once in all; on 1 January 2026: ")
    assert "existence" not in title


def test_armed_conflict_decides_alone(tmp_path):
    ties = [
        tie("HOUTHI", "SAU", "armed_conflict"),
        tie("SAU", "HOUTHI", "blockade"),
    ]
    dataset = world(tmp_path / "data", ties=ties, reviewed=review("HOUTHI", "SAU"))
    assert courses.courses(dataset, [("SAU", "HOUTHI")])["because"].iloc[-1] == "armed conflict"


def test_ambivalent_pairs_name_both_sides(tmp_path):
    ties = [
        tie("EGY", "ISR", "normalised_relations", "1979"),
        tie("EGY", "ISR", "reduced_relations", "2012-11-14"),
    ]
    dataset = world(tmp_path / "data", ties=ties, reviewed=review("EGY", "ISR"))
    last = courses.courses(dataset, [("EGY", "ISR")]).iloc[-1]
    assert last["state"] == "ambivalent"
    assert last["because"] == "normalised relations and reduced relations"


def test_lanes_of_one_pair_say_how_it_ended(dataset):
    drawing = courses.lanes(dataset, [PAIR])
    assert drawing.title == "Bahrain and Iran changed state five times; hostile on 31 December 2020"
    assert "no diplomatic relations, 2016-01-04 to the last day shown" in drawing.alt


def test_lanes_show_only_what_reaches_the_time_asked_for(dataset):
    drawing = courses.lanes(dataset, [PAIR, ("BHR", "QAT")], since="2017-01-01")
    assert set(drawing.table["from"]) == {"2015", "2014", "2016-01-04", "2018-01-01", "2000-12-31"}
    assert drawing.title == (
        "Two pairs never changed state; on 31 December 2020: one friendly and one hostile"
    )


def test_lanes_are_the_same_twice(dataset):
    first, second = (courses.lanes(dataset, [PAIR]).render("png") for _ in range(2))
    assert first == second


def test_pairs_without_rows_are_refused(tmp_path):
    dataset = world(tmp_path / "data", events=[event("2016-01-01", "BHR", "IRN", "threat")])
    with pytest.raises(AnalysisError, match="nothing to draw"):
        courses.lanes(dataset, [("EGY", "TUR")])
