"""Scenarios worked by hand, all single changes against solving anew, and the test of foresight."""

from __future__ import annotations

from itertools import combinations, pairwise

import networkx as nx
import pandas as pd
import pytest

from analysis.dataset import load
from analysis.ensembles import altered
from analysis.errors import AnalysisError
from analysis.measures.balance import triad_census
from analysis.measures.frustration import frustration_index
from analysis.network import decided, pair_state, snapshot
from analysis.studies import _foresight
from analysis.studies.scenarios import (
    Scenario,
    aftermath,
    applied,
    effects,
    foresight,
    normalisation,
    single_changes,
)

from ..worlds import review, tie, world
from .past import papers_for

ACTORS = ("BHR", "IRN", "OMN", "QAT", "SAU")
ON = "2016-06-01"
TIES = [
    tie("BHR", "IRN", "no_relations", "2016-01-04"),
    tie("BHR", "IRN", "sanctions", "2016-01-05"),
    tie("BHR", "OMN", "strategic_partnership", "2011-01-01"),
    tie("IRN", "OMN", "strategic_partnership", "2011-01-01"),
    tie("BHR", "SAU", "defence_pact", "2000"),
    tie("IRN", "SAU", "no_relations", "2016-01-03"),
    tie("BHR", "QAT", "strategic_partnership", "2011-01-01"),
    tie("BHR", "QAT", "reduced_relations", "2014-03-05"),
    tie("IRN", "BHR", "blockade", "2018-03", end="2018-06-20"),
]


@pytest.fixture(scope="module")
def gulf(tmp_path_factory):
    reviewed = [row for pair in combinations(ACTORS, 2) for row in review(*pair)]
    reviewed = [row for row in reviewed if (row["source"], row["target"]) != ("OMN", "QAT")]
    return world(tmp_path_factory.mktemp("gulf") / "data", ties=TIES, reviewed=reviewed)


def table(frame, key):
    return frame.set_index(key)


def test_restored_relations_alone_leave_a_pair_under_sanctions_hostile(gulf):
    scenario = normalisation(gulf, "IRN", "BHR", ON, ["diplomatic"])
    assert scenario.closed == ("BHR_IRN_no_relations_2016",)
    assert scenario.opened == (("BHR", "IRN", "normalised_relations"),)
    found = effects(gulf, scenario)
    assert found.signs.values.tolist() == [["BHR", "IRN", "hostile", "hostile"]]
    assert (found.measures["change"] == 0).all()
    assert found.actors.empty


def test_a_full_normalisation_by_hand(gulf):
    # Friendly: BHR-OMN, IRN-OMN, BHR-SAU; hostile: BHR-IRN, IRN-SAU; ambivalent: BHR-QAT. Of the
    # triads BHR-IRN-OMN is unbalanced and BHR-IRN-SAU balanced; after it, the other way round.
    found = effects(gulf, normalisation(gulf, "BHR", "IRN", ON))
    assert found.signs.values.tolist() == [["BHR", "IRN", "hostile", "friendly"]]
    measures = table(found.measures, "measure")
    for measure, before, after in (
        ("friendly", 3, 4),
        ("hostile", 2, 1),
        ("ambivalent", 1, 1),
        ("frustration_index", 1, 1),
        ("frustration_share", 1 / 5, 1 / 5),
        ("triads", 2, 2),
        ("unbalanced_triads", 1, 1),
        ("balanced_share", 1 / 2, 1 / 2),
    ):
        assert measures.loc[measure, ["before", "after"]].tolist() == [before, after], measure
    actors = table(found.actors, ["measure", "actor"])
    assert actors.loc[("friends", "BHR"), ["before", "after"]].tolist() == [2, 3]
    assert actors.loc[("enemies", "IRN"), "change"] == -1
    assert actors.loc[("brokerage", "OMN"), "change"] == -1


def test_a_scenario_of_ones_own_may_change_other_pairs(gulf):
    scenario = Scenario(
        pd.Timestamp(ON).date(),
        closed=("BHR_QAT_reduced_relations_2014",),
        opened=(("SAU", "QAT", "trade_agreement"), ("SAU", "BHR", "sanctions")),
    )
    found = effects(gulf, scenario)
    assert found.signs.values.tolist() == [
        ["BHR", "QAT", "ambivalent", "friendly"],
        ["BHR", "SAU", "friendly", "ambivalent"],
        ["QAT", "SAU", "none", "friendly"],
    ]
    altered = applied(gulf, scenario)
    assert altered.digest == ""
    new = altered.ties[altered.ties["tie"].str.endswith("_scenario")]
    assert new["source"].tolist() == ["QAT", "SAU"]  # the directed one keeps its direction
    assert altered.ties.dtypes.equals(gulf.ties.dtypes)
    assert len(gulf.ties) == len(TIES)


