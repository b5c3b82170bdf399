"""Tracing a pair, and what changed, on data small enough to work out by hand."""

from __future__ import annotations

from datetime import date

import pytest

from analysis.dataset import load
from analysis.errors import AnalysisError
from analysis.trace import StateChange, changes, explain_pair

from .worlds import bahrain_and_iran, review, tie, world

DAY = "2016-06-01"


@pytest.fixture
def data(tmp_path):
    return load(bahrain_and_iran(tmp_path))


def test_ties_that_count_come_first_then_claims_then_the_others(data):
    found = explain_pair(data, "IRN", "bahrain", on=DAY)
    assert [(row.relation, row.standing) for row in found.ties] == [
        ("no_relations", "counted"),
        ("recurrent_attacks", "one_sided"),
        ("trade_agreement", "rival"),
        ("reduced_relations", "after"),
        ("financial_support", "after"),
    ]
    assert (found.u, found.v, found.state, found.sign) == ("BHR", "IRN", "hostile", -1)


def test_steps_say_how_the_sign_follows(data):
    assert explain_pair(data, "BHR", "IRN", on=DAY).steps == (
        "The pair was reviewed for 2016-06-01 on every layer asked for: diplomatic, security,"
        " economic.",
        "2 ties are in force only by one side's word or by a less probable version: shown, not"
        " counted.",
        "Strongest positive tie: none.",
        "Strongest negative tie: no_relations, level 2.",
        "The negative side leads by at least one level: hostile.",
    )


def test_events_lie_in_the_window_with_their_mediations(data):
    found = explain_pair(data, "BHR", "IRN", on=DAY, window_days=1)
    assert found.window == (date(2016, 5, 31), date(2016, 6, 2))
    (event,) = found.events
    assert (event.relation, event.claim_state, event.asserted_by) == (
        "message",
        "one_sided",
        ("IRN",),
    )
    (part,) = event.mediations
    assert (part.mediator, part.role, part.outcome) == ("RUS", "message", "talks")
    assert found.names == {"BHR": "Bahrain", "IRN": "Iran", "RUS": "Russia"}
    assert len(explain_pair(data, "BHR", "IRN", on=DAY).events) == 2


def test_every_number_leads_to_a_document(data):
    found = explain_pair(data, "BHR", "IRN", on=DAY)
    assert [document.number for document in found.sources] == [1, 2]
    assert [document.url for document in found.sources] == [
        "https://example.org/doc",
        "https://example.org/herald",
    ]
    assert found.sources[1].origin == "Envoy interview"
    message = found.events[1]
    assert (message.sources, message.mediations[0].sources) == ((1, 2), (2,))


@pytest.mark.parametrize(
    ("pair", "on", "state", "last_step"),
    [
        (
            ("BHR", "QAT"),
            DAY,
            "friendly",
            "The positive side leads by at least one level: friendly.",
        ),
        (("BHR", "IRN"), "2013-01-01", "none", "No tie is in force: nothing notable was found."),
        (
            ("BHR", "IRN"),
            "2015-12-31",
            "claimed",
            "No other tie is in force, so the pair has no sign.",
        ),
        (
            ("BHR", "OMN"),
            DAY,
            "unreviewed",
            "No tie is asserted, and its absence is not either.",
        ),
        (
            ("BHR", "QAT"),
            "2021-01-01",
            "unreviewed",
            "No tie is asserted, and its absence is not either.",
        ),
        (("BHR", "SYR"), DAY, "absent", "SYR did not exist on 2016-06-01."),
        (
            ("BHR", "SYR_ASSAD"),
            "2025-01-01",
            "absent",
            "SYR_ASSAD did not exist on 2025-01-01; SYR followed it.",
        ),
    ],
)
def test_states_without_a_tie_are_told_apart(data, pair, on, state, last_step):
    found = explain_pair(data, *pair, on=on)
    assert (found.state, found.steps[-1]) == (state, last_step)


