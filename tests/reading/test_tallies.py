"""Measures as tables."""

from math import isnan

import networkx as nx
import pytest

from analysis.measures.balance import triad_census
from analysis.measures.frustration import frustration_index, optimal_partitions, verify
from analysis.network import decided, snapshot
from analysis.reading import tallies

from ..worlds import review, tie, world

TRIO = [("BHR", "IRN"), ("BHR", "SAU"), ("IRN", "SAU")]


@pytest.fixture
def dataset(tmp_path):
    ties = [
        tie("BHR", "IRN", "no_relations"),
        tie("BHR", "SAU", "defence_pact"),
        tie("IRN", "SAU", "normalised_relations"),
        tie("EGY", "ISR", "normalised_relations"),
        tie("EGY", "ISR", "reduced_relations"),
        tie("EGY", "SAU", "security_partnership"),
        tie("ISR", "SAU", "security_partnership"),
        tie("ISR", "QAT", "reduced_relations", asserted_by="ISR"),
    ]
    pairs = [*TRIO, ("EGY", "ISR"), ("EGY", "SAU"), ("ISR", "SAU"), ("ISR", "QAT")]
    return world(tmp_path / "data", ties=ties, reviewed=[r for p in pairs for r in review(*p)])


def test_pair_states_add_up_to_all_pairs(dataset):
    found = tallies.pair_states({"day": snapshot(dataset)})
    actors, *states = found["day"]
    assert sum(states) == actors * (actors - 1) // 2
    assert states[:4] == [4, 1, 1, 1]


def test_census_rows_give_shares(dataset):
    G = decided(snapshot(dataset))
    row = tallies.census_rows({"day": triad_census(G)}).iloc[0]
    assert (row["triads"], row["one"], row["balanced"]) == (1, 1, 0.0)
    empty = tallies.census_rows({"none": triad_census(nx.Graph())}).iloc[0]
    assert isnan(empty["balanced"])


def test_index_rows_say_proven_only_if_the_check_agrees(dataset):
    G = decided(snapshot(dataset))
    index = frustration_index(G)
    sound = tallies.index_rows({"a": G}, {"a": index}, {"a": verify(G, index.certificate)})
    assert (sound["index"].item(), sound["proven"].item()) == (1, "yes")
    weak = tallies.index_rows({"a": G}, {"a": index}, {"a": (0, 1)})
    assert weak["proven"].item() == "no"


def test_stand_with_gives_shares_and_a_dash_across_components(dataset):
    optima = optimal_partitions(decided(snapshot(dataset)))
    found = tallies.stand_with(dataset, optima, ["SAU"]).set_index("actor")["with Saudi Arabia"]
    assert found["Egypt"] == "1"
    assert found["Bahrain"] == "2/3"
    assert found["Turkey"] == "–"
    assert list(found.index)[-1] != "Egypt"


def test_out_of_place_counts_ties_here_and_on_the_other_side(dataset):
    G = nx.Graph()
    G.add_edge("BHR", "IRN", sign=-1)
    G.add_edge("BHR", "SAU", sign=1)
    G.add_edge("IRN", "SAU", sign=1)
    found = tallies.out_of_place(dataset, G, {"BHR": 0, "IRN": 1, "SAU": 0})
    assert found.to_numpy().tolist() == [["Bahrain", 0, 2], ["Iran", 1, 1], ["Saudi Arabia", 1, 1]]


def test_range_grows_with_ambivalent_pairs(dataset):
    found = tallies.range_rows({"levels": snapshot(dataset)}).iloc[0]
    assert (found["ambivalent"], found["least index"], found["greatest"]) == (1, 1, 2)
    assert found["proven"] == "yes"


def test_claimed_pairs_are_listed_by_name(dataset):
    pairs = tallies.claimed(snapshot(dataset))
    assert pairs == (("ISR", "QAT"),)
    assert tallies.pair_list(dataset, pairs) == "Israel–Qatar"


def test_long_lists_of_pairs_are_cut(dataset):
    assert tallies.pair_list(dataset, TRIO, most=2) == "Bahrain–Iran and 2 others"
    assert tallies.pair_list(dataset, []) == "none"
