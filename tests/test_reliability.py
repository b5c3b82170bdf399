"""Units to code twice, how they are drawn, and what two codings of them show."""

from __future__ import annotations

from datetime import date

import pandas as pd
import pytest

from analysis.dataset import load
from analysis.errors import AnalysisError
from analysis.network import snapshot
from analysis.reliability import UNIT, assess, blank_sheet, draw, population

from .worlds import review, tie, world, write_world


def twice(unit: str, a: str, b: str, final: str = "", **more: str) -> dict:
    """Write a row of `reliability`; codes as `sign relation;relation`."""
    row = dict(zip(UNIT, unit.split(), strict=True))
    for coder, code in (("a", a), ("b", b), ("final", final or a)):
        sign, _, relations = code.partition(" ")
        row |= {f"sign_{coder}": sign, f"relation_{coder}": relations}
    return {**row, **more}


@pytest.fixture(scope="module")
def shipped():
    return load()


def codes(dataset) -> dict[str, tuple]:
    """Give sign and relations by unit, written `source target layer year`."""
    units = population(dataset)
    labels = units[list(UNIT)].astype(str).agg(" ".join, axis=1)
    return dict(zip(labels, zip(units["sign_a"], units["relation_a"], strict=True), strict=True))


# Population


def test_units_are_the_years_reviewed(tmp_path):
    reviewed = [
        *review("BHR", "QAT", to="2012-06-30", layers="s"),
        *review("BHR", "IRN", to="2011-12-30", layers="d", start="2010-12-31"),
        *review("BHR", "SAU", to="2010-05-01", layers="e", start="2000"),
    ]
    units = population(world(tmp_path, reviewed=reviewed, sources=[]))
    days = units["on"].dt.date.tolist()
    assert [*zip(units["target"], units["year"], days, strict=True)] == [
        ("IRN", 2010, date(2010, 12, 31)),
        ("IRN", 2011, date(2011, 12, 30)),
        ("QAT", 2010, date(2010, 12, 31)),
        ("QAT", 2011, date(2011, 12, 31)),
        ("QAT", 2012, date(2012, 6, 30)),
        ("SAU", 2010, date(2010, 5, 1)),
    ]
    assert set(units["stratum"]) == {f"{layer} no_notable_tie" for layer in units["layer"]}


def test_actors_of_a_unit_exist_on_its_day(tmp_path):
    reviewed = [
        *review("IRN", "SYR", to="2026-06-30", layers="s", start="2024-12-08"),
        *review("IRN", "SYR_ASSAD", to="2024-12-08", layers="s", start="2023"),
    ]
    units = population(world(tmp_path, reviewed=reviewed, sources=[]))
    assert [*zip(units["target"], units["year"], strict=True)] == [
        ("SYR", 2024),
        ("SYR", 2025),
        ("SYR", 2026),
        ("SYR_ASSAD", 2023),
    ]


def test_codes_follow_the_ties_that_count_on_the_layer(tmp_path):
    ties = [
        tie("BHR", "IRN", "no_relations", "2011-12-31"),
        tie("BHR", "IRN", "trade_agreement", "2010-05-01", end="2012-12-31"),
        tie("BHR", "QAT", "defence_pact", "2010-01-01"),
        tie("BHR", "QAT", "recurrent_attacks", "2011-01-01", end="2012-12-31"),
        tie("BHR", "QAT", "armed_conflict", "2012-12-31", asserted_by="BHR"),
        tie("QAT", "BHR", "military_basing", "2012-02", end=""),
        tie("BHR", "QAT", "military_basing", "2012-02", end=""),
    ]
    reviewed = [*review("BHR", "IRN", to="2012-12-31"), *review("BHR", "QAT", to="2012-12-31")]
    found = codes(world(tmp_path, ties=ties, reviewed=reviewed))
    assert found["BHR IRN diplomatic 2010"] == ("none", ())
    assert found["BHR IRN diplomatic 2011"] == ("hostile", ("no_relations",))
    assert found["BHR IRN economic 2011"] == ("friendly", ("trade_agreement",))
    assert found["BHR IRN economic 2012"] == ("none", ())  # a tie does not hold on its end
    assert found["BHR QAT security 2011"] == ("ambivalent", ("defence_pact", "recurrent_attacks"))
    assert found["BHR QAT security 2012"] == ("friendly", ("defence_pact", "military_basing"))


def test_codes_are_those_of_the_snapshot_of_the_layer(shipped):
    units = population(shipped)
    chosen = units[(units["on"] == "2016-12-31") & (units["layer"] == "diplomatic")]
    graph = snapshot(shipped, "2016-12-31", ["diplomatic"])
    assert len(chosen) > 100
    for unit in chosen.itertuples():
        edge = graph.get_edge_data(unit.source, unit.target, {"state": "none"})
        assert unit.sign_a == edge["state"].replace("claimed", "none")


def test_stratum_is_layer_and_finding(shipped):
    units = population(shipped)
    tied = units["relation_a"].map(len) > 0
    assert (tied == (units["sign_a"] != "none")).all()
    assert (units["stratum"].str.endswith(" ties") == tied).all()
    assert not units.duplicated(list(UNIT)).any()
    assert units["year"].between(2010, 2026).all()


def test_nothing_reviewed(tmp_path):
    dataset = world(tmp_path, sources=[])
    assert population(dataset).empty
    with pytest.raises(AnalysisError, match="have 0 units"):
        draw(dataset, 1, seed=1)


# Drawing


