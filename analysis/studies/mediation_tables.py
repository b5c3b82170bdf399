"""The study of mediators as stored tables: the test on past episodes, and whom it names now."""

from __future__ import annotations

import pandas as pd

from analysis.dataset import Dataset
from analysis.errors import AnalysisError
from analysis.parallel import Runner
from analysis.studies.mediation import (
    broken_pairs,
    mean_reciprocal_rank,
    named,
    rank_candidates,
    retrospective,
)
from analysis.studies.study import Frames, Headline, Study, Table

PAIR, ON, MEDIATOR = ("BHR", "IRN"), "2024-06-07", "RUS"  # of the report of June 2024


def mediators(
    dataset: Dataset, run: Runner | None = None, seed: int = 1, draws: int = 10_000
) -> Frames:
    """Test how mediators are ranked, and rank them for the pairs that matter now.

    Parameters
    ----------
    dataset : Dataset
        The data.
    run : Runner, optional
        How to compute.
    seed : int
        Seed of the bootstrap.
    draws : int
        Bootstrap samples of the episodes.

    Returns
    -------
    dict of str to pandas.DataFrame
        Tables as `STUDY` declares them.
    """
    found = retrospective(dataset, run, draws, seed)
    ranks = _reported_ranks(dataset, "levels")
    latest = dataset.latest.isoformat()
    return {
        "mediators_summary": found.summary,
        "mediators_comparisons": found.comparisons,
        "mediators_splits": found.splits,
        "mediators_episodes": found.cases,
        "mediators_left_out": found.left_out,
        "mediators_bahrain_iran": ranks.assign(on=ON),
        "mediators_broken": named(dataset, broken_pairs(dataset), latest).assign(on=latest),
    }


def reported_rank(dataset: Dataset, rule: str = "levels") -> float:
    """Give the rank of the mediator that the report of June 2024 names, as a friend of both.

    Parameters
    ----------
    dataset : Dataset
        The data.
    rule : str
        The sign rule.

    Returns
    -------
    float
        Middle of the ranks that Russia shares, 1 = first; NaN if the pair cannot be asked about.
    """
    ranks = _reported_ranks(dataset, rule)
    row = ranks[(ranks["method"] == "friend_of_both") & (ranks["actor"] == MEDIATOR)]
    return float((row["first"] + row["last"]).sum() / 2) if len(row) else float("nan")


def _reported_ranks(dataset: Dataset, rule: str) -> pd.DataFrame:
    """Rank the candidates of June 2024; nobody if the data do not cover the pair then."""
    try:
        return rank_candidates(dataset, *PAIR, ON, rule=rule)
    except AnalysisError:
        return pd.DataFrame(columns=["method", "actor", "name", "score", *_PLACES])


_PLACES = ("first", "last", "reciprocal", "n")
_RANKED = {
    "variant": "public: rows public before the episode; settled: of these, ties begun more than 365"
    " days before; dated: ties by their dates",
    "method": "method or baseline",
}
_MEANS = {"n": "episodes", "lower": "of the 95 % interval", "upper": "of the 95 % interval"}
_HITS = {f"hit_{k}": f"chance of being among the first {k}" for k in (1, 3, 5)}
_RECIPROCAL = "expected reciprocal rank of the best mediator"
STUDY = Study(
    name="mediators",
    function=mediators,
    parameters={"seed": 1, "draws": 10_000},
    tables={
        "mediators_summary": Table(
            about="How well one method ranks those who mediate, given that a mediation is"
            " publicised; coded by people who knew the outcomes.",
            keys=("variant", "method", "statistic"),
            columns={
                **_RANKED,
                "statistic": "reciprocal, or hit_1, hit_3, hit_5",
                "value": "mean over episodes, 0 to 1, greater is better",
                **_MEANS,
            },
        ),
        "mediators_comparisons": Table(
            about="How much better one method does than one baseline, episode by episode.",
            keys=("variant", "method", "baseline"),
            columns={
                **_RANKED,
                "baseline": "baseline",
                "difference": "of mean reciprocal ranks; below 0 the baseline is better",
                **_MEANS,
            },
        ),
        "mediators_splits": Table(
            about="The mean reciprocal rank for one group of episodes, to describe only.",
            keys=("variant", "split", "group", "method"),
            columns={
                **_RANKED,
                "split": "outcome of the episode, or state of the pair on its eve",
                "group": "which",
                "n": "episodes",
                "value": "mean reciprocal rank, 0 to 1",
            },
        ),
        "mediators_episodes": Table(
            about="Where one method places the mediators of one episode.",
            keys=("variant", "method", "episode"),
            columns={
                **_RANKED,
                "episode": "id",
                "began": "day before which rows must have been public",
                "pairs": "pairs mediated between",
                "mediators": "those looked for",
                "outcome": "agreement, talks, none or unknown",
                "state": "of the pair on the eve",
                "n": "candidates",
                "reciprocal": _RECIPROCAL,
                **_HITS,
            },
        ),
        "mediators_left_out": Table(
            about="An episode that cannot be used.",
            keys=("episode",),
            columns={
                "episode": "id",
                "began": "day",
                "pairs": "pairs mediated between",
                "reason": "absent: no actor with ties of its own; unreviewed",
            },
        ),
        "mediators_bahrain_iran": Table(
            about="Where one method places one candidate between Bahrain and Iran in June 2024.",
            keys=("method", "first", "actor"),
            columns={
                "on": "day before which rows must have been public",
                "method": "method or baseline",
                "actor": "candidate",
                "name": "its name",
                "score": "integer, greater is better",
                "first": "best rank its ties cover",
                "last": "worst rank its ties cover",
                "reciprocal": "expected reciprocal rank",
                "n": "candidates",
            },
        ),
        "mediators_broken": Table(
            about="Whom one method places first for one pair without relations on the last day.",
            keys=("source", "target", "method"),
            columns={
                "on": "day before which rows must have been public",
                "source": "actor",
                "target": "actor",
                "method": "method or baseline",
                "score": "integer, greater is better",
                "tied": "candidates that share the first rank",
                "named": "their ids",
                "n": "candidates",
            },
        ),
    },
)
HEADLINES = (
    Headline(
        "mediator_rank_bahrain_iran",
        reported_rank,
        "rank",
        "place of Russia among the friends of both Bahrain and Iran in June 2024",
        ("ties", "events"),
    ),
    Headline(
        "mediator_mean_reciprocal_rank",
        mean_reciprocal_rank,
        "mean reciprocal rank",
        "how well being a friend of both picks those who mediate",
        ("ties", "events", "mediations"),
    ),
)
