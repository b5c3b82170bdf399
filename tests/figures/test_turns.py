"""The turning points: what is thick has changed."""

from __future__ import annotations

from analysis.figures.turns import _moments


def test_every_thick_line_of_the_turning_points_is_a_change(drawings):
    drawing = drawings["turning_points"]
    panels = [ax for ax in drawing.picture.axes if ax.patches]
    days = sorted(set(drawing.table["day"]))
    assert len(panels) == len(days) == 6
    for ax, day in zip(panels, days, strict=True):
        rows = drawing.table[drawing.table["day"] == day]
        drawn = {p.get_gid(): p.get_linewidth() > 2 for p in ax.patches if p.get_gid()}
        lines = {f"tie-{u}-{v}": c for u, v, c in rows[["source", "target", "changed"]].values}
        assert {gid: thick for gid, thick in drawn.items() if gid in lines} == lines
        assert all(gid.rpartition("-")[0] in lines for gid in drawn if gid not in lines)


def test_ties_come_in_sorted_order_whatever_the_hash_seed(shipped):
    for moment in _moments(shipped):
        assert list(moment.graph.edges) == sorted(moment.graph.edges)
