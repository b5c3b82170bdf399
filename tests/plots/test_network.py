"""The drawn network: fixed places, full colour for what is chosen, arrows that are no ties."""

from __future__ import annotations

import networkx as nx
import pytest
from matplotlib.colors import to_rgb
from matplotlib.patches import FancyArrowPatch

from analysis.plots.boxes import box_around, half_size, name_box, shared_area
from analysis.plots.network import PLACES, WIDTH, draw_network, plane
from analysis.plots.passages import DOTS, Passage
from analysis.plots.space import beads
from analysis.plots.style import MARKS, names

LABELS = {"BHR": "Bahrain", "IRN": "Iran", "RUS": "Russia", "SAU": "Saudi Arabia"}
MESSAGE = Passage("BHR", "RUS", "IRN", "message\n7 June 2024", "m1")


def graph() -> nx.Graph:
    G = nx.Graph()
    G.add_nodes_from(sorted(LABELS))
    ties = [("BHR", "IRN", "hostile"), ("BHR", "SAU", "friendly"), ("IRN", "RUS", "friendly")]
    G.add_edges_from((u, v, {"state": state}) for u, v, state in ties)
    return G


@pytest.fixture
def drawn(ax):
    strong = {("BHR", "IRN"): "no relations\nsince 2016"}
    draw_network(ax, graph(), plane(LABELS), strong=strong, passages=[MESSAGE])
    return {patch.get_gid(): patch for patch in ax.patches}


def test_one_line_a_tie_and_two_arrows_a_passage(drawn):
    assert sorted(drawn) == [
        *("passage-m1-1", "passage-m1-1-head", "passage-m1-2", "passage-m1-2-head"),
        "tie-BHR-IRN",
        "tie-BHR-SAU",
        "tie-IRN-RUS",
    ]
    arrows = [name for name, patch in drawn.items() if isinstance(patch, FancyArrowPatch)]
    assert sorted(arrows) == ["passage-m1-1-head", "passage-m1-2-head"]
    dotted = [drawn[f"passage-m1-{leg}"].get_linestyle() for leg in (1, 2)]
    assert dotted == [DOTS, DOTS]


def test_chosen_ties_are_in_full_colour_and_labelled(ax, drawn):
    assert drawn["tie-BHR-IRN"].get_edgecolor()[:3] == to_rgb(MARKS["hostile"].colour)
    assert drawn["tie-BHR-SAU"].get_edgecolor()[:3] == to_rgb(MARKS["friendly"].pale)
    assert "no relations\nsince 2016" in {text.get_text() for text in ax.texts}
    assert MESSAGE.words in {text.get_text() for text in ax.texts}


def test_actors_stand_on_their_fixed_places(ax, drawn):
    spots = {text.get_text(): text.get_position() for text in ax.texts}
    assert {LABELS[a]: PLACES[a] for a in LABELS}.items() <= spots.items()


def test_places_depend_on_nothing_but_the_actor():
    there, back = (plane(dict(order)).places for order in (LABELS.items(), [*LABELS.items()][::-1]))
    assert there == back == {actor: PLACES[actor] for actor in sorted(LABELS)}


def test_unknown_actors_line_up_below():
    places = plane({"BHR": "Bahrain", "XXX": "X", "YYY": "Y"}).places
    assert places["XXX"] == (0.8, -0.3)
    assert places["YYY"][0] > places["XXX"][0]


@pytest.mark.parametrize("wide", [3.3, WIDTH])
def test_names_stand_apart_on_the_plane_at_any_width(wide):
    plan = plane({actor: names([actor], {})[actor] for actor in PLACES if actor != "SYR"}, wide)
    boxes = [name_box(place, plan.labels[actor]) for actor, place in plan.places.items()]
    for number, box in enumerate(boxes):
        assert box[0] >= -0.001
        assert box[2] <= wide + 0.001
        assert shared_area([box], boxes[:number]) == 0


def test_words_of_lines_keep_off_names_lines_and_arrows(ax):
    strong = {("BHR", "IRN"): "no relations\nsince 2016"}
    strong |= {("BHR", "SAU"): "defence pact\nsince 2000"}
    plan = plane(LABELS)
    draw_network(ax, graph(), plan, strong=strong, passages=[MESSAGE])
    written = {text.get_text(): text.get_position() for text in ax.texts}
    every = [*strong.values(), MESSAGE.words]
    boxes = [box_around(written[words], half_size(words)) for words in every]
    named = [name_box(place, plan.labels[actor]) for actor, place in plan.places.items()]
    curves = [patch for patch in ax.patches if (patch.get_gid() or "").startswith("passage")]
    arrows = [
        tuple(patch.get_path().vertices[k].tolist() for k in range(3))
        for patch in curves
        if not patch.get_gid().endswith("head")
    ]
    assert len(arrows) == 2
    for number, box in enumerate(boxes):
        assert shared_area([box], [*named, *boxes[:number]]) == 0
        assert all(shared_area([box], beads(arrow)) == 0 for arrow in arrows)


def test_only_the_two_syrias_share_a_place():
    shared = [a for a in PLACES if list(PLACES.values()).count(PLACES[a]) > 1]
    assert shared == ["SYR", "SYR_ASSAD"]
