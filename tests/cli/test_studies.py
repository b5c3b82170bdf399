"""The commands of studies print text, CSV and JSON with units, n and parameters."""

from __future__ import annotations

import csv
import io
import json

import pytest

from analysis import results
from analysis.cli import main
from analysis.cli.studying import aligned, number
from analysis.results import STUDIES

from ..planted import planted_ties, write_planted
from ..worlds import tie

QUICK = ("--draws", "2", "--workers", "1")


@pytest.fixture(scope="module")
def data(tmp_path_factory):
    return str(write_planted(tmp_path_factory.mktemp("commands") / "data"))


def asked(capsys, *arguments):
    status = main([*arguments])
    return status, *capsys.readouterr()


def test_trajectory_prints_measures_ranges_moves_and_the_test(capsys, data):
    status, out, err = asked(capsys, "trajectory", *QUICK, "--nulls", "3", "--data", data)
    assert status == 0
    assert "25 positions (n), 28 pairs" in out
    assert "seed 1, draws 2, nulls 3" in out
    assert "2017-06-05  28  3 (3 to 3) [3 to 3]  0.107 (0.107 to 0.107) [0.107 to 0.107]" in out
    assert "2016-12-31 to 2017-06-05  QAT  3 changes" in out
    assert "one-sided p = 0.250" in out
    assert "trajectory draws: 2/2" in err


def test_csv_prints_one_table(capsys, data):
    status, out, _ = asked(
        capsys, "factions", *QUICK, "--on", "2018-01-01", "--format", "csv", "--data", data
    )
    rows = list(csv.DictReader(io.StringIO(out)))
    assert status == 0
    assert list(rows[0]) == list(STUDIES["factions"].tables["factions_actors"].columns)
    qatar = next(row for row in rows if row["actor"] == "QAT")
    assert (qatar["on"], qatar["ties"], qatar["margin"]) == ("2018-01-01", "7", "1")
    turkey = next(row for row in rows if row["actor"] == "TUR")
    assert turkey["swing"] == ""


def test_json_holds_all_tables_with_units_and_parameters(capsys, data):
    status, out, _ = asked(capsys, "factions", *QUICK, "--format", "json", "--data", data)
    found = json.loads(out)
    assert status == 0
    assert found["parameters"] == {"on": "", "seed": 1, "draws": 2}
    assert set(found["tables"]) == set(STUDIES["factions"].tables)
    camps = found["tables"]["factions_camps"]
    assert camps["columns"]["share"] == "share of ties"
    assert [row["at_odds"] for row in camps["rows"]][:2] == [3 * 4 + 3, 0]


def test_factions_as_text(capsys, data):
    _, out, _ = asked(capsys, "factions", *QUICK, "--on", "2018-01-01", "--data", data)
    assert "Camps on 2018-01-01: 26 actors (n), 28 decided ties (m)" in out
    assert "  ARE - QAT: hostile" in out
    assert "with 3 ties at odds" in out


def test_robustness_prints_every_headline(capsys, data, monkeypatch):
    module = "analysis.cli.robustness"
    few = {name: h for name, h in results.robustness.HEADLINES.items() if "latest" in name}
    monkeypatch.setattr("analysis.studies.robustness.HEADLINES", few)
    monkeypatch.setattr(f"{module}.HEADLINES", few)
    frames = results.robustness.robustness
    tables = {"robustness": STUDIES["robustness"].tables["robustness"]}
    short = results.Study("robustness", frames, {"seed": 1, "draws": 400}, tables)
    monkeypatch.setattr(f"{module}.STUDY", short)
    status, out, _ = asked(capsys, "robustness", *QUICK, "--data", data)
    assert status == 0
    assert "frustration index on the last day reviewed: 0 (ties)" in out
    assert "draws: every row and dates" in out


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["trajectory", "--draws", "-1"], "--draws -1 is negative; give 0 or more"),
        (["factions", "--workers", "0"], "0 workers were given; give 1 or more"),
        (["factions", "--table", "factions_pair"], "Did you mean 'factions_pairs'?"),
        (["factions", "--on", "2018"], "'2018' is not one day; write YYYY-MM-DD"),
        (["results", "trajectori"], "Did you mean 'trajectory'?"),
        (["results", "--draws", "-2"], "--draws -2 is negative"),
        (["results", "--data", "elsewhere"], "--data needs --out DIR"),
    ],
)
def test_mistakes_are_named(capsys, arguments, message):
    status, _, err = asked(capsys, *arguments)
    assert status == 2
    assert message in err


def test_results_are_built_once(capsys, data, tmp_path, monkeypatch):
    monkeypatch.setattr(results, "_JOURNALS", tmp_path / "journals")
    build = ["results", "factions", *QUICK, "--data", data, "--out", str(tmp_path / "out")]
    status, out, _ = asked(capsys, *build)
    assert status == 0
    assert out.startswith("factions: factions_actors.csv, factions_pairs.csv")
    files = {path.name: path.read_bytes() for path in (tmp_path / "out").iterdir()}
    assert b"# parameter draws: 2\n" in files["factions_pairs.csv"]
    _, out, err = asked(capsys, *build)
    assert out.startswith("factions: fresh\n")
    assert err == ""
    assert {path.name: path.read_bytes() for path in (tmp_path / "out").iterdir()} == files


def test_an_ambivalent_pair_shows_in_the_trajectory(capsys, tmp_path):
    more = [tie("ARE", "BHR", "no_relations", "2020-01-01")]
    folder = write_planted(tmp_path / "data", ties=planted_ties() + more)
    _, out, _ = asked(
        capsys,
        "trajectory",
        "--draws",
        "0",
        "--nulls",
        "0",
        "--workers",
        "1",
        "--data",
        str(folder),
    )
    assert "2020-12-31  27  0 (NA to NA) [0 to 1]" in out


def test_numbers_and_columns_are_set_for_reading():
    assert [number(value) for value in (2.0, 0.5, float("nan"), None)] == ["2", "0.500", "NA", "NA"]
    assert aligned([["name", "n"], ["a", "100"]]) == ["  name    n", "  a     100"]
