"""Pictures of results: what the tables say is what is drawn and told."""

from __future__ import annotations

from dataclasses import replace

import pandas as pd
import pytest

from analysis.dataset import load
from analysis.errors import AnalysisError
from analysis.figures import FIGURES, draw

from ..pictured import told
from ..worlds import tie
from .looking import extents, flaws

STUDIED = [name for name, entry in FIGURES.items() if entry.results]
METHODS = ("friend_of_both", "brokerage", "balance")
BASELINES = ("degree", "great_power", "most_frequent", "random")


def summary(**values: float) -> pd.DataFrame:
    """Mean reciprocal ranks; a method not named has 0.1."""
    rows = [
        {"variant": variant, "method": method, "statistic": statistic, "n": 12}
        | {"value": (value := values.get(method, 0.1) if variant == "public" else 0.9)}
        | {"lower": value - 0.05, "upper": value + 0.05}
        for variant in ("public", "settled")
        for method in (*METHODS, *BASELINES)
        for statistic in ("reciprocal", "hit_1")
    ]
    return pd.DataFrame(rows)


def ranks() -> pd.DataFrame:
    """Candidates between Bahrain and Iran: two friends of both, and one that mediated often."""
    friends = {"RUS": 2, "QAT": 1, "USA": 0, "CHN": 0}
    past = {"RUS": 1, "QAT": 3, "USA": 9, "CHN": 0}
    return pd.DataFrame(
        [
            {"on": "2024-06-07", "method": method, "actor": actor, "name": actor, "score": score}
            | {"first": 1, "last": 4, "reciprocal": 0.5, "n": 4}
            for method, scores in (("friend_of_both", friends), ("most_frequent", past))
            for actor, score in scores.items()
        ]
    )


def changes() -> pd.DataFrame:
    """Thirty changes, one of Bahrain and Iran among them."""
    actors = ("ARE", "CHN", "EGY", "ISR", "KWT", "OMN", "QAT", "RUS", "SAU", "TUR")
    pairs = [(u, v) for u in actors for v in actors if u < v][:29]
    pairs.insert(14, ("BHR", "IRN"))
    return pd.DataFrame(
        [
            {"on": "2024-06-07", "rank": k + 1, "source": u, "target": v, "before": "hostile"}
            | {"after": "friendly", "index": 10, "index_change": (k > 20) - (k < 10), "n": 30}
            | {"unbalanced": 50, "unbalanced_change": k - 12}
            for k, (u, v) in enumerate(pairs)
        ]
    )


def ranges() -> pd.DataFrame:
    """Two numbers: one that draws move, and one that only a rule moves."""
    rows = [
        ("moved", "draws: all", 10.0, 8.0, 13.0),
        ("moved", "rule", 10.0, 10.0, 12.0),
        ("kept", "draws: all", 0.5, 0.5, 0.5),
        ("kept", "rule", 0.5, 0.7, 0.7),
    ]
    columns = ["headline", "family", "value", "low", "high"]
    table = pd.DataFrame(rows, columns=columns)
    told = table["headline"].map({"moved": "what moves", "kept": "what stays"})
    return table.assign(about=told, unit="ties", n=3, lowest="", highest="")


def course() -> tuple[pd.DataFrame, pd.DataFrame]:
    """Two measures at three dates, and at two ends of months."""
    days = {"2010-12-31": "year end", "2017-06-05": "a turn", "2026-07-02": "latest"}
    levels = {"frustration": (4.0, 9.0, 6.0), "frustration_share": (0.2, 0.3, 0.1)}
    rows = [
        {"on": day, "point": point, "measure": measure, "unit": "", "value": value}
        | {"low": 0.9 * value, "high": 1.1 * value, "draws": 9, "least": value}
        | {"greatest": 1.2 * value, "actors": 8, "pairs": 28, "ties": 20, "ambivalent": 1}
        for measure, values in levels.items()
        for (day, point), value in zip(days.items(), values, strict=True)
    ]
    table = pd.DataFrame(rows)
    return table, table[table["point"] != "a turn"].drop(columns="point")


def tables() -> dict[str, pd.DataFrame]:
    trajectory, monthly = course()
    return {
        "mediators_summary": summary(most_frequent=0.5, friend_of_both=0.3),
        "mediators_bahrain_iran": ranks(),
        "whatif_single_changes": changes(),
        "robustness": ranges(),
        "trajectory": trajectory,
        "trajectory_monthly": monthly,
        "trajectory_test": pd.DataFrame([{"observed": 0.2, "null_low": 0.38, "null_high": 0.45}]),
    }


@pytest.fixture(scope="module")
def studied(small) -> dict:
    return {name: draw(name, small, tables()) for name in STUDIED}


TITLES = {
    "mediator_ranking": "The baseline “most frequent so far” ranked past mediators best; on 7 June "
    "2024 Russia and one other stood well with both Bahrain and Iran",
    "what_if_ranking": "A friendly turn between Bahrain and Iran on 7 June 2024 would have left as "
    "many ties out of place and added two unbalanced triads: rank 15 of 30",
    "robustness_ranges": "One of 2 quoted numbers keeps its value throughout the middle 95% "
    "of draws; relative to its size, “what moves” moves most, under “all”",
    "balance_trajectory": "Two camps left 20% of ties out of place at the end of 2010, 30% at most "
    "(in 2017) and 10% on 2 July 2026",
}


