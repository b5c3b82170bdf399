"""Who is chosen to mediate? Candidates ranked by structure, and how well that would have done.

The test asks who is chosen, given that a mediation takes place and is publicised. The rows were
coded by people who knew the outcomes. It does not say who would succeed, nor whether anyone will
try: how ranks differ by outcome only describes.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

import networkx as nx
import pandas as pd

from analysis.dataset import Dataset
from analysis.dates import parse_day
from analysis.errors import AnalysisError
from analysis.network import snapshot
from analysis.spells import check_choice
from analysis.studies._episodes import Pair
from analysis.studies._eve import VARIANTS, network_before, unusable
from analysis.studies._known import publication
from analysis.studies._ranks import placing
from analysis.studies._retrospect import Retrospective, mean_reciprocal_rank, retrospective
from analysis.studies._scores import BASELINES, METHODS, all_scores

__all__ = [
    "BASELINES",
    "METHODS",
    "VARIANTS",
    "Retrospective",
    "broken_pairs",
    "mean_reciprocal_rank",
    "named",
    "rank_candidates",
    "retrospective",
]


def rank_candidates(
    dataset: Dataset,
    u: str,
    v: str,
    on: str | date,
    variant: str = "public",
    rule: str = "levels",
) -> pd.DataFrame:
    """Rank everyone who could mediate between two actors, by what was public before a day.

    Parameters
    ----------
    dataset : Dataset
        The data.
    u, v : str
        Actor ids.
    on : str or datetime.date
        The day, `YYYY-MM-DD`: rows public before it are used, and the network is that of its eve.
    variant : str
        `public`; `settled`: without the ties that began within 365 days before; `dated`: with all
        ties by their dates, whenever they became public.
    rule : str
        As in `analysis.network.snapshot`.

    Returns
    -------
    pandas.DataFrame
        One row a method and candidate, methods in the order of `METHODS` and `BASELINES`, best
        first: `method`, `actor`, `name`, `score` (integer, greater is better), `first` and `last`
        (the ranks its ties cover), `reciprocal` (expected reciprocal rank, 0 to 1), `n`
        (candidates).

    Raises
    ------
    AnalysisError
        If the day or the variant is not allowed, or the pair does not exist or was not reviewed.

    Examples
    --------
    >>> from analysis.dataset import load
    >>> ranks = rank_candidates(load(), "BHR", "IRN", "2024-06-07")
    >>> sorted(set(ranks["method"])) == sorted([*METHODS, *BASELINES])
    True
    """
    check_choice("variant", variant, VARIANTS)
    day = parse_day(on)
    public = publication(dataset)
    network = network_before(public, day, variant, rule)
    _check_pair(dataset, network, u, v)
    names = dict(zip(dataset.actors["actor"], dataset.actors["name"], strict=True))
    rows = []
    for method, scores in all_scores(public, network, u, v).items():
        for actor in sorted(scores, key=lambda actor: (-scores[actor], actor)):
            place = placing(scores, (actor,))
            ranks = (place.ahead + 1, place.ahead + place.tied, float(place.reciprocal))
            rows.append((method, actor, names[actor], scores[actor], *ranks, len(scores)))
    columns = ["method", "actor", "name", "score", "first", "last", "reciprocal", "n"]
    return pd.DataFrame(rows, columns=columns)


def broken_pairs(dataset: Dataset, on: str | date | None = None) -> tuple[Pair, ...]:
    """List the pairs that have broken off relations, whatever their sign.

    Parameters
    ----------
    dataset : Dataset
        The data.
    on : str or datetime.date, optional
        The day; by default the last one reviewed.

    Returns
    -------
    tuple of (str, str)
        Pairs with a tie `no_relations` in force, sorted.
    """
    relation = dict(zip(dataset.ties["tie"], dataset.ties["relation"], strict=True))
    edges = snapshot(dataset, on=on).edges(data="ties")
    return tuple((u, v) for u, v, ties in edges if "no_relations" in map(relation.get, ties))


def named(dataset: Dataset, pairs: Iterable[Pair], on: str | date) -> pd.DataFrame:
    """Say whom each method ranks first for some pairs.

    Parameters
    ----------
    dataset : Dataset
        The data.
    pairs : iterable of (str, str)
        Pairs of actor ids.
    on : str or datetime.date
        The day, as in `rank_candidates`.

    Returns
    -------
    pandas.DataFrame
        One row a pair and method (random guessing names nobody): `source`, `target`, `method`,
        `score`, `tied` (how many share the first rank), `named` (their ids, sorted), `n`
        (candidates).
    """
    rows = []
    for u, v in pairs:
        ranks = rank_candidates(dataset, u, v, on)
        best = ranks[(ranks["first"] == 1) & (ranks["method"] != "random")]
        for method, tied in best.groupby("method", sort=False):
            first = tied.iloc[0]
            rows.append(
                (u, v, method, first["score"], len(tied), ";".join(tied["actor"]), first["n"])
            )
    columns = ["source", "target", "method", "score", "tied", "named", "n"]
    return pd.DataFrame(rows, columns=columns)


def _check_pair(dataset: Dataset, network: nx.Graph, u: str, v: str) -> None:
    day = network.graph["on"]
    if reason := unusable(network, u, v):
        raise AnalysisError(
            f"{u} and {v} cannot be asked about on the eve, {day}: the pair is {reason}. Give two"
            f" actors that exist then, and a day for which they were reviewed (the last is"
            f" {dataset.latest})."
        )
