"""Ribbons of camps: the ground of the lower side, and names on short ribbons."""

from __future__ import annotations

import pytest
from matplotlib.patches import StepPatch

from analysis.plots.ribbons import Stand, draw_ribbons, slots

ORDER = ["A", "B", "C", "D"]
STANDS = [
    {actor: Stand(actor in upper, 1.0) for actor in present}
    for upper, present in (("AB", "ABD"), ("A", "ABCD"), ("ABC", "ABCD"), ("ABD", "ABD"))
]


def draw(ax, name: str) -> list[str]:
    labels = {"A": "Ay", "B": "Bee", "C": name, "D": "Dee"}
    draw_ribbons(ax, [""] * 4, STANDS, ORDER, colours={}, labels=labels, early=ORDER)
    return [text.get_text() for text in ax.texts]


def test_the_ground_parts_the_sides_at_every_date(ax):
    draw(ax, "See")
    (ground,) = [patch for patch in ax.patches if isinstance(patch, StepPatch)]
    for stand, top in zip(STANDS, ground.get_data().values, strict=True):
        places = slots(stand, ORDER, rows=4)
        assert {actor for actor, y in places.items() if y > top} == {
            actor for actor, place in stand.items() if place.upper
        }


@pytest.mark.parametrize(
    ("name", "written"), [("See", "See"), ("A name that is far longer than its ribbon " * 2, "C")]
)
def test_an_id_stands_for_a_name_longer_than_its_ribbon(ax, name, written):
    words = draw(ax, name)
    assert sorted(words) == sorted(["Ay", "Bee", "Dee"] * 2 + [written])
