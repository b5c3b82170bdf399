"""`diff` from the command line: text, CSV, JSON and mistakes."""

from __future__ import annotations

import csv
import io
import json

import pytest

from analysis.cli import main

from ..worlds import bahrain_and_iran

TEXT = """\
What changed from 2016-01-01 to 2016-05-31
layers: diplomatic, security, economic; rule: levels

Pairs whose state on 2016-05-31 is not that on 2015-12-31
  Bahrain - Iran: claimed to hostile

Ties opened
  no_relations (diplomatic, -2), from 2016-01-04, open at the last review [1]
    Bahrain and Iran; medium confidence, undisputed; opened by 2016-01-04_BHR_IRN_severance. Row
    BHR_IRN_no_relations_2016 of ties.csv.

Ties closed
  none

Events
  2016-01-04  severance, Bahrain to Iran: severance of 2016-01-04. [1]
              medium confidence, undisputed. Row 2016-01-04_BHR_IRN_severance of events.csv.
  2016-05-31  message, Bahrain to Iran: message of 2016-05-31. [1,2]
              medium confidence, one-sided, asserted by Iran. Row 2016-05-31_BHR_IRN_message of
              events.csv.
              Through Russia (message); led to talks on 2016-07-01. [2]

Sources
  [1]  Gazette, "What happened", 2020-01-01. newspaper; first said by Gazette.
       https://example.org/doc
  [2]  Herald, "A message", 2016-06. wire; first said by Envoy interview.
       https://example.org/herald
"""


@pytest.fixture
def diff(tmp_path, capsys):
    folder = bahrain_and_iran(tmp_path)

    def run(start, end, *arguments):
        given = ["--from", start, "--to", end, *arguments, "--data", str(folder)]
        status = main(["diff", *given])
        return status, *capsys.readouterr()

    return run


def test_text(diff):
    assert diff("2016-01-01", "2016-05-31") == (0, TEXT, "")


def test_days_without_change_say_so(diff):
    _, out, _ = diff("2016-02-01", "2016-02-02")
    assert out.count("\n  none\n") == 4
    assert "Sources" not in out


def test_csv_begins_with_the_states(diff):
    _, out, _ = diff("2016-01-01", "2016-05-31", "--format", "csv")
    rows = list(csv.DictReader(io.StringIO(out)))
    assert [row["item"] for row in rows] == ["state", "opened", *["event"] * 3, "mediation"]
    assert (rows[0]["source"], rows[0]["target"], rows[0]["text"]) == (
        "BHR",
        "IRN",
        "claimed to hostile",
    )


def test_json(diff):
    _, out, _ = diff("2016-01-01", "2016-05-31", "--format", "json")
    found = json.loads(out)
    assert list(found)[:3] == ["start", "end", "names"]
    assert found["states"] == [{"u": "BHR", "v": "IRN", "before": "claimed", "after": "hostile"}]


@pytest.mark.parametrize(
    ("start", "end", "message"),
    [
        ("2016", "2016-05-31", "'2016' is not one day; write YYYY-MM-DD"),
        ("2016-06-01", "2016-05-31", "The end 2016-05-31 is before the start 2016-06-01"),
        ("2016-06-01", "2030-05-31", "the last day reviewed"),
        ("0001-01-01", "2016-05-31", "The start 0001-01-01 has no day before it to compare"),
    ],
)
def test_mistakes_end_with_a_message_and_status_two(diff, start, end, message):
    status, out, err = diff(start, end)
    assert (status, out) == (2, "")
    assert message in err
