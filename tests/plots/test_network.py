"""The drawn network: fixed places, full colour for what is chosen, arrows that are no ties."""

from __future__ import annotations

import networkx as nx
import pytest
from matplotlib.colors import to_rgb
from matplotlib.patches import FancyArrowPatch

from analysis.plots.network import PLACES, draw_network, place_actors
from analysis.plots.passages import DOTS, Passage
from analysis.plots.style import MARKS

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
    draw_network(ax, graph(), strong=strong, labels=LABELS, passages=[MESSAGE])
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
    assert place_actors(["IRN", "BHR"]) == place_actors(["BHR", "IRN"])
    assert list(place_actors(["IRN", "BHR"])) == ["BHR", "IRN"]


def test_unknown_actors_line_up_below():
    places = place_actors(["BHR", "XXX", "YYY"])
    assert places["XXX"] == (0.8, -0.3)
    assert places["YYY"][0] > places["XXX"][0]


def test_only_the_two_syrias_share_a_place():
    shared = [a for a in PLACES if list(PLACES.values()).count(PLACES[a]) > 1]
    assert shared == ["SYR", "SYR_ASSAD"]
