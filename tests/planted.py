"""A world with planted camps and a planted turning point, small enough to work out by hand.

Two camps of four states, all pairs tied: friends within, foes between. On 5 June 2017 Qatar's three
friends become its foes, so that everyone is; from 2019 on its four old foes are its friends.
"""

from __future__ import annotations

from itertools import combinations
from pathlib import Path

from analysis.dataset import Dataset

from .worlds import review, tie, write_world

GULF = ("ARE", "BHR", "QAT", "SAU")
EAST = ("CHN", "IRN", "IRQ", "RUS")
OLD, TURN, SETTLED = "2009-01-01", "2017-06-05", "2019-01-01"


def planted_ties() -> list[dict]:
    rows = []
    for u, v in combinations(sorted(GULF + EAST), 2):
        friends = (u in GULF) == (v in GULF)
        relation, other = ("defence_pact", "no_relations")[:: 1 if friends else -1]
        if "QAT" not in (u, v):
            rows.append(tie(u, v, relation, OLD))
        elif friends:
            rows.append(tie(u, v, relation, OLD, end=TURN))
            rows.append(tie(u, v, other, TURN))
        else:
            rows.append(tie(u, v, relation, OLD, end=SETTLED))
            rows.append(tie(u, v, other, SETTLED))
    return rows


def planted_reviews() -> list[dict]:
    pairs = combinations(sorted(GULF + EAST), 2)
    return [row for u, v in pairs for row in review(u, v)]


def write_planted(folder: Path, **tables: list[dict]) -> Path:
    """Write the world; tables given are added to it, or put in place of its own."""
    more = tables.pop("more", [])
    rows = {"ties": planted_ties() + more, "reviewed": planted_reviews(), **tables}
    return write_world(folder, **rows)


def planted(folder: Path, **tables: list[dict]) -> Dataset:
    from analysis.dataset import load

    return load(write_planted(folder, **tables))
