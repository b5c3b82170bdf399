"""The diverging list: blocks by level, on the side of their sign."""

from __future__ import annotations

import pandas as pd
import pytest

from analysis.plots.diverging import draw_diverging


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
