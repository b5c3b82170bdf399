"""Frames as Markdown: one line a row, markup in cells disarmed."""

import pandas as pd

from analysis.reading.markdown import table


def test_numbers_stand_right_and_floats_have_the_digits_asked_for():
    frame = pd.DataFrame({"who": ["a"], "share": [0.255], "net": [3]})
    assert table(frame, digits=2).splitlines() == [
        "| who | share | net |",
        "| :--- | ---: | ---: |",
        "| a | 0.26 | 3 |",
    ]


def test_missing_values_are_dashes():
    frame = pd.DataFrame({"a": [None, "x"], "b": [float("nan"), 1.0]})
    frame["c"] = pd.array([pd.NA, 1], dtype="Int64")
    assert table(frame).splitlines()[2] == "| – | – | – |"


def test_cells_stay_on_one_line_and_cannot_end_a_column():
    frame = pd.DataFrame({"a": ["one\ntwo | <b> $x$ *y*"]})
    assert table(frame).splitlines()[2] == r"| one two \| \<b> \$x\$ \*y\* |"


def test_no_row_is_said():
    assert table(pd.DataFrame({"a": []})) == "No row."
