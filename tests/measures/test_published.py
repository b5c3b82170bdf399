"""Graphs coded from publications: the codings meet what is printed, and the measures what is known.

Provenance is in tests/data/README.md.
"""

from __future__ import annotations

from itertools import combinations
from pathlib import Path

import networkx as nx
import numpy as np
import pandas as pd
import pytest

from analysis.measures.balance import triad_census
from analysis.measures.collapse import collapsed
from analysis.measures.frustration import frustration_index
from analysis.measures.line import line_balance
from analysis.measures.local import node_balance
from analysis.measures.spectral import algebraic_conflict
from analysis.measures.structure import strong_balance, weak_balance
from analysis.measures.walks import walk_balance

DATA = Path(__file__).parent.parent / "data"
NOVICES = [
    *("John Bosco", "Gregory", "Basil", "Peter", "Bonaventure", "Berthold", "Mark", "Victor"),
    *("Ambrose", "Romuald", "Louis", "Winfrid", "Amand", "Hugh", "Boniface", "Albert", "Elias"),
    "Simplicius",
]


def monastery() -> nx.DiGraph:
    choices = pd.read_csv(DATA / "sampson_1968_t4.csv")
    D = nx.DiGraph()
    D.add_nodes_from(NOVICES)
    for source, target, choice in choices.itertuples(index=False):
        D.add_edge(source, target, sign=int(np.sign(choice)), choice=abs(choice))
    return D


def powers(stage: int) -> nx.Graph:
    ties = pd.read_csv(DATA / "antal_krapivsky_redner_2006.csv")
    G = nx.Graph()
    G.add_nodes_from(["AH", "F", "G", "GB", "I", "R"])
    for row in ties[ties["stage"] == stage].itertuples():
        G.add_edge(row.source, row.target, sign=row.sign)
    return G


STAGES = [1872, 1882, 1890, 1894, 1904, 1907]


def test_choices_add_up_to_the_sums_printed_under_the_table():
    # Sampson (1968), table D13, p. 469: totals of (+) and of (-) in each column.
    liked = [12, 13, 7, 12, 10, 3, 6, 6, 5, 0, 4, 9, 4, 3, 3, 2, 4, 8]
    disliked = [3, 17, 13, 18, 0, 9, 5, 10, 0, 3, 0, 1, 4, 2, 0, 1, 7, 1]
    D = monastery()
    for sign, printed in ((1, liked), (-1, disliked)):
        found = [
            sum(d["choice"] for _, _, d in D.in_edges(n, data=True) if d["sign"] == sign)
            for n in NOVICES
        ]
        assert found == printed
    assert sum(d["choice"] == 3 for *_, d in D.edges(data=True)) == 33  # Pajek's Sampson_T4.net


def test_two_clusters_of_novices_misplace_what_doreian_and_mrvar_print():
    # Doreian and Mrvar (1996): 12.5 for two clusters, half the sum of misplaced choices.
    D = monastery()
    camps = (np.arange(2**17)[:, None] >> np.arange(18)) & 1
    misplaced = np.zeros(2**17, dtype=int)
    for u, v, d in D.edges(data=True):
        apart = camps[:, NOVICES.index(u)] != camps[:, NOVICES.index(v)]
        misplaced += d["choice"] * (apart == (d["sign"] > 0))
    assert misplaced.min() / 2 == 12.5


@pytest.mark.parametrize(
    ("rule", "mutual", "edges", "negative", "line"),
    [
        # Confirmed by counting over all 2^17 partitions of eighteen novices into two camps.
        ("drop", False, 77, 37, 12),
        ("negative", False, 78, 38, 13),
        ("positive", False, 78, 37, 12),
        ("drop", True, 24, 9, 1),
    ],
)
def test_the_rule_of_collapse_changes_edges_and_line_index(rule, mutual, edges, negative, line):
    G = collapsed(monastery(), opposed=rule, mutual=mutual)
    assert (len(G), G.size()) == (18, edges)
    assert sum(sign < 0 for *_, sign in G.edges(data="sign")) == negative
    found = frustration_index(G)
    assert (found.value, found.optimal) == (line, True)
    assert line_balance(G).value == pytest.approx(1 - 2 * line / edges)


def test_measures_of_the_powers_stage_by_stage():
    # By hand: Britain, France and Austria-Hungary are mutual enemies until 1894, which costs one
    # line; in 1904 Britain befriends France but not its ally Russia, which costs one as well.
    assert [powers(stage).size() for stage in STAGES] == [9, 11, 10, 11, 11, 11]
    assert [frustration_index(powers(stage)).value for stage in STAGES] == [1, 1, 1, 1, 1, 0]
    shares = [(triad_census(powers(s)).balanced, triad_census(powers(s)).total) for s in STAGES]
    assert shares == [(5, 7), (6, 8), (3, 5), (6, 8), (6, 8), (8, 8)]
    assert walk_balance(powers(1907)) == 1
    assert all(walk_balance(powers(stage)) < 1 for stage in STAGES[:-1])


def test_the_last_stage_is_balanced_and_no_other():
    # Antal, Krapivsky and Redner (2006): the powers ended in a socially balanced state.
    for stage in STAGES[:-1]:
        assert not strong_balance(powers(stage)).holds
        assert max(c.value for c in algebraic_conflict(powers(stage))) > 0
    G = powers(1907)
    entente, alliance = {"GB", "F", "R"}, {"AH", "G", "I"}
    camps = strong_balance(G).camps
    assert {node for node in G if camps[node] == camps["GB"]} == entente
    assert (node_balance(G)["balance"].dropna() == 1).all()
    for u in entente:
        for v in alliance:
            G.add_edge(u, v, sign=-1)
    assert G.size() == len(list(combinations(G, 2)))
    assert strong_balance(G).holds
    assert weak_balance(G).holds
