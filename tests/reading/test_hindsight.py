"""The test of foresight for reading: risks by year, turns with their scores, areas in words."""

import pandas as pd
import pytest

from analysis import load
from analysis.reading import hindsight

NAN = float("nan")


def aucs(*rows: tuple) -> pd.DataFrame:
    columns = ["outcome", "predictor", "n", "episodes", "value", "lower", "upper"]
    return pd.DataFrame(rows, columns=columns)


FOUND = aucs(
    ("any", "degree", 30, 12, 0.45, 0.3, 0.6),
    ("any", "index", 30, 12, 0.7, 0.55, 0.8),
    ("opposite", "degree", 8, 4, NAN, NAN, NAN),
    ("opposite", "index", 8, 4, NAN, NAN, NAN),
)


def test_risks_set_outcomes_side_by_side_and_add_up():
    rows = [
        ("opposite", 2020, "2020-12-31", 10, 2, 1),
        ("opposite", 2021, "2021-06-30", 12, 1, 1),
        ("any", 2020, "2020-12-31", 10, 3, 2),
        ("any", 2021, "2021-06-30", 12, 4, 3),
    ]
    columns = ["outcome", "year", "until", "n", "changes", "episodes"]
    found = hindsight.risks(pd.DataFrame(rows, columns=columns))
    assert found.to_numpy().tolist() == [
        ["2020", "31 December 2020", 10, 2, 1, 3, 2],
        ["2021", "30 June 2021", 12, 1, 1, 4, 3],
        ["all", "", 22, 3, 2, 7, 5],
    ]


def test_flips_are_those_of_one_outcome_with_their_scores():
    rows = [
        ("any", 2016, "IRN", "KWT", 1, 0, 1, 0, 0, 30),
        ("opposite", 2017, "BHR", "QAT", 1, -1, -1, -8, 0, 29),
    ]
    columns = ["outcome", "year", "source", "target", "before", "after", *hindsight.SCORES]
    changes = pd.DataFrame(rows, columns=columns)
    (found,) = hindsight.flips(load(), changes).to_numpy().tolist()
    assert found == ["2017", "Bahrain–Qatar", "friendly", "hostile", -1, -8, 0, 29]
    (found,) = hindsight.flips(load(), changes, "any").to_numpy().tolist()
    assert found[:4] == ["2016", "Iran–Kuwait", "friendly", "no sign"]


def test_foretold_puts_reversals_and_balance_first_and_leaves_out_what_is_undefined():
    assert hindsight.foretold(FOUND).to_numpy().tolist() == [
        ["sign reversed", "fall of the index", "from balance", 8, 4, "–", "–"],
        ["sign reversed", "ties of the two", "baseline", 8, 4, "–", "–"],
        [
            "sign lost or reversed",
            "fall of the index",
            "from balance",
            30,
            12,
            "0.70",
            "0.55 to 0.80",
        ],
        ["sign lost or reversed", "ties of the two", "baseline", 30, 12, "0.45", "0.30 to 0.60"],
    ]


def test_lesson_names_what_lies_above_one_half():
    assert hindsight.lesson(FOUND).splitlines() == [
        "- **sign reversed**: four episodes, too few for any value.",
        "- **sign lost or reversed** (twelve episodes): better than guessing beyond the interval: "
        "fall of the index; not told from guessing, or worse: ties of the two.",
    ]


@pytest.mark.parametrize(("lower", "above"), [(0.5, "none"), (0.51, "fall of the index")])
def test_an_interval_that_touches_one_half_is_not_above_it(lower, above):
    rows = aucs(("opposite", "index", 30, 12, 0.7, lower, 0.8), FOUND.iloc[0].tolist())
    assert f"beyond the interval: {above};" in hindsight.lesson(rows).splitlines()[0]
