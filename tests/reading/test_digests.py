"""Answers from many rows: breaks and returns, members, mediators, accords, coverage."""

import pytest

from analysis.reading import digests

from ..worlds import DOCUMENT, event, review, tie, world


def part(of: str, mediator: str, role: str, episode: str, outcome: str) -> dict:
    row = {"event": of, "mediator": mediator, "role": role, "episode": episode}
    return {**row, "outcome": outcome, "public_from": "2020", "sources": "doc"}


COALITION = {"coalition": "ABRAHAM_ACCORDS", "name": "Abraham Accords", "start": "2018-09-15"}


def member(actor: str, role: str, joined: str = "2018-09-15") -> dict:
    row = {"coalition": "ABRAHAM_ACCORDS", "actor": actor, "role": role, "joined": joined}
    return {**row, "confidence": "high", "sources": "doc"}


@pytest.fixture
def dataset(tmp_path):
    events = [
        event("2016-01-03", "SAU", "IRN", "severance"),
        event("2016-01-04", "BHR", "IRN", "severance"),
        event("2016-01-05", "KWT", "IRN", "representation_reduced"),
        event("2017-01-04", "KWT", "IRN", "representation_restored"),
        event("2018-03-10", "IRN", "SAU", "normalisation"),
        event("2019-05-01", "SAU", "IRN", "expulsion"),
        event("2018-09-15", "MAR", "ISR", "normalisation"),
        event("2019-06-01", "BHR", "ISR", "representation_reduced"),
    ]
    back = "2018-03-10_IRN_SAU_normalisation"
    return world(
        tmp_path / "data",
        ties=[tie("BHR", "ISR", "normalised_relations", "2018-10-18")],
        events=events,
        mediations=[
            part(back, "CHN", "broker", "beijing", "agreement"),
            part(back, "IRQ", "host", "baghdad", "talks"),
            part("2016-01-03_SAU_IRN_severance", "IRQ", "message", "letters", "none"),
            part("2016-01-04_BHR_IRN_severance", "IRQ", "message", "letters", "unknown"),
        ],
        coalitions=[{**COALITION, "sources": "doc"}],
        memberships=[
            member("USA", "lead"),
            member("ISR", "support"),
            member("BHR", "support"),
            member("MAR", "named_only", "2018-12"),
        ],
        reviewed=review("BHR", "ISR"),
        sources=[DOCUMENT],
    )


def test_breaks_pair_each_act_with_the_first_return_and_the_next_break(dataset):
    found = digests.breaks(dataset, "IRN", "2016-01-01", "2016-12-31").set_index("who")
    assert list(found.index) == ["Saudi Arabia", "Bahrain", "Kuwait"]
    assert list(found["act"]) == ["relations cut", "relations cut", "recall or lower level"]
    assert list(found["return"]) == ["10 March 2018", "none coded", "4 January 2017"]
    assert list(found["new break"]) == ["1 May 2019", "none coded", "none coded"]
    assert found.at["Kuwait", "years"] == pytest.approx(1.0, abs=0.01)
    assert found["years"].isna().tolist() == [False, True, False]


def test_breaks_outside_the_days_are_left_out(dataset):
    assert digests.breaks(dataset, "IRN", "2015-01-01", "2015-12-31").empty


def test_members_are_listed_by_role(dataset):
    found = digests.members(dataset, "ABRAHAM_ACCORDS").set_index("role")["actors"]
    assert found.to_dict() == {
        "lead": "United States",
        "named only": "Morocco",
        "support": "Bahrain and Israel",
    }
    assert digests.members(dataset, "NATO").empty


def test_mediators_count_an_episode_once_by_its_best_outcome(dataset):
    found = digests.mediators(dataset).set_index("mediator")
    assert found.loc["Iraq"].to_dict() == {
        "episodes": 2,
        "message": 1,
        "host": 1,
        "broker": 0,
        "agreement": 0,
        "talks": 1,
        "none": 1,
        "unknown": 0,
    }
    assert list(found.index) == ["Iraq", "China"]


def test_outcomes_count_episodes(dataset):
    assert digests.outcomes(dataset).to_dict() == {
        "agreement": 1,
        "talks": 1,
        "none": 1,
        "unknown": 0,
    }


def test_accords_tell_members_apart(dataset):
    found = digests.accords(dataset).set_index("member")
    assert list(found.index) == ["Bahrain", "Morocco"]
    assert found.loc["Bahrain"].to_dict() == {
        "joined": "15 September 2018",
        "as": "support",
        "relations": "since 18 October 2018",
        "state": "friendly",
        "since then": "representation reduced (1 June 2019)",
    }
    assert list(found.loc["Morocco", ["relations", "state"]]) == [
        "act of 15 September 2018",
        "not a core actor",
    ]


def test_coverage_counts_rows_of_those_outside_the_core(dataset):
    lines = digests.coverage(dataset).splitlines()
    assert len(lines) == 4
    assert "Morocco (1)" in lines[1]
    assert "Australia" in lines[2]
    assert lines[3] == (
        "- **Reviewed**: one pair on up to three layers each; 2 of 3 reviews found no notable tie."
    )
