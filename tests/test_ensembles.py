"""Draws: rows true as often as stated, dates within their intervals, one act on one day."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from analysis.ensembles import altered, draw
from analysis.errors import AnalysisError
from analysis.network import snapshot

from .worlds import event, review, tie, world

DRAWS = 250
SHIPPED = {"high": 0.98, "medium": 0.9, "low": 0.6}


def rival(version, confidence, start):
    row = tie("BHR", "IRN", "no_relations", start, claim="rupture", confidence=confidence)
    return row | {"tie": f"BHR_IRN_no_relations_{start[:4]}{version}"}


@pytest.fixture(scope="module")
def dataset(tmp_path_factory):
    opening = event("2016", "BHR", "QAT", "severance")
    claims = [
        event("2015-05-01", "IRN", "BHR", "message", claim="letter", asserted_by="IRN"),
        event("2015-06-01", "IRN", "BHR", "talks", claim="letter", confidence="low"),
    ]
    part = {"event": claims[0]["event"], "mediator": "OMN", "role": "message", "episode": "letter"}
    part |= {"outcome": "none", "outcome_date": "", "public_from": "2015", "sources": "doc"}
    rows = [
        tie("ARE", "BHR", "defence_pact"),
        tie("ARE", "IRN", "sanctions", "2012-03", confidence="low"),
        tie("ARE", "SAU", "defence_pact", "2013", end="2013"),
        tie("BHR", "QAT", "no_relations", "2016", opened_by=opening["event"]),
        tie("BHR", "QAT", "blockade", "2016-06", opened_by=opening["event"]),
        tie("IRN", "SAU", "recurrent_attacks", asserted_by="SAU", denied_by="IRN"),
        rival("", "medium", "2014-01-01"),
        rival("b", "low", "2014-06-01"),
    ]
    pairs = {tuple(sorted((row["source"], row["target"]))) for row in rows}
    return world(
        tmp_path_factory.mktemp("ensembles") / "data",
        ties=rows,
        events=[opening, *claims],
        mediations=[part],
        reviewed=[row for pair in sorted(pairs) for row in review(*pair)],
    )


@pytest.fixture(scope="module")
def draws(dataset):
    return [draw(dataset, 1, number) for number in range(DRAWS)]


def share(draws, table, name):
    column = "tie" if table == "ties" else "event"
    return np.mean([name in set(getattr(world, table)[column]) for world in draws])


def tolerance(chance):
    return 4 * np.sqrt(chance * (1 - chance) / DRAWS)


def test_a_draw_depends_on_seed_and_number_alone(dataset):
    first = draw(dataset, 3, 5)
    draw(dataset, 3, 4)
    again = draw(dataset, 3, 5)
    for table in ("ties", "events", "memberships", "mediations"):
        pd.testing.assert_frame_equal(getattr(first, table), getattr(again, table))
    others = [draw(dataset, *which).ties["start"].tolist() for which in ((3, 6), (4, 5))]
    assert first.ties["start"].tolist() not in others


@pytest.mark.parametrize(
    ("name", "chance"),
    [
        ("ARE_BHR_defence_pact_2012", 1.0),
        ("ARE_IRN_sanctions_2012", 0.6),
        ("IRN_SAU_recurrent_attacks_2012", 0.45),
        ("BHR_IRN_no_relations_2014", 0.7 / 1.1),
        ("BHR_IRN_no_relations_2014b", 0.4 / 1.1),
    ],
)
def test_rows_are_true_with_the_stated_probability(draws, name, chance):
    assert share(draws, "ties", name) == pytest.approx(chance, abs=tolerance(chance))


def test_at_most_one_version_of_a_claim_is_true(draws):
    versions = [
        set(world.ties["tie"]) & {f"BHR_IRN_no_relations_2014{v}" for v in ("", "b")}
        for world in draws
    ]
    assert {len(found) for found in versions} == {1}  # 0.7 and 0.4 add up to more than 1
    letters = [len(world.events["event"]) - 1 for world in draws]
    assert set(letters) == {0, 1}
    assert np.mean(letters) == pytest.approx(0.45 + 0.4, abs=tolerance(0.85))


def test_mediations_stand_and_fall_with_their_event(draws):
    for drawn in draws:
        assert set(drawn.mediations["event"]) <= set(drawn.events["event"])
    chance = np.mean([len(world.mediations) for world in draws])
    assert chance == pytest.approx(0.45, abs=tolerance(0.45))


def test_every_row_is_drawn_if_asked_for(dataset):
    found = [draw(dataset, 1, number, every=True) for number in range(DRAWS)]
    chance = SHIPPED["medium"]
    name = "ARE_BHR_defence_pact_2012"
    assert share(found, "ties", name) == pytest.approx(chance, abs=tolerance(chance))


def test_dates_are_days_that_fill_their_interval(draws):
    days = pd.concat([w.ties.loc[w.ties["tie"] == "ARE_IRN_sanctions_2012"] for w in draws])
    assert (days["start_earliest"] == days["start_latest"]).all()
    assert (days["start"] == days["start_earliest"].dt.strftime("%Y-%m-%d")).all()
    assert days["start"].min() == "2012-03-01"
    assert days["start"].max() == "2012-03-31"
    assert days["start"].nunique() > 25


def test_an_event_and_the_ties_it_opens_share_one_day(draws):
    for drawn in draws:
        opened = drawn.ties[drawn.ties["opened_by"] != ""]
        days = {
            *opened["start"],
            *drawn.events.loc[drawn.events["relation"] == "severance", "date"],
        }
        assert len(days) == 1
        assert days.pop().startswith("2016-06")  # where the year and the month overlap


def test_a_tie_that_began_and_ended_in_one_year_holds_for_a_day_at_least(draws):
    spells = pd.concat([w.ties[w.ties["tie"] == "ARE_SAU_defence_pact_2013"] for w in draws])
    assert len(spells) == DRAWS
    assert (spells["start_latest"] < spells["end_earliest"]).all()
    assert spells["start"].str.startswith("2013").all()


def test_what_one_side_says_counts_once_it_is_drawn(draws, dataset):
    assert not snapshot(dataset).edges["IRN", "SAU"]["ties"]
    believed = [w for w in draws if "IRN_SAU_recurrent_attacks_2012" in set(w.ties["tie"])]
    assert snapshot(believed[0]).edges["IRN", "SAU"]["sign"] == -1
    later = next(w for w in draws if "BHR_IRN_no_relations_2014b" in set(w.ties["tie"]))
    assert snapshot(later, "2015-01-01").edges["BHR", "IRN"]["ties"] == (
        "BHR_IRN_no_relations_2014b",
    )


def test_the_data_drawn_from_are_untouched(dataset, draws):
    assert dataset.ties.loc[dataset.ties["relation"] == "sanctions", "start"].item() == "2012-03"
    assert dataset.digest
    assert {world.digest for world in draws} == {""}
    assert altered(dataset, ties=dataset.ties).digest == ""


def test_seed_and_number_are_not_negative(dataset):
    with pytest.raises(AnalysisError, match="Seed -1, draw 0: give 0 or more for each"):
        draw(dataset, -1, 0)
