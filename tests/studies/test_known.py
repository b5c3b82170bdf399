"""What was public when: hand-worked rows, and many days asked at once against one by one."""

from __future__ import annotations

from datetime import date, timedelta

import pandas as pd
import pytest

from analysis.dataset import load
from analysis.ensembles import altered
from analysis.network import snapshot
from analysis.studies._known import SETTLED, eve, publication

from ..worlds import event, review, tie, world
from .past import papers_for

EVENTS = [
    event("2014-05-01", "BHR", "SAU", "normalisation", sources="p20140601"),
    event("2014-05-02", "BHR", "SAU", "severance", sources="undated"),
]
TIES = [
    tie("BHR", "IRN", "no_relations", "2012-03-01", sources="p20120305;p2011"),
    tie("BHR", "ISR", "non_recognition", "2012-03-01", sources="p201204"),
    tie("BHR", "OMN", "strategic_partnership", "2012-03-01", public_from="2013", sources="p2012"),
    tie("BHR", "QAT", "strategic_partnership", "2012-03-01", sources="undated"),
    tie("BHR", "SAU", "reduced_relations", "2012-03-01", end="2014-05-01", sources="p20120301")
    | {"closed_by": "2014-05-01_BHR_SAU_normalisation"},
    tie(
        "IRN", "SAU", "no_relations", "2012-03-01", end="2013-07-01", sources="p20120301;p20130815"
    ),
    tie("IRN", "QAT", "trade_agreement", "2012-03-01", end="2013-07-01", sources="p20120301"),
    tie("ISR", "QAT", "non_recognition", "2011", sources="p2010", claim="c", confidence="low"),
    tie("ISR", "QAT", "normalised_relations", "2011", sources="p20121101", claim="c"),
]
PAIRS = sorted({(row["source"], row["target"]) for row in TIES})


@pytest.fixture(scope="module")
def past(tmp_path_factory):
    reviewed = [row for pair in PAIRS for row in review(*pair)]
    folder = tmp_path_factory.mktemp("known") / "data"
    papers = papers_for(TIES, EVENTS)
    return world(folder, ties=TIES, events=EVENTS, reviewed=reviewed, sources=papers)


def first_days(past, column):
    public = publication(past)
    days = zip(past.ties["tie"], getattr(public, column), strict=True)
    return {name: None if pd.isna(day) else day.date().isoformat() for name, day in days}


def test_a_row_is_public_from_its_date_or_its_first_source_on_the_last_day_that_may_mean(past):
    days = first_days(past, "ties")
    assert days["BHR_IRN_no_relations_2012"] == "2011-12-31"  # known beforehand, begins later
    assert days["BHR_ISR_non_recognition_2012"] == "2012-04-30"
    assert days["BHR_OMN_strategic_partnership_2012"] == "2013-12-31"
    assert days["BHR_QAT_strategic_partnership_2012"] is None


def test_an_end_is_public_with_its_event_or_the_first_source_after_it_or_as_announced(past):
    days = first_days(past, "ends")
    assert days["BHR_SAU_reduced_relations_2012"] == "2014-06-01"
    assert days["IRN_SAU_no_relations_2012"] == "2013-08-15"
    assert days["IRN_QAT_trade_agreement_2012"] == "2013-07-01"


@pytest.mark.parametrize(
    ("day", "sign"),
    [("2012-02-01", None), ("2012-04-01", -1), ("2014-06-01", -1), ("2014-06-02", None)],
)
def test_a_pair_keeps_its_sign_until_the_end_is_known(past, day, sign):
    known = publication(past).before(date.fromisoformat(day))
    graph = snapshot(known, on=eve(date.fromisoformat(day)))
    assert (graph.edges["BHR", "SAU"]["sign"] if graph.has_edge("BHR", "SAU") else None) == sign


def test_mediations_and_events_are_known_from_the_day_after_they_are_public(past):
    public = publication(past)
    known = {day: len(public.before(date(2014, 6, day)).events) for day in (1, 2)}
    assert known == {1: 0, 2: 1}


def signs(dataset, on):
    edges = snapshot(dataset, on=on).edges(data=True)
    return {(u, v): data["sign"] for u, v, data in edges if data["ties"]}


def test_the_timeline_gives_on_every_day_what_was_known_that_day(past):
    public = publication(past)
    seen = set()
    for day in pd.date_range("2010-12-01", "2014-08-01", freq="24D").date:
        expected = signs(public.before(day), eve(day))
        assert signs(public.timeline, eve(day)) == expected
        seen.add(tuple(sorted(expected)))
    assert len(seen) > 4


def test_of_rival_versions_the_less_probable_holds_until_the_other_is_public(past):
    timeline = publication(past).timeline
    states = [signs(timeline, day)["ISR", "QAT"] for day in ("2012-10-31", "2012-11-01")]
    assert states == [-1, 1]


@pytest.mark.parametrize("day", [date(2013, 2, 27), date(2013, 3, 2), date(2013, 3, 3)])
def test_settled_ties_are_those_begun_more_than_365_days_before(past, day):
    public = publication(past)
    known = public.before(day)
    old = known.ties["start_latest"] < pd.Timestamp(day - SETTLED)
    kept = altered(known, ties=known.ties[old].reset_index(drop=True))
    assert signs(public.settled, eve(day)) == signs(kept, eve(day))


def test_the_timeline_of_the_data_shipped_agrees_with_what_was_known():
    public = publication(load())
    for year in (2012, 2016, 2019, 2023):
        day = date(year, 6, 8) + timedelta(days=year % 7)
        assert signs(public.timeline, eve(day)) == signs(public.before(day), eve(day))
