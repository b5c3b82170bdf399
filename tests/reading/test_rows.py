"""Rows laid out for reading: order, words, evidence."""

import pytest

from analysis.dataset import load
from analysis.reading import rows

from ..worlds import bahrain_and_iran


@pytest.fixture
def dataset(tmp_path):
    return load(bahrain_and_iran(tmp_path / "data"))


def test_ties_come_by_start_with_their_spell(dataset):
    found = rows.tie_rows(dataset, rows.between(dataset.ties, ("IRN", "BHR")))
    first = found.iloc[0]
    assert first["row"] == "`BHR_IRN_reduced_relations_2011`"
    assert (first["from"], first["until"]) == ("15 March 2011", "11 August 2012")
    last = found.iloc[-1]
    assert (last["tie"], last["until"]) == (
        "no diplomatic relations (hostile, level 2)",
        "in force",
    )


def test_evidence_says_whose_word_it_is_and_counts_origins_once(dataset):
    claimed = dataset.ties[dataset.ties["asserted_by"] != ()]
    assert rows.tie_rows(dataset, claimed)["evidence"].item() == (
        "medium confidence, word of Bahrain, denied by Iran, one origin"
    )
    message = dataset.events[dataset.events["relation"] == "message"]
    assert rows.event_rows(dataset, message)["evidence"].item() == (
        "medium confidence, word of Iran, two origins"
    )
    assert rows.origins(dataset, ["doc", "herald", "doc"]) == ["Envoy interview", "Gazette"]


def test_directed_ties_say_to(dataset):
    attacks = dataset.ties[dataset.ties["relation"] == "financial_support"]
    assert rows.tie_rows(dataset, attacks)["pair"].item() == "Bahrain to Iran"


def test_events_name_act_and_actors(dataset):
    first = rows.event_rows(dataset, dataset.events).iloc[0]
    assert (first["date"], first["act"]) == ("4 January 2016", "severance, Bahrain to Iran")


def test_mediations_name_the_event_they_are_part_of(dataset):
    part = rows.mediation_rows(dataset, dataset.mediations).iloc[0]
    assert (part["mediator"], part["part"]) == ("Russia", "message")
    assert part["in"] == "message, Bahrain to Iran"
    assert part["outcome"] == "talks, 1 July 2016"


def test_documents_are_listed_once_by_date_and_linked(dataset):
    found = rows.documents(dataset, dataset.events)
    assert list(found["published"]) == ["June 2016", "1 January 2020"]
    assert found["title"][0] == "[A message](https://example.org/herald)"


def test_brackets_do_not_break_a_link():
    assert rows._link("A [b]", "https://e.org/x_(y)") == "[A (b)](https://e.org/x_%28y%29)"


def test_reviews_come_by_pair_and_layer(dataset):
    found = rows.review_rows(dataset, rows.between(dataset.reviewed, ("BHR", "QAT")))
    assert list(found["layer"]) == ["diplomatic", "economic", "security"]
    assert list(found["finding"]) == ["no notable tie", "no notable tie", "ties"]


def test_no_rows_give_an_empty_table(dataset):
    none = dataset.ties[dataset.ties["in_article"]]
    assert rows.tie_rows(dataset, none).empty
    assert "pair" in rows.tie_rows(dataset, none).columns
