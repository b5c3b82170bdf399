"""Rankings of mediators as tables: places, first names, scores, differences, verdict."""

import pandas as pd
import pytest

from analysis.reading import contests

from ..worlds import world


@pytest.fixture(scope="module")
def dataset(tmp_path_factory):
    return world(tmp_path_factory.mktemp("contests") / "data", sources=[])


RANKS = pd.DataFrame(
    [
        ("friend_of_both", "RUS", 1, 2),
        ("friend_of_both", "OMN", 1, 2),
        ("friend_of_both", "USA", 3, 3),
        ("most_frequent", "OMN", 1, 1),
        ("most_frequent", "USA", 2, 2),
        ("most_frequent", "RUS", 3, 3),
        ("random", "OMN", 1, 3),
        ("random", "RUS", 1, 3),
        ("random", "USA", 1, 3),
    ],
    columns=["method", "actor", "first", "last"],
)


def test_places_stand_side_by_side_with_ties_as_ranges(dataset):
    found = contests.placed(dataset, RANKS)
    assert list(found) == ["candidate", "friend of both, by the weaker tie", "most frequent so far"]
    assert found.to_numpy().tolist() == [
        ["Oman", "1–2", "1"],
        ["Russia", "1–2", "3"],
        ["United States", "3", "2"],
    ]


def test_only_the_leading_are_shown_and_chance_leads_nobody(dataset):
    assert contests.placed(dataset, RANKS, 1)["candidate"].tolist() == ["Oman", "Russia"]


def test_first_places_are_named_unless_too_many_share_them(dataset):
    named = pd.DataFrame(
        [
            ("BHR", "IRN", "friend_of_both", 2, "RUS;OMN"),
            ("BHR", "IRN", "most_frequent", 1, "USA"),
            ("IRN", "ISR", "friend_of_both", 3, "CHN;OMN;RUS"),
            ("IRN", "ISR", "most_frequent", 1, "USA"),
        ],
        columns=["source", "target", "method", "tied", "named"],
    )
    first, second = contests.first_places(dataset, named, 2).to_dict("records")
    assert first["pair"] == "Bahrain–Iran"
    assert first["friend of both, by the weaker tie"] == "Oman and Russia"
    assert second["friend of both, by the weaker tie"] == "3 tied"
    assert second["most frequent so far"] == "United States"


def scores(friend: float, frequent: float) -> pd.DataFrame:
    rows = [
        ("public", method, statistic, value, 20, value - 0.1, value + 0.1)
        for method, value in (("friend_of_both", friend), ("most_frequent", frequent))
        for statistic in ("reciprocal", "hit_1", "hit_3", "hit_5")
    ]
    columns = ["variant", "method", "statistic", "value", "n", "lower", "upper"]
    return pd.DataFrame(rows, columns=columns)


def gaps(*ends: tuple[float, float]) -> pd.DataFrame:
    rows = [
        (variant, "friend_of_both", baseline, (low + high) / 2, low, high)
        for variant, (low, high) in zip(contests.VARIANTS, ends, strict=True)
        for baseline in contests.BASELINES
    ]
    columns = ["variant", "method", "baseline", "difference", "lower", "upper"]
    return pd.DataFrame(rows, columns=columns)


def test_scores_come_best_first_with_their_kind():
    found = contests.score_rows(scores(0.3, 0.4))
    assert found["ranked by"].tolist()[0] == "most frequent so far"
    assert found["kind"].tolist() == ["baseline", "method"]
    assert found["95%"].tolist() == ["0.30 to 0.50", "0.20 to 0.40"]
    assert found["episodes"].tolist() == [20, 20]


def test_differences_carry_their_sign_and_interval():
    found = contests.gain_rows(gaps((-0.2, -0.1), (0.1, 0.2), (0.1, 0.2)))
    assert found["method"].tolist() == ["friend of both, by the weaker tie"]
    assert found["over by lot"].tolist() == ["-0.15 (-0.20 to -0.10)"]
    assert contests.gain_rows(gaps((-0.2, -0.1), (0.1, 0.2), (0.1, 0.2)), "settled")[
        "over by lot"
    ].tolist() == ["+0.15 (+0.10 to +0.20)"]


def test_verdict_follows_the_numbers():
    lost = contests.verdict(scores(0.3, 0.4), gaps((-0.2, -0.1), (-0.2, 0.1), (0.1, 0.2)))
    assert "“most frequent so far”, a baseline**, with 0.40 (0.30 to 0.50) over 20 episodes" in lost
    assert (
        "Friend of both, by the weaker tie, against “most frequent so far”: better (dated), "
        "worse (public), not told apart (settled)." in lost
    )
    won = contests.verdict(scores(0.5, 0.4), gaps((0.1, 0.2), (0.1, 0.2), (0.1, 0.2)))
    assert "“friend of both, by the weaker tie”, a method**" in won
    assert "against “most frequent so far”: better (public, settled and dated)." in won
    assert "worse" not in won


def test_groups_have_a_column_for_each_way():
    splits = pd.DataFrame(
        [
            ("public", "outcome", "agreement", "friend_of_both", 2, 0.5),
            ("public", "outcome", "none", "friend_of_both", 1, 0.25),
            ("public", "state", "hostile", "friend_of_both", 3, 0.4),
            ("dated", "outcome", "none", "friend_of_both", 1, 0.9),
        ],
        columns=["variant", "split", "group", "method", "n", "value"],
    )
    found = contests.group_rows(splits, "outcome")
    assert list(found) == ["outcome", "episodes", "friend of both, by the weaker tie"]
    assert found.to_numpy().tolist() == [["agreement", 2, 0.5], ["none", 1, 0.25]]
