"""`coalitions` from the command line: members and seats, a position, mistakes."""

from __future__ import annotations

import csv
import io
import json

import pytest

from analysis.cli import main

from ..studies.test_coalitions import COALITIONS, MEMBERS, TIES
from ..worlds import review, write_world


@pytest.fixture
def coalitions(tmp_path, capsys):
    reviewed = [row for row_ in TIES for row in review(row_["source"], row_["target"])]
    tables = {"ties": TIES, "coalitions": COALITIONS, "memberships": MEMBERS}
    folder = write_world(tmp_path / "data", **tables, reviewed=reviewed)

    def run(*arguments):
        status = main(["coalitions", *arguments, "--on", "2016-06-01", "--data", str(folder)])
        return status, *capsys.readouterr()

    return run


def test_members_by_role_and_seats_as_text(coalitions):
    status, out, err = coalitions()
    assert (status, err) == (0, "")
    assert out.startswith("Coalitions on 2016-06-01 (n = 2 coalitions, 7 parts, 8 seats)\n")
    assert "\nPATROL, against HOUTHI, IRN\n  lead         SAU\n  combat       BHR\n" in out
    assert "\nCLUB\n  support      BHR OMN\n" in out
    assert "  SAU    PATROL     lead         HOUTHI   hostile     armed_conflict" in out
    assert "Membership creates no tie" in out


def test_a_position_as_text(coalitions):
    _, out, _ = coalitions("bahrain")
    assert "In coalitions against\n  HOUTHI     unreviewed  PATROL\n" in out
    assert "In coalitions beside\n  OMN        unreviewed  CLUB PATROL\n" in out


def test_csv_holds_both_tables_and_json_each(coalitions):
    _, out, _ = coalitions("--format", "csv")
    rows = list(csv.DictReader(io.StringIO(out)))
    assert [row["table"] for row in rows] == ["members"] * 7 + ["seats"] * 8
    assert {row["on"] for row in rows} == {"2016-06-01"}
    _, out, _ = coalitions("BHR", "--format", "json")
    found = json.loads(out)
    assert found["parameters"] == {"on": "2016-06-01", "actor": "BHR"}
    assert {row["other"] for row in found["position"]} == {"HOUTHI", "IRN", "OMN", "SAU"}


def test_an_organisation_has_no_position(coalitions):
    status, _, err = coalitions("EU")
    assert status == 2
    assert "'EU' is no actor with ties" in err
