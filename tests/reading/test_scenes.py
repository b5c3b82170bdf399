"""What-if tables for reading: triads around a pair, measures beside each other, single changes."""

import networkx as nx
import pandas as pd
import pytest

from analysis import load
from analysis.measures.balance import triad_census
from analysis.network import decided, snapshot
from analysis.reading import scenes
from analysis.studies.scenarios import applied, effects, single_changes
from analysis.studies.scenarios_tables import ON, PAIR, normalisations


@pytest.fixture(scope="module")
def dataset():
    return load()


@pytest.fixture(scope="module")
def measures():
    rows = [
        ("triads", "triads", 4.0, 4.0, 0.0, "relations"),
        ("frustration_index", "ties", 3.0, 3.0, 0.0, "relations"),
        ("unbalanced_triads", "triads", 5.0, 5.0, 0.0, "relations"),
        ("triads", "triads", 4.0, 4.0, 0.0, "all"),
        ("frustration_index", "ties", 3.0, 4.0, 1.0, "all"),
        ("unbalanced_triads", "triads", 5.0, 3.0, -2.0, "all"),
    ]
    columns = ["measure", "unit", "before", "after", "change", "scenario"]
    return pd.DataFrame(rows, columns=columns)


def test_thirds_are_grouped_by_how_they_stand_with_the_two(dataset):
    G = nx.Graph()
    signs = {"USA": (1, -1), "CHN": (1, 1), "RUS": (1, 1), "LBN": (-1, 1), "HAMAS": (-1, -1)}
    for actor, (one, other) in signs.items():
        G.add_edge("BHR", actor, sign=one)
        G.add_edge("IRN", actor, sign=other)
    G.add_edge("BHR", "OMN", sign=1)  # no triad
    found = scenes.thirds(dataset, G, ("BHR", "IRN"))
    assert found.to_dict("split")["data"] == [
        ["friendly", "friendly", "China and Russia", 2, "friendly"],
        ["friendly", "hostile", "United States", 1, "hostile"],
        ["hostile", "friendly", "Lebanon", 1, "hostile"],
        ["hostile", "hostile", "Hamas", 1, "friendly"],
    ]


def test_groups_of_thirds_give_the_change_in_unbalanced_triads(dataset):
    """What the notebook says of the two tables, on the data and by the census of both networks."""
    scenario = normalisations(dataset)["all"]
    before, after = (snapshot(world, on=ON) for world in (dataset, applied(dataset, scenario)))
    found = scenes.thirds(dataset, before, PAIR).groupby("balanced if the two are")["number"].sum()
    census = [triad_census(decided(graph)) for graph in (before, after)]
    unbalanced = [one.total - one.balanced for one in census]
    assert unbalanced[1] - unbalanced[0] == found.get("hostile", 0) - found.get("friendly", 0)


def test_turned_names_scenario_and_pair_weaker_scenario_first(dataset):
    signs = pd.DataFrame(
        [
            ("BHR", "IRN", "hostile", "friendly", "all"),
            ("BHR", "IRN", "hostile", "hostile", "relations"),
        ],
        columns=["source", "target", "before", "after", "scenario"],
    )
    assert scenes.turned(dataset, signs).to_dict("split")["data"] == [
        ["relations restored", "Bahrain–Iran", "hostile", "hostile"],
        ["all hostility ended", "Bahrain–Iran", "hostile", "friendly"],
    ]


def test_measures_stand_beside_each_other(measures):
    found = scenes.compared(measures).set_index("measure")
    assert list(found.index) == ["frustration index", "triads", "unbalanced triads"]
    assert found.loc["frustration index"].tolist() == ["ties", "3", "3", "4"]
    assert found.loc["unbalanced triads"].tolist() == ["triads", "5", "5", "3"]


def test_every_measure_of_the_study_but_the_actors_is_shown(dataset):
    found = effects(dataset, normalisations(dataset)["relations"]).measures
    assert set(found["measure"]) - {"actors"} == set(scenes.MEASURES)


