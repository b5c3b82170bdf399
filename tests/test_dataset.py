import subprocess
import sys
from datetime import date

import pandas as pd
import pytest

import analysis
from analysis.dataset import load
from analysis.errors import AnalysisError


def test_columns_have_the_promised_types(tiny):
    ties, actors = load(tiny).ties, load(tiny).actors
    assert {str(ties[column].dtype) for column in ("tie", "claim_state", "layer", "note")} == {
        "str"
    }
    assert {str(ties[column].dtype) for column in ("start_earliest", "end_latest")} == {
        "datetime64[s]"
    }
    assert (str(ties["in_article"].dtype), str(ties["directed"].dtype)) == ("bool", "bool")
    assert (str(actors["cow"].dtype), str(actors["lat"].dtype)) == ("Int64", "float64")
    assert ties.loc[0, "sources"] == ("gazette_2016_cut", "wire_2016_cut")
    assert ties.loc[2, "asserted_by"] == ()
    assert (ties["note"] == "").any()
    assert not ties["note"].isna().any()


def test_empty_tables_have_the_same_types(tiny):
    whole = load(tiny)
    for path in tiny.glob("*.csv"):
        if path.stem not in ("actors", "relations", "confidences"):
            header = path.read_text(encoding="utf-8").split("\n", 1)[0]
            path.write_text(header + "\n", encoding="utf-8")
    empty = load(tiny)
    assert empty.ties.dtypes.equals(whole.ties.dtypes)
    assert empty.events.dtypes.equals(whole.events.dtypes)
    with pytest.raises(AnalysisError) as caught:
        _ = empty.latest
    said = "the data set holds no dated row, so it has no latest day; give a date"
    assert str(caught.value) == said


def test_dates_bring_the_days_they_may_mean(tiny):
    tie = load(tiny).ties.set_index("tie").loc["BBB_CCC_recurrent_attacks_2019"]
    assert (tie["start"], tie["end"]) == ("2019", "2021-06")
    assert tie["start_latest"] == pd.Timestamp("2019-12-31")
    assert tie["end_earliest"] == pd.Timestamp("2021-06-01")


def test_ties_and_events_carry_their_relation_and_claim_state(tiny):
    ties = load(tiny).ties.set_index("tie")
    basing = ties.loc["DDD_AAA_military_basing_2011"]
    assert (basing["sign"], basing["level"], basing["layer"], basing["directed"]) == (
        1,
        2,
        "security",
        True,
    )
    assert ties["claim_state"].value_counts().to_dict() == {
        "undisputed": 7,
        "disputed": 2,
        "one_sided": 1,
    }
    events = load(tiny).events
    assert list(events["sign"]) == [-1, -1, 1, 1]


def test_latest_day_is_the_last_one_reviewed(tiny):
    assert load(tiny).latest == date(2024, 12, 31)


def test_latest_day_without_a_review_is_that_of_the_last_row(tiny, edit):
    for name in ("reviewed", "actors"):
        path = tiny / f"{name}.csv"
        text = path.read_text(encoding="utf-8")
        kept = (
            text.split("\n", 1)[0] + "\n" if name == "reviewed" else text.replace("no,yes", "no,no")
        )
        path.write_text(kept, encoding="utf-8")
    edit("events", "2024_BBB_AAA_message,2024,", "2024-05_BBB_AAA_message,2024-05,")
    assert load(tiny).latest == date(2024, 5, 31)


def test_data_with_problems_are_refused_with_the_first_twenty(tiny):
    path = tiny / "reviewed.csv"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace(",no_notable_tie,", ",none,"), encoding="utf-8")
    with pytest.raises(AnalysisError) as caught:
        load(tiny)
    lines = str(caught.value).splitlines()
    count = text.count("no_notable_tie")
    command = f"python -m analysis check --data {tiny}"
    head = f"the data have {count} problems; `{command}` lists all of them:"
    assert lines[0] == head
    assert len(lines) == min(count, 20) + 1 + (count > 20)


def test_digest_changes_with_a_cell(tiny, edit):
    before = load(tiny).digest
    edit("ties", "First year only.", "First year.")
    assert load(tiny).digest != before


def test_import_is_lazy_and_exposes_what_it_names():
    code = "import sys, analysis; print('pandas' in sys.modules, 'networkx' in sys.modules)"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "False False"
    assert all(getattr(analysis, name) is not None for name in dir(analysis))
    assert analysis.load is load
    with pytest.raises(AttributeError, match="module 'analysis' has no attribute 'lode'"):
        _ = analysis.lode
