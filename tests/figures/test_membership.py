"""The membership matrix: every spell is a cell, and who sits where on a day."""

from __future__ import annotations

from datetime import date

from matplotlib.text import Text

from analysis.figures.membership import sitting


def test_every_membership_is_a_cell(drawings):
    drawing = drawings["coalition_matrix"]
    (ax, *_) = drawing.picture.axes
    drawn = {p.get_gid().rsplit("-", 1)[0] for p in ax.patches if p.get_gid()}
    rows = zip(drawing.table["coalition"], drawing.table["actor"], strict=True)
    assert drawn == {f"member-{coalition}-{actor}" for coalition, actor in rows}
    assert sum(p.get_gid() is not None for p in ax.patches) == len(drawing.table) == 8
    words = [text.get_text() for text in ax.texts]
    assert sorted(words) == ["2015–", "2015–22", "2023–", "2023–"]


def test_years_are_spoken_of_where_they_are_written(shipped_drawings):
    drawing = shipped_drawings["coalition_matrix"]
    wide, narrow = (
        " ".join(text.get_text() for text in picture.findobj(Text)).replace("\n", " ")
        for picture in (drawing.picture, drawing.narrow)
    )
    assert "years are those" in wide
    assert "2014\N{EN DASH}" in wide
    assert "years are those" not in narrow
    assert "2014\N{EN DASH}" not in narrow


def test_who_sits_in_a_coalition_on_a_day(small):
    days = ("2014-12-31", "2015-01-01", "2021-12-31", "2022-01-01", "2024-01-01")
    found = [sitting(small, "BHR", "HOUTHI", date.fromisoformat(day)) for day in days]
    assert found == [[], [], ["LEAGUE"], [], ["GUARD"]]
    assert sitting(small, "SAU", "HOUTHI", date(2024, 1, 1)) == ["LEAGUE"]