@pytest.mark.parametrize(
    ("index", "triads", "words"),
    [
        (1.0, -2.0, "index +1, unbalanced triads -2; the two disagree."),
        (-1.0, -2.0, "index -1, unbalanced triads -2; the two agree."),
        (0.0, 4.0, "index +0, unbalanced triads +4; only one of the two moves."),
        (0.0, 0.0, "neither index nor unbalanced triads change."),
    ],
)
def test_direction_says_whether_index_and_triads_agree(measures, index, triads, words):
    both = measures["scenario"] == "all"
    changed = measures.copy()
    changed.loc[both & (changed["measure"] == "frustration_index"), "change"] = index
    changed.loc[both & (changed["measure"] == "unbalanced_triads"), "change"] = triads
    first, second = scenes.direction(changed).splitlines()
    assert first.startswith("- **relations restored**: neither")
    assert second == f"- **all hostility ended**: {words}"


def test_those_drawn_in_are_sorted_by_the_rise_of_their_balance(dataset):
    rows = [
        ("BHR", "friends", 3.0, 4.0, 1.0, "all"),
        ("BHR", "balanced_share", 0.5, 0.75, 0.25, "all"),
        ("IRN", "constraint", 0.5, 0.75, 0.25, "all"),
        ("OMN", "brokerage", 3.0, 2.0, -1.0, "all"),
        ("USA", "balanced_share", 0.5, 0.25, -0.25, "all"),
        ("SAU", "friends", 3.0, 4.0, 1.0, "relations"),
    ]
    columns = ["actor", "measure", "before", "after", "change", "scenario"]
    found = scenes.drawn_in(dataset, pd.DataFrame(rows, columns=columns))
    assert found.to_dict("split")["data"] == [
        ["Bahrain", "+1", "", "", "0.500 to 0.750"],
        ["Oman", "", "", "-1", ""],
        ["United States", "", "", "", "0.500 to 0.250"],
    ]


def test_since_tells_each_beginning_and_end():
    row = ("2026-06", "closed", "blockade", -1, 3, "IRN_BHR_blockade_2026", "hostile")
    columns = ["date", "change", "relation", "sign", "level", "tie", "state"]
    found = scenes.since(pd.DataFrame([row], columns=columns))
    words = ["June 2026", "closed", "blockade (hostile, level 3)", "hostile"]
    assert found.iloc[0].tolist() == [*words, "`IRN_BHR_blockade_2026`"]
    assert scenes.since(pd.DataFrame(columns=columns)).empty


def test_single_changes_are_counted_by_kind():
    rows = [
        ("hostile", "friendly", -1, -3),
        ("hostile", "friendly", 1, 0),
        ("hostile", "none", 0, -2),
        ("none", "hostile", 1, 2),
    ]
    columns = ["before", "after", "index_change", "unbalanced_change"]
    found = scenes.tallied(pd.DataFrame(rows, columns=columns))
    assert found.to_numpy().tolist() == [
        ["hostile", "friendly", 2, 1, 0, 1, 1, 1, 0],
        ["hostile", "no notable tie", 1, 0, 1, 0, 1, 0, 0],
        ["no notable tie", "hostile", 1, 0, 0, 1, 0, 0, 1],
    ]


def test_no_change_of_one_pair_moves_the_index_by_more_than_a_tie(dataset):
    """What the notebook says of the ranking; a tie less is never more strain."""
    changes = single_changes(dataset, "2016-01-31")
    assert changes["index_change"].between(-1, 1).all()
    found = scenes.tallied(changes).set_index(["from", "to"])
    for state in ("friendly", "hostile"):
        assert found.loc[(state, "no notable tie"), ["index rises", "triads rises"]].tolist() == [
            0,
            0,
        ]
        assert found.loc[("no notable tie", state), ["index falls", "triads falls"]].tolist() == [
            0,
            0,
        ]
