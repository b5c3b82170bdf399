"""`reliability` from the command line: text, CSV, JSON, the blank sheet and mistakes."""

from __future__ import annotations

import csv
import io
import json

import pytest

from analysis.cli import main

from ..test_reliability import ROWS, small

TEXT = """\
5 units (a pair on a layer in a year) were coded twice.

In the sample
  sign, coded alike          0.80  (95 % interval 0.00 to 0.99)
  sign, Cohen's kappa        0.67  (95 % interval -1.00 to 0.97)
  relation, coded alike      0.60  (95 % interval 0.00 to 0.96)
  relation, Cohen's kappa    0.41  (95 % interval -1.00 to 0.88)
  relation, mean Jaccard     0.70

In all that was reviewed (each stratum weighted by its units)
  sign, coded alike          0.70  (95 % interval 0.00 to 0.99)
  sign, Cohen's kappa        0.33  (95 % interval -1.00 to 0.81)
  relation, coded alike      0.65  (95 % interval 0.00 to 0.98)
  relation, Cohen's kappa    0.23  (95 % interval -0.97 to 0.70)
  relation, mean Jaccard     0.68

Coded alike, by stratum
  diplomatic no_notable_tie   3 of 27 units coded twice; alike: sign 2, relation 2
  diplomatic ties             2 of 3 units coded twice; alike: sign 2, relation 1
  economic no_notable_tie     0 of 30 units coded twice; alike: sign 0, relation 0
  security no_notable_tie     0 of 30 units coded twice; alike: sign 0, relation 0
  A stratum without any disagreement adds no width to the intervals, which may be short.

Disagreements
  BHR IRN diplomatic 2014: A hostile (no_relations), B hostile (no_relations; reduced_relations),
    adjudicated hostile (no_relations)
    The relations were cut.
  BHR KWT diplomatic 2011: A none (no relation), B friendly (strategic_partnership), adjudicated
    none (no relation)
    No such act.
"""


@pytest.fixture
def reliability(tmp_path, capsys):
    def run(rows, *arguments):
        small(tmp_path, rows)
        status = main(["reliability", *arguments, "--data", str(tmp_path)])
        return status, *capsys.readouterr()

    return run


def test_text(reliability):
    assert reliability(ROWS) == (0, TEXT, "")


def test_csv_has_a_row_a_statistic(reliability):
    _, out, _ = reliability(ROWS, "--format", "csv")
    rows = list(csv.DictReader(io.StringIO(out)))
    assert len(rows) == 10
    assert rows[2]["code"] == "sign"
    assert (rows[2]["weights"], rows[2]["statistic"]) == ("population", "share")
    assert (rows[2]["n"], rows[2]["value"]) == ("5", "0.7")
    assert rows[-1]["lower"] == ""


def test_json_holds_strata_and_disagreements(reliability):
    _, out, _ = reliability(ROWS, "--format", "json")
    found = json.loads(out)
    assert found["n"] == 5
    assert [row["population"] for row in found["strata"]] == [27, 3, 30, 30]
    assert found["disagreements"][0]["relation_b"] == "no_relations;reduced_relations"


def test_what_cannot_be_told_is_said(reliability):
    _, out, _ = reliability(ROWS[2:3])
    assert "1.00  (no interval: " in out
    assert "undefined: both coders use one and the same code" in out
    assert out.endswith("\nDisagreements\n  none\n")
    _, out, _ = reliability(ROWS[2:3], "--format", "json")
    assert json.loads(out)["agreement"][1]["value"] is None


@pytest.mark.parametrize(
    ("form", "start"),
    [
        ("text", "No unit has been coded twice yet"),
        ("csv", "code,weights,statistic,n,value"),
        ("json", '{\n  "n": 0'),
    ],
)
def test_an_empty_table_is_no_mistake(reliability, form, start):
    status, out, err = reliability([], "--format", form)
    assert (status, err) == (0, "")
    assert out.startswith(start)


def test_blank_sheet(capsys):
    sheets = []
    for seed in ([], ["--seed", "1"], ["--seed", "2"]):
        assert main(["reliability", "--draw", "70", *seed]) == 0
        sheets.append(capsys.readouterr().out)
    assert sheets[0] == sheets[1] != sheets[2]
    lines = sheets[0].splitlines()
    assert lines[0] == "source,target,layer,year,on,sign_b,relation_b"
    assert len(lines) == 71
    assert all(line.endswith(",,") for line in lines[1:])


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["--seed", "3"], "--seed goes with --draw N"),
        (["--draw", "70", "--format", "json"], "--draw prints CSV"),
        (["--draw", "3"], "A sample of 3 cannot be drawn"),
    ],
)
def test_mistakes_end_with_a_message_and_status_two(reliability, arguments, message):
    status, out, err = reliability(ROWS, *arguments)
    assert (status, out) == (2, "")
    assert message in err


def test_summary_prints_kappa_once_units_were_coded_twice(reliability, tmp_path, capsys):
    reliability(ROWS)
    assert main(["summary", "--data", str(tmp_path)]) == 0
    out = capsys.readouterr().out
    assert "kappa of sign, weighted" in out
    assert "  0.33 (95 % interval -1.00 to 0.81)" in out
    assert main(["summary", "--data", str(tmp_path), "--format", "json"]) == 0
    counts = json.loads(capsys.readouterr().out)["counts"]
    kappa = next(line for line in counts if line["item"] == "kappa of relation, weighted")
    assert (kappa["count"], kappa["value"]) == (5, 0.2308)
