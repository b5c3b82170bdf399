"""The sign rule, clause by clause, on data small enough to work out by hand."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from analysis.errors import AnalysisError
from analysis.network import ambivalent, decided, pair_state, snapshot
from analysis.spells import LAYERS, find_actor, reviewed_layers

from .worlds import review, tie, world

DAY = "2016-06-01"
PACT = tie("BHR", "QAT", "defence_pact")  # security, +, level 2
BLOCKADE = tie("BHR", "QAT", "blockade")  # economic, -, level 3
BREAK = tie("BHR", "QAT", "no_relations")  # diplomatic, -, level 2
RECALL = tie("BHR", "QAT", "reduced_relations")  # diplomatic, -, level 1
WAR = tie("BHR", "QAT", "armed_conflict")  # security, -, level 3
EARLY_2014 = {"start": "2014-02-01", "tie": "BHR_QAT_reduced_relations_2014"}
ARMS = tie("BHR", "QAT", "military_support")  # security, +, level 3


@pytest.fixture
def build(tmp_path):
    def make(*ties, reviewed=None, **tables):
        pairs = {("BHR", "QAT"), *(tuple(sorted((t["source"], t["target"]))) for t in ties)}
        rows = [row for pair in sorted(pairs) for row in review(*pair)]
        return world(tmp_path, ties=list(ties), reviewed=reviewed or rows, **tables)

    return make


def edge(dataset, on=DAY, **options):
    return snapshot(dataset, on=on, **options).edges["BHR", "QAT"]


@pytest.mark.parametrize(
    ("ties", "state", "levels"),
    [
        ([PACT], "friendly", (2, 0)),
        ([BREAK], "hostile", (0, 2)),
        ([PACT, BLOCKADE], "hostile", (2, 3)),
        ([PACT, BREAK], "ambivalent", (2, 2)),
        ([PACT, RECALL], "friendly", (2, 1)),
        ([PACT, RECALL, BREAK], "ambivalent", (2, 2)),
        ([ARMS, BLOCKADE], "ambivalent", (3, 3)),
        ([ARMS, WAR], "hostile", (3, 3)),
        ([PACT, BLOCKADE, tie("QAT", "BHR", "blockade")], "hostile", (2, 3)),
    ],
)
def test_only_the_strongest_ties_count_and_a_lead_of_one_level_decides(build, ties, state, levels):
    found = edge(build(*ties))
    assert (found["state"], (found["positive_level"], found["negative_level"])) == (state, levels)
    assert found["sign"] == {"friendly": 1, "hostile": -1, "ambivalent": None}[state]
    assert found["ties"] == tuple(sorted(row["tie"] for row in ties))


def test_spells_are_half_open(build):
    dataset = build(tie("BHR", "QAT", "no_relations", "2016-01-04", end="2017-06-05"))
    for day, there in (
        ("2016-01-03", False),
        ("2016-01-04", True),
        ("2017-06-04", True),
        ("2017-06-05", False),
    ):
        assert snapshot(dataset, on=day).has_edge("BHR", "QAT") is there


def test_partial_dates_are_certain_inside_and_possible_around(build):
    dataset = build(tie("BHR", "QAT", "no_relations", "2013", end="2015-03"))
    certain = {
        "2013-01-01": False,
        "2013-12-31": True,
        "2015-02-28": True,
        "2015-03-01": False,
        "2015-03-31": False,
    }
    possible = {
        "2012-12-31": False,
        "2013-01-01": True,
        "2015-03-30": True,
        "2015-03-31": False,
    }
    for dates, expected in (("certain", certain), ("possible", possible)):
        for day, there in expected.items():
            graph = snapshot(dataset, on=day, dates=dates)
            assert graph.has_edge("BHR", "QAT") is there, (dates, day)


def test_two_directed_rows_of_one_relation_count_once(build):
    # Sanctions both ways (-8.0) against a pact (8.0): counted once they cancel out.
    both = [tie("BHR", "QAT", "sanctions"), tie("QAT", "BHR", "sanctions")]
    found = edge(build(PACT, *both), rule="goldstein_sum")
    assert found["state"] == "ambivalent"
    assert len(found["ties"]) == 3


@pytest.mark.parametrize(
    ("ties", "rule", "state"),
    [
        # +8.0 and -4.0: the sum is positive, where the levels are equal.
        ([PACT, BREAK], "goldstein_sum", "friendly"),
        ([PACT, BREAK], "any_negative", "hostile"),
        ([PACT], "any_negative", "friendly"),
        ([PACT, RECALL], "any_negative", "hostile"),
        # +8.0 -9.5
        ([PACT, BLOCKADE], "goldstein_sum", "hostile"),
        ([PACT, tie("BHR", "QAT", "reduced_relations", "2014")], "latest_tie", "hostile"),
        ([tie("BHR", "QAT", "defence_pact", "2014"), BLOCKADE], "latest_tie", "friendly"),
        ([PACT, BLOCKADE], "latest_tie", "ambivalent"),
        ([ARMS, PACT, WAR], "goldstein_sum", "hostile"),
        ([tie("BHR", "QAT", "defence_pact", "2014"), WAR], "latest_tie", "hostile"),
    ],
)
def test_other_rules(build, ties, rule, state):
    assert edge(build(*ties), rule=rule)["state"] == state


def test_layers_are_chosen(build):
    dataset = build(PACT, BLOCKADE)
    assert edge(dataset, layers=["security"])["state"] == "friendly"
    assert edge(dataset, layers="economic")["state"] == "hostile"
    assert not snapshot(dataset, on=DAY, layers=["diplomatic"]).edges


def test_one_sided_claims_are_carried_but_do_not_count(build):
    claim = tie("BHR", "QAT", "recurrent_attacks", asserted_by="BHR", denied_by="QAT")
    dataset = build(PACT, claim)
    found = edge(dataset)
    assert (found["state"], found["ties"], found["claims"]) == (
        "friendly",
        (PACT["tie"],),
        (claim["tie"],),
    )
    assert edge(dataset, claims=True)["state"] == "ambivalent"


def test_pair_with_claims_alone_is_claimed(build):
    claim = tie("BHR", "QAT", "recurrent_attacks", asserted_by="BHR")
    found = edge(build(claim))
    assert (found["state"], found["sign"], found["ties"]) == ("claimed", None, ())


def test_of_rival_versions_the_most_probable_counts_whatever_the_day(build):
    early = tie("BHR", "QAT", "no_relations", "2014", claim="when", confidence="low", end="2015")
    late = tie("BHR", "QAT", "reduced_relations", "2016", claim="when", confidence="medium")
    dataset = build(early, late)
    assert edge(dataset, on="2014-12-31")["state"] == "claimed"
    assert edge(dataset, on="2014-12-31")["claims"] == (early["tie"],)
    assert edge(dataset, on="2016-12-31")["ties"] == (late["tie"],)


def test_equally_probable_rivals_are_told_apart_by_id(build):
    a = tie("BHR", "QAT", "no_relations", claim="which")
    b = tie("BHR", "QAT", "reduced_relations", claim="which")
    found = edge(build(a, b))
    assert (found["ties"], found["claims"]) == ((a["tie"],), (b["tie"],))


def test_after_the_last_day_reviewed_nothing_is_asserted(build):
    dataset = build(PACT, reviewed=[*review("BHR", "QAT", "2018-03-31"), *review("IRN", "IRQ")])
    last, next_day = (snapshot(dataset, on=f"2018-{day}") for day in ("03-31", "04-01"))
    assert last.has_edge("BHR", "QAT")
    assert ("BHR", "QAT") not in last.graph["unreviewed"]
    assert not next_day.has_edge("BHR", "QAT")
    assert ("BHR", "QAT") in next_day.graph["unreviewed"]
    assert ("IRN", "IRQ") not in next_day.graph["unreviewed"]


def unreviewed(dataset, *layers):
    """Forget that BHR-QAT was reviewed on some layers."""
    rows = dataset.reviewed
    return replace(dataset, reviewed=rows[(rows["target"] != "QAT") | ~rows["layer"].isin(layers)])


def test_pair_nobody_reviewed_keeps_its_coded_tie_and_is_listed(build):
    dataset = unreviewed(build(PACT, tie("BHR", "IRN", "no_relations")), *LAYERS)
    graph = snapshot(dataset, on=DAY)
    assert graph.edges["BHR", "QAT"]["state"] == "friendly"
    assert ("BHR", "QAT") in graph.graph["unreviewed"]
    assert not snapshot(dataset, on="2021-01-01").edges


def test_pair_reviewed_on_some_layers_only_is_listed(build):
    dataset = unreviewed(build(PACT), "economic")
    assert ("BHR", "QAT") in snapshot(dataset, on=DAY).graph["unreviewed"]
    both = ("security", "diplomatic")
    assert ("BHR", "QAT") not in snapshot(dataset, on=DAY, layers=both).graph["unreviewed"]
    assert reviewed_layers(dataset, "QAT", "BHR", date(2016, 6, 1)) == ("diplomatic", "security")


def test_review_holds_from_its_first_day_and_ends_with_the_layer_that_ends_first(build):
    rows = [*review("BHR", "QAT", layers="ds"), *review("BHR", "QAT", "2018-03-31", layers="e")]
    dataset = build(PACT, reviewed=rows)
    assert ("BHR", "QAT") in snapshot(dataset, on="2009-12-31").graph["unreviewed"]
    assert ("BHR", "QAT") not in snapshot(dataset, on="2010-01-01").graph["unreviewed"]
    assert snapshot(dataset, on="2018-03-31").has_edge("BHR", "QAT")
    assert not snapshot(dataset, on="2018-04-01").has_edge("BHR", "QAT")
    assert edge(dataset, on="2018-04-01", layers=["security"])["sign"] == 1


def test_latest_tie_reads_dates_as_asked(build):
    dataset = build(tie("BHR", "QAT", "defence_pact", "2014"), {**RECALL, **EARLY_2014})
    assert edge(dataset, rule="latest_tie")["state"] == "friendly"
    assert edge(dataset, rule="latest_tie", dates="possible")["state"] == "hostile"


def test_actors_come_and_go(build):
    before, after = (snapshot(build(PACT), on=f"2024-12-0{day}") for day in (7, 8))
    assert [actor in before for actor in ("SYR", "SYR_ASSAD")] == [False, True]
    assert [actor in after for actor in ("SYR", "SYR_ASSAD")] == [True, False]


def test_organisations_are_left_out_and_other_actors_on_request(build):
    dataset = build(tie("DEU", "QAT", "strategic_partnership"))
    core, everybody = (snapshot(dataset, on=DAY, core_only=core) for core in (True, False))
    assert "DEU" not in core
    assert everybody.edges["DEU", "QAT"]["sign"] == 1
    assert "GCC" not in everybody
    assert everybody.nodes["QAT"] == {"name": "Qatar", "kind": "state"}


def test_default_day_is_the_last_reviewed(build):
    assert snapshot(build(PACT)).graph["on"] == date(2020, 12, 31)


def test_decided_keeps_all_actors_and_only_signed_edges(build):
    graph = snapshot(build(PACT, BREAK, tie("BHR", "IRN", "no_relations")), on=DAY)
    assert ambivalent(graph) == (("BHR", "QAT"),)
    assert list(decided(graph).edges) == [("BHR", "IRN")]
    assert list(decided(graph)) == list(graph) == sorted(graph)


def test_pair_without_an_edge_has_a_state_too(build):
    graph = snapshot(unreviewed(build(PACT, tie("BHR", "IRN", "no_relations")), *LAYERS), on=DAY)
    pairs = [("QAT", "BHR"), ("IRN", "BHR"), ("IRN", "QAT"), ("SYR", "BHR")]
    states = [pair_state(graph, *pair) for pair in pairs]
    assert states == ["friendly", "hostile", "unreviewed", "absent"]
    assert pair_state(snapshot(build(RECALL), on="2011-01-01"), "QAT", "BHR") == "none"


@pytest.mark.parametrize(
    ("options", "message"),
    [
        (
            {"layers": ["securty"]},
            "'securty' is not a layer; choose diplomatic, security, economic."
            " Did you mean 'security'?",
        ),
        (
            {"layers": []},
            "No layer was given; choose at least one of diplomatic, security, economic.",
        ),
        (
            {"rule": "level"},
            "'level' is not a rule; choose levels, goldstein_sum, any_negative, latest_tie."
            " Did you mean 'levels'?",
        ),
        (
            {"dates": "certan"},
            "'certan' is not a choice of dates; choose certain, possible. Did you mean 'certain'?",
        ),
        ({"on": "2016"}, "'2016' is not one day; write YYYY-MM-DD, such as 2016-12-31"),
        ({"on": "yesterday"}, "'yesterday' is not a date; write YYYY, YYYY-MM or YYYY-MM-DD"),
    ],
)
def test_mistakes_are_told_with_what_is_allowed(build, options, message):
    with pytest.raises(AnalysisError) as told:
        snapshot(build(PACT), **{"on": DAY, **options})
    assert str(told.value) == message


@pytest.mark.parametrize(
    ("text", "actor"),
    [("BHR", "BHR"), ("bhr", "BHR"), (" Bahrain", "BHR"), ("houthis", "HOUTHI"), ("USA", "USA")],
)
def test_actors_are_found_by_id_and_name(build, text, actor):
    assert find_actor(build(PACT), text) == actor


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("Bahrein", "'Bahrein' is not an actor; .* Did you mean 'Bahrain'?"),
        ("syria", "'syria' may mean SYR .* or SYR_ASSAD .*; give the id."),
        ("", "'' is not an actor"),
    ],
)
def test_unknown_actors_get_suggestions(build, text, message):
    with pytest.raises(AnalysisError, match=message):
        find_actor(build(PACT), text)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.randoms(use_true_random=False))
def test_order_of_rows_does_not_matter(mixed, random):
    order = list(range(len(mixed.ties)))
    random.shuffle(order)
    shuffled = replace(mixed, ties=mixed.ties.iloc[order], reviewed=mixed.reviewed.iloc[::-1])
    assert described(snapshot(shuffled, on=DAY)) == described(snapshot(mixed, on=DAY))


@pytest.mark.parametrize("rule", ["levels", "goldstein_sum", "any_negative", "latest_tie"])
def test_direction_of_ties_does_not_matter(mixed, rule):
    ties = mixed.ties.rename(columns={"source": "target", "target": "source"})
    turned = replace(mixed, ties=ties)
    assert described(snapshot(turned, on=DAY, rule=rule)) == described(
        snapshot(mixed, on=DAY, rule=rule)
    )


@pytest.fixture
def mixed(build):
    return build(
        PACT,
        tie("BHR", "QAT", "sanctions"),
        tie("QAT", "BHR", "sanctions", "2013"),
        tie("BHR", "IRN", "no_relations", "2016-01-04", claim="x"),
        tie("BHR", "IRN", "reduced_relations", "2015", claim="x"),
        tie("BHR", "IRN", "recurrent_attacks", asserted_by="BHR"),
        tie("IRN", "QAT", "trade_agreement", "2011"),
    )


def described(graph):
    return list(graph.nodes(data=True)), list(graph.edges(data=True)), graph.graph
