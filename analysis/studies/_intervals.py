"""Means over episodes with bootstrap intervals: whole episodes are drawn, the same for all."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt
import pandas as pd

from analysis.errors import AnalysisError

Floats = npt.NDArray[np.float64]
LEVELS = (0.025, 0.975)


def resampled(n: int, draws: int, seed: int) -> npt.NDArray[np.int64]:
    """Draw episodes with replacement.

    Parameters
    ----------
    n : int
        Episodes.
    draws : int
        Samples, 1 or more.
    seed : int
        Seed, 0 or more; equal numbers give equal samples.

    Returns
    -------
    numpy.ndarray of int
        Samples x episodes: the places of those drawn.

    Raises
    ------
    AnalysisError
        If draws or seed are out of range.
    """
    for name, value, least in (("draws", draws, 1), ("seed", seed, 0)):
        if value < least:
            raise AnalysisError(f"{name} is {value}; give {least} or more.")
    return np.random.default_rng(seed).integers(0, n, size=(draws, n))


def intervals(
    cases: pd.DataFrame, statistics: Sequence[str], draws: int, seed: int
) -> pd.DataFrame:
    """Average statistics over episodes, with 95 % percentile intervals.

    Parameters
    ----------
    cases : pandas.DataFrame
        One row a `variant`, `method` and `episode`; episodes in the same order in each.
    statistics : sequence of str
        Columns to average.
    draws, seed : int
        As in `resampled`.

    Returns
    -------
    pandas.DataFrame
        `variant`, `method`, `statistic`, `n` (episodes), `value`, `lower`, `upper`.
    """
    rows = []
    drawn = resampled(cases["episode"].nunique(), draws, seed)
    for (variant, method), group in cases.groupby(["variant", "method"], sort=False):
        for statistic in statistics:
            found = _mean(group[statistic].to_numpy(), drawn)
            rows.append((variant, method, statistic, len(group), *found))
    columns = ["variant", "method", "statistic", "n", "value", "lower", "upper"]
    return pd.DataFrame(rows, columns=columns)


def comparisons(
    cases: pd.DataFrame,
    methods: Sequence[str],
    baselines: Sequence[str],
    draws: int,
    seed: int,
) -> pd.DataFrame:
    """Compare reciprocal ranks of methods and baselines, episode by episode.

    Parameters
    ----------
    cases : pandas.DataFrame
        As in `intervals`, with `reciprocal`.
    methods, baselines : sequence of str
        What to compare.
    draws, seed : int
        As in `resampled`.

    Returns
    -------
    pandas.DataFrame
        `variant`, `method`, `baseline`, `n` (episodes), `difference` (mean; above 0 the method does
        better), `lower`, `upper` (95 % percentile interval).
    """
    rows = []
    drawn = resampled(cases["episode"].nunique(), draws, seed)
    for variant, group in cases.groupby("variant", sort=False):
        by_method = {name: part["reciprocal"].to_numpy() for name, part in group.groupby("method")}
        for method in methods:
            for baseline in baselines:
                gaps = by_method[method] - by_method[baseline]
                found = _mean(gaps, drawn)
                rows.append((variant, method, baseline, len(gaps), *found))
    columns = ["variant", "method", "baseline", "n", "difference", "lower", "upper"]
    return pd.DataFrame(rows, columns=columns)


def _mean(values: Floats, drawn: npt.NDArray[np.int64]) -> tuple[float, float, float]:
    means = values[drawn].mean(axis=1)
    lower, upper = np.quantile(means, LEVELS)
    return float(values.mean()), float(lower), float(upper)
