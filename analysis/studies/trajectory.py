"""How far the region was from balance, year by year, on a fixed panel of actors and pairs.

Each measure comes with its sensitivity range (over draws of the uncertain rows and dates) and with
its least and greatest value over all signings of the ambivalent pairs. Dates are not tested one by
one: one test, declared here, compares the mean over year ends with a null model.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from functools import partial
from typing import Any

import networkx as nx
import numpy as np
import numpy.typing as npt
import pandas as pd

from analysis.dataset import Dataset
from analysis.ensembles import draw
from analysis.network import ambivalent, decided
from analysis.parallel import Runner
from analysis.studies.chance import TABLE as CHANCE
from analysis.studies.chance import chance_table
from analysis.studies.moves import PAIRS, POSITIONS, moves
from analysis.studies.panel import Panel, core_network, fixed_panel
from analysis.studies.ranges import sensitivity_range, signing_range
from analysis.studies.solving import MEASURES, UNITS
from analysis.studies.study import Frames, Headline, Study, Table
from analysis.studies.turning_points import YEAR_END, study_dates

_COUNTS = {
    "actors": "positions in the panel (n)",
    "pairs": "pairs of them reviewed throughout",
    "ties": "pairs with a decided sign (m)",
    "ambivalent": "pairs whose sign is not decided",
}


def trajectory(
    dataset: Dataset,
    run: Runner | None = None,
    seed: int = 1,
    draws: int = 400,
    nulls: int = 199,
) -> Frames:
    """Follow balance over time.

    Parameters
    ----------
    dataset : Dataset
        The data.
    run : Runner, optional
        How to compute.
    seed : int
        Seed of the draws and of the null networks.
    draws : int
        Draws of the uncertain rows.
    nulls : int
        Null networks for each year end.

    Returns
    -------
    dict of str to pandas.DataFrame
        Tables as `STUDY` declares them.
    """
    run = run or Runner()
    dates = study_dates(dataset)
    panel = fixed_panel(dataset, dates)
    drawn = partial(_drawn, dataset, panel, tuple(dates), seed)
    found = run.map(drawn, range(draws), "trajectory draws")
    values = np.array(found, dtype=np.float64).reshape(draws, len(dates), len(MEASURES))
    ends = [day for day, point in dates.items() if point == YEAR_END]
    pairs, positions = moves(dataset, panel, list(dates))
    return {
        "trajectory": _table(dataset, panel, dates, values),
        "trajectory_monthly": _monthly(dataset, panel, min(dates)),
        "trajectory_pairs": pairs,
        "trajectory_positions": positions,
        "trajectory_test": chance_table(dataset, panel, ends, run, seed, nulls),
    }


def change_since_2015(dataset: Dataset, rule: str = "levels") -> float:
    """Say by how much the panel's frustration index rose from the end of 2015 to the last day.

    Parameters
    ----------
    dataset : Dataset
        The data.
    rule : str
        The sign rule.

    Returns
    -------
    float
        Ties more, or below zero fewer, that are at odds with the best two camps.
    """
    days = [date(2015, 12, 31), dataset.latest]
    panel = fixed_panel(dataset, days)
    before, after = (
        MEASURES["frustration"](decided(panel.network(dataset, day, rule))) for day in days
    )
    return after - before


def latest(name: str, dataset: Dataset, rule: str = "levels") -> float:
    """Give a measure of the network of all core actors on the last day reviewed.

    Parameters
    ----------
    name : str
        One of `solving.MEASURES`.
    dataset : Dataset
        The data.
    rule : str
        The sign rule.

    Returns
    -------
    float
        The measure, in its unit.
    """
    return MEASURES[name](core_network(dataset, rule=rule))


def _drawn(
    dataset: Dataset, panel: Panel, days: Sequence[date], seed: int, number: int
) -> list[list[float]]:
    """Measure one draw on every date."""
    world = draw(dataset, seed, number)
    graphs = (decided(panel.network(world, day)) for day in days)
    return [[measure(G) for measure in MEASURES.values()] for G in graphs]


def _table(
    dataset: Dataset,
    panel: Panel,
    dates: Mapping[date, str],
    values: npt.NDArray[np.float64],
) -> pd.DataFrame:
    rows = []
    for place, (day, point) in enumerate(dates.items()):
        graph = panel.network(dataset, day)
        for number, row in enumerate(_measured(graph, panel)):
            least, greatest = signing_range(decided(graph), ambivalent(graph), row["measure"])
            row |= {"on": day.isoformat(), "point": point, "least": least, "greatest": greatest}
            rows.append({**row, **sensitivity_range(values[:, place, number])})
    return pd.DataFrame(rows)


def _monthly(dataset: Dataset, panel: Panel, first: date) -> pd.DataFrame:
    months = pd.date_range(first, dataset.latest, freq="ME").date
    return pd.DataFrame(
        [
            {"on": day.isoformat(), **row}
            for day in months
            for row in _measured(panel.network(dataset, day), panel)
        ]
    )


def _measured(graph: nx.Graph, panel: Panel) -> list[dict[str, Any]]:
    G = decided(graph)
    counts = {
        "actors": len(G),
        "pairs": len(panel.pairs),
        "ties": G.number_of_edges(),
        "ambivalent": len(ambivalent(graph)),
    }
    return [
        {"measure": name, "unit": UNITS[name], "value": measure(G), **counts}
        for name, measure in MEASURES.items()
    ]


_VALUE = {
    "on": "date",
    "measure": "what is measured",
    "unit": "unit of the values",
    "value": "as the rows stand; decided ties only",
}
_RANGE = {
    "low": "least of the middle 95 % of draws",
    "high": "greatest of the middle 95 % of draws",
    "draws": "draws in which it is defined",
    "least": "least over all signings of the ambivalent pairs, all of which then count",
    "greatest": "greatest over all signings of the ambivalent pairs, all of which then count",
}
STUDY = Study(
    name="trajectory",
    function=trajectory,
    parameters={"seed": 1, "draws": 400, "nulls": 199},
    tables={
        "trajectory": Table(
            about="One measure of the fixed panel's network on one date, with its ranges.",
            keys=("on", "measure"),
            columns={
                "on": _VALUE["on"],
                "point": "what the date is",
                **_VALUE,
                **_RANGE,
                **_COUNTS,
            },
        ),
        "trajectory_monthly": Table(
            about="One measure of the fixed panel's network at the end of a month.",
            keys=("on", "measure"),
            columns={**_VALUE, **_COUNTS},
        ),
        "trajectory_pairs": PAIRS,
        "trajectory_positions": POSITIONS,
        "trajectory_test": CHANCE,
    },
)
HEADLINES = (
    Headline(
        "frustration_latest",
        partial(latest, "frustration"),
        "ties",
        "frustration index on the last day reviewed",
    ),
    Headline(
        "frustration_share_latest",
        partial(latest, "frustration_share"),
        "share of ties",
        "frustration index as a share of ties on the last day reviewed",
    ),
    Headline(
        "balanced_triads_latest",
        partial(latest, "balanced_triads"),
        "share of triads",
        "triads that are balanced on the last day reviewed",
    ),
    Headline(
        "frustration_change_since_2015",
        change_since_2015,
        "ties",
        "change of the fixed panel's frustration index since the end of 2015",
    ),
)
