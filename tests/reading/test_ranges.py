"""Ranges of quoted numbers: draws beside variations, and which variation lies at either end."""

import pandas as pd

from analysis.reading.ranges import range_table
from analysis.studies.study import Headline

NAN = float("nan")
COLUMNS = ["headline", "family", "value", "low", "high", "lowest", "highest"]


def ranges(*rows: tuple) -> pd.DataFrame:
    return pd.DataFrame(rows, columns=COLUMNS)


def headline(name: str) -> Headline:
    return Headline(name, lambda dataset, rule: 0.0, "ties", f"about {name}")


FOUND = ranges(
    ("index", "draws: contested rows", 22.0, 21.0, 24.0, NAN, NAN),
    ("index", "layer", 22.0, 5.0, 9.0, "economic alone", "security alone"),
    ("index", "sign rule", 22.0, 20.0, 26.5, "latest_tie", "any_negative"),
    ("index", "coding", 22.0, NAN, NAN, NAN, NAN),
    ("other", "layer", 3.0, 3.0, 3.0, "economic alone", "economic alone"),
    ("bare", "draws: contested rows", 0.25, 0.2, 0.25, NAN, NAN),
)


def test_a_number_has_its_draws_and_the_ends_of_all_variations():
    (found,) = range_table(FOUND, [headline("index")]).to_dict("records")
    assert found == {
        "number": "about index",
        "unit": "ties",
        "value": "22",
        "draws: contested rows": "21 to 24",
        "variations": "5 to 26.5",
        "lowest": "layer: economic alone (5)",
        "highest": "sign rule: any_negative (26.5)",
    }


def test_what_nothing_moves_names_no_variation():
    (found,) = range_table(FOUND, [headline("other")]).to_dict("records")
    assert (found["variations"], found["lowest"], found["highest"]) == ("3", "–", "–")


def test_a_number_without_variations_keeps_its_draws():
    (found,) = range_table(FOUND, [headline("bare")]).to_dict("records")
    assert (found["draws: contested rows"], found["variations"]) == ("0.2 to 0.25", "–")


def test_rows_come_in_the_order_asked_for_and_only_for_numbers_that_were_varied():
    asked = [headline("other"), headline("unknown"), headline("index")]
    assert range_table(FOUND, asked)["number"].tolist() == ["about other", "about index"]
