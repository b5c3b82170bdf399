"""Would another coder have coded the same? A blind second coding of a sample, and what it shows.

A unit is a pair of actors on one layer in one calendar year: its state on 31 December, or on the
last day reviewed in that year. Units are drawn by layer and finding, at most one a pair; agreement
is estimated for the sample and, with each stratum weighted by its units, for all that was reviewed.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd

from analysis.dataset import Dataset
from analysis.errors import AnalysisError
from analysis.measures.agreement import Agreement, agreement, mean_jaccard
from analysis.measures.sampling import allocation, chances, rounded
from analysis.network import Tie, judge
from analysis.spells import living, with_standing
from analysis.timetable import Pair

YEARS = range(2010, 2027)
MINIMUM = 10
UNIT = ("source", "target", "layer", "year")
_WEIGHED = ["u", "v", "tie", "relation", "sign", "level"]
_BOTH = ("sign_a", "sign_b", "relation_a", "relation_b")
_DECIDED = ("sign_final", "relation_final", "adjudication")


@dataclass(frozen=True)
class Comparison:
    """Agreement of the coders: raw, over the sample; weighted, estimated for the population."""

    raw: Agreement
    weighted: Agreement


@dataclass(frozen=True, eq=False)
class Reliability:
    """What the units coded twice show.

    Parameters
    ----------
    n : int
        Units coded twice.
    sign : Comparison
        Of the signs: friendly, hostile, ambivalent or none.
    relation : Comparison
        Of the relations in force; two codings agree if they name the same set.
    jaccard, jaccard_weighted : float
        Mean overlap of the two sets of relations, 0 to 1 (1 = equal; two empty sets are equal).
    strata : pandas.DataFrame
        One row a stratum: `stratum`, `population` (units today), `sample` (units coded twice),
        `sign_alike` and `relation_alike` (units coded alike).
    disagreements : pandas.DataFrame
        Rows of `reliability` whose codings differ in sign or relations.
    """

    n: int
    sign: Comparison
    relation: Comparison
    jaccard: float
    jaccard_weighted: float
    strata: pd.DataFrame
    disagreements: pd.DataFrame


def population(dataset: Dataset) -> pd.DataFrame:
    """List every unit that was reviewed, with the codes that follow from the ties.

    Parameters
    ----------
    dataset : Dataset
        The data.

    Returns
    -------
    pandas.DataFrame
        One row a unit of 2010 to 2026, sorted: `source`, `target`, `layer`, `year`, `on` (the day
        whose state is coded; units before or after the review, or whose actors do not both exist
        on that day, are left out), `sign_a` (friendly, hostile, ambivalent, none), `relation_a`
        (relations in force, sorted) and `stratum` (layer, and whether any tie counts).

    Examples
    --------
    >>> from analysis.dataset import load
    >>> units = population(load())
    >>> set(units["sign_a"]) <= {"friendly", "hostile", "ambivalent", "none"}
    True
    """
    units = _units(dataset)
    dated = units[["on", "layer"]].drop_duplicates()
    states = {
        (day, layer, *pair): state
        for day, layer in zip(dated["on"], dated["layer"], strict=True)
        for pair, state in _states(dataset, day, layer).items()
    }
    rows = zip(units["on"], units["layer"], units["source"], units["target"], strict=True)
    found = [states.get(unit, ("none", ())) for unit in rows]
    units["sign_a"] = pd.array([sign for sign, _ in found], dtype="str")
    units["relation_a"] = pd.Series([names for _, names in found], units.index, dtype=object)
    units["stratum"] = _strata(units)
    return units


def draw(dataset: Dataset, n: int, seed: int) -> pd.DataFrame:
    """Draw units to be coded a second time, by layer and finding, at most one a pair.

    Parameters
    ----------
    dataset : Dataset
        The data.
    n : int
        How many units: ten of each stratum (all, if it has fewer), the rest by population.
    seed : int
        Seed of the draw, 0 or more; equal data, n and seed give the same units.

    Returns
    -------
    pandas.DataFrame
        Rows of `population`, sorted. Within a stratum all units have the same chance, but for
        those of a pair whose chances would add up to more than one.

    Raises
    ------
    AnalysisError
        If n is too small or too large, or the seed negative.
    """
    if seed < 0:
        raise AnalysisError(f"The seed {seed} is negative; give 0 or more.")
    rng = np.random.default_rng(seed)
    units = population(dataset)
    counts = units.groupby(["source", "target", "stratum"]).size().unstack(fill_value=0)
    sizes = allocation(counts.sum().to_numpy(np.int64), n, MINIMUM)
    rows = units.groupby(["source", "target", "stratum"]).groups
    chosen = rounded(chances(counts.to_numpy(np.int64), sizes), rng)
    places = [rows[*counts.index[pair], counts.columns[stratum]] for pair, stratum in chosen]
    return units.loc[sorted(rng.choice(place) for place in places)].reset_index(drop=True)


def blank_sheet(units: pd.DataFrame) -> pd.DataFrame:
    """Make the sheet for the second coder, which shows neither finding nor sign.

    Parameters
    ----------
    units : pandas.DataFrame
        As `draw` gives them.

    Returns
    -------
    pandas.DataFrame
        `source`, `target`, `layer`, `year`, `on` (YYYY-MM-DD), and `sign_b` and `relation_b`,
        empty, for the codes.
    """
    sheet = units[[*UNIT, "on"]].copy()
    sheet["on"] = sheet["on"].dt.strftime("%Y-%m-%d")
    return sheet.assign(sign_b="", relation_b="")


def assess(dataset: Dataset) -> Reliability:
    """Compare the two codings of the units coded twice.

    Parameters
    ----------
    dataset : Dataset
        The data. Both codings are taken as they are written in `reliability`, also where rows
        were corrected since; the first coding tells the stratum a unit was drawn from.

    Returns
    -------
    Reliability
        Agreement with intervals. Weights are units in the population, as the ties have it today,
        over units in the sample; what a stratum without any unit in the sample holds is left out.

    Raises
    ------
    AnalysisError
        If no unit has been coded twice.
    """
    twice = dataset.reliability
    if twice.empty:
        raise AnalysisError(
            "no unit has been coded twice yet: data/reliability.csv has no rows;"
            " `python -m analysis reliability --draw 100` prints a sheet for a second coder"
        )
    strata = _strata(twice)
    sizes = population(dataset)["stratum"].value_counts()
    weights = (strata.map(sizes).fillna(0) / strata.map(strata.value_counts())).tolist()
    a, b = twice["relation_a"], twice["relation_b"]
    codes = {
        "sign": (twice["sign_a"], twice["sign_b"]),
        "relation": (a.map(_joined), b.map(_joined)),
    }
    compared = {what: _compare(*both, strata, weights) for what, both in codes.items()}
    alike = pd.DataFrame({f"{what}_alike": one == other for what, (one, other) in codes.items()})
    return Reliability(
        n=len(twice),
        sign=compared["sign"],
        relation=compared["relation"],
        jaccard=mean_jaccard(a.tolist(), b.tolist()),
        jaccard_weighted=mean_jaccard(a.tolist(), b.tolist(), weights),
        strata=_by_stratum(strata, sizes, alike),
        disagreements=twice.loc[~alike.all(axis=1), [*UNIT, *_BOTH, *_DECIDED]],
    )


def _units(dataset: Dataset) -> pd.DataFrame:
    """List the units reviewed whose actors exist, with the day coded."""
    years = pd.DataFrame({"year": pd.array(YEARS, dtype="Int64")})
    units: pd.DataFrame = dataset.reviewed.merge(years, how="cross")
    new_years_eve = pd.to_datetime(units["year"].astype(str) + "-12-31")
    units["on"] = new_years_eve.where(
        new_years_eve < units["reviewed_to_latest"], units["reviewed_to_latest"]
    )
    units = units[
        (units["on"].dt.year == units["year"]) & (units["reviewed_from_earliest"] <= units["on"])
    ]
    alive = {day: set(living(dataset, day.date())["actor"]) for day in units["on"].unique()}
    rows = zip(units["source"], units["target"], units["on"], strict=True)
    units = units.loc[[{u, v} <= alive[day] for u, v, day in rows], [*UNIT, "on"]]
    return units.sort_values(list(UNIT), ignore_index=True)


def _states(
    dataset: Dataset, day: pd.Timestamp, layer: str
) -> dict[Pair, tuple[str, tuple[str, ...]]]:
    """Give state and relations of the pairs with a tie that counts on a day and layer."""
    ties = with_standing(dataset, day.date(), (layer,))
    counted: dict[Pair, list[Tie]] = defaultdict(list)
    for tie in ties.loc[ties["standing"] == "counted", _WEIGHED].to_dict("records"):
        counted[tie["u"], tie["v"]].append(tie)
    return {
        pair: (judge(rows).state, tuple(sorted({tie["relation"] for tie in rows})))
        for pair, rows in counted.items()
    }


def _strata(units: pd.DataFrame) -> pd.Series[str]:
    findings = ["ties" if names else "no_notable_tie" for names in units["relation_a"]]
    return units["layer"].astype(str) + " " + pd.Series(findings, units.index, dtype="str")


def _joined(relations: Sequence[str]) -> str:
    return ";".join(sorted(relations))


def _compare(
    a: pd.Series[str], b: pd.Series[str], strata: pd.Series[str], weights: list[float]
) -> Comparison:
    codes = a.tolist(), b.tolist(), strata.tolist()
    return Comparison(agreement(*codes), agreement(*codes, weights))


def _by_stratum(strata: pd.Series[str], sizes: pd.Series[int], alike: pd.DataFrame) -> pd.DataFrame:
    """Count units and agreements by stratum, those of the population without a sample included."""
    table = alike.groupby(strata).sum()
    table.insert(0, "sample", strata.value_counts())
    table = table.reindex(sorted({*table.index, *sizes.index}), fill_value=0)
    table.insert(0, "population", sizes.reindex(table.index, fill_value=0))
    counts: pd.DataFrame = table.astype(int).rename_axis("stratum").reset_index()
    return counts
