"""The diverging list: blocks by level, on the side of their sign, on a day or through time."""

from __future__ import annotations

from datetime import date

import pandas as pd
import pytest
from matplotlib.colors import to_rgb

from analysis.plots.diverging import draw_diverging, draw_diverging_time
from analysis.plots.style import MARKS


def row(actor: str, plus: int = 0, minus: int = 0, claimed: int = 0) -> dict:
    state = "friendly" if plus > minus else "hostile" if minus > plus else "ambivalent"
    levels = {"positive_level": plus, "negative_level": minus, "claimed_sign": claimed}
    return {"actor": actor, "label": actor.title(), "state": state, **levels, "text": f"of {actor}"}


@pytest.fixture
def blocks(ax):
    rows = [row("USA", 3), row("QAT", 2, 2), row("IRN", 0, 2), row("KWT", claimed=1)]
    draw_diverging(ax, pd.DataFrame(rows))
    return {patch.get_gid(): patch for patch in ax.patches if patch.get_gid()}


def test_as_many_blocks_as_levels(blocks):
    assert sorted(blocks) == [
        "IRN-hostile-1",
        "IRN-hostile-2",
        "KWT-claimed",
        "QAT-friendly-1",
        "QAT-friendly-2",
        "QAT-hostile-1",
        "QAT-hostile-2",
        "USA-friendly-1",
        "USA-friendly-2",
        "USA-friendly-3",
    ]


def test_friendly_to_the_right_hostile_to_the_left(blocks):
    for name, block in blocks.items():
        left, right = block.get_x(), block.get_x() + block.get_width()
        assert (right <= 0) if "hostile" in name else (left >= 0)


def test_hostile_blocks_are_hatched_so_that_grey_tells(blocks):
    assert all(bool(block.get_hatch()) == ("hostile" in name) for name, block in blocks.items())


def test_a_claim_is_an_empty_block(blocks):
    assert blocks["KWT-claimed"].get_facecolor()[3] == 0


def test_rows_from_top_to_bottom_with_name_and_words(ax, blocks):
    words = {text.get_text(): text.get_position()[1] for text in ax.texts}
    assert words["Usa"] < words["Qat"] < words["Irn"] < words["Kwt"]
    assert words["of IRN"] == words["Irn"] == 2
    assert ax.yaxis_inverted()


# Through time

LAST = date(2012, 12, 31)


def spell(partner: str, start: str, end: str, state: str, plus: int = 0, minus: int = 0) -> dict:
    levels = {"positive_level": plus, "negative_level": minus}
    span = {"partner": partner, "from": start, "to": end}
    return {**span, "state": state, **levels, "claimed_sign": -int(state == "claimed")}


@pytest.fixture
def spells(ax):
    rows = [
        spell("QAT", "2010-01-01", "2010-12-31", "friendly", 2),
        spell("QAT", "2011-01-01", "2012-12-31", "hostile", 2, 3),
        spell("KWT", "2010-01-01", "2012-12-31", "claimed"),
        spell("STC", "2010-01-01", "2010-06-30", "absent"),
        spell("STC", "2010-07-01", "2011-06-30", "none"),
        spell("STC", "2011-07-01", "2012-12-31", "hostile", 0, 1),
    ]
    partners = {"QAT": "Qatar", "KWT": "Kuwait", "STC": "Council"}
    words = {"QAT": "hostile", "KWT": "claim only", "STC": "hostile"}
    moments = {date(2011, 5, 1): "reported", date(2013, 1, 1): "later"}
    time = {"first": date(2010, 1, 1), "last": LAST, "moments": moments}
    draw_diverging_time(ax, pd.DataFrame(rows), partners, words, **time)
    return {patch.get_gid(): patch for patch in ax.patches if patch.get_gid()}


def test_a_patch_for_each_side_while_its_level_stays(spells):
    assert sorted(spells) == [
        "KWT-claimed-2010-01-01",
        "QAT-friendly-2010-01-01",
        "QAT-hostile-2011-01-01",
        "STC-hostile-2011-07-01",
    ]


def test_patches_last_as_long_as_their_levels_both_days_included(spells):
    days = {name: (patch.get_x(), patch.get_width()) for name, patch in spells.items()}
    assert days["QAT-friendly-2010-01-01"] == (date(2010, 1, 1).toordinal(), 365 + 365 + 366)
    assert days["QAT-hostile-2011-01-01"] == (date(2011, 1, 1).toordinal(), 365 + 366)


def test_friendly_upwards_hostile_downwards_as_high_as_their_level(ax, spells):
    up, down = spells["QAT-friendly-2010-01-01"], spells["QAT-hostile-2011-01-01"]
    assert ax.yaxis_inverted()
    assert up.get_y() + up.get_height() == pytest.approx(0) == down.get_y()
    assert down.get_height() / up.get_height() == pytest.approx(3 / 2)
    assert down.get_height() < 0.5


def test_colours_and_hatches_are_those_of_the_side(spells):
    for name, patch in spells.items():
        side = name.split("-")[1]
        if side == "claimed":
            assert patch.get_facecolor()[3] == 0
            assert patch.get_linestyle()[1] == MARKS["claimed"].dashes
        else:
            assert patch.get_facecolor()[:3] == to_rgb(MARKS[side].colour)
            assert bool(patch.get_hatch()) == (side == "hostile")


def test_a_line_runs_where_the_state_is_known(ax, spells):
    known = [line.get_xdata() for line in ax.lines if list(line.get_ydata()) == [2, 2]]
    assert min(min(days) for days in known) == date(2010, 7, 1).toordinal()
    assert max(max(days) for days in known) == LAST.toordinal() + 1


def test_every_partner_is_labelled_on_both_sides_and_moments_within_the_time(ax, spells):
    words = [text.get_text() for text in ax.texts]
    beside = ["Qatar", "hostile", "Kuwait", "claim only", "Council", "hostile"]
    assert words == [*beside, "reported", "31 December 2012"]
    rows = [text.get_position()[1] for text in ax.texts[:6]]
    assert rows == [0, 0, 1, 1, 2, 2]


def test_a_claim_hangs_on_the_side_it_is_on(spells):
    claim = spells["KWT-claimed-2010-01-01"]
    assert claim.get_y() == 1
    assert claim.get_height() > 0


def test_a_spell_of_a_day_is_still_to_be_seen(ax):
    rows = [spell("IRQ", "2010-05-01", "2010-05-01", "hostile", 0, 1)]
    time = {"first": date(2010, 1, 1), "last": date(2029, 12, 31), "moments": {}}
    draw_diverging_time(ax, pd.DataFrame(rows), {"IRQ": "Iraq"}, {"IRQ": "none"}, **time)
    (patch,) = [patch for patch in ax.patches if patch.get_gid()]
    assert patch.get_x() == date(2010, 5, 1).toordinal()
    assert patch.get_width() > 5  # days; a day would be thinner than a hair
    assert not patch.get_hatch()  # its white lines would hide it