def test_every_single_change_gives_what_solving_anew_gives(gulf):
    network = snapshot(gulf, on=ON)
    G, found = decided(network), single_changes(gulf, ON)
    signs = {"friendly": 1, "hostile": -1, "none": 0}
    census = triad_census(G)
    for row in found.itertuples():
        changed = nx.Graph(G)
        changed.remove_edges_from([(row.source, row.target)])
        if sign := signs[row.after]:
            changed.add_edge(row.source, row.target, sign=sign)
        then = triad_census(changed)
        assert found.at[row.Index, "index"] == frustration_index(changed).value
        assert row.unbalanced == then.total - then.balanced
        assert row.index_change == found.at[row.Index, "index"] - frustration_index(G).value
        assert row.unbalanced_change == row.unbalanced - (census.total - census.balanced)
        assert row.before == pair_state(network, row.source, row.target) != row.after
    # Nine pairs were reviewed; each has two other states, the ambivalent one three.
    assert len(found) == found["n"].unique().item() == 9 * 2 + 1


def test_changes_are_ranked_by_the_index_then_by_triads_and_share_ranks():
    found = single_changes(load(), "2014-12-31")
    keys = list(zip(found["index_change"], found["unbalanced_change"], strict=True))
    assert keys == sorted(keys)
    assert found["rank"].tolist() == [keys.index(key) + 1 for key in keys]


def test_the_aftermath_lists_what_began_and_ended_later(gulf):
    found = aftermath(gulf, "IRN", "BHR", ON)
    assert found.values.tolist() == [
        ["2018-03", "opened", "blockade", -1, 3, "IRN_BHR_blockade_2018", "hostile"],
        ["2018-06-20", "closed", "blockade", -1, 3, "IRN_BHR_blockade_2018", "hostile"],
    ]


@pytest.mark.parametrize(
    ("closed", "opened", "message"),
    [
        (("IRN_BHR_blockade_2018",), (), "is not in force on 2016-06-01"),
        (("BHR_IRN_sanction_2016",), (), "is not a tie .* Did you mean 'BHR_IRN_sanctions_2016'"),
        ((), (("BHR", "IRN", "talks"),), "'talks' is not the relation of a tie; choose"),
        ((), (("BHR", "BHR", "sanctions"),), "give two different actors"),
        ((), (("BHR", "SYR", "sanctions"),), "cannot have a tie on 2016-06-01"),
        ((), (("IRN", "BHR", "no_relations"),), "have no_relations on 2016-06-01 already"),
    ],
)
def test_scenarios_that_do_not_fit_are_refused(gulf, closed, opened, message):
    with pytest.raises(AnalysisError, match=message):
        applied(gulf, Scenario(pd.Timestamp(ON).date(), closed, opened))


def test_a_tie_closed_may_be_opened_again(gulf):
    names = ("BHR_IRN_no_relations_2016",), (("BHR", "IRN", "no_relations"),)
    assert len(applied(gulf, Scenario(pd.Timestamp(ON).date(), *names)).ties) == len(TIES) + 1


# Foresight


def turning(pair, years):
    """Ties that make a pair friendly and hostile in turn, changing in the June of each year."""
    days = ["2010-06-01", *(f"{year}-06-01" for year in years), "2020-06-01"]
    relations = ["strategic_partnership", "no_relations"]
    for number, (start, end) in enumerate(pairwise(days)):
        source = f"p{start}".replace("-", "")
        papers = {"sources": f"{source};p{end}".replace("-", "")}
        yield tie(*pair, relations[number % 2], start, end=end, **papers)


@pytest.fixture(scope="module")
def turns(tmp_path_factory):
    """Two pairs that turn each year from 2012 to 2017, and four that never do."""
    years = range(2012, 2018)
    restless = [*turning(("BHR", "IRN"), years), *turning(("QAT", "SAU"), years)]
    still = [("BHR", "OMN"), ("IRN", "OMN"), ("OMN", "SAU"), ("OMN", "QAT")]
    ties = [
        *restless,
        *(tie(*sorted(p), "trade_agreement", "2010-01-02", sources="p20100102") for p in still),
    ]
    pairs = {(row["source"], row["target"]) for row in ties}
    reviewed = [row for pair in sorted(pairs) for row in review(*pair)]
    folder = tmp_path_factory.mktemp("turns") / "data"
    return world(folder, ties=ties, reviewed=reviewed, sources=papers_for(ties))


