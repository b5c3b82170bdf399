"""Every picture at any size of data: all is labelled, marked by its state, apart, and legible."""

from __future__ import annotations

import re
from collections import Counter

import pytest
from matplotlib.colors import to_rgb

from analysis.dataset import load
from analysis.figures import draw
from analysis.figures.turns import PANEL
from analysis.figures.words import full_labels
from analysis.plots.membership import ROLES
from analysis.plots.page import DOUBLE
from analysis.plots.style import MARKS, names

from ..crowds import crowd
from .looking import DRAWN, contrast, extents, flaws

SIZES = (3, 8, 25, 60)
LINES = ("article_network", "camp_ring", "turning_points")


class Looked:
    """The pictures of one data set with the boxes of their words, each drawn and measured once."""

    def __init__(self, data, drawings):
        self.data, self.drawings = data, drawings
        self.boxes = {name: extents(drawing) for name, drawing in drawings.items()}

    def words(self, name: str) -> Counter:
        return Counter(text.get_text().replace("\n", " ") for text, _ in self.boxes[name][0])

    def labels(self, actors) -> Counter:
        return Counter(names(actors, full_labels(self.data)).values())

    def patches(self, name: str) -> list:
        axes = self.drawings[name].picture.axes
        return [patch for ax in axes for patch in ax.patches if patch.get_gid()]


@pytest.fixture(scope="module")
def crowds() -> dict[int, Looked]:
    return {}


@pytest.fixture(params=SIZES)
def crowded(request, crowds, tmp_path) -> Looked:
    if request.param not in crowds:
        data = load(crowd(tmp_path / "data", request.param))
        crowds[request.param] = Looked(data, {name: draw(name, data) for name in DRAWN})
    return crowds[request.param]


@pytest.fixture(scope="module")
def shown(shipped, shipped_drawings) -> Looked:
    return Looked(shipped, shipped_drawings)


@pytest.fixture(scope="module")
def told(small, drawings) -> Looked:
    return Looked(small, drawings)


# All is labelled


def core(looked: Looked) -> list[str]:
    actors = looked.data.actors
    return actors.loc[actors["core"], "actor"].tolist()


@pytest.mark.parametrize("name", DRAWN)
def test_all_actors_are_labelled(crowded, name):
    table, actors, times = crowded.drawings[name].table, core(crowded), 1
    if name == "relation_matrix":
        times = 2
    elif name == "turning_points":
        actors, times = [actor for actor in PANEL if actor in actors], 6
    elif name == "camp_ring":  # who has no decided tie stands in the subtitle
        ring = {*table["source"], *table["target"]}
        apart = crowded.labels(set(actors) - ring)
        assert all(any(f" {who}" in words for words in crowded.words(name)) for who in apart)
        actors = ring
    elif name == "bahrain_ties":
        actors = table["actor"]
    elif name == "bahrain_through_time":
        actors = table["partner"]
    elif "lanes" in name:
        expected = {" ".join(crowded.labels(pair.split("-"))) for pair in table["pair"]}
        assert expected <= set(crowded.words(name))
        return
    assert len(actors)
    missing = {
        a: k for a, k in crowded.labels(actors).items() if crowded.words(name)[a] < k * times
    }
    assert missing == {}


# All is marked by its state


def strokes_of(patches: list) -> dict[str, list]:
    """Lines of ties by pair: two, one upon the other, where the pair is ambivalent."""
    found: dict[str, list] = {}
    for patch in sorted(patches, key=lambda patch: patch.get_gid()):
        pair = re.fullmatch(r"tie-(\w+-[A-Z_0-9]*[A-Z_][A-Z_0-9]*)(-1)?", patch.get_gid())
        if pair:
            found.setdefault(pair[1], []).append(patch)
    return found


def seems(lines: list) -> str:
    """Read the state off the colours and the dashes of a pair's lines."""
    read = []
    for line in lines:
        dashes = line.get_linestyle()
        dashes = () if dashes in ("-", "solid") else tuple(dashes[1])
        colour = line.get_edgecolor()[:3]
        read += [
            state
            for state, mark in MARKS.items()
            if state != "ambivalent"
            and mark.dashes == dashes
            and colour in (to_rgb(mark.colour), to_rgb(mark.pale))
        ]
    return {("friendly", "hostile"): "ambivalent"}.get(tuple(read), "".join(read))


@pytest.mark.parametrize("name", LINES)
def test_every_line_has_the_colour_and_the_dashes_of_its_state(crowded, name):
    drawing = crowded.drawings[name]
    rows = drawing.table.loc[drawing.table["state"] != ""]
    days = sorted(set(rows["day"])) if "day" in rows else [""]
    panels = [ax for ax in drawing.picture.axes if ax.patches]
    assert len(panels) == len(days)
    for ax, day in zip(panels, days, strict=True):
        here = rows[rows["day"] == day] if day else rows
        expected = dict(zip(here["source"] + "-" + here["target"], here["state"], strict=True))
        lines = strokes_of([patch for patch in ax.patches if patch.get_gid()])
        assert {pair: seems(drawn) for pair, drawn in lines.items()} == expected


