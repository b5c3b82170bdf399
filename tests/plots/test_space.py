"""Rows, spots and boxes keep apart."""

from __future__ import annotations

import itertools

from hypothesis import given
from hypothesis import strategies as st

from analysis.plots.space import arc_beads, bowed, name_box, pack, shared_area, shortened, spread

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


def test_beads_lie_on_the_arc():
    assert all(abs((box[1] + box[3]) / 2) < 1e-9 for box in arc_beads(((0, 0), (5, 0), (10, 0))))
