"""The networks: every line is a row of the table."""

from __future__ import annotations

import re

import pytest


@pytest.mark.parametrize("name", ["article_network", "camp_ring"])
def test_every_line_is_a_row_of_the_table_with_ties(drawings, name):
    table = drawings[name].table
    table = table[table.get("drawn", "tie") == "tie"] if "drawn" in table else table
    (ax,) = drawings[name].picture.axes
    lines = {
        patch.get_gid()
        for patch in ax.patches
        if re.fullmatch(r"tie-\w+-[A-Z_]+", patch.get_gid() or "")
    }
    assert lines == {f"tie-{u}-{v}" for u, v in zip(table["source"], table["target"], strict=True)}
    assert all(row.ties or row.claims for row in table.itertuples())
