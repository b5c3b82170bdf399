"""Data sets of any number of actors: two camps and some noise, every kind of mark among them."""

from __future__ import annotations

import csv
from itertools import combinations, pairwise
from pathlib import Path

import numpy as np

from analysis.paths import DATA

from .worlds import event, review, tie, write_world

LAST = "2026-07-02"
FIRST = ("BHR", "IRN", "SAU", "RUS", "ISR", "QAT", "USA", "HOUTHI")
FRIENDLY = ("defence_pact", "military_support", "security_partnership", "trade_agreement")
HOSTILE = ("no_relations", "sanctions", "terrorist_designation", "recurrent_attacks")
ACTS = ("visit", "talks", "condemnation", "threat", "finding", "armed_attack", "ceasefire")
ROLES = ("lead", "combat", "support", "information", "named_only", "declined")
DAYS = ("2009", "2012-05", "2015-03-26", "2017-06-05", "2020-10-18", "2021", "2023-04-06")


def crowd(folder: Path, size: int) -> Path:
    """Write a data set of `size` core actors, the same for the same size."""
    draw = np.random.default_rng([2026, size])
    actors = _actors(size)
    ids = [row["actor"] for row in actors]
    pairs = _pairs(draw, ids)
    ties = [row for pair in pairs for row in _ties(draw, ids, pair)]
    messages = [event("2024-06-07", "BHR", "IRN", "message", in_article="yes", asserted_by="IRN")]
    named = [
        event("2024-01-02", "BHR", actor, "visit", in_article="yes")
        for actor in ids
        if actor != "BHR"
    ]
    part = {"event": messages[0]["event"], "mediator": "RUS", "role": "message"}
    part |= {"episode": "message", "outcome": "talks", "public_from": "2024-06-07"}
    write_world(
        folder,
        ties=ties,
        events=[*messages, *named, *_events(draw, pairs)],
        mediations=[{**part, "sources": "doc"}] if "RUS" in ids else [],
        reviewed=[row for u, v in pairs for row in review(u, v, to=LAST)],
        **_coalitions(draw, ids),
    )
    with (folder / "actors.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(actors[0]), lineterminator="\n")
        writer.writeheader()
        writer.writerows(sorted(actors, key=lambda row: row["actor"]))
    return folder


def _actors(size: int) -> list[dict[str, str]]:
    """Take shipped actors still in being, those of the pictures first, and invent the rest."""
    with (DATA / "actors.csv").open(encoding="utf-8", newline="") as file:
        known = {row["actor"]: row for row in csv.DictReader(file) if not row["end"]}
    order = [*FIRST, *(a for a in known if known[a]["core"] == "yes" and a not in FIRST)]
    order += [actor for actor in known if actor not in order]
    blank = dict.fromkeys(known["BHR"], "") | {
        "kind": "state",
        "region": "Gulf",
        "great_power": "no",
    }
    invented = [
        {**blank, "actor": f"ZZ{number:02}", "name": f"New Republic of the {number}"}
        for number in range(size - len(known))
    ]
    chosen = [*(known[actor] for actor in order), *invented][: max(size, 0)]
    return [
        {
            **row,
            "kind": "state",
            "core": "yes",
            **dict.fromkeys(("start", "successor", "patron", "host"), ""),
        }
        for row in chosen
    ]


def _pairs(draw: np.random.Generator, ids: list[str]) -> list[tuple[str, str]]:
    """Join all in a chain, and as many pairs again at random; those of the pictures always."""
    every = [tuple(sorted(pair)) for pair in combinations(ids, 2)]
    chosen = {tuple(sorted(pair)) for pair in pairwise(ids)}
    extra = draw.choice(len(every), size=min(len(every), 2 * len(ids)), replace=False)
    return sorted(chosen | {every[k] for k in extra})


def _ties(draw: np.random.Generator, ids: list[str], pair: tuple[str, str]) -> list[dict]:
    """Give a pair the tie of its camps, or the opposite, both, or a claim."""
    together = ids.index(pair[0]) % 4 // 2 == ids.index(pair[1]) % 4 // 2
    fits = draw.random() < 0.95
    relations = FRIENDLY if together == fits else HOSTILE
    stated = "yes" if pair in {("BHR", "IRN"), ("BHR", "ISR"), ("IRN", "SAU")} else "no"
    more = {"in_article": stated}
    more |= {"end": "2025-01"} if draw.random() < 0.1 else {}
    more |= {"asserted_by": pair[0]} if draw.random() < 0.1 and pair != ("BHR", "IRN") else {}
    start = DAYS[draw.integers(len(DAYS))]
    rows = [tie(*pair, relations[draw.integers(len(relations))], start, **more)]
    if draw.random() < 0.06:  # as strong on both sides
        rows = [tie(*pair, "security_partnership", start), tie(*pair, "non_recognition", start)]
    return rows


def _events(draw: np.random.Generator, pairs: list[tuple[str, str]]) -> list[dict]:
    """Give every pair some acts on days of their own."""
    return [
        event(f"{year}-{month:02}-15", *pair, ACTS[draw.integers(len(ACTS))])
        for pair in pairs
        for year, month in {
            (int(draw.integers(2010, 2026)), int(draw.integers(1, 13))) for _ in range(3)
        }
    ]


def _coalitions(draw: np.random.Generator, ids: list[str]) -> dict[str, list[dict]]:
    """Found one coalition for eight actors or part of them, every actor in one at least."""
    number = min(2 + len(ids) // 8, 9)
    founded = [
        {"coalition": f"PACT{k}", "name": f"Pact of {2010 + k}", "lead": ids[k], "sources": "doc"}
        | {"start": str(2010 + k), "against": "HOUTHI" if "HOUTHI" in ids else ""}
        for k in range(number)
    ]
    seats = {(k % number, actor) for k, actor in enumerate(ids)}
    seats |= {(int(draw.integers(number)), actor) for actor in ids}
    rows = [
        {"coalition": f"PACT{k}", "actor": actor, "joined": str(2010 + k), "sources": "doc"}
        | {"role": ROLES[draw.integers(len(ROLES))], "confidence": "medium"}
        for k, actor in sorted(seats)
    ]
    return {"coalitions": founded, "memberships": rows}
