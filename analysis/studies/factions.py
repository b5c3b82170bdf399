"""Which camps come closest to the ties, how sure each actor's place is, and whether two are enough.

Two camps are drawn from the best partitions of the decided ties; where there are several, no one
of them is *the* answer. What every best partition shares is told from what only some have.
"""

from __future__ import annotations

from functools import partial
from typing import Any

import networkx as nx
import numpy as np
import pandas as pd

from analysis.dataset import Dataset
from analysis.ensembles import draw
from analysis.measures.frustration import always_frustrated
from analysis.network import decided, pair_state, snapshot
from analysis.parallel import Runner
from analysis.studies.camps import CAMPS, COMMUNITIES, camps, communities
from analysis.studies.solving import optima
from analysis.studies.standing import Floats, divided, hold, pairs_of, swing, together
from analysis.studies.study import Frames, Study, Table

ENSEMBLES = {"draws": False, "every": True}  # draws of contested rows, and of every row


def factions(
    dataset: Dataset,
    run: Runner | None = None,
    on: str = "",
    seed: int = 1,
    draws: int = 500,
) -> Frames:
    """Say who stands with whom on a date.

    Parameters
    ----------
    dataset : Dataset
        The data.
    run : Runner, optional
        How to compute.
    on : str
        The day, `YYYY-MM-DD`; "" is the last one reviewed.
    seed : int
        Seed of the draws.
    draws : int
        Draws of the uncertain rows.

    Returns
    -------
    dict of str to pandas.DataFrame
        Tables as `STUDY` declares them.
    """
    graph = snapshot(dataset, on or None)
    day, G = graph.graph["on"].isoformat(), decided(graph)
    run, pairs = run or Runner(), len(G) * (len(G) - 1) // 2
    shares = {}
    for ending, every in ENSEMBLES.items():
        drawn = partial(_drawn, dataset, day, seed, every)
        found = run.map(drawn, range(draws), f"factions in {ending}")
        shares[ending] = _mean(np.array(found, dtype=np.float64).reshape(draws, pairs))
    tables = {
        "factions_actors": _actors(dataset, G, shares),
        "factions_pairs": _pairs(graph, shares),
        "factions_camps": camps(G),
        "factions_communities": communities(G),
    }
    return {name: table.assign(on=day) for name, table in tables.items()}


def _drawn(dataset: Dataset, day: str, seed: int, every: bool, number: int) -> list[float]:
    """Give the share of optima in which each pair stands together, in one draw."""
    shares = together(decided(snapshot(draw(dataset, seed, number, every), day)))
    return [float(share) for share in shares[np.triu_indices(len(shares), 1)]]


def _mean(shares: Floats) -> Floats:
    """Average over the draws in which a pair is in one component."""
    return divided(np.nansum(shares, axis=0), (~np.isnan(shares)).sum(axis=0))


def _square(values: Floats, size: int) -> Floats:
    square = np.full((size, size), np.nan)
    rows, columns = np.triu_indices(size, 1)
    square[rows, columns] = square[columns, rows] = values
    return square


def _actors(dataset: Dataset, G: nx.Graph, shares: dict[str, Floats]) -> pd.DataFrame:
    actors = sorted(G)
    holds = [hold(G, actor) for actor in actors]
    names = dict(zip(dataset.actors["actor"], dataset.actors["name"], strict=True))
    first = [next(p.nodes[0] for p in optima(G).components if actor in p.nodes) for actor in actors]
    return pd.DataFrame(
        {
            "actor": actors,
            "name": [names[actor] for actor in actors],
            "component": first,
            "camp": [found.camp for found in holds],
            "ties": [found.ties for found in holds],
            "at_odds": [found.at_odds for found in holds],
            "margin": [found.margin for found in holds],
            "swing": swing(together(G)),
            **{f"swing_{key}": swing(_square(mean, len(G))) for key, mean in shares.items()},
        }
    )


def _pairs(graph: nx.Graph, shares: dict[str, Floats]) -> pd.DataFrame:
    G = decided(graph)
    pairs, found = pairs_of(sorted(G)), optima(G)
    odd: list[Any] = [pd.NA] * len(pairs)
    if found.complete:
        always = set(always_frustrated(G, found))
        odd = [pair in always for pair in pairs]
    share = together(G)[np.triu_indices(len(G), 1)]
    return pd.DataFrame(
        {
            "u": [u for u, _ in pairs],
            "v": [v for _, v in pairs],
            "state": [pair_state(graph, u, v) for u, v in pairs],
            "together": share,
            **{f"together_{key}": mean for key, mean in shares.items()},
            "always_at_odds": pd.array(odd, dtype="boolean"),
        }
    )


STUDY = Study(
    name="factions",
    function=factions,
    parameters={"on": "", "seed": 1, "draws": 500},
    tables={
        "factions_actors": Table(
            about="One actor's place between two camps.",
            keys=("on", "actor"),
            columns={
                "on": "date",
                "actor": "actor",
                "name": "its name",
                "component": "first actor of its connected component",
                "camp": "camp (0 or 1) in the lexicographically smallest optimum",
                "ties": "decided ties",
                "at_odds": "ties at odds with that optimum",
                "margin": "ties more at odds if it alone changed camps, least over optima",
                "swing": "0 to 1, over optima: how open its company is",
                "swing_draws": "0 to 1, over optima of draws of contested rows",
                "swing_every": "0 to 1, over optima of draws of every row",
            },
        ),
        "factions_pairs": Table(
            about="How often two actors stand together in the best two camps.",
            keys=("on", "u", "v"),
            columns={
                "on": "date",
                "u": "actor",
                "v": "actor",
                "state": "state of the pair",
                "together": "share of optima; missing across components",
                "together_draws": "share of optima, mean over draws of contested rows",
                "together_every": "share of optima, mean over draws of every row",
                "always_at_odds": "whether their tie is at odds with every optimum, if known",
            },
        ),
        "factions_camps": CAMPS,
        "factions_communities": COMMUNITIES,
    },
)
