"""An observed value held against the values of draws: z-score and empirical p-values."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import inf, nan

import numpy as np

from analysis.errors import AnalysisError

_TIE = 1e-9  # relative difference up to which two values are the same


@dataclass(frozen=True)
class Comparison:
    """An observed value among draws of a null model.

    Parameters
    ----------
    observed : float
        The value.
    mean, deviation : float
        Mean and standard deviation (n - 1) of the draws; NaN of too few.
    z : float
        (observed - mean) / deviation; NaN if the draws do not differ, for then it says nothing.
    p_low, p_high : float
        Share of draws at or below, and at or above, the observed value, which is counted among
        them: (1 + how many) / (1 + n). Never 0: n draws show no less than 1 / (1 + n).
    p : float
        Two-sided: twice the smaller of the two, at most 1.
    n : int
        Draws that have a value.
    undefined : int
        Draws that have none (NaN), left out.
    """

    observed: float
    mean: float
    deviation: float
    z: float
    p_low: float
    p_high: float
    p: float
    n: int
    undefined: int


def compare(observed: float, draws: Sequence[float]) -> Comparison:
    """Say where an observed value lies among draws of a null model.

    Parameters
    ----------
    observed : float
        Value of the graph.
    draws : sequence of float
        Values of graphs drawn, by the same function; NaN for one that has no value.

    Returns
    -------
    Comparison
        z-score and empirical p-values with the number of draws. Values that differ by rounding
        alone are ties and count on both sides. NaN throughout if the observed value is NaN or no
        draw has one.

    Raises
    ------
    AnalysisError
        If a value is infinite or not a number.

    References
    ----------
    .. [1] North, B. V., Curtis, D. and Sham, P. C. (2002). A note on the calculation of empirical
       P values from Monte Carlo procedures. American Journal of Human Genetics 71, 439-441.

    Examples
    --------
    >>> found = compare(7, [3, 4, 4, 5])
    >>> round(found.z, 2), found.p_high, found.p, found.n
    (3.67, 0.2, 0.4, 4)
    """
    try:
        values, given = np.array(draws, dtype=np.float64), float(observed)
    except (TypeError, ValueError):
        raise AnalysisError(
            "A value is not a number; give a number for the graph and one for each draw, NaN where"
            " there is none."
        ) from None
    if inf in np.abs([*values, given]):
        raise AnalysisError("A value is infinite; leave it out, or make it NaN.")
    kept = values[~np.isnan(values)]
    n, undefined = len(kept), len(values) - len(kept)
    mean = float(kept.mean()) if n else nan
    deviation = float(kept.std(ddof=1)) if n > 1 else nan
    if not n or np.isnan(observed):
        return Comparison(observed, mean, deviation, nan, nan, nan, nan, n, undefined)
    slack = _TIE * max(abs(observed), float(np.abs(kept).max()))
    z = (observed - mean) / deviation if deviation > slack else nan
    low = (1 + int((kept <= observed + slack).sum())) / (1 + n)
    high = (1 + int((kept >= observed - slack).sum())) / (1 + n)
    return Comparison(
        observed, mean, deviation, z, low, high, min(1.0, 2 * min(low, high)), n, undefined
    )
