"""Tables as text and back: the same frame, the same bytes, nothing altered goes unseen."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.studies.stored import canonical, fits, parse, render
from analysis.studies.study import Table

TABLE = Table(
    about="A row says something.",
    keys=("name", "rank"),
    columns={"name": "who", "rank": "place", "size": "metres", "whole": "count", "true": "whether"},
)
FRAME = pd.DataFrame(
    {
        "true": [True, False, True],
        "whole": pd.array([3, None, 4], dtype="Int64"),
        "size": [1 / 3, -1e-12, np.nan],
        "rank": [2, 1, 1],
        "name": ['b, "c"', 'b, "c"', "# a\nline"],
    }
)


def test_the_text_says_what_it_is_and_holds_six_significant_digits():
    assert render(FRAME, TABLE, {"study": "sizes", "parameter seed": "1"}).splitlines()[:4] == [
        "# study: sizes",
        "# parameter seed: 1",
        "# rows: 3",
        "# rows digest: "
        + render(FRAME, TABLE, {}).splitlines()[1].removeprefix("# rows digest: "),
    ]
    body = render(FRAME, TABLE, {}).split("# column true: boolean, whether\n")[1]
    assert body == (
        "name,rank,size,whole,true\n"
        '"# a\nline",1,,4,yes\n'
        '"b, ""c""",1,-1e-12,,no\n'
        '"b, ""c""",2,0.333333,3,yes\n'
    )


def test_what_is_read_is_what_was_computed_in_canonical_form():
    pd.testing.assert_frame_equal(parse(render(FRAME, TABLE, {})), canonical(FRAME, TABLE))


def test_an_empty_table_keeps_its_columns():
    empty = FRAME.head(0)
    found = parse(render(empty, TABLE, {}))
    assert list(found.columns) == list(TABLE.columns)
    assert len(found) == 0


@given(st.permutations(range(3)), st.permutations(list(TABLE.columns)))
def test_neither_the_order_of_rows_nor_of_columns_shows(rows, columns):
    turned = FRAME.iloc[list(rows)][list(columns)]
    assert render(turned, TABLE, {}) == render(FRAME, TABLE, {})


@given(st.lists(st.floats(allow_nan=False, allow_infinity=False), min_size=1, unique=True))
def test_canonical_numbers_are_stable(values):
    table = Table("", ("n",), {"n": "", "x": ""})
    frame = pd.DataFrame({"n": range(len(values)), "x": values})
    once = canonical(frame, table)
    pd.testing.assert_frame_equal(canonical(once, table), once)
    assert render(once, table, {}) == render(frame, table, {})


def test_a_heading_or_a_cell_that_differs_does_not_fit():
    text = render(FRAME, TABLE, {"seed": "1"})
    assert fits(text, {"seed": "1"})
    assert not fits(text, {"seed": "2"})
    assert not fits(text, {"seed": "1", "draws": "3"})
    assert not fits(text.replace("0.333333", "0.333334"), {"seed": "1"})
    assert not fits(text[:-5], {"seed": "1"})
    assert not fits("", {"seed": "1"})


def test_undeclared_columns_and_rows_alike_are_refused():
    with pytest.raises(ValueError, match=r"\['size', 'sizes'\]"):
        canonical(FRAME.rename(columns={"size": "sizes"}), TABLE)
    with pytest.raises(ValueError, match="do not tell apart"):
        canonical(pd.concat([FRAME, FRAME]), TABLE)