def test_every_cell_has_the_fill_of_its_state(crowded):
    cells = {p.get_gid(): p for p in crowded.patches("relation_matrix")}
    full = {state: to_rgb(mark.colour) for state, mark in MARKS.items()}
    for row in crowded.drawings["relation_matrix"].table.itertuples():
        name = f"cell-{row.half}-{row.row}-{row.column}"
        if row.state == "ambivalent":
            for part in ("friendly", "hostile"):
                assert cells[f"{name}-{part}"].get_facecolor()[:3] == full[part]
        elif row.state in ("friendly", "hostile"):
            assert cells[name].get_facecolor()[:3] == full[row.state]
        elif row.state in ("claimed", "unreviewed"):
            assert cells[name].get_facecolor()[:3] == (1, 1, 1)
            assert bool(cells[name].get_hatch()) == (row.state == "unreviewed")


@pytest.mark.parametrize("name", ["bahrain_iran_lanes", "arc_lanes"])
def test_every_bar_has_the_fill_of_its_state(crowded, name):
    bars = {p.get_gid(): p for p in crowded.patches(name)}
    rows = crowded.drawings[name].table.query("drawn == 'bar'")
    for row in rows.itertuples():
        bar = bars[f"bar-{row.id}"]
        if row.state == "claimed":
            assert bar.get_linestyle()[1] == MARKS["claimed"].dashes
            assert bar.get_facecolor()[:3] == (1, 1, 1)
        else:
            assert bar.get_facecolor()[:3] == to_rgb(MARKS[row.state].pale)
            sure = [
                p.get_facecolor()[:3]
                for p in bar.axes.patches
                if not p.get_gid() and p.get_y() == bar.get_y() and p.get_x() >= bar.get_x()
            ]
            assert to_rgb(MARKS[row.state].colour) in sure


def test_every_block_of_the_list_has_the_mark_of_its_side(crowded):
    blocks = {p.get_gid(): p for p in crowded.patches("bahrain_ties")}
    expected = set()
    for row in crowded.drawings["bahrain_ties"].table.itertuples():
        for state, level in (("friendly", row.positive_level), ("hostile", row.negative_level)):
            for step in range(level):
                name = f"{row.actor}-{state}-{step + 1}"
                expected.add(name)
                assert blocks[name].get_edgecolor()[:3] == to_rgb(MARKS[state].colour)
                assert bool(blocks[name].get_hatch()) == (state == "hostile")
        if row.claimed_sign:
            expected.add(f"{row.actor}-claimed")
            assert blocks[f"{row.actor}-claimed"].get_linestyle()[1] == MARKS["claimed"].dashes
    assert set(blocks) == expected


def test_every_area_of_the_list_through_time_has_the_mark_of_its_side(crowded):
    areas = {p.get_gid(): p for p in crowded.patches("bahrain_through_time")}
    expected = set()
    for row in crowded.drawings["bahrain_through_time"].table.to_dict("records"):
        levels = {"friendly": row["positive_level"], "hostile": row["negative_level"]}
        for state in (state for state, level in levels.items() if level):
            expected.add(name := f"{row['partner']}-{state}-{row['from']}")
            assert areas[name].get_facecolor()[:3] == to_rgb(MARKS[state].colour)
            assert bool(areas[name].get_hatch()) == (state == "hostile")
        if row["state"] == "claimed":
            expected.add(name := f"{row['partner']}-claimed-{row['from']}")
            assert areas[name].get_linestyle()[1] == MARKS["claimed"].dashes
    assert set(areas) == expected


def test_every_spell_has_the_fill_of_its_role(crowded):
    cells = {p.get_gid(): p for p in crowded.patches("coalition_matrix")}
    table = crowded.drawings["coalition_matrix"].table
    for row in table.itertuples():
        spells = [
            p for name, p in cells.items() if name[:-2] == f"member-{row.coalition}-{row.actor}"
        ]
        assert to_rgb(ROLES[row.role].fill) in [p.get_facecolor()[:3] for p in spells]
    assert len(cells) == len(table)


# All is apart, on the page, and legible


@pytest.mark.parametrize("name", DRAWN)
def test_words_of_crowds_are_whole_apart_and_legible(crowded, name):
    assert flaws(*crowded.boxes[name]) == []


@pytest.mark.parametrize("name", DRAWN)
def test_words_of_the_shipped_data_are_whole_apart_and_legible(shown, name):
    assert flaws(*shown.boxes[name]) == []


@pytest.mark.parametrize("name", DRAWN)
def test_words_of_the_small_data_are_whole_apart_and_legible(told, name):
    assert flaws(*told.boxes[name]) == []


@pytest.mark.parametrize("name", DRAWN)
def test_pages_are_two_columns_wide_unless_their_actors_need_more(crowded, name):
    wide, _ = crowded.drawings[name].picture.get_size_inches()
    assert (wide == DOUBLE) == (name != "relation_matrix" or len(core(crowded)) <= 25)


@pytest.mark.parametrize("name", DRAWN)
def test_pages_of_the_shipped_data_are_two_columns_wide(shown, name):
    assert shown.drawings[name].picture.get_size_inches()[0] == DOUBLE


@pytest.mark.parametrize(
    ("one", "other", "ratio"),
    [("white", "black", 21.0), ("#777777", "white", 4.48), ("#D55E00", "#D55E00", 1.0)],
)
def test_contrast_is_that_of_the_guidelines(one, other, ratio):
    assert contrast(one, other) == pytest.approx(ratio, abs=0.005)