@pytest.mark.parametrize("name", STUDIED)
def test_title_states_what_the_results_say(studied, name):
    assert studied[name].title == TITLES[name]


@pytest.mark.parametrize("name", STUDIED)
def test_words_are_whole_apart_and_legible(studied, name):
    assert flaws(*extents(studied[name])) == []


@pytest.mark.parametrize("name", STUDIED)
def test_words_of_the_stored_results_are_whole_apart_and_legible(shipped, name):
    assert flaws(*extents(draw(name, shipped))) == []


@pytest.mark.parametrize("name", STUDIED)
def test_alt_text_tells_title_and_more(studied, name):
    drawing = studied[name]
    assert drawing.alt.startswith(drawing.title)
    assert len(drawing.alt) > len(drawing.title) + 100


def dots(drawing) -> dict[str, float]:
    """Every dot by name, with its value."""
    lines = [line for ax in drawing.picture.axes for line in ax.lines if line.get_gid()]
    return {line.get_gid().removeprefix("rank-"): line.get_xdata()[0] for line in lines}


def test_every_method_and_candidate_has_its_dot(studied):
    found = dots(studied["mediator_ranking"])
    assert found["most_frequent"] == 0.5
    assert {name: found[name] for name in ("RUS", "QAT", "USA")} == {"RUS": 1, "QAT": 3, "USA": 9}
    assert set(found) == {*METHODS, *BASELINES, "RUS", "QAT", "USA"}


def test_first_last_and_our_own_changes_are_drawn(studied):
    drawing = studied["what_if_ranking"]
    shown = drawing.table
    assert shown["rank"].tolist() == [*range(1, 10), 15, *range(22, 31)]
    named = [f"{r.source}-{r.target}-{r.after}" for r in shown.itertuples()]
    assert dots(drawing) == dict(zip(named, shown["unbalanced_change"], strict=True))


def test_every_number_and_family_has_its_dot(studied):
    found = dots(studied["robustness_ranges"])
    assert found == {
        **dict.fromkeys(("moved-draws: all", "moved-rule"), 10.0),
        **dict.fromkeys(("kept-draws: all", "kept-rule"), 0.5),
    }


def test_the_line_steps_through_the_months(studied):
    axes = studied["balance_trajectory"].picture.axes
    steps = [line for ax in axes for line in ax.lines if line.get_drawstyle() == "steps-post"]
    assert [line.get_ydata().tolist() for line in steps] == [[4.0, 6.0], [0.2, 0.1]]
    bands = [ax for ax in axes for text in ax.texts if text.get_text().startswith("by chance")]
    assert bands == [axes[2]]
    assert axes[2].get_ylim()[1] > 0.45


def test_without_results_there_is_a_clear_message(small):
    empty = {name: table.iloc[:0] for name, table in tables().items()}
    for name in STUDIED:
        with pytest.raises(AnalysisError, match="nothing to draw"):
            draw(name, small, empty)


def test_a_method_that_wins_is_called_one(small):
    won = {**tables(), "mediators_summary": summary(brokerage=0.8)}
    title = draw("mediator_ranking", small, won).title
    assert title.startswith("The method “broker between others” ranked past mediators best")


def test_what_nobody_ranked_is_told_without_it(tmp_path):
    other = load(told(tmp_path, tie("CHN", "PAK", "strategic_partnership")))
    mine = changes()
    rest = {**tables(), "whatif_single_changes": mine[mine["source"] != "BHR"]}
    title = draw("what_if_ranking", replace(other), rest).title
    assert title == "29 single changes ranked by what they would do to balance on 7 June 2024"


def test_a_peak_between_the_dots_is_in_the_title(small):
    months = tables()["trajectory_monthly"]
    between = months.iloc[[-1]].assign(on="2012-08-31", value=0.4)
    drawing = draw(
        "balance_trajectory",
        small,
        {**tables(), "trajectory_monthly": pd.concat([months, between])},
    )
    assert "30%" not in drawing.title
    assert "40% at most (in 2012)" in drawing.title


@pytest.mark.parametrize(
    ("friend", "title"),
    [
        ([], "Iran has clearly changed sides since 2010; two actors never did"),
        (
            [tie("IRN", "QAT", "defence_pact", "2000")],
            "No actor has clearly changed sides since 2010, Iran only where equally good divisions "
            "differ; two actors never did",
        ),
    ],
)
def test_sides_on_which_optimal_divisions_differ_are_no_clear_change(tmp_path, friend, title):
    rows = [
        tie("IRN", "SAU", "defence_pact", "2000", end="2014-05-01"),
        tie("IRN", "SAU", "no_relations", "2014-05-01"),
        tie("QAT", "SAU", "defence_pact", "2000"),
    ]
    assert draw("camps_through_time", load(told(tmp_path, *rows, *friend))).title == title
