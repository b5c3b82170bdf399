"""The relation matrix: every cell is a row, and change is counted among known pairs."""

from __future__ import annotations

import networkx as nx

from analysis.figures.matrix import compared


def test_every_cell_is_a_row_of_the_table(drawings):
    drawing = drawings["relation_matrix"]
    actors = set(drawing.table["row"])
    assert len(drawing.table) == len(actors) * (len(actors) - 1)
    drawn = {patch.get_gid() for patch in drawing.picture.axes[0].patches if patch.get_gid()}
    for row in drawing.table.itertuples():
        name = f"cell-{row.half}-{row.row}-{row.column}"
        assert any(gid.startswith(name) for gid in drawn) == (row.state != "none")
        assert (f"changed-{row.row}-{row.column}" in drawn) == row.changed


def test_compared_counts_only_pairs_known_on_both_dates():
    below, above = nx.Graph(unreviewed=frozenset({("A", "C")})), nx.Graph(unreviewed=frozenset())
    below.add_nodes_from("ABC")
    above.add_nodes_from("ABCD")
    above.add_edge("A", "B", state="hostile")
    above.add_edge("A", "C", state="hostile")
    known, changed = compared(below, above)
    assert known == [("A", "B"), ("B", "C")]
    assert changed == {("A", "B")}
