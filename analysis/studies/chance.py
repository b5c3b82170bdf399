"""One test, declared beforehand: whether the region is nearer to balance than by chance.

Statistic: the frustration index as a share of ties on the fixed panel, averaged over year ends.
Null: networks in which each actor keeps its numbers of friends and of enemies, but not who they
are. One-sided: lower than by chance. No date is tested on its own.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import partial

import numpy as np
import pandas as pd

from analysis.dataset import Dataset
from analysis.measures.nulls import compare, draw_seed, rewired
from analysis.network import decided
from analysis.parallel import Runner
from analysis.studies.panel import Panel
from analysis.studies.ranges import sensitivity_range
from analysis.studies.solving import frustration_share
from analysis.studies.study import Table

TABLE = Table(
    about="The one test of nearness to balance against chance.",
    keys=("statistic",),
    columns={
        "statistic": "what is tested",
        "observed": "mean share of ties at odds with the best two camps",
        "null_mean": "the same in networks of the null model",
        "null_low": "least of the middle 95 % of null values",
        "null_high": "greatest of the middle 95 % of null values",
        "z": "standard deviations of the null",
        "p": "one-sided: share of null values at or below, the observed one counted among them",
        "nulls": "networks of the null model for each year end",
        "dates": "year ends",
        "actors": "positions in the panel (n)",
    },
)


def chance_table(
    dataset: Dataset, panel: Panel, days: Sequence[date], run: Runner, seed: int, nulls: int
) -> pd.DataFrame:
    """Compare the mean over dates with networks of the null model.

    Parameters
    ----------
    dataset : Dataset
        The data.
    panel : Panel
        Positions and pairs.
    days : sequence of datetime.date
        Year ends.
    run : Runner
        How to compute.
    seed : int
        Seed of the null networks.
    nulls : int
        Null networks for each date.

    Returns
    -------
    pandas.DataFrame
        As `TABLE` describes it. Networks of successive dates resemble each other, those of the null
        are drawn apart; so null values are put in order on every date before they are averaged,
        as if they rose and fell together. No dependence could spread their means further.
    """
    observed = [frustration_share(decided(panel.network(dataset, day))) for day in days]
    drawn = partial(_null, dataset, panel, tuple(days), seed)
    found = run.map(drawn, range(nulls), "null networks")
    values = np.sort(np.array(found, dtype=np.float64).reshape(nulls, len(days)), axis=0)
    means = values.mean(axis=1)
    result = compare(float(np.mean(observed)), means.tolist())
    spread = sensitivity_range(means)
    row = {
        "statistic": "mean frustration index as a share of ties, year ends",
        "observed": result.observed,
        "null_mean": result.mean,
        "null_low": spread["low"],
        "null_high": spread["high"],
        "z": result.z,
        "p": result.p_low,
        "nulls": result.n,
        "dates": len(days),
        "actors": len(panel.positions),
    }
    return pd.DataFrame([row])


def _null(
    dataset: Dataset, panel: Panel, days: Sequence[date], seed: int, number: int
) -> list[float]:
    """Measure one null network of every date."""
    seeds = draw_seed(seed, number).spawn(len(days))
    return [
        frustration_share(rewired(decided(panel.network(dataset, day)), each))
        for day, each in zip(days, seeds, strict=True)
    ]
