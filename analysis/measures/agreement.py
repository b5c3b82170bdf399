"""How far two coders agree: share of units coded alike, and Cohen's kappa, of a stratified sample.

Kappa is the agreement beyond that expected of coders who keep their own frequencies but code
independently (Cohen 1960). With weights, both are estimates for the population sampled: every
proportion is replaced by its weighted estimate. Standard errors are Taylor linearised within
strata (Feder 2006; `svykappa` of R's survey package does the same); for one stratum and equal
weights that is the formula of Fleiss, Cohen and Everitt (1969) but for n - 1 in place of n.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from math import exp, nan, sqrt

import numpy as np
import numpy.typing as npt
from scipy.special import stdtrit

from analysis.errors import AnalysisError

Floats = npt.NDArray[np.float64]

LEVEL = 0.95
_NOTHING = 1e-12  # agreement expected this near to 1 leaves nothing to gain; a spread this small, 0


@dataclass(frozen=True)
class Estimate:
    """A value, its standard error and the limits of its 95 % interval; NaN where undefined."""

    value: float
    error: float
    lower: float
    upper: float


@dataclass(frozen=True)
class Agreement:
    """Agreement of two coders.

    Parameters
    ----------
    n : int
        Units coded twice.
    share : Estimate
        Share of units coded alike, 0 to 1 (1 = all).
    kappa : Estimate
        Cohen's kappa: 1 = all alike, 0 = as expected by chance, negative = less than that.
    """

    n: int
    share: Estimate
    kappa: Estimate


def percent_agreement(
    a: Sequence[str], b: Sequence[str], weights: Sequence[float] | None = None
) -> float:
    """Give the share of units that two coders code alike.

    Parameters
    ----------
    a, b : sequence of str
        One code a unit, in the same order of units.
    weights : sequence of float, optional
        Units of the population that each unit stands for; by default all alike.

    Returns
    -------
    float
        0 to 1 (1 = all alike); NaN if there is no unit or no weight.

    Raises
    ------
    AnalysisError
        If the lengths differ or a weight is no finite number of 0 or more.

    Examples
    --------
    >>> percent_agreement(["x", "x", "y"], ["x", "y", "y"], [2, 1, 1])
    0.75
    """
    return _mean(_alike(a, b), _weights(a, weights))


def cohens_kappa(
    a: Sequence[str], b: Sequence[str], weights: Sequence[float] | None = None
) -> float:
    """Give Cohen's kappa of two codings: (observed - expected) / (1 - expected) agreement.

    Parameters
    ----------
    a, b : sequence of str
        One code a unit, in the same order of units. Codes are nominal: no two are nearer to each
        other than others.
    weights : sequence of float, optional
        Units of the population that each unit stands for; by default all alike.

    Returns
    -------
    float
        At most 1 (all alike); 0 = as expected by chance; NaN if both coders use one and the same
        code throughout (expected agreement is 1), or there is no unit or no weight.

    Raises
    ------
    AnalysisError
        If the lengths differ or a weight is no finite number of 0 or more.

    References
    ----------
    .. [1] Cohen, J. (1960). A coefficient of agreement for nominal scales. Educational and
       Psychological Measurement 20, 37-46.
    .. [2] Feder, M. (2006). Variance estimation of the survey-weighted kappa measure of agreement.
       Joint Statistical Meetings, Seattle.

    Examples
    --------
    Three of four alike, of which chance gives half; and a coefficient that is undefined:

    >>> cohens_kappa(["x", "x", "y", "y"], ["x", "x", "y", "x"])
    0.5
    >>> cohens_kappa(["x", "x"], ["x", "x"])
    nan
    """
    return _kappa(a, b, _weights(a, weights))[0]


def mean_jaccard(
    a: Sequence[Collection[str]],
    b: Sequence[Collection[str]],
    weights: Sequence[float] | None = None,
) -> float:
    """Give the mean overlap of the sets that two coders give to units.

    Parameters
    ----------
    a, b : sequence of collections of str
        One set a unit, in the same order of units.
    weights : sequence of float, optional
        Units of the population that each unit stands for; by default all alike.

    Returns
    -------
    float
        Mean of shared over all members, 0 to 1 (1 = equal sets; two empty sets are equal); NaN if
        there is no unit or no weight.

    Raises
    ------
    AnalysisError
        If the lengths differ or a weight is no finite number of 0 or more.

    Examples
    --------
    >>> mean_jaccard([{"x", "y"}, set()], [{"x"}, set()])
    0.75
    """
    _check_lengths(a, b)
    overlaps = [_jaccard(set(one), set(other)) for one, other in zip(a, b, strict=True)]
    return _mean(np.array(overlaps, dtype=np.float64), _weights(a, weights))


def agreement(
    a: Sequence[str],
    b: Sequence[str],
    strata: Sequence[str] | None = None,
    weights: Sequence[float] | None = None,
) -> Agreement:
    """Give percent agreement and kappa with 95 % intervals.

    Parameters
    ----------
    a, b : sequence of str
        One code a unit, in the same order of units.
    strata : sequence of str, optional
        Stratum of each unit; by default there is one.
    weights : sequence of float, optional
        Units of the population that each unit stands for; by default all alike.

    Returns
    -------
    Agreement
        Estimates with standard errors of a stratified sample drawn with replacement (a little too
        large where much of a stratum is drawn) and t intervals, symmetric on the scale of
        log(1 - estimate), as estimates near 1 scatter downwards. A stratum whose units are all
        coded alike, or that has one unit, adds nothing to the error, so an interval is too short
        if a stratum of great weight shows no difference by luck; where no stratum adds anything,
        as when the coders never differ, the limits are NaN: the sample cannot tell.

    Raises
    ------
    AnalysisError
        If the lengths differ or a weight is no finite number of 0 or more.

    References
    ----------
    .. [1] Feder, M. (2006). Variance estimation of the survey-weighted kappa measure of agreement.
       Joint Statistical Meetings, Seattle.
    .. [2] Fleiss, J. L., Cohen, J. and Everitt, B. S. (1969). Large sample standard errors of kappa
       and weighted kappa. Psychological Bulletin 72, 323-327.

    Examples
    --------
    >>> found = agreement([*"xxxxyyyy"], [*"xxxyyyyx"])
    >>> found.share.value, found.kappa.value
    (0.75, 0.5)
    """
    weight = _weights(a, weights)
    labels = np.asarray([""] * len(a) if strata is None else strata, dtype=str)
    _check_lengths(a, labels)
    alike = _alike(a, b)
    share = _mean(alike, weight)
    kappa, influence = _kappa(a, b, weight)
    return Agreement(
        len(a),
        _estimate(share, alike - share, labels, weight, least=0),
        _estimate(kappa, influence, labels, weight, least=-1),
    )


def _estimate(
    value: float, influence: Floats, strata: npt.NDArray[np.str_], weights: Floats, least: float
) -> Estimate:
    """Add error and limits to a value, given how much each unit of the population sways it."""
    if np.isnan(value):
        return Estimate(nan, nan, nan, nan)
    sway = influence * weights / weights.sum()
    groups = [sway[strata == stratum] for stratum in np.unique(strata)]
    error = sqrt(sum(len(group) * group.var(ddof=1) for group in groups if len(group) > 1))
    freedom = len(strata) - len(groups)
    if error < _NOTHING:
        return Estimate(value, nan, nan, nan)
    factor = exp(stdtrit(freedom, (1 + LEVEL) / 2) * error / (1 - value))
    lower, upper = 1 - (1 - value) * factor, 1 - (1 - value) / factor
    return Estimate(value, error, max(lower, least), upper)


def _kappa(a: Sequence[str], b: Sequence[str], weights: Floats) -> tuple[float, Floats]:
    """Give kappa, and its derivative by the share of each unit in the population."""
    alike = _alike(a, b)
    codes = {code: place for place, code in enumerate(dict.fromkeys((*a, *b)))}
    by_a, by_b = (np.array([codes[code] for code in coded], dtype=np.int64) for coded in (a, b))
    of_a, of_b = (
        np.bincount(place, weights, len(codes)) / (weights.sum() or nan) for place in (by_a, by_b)
    )
    observed, expected = _mean(alike, weights), float(of_a @ of_b)
    beyond = 1 - expected if expected < 1 - _NOTHING else nan
    kappa = (observed - expected) / beyond
    drift = of_b[by_a] + of_a[by_b] - 2 * expected
    return kappa, (alike - observed - (1 - kappa) * drift) / beyond


def _mean(scores: Floats, weights: Floats) -> float:
    return float(scores @ weights / (weights.sum() or nan))


def _alike(a: Sequence[str], b: Sequence[str]) -> Floats:
    _check_lengths(a, b)
    return np.array([one == other for one, other in zip(a, b, strict=True)], dtype=np.float64)


def _jaccard(one: set[str], other: set[str]) -> float:
    return len(one & other) / len(one | other) if one | other else 1.0


def _weights(units: Sequence[object], weights: Sequence[float] | None) -> Floats:
    try:
        given = np.ones(len(units)) if weights is None else np.asarray(weights, dtype=np.float64)
    except (TypeError, ValueError):
        raise AnalysisError(f"{weights!r} are no weights; give a number for each unit.") from None
    _check_lengths(units, given)
    wrong = given[~(np.isfinite(given) & (given >= 0))]
    if len(wrong):
        raise AnalysisError(f"{wrong[0]} is not a weight; give a finite number of 0 or more.")
    return given


def _check_lengths(one: Collection[object] | Floats, other: Collection[object] | Floats) -> None:
    if len(one) != len(other):
        raise AnalysisError(
            f"{len(one)} and {len(other)} entries were given; give one of each a unit, in one order"
        )
