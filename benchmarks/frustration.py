"""How long the exact frustration index takes, with its certificate, and how long other ways take.

The graphs are random, signed by two planted camps and wrongly so for a share of the edges. The
other ways are all partitions at once in numpy, the integer program as one would write it down, with
edge rows alone, and structural_imbalance of dwave-networkx with dimod's exact solver where those
are installed; this package does not need them.
"""

from __future__ import annotations

import importlib.util
import warnings
from collections.abc import Callable
from time import perf_counter
from typing import Any

import networkx as nx
import numpy as np

from analysis.measures._arrays import SignedArrays
from analysis.measures._program import solve_program
from analysis.measures._signed import signs
from analysis.measures.frustration import (
    change_per_edit,
    frustration_index,
    optimal_partitions,
    verify,
)
from benchmarks._timing import row

LIMIT = 3.0  # seconds the plain program may take; if it is not done, its ratio is a lower bound
SOLVES = 1_000


def rows() -> list[dict[str, Any]]:
    """Time each case.

    Returns
    -------
    list of dict
        `case`, `size`, `ours` and `other` (seconds), `what_other`, and `ratio` (other / ours); NaN
        where nothing else is done in bearable time.
    """
    small = _planted(nx.gnm_random_graph(16, 58, seed=1), 0.2)
    found = [row("index", small, _index, _all_partitions, "all partitions in numpy")]
    if importlib.util.find_spec("dwave_networkx") and importlib.util.find_spec("dimod"):
        found.append(row("index", small, _index, _dwave, "dwave-networkx, exact solver"))
    for G in (small, *_graphs()):
        other = _plain_program if G.size() <= 5_000 else None  # which would not begin to close
        found.append(row("index", G, _index, other, "plain integer program"))
    found.append(_many())
    for G in (_planted(nx.gnm_random_graph(size, 2 * size, seed=1), 0.05) for size in (339, 2_500)):
        found.append(row("check of the certificate", G, _check(G), _index, "solving again"))
    found.append(row("all optima", small, _count, _counted, "all partitions in numpy"))
    found.append(row("change per edit", small, _edits, _solved_anew, "the index of each graph"))
    return found


def _graphs() -> list[nx.Graph]:
    return [
        _planted(nx.gnm_random_graph(60, 380, seed=1), 0.2),
        _planted(nx.gnm_random_graph(150, 1_250, seed=1), 0.1),
        _planted(nx.gnm_random_graph(100, 3_700, seed=1), 0.1),
        _planted(nx.gnm_random_graph(678, 1_425, seed=1), 0.1),
        _planted(nx.gnm_random_graph(2_500, 5_000, seed=1), 0.05),
        _planted(nx.gnm_random_graph(4_000, 20_000, seed=1), 0.05),
        _planted(nx.barabasi_albert_graph(10_000, 2, seed=1), 0.05),
    ]


def _planted(G: nx.Graph, noise: float, seed: int = 1) -> nx.Graph:
    rng = np.random.default_rng(seed)
    camps = rng.integers(0, 2, len(G))
    for u, v, data in G.edges(data=True):
        data["sign"] = 1 if (camps[u] == camps[v]) == (rng.random() >= noise) else -1
    return G


def _many() -> dict[str, Any]:
    """Time many solves of a network such as those of this package's data."""
    graphs = [_planted(nx.gnm_random_graph(25, 150, seed=s), 0.1, s) for s in range(SOLVES)]
    start = perf_counter()
    values = [_index(G) for G in graphs]
    mine = perf_counter() - start
    few = range(0, SOLVES, 50)
    start = perf_counter()
    assert [_plain_program(graphs[i]) for i in few] == [values[i] for i in few]
    theirs = (perf_counter() - start) * SOLVES / len(few)
    return {
        "case": f"{SOLVES:,} indices, one process",
        "size": "25 nodes, 150 ties",
        "ours": mine,
        "other": theirs,
        "what_other": f"plain integer program, {len(few)} times, scaled",
        "ratio": theirs / mine,
    }


def _index(G: nx.Graph) -> int:
    found = frustration_index(G)
    assert found.optimal
    return found.value


def _check(G: nx.Graph) -> Callable[[nx.Graph], int]:
    certificate = frustration_index(G).certificate

    def check(G: nx.Graph) -> int:
        lower, upper = verify(G, certificate)
        assert lower == upper
        return upper

    return check


def _count(G: nx.Graph) -> int:
    return optimal_partitions(G).count


def _edits(G: nx.Graph) -> list[int]:
    return list(change_per_edit(G).values())


# Other ways


def _costs(G: nx.Graph) -> np.ndarray:
    camps = np.arange(2 ** (len(G) - 1))[:, None] >> np.arange(len(G)) & 1
    u, v = np.array(G.edges).T
    sign = np.array([sign for *_, sign in G.edges(data="sign")])
    return ((camps[:, u] == camps[:, v]) != (sign > 0)).sum(axis=1)


def _all_partitions(G: nx.Graph) -> int:
    return int(_costs(G).min())


def _counted(G: nx.Graph) -> int:
    costs = _costs(G)
    return int((costs == costs.min()).sum())


def _plain_program(G: nx.Graph) -> int | None:
    edges = signs(G)
    block = SignedArrays.of(edges, dict.fromkeys(edges, 1))
    camps, bound = solve_program(block, (), LIMIT)
    return bound if camps is not None and block.cost(camps) == bound else None


def _dwave(G: nx.Graph) -> int:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        dimod, dwave = (importlib.import_module(name) for name in ("dimod", "dwave_networkx"))
        return len(dwave.structural_imbalance(G, dimod.ExactSolver())[0])


def _solved_anew(G: nx.Graph) -> list[int]:
    value, changes = _index(G), []
    for u, v in signs(G):
        H = G.copy()
        H.edges[u, v]["sign"] *= -1
        changes.append(_index(H) - value)
    return changes
