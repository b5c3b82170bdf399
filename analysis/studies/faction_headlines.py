"""Single numbers about the best two camps on the last day reviewed."""

from __future__ import annotations

from math import nan

import numpy as np

from analysis.dataset import Dataset
from analysis.errors import AnalysisError
from analysis.measures.frustration import always_frustrated
from analysis.studies.panel import core_network
from analysis.studies.solving import optima
from analysis.studies.standing import hold, swing, together
from analysis.studies.study import Headline


def optima_latest(dataset: Dataset, rule: str = "levels") -> float:
    """Count the optimal partitions into two camps on the last day reviewed.

    Parameters
    ----------
    dataset : Dataset
        The data.
    rule : str
        The sign rule.

    Returns
    -------
    float
        The count, camps being interchangeable within a component; NaN if it is not exact.
    """
    try:
        found = optima(core_network(dataset, rule=rule))
    except AnalysisError:
        return nan
    return float(found.count) if found.exact else nan


def always_at_odds_latest(dataset: Dataset, rule: str = "levels") -> float:
    """Count the ties at odds with every optimal partition on the last day reviewed.

    Parameters
    ----------
    dataset : Dataset
        The data.
    rule : str
        The sign rule.

    Returns
    -------
    float
        The count; NaN if not all optima could be listed.
    """
    G = core_network(dataset, rule=rule)
    try:
        return float(len(always_frustrated(G, optima(G))))
    except AnalysisError:
        return nan


def greatest_swing_latest(dataset: Dataset, rule: str = "levels") -> float:
    """Give the greatest swing number of any actor over the optima of the last day reviewed.

    Parameters
    ----------
    dataset : Dataset
        The data.
    rule : str
        The sign rule.

    Returns
    -------
    float
        0 (there is one optimum) to 1, as `standing.swing` defines it; NaN if not known.
    """
    found = swing(together(core_network(dataset, rule=rule)))
    return float(np.nanmax(found)) if not np.isnan(found).all() else nan


def least_margin_latest(dataset: Dataset, rule: str = "levels") -> float:
    """Say how many ties more would be at odds if the least firmly placed actor changed camps.

    Parameters
    ----------
    dataset : Dataset
        The data.
    rule : str
        The sign rule.

    Returns
    -------
    float
        Ties, on the last day reviewed; NaN without ties or if the optima are not known.
    """
    G = core_network(dataset, rule=rule)
    try:
        margins = [hold(G, actor).margin for actor, ties in G.degree() if ties]
    except AnalysisError:
        return nan
    return float(min(margins, default=nan))


HEADLINES = (
    Headline(
        "optima_latest",
        optima_latest,
        "partitions",
        "optimal partitions into two camps on the last day reviewed",
    ),
    Headline(
        "always_at_odds_latest",
        always_at_odds_latest,
        "ties",
        "ties at odds with every optimal partition on the last day reviewed",
    ),
    Headline(
        "greatest_swing_latest",
        greatest_swing_latest,
        "0 to 1",
        "how far the optima of the last day reviewed differ at most on an actor's side",
    ),
    Headline(
        "least_margin_latest",
        least_margin_latest,
        "ties",
        "ties more at odds if the least firmly placed actor changed camps on the last day reviewed",
    ),
)
