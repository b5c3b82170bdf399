"""Planted camps and a planted turning point are found, and what moved the index is named."""

from __future__ import annotations

from datetime import date
from functools import partial
from math import comb

import numpy as np
import pytest

from analysis.parallel import Runner
from analysis.studies.faction_headlines import (
    always_at_odds_latest,
    greatest_swing_latest,
    least_margin_latest,
    optima_latest,
)
from analysis.studies.factions import _drawn as shares_drawn
from analysis.studies.factions import factions
from analysis.studies.trajectory import change_since_2015, latest, trajectory
from analysis.studies.turning_points import study_dates

from ..planted import EAST, GULF, planted
from ..worlds import tie

TIES = comb(8, 2)


@pytest.fixture(scope="module")
def dataset(tmp_path_factory):
    return planted(tmp_path_factory.mktemp("planted") / "data")


@pytest.fixture(scope="module")
def found(dataset):
    return trajectory(dataset, draws=3, nulls=9)


def values(table, measure):
    rows = table[table["measure"] == measure]
    return dict(zip(rows["on"], rows["value"], strict=True))


def test_the_dates_are_year_ends_and_turning_points_up_to_the_last_review(dataset):
    dates = study_dates(dataset)
    assert list(dates) == sorted(dates)
    assert dates[date(2017, 6, 5)] == "four states close their borders to Qatar"
    assert dates[date(2020, 12, 31)] == "latest"
    assert max(dates) == date(2020, 12, 31)
    assert len(dates) == 11 + 6


def test_the_turning_point_is_found_to_the_month(found):
    index = values(found["trajectory_monthly"], "frustration")
    assert [day for day in index if index[day] > 0] == [
        day for day in index if "2017-06" <= day < "2019-01"
    ]
    # Qatar, everyone's foe, is best put with the three of the Gulf: three ties are at odds
    assert set(index.values()) == {0, 3}
    assert len(index) == 10 * 12 + 1


def test_measures_are_those_worked_out_by_hand(found):
    table = found["trajectory"]
    after = "2017-06-05"
    assert values(table, "frustration_share")[after] == pytest.approx(3 / TIES)
    # Qatar and one of each camp are three mutual foes
    assert values(table, "balanced_triads")[after] == pytest.approx(1 - 3 * 4 / comb(8, 3))
    assert values(table, "walk_balance")["2015-12-31"] == 1
    assert 0 < values(table, "walk_balance")[after] < 1
    rows = table[table["on"] == after]
    assert set(rows["ties"]) == set(rows["pairs"]) == {TIES}
    assert set(rows["actors"]) == {25}
    assert set(rows["ambivalent"]) == {0}


def test_without_anything_uncertain_or_ambivalent_every_range_is_the_value(found):
    table = found["trajectory"]
    for bound in ("low", "high", "least", "greatest"):
        np.testing.assert_allclose(table[bound], table["value"])
    assert set(table["draws"]) == {3}


def test_the_pairs_that_changed_and_their_effects_are_named(found):
    pairs = found["trajectory_pairs"]
    first = pairs[pairs["until"] == "2017-06-05"]
    assert list(zip(first["u"], first["v"], strict=True)) == [
        ("ARE", "QAT"),
        ("BHR", "QAT"),
        ("QAT", "SAU"),
    ]
    assert set(first["before"]) == {"friendly"}
    assert set(first["after"]) == {"hostile"}
    assert first["opened"].tolist()[0] == "ARE_QAT_no_relations_2017"
    assert first["closed"].tolist()[0] == "ARE_QAT_defence_pact_2009"
    # the first makes Qatar's tie to one of three friends odd, the last its tie to the last of them
    assert set(first["first"]) == set(first["last"]) == set(first["effect"]) == {1}
    # first: six triads with the pair turn; last: two within the Gulf mend, four with the East turn
    assert set(first["triads"]) == {(6 + 2) / 2}
    assert pairs["until"].unique().tolist() == ["2017-06-05", "2019-12-31"]


def test_changes_of_one_position_are_taken_together(found):
    rows = found["trajectory_positions"].set_index(["until", "actor"])
    assert rows.loc[("2017-06-05", "QAT"), ["changes", "first", "last", "effect"]].tolist() == [
        3,
        3,
        3,
        3,
    ]
    assert rows.loc[("2019-12-31", "QAT"), "effect"] == -3
    assert rows.loc[("2019-12-31", "IRN"), "changes"] == 1


def test_camps_are_nearer_to_balance_than_chance_and_all_dates_are_tested_once(found):
    (row,) = found["trajectory_test"].to_dict("records")
    dates = 10  # the last year's end is the last day reviewed
    assert row["observed"] == pytest.approx((2 * 3 / TIES) / dates)
    assert row["observed"] < row["null_low"] <= row["null_mean"] <= row["null_high"]
    assert row["p"] == pytest.approx(1 / 10)
    assert (row["nulls"], row["dates"], row["actors"]) == (9, dates, 25)


