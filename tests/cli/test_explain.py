"""`explain` from the command line: text, CSV, JSON and mistakes."""

from __future__ import annotations

import csv
import io
import json

import pytest

from analysis.cli import main

from ..worlds import bahrain_and_iran

TEXT = """\
Bahrain (BHR) and Iran (IRN) on 2016-06-01: hostile (-1)
layers: diplomatic, security, economic; rule: levels; dates: certain

How it follows
  1. The pair was reviewed for 2016-06-01 on every layer asked for: diplomatic, security, economic.
  2. 2 ties are in force only by one side's word or by a less probable version: shown, not counted.
  3. Strongest positive tie: none.
  4. Strongest negative tie: no_relations, level 2.
  5. The negative side leads by at least one level: hostile.

Ties that count
  no_relations (diplomatic, -2), from 2016-01-04, open at the last review [1]
    Bahrain and Iran; medium confidence, undisputed; opened by 2016-01-04_BHR_IRN_severance. Row
    BHR_IRN_no_relations_2016 of ties.csv.

Claims in force, not counted
"""


@pytest.fixture
def explain(tmp_path, capsys):
    folder = bahrain_and_iran(tmp_path)

    def run(*arguments):
        status = main(["explain", *arguments, "--data", str(folder)])
        return status, *capsys.readouterr()

    return run


def test_text_reads_from_the_state_to_the_sources(explain):
    status, out, err = explain("bahrain", "IRN", "--on", "2016-06-01")
    assert (status, err) == (0, "")
    assert out.startswith(TEXT)
    headings = [line for line in out.splitlines() if line and not line.startswith(" ")][2:]
    assert headings == [
        "How it follows",
        "Ties that count",
        "Claims in force, not counted",
        "Other ties of the pair",
        "Events from 2015-12-04 to 2016-11-28",
        "Sources",
    ]
    assert "one-sided, asserted by Bahrain, denied by Iran" in out
    assert "Through Russia (message); led to talks on 2016-07-01. [2]" in out
    assert out.endswith(
        '  [2]  Herald, "A message", 2016-06. wire; first said by Envoy interview.\n'
        "       https://example.org/herald\n"
    )
    assert all(len(line) <= 100 for line in out.splitlines())


def test_csv_has_a_row_for_each_item_and_document(explain):
    _, out, _ = explain("BHR", "IRN", "--on", "2016-06-01", "--format", "csv")
    rows = list(csv.DictReader(io.StringIO(out)))
    assert [row["item"] for row in rows] == ["state", *["tie"] * 5, *["event"] * 3, "mediation"]
    assert (rows[0]["standing"], rows[0]["sign"]) == ("hostile", "-1")
    message = [row for row in rows if row["id"] == "2016-05-31_BHR_IRN_message"]
    assert [row["document"] for row in message] == ["doc", "herald", "herald"]
    assert message[-1]["source"] == "RUS"


def test_json_keeps_its_keys_in_order(explain):
    _, out, _ = explain("IRN", "BHR", "--on", "2016-06-01", "--format", "json")
    found = json.loads(out)
    first = ["u", "v", "names", "on", "layers", "rule", "dates", "state", "sign"]
    assert list(found)[:9] == first
    assert (found["state"], found["on"], found["window"][0]) == (
        "hostile",
        "2016-06-01",
        "2015-12-04",
    )


def test_layers_may_be_given_with_commas_or_blanks(explain):
    with_commas = explain("BHR", "IRN", "--layers", "security,economic")
    assert with_commas == explain("BHR", "IRN", "--layers", "economic", "security")
    assert "layers: security, economic;" in with_commas[1]


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["Bahrein", "IRN"], "'Bahrein' is not an actor; give an id such as BHR or a name such as"),
        (["BHR", "IRN", "--on", "2016-31-01"], "'2016-31-01' is not"),
        (["BHR", "IRN", "--layers", "milit"], "'milit' is not a layer"),
        (["BHR", "IRN", "--rule", "level"], "Did you mean 'levels'?"),
        (["BHR", "IRN", "--dates", "certan"], "Did you mean 'certain'?"),
    ],
)
def test_mistakes_end_with_a_message_and_status_two(explain, arguments, message):
    status, out, err = explain(*arguments)
    assert (status, out) == (2, "")
    assert message in err
