"""The findings in one sentence each, with how far they move and what would overturn them.

Every number is that of a headline in `results/robustness.csv`; the README's list is written from
here, and a test compares the two.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NamedTuple

import pandas as pd

from analysis.dataset import Dataset
from analysis.figures.words import ARTICLE_DAY
from analysis.plots.style import day_text
from analysis.results import read

EVERY = "draws: every row and dates"
Row = dict[Any, Any]


class Claim(NamedTuple):
    """One finding.

    Parameters
    ----------
    headline : str
        The headline it rests on.
    sentence : str
        What was found.
    span : str
        The sensitivity range: the middle 95% of draws of every row and date.
    overturn : str
        The variations of data and rules that move it furthest down and up.
    """

    headline: str
    sentence: str
    span: str
    overturn: str


def claims(dataset: Dataset) -> tuple[Claim, ...]:
    """List the findings.

    Parameters
    ----------
    dataset : Dataset
        The data.

    Returns
    -------
    tuple of Claim
        In the order in which they are told.
    """
    table = read("robustness", dataset)
    told = []
    for headline, (sentence, shown) in _told(dataset).items():
        rows = table[table["headline"] == headline].to_dict("records")
        value = next(row["value"] for row in rows)
        told.append(Claim(headline, sentence(value), _span(rows, shown), _overturn(rows, shown)))
    return tuple(told)


def lines(dataset: Dataset) -> list[str]:
    """Write the findings as rows of a Markdown table.

    Parameters
    ----------
    dataset : Dataset
        The data.

    Returns
    -------
    list of str
        A row each, without the table's head.
    """
    return [
        f"| {claim.sentence} | {claim.span} | {claim.overturn} | `{claim.headline}` |"
        for claim in claims(dataset)
    ]


Shown = Callable[[float], str]
Sentence = Callable[[float], str]


def _told(dataset: Dataset) -> dict[str, tuple[Sentence, Shown]]:
    day, then = day_text(dataset.latest), day_text(ARTICLE_DAY)
    share = _share_in(read("trajectory", dataset), "2015-12-31")
    return {
        "frustration_share_latest": (
            lambda v: (
                f"Two camps leave {v:.1%} of ties out of place on {day}; among the actors and"
                f" pairs followed throughout it was {share:.1%} at the end of 2015"
            ),
            _percent,
        ),
        "balanced_triads_latest": (
            lambda v: f"{v:.1%} of triads are balanced on {day}",
            _percent,
        ),
        "optima_latest": (
            lambda v: f"Equally good divisions into two camps on {day}: {v:.0f}",
            _whole,
        ),
        "always_at_odds_latest": (
            lambda v: f"{v:.0f} ties fit none of the best divisions of {day}",
            _whole,
        ),
        "mediator_mean_reciprocal_rank": (
            lambda v: _mediators(read("mediators_summary", dataset), v),
            _decimal,
        ),
        "mediator_rank_bahrain_iran": (
            lambda v: (
                f"Russia, which the report names, shares a middle rank of {v:g} among the"
                f" friends of both Bahrain and Iran on {then}"
            ),
            _plain,
        ),
        "normalisation_index_change": (
            lambda v: (
                f"Had Bahrain and Iran ended all hostility on {then}, the frustration index"
                f" would have changed by {v:+.0f}"
            ),
            _signed,
        ),
        "bahrain_coalitions": (
            lambda v: f"Bahrain took part in {v:.0f} coalitions on {then}",
            _whole,
        ),
    }


def _mediators(summary: pd.DataFrame, value: float) -> str:
    means = summary[(summary["variant"] == "public") & (summary["statistic"] == "reciprocal")]
    by = {row["method"]: row["value"] for row in means.to_dict("records")}
    rival = max(("most_frequent", "degree", "great_power"), key=lambda name: by[name])
    wins = "a plain baseline does better" if by[rival] > value else "no baseline does better"
    return (
        f"Being a friend of both picks past mediators with a mean reciprocal rank of {value:.2f};"
        f" {wins}: {rival.replace('_', ' ')} has {by[rival]:.2f}, chance {by['random']:.2f}"
    )


def _share_in(trajectory: pd.DataFrame, day: str) -> float:
    rows = trajectory[(trajectory["measure"] == "frustration_share") & (trajectory["on"] == day)]
    return float(rows["value"].iloc[0])


def _span(rows: list[Row], shown: Shown) -> str:
    (row,) = (row for row in rows if row["family"] == EVERY)
    if row["low"] != row["low"]:
        return "not moved by draws"
    return f"{shown(row['low'])} to {shown(row['high'])}"


def _overturn(rows: list[Row], shown: Shown) -> str:
    """Name the variation that lowers the number most and the one that raises it most."""
    varied = [row for row in rows if not row["family"].startswith("draws") and row["n"]]
    if not varied:
        return "no variation moves it"
    value = varied[0]["value"]
    low = min(varied, key=lambda row: (row["low"], row["family"]))
    high = max(varied, key=lambda row: (row["high"], row["family"]))
    told = []
    if low["low"] < value:
        told.append(f"{shown(low['low'])} with {low['family']} “{low['lowest']}”")
    if high["high"] > value:
        told.append(f"{shown(high['high'])} with {high['family']} “{high['highest']}”")
    return "; ".join(told) or "no variation moves it"


def _percent(value: float) -> str:
    return f"{value:.1%}"


def _whole(value: float) -> str:
    return f"{value:.0f}"


def _decimal(value: float) -> str:
    return f"{value:.2f}"


def _plain(value: float) -> str:
    return f"{value:g}"


def _signed(value: float) -> str:
    return f"{value:+.0f}" if value else "0"
