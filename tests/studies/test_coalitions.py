"""Coalitions and ties: who takes part on a day, in which role, and against whom, by hand."""

from __future__ import annotations

from datetime import date

import pytest

from analysis.errors import AnalysisError
from analysis.studies.coalitions import counts, members, position, seats, two_mode

from ..worlds import review, tie, world

ON = "2016-06-01"
TIES = [
    tie("BHR", "IRN", "no_relations"),
    tie("OMN", "SAU", "strategic_partnership"),
    tie("HOUTHI", "OMN", "normalised_relations"),
    tie("HOUTHI", "SAU", "armed_conflict"),
    tie("HOUTHI", "IRN", "normalised_relations"),
    tie("BHR", "SAU", "defence_pact"),
]


def coalition(name, against="", start="2014-05", end=""):
    row = {"coalition": name, "name": name.title(), "lead": "SAU", "against": against}
    return {**row, "start": start, "end": end, "sources": "doc"}


def spell(name, actor, role, joined="", left=""):
    row = {"coalition": name, "actor": actor, "joined": joined, "left": left, "role": role}
    return {**row, "confidence": "medium", "sources": "doc"}


COALITIONS = [coalition("CLUB"), coalition("PATROL", "HOUTHI;IRN"), coalition("OLD", end="2016")]
MEMBERS = [
    spell("CLUB", "BHR", "support"),
    spell("CLUB", "OMN", "support"),
    spell("OLD", "BHR", "support"),
    spell("PATROL", "BHR", "named_only", "2014-06", "2015-02"),
    spell("PATROL", "BHR", "combat", "2015-02"),
    spell("PATROL", "OMN", "support"),
    spell("PATROL", "QAT", "declined"),
    spell("PATROL", "SAU", "lead"),
    spell("PATROL", "EU", "information"),
    spell("PATROL", "ARE", "combat", "2016-06-02"),
    spell("PATROL", "KWT", "combat", "2014-06", "2016-06"),
]


@pytest.fixture(scope="module")
def gulf(tmp_path_factory):
    pairs = sorted({(row["source"], row["target"]) for row in TIES} | {("BHR", "HOUTHI")})
    reviewed = [row for pair in pairs for row in review(*pair)]
    tables = {"ties": TIES, "coalitions": COALITIONS, "memberships": MEMBERS}
    return world(tmp_path_factory.mktemp("seats") / "data", **tables, reviewed=reviewed)


def test_members_are_those_in_force_for_certain_each_in_the_role_of_the_day(gulf):
    found = members(gulf, ON)
    assert list(zip(found["coalition"], found["actor"], found["role"], strict=True)) == [
        ("CLUB", "BHR", "support"),
        ("CLUB", "OMN", "support"),
        ("PATROL", "BHR", "combat"),
        ("PATROL", "EU", "information"),
        ("PATROL", "OMN", "support"),
        ("PATROL", "QAT", "declined"),
        ("PATROL", "SAU", "lead"),
    ]
    assert members(gulf, "2014-12-31", ["named_only"])["actor"].tolist() == ["BHR"]
    assert members(gulf, "2014-06-29", ["named_only"]).empty  # it joined some day in June
    assert members(gulf, "2015-02-27", ["named_only", "combat"])["actor"].tolist() == ["KWT"]
    assert members(gulf, "2014-05-30").empty  # "2014-05" has certainly begun a day later
    assert "OLD" in set(members(gulf, "2015-12-31")["coalition"])
    assert "ARE" in set(members(gulf, "2016-06-02")["actor"])


def test_the_two_mode_network_joins_actors_to_coalitions_alone(gulf):
    graph = two_mode(gulf, ON)
    sides = {name: data["bipartite"] for name, data in graph.nodes(data=True)}
    assert {name for name in sides if sides[name]} == {"CLUB", "PATROL"}
    assert all(sides[u] != sides[v] for u, v in graph.edges)
    assert graph.edges["BHR", "PATROL"]["role"] == "combat"
    assert "QAT" not in graph  # to decline is not to take part
    assert "QAT" in two_mode(gulf, ON, ["declined"])


def test_counts_by_date_and_role(gulf):
    found = counts(gulf, [date(2014, 12, 31), date(2016, 6, 1)])
    rows = found[found["coalition"] == "PATROL"].values.tolist()
    assert rows == [
        ["2014-12-31", "PATROL", "combat", 1],
        ["2014-12-31", "PATROL", "declined", 1],
        ["2014-12-31", "PATROL", "information", 1],
        ["2014-12-31", "PATROL", "lead", 1],
        ["2014-12-31", "PATROL", "named_only", 1],
        ["2014-12-31", "PATROL", "support", 1],
        ["2016-06-01", "PATROL", "combat", 1],
        ["2016-06-01", "PATROL", "declined", 1],
        ["2016-06-01", "PATROL", "information", 1],
        ["2016-06-01", "PATROL", "lead", 1],
        ["2016-06-01", "PATROL", "support", 1],
    ]


def test_seats_stand_beside_the_ties_with_whom_they_are_against(gulf):
    found = seats(gulf, ON).set_index(["actor", "against"])
    assert found[["state", "ties", "common_friends"]].to_dict("index") == {
        ("BHR", "HOUTHI"): {"state": "none", "ties": "", "common_friends": ""},
        ("BHR", "IRN"): {"state": "hostile", "ties": "no_relations", "common_friends": ""},
        ("EU", "HOUTHI"): {"state": "outside", "ties": "", "common_friends": ""},
        ("EU", "IRN"): {"state": "outside", "ties": "", "common_friends": ""},
        ("OMN", "HOUTHI"): {
            "state": "friendly",
            "ties": "normalised_relations",
            "common_friends": "",
        },
        ("OMN", "IRN"): {"state": "unreviewed", "ties": "", "common_friends": "HOUTHI"},
        ("SAU", "HOUTHI"): {
            "state": "hostile",
            "ties": "armed_conflict",
            "common_friends": "OMN",
        },
        ("SAU", "IRN"): {"state": "unreviewed", "ties": "", "common_friends": ""},
    }
    assert set(found["coalition"]) == {"PATROL"}


def test_a_position_tells_beside_against_and_against_a_friend(gulf):
    found = position(gulf, "BHR", ON).set_index("other")
    assert found.to_dict("index") == {
        "HOUTHI": {
            "state": "none",
            "beside": "",
            "against": "PATROL",
            "against_friend": "PATROL",  # Iran is the Houthis' friend here
        },
        "IRN": {
            "state": "hostile",
            "beside": "",
            "against": "PATROL",
            "against_friend": "PATROL",
        },
        "OMN": {
            "state": "unreviewed",
            "beside": "CLUB;PATROL",
            "against": "",
            "against_friend": "PATROL",
        },
        "SAU": {"state": "friendly", "beside": "PATROL", "against": "", "against_friend": ""},
    }


@pytest.mark.parametrize(
    ("ask", "message"),
    [
        (lambda data: members(data, "2030-01-01"), "after the last day reviewed, 2020-12-31"),
        (lambda data: members(data, ON, ["chief"]), "'chief' is not a role; choose lead"),
        (lambda data: position(data, "EU", ON), "'EU' is no actor with ties on 2016-06-01"),
        (lambda data: seats(data, "2016"), "is not one day"),
    ],
)
def test_mistakes_are_told(gulf, ask, message):
    with pytest.raises(AnalysisError, match=message):
        ask(gulf)