def test_headlines_are_those_worked_out_by_hand(dataset):
    assert change_since_2015(dataset) == 0
    assert latest("frustration", dataset) == 0
    assert optima_latest(dataset) == 1
    assert always_at_odds_latest(dataset) == 0
    assert greatest_swing_latest(dataset) == 0
    assert least_margin_latest(dataset) == 7  # whoever changed camps, all its ties would be at odds


@pytest.fixture(scope="module")
def camps(dataset):
    return factions(dataset, on="2018-01-01", draws=2)


def test_planted_camps_are_found(dataset):
    actors = factions(dataset, draws=0)["factions_actors"].set_index("actor")
    sides = actors.loc[sorted(GULF + EAST), "camp"].to_dict()
    assert {a for a, camp in sides.items() if camp == sides["SAU"]} == set(GULF) - {"QAT"}
    assert set(actors.loc[list(sides), "component"]) == {"ARE"}
    assert actors.loc["TUR", "component"] == "TUR"
    assert np.isnan(actors.loc["TUR", "swing"])


def test_everyones_foe_is_the_least_firmly_placed(camps):
    actors = camps["factions_actors"].set_index("actor")
    # three ties at odds where it is, four on the other side
    assert actors.loc["QAT", ["ties", "at_odds", "margin"]].tolist() == [7, 3, 1]
    # a friend of two, a foe of five: only the tie to Qatar is at odds
    assert actors.loc["SAU", ["ties", "at_odds", "margin"]].tolist() == [7, 1, 5]
    assert set(camps["factions_actors"]["on"]) == {"2018-01-01"}


def test_pairs_say_how_often_two_stand_together_and_nothing_across_components(camps):
    pairs = camps["factions_pairs"].set_index(["u", "v"])
    assert pairs.loc[("ARE", "QAT"), "together"] == 1
    assert pairs.loc[("IRN", "QAT"), "together"] == 0
    assert pairs.loc[("ARE", "QAT"), "together_draws"] == 1
    assert np.isnan(pairs.loc[("ARE", "TUR"), "together"])
    assert np.isnan(pairs.loc[("ARE", "TUR"), "together_every"])
    odd = pairs.index[pairs["always_at_odds"]].tolist()
    assert odd == [("ARE", "QAT"), ("BHR", "QAT"), ("QAT", "SAU")]
    assert pairs.loc[("ARE", "TUR"), "state"] == "unreviewed"


def test_a_third_camp_holds_everyones_foe(camps):
    table = camps["factions_camps"].set_index("most")
    assert table["at_odds"].tolist() == [4 * 4 + 3, 3, 0, 0, 0, 0]
    assert table.loc[3, ["used", "optima"]].tolist() == [3, 1]
    three = camps["factions_communities"].query("most == 3").set_index("actor")["camp"]
    assert len({three["QAT"], three["SAU"], three["IRN"]}) == 3
    assert three["ARE"] == three["BHR"] == three["SAU"]


def test_draws_do_not_depend_on_the_number_of_workers(dataset):
    drawn = partial(shares_drawn, dataset, "2018-01-01", 1, True)
    one, two = (Runner(workers).map(drawn, range(3), "draws") for workers in (1, 2))
    np.testing.assert_array_equal(one, two)
    assert np.shape(one) == (3, comb(26, 2))


def test_without_draws_ranges_are_missing_and_all_else_is_there(dataset):
    table = trajectory(dataset, draws=0, nulls=0)["trajectory"]
    assert table["low"].isna().all()
    assert table["value"].notna().all()


def test_an_ambivalent_pair_widens_the_range_over_signings(tmp_path):
    more = [tie("ARE", "BHR", "no_relations", "2020-01-01")]
    table = trajectory(planted(tmp_path, more=more), draws=0, nulls=0)["trajectory"]
    row = table[(table["on"] == "2020-12-31") & (table["measure"] == "frustration")].iloc[0]
    assert (row["value"], row["least"], row["greatest"]) == (0, 0, 1)
    assert (row["ties"], row["ambivalent"]) == (TIES - 1, 1)
    row = table[(table["on"] == "2020-12-31") & (table["measure"] == "balanced_triads")].iloc[0]
    assert (row["least"], row["greatest"]) == (pytest.approx(1 - 6 / comb(8, 3)), 1)


def test_optima_are_shared_out_where_there_are_several(tmp_path):
    more = [tie(u, v, "no_relations") for u, v in (("EGY", "JOR"), ("JOR", "LBN"), ("EGY", "LBN"))]
    dataset = planted(tmp_path, more=more, reviewed=_reviews(more))
    assert optima_latest(dataset) == 3
    assert greatest_swing_latest(dataset) == pytest.approx(2 / 3)  # 1 - |2/3 - 1| with each
    assert always_at_odds_latest(dataset) == 0


def _reviews(rows):
    from ..planted import planted_reviews
    from ..worlds import review

    pairs = [(row["source"], row["target"]) for row in rows]
    return [*planted_reviews(), *(row for u, v in pairs for row in review(u, v))]
