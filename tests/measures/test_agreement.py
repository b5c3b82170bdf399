"""Agreement of coders against published tables, the published standard error, laws and coverage."""

from __future__ import annotations

from math import isnan, sqrt

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.errors import AnalysisError
from analysis.measures.agreement import (
    agreement,
    cohens_kappa,
    mean_jaccard,
    percent_agreement,
)


def codings(table) -> tuple[list[str], list[str]]:
    """Spell out a table of counts: rows are coder A's codes, columns coder B's."""
    cells = [(i, j) for i, row in enumerate(table) for j, n in enumerate(row) for _ in range(n)]
    return [str(i) for i, _ in cells], [str(j) for _, j in cells]


FLEISS = codings([[106, 10, 4], [22, 28, 10], [2, 12, 6]])

CODES = st.sampled_from(["friendly", "hostile", "none"])
UNITS = st.lists(st.tuples(CODES, CODES, st.integers(1, 9)), min_size=1, max_size=30)


def same(one: float, other: float) -> bool:
    return one == pytest.approx(other, abs=1e-12, nan_ok=True)


# Known answers


@pytest.mark.parametrize(
    ("table", "share", "kappa"),
    [
        # The three worked examples of the article "Cohen's kappa" in Wikipedia.
        ([[20, 5], [10, 15]], 0.70, 0.40),
        ([[45, 15], [25, 15]], 0.60, 0.1304),
        ([[25, 35], [5, 35]], 0.60, 0.2593),
        # Fleiss, Cohen and Everitt (1969), table 1: kappa .429.
        ([[106, 10, 4], [22, 28, 10], [2, 12, 6]], 0.70, 0.4286),
        # By hand: chance gives 1/2, the coders never agree.
        ([[0, 1], [1, 0]], 0, -1),
        # A code that only one coder uses: (2/3 - 4/9) / (1 - 4/9).
        ([[2, 1], [0, 0]], 2 / 3, 0),
    ],
)
def test_published_tables(table, share, kappa):
    a, b = codings(table)
    assert percent_agreement(a, b) == pytest.approx(share)
    assert cohens_kappa(a, b) == pytest.approx(kappa, abs=5e-5)


def test_standard_error_is_that_of_fleiss_cohen_and_everitt():
    # Their formula 13, with n - 1 for n; they print the table with n = 200.
    P = np.array([[0.53, 0.05, 0.02], [0.11, 0.14, 0.05], [0.01, 0.06, 0.03]])
    rows, columns = P.sum(axis=1), P.sum(axis=0)
    chance = rows @ columns
    kappa = (np.trace(P) - chance) / (1 - chance)
    inner = sum(P[i, i] * (1 - (rows[i] + columns[i]) * (1 - kappa)) ** 2 for i in range(3))
    outer = sum(P[i, j] * (columns[i] + rows[j]) ** 2 for i in range(3) for j in range(3) if i != j)
    spread = inner + (1 - kappa) ** 2 * outer - (kappa - chance * (1 - kappa)) ** 2
    expected = sqrt(spread / 199) / (1 - chance)
    assert agreement(*FLEISS).kappa.error == pytest.approx(expected)
    assert expected == pytest.approx(0.0538, abs=5e-5)


def test_error_of_a_share_adds_up_over_strata():
    # Two strata stand for 30 and 10 units: the estimate is (3 * 1/2 + 1 * 3/4) / 4, its variance
    # (3/4)**2 * (1/4 * 4/3) / 4 + (1/4)**2 * (3/16 * 4/3) / 4.
    a, b = [*"xxxxxxxx"], [*"xxyyxxxy"]
    strata, weights = [*"ssssrrrr"], [7.5] * 4 + [2.5] * 4
    share = agreement(a, b, strata, weights).share
    assert share.value == pytest.approx(9 / 16)
    assert share.error == pytest.approx(sqrt(9 / 16 / 12 + 1 / 16 / 16))


def test_error_of_a_weighted_kappa_is_near_that_of_the_stratified_jackknife():
    rng = np.random.default_rng(1)
    strata = np.repeat([*"pqr"], [80, 60, 60])
    weights = np.where(strata == "p", 9.0, 2.0)
    a = np.where(strata == "p", "none", rng.choice(["friendly", "hostile"], 200))
    b = np.where(rng.random(200) < 0.2, rng.permutation(a), a)
    found = agreement(a.tolist(), b.tolist(), strata.tolist(), weights.tolist()).kappa
    variance = 0.0
    for stratum in "pqr":
        units = np.flatnonzero(strata == stratum)
        n = len(units)
        spread = []
        for unit in units:
            kept = np.where(strata == stratum, weights * n / (n - 1), weights)
            kept[unit] = 0
            spread.append(cohens_kappa(a.tolist(), b.tolist(), kept.tolist()))
        variance += (n - 1) ** 2 / n * np.var(spread, ddof=1)
    assert found.error == pytest.approx(sqrt(variance), rel=0.02)


def test_weights_are_repetitions():
    a, b = FLEISS
    assert same(cohens_kappa(a, b, [2] * 200), cohens_kappa(a, b))
    assert same(cohens_kappa([*"xyz"], [*"xyx"], [3, 2, 1]), cohens_kappa([*"xxxyyz"], [*"xxxyyx"]))


