"""Lanes: bars on the side of their sign, full where certain, with labels that never meet."""

from __future__ import annotations

import datetime as dt

import pandas as pd
import pytest
from matplotlib.colors import to_rgb

from analysis.plots.lane_rows import lane_height, lane_heights
from analysis.plots.style import MARKS
from analysis.plots.swimlanes import draw_swimlanes

FIRST, LAST = dt.date(2010, 1, 1), dt.date(2020, 1, 1)
PAIRS = {"A-B": "Alpha\nBeta", "A-C": "Alpha\nGamma"}
COLUMNS = ["tie", "pair", "side", "state", "label", "start", "certain_start", "certain_end", "end"]


def day(year: int) -> int:
    return dt.date(year, 1, 1).toordinal()


BARS = pd.DataFrame(
    [
        ("t1", "A-B", -1, "hostile", "no relations", day(2012), day(2013), day(2020), day(2020)),
        ("t2", "A-B", -1, "hostile", "sanctions", day(2014), day(2014), day(2015), day(2015)),
        ("t3", "A-B", 1, "claimed", "pact", day(2011), day(2011), day(2016), day(2016)),
    ],
    columns=COLUMNS,
)
MARKED = pd.DataFrame(
    [
        ("e1", "A-B", 1, day(2012), 1),
        ("e2", "A-B", 0, day(2012) + 3, 2),
        ("e3", "A-B", -1, day(2014), 3),
    ],
    columns=["event", "pair", "side", "day", "number"],
)


def draw(ax, bars=BARS, marks=MARKED, **options) -> dict:
    draw_swimlanes(ax, bars, marks, PAIRS, first=FIRST, last=LAST, **options)
    return {patch.get_gid(): patch for patch in ax.patches}


def line_of(ax) -> float:
    """Height of the first pair's line."""
    return next(text.get_position()[1] for text in ax.texts if text.get_text() == PAIRS["A-B"])


def test_hostile_bars_lie_below_the_line_and_others_above(ax):
    bars = draw(ax)
    assert bars["bar-t1"].get_y() + bars["bar-t1"].get_height() < line_of(ax)
    assert bars["bar-t3"].get_y() > line_of(ax)


def test_bars_are_pale_where_only_a_year_is_known(ax):
    bars = draw(ax)
    assert bars["bar-t1"].get_facecolor()[:3] == to_rgb(MARKS["hostile"].pale)
    assert bars["bar-t1"].get_x() == day(2012)
    certain = [p for p in ax.patches if p.get_gid() is None and p.get_x() == day(2013)]
    assert [p.get_facecolor()[:3] for p in certain] == [to_rgb(MARKS["hostile"].colour)]


def test_claims_are_empty_dotted_bars(ax):
    claim = draw(ax)["bar-t3"]
    assert claim.get_facecolor()[:3] == (1, 1, 1)
    assert claim.get_linestyle() not in ("-", "solid")


def test_bars_that_overlap_in_time_stand_in_two_rows(ax):
    bars = draw(ax)
    assert bars["bar-t1"].get_y() != bars["bar-t2"].get_y()


def test_marks_point_away_from_the_line(ax):
    draw(ax)
    shapes = {line.get_gid(): line.get_marker() for line in ax.lines if line.get_gid()}
    assert shapes == {"event-e1": "^", "event-e2": "o", "event-e3": "v"}


@pytest.mark.parametrize("numbered", [True, False])
def test_numbers_only_where_asked_for(ax, numbered):
    draw(ax, numbered=numbered)
    numbers = sorted(t.get_text() for t in ax.texts if (t.get_gid() or "").startswith("number"))
    assert numbers == (["1", "2", "3"] if numbered else [])


def test_numbers_of_close_events_are_spread(ax):
    draw(ax, numbered=True)
    spots = [t.get_position()[0] for t in ax.texts if t.get_gid() in ("number-e1", "number-e2")]
    assert abs(spots[0] - spots[1]) > 60


def test_moments_within_the_time_shown_are_marked(ax):
    draw(ax, moments={dt.date(2015, 5, 1): "message", dt.date(2030, 1, 1): "never"})
    words = {text.get_text() for text in ax.texts}
    assert "message" in words
    assert "never" not in words


def test_every_pair_has_a_lane_even_without_ties(ax):
    draw(ax)
    assert set(PAIRS.values()) <= {text.get_text() for text in ax.texts}


def test_lanes_are_as_high_as_their_rows():
    busy, empty = lane_heights(BARS, list(PAIRS), 7.0, FIRST, LAST)
    assert (busy.above, busy.below) == (1, 2)
    assert (empty.above, empty.below) == (0, 0)
    assert lane_height(busy, numbered=True) > lane_height(busy, numbered=False)


def test_no_bars_and_no_marks_leave_empty_lanes(ax):
    assert draw(ax, BARS.iloc[:0], MARKED.iloc[:0]) == {}
