"""Whether the headlines would stand if the data were otherwise.

Every headline is computed again under other sign rules, on each layer, without sources, actors or
blocs, with the second coder's disagreements, and over draws of the uncertain rows.
"""

from __future__ import annotations

from functools import partial
from math import nan
from typing import Any

import pandas as pd

from analysis.dataset import Dataset
from analysis.ensembles import draw
from analysis.network import RULES
from analysis.parallel import Runner
from analysis.studies import (
    alterations,
    coalitions_tables,
    faction_headlines,
    mediation_tables,
    scenarios_tables,
    trajectory,
)
from analysis.studies.ranges import sensitivity_range
from analysis.studies.study import Frames, Headline, Study, Table
from analysis.studies.variations import variations

# A study's headlines are registered here.
_ALL = (
    *trajectory.HEADLINES,
    *faction_headlines.HEADLINES,
    *mediation_tables.HEADLINES,
    *scenarios_tables.HEADLINES,
    *coalitions_tables.HEADLINES,
)
HEADLINES: dict[str, Headline] = {headline.name: headline for headline in _ALL}
# A second or more each: these are computed in the first draws alone, and of publishers and origins
# only where one takes ties or mediations with it.
SLOW = {"mediator_mean_reciprocal_rank"}
SLOW_DRAWS = 25
ENSEMBLES = {"contested rows and dates": False, "every row and dates": True}


def robustness(
    dataset: Dataset, run: Runner | None = None, seed: int = 1, draws: int = 250
) -> Frames:
    """Compute every headline on altered data.

    Parameters
    ----------
    dataset : Dataset
        The data.
    run : Runner, optional
        How to compute.
    seed : int
        Seed of the draws.
    draws : int
        Draws of each ensemble.

    Returns
    -------
    dict of str to pandas.DataFrame
        Tables as `STUDY` declares them.
    """
    run = run or Runner()
    standing = {name: head.function(dataset, RULES[0]) for name, head in HEADLINES.items()}
    names = list(variations(dataset))
    found = run.map(partial(_varied, dataset), names, "variations")
    varied = _varied_table(dict(zip(names, found, strict=True)), standing)
    drawn = {
        ensemble: run.map(partial(_drawn, dataset, every, seed), range(draws), ensemble)
        for ensemble, every in ENSEMBLES.items()
    }
    return {
        "robustness": _summary(varied, drawn, standing),
        "robustness_variations": varied,
        "robustness_draws": _draw_table(drawn),
    }


def _varied(dataset: Dataset, name: str) -> dict[str, Any]:
    """Compute the headlines that a variation can change, and count the rows it takes away."""
    variation = variations(dataset)[name]
    world = variation.change(dataset)
    touched = {t for t in alterations.DATED if getattr(world, t) is not getattr(dataset, t)}
    whole = variation.rule != RULES[0] or world.actors is not dataset.actors
    lost = sum(len(getattr(dataset, t)) - len(getattr(world, t)) for t in touched)
    values = {
        name: headline.function(world, variation.rule)
        for name, headline in HEADLINES.items()
        if whole or touched & (set(headline.tables) - ({"events"} if name in SLOW else set()))
    }
    return {"lost": lost, "values": values}


def _drawn(dataset: Dataset, every: bool, seed: int, number: int) -> list[float]:
    world = draw(dataset, seed, number, every)
    return [
        nan if name in SLOW and number >= SLOW_DRAWS else headline.function(world, RULES[0])
        for name, headline in HEADLINES.items()
    ]


def _varied_table(found: dict[str, dict[str, Any]], standing: dict[str, float]) -> pd.DataFrame:
    rows = [
        {
            "headline": headline,
            "family": name.partition(": ")[0],
            "variation": name.partition(": ")[2],
            "value": value,
            "difference": value - standing[headline],
            "unit": HEADLINES[headline].unit,
            "rows_lost": result["lost"],
        }
        for name, result in found.items()
        for headline, value in result["values"].items()
    ]
    return pd.DataFrame(rows, columns=list(_VARIATIONS.columns))


def _draw_table(drawn: dict[str, list[list[float]]]) -> pd.DataFrame:
    frames = []
    for ensemble, values in drawn.items():
        table = pd.DataFrame(values, columns=list(HEADLINES), dtype="float64")
        table.insert(0, "draw", range(len(values)))
        table.insert(0, "ensemble", ensemble)
        frames.append(table)
    return pd.concat(frames, ignore_index=True)


def _summary(
    varied: pd.DataFrame, drawn: dict[str, list[list[float]]], standing: dict[str, float]
) -> pd.DataFrame:
    """Put the range of each headline over each ensemble and family in one row."""
    rows = []
    for place, (name, headline) in enumerate(HEADLINES.items()):
        common = {"headline": name, "about": headline.about, "value": standing[name]}
        common |= {"unit": headline.unit}
        for ensemble, values in drawn.items():
            found = sensitivity_range([row[place] for row in values])
            found["n"] = found.pop("draws")
            rows.append({**common, "family": f"draws: {ensemble}", **found})
        for family, part in varied[varied["headline"] == name].groupby("family", sort=False):
            rows.append({**common, "family": family, **_extremes(part.dropna())})
    return pd.DataFrame(rows, columns=list(_SUMMARY.columns))


def _extremes(part: pd.DataFrame) -> dict[str, Any]:
    if part.empty:
        return {"n": 0, "low": nan, "high": nan}
    ranked = part.sort_values("value", kind="stable")
    lowest, highest = ranked.iloc[0], part[part["value"] == ranked["value"].iloc[-1]].iloc[0]
    return {
        "n": len(part),
        "low": lowest["value"],
        "high": highest["value"],
        "lowest": lowest["variation"] if lowest["difference"] < 0 else "",
        "highest": highest["variation"] if highest["difference"] > 0 else "",
    }


_SUMMARY = Table(
    about="The range of a headline over an ensemble of draws or a family of variations.",
    keys=("headline", "family"),
    columns={
        "headline": "name of the number",
        "about": "what it says",
        "family": "draws of an ensemble, or kind of variation",
        "value": "as the data stand",
        "low": "least of the middle 95 % of draws, or of the variations",
        "high": "greatest of the middle 95 % of draws, or of the variations",
        "n": "draws or variations in which it is defined; variations that cannot touch it left out",
        "lowest": "variation that lowers it most, the first of several; empty if none does",
        "highest": "variation that raises it most, the first of several; empty if none does",
        "unit": "unit of the values",
    },
)
_VARIATIONS = Table(
    about="A headline computed on altered data.",
    keys=("headline", "family", "variation"),
    columns={
        "headline": "name of the number",
        "family": "kind of variation",
        "variation": "what is otherwise",
        "value": "on the altered data",
        "difference": "from the value as the data stand",
        "unit": "unit of the values",
        "rows_lost": "ties, events, mediations and memberships fewer than in the data",
    },
)
_DRAWS = Table(
    about="All headlines in one draw.",
    keys=("ensemble", "draw"),
    columns={
        "ensemble": "which rows are drawn",
        "draw": "number of the draw",
        **{name: headline.unit for name, headline in HEADLINES.items()},
    },
)
STUDY = Study(
    name="robustness",
    function=robustness,
    parameters={"seed": 1, "draws": 250},
    tables={
        "robustness": _SUMMARY,
        "robustness_variations": _VARIATIONS,
        "robustness_draws": _DRAWS,
    },
)
