"""Coalitions for reading: parts with dates, counts, refusals, seats beside ties, a position."""

import pandas as pd
import pytest

from analysis.reading import seating
from analysis.studies.coalitions import counts, members, position, seats

from ..worlds import DOCUMENT, review, tie, world

DAYS = ("2018-01-01", "2019-06-01")


def coalition(name: str, title: str, against: str, start: str) -> dict:
    row = {"coalition": name, "name": title, "against": against, "start": start}
    return {**row, "sources": "doc"}


def member(
    of: str, actor: str, role: str, joined: str = "", left: str = "", note: str = ""
) -> dict:
    row = {"coalition": of, "actor": actor, "role": role, "joined": joined, "left": left}
    return {**row, "confidence": "high", "sources": "doc", "note": note}


@pytest.fixture(scope="module")
def dataset(tmp_path_factory):
    return world(
        tmp_path_factory.mktemp("seating") / "data",
        ties=[
            tie("IRN", "HOUTHI", "military_support", "2015"),
            tie("IRN", "SAU", "normalised_relations", "2017"),
            tie("BHR", "IRN", "no_relations", "2016"),
            tie("BHR", "SAU", "defence_pact", "2016"),
            tie("HOUTHI", "SAU", "armed_conflict", "2016"),
        ],
        coalitions=[
            coalition("ESCORT", "Strait escort", "IRN", "2017-05"),
            coalition("WAR", "War in the south (Storm)", "HOUTHI", "2015-03-26"),
        ],
        memberships=[
            member("WAR", "SAU", "lead", "2015-03-26"),
            member("WAR", "BHR", "combat", "2015-03-26"),
            member("WAR", "QAT", "combat", "2015-03-26", "2019-01-01"),
            member("WAR", "OMN", "declined", note="Stayed neutral."),
            member("ESCORT", "SAU", "support"),
            member("ESCORT", "QAT", "named_only", "2019"),
        ],
        reviewed=[
            *review("BHR", "HOUTHI"),
            *review("BHR", "IRN"),
            *review("BHR", "SAU"),
            *review("HOUTHI", "IRN"),
            *review("HOUTHI", "SAU"),
            *review("IRN", "SAU"),
        ],
        sources=[DOCUMENT],
    )


def on_both_days(function, dataset) -> pd.DataFrame:
    return pd.concat([function(dataset, day).assign(on=day) for day in DAYS], ignore_index=True)


def test_parts_go_by_role_with_dates_where_known(dataset):
    found = seating.parts(dataset, members(dataset, DAYS[0]), ["WAR", "ESCORT"])
    assert found.to_numpy().tolist() == [
        ["Storm", "lead", 1, "Saudi Arabia (26 March 2015)"],
        ["Storm", "combat", 2, "Bahrain (26 March 2015) and Qatar (26 March 2015)"],
        ["Storm", "declined", 1, "Oman"],
        ["Strait escort", "support", 1, "Saudi Arabia"],
    ]


def test_moves_are_parts_of_one_day_only(dataset):
    found = seating.moves(dataset, on_both_days(members, dataset))
    assert found.to_numpy().tolist() == [["Storm", "Qatar", "combat", "gone"]]


def test_counts_of_a_day_hold_refusals_apart_and_nothing_before_the_founding(dataset):
    days = [pd.Timestamp(day).date() for day in ("2016-01-01", *DAYS)]
    found = seating.seats_by_day(dataset, counts(dataset, days), ["WAR", "ESCORT"])
    assert found.to_numpy().tolist() == [
        ["1 January 2016", "3 (1 declined)", ""],
        ["1 January 2018", "3 (1 declined)", "1"],
        ["1 June 2019", "2 (1 declined)", "1"],
    ]


def test_refusals_carry_their_evidence(dataset):
    found = seating.refusals(dataset, "declined", "named_only")
    assert found.to_numpy().tolist() == [
        ["Strait escort", "Qatar", "named only", "2019", "", "high confidence, one origin", ""],
        ["Storm", "Oman", "declined", "", "", "high confidence, one origin", "Stayed neutral."],
    ]


def test_states_count_every_seat_once(dataset):
    found = seating.states(on_both_days(seats, dataset)).set_index("the two are")
    assert found["1 January 2018"].to_dict() == {
        "friendly": 1,
        "ambivalent": 0,
        "hostile": 1,
        "claimed": 0,
        "no notable tie": 1,
        "an organisation, without ties": 0,
        "not reviewed": 1,
        "all": 4,
    }
    assert found.loc["all", "1 June 2019"] == 3


def test_seats_stand_beside_ties_friends_first_and_unreviewed_left_out(dataset):
    found = seating.seat_rows(dataset, seats(dataset, DAYS[0]))
    assert found.to_numpy().tolist() == [
        [
            "Saudi Arabia",
            "Strait escort",
            "support",
            "Iran",
            "friendly",
            "normalised relations",
            "",
        ],
        ["Saudi Arabia", "Storm", "lead", "Houthis", "hostile", "armed conflict", "Iran"],
        ["Bahrain", "Storm", "combat", "Houthis", "no notable tie", "", ""],
    ]


def test_backed_names_members_friendly_with_the_one_that_arms(dataset):
    found = seating.backed(dataset, seats(dataset, DAYS[0]).assign(on=DAYS[0]))
    assert found.to_numpy().tolist() == [
        ["Iran", "Houthis", "military support", "Saudi Arabia (Storm)"]
    ]
    none = seats(dataset, DAYS[0]).assign(on="2014-12-31")  # before there was support
    assert seating.backed(dataset, none).empty


def test_position_puts_those_sat_against_first(dataset):
    found = seating.position_rows(dataset, position(dataset, "BHR", DAYS[0]))
    assert found.to_numpy().tolist() == [
        ["Houthis", "no notable tie", "", "Storm", ""],
        ["Iran", "hostile", "", "", "Storm"],
        ["Saudi Arabia", "friendly", "Storm", "", ""],
    ]
