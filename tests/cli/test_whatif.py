"""`whatif` from the command line: a normalisation, a scenario, single changes, the test."""

from __future__ import annotations

import csv
import io
import json

import pytest

from analysis.cli import main

from ..studies.past import papers_for
from ..worlds import review, tie, write_world

TIES = [
    tie("BHR", "IRN", "no_relations", sources="p2011"),
    tie("BHR", "OMN", "strategic_partnership", sources="p2011"),
    tie("IRN", "OMN", "strategic_partnership", sources="p2011"),
    tie("BHR", "IRN", "sanctions", "2018-03", sources="p2011"),
]


@pytest.fixture
def whatif(tmp_path, capsys):
    pairs = (("BHR", "IRN"), ("BHR", "OMN"), ("IRN", "OMN"))
    reviewed = [row for pair in pairs for row in review(*pair)]
    folder = write_world(tmp_path / "data", ties=TIES, reviewed=reviewed, sources=papers_for(TIES))

    def run(*arguments):
        status = main(["whatif", *arguments, "--data", str(folder)])
        return status, *capsys.readouterr()

    return run


def test_a_normalisation_as_text(whatif):
    status, out, err = whatif("BHR", "iran", "--on", "2016-01-01")
    assert (status, err) == (0, "")
    assert "  closed: BHR_IRN_no_relations_2012\n  opened: BHR IRN normalised_relations\n" in out
    assert "  BHR   IRN  hostile  friendly\n" in out
    assert "  frustration_index          ties                  1      0      -1\n" in out
    assert "  2018-03  opened  sanctions    -1      2  hostile\n" in out
    assert "does not say what anyone would do next" in out


def test_layers_limit_a_normalisation(whatif):
    _, out, _ = whatif("BHR", "IRN", "--on", "2019-01-01", "--layers", "diplomatic")
    assert "  BHR   IRN  hostile  hostile\n" in out


def test_a_scenario_of_ones_own_as_json(whatif):
    opening = ("--open", "BHR:OMN:sanctions", "--close", "BHR_IRN_no_relations_2012")
    _, out, _ = whatif(*opening, "--on", "2016-01-01", "--format", "json")
    found = json.loads(out)
    assert found["parameters"] == {
        "on": "2016-01-01",
        "rule": "levels",
        "closed": "BHR_IRN_no_relations_2012",
        "opened": "BHR:OMN:sanctions",
    }
    assert [row["after"] for row in found["signs"]] == ["none", "hostile"]
    assert "aftermath" not in found
    index = next(row for row in found["measures"] if row["measure"] == "frustration_index")
    assert (index["before"], index["after"], index["unit"]) == (1, 0, "ties")


def test_every_single_change_as_csv(whatif):
    _, out, _ = whatif("--on", "2016-01-01", "--format", "csv")
    rows = list(csv.DictReader(io.StringIO(out)))
    assert len(rows) == int(rows[0]["n"]) == 6
    best = [row for row in rows if row["index_change"] == "-1"]
    assert {(row["source"], row["target"]) for row in best} == {
        ("BHR", "IRN"),
        ("BHR", "OMN"),
        ("IRN", "OMN"),
    }


def test_every_single_change_as_text(whatif):
    _, out, _ = whatif("--on", "2016-01-01")
    assert "(rule: levels; n = 6 changes)" in out


def test_the_test_prints_years_and_no_value_for_too_few_episodes(whatif):
    _, out, _ = whatif("--retrospective", "--draws", "5", "--workers", "1")
    assert "  opposite  2012  2012-12-31  0        0         0\n" in out
    assert "  opposite  2013  2013-12-31  3        0         0\n" in out
    assert "NA: fewer than ten episodes" in out
    assert " NA     NA     NA\n" in out


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("BHR",), "Give two actors, or --close and --open"),
        (("BHR", "IRN", "--close", "x"), "Give two actors, or --close and --open"),
        (("--open", "BHR:IRN"), "write SOURCE:TARGET:RELATION"),
        (("--close", "BHR_IRN_no_relation_2012"), "Did you mean 'BHR_IRN_no_relations_2012'"),
        (("--on", "2016"), "is not one day"),
        (("BHR", "IRN", "--layers", "cultural"), "'cultural' is not a layer"),
    ],
)
def test_mistakes_end_with_a_message_and_status_two(whatif, arguments, message):
    status, out, err = whatif(*arguments)
    assert (status, out) == (2, "")
    assert message in err
