import csv
import io
import json

import pytest

from analysis.cli import main, summary


def counts(tiny, capsys):
    assert main(["summary", "--data", str(tiny), "--format", "json"]) == 0
    found = json.loads(capsys.readouterr().out)["counts"]
    return {(line["section"], line["item"]): (line["count"], line["of"]) for line in found}


def test_counts_of_the_tiny_data(tiny, capsys):
    found = counts(tiny, capsys)
    assert found["rows", "ties"] == (10, None)
    # Six core actors make 15 pairs; OLD ended on the day NEW began, so that pair does not count.
    assert found["reviewed", "core pairs reviewed on every layer"] == (9, 14)
    assert found["evidence", "ties with two or more independent origins"] == (2, 10)
    assert found["evidence", "ties with a source above aggregator"] == (9, 10)
    assert found["contested", "ties disputed"] == (2, 10)
    assert found["contested", "events one_sided"] == (1, 4)
    assert found["reliability", "pair-years coded twice"] == (1, None)
    assert found["ties by year of start", "2012"] == (2, None)
    assert found["events by year", "2024"] == (1, None)


def test_pair_reviewed_on_two_layers_does_not_count(tiny, edit, capsys):
    edit("reviewed", "AAA,NEW,economic,2020-06-01,2024-12-31,no_notable_tie,\n", "")
    found = counts(tiny, capsys)
    assert found["reviewed", "core pairs reviewed on every layer"] == (8, 14)


def test_reliability_is_silent_until_something_is_coded_twice(tiny, capsys):
    path = tiny / "reliability.csv"
    path.write_text(path.read_text(encoding="utf-8").split("\n", 1)[0] + "\n", encoding="utf-8")
    assert not any(section == "reliability" for section, _ in counts(tiny, capsys))


def test_text_shows_shares(tiny, capsys):
    assert main(["summary", "--data", str(tiny)]) == 0
    out = capsys.readouterr().out
    assert "core pairs reviewed on every layer             9 of 14 (64 %)" in out


@pytest.mark.parametrize(
    ("count", "of", "said"),
    [
        (0, 523, "0 %"),
        (1, 523, "under 1 %"),
        (261, 522, "50 %"),
        (521, 523, "over 99 %"),
        (523, 523, "100 %"),
    ],
)
def test_some_is_never_nothing_and_most_is_never_all(tiny, capsys, monkeypatch, count, of, said):
    line = summary.Line("evidence", "ties", count, of)
    monkeypatch.setattr(summary, "summary", lambda _: iter([line]))
    assert main(["summary", "--data", str(tiny)]) == 0
    assert capsys.readouterr().out.endswith(f" {count} of {of} ({said})\n")


def test_csv_has_a_row_a_count(tiny, capsys):
    assert main(["summary", "--data", str(tiny), "--format", "csv"]) == 0
    rows = list(csv.DictReader(io.StringIO(capsys.readouterr().out)))
    empty = dict.fromkeys(["of", "value", "lower", "upper"], "")
    assert rows[0] == {"section": "rows", "item": "actors", "count": "6", **empty}