def test_turns_are_found_year_by_year_and_those_who_turned_before_turn_again(turns):
    found = foresight(turns, draws=200, seed=1)
    years = found.years[found.years["outcome"] == "opposite"].set_index("year")
    assert years.loc[2011:2019, "n"].tolist() == [6] * 9
    assert years.loc[2011:2019, "changes"].tolist() == [0, 2, 2, 2, 2, 2, 2, 0, 0]
    assert years["episodes"].equals(years["changes"])  # the two pairs share no actor
    aucs = found.aucs[found.aucs["outcome"] == "opposite"].set_index("predictor")
    assert aucs["n"].tolist() == [12] * 4
    # Nobody has turned before the first year: there all are alike, and afterwards all is told.
    assert aucs.loc["prior_changes", "value"] == pytest.approx((2 * 0.5 + 10 * 1) / 12)
    assert aucs.loc["prior_changes", "lower"] <= aucs.loc["prior_changes", "value"]
    assert found.changes.query("outcome == 'opposite' and year == 2013")["before"].eq(-1).all()


def test_with_fewer_than_ten_episodes_no_value_is_given(gulf):
    found = foresight(gulf, draws=10, seed=1)
    assert found.aucs["value"].isna().all()
    assert found.aucs["lower"].isna().all()
    assert (found.aucs["episodes"] < 10).all()


def test_pairs_that_change_together_and_share_actors_are_one_episode():
    qatar = [("ARE", "QAT"), ("BHR", "QAT")]
    names = _foresight.episodes_of([*qatar, ("IRN", "USA")])
    assert {names[pair] for pair in qatar} == {"ARE;BHR;QAT"}
    assert names["IRN", "USA"] == "IRN;USA"


def test_outranking_is_counted_within_years():
    rows = [(1, True, 5), (1, False, 5), (1, False, 9), (2, True, 7), (2, False, 1), (3, True, 1)]
    pairs = pd.DataFrame(rows, columns=["year", "changed", "x"])
    assert _foresight.outranked(pairs, "x").tolist() == [0.25, 1.0]  # nobody to outrank in year 3


def test_a_past_without_a_whole_year_is_told(tmp_path):
    reviewed = review("BHR", "IRN", to="2010-12-31")
    data = world(tmp_path / "data", reviewed=reviewed, events=[], sources=[])
    with pytest.raises(AnalysisError, match="No year was reviewed from its start on"):
        foresight(data)


def test_rows_public_later_move_no_score_of_the_years_before(turns):
    early = turns.ties["start_latest"] < pd.Timestamp("2014-01-01")
    cut = altered(turns, ties=turns.ties[early].reset_index(drop=True))
    whole, less = (foresight(data, draws=1).changes.query("year <= 2013") for data in (turns, cut))
    assert len(whole)
    pd.testing.assert_frame_equal(less.reset_index(drop=True), whole.reset_index(drop=True))


def test_at_risk_are_signs_that_hold_and_are_known_and_scores_rest_on_what_is(tmp_path):
    ties = [
        tie("BHR", "IRN", "no_relations", "2010-06-01", end="2013-06-01", sources="p2010;p201306"),
        tie("BHR", "OMN", "strategic_partnership", "2010-06-01", sources="p2016"),
        tie("OMN", "SAU", "no_relations", "2010-06-01", end="2012-06-01", sources="p2010;p201306"),
        tie("QAT", "SAU", "no_relations", "2010-06-01", sources="p201406"),
    ]
    reviewed = [row for row_ in ties for row in review(row_["source"], row_["target"])]
    data = world(tmp_path / "data", ties=ties, reviewed=reviewed, sources=papers_for(ties))
    found = foresight(data, draws=1)
    years = found.years[found.years["outcome"] == "any"].set_index("year")
    # 2012 BHR-IRN and OMN-SAU; 2013 BHR-IRN, since OMN-SAU has ended, which is known only later;
    # 2014 nobody; 2015 and 2016 QAT-SAU; then BHR-OMN too.
    assert years.loc[2012:2017, "n"].tolist() == [2, 1, 0, 1, 1, 2]
    assert years.loc[2012:2017, "changes"].tolist() == [1, 1, 0, 0, 0, 0]
    changed = found.changes.query("outcome == 'any'").set_index("year")
    assert changed.loc[2013, ["source", "target", "degree"]].tolist() == ["BHR", "IRN", 2]
    assert found.aucs["episodes"].max() == 1  # in 2013 there was no other pair to outrank
    assert found.aucs["value"].isna().all()
