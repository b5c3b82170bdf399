"""The lanes: every bar and mark is a row, for any pair and in either order."""

from __future__ import annotations

import re

import pytest

from analysis.dataset import load
from analysis.figures import draw
from analysis.figures.lanes import pair_lanes

from ..pictured import told
from ..worlds import tie


@pytest.mark.parametrize("name", ["bahrain_iran_lanes", "arc_lanes"])
def test_every_bar_and_mark_is_a_row_of_the_table(drawings, name):
    ax = drawings[name].picture.axes[0]
    gids = [artist.get_gid() or "" for artist in (*ax.patches, *ax.lines)]
    drawn = {re.sub("^(bar|event)-", "", gid) for gid in gids if gid.startswith(("bar", "event"))}
    assert drawn == set(drawings[name].table["id"])


def test_lanes_serve_any_pair_in_either_order(small):
    one, two = (pair_lanes(small, *pair, "x") for pair in (("BHR", "ISR"), ("ISR", "BHR")))
    assert one.table["id"].tolist() == two.table["id"].tolist()
    assert one.title.startswith("Bahrain and Israel: not recognised for 10.8 of 16.5 years")


def test_days_of_two_ties_of_one_relation_count_once(tmp_path):
    one = tie("BHR", "IRN", "sanctions", "2016-01-01", end="2018-01-01")
    two = tie("IRN", "BHR", "sanctions", "2017-01-01", end="2019-01-01")
    drawing = draw("bahrain_iran_lanes", load(told(tmp_path, one, two)))
    assert drawing.title == (
        "Bahrain and Iran: sanctions for 3.0 of 16.5 years since 2010, now over"
    )
