"""The membership matrix: years only where they have room, heads that stand in narrow columns."""

from __future__ import annotations

import pytest

from analysis.plots.membership import (
    ROLES,
    Spell,
    draw_membership,
    head_height,
    key_rows,
    role_key,
)

CELLS = {
    ("A", "ONE"): [Spell("lead", "2015\N{EN DASH}22")],
    ("B", "ONE"): [Spell("named_only", ""), Spell("declined", "")],
}


def drawn(ax, columns: int, **options):
    heads = {"ONE": "Pact", **{f"C{k}": "Other" for k in range(columns - 1)}}
    draw_membership(
        ax, ["A", "B"], list(heads), CELLS, labels={"A": "Ay", "B": "Bee"}, heads=heads, **options
    )
    return [text.get_text() for text in ax.texts]


@pytest.mark.parametrize(("columns", "words"), [(4, ["2015\N{EN DASH}22"]), (24, [])])
def test_years_are_written_where_they_have_room(ax, columns, words):
    assert drawn(ax, columns) == words
    assert sum(patch.get_gid() is not None for patch in ax.patches) == 3


@pytest.mark.parametrize(("upright", "turn"), [(True, 90), (False, 0)])
def test_heads_stand_if_told(ax, upright, turn):
    drawn(ax, 2, upright=upright, size=7.0)
    assert {tick.get_rotation() for tick in ax.get_xticklabels()} == {turn}
    assert {tick.get_fontsize() for tick in ax.get_yticklabels()} == {7.0}


def test_standing_heads_are_as_high_as_their_longest_line():
    long, short = head_height(["Gulf Cooperation\nCouncil"], upright=True), 0.08 + 2 * 0.125
    assert long > 0.7
    assert head_height(["Gulf Cooperation\nCouncil"], upright=False) == pytest.approx(short)


def test_key_names_every_role_in_rows_that_fit(ax):
    rows = key_rows(list(ROLES), 3.3)
    assert len(rows) > 1
    role_key(ax, rows)
    assert [text.get_text() for text in ax.texts] == [look.words for look in ROLES.values()]