@pytest.mark.parametrize(
    ("relations", "rule", "step"),
    [
        (
            ("defence_pact", "no_relations"),
            "levels",
            "The levels are equal: the pair is ambivalent and has no sign.",
        ),
        (
            ("defence_pact", "armed_conflict"),
            "levels",
            "Armed conflict is in force, and makes the pair hostile whatever else holds.",
        ),
        (
            ("defence_pact", "no_relations"),
            "goldstein_sum",
            "The Goldstein values of defence_pact, no_relations add up to +4.0: friendly.",
        ),
        (
            ("defence_pact", "no_relations"),
            "any_negative",
            "One negative tie suffices: no_relations, so hostile.",
        ),
        (
            ("defence_pact",),
            "any_negative",
            "No negative tie is in force, so friendly.",
        ),
        (
            ("no_relations",),
            "latest_tie",
            "The tie that began last decides: no_relations, so hostile.",
        ),
    ],
)
def test_each_rule_is_put_into_words(tmp_path, relations, rule, step):
    ties = [tie("BHR", "QAT", relation) for relation in relations]
    data = world(tmp_path, ties=ties, reviewed=review("BHR", "QAT"))
    assert explain_pair(data, "BHR", "QAT", on=DAY, rule=rule).steps[-1] == step


def test_other_layers_are_shown_as_such(data):
    found = explain_pair(data, "BHR", "IRN", on=DAY, layers=["security"])
    standings = {row.relation: row.standing for row in found.ties}
    assert standings["no_relations"] == "other_layer"
    assert found.state == "claimed"


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ({"u": "Bahrein"}, "'Bahrein' is not an actor; .* Did you mean 'Bahrain'?"),
        ({"u": "IRN"}, "IRN was given twice; name two different actors."),
        ({"window_days": -1}, "A window of -1 days was given; give 0 or more."),
        ({"window_days": 10**9}, "1000000000 days around 2016-06-01 leave the calendar"),
        ({"rule": "sum"}, "'sum' is not a rule"),
        ({"on": "2016-06"}, "'2016-06' is not one day"),
    ],
)
def test_mistakes_are_told(data, arguments, message):
    with pytest.raises(AnalysisError, match=message):
        explain_pair(data, **{"u": "BHR", "v": "IRN", "on": DAY, **arguments})


def test_changes_include_both_days(data):
    found = changes(data, "2016-01-04", "2016-05-31")
    assert found.states == (StateChange("BHR", "IRN", "claimed", "hostile"),)
    assert [row.relation for row in found.opened] == ["no_relations"]
    assert found.closed == ()
    assert [event.date for event in found.events] == ["2016-01-04", "2016-05-31"]
    assert [document.number for document in found.sources] == [1, 2]
    nothing = changes(data, "2016-01-05", "2016-05-30")
    assert (nothing.states, nothing.opened, nothing.events, nothing.sources) == ((), (), (), ())


def test_changes_show_what_closed(data):
    found = changes(data, "2012-08-11", "2012-08-11")
    assert [row.relation for row in found.closed] == ["reduced_relations"]
    assert found.states == (StateChange("BHR", "IRN", "hostile", "none"),)


def test_changes_list_a_tie_by_its_certain_days_and_other_actors_too(tmp_path):
    pact = tie("DEU", "QAT", "strategic_partnership", "2012-03", end="2014-05")
    data = world(tmp_path, ties=[pact], reviewed=review("BHR", "QAT"))
    opened = changes(data, "2012-03-31", "2012-03-31")
    assert [row.tie for row in opened.opened] == [pact["tie"]]
    assert opened.states == (StateChange("DEU", "QAT", "unreviewed", "friendly"),)
    assert changes(data, "2012-03-01", "2012-03-30").opened == ()
    assert [row.tie for row in changes(data, "2014-05-01", "2014-05-01").closed] == [pact["tie"]]


def test_changes_keep_to_the_layers_asked_for(data):
    found = changes(data, "2016-01-04", "2016-05-31", layers=["economic"])
    assert (found.states, found.opened) == ((), ())


@pytest.mark.parametrize(
    ("start", "end", "message"),
    [
        (
            "2016-02-01",
            "2016-01-01",
            "The end 2016-01-01 is before the start 2016-02-01; swap them.",
        ),
        ("2016-02-01", "2021-01-01", "after 2020-12-31, the last day reviewed"),
        ("2016-02", "2016-03-01", "'2016-02' is not one day"),
    ],
)
def test_days_out_of_order_or_range_are_refused(data, start, end, message):
    with pytest.raises(AnalysisError, match=message):
        changes(data, start, end)


def test_actor_that_ended_leaves_its_pairs(tmp_path):
    rows = review("IRN", "SYR_ASSAD", "2024-12-08")
    friends = tie("IRN", "SYR_ASSAD", "defence_pact", end="2024-12-08")
    data = world(tmp_path, ties=[friends], reviewed=rows)
    found = changes(data, "2024-12-08", "2024-12-08")
    assert found.states == (StateChange("IRN", "SYR_ASSAD", "friendly", "absent"),)
