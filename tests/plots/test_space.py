"""Rows, spots and boxes keep apart."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.plots.boxes import Crowd, fitted, name_box, roomiest, shared_area, two_lines
from analysis.plots.space import beads, bowed, free_area, in_rows, pack, shortened, spread
from analysis.plots.style import style

spans = st.lists(st.tuples(st.integers(0, 99), st.integers(1, 30)), max_size=20)


@given(spans)
def test_packed_intervals_of_one_row_never_meet(found):
    extents = sorted((start, start + size) for start, size in found)
    rows = pack(extents)
    for row in set(rows):
        inside = [extent for extent, number in zip(extents, rows, strict=True) if number == row]
        assert all(a[1] <= b[0] for a, b in itertools.pairwise(inside))


@given(st.lists(st.floats(0, 100), max_size=20))
def test_spread_places_keep_order_gap_and_bounds(places):
    spots = spread(sorted(places), 4.0, 0.0, 100.0)
    assert all(b - a >= 4.0 - 2e-4 for a, b in itertools.pairwise(spots))
    assert all(-1e-3 <= spot <= 100 + 1e-3 for spot in spots)


def test_spread_leaves_alone_what_is_apart():
    assert spread([1.0, 50.0], 4.0, 0.0, 100.0) == [1.0, 50.0]


def test_an_arc_bows_by_a_share_of_its_length():
    start, control, end = bowed((0, 0), (10, 0), 0.2)
    assert (start, control, end) == ((0, 0), (5.0, -2.0), (10, 0))


def test_a_shortened_arc_ends_outside_both_names():
    arc = bowed((0, 0), (5, 3), 0.2)
    boxes = name_box((0, 0), "Bahrain"), name_box((5, 3), "Iran")
    first, _, last = shortened(arc, *boxes)
    for point, box in ((first, boxes[0]), (last, boxes[1])):
        assert shared_area([(*point, *point)], [box]) == 0
        assert not (box[0] < point[0] < box[2] and box[1] < point[1] < box[3])


def test_beads_lie_on_the_arc_without_a_gap():
    found = beads(((0, 0), (5, 0), (10, 0)))
    assert all(abs((box[1] + box[3]) / 2) < 1e-9 for box in found)
    assert all(b[0] <= a[2] + 1e-3 for a, b in itertools.pairwise(found))
    assert (found[0][0] < 0, found[-1][2] > 10) == (True, True)


boxes = st.tuples(*[st.integers(0, 20)] * 2, *[st.integers(1, 9)] * 2).map(
    lambda box: (box[0], box[1], box[0] + box[2], box[1] + box[3])
)


@given(st.lists(boxes, max_size=6), st.lists(boxes, max_size=6))
def test_shared_area_counts_each_square_once_a_pair(some, others):
    def squares(box):
        return {(x, y) for x in range(box[0], box[2]) for y in range(box[1], box[3])}

    expected = sum(len(squares(a) & squares(b)) for a in some for b in others)
    assert shared_area(some, others) == expected


def test_the_roomiest_box_is_free_else_near():
    here, there = (0.0, 0.0, 1.0, 1.0), (5.0, 0.0, 6.0, 1.0)
    assert roomiest([here, there], [0.0, 5.0], Crowd([], [], [])) == here
    assert roomiest([here, there], [0.0, 5.0], Crowd([(0.5, 0.5, 2, 2)], [], [])) == there


def test_words_are_broken_evenly_and_dates_stay_whole():
    assert fitted("relations since 18 October 2020", 9) == "relations since 18 October 2020"
    assert fitted("relations since 18 October 2020", 1.0) == "relations since\n18 October 2020"


def test_a_long_name_is_broken_in_its_middle():
    assert two_lines("Saudi Arabia", 0.5) == "Saudi\nArabia"
    assert two_lines("Saudi Arabia", 2.0) == "Saudi Arabia"


@given(st.dictionaries(st.text(min_size=1), st.floats(0.1, 3), min_size=1), st.floats(1, 5))
def test_rows_hold_every_entry_in_order_and_fit(widths, wide):
    rows = in_rows(widths, wide)
    assert [entry for row in rows for entry in row] == list(widths)
    assert all(len(row) == 1 or sum(widths[entry] for entry in row) <= wide for row in rows)


def test_words_leave_less_of_a_narrow_page():
    with style():
        narrow, broad = (
            free_area(("Title " * 20, "sub " * 50, "foot"), width) for width in (3.5, 7.2)
        )
    assert (narrow[0], broad[0]) == pytest.approx((3.3, 7.0))
    assert 0 < narrow[1] < broad[1] < 9.7
