"""The stored tables of mediators, scenarios and coalitions: as declared, from any data."""

from __future__ import annotations

from math import isnan

import pytest

from analysis.dataset import load
from analysis.studies import coalitions_tables, mediation_tables, scenarios_tables
from analysis.studies.stored import parse, render

from ..worlds import review, tie, world
from .past import mediation, papers_for

MODULES = (coalitions_tables, mediation_tables, scenarios_tables)
TIES = [
    tie("BHR", "IRN", "no_relations", sources="p2011"),
    tie("BHR", "IRN", "sanctions", sources="p2011"),
    tie("BHR", "RUS", "strategic_partnership", sources="p2011"),
    tie("IRN", "RUS", "strategic_partnership", sources="p2011"),
]
SPELL = {"coalition": "PATROL", "actor": "BHR", "role": "support", "confidence": "medium"}
PATROL = {"coalition": "PATROL", "name": "Patrol", "lead": "RUS", "against": "IRN"}


def past(folder, to):
    row, parts = mediation("2013-06-01", ("BHR", "IRN"), "RUS")
    pairs = (("BHR", "IRN"), ("BHR", "RUS"), ("IRN", "RUS"))
    tables = {"ties": TIES, "events": [row], "mediations": parts}
    tables["coalitions"] = [{**PATROL, "start": "2014", "sources": "p2013"}]
    tables["memberships"] = [{**SPELL, "sources": "p2013"}]
    reviewed = [row for pair in pairs for row in review(*pair, to=to)]
    return world(folder, **tables, reviewed=reviewed, sources=papers_for(*tables.values()))


@pytest.mark.parametrize("to", ["2014-12-31", "2024-12-31"])
@pytest.mark.parametrize("module", MODULES, ids=lambda module: module.STUDY.name)
def test_a_study_gives_the_tables_it_declares_whatever_the_data_cover(tmp_path, module, to):
    study, data = module.STUDY, past(tmp_path / "data", to)
    small = {name: 5 if name == "draws" else value for name, value in study.parameters.items()}
    frames = study.function(data, **small)
    assert set(frames) == set(study.tables)
    for name, table in study.tables.items():
        assert list(parse(render(frames[name], table, {})).columns) == list(table.columns)


def test_headlines_by_hand(tmp_path):
    data = past(tmp_path / "data", "2024-12-31")
    found = {h.name: h.function(data, "levels") for module in MODULES for h in module.HEADLINES}
    assert found == {
        "bahrain_coalitions": 1,
        "coalition_seats_against_friends": 0,
        "mediator_rank_bahrain_iran": 1,
        "mediator_mean_reciprocal_rank": 1,
        "normalisation_index_change": -1,
    }


def test_headlines_about_a_day_not_covered_are_undefined(tmp_path):
    data = past(tmp_path / "data", "2014-12-31")
    assert isnan(mediation_tables.reported_rank(data))


def test_the_pair_of_the_report_can_be_asked_about_in_the_data_shipped():
    data = load()
    assert not isnan(mediation_tables.reported_rank(data))
    assert abs(scenarios_tables.index_change(data)) <= 1
    assert coalitions_tables.bahrain_seats(data) > 0