def test_overlap_of_sets():
    assert mean_jaccard([["x", "y"], [], ["x"]], [["y", "z"], [], []]) == pytest.approx(4 / 9)
    assert mean_jaccard([["x"], []], [[], []], [1, 3]) == 0.75


# Undefined cases


def test_kappa_is_undefined_where_chance_explains_everything():
    found = agreement([*"xxx"], [*"xxx"])
    assert found.share.value == 1
    assert all(isnan(value) for value in (found.kappa.value, found.kappa.error, found.kappa.lower))


def test_kappa_is_undefined_if_the_second_code_has_no_weight():
    assert isnan(cohens_kappa([*"xxy"], [*"xxy"], [1, 1, 0]))


def test_codes_of_several_types_are_kept_apart():
    assert cohens_kappa([1, "1", None], [1, "1", None]) == 1
    assert cohens_kappa([1, "1"], ["1", 1]) == -1


@pytest.mark.parametrize("weights", [None, [0, 0]])
def test_nothing_to_compare(weights):
    codes = [] if weights is None else ["x", "y"]
    found = agreement(codes, codes, weights=weights)
    assert found.n == len(codes)
    assert isnan(found.share.value)
    assert isnan(found.kappa.value)
    assert isnan(mean_jaccard(codes, codes, weights))


def test_no_interval_without_any_difference_within_a_stratum():
    perfect = agreement([*"xxyy"], [*"xxyy"])
    assert (perfect.kappa.value, perfect.share.value) == (1, 1)
    apart = agreement([*"xxyy"], [*"xxxx"], strata=[*"ssrr"])
    single = agreement([*"xy"], [*"xx"], strata=[*"sr"])
    for found in (perfect, apart, single):
        assert isnan(found.share.lower)
        assert isnan(found.share.upper)


@pytest.mark.parametrize(
    ("a", "b", "more", "message"),
    [
        ("xy", "x", {}, "2 and 1 entries were given"),
        ("xy", "xy", {"weights": [1]}, "2 and 1 entries were given"),
        ("xy", "xy", {"strata": ["s"]}, "2 and 1 entries were given"),
        ("xy", "xy", {"weights": [1, -2]}, "-2.0 is not a weight"),
        ("xy", "xy", {"weights": [1, float("nan")]}, "nan is not a weight"),
        ("xy", "xy", {"weights": [1, "two"]}, "are no weights; give a number for each unit"),
    ],
)
def test_refusals(a, b, more, message):
    with pytest.raises(AnalysisError, match=message):
        agreement([*a], [*b], **more)


# Laws


@given(UNITS)
def test_coders_and_names_of_codes_and_order_do_not_matter(units):
    a, b, weights = map(list, zip(*units, strict=True))
    kappa = cohens_kappa(a, b, weights)
    renamed = {"friendly": "none", "hostile": "friendly", "none": "hostile"}
    assert same(cohens_kappa(b, a, weights), kappa)
    assert same(cohens_kappa([renamed[x] for x in a], [renamed[x] for x in b], weights), kappa)
    assert same(cohens_kappa(a[::-1], b[::-1], weights[::-1]), kappa)
    assert same(cohens_kappa(a, b, [2.5 * weight for weight in weights]), kappa)


@given(UNITS)
def test_identical_codings_agree_in_full(units):
    a, _, weights = map(list, zip(*units, strict=True))
    assert percent_agreement(a, a, weights) == 1
    assert same(cohens_kappa(a, a, weights), 1 if len(set(a)) > 1 else float("nan"))


@given(UNITS)
def test_estimates_lie_in_their_interval_and_range(units):
    a, b, weights = map(list, zip(*units, strict=True))
    found = agreement(a, b, strata=a, weights=weights)
    for estimate, least in ((found.share, 0), (found.kappa, -1)):
        limits = (estimate.lower, estimate.value, estimate.upper)
        if not isnan(estimate.lower):
            assert least <= limits[0] <= limits[1] + 1e-12
            assert limits[1] <= limits[2] <= 1


def test_intervals_of_a_stratified_sample_hold_the_truth_about_as_often_as_they_say():
    rng = np.random.default_rng(1960)
    strata = np.repeat(["many", "few"], [9000, 1000])
    a = np.where(strata == "many", "none", rng.choice(["friendly", "hostile"], 10_000))
    slips = rng.random(10_000) < np.where(strata == "many", 0.08, 0.15)
    b = np.where(slips, np.where(a == "none", "friendly", "none"), a)
    truth = agreement(a.tolist(), b.tolist())
    places = [np.flatnonzero(strata == name) for name in ("many", "few")]
    held = np.zeros(2)
    for _ in range(500):
        drawn = np.concatenate([rng.choice(place, 50, replace=False) for place in places])
        codes = [column[drawn].tolist() for column in (a, b, strata)]
        found = agreement(*codes, weights=[180] * 50 + [20] * 50)
        held += [
            found.share.lower <= truth.share.value <= found.share.upper,
            found.kappa.lower <= truth.kappa.value <= found.kappa.upper,
        ]
    assert all(0.92 <= share <= 0.98 for share in held / 500), held
