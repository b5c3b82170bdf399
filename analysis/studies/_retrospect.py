"""How well the rankings of mediators would have done: one past episode after the other.

The test asks who is chosen, given that a mediation takes place and is publicised; the rows were
coded by people who knew the outcomes.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from math import nan
from typing import Any

import networkx as nx
import pandas as pd

from analysis.dataset import Dataset
from analysis.errors import AnalysisError
from analysis.network import pair_state
from analysis.parallel import Runner
from analysis.studies._episodes import Episode, Pair, episodes
from analysis.studies._eve import VARIANTS, network_before, unusable
from analysis.studies._intervals import comparisons, intervals
from analysis.studies._known import Publication, publication
from analysis.studies._ranks import Placing, placing
from analysis.studies._scores import BASELINES, METHODS, all_scores

STATISTICS = ("reciprocal", "hit_1", "hit_3", "hit_5")


@dataclass(frozen=True, eq=False)
class Retrospective:
    """How the methods would have ranked the mediators of past episodes.

    Parameters
    ----------
    cases : pandas.DataFrame
        One row a variant, method and episode: `variant`, `method`, `episode`, `began`, `pairs`,
        `mediators`, `outcome`, `state` (of the pair on the eve), `n` (candidates) and, 0 to 1,
        greater is better, `reciprocal` (expected reciprocal rank of the best mediator), `hit_1`,
        `hit_3`, `hit_5` (chance that it is among the first so many).
    summary : pandas.DataFrame
        Means over episodes with 95 % intervals: `variant`, `method`, `statistic`, `n` (episodes),
        `value`, `lower`, `upper`. The mean of `reciprocal` is the mean reciprocal rank.
    comparisons : pandas.DataFrame
        Mean difference in reciprocal rank between method and baseline: `variant`, `method`,
        `baseline`, `n`, `difference`, `lower`, `upper`.
    splits : pandas.DataFrame
        Means by `outcome` and by `state`, which only describe: `variant`, `split`, `group`,
        `method`, `n`, `value` (mean reciprocal rank).
    left_out : pandas.DataFrame
        Episodes that cannot be used: `episode`, `began`, `pairs`, `reason` (`absent`: a principal
        is not an actor with ties of its own; `unreviewed`).
    """

    cases: pd.DataFrame
    summary: pd.DataFrame
    comparisons: pd.DataFrame
    splits: pd.DataFrame
    left_out: pd.DataFrame


def retrospective(
    dataset: Dataset, run: Runner | None = None, draws: int = 10_000, seed: int = 1
) -> Retrospective:
    """Test the rankings on the episodes of the past, with the rows public before each began.

    The unit is the episode: where it concerns several pairs, the mean over them counts. Of several
    mediators the best placed counts; a mediator who is no candidate is a miss. Intervals are
    percentiles of means over episodes drawn with replacement; episodes of one conflict resemble
    each other, so they are rather too narrow.

    Parameters
    ----------
    dataset : Dataset
        The data.
    run : Runner, optional
        How to compute; by default in this process, silently.
    draws : int
        Bootstrap samples, 1 or more.
    seed : int
        Seed of the samples, 0 or more.

    Returns
    -------
    Retrospective
        Cases, their means with intervals, comparisons with the baselines, and what was left out.

    Raises
    ------
    AnalysisError
        If there is no usable episode, or draws or seed are out of range.

    References
    ----------
    .. [1] Voorhees, E. M. (1999). The TREC-8 question answering track report. In Proceedings of
       the 8th Text Retrieval Conference, 77-82.
    """
    found = {episode.episode: episode for episode in episodes(dataset)}
    public = publication(dataset)
    lists = (run or Runner()).map(partial(_cases, public, found), list(found), "episodes")
    rows = [row for cases in lists for row in cases]
    usable = {row["episode"] for row in rows if "method" in row}
    if not usable:
        raise AnalysisError(
            "No episode of mediation can be used; mediations need events between reviewed pairs."
        )
    cases = pd.DataFrame([row for row in rows if row["episode"] in usable])
    left_out = [row for row in rows if row["episode"] not in usable]
    return Retrospective(
        cases,
        intervals(cases, STATISTICS, draws, seed),
        comparisons(cases, METHODS, BASELINES, draws, seed),
        _splits(cases),
        pd.DataFrame(left_out, columns=["episode", "began", "pairs", "reason"]),
    )


def mean_reciprocal_rank(
    dataset: Dataset, rule: str = "levels", method: str = "friend_of_both"
) -> float:
    """Give the mean reciprocal rank of one method over the usable episodes, rows public before.

    Parameters
    ----------
    dataset : Dataset
        The data.
    rule : str
        As in `analysis.network.snapshot`.
    method : str
        One of `METHODS` and `BASELINES`.

    Returns
    -------
    float
        0 to 1, greater is better; NaN if there is no usable episode.
    """
    public = publication(dataset)
    found = []
    for episode in episodes(dataset):
        network = network_before(public, episode.began, rule=rule)
        pairs = _usable(network, episode)
        rows = _scored(public, episode, pairs, network, (method,)) if pairs else ()
        found += [row["reciprocal"] for row in rows]
    return sum(found) / len(found) if found else nan


def _cases(public: Publication, found: Mapping[str, Episode], name: str) -> list[dict[str, Any]]:
    """Score one episode by every method in every variant, or say why not."""
    episode = found[name]
    facts = {"episode": name, "began": episode.began.isoformat(), "pairs": _pairs(episode)}
    networks = {variant: network_before(public, episode.began, variant) for variant in VARIANTS}
    pairs = _usable(networks[VARIANTS[0]], episode)
    if not pairs:
        reasons = {unusable(networks[VARIANTS[0]], *pair) for pair in episode.mediators}
        return [{**facts, "reason": ";".join(sorted(reasons))}]
    return [
        {"variant": variant, **facts, **row}
        for variant, network in networks.items()
        for row in _scored(public, episode, pairs, network)
    ]


def _usable(network: nx.Graph, episode: Episode) -> tuple[Pair, ...]:
    """Give the pairs that were reviewed on the eve; which were is the same in every variant."""
    return tuple(pair for pair in episode.mediators if not unusable(network, *pair))


def _scored(
    public: Publication,
    episode: Episode,
    pairs: Sequence[Pair],
    network: nx.Graph,
    methods: Sequence[str] = (*METHODS, *BASELINES),
) -> Iterator[dict[str, Any]]:
    """Score one episode by each method: means over its usable pairs."""
    scored = {pair: all_scores(public, network, *pair, methods) for pair in pairs}
    states = {pair_state(network, *pair) for pair in pairs}
    mediators = frozenset().union(*(episode.mediators[pair] for pair in pairs))
    for method in methods:
        yield {
            "method": method,
            "mediators": ";".join(sorted(mediators)),
            "outcome": episode.outcome,
            "state": "hostile" if "hostile" in states else min(states),
            "n": min(len(scored[pair][method]) for pair in pairs),
            **_means([placing(scored[pair][method], episode.mediators[pair]) for pair in pairs]),
        }


def _means(found: Sequence[Placing]) -> dict[str, float]:
    hits = {f"hit_{k}": sum(place.hit(k) for place in found) for k in (1, 3, 5)}
    totals = {"reciprocal": sum(place.reciprocal for place in found), **hits}
    return {name: float(total / len(found)) for name, total in totals.items()}


def _pairs(episode: Episode) -> str:
    return ";".join(f"{u}-{v}" for u, v in episode.mediators)


def _splits(cases: pd.DataFrame) -> pd.DataFrame:
    """Average the reciprocal rank by outcome and by state."""
    tables = []
    for split in ("outcome", "state"):
        groups = cases.groupby(["variant", split, "method"], sort=False)["reciprocal"]
        table = groups.agg(n="size", value="mean").reset_index().rename(columns={split: "group"})
        tables.append(table.assign(split=split))
    columns = ["variant", "split", "group", "method", "n", "value"]
    return pd.concat(tables, ignore_index=True)[columns]