def test_drawing_is_repeatable_and_takes_each_pair_once(shipped):
    first, again, other = (draw(shipped, 80, seed) for seed in (1, 1, 2))
    pd.testing.assert_frame_equal(first, again)
    assert not first.equals(other)
    assert len(first) == 80
    assert not first.duplicated(["source", "target"]).any()
    assert first["stratum"].value_counts().min() >= 10
    units = population(shipped)
    assert len(first.merge(units[list(UNIT)])) == 80
    assert first[list(UNIT)].apply(tuple, axis=1).is_monotonic_increasing


def test_sheet_tells_neither_finding_nor_sign(shipped):
    drawn = draw(shipped, 60, seed=7)
    sheet = blank_sheet(drawn)
    assert list(sheet.columns) == [*UNIT, "on", "sign_b", "relation_b"]
    assert (sheet[["sign_b", "relation_b"]] == "").all(axis=None)
    assert sheet["on"].str.fullmatch(r"\d{4}-\d\d-\d\d").all()


@pytest.mark.parametrize(
    ("n", "seed", "message"),
    [
        (5, 1, "A sample of 5 cannot be drawn"),
        (2000, 1, "groups cannot be drawn"),
        (80, -1, "The seed -1 is negative"),
    ],
)
def test_impossible_draws_are_refused(shipped, n, seed, message):
    with pytest.raises(AnalysisError, match=message):
        draw(shipped, n, seed)


# Assessing


def small(folder, rows):
    """Make a world of 3 units with a tie and 27 without on one layer, and the rows given."""
    pairs = ["IRN", "ISR", "KWT", "QAT", "SAU"]
    reviewed = [row for v in pairs for row in review("BHR", v, to="2015-12-31")]
    ties = [tie("BHR", "IRN", "no_relations", "2013-06-01")]
    return load(write_world(folder, ties=ties, reviewed=reviewed, reliability=rows))


ROWS = [
    twice("BHR IRN diplomatic 2013", "hostile no_relations", "hostile no_relations"),
    twice(
        "BHR IRN diplomatic 2014",
        "hostile no_relations",
        "hostile no_relations;reduced_relations",
        adjudication="The relations were cut.",
    ),
    twice("BHR ISR diplomatic 2014", "none", "none"),
    twice(
        "BHR KWT diplomatic 2011",
        "none",
        "friendly strategic_partnership",
        adjudication="No such act.",
    ),
    twice("BHR SAU diplomatic 2012", "none", "none"),
]


def test_each_stratum_weighs_as_much_as_its_units(tmp_path):
    found = assess(small(tmp_path, ROWS))
    assert found.n == 5
    assert found.strata["stratum"].tolist()[2:] == [
        "economic no_notable_tie",
        "security no_notable_tie",
    ]
    assert found.strata[:2].to_dict("list") == {
        "stratum": ["diplomatic no_notable_tie", "diplomatic ties"],
        "population": [27, 3],
        "sample": [3, 2],
        "sign_alike": [2, 2],
        "relation_alike": [2, 1],
    }
    # By hand. Signs alike: 4 of 5; weighted 27/30 * 2/3 + 3/30 = 0.7. Chance: A hostile 0.1,
    # none 0.9; B hostile 0.1, none 0.6; so 0.55. Relations: 27/30 * 2/3 + 3/30 * 1/2 = 0.65.
    assert found.sign.raw.share.value == pytest.approx(0.8)
    assert found.sign.weighted.share.value == pytest.approx(0.7)
    assert found.sign.weighted.kappa.value == pytest.approx((0.7 - 0.55) / 0.45)
    assert found.relation.raw.share.value == pytest.approx(0.6)
    assert found.relation.weighted.share.value == pytest.approx(0.65)
    assert found.jaccard == pytest.approx(3.5 / 5)
    assert found.jaccard_weighted == pytest.approx(0.675)


def test_disagreements_are_listed_with_what_was_decided(tmp_path):
    table = assess(small(tmp_path, ROWS)).disagreements
    assert table[["target", "year"]].to_numpy().tolist() == [["IRN", 2014], ["KWT", 2011]]
    assert table["relation_b"].tolist()[0] == ("no_relations", "reduced_relations")
    assert table["adjudication"].tolist() == ["The relations were cut.", "No such act."]
    assert list(table.columns)[-3:] == ["sign_final", "relation_final", "adjudication"]


def test_the_first_coding_stays_as_written_when_rows_are_corrected(tmp_path):
    # Today's ties have no tie for Bahrain and Kuwait, and none before 2013 for Bahrain and Iran.
    rows = [
        twice(
            "BHR IRN diplomatic 2011",
            "friendly strategic_partnership",
            "none",
            final="none",
            adjudication="No such act.",
        ),
        twice("BHR KWT diplomatic 2011", "none", "none"),
        twice("BHR KWT diplomatic 2012", "none", "none"),
    ]
    found = assess(small(tmp_path, rows))
    assert found.strata["sample"].tolist() == [2, 1, 0, 0]
    assert found.sign.weighted.share.value == pytest.approx(0.9)


def test_the_order_of_relations_is_no_difference(tmp_path):
    both = "hostile no_relations;reduced_relations", "hostile reduced_relations;no_relations"
    found = assess(small(tmp_path, [twice("BHR IRN diplomatic 2014", *both)]))
    assert found.relation.raw.share.value == 1
    assert found.disagreements.empty


def test_strata_without_a_unit_coded_twice_are_shown_and_left_out(tmp_path):
    found = assess(small(tmp_path, ROWS[2:]))
    assert found.strata["sample"].tolist() == [3, 0, 0, 0]
    assert found.sign.weighted.share.value == pytest.approx(2 / 3)


def test_nothing_coded_twice_is_an_error_that_says_what_to_do(tmp_path):
    with pytest.raises(AnalysisError, match=r"reliability --draw 100"):
        assess(small(tmp_path, []))
