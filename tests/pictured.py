"""A small data set that gives every picture something to draw."""

from __future__ import annotations

from pathlib import Path

from .worlds import event, review, tie, write_world

LAST = "2026-07-02"
MESSAGE = "2024-06-07_BHR_IRN_message"


def pictured(folder: Path) -> Path:
    """Eight actors of 2024: two camps, one tie out of place, one ambivalent pair, one claim."""
    ties = [
        tie("BHR", "IRN", "no_relations", "2016-01-04", in_article="yes"),
        tie("BHR", "ISR", "non_recognition", "1971", end="2020-10-18"),
        tie("BHR", "ISR", "normalised_relations", "2020-10-18", in_article="yes"),
        tie("IRN", "HOUTHI", "military_support", "2009", in_article="yes"),
        tie("BHR", "SAU", "defence_pact", "2000"),
        tie("USA", "BHR", "military_basing", "1971"),
        tie("BHR", "RUS", "security_partnership", "2016-02"),
        tie("IRN", "RUS", "strategic_partnership", "2001-03-12"),
        tie("IRN", "ISR", "non_recognition", "1979"),
        tie("HOUTHI", "SAU", "recurrent_attacks", "2015"),
        tie("BHR", "QAT", "defence_pact", "2000"),
        tie("BHR", "QAT", "sanctions", "2017-06-05"),
        tie("BHR", "KWT", "trade_agreement", "2012", asserted_by="BHR"),
    ]
    events = [
        event("2016-01-04", "BHR", "IRN", "severance", in_article="yes"),
        event("2024-06-07", "BHR", "IRN", "message", in_article="yes", asserted_by="IRN"),
        event("2011-11", "BHR", "IRN", "finding"),
    ]
    carrier = {"event": MESSAGE, "mediator": "RUS", "role": "message", "episode": "message"}
    carrier |= {"outcome": "talks", "public_from": "2024-06-07", "sources": "doc"}
    pairs = sorted({tuple(sorted((row["source"], row["target"]))) for row in ties})
    reviewed = [row for u, v in pairs for row in review(u, v, to=LAST)]
    reviewed += review("BHR", "EGY", to=LAST)
    return write_world(
        folder,
        ties=ties,
        events=events,
        mediations=[carrier],
        reviewed=reviewed,
        coalitions=[
            {"coalition": "GUARD", "name": "The Guard", "lead": "USA", "against": "HOUTHI"}
            | {"start": "2023-12-18", "sources": "doc"},
            {"coalition": "LEAGUE", "name": "The League", "lead": "SAU", "against": "HOUTHI"}
            | {"start": "2015", "end": "2022", "sources": "doc"},
        ],
        memberships=[
            member("GUARD", "BHR", "support", "2023-12-18"),
            member("GUARD", "USA", "lead", "2023-12-18"),
            member("GUARD", "FRA", "named_only", "2023-12-18", left="2023-12"),
            member("GUARD", "FRA", "declined", "2023-12"),
            member("GUARD", "SAU", "declined", ""),
            member("GUARD", "EGY", "declined", ""),
            member("LEAGUE", "BHR", "combat", "2015", left="2022"),
            member("LEAGUE", "SAU", "lead", "2015"),
        ],
    )


def member(coalition: str, actor: str, role: str, joined: str, left: str = "") -> dict:
    """One spell of a membership."""
    row = {"coalition": coalition, "actor": actor, "joined": joined, "left": left, "role": role}
    return {**row, "confidence": "medium", "sources": "doc"}


def told(folder: Path, *ties: dict) -> Path:
    """Write these ties only, every pair of theirs reviewed."""
    pairs = sorted({tuple(sorted((row["source"], row["target"]))) for row in ties})
    reviewed = [row for u, v in pairs for row in review(u, v, to=LAST)]
    return write_world(folder, ties=list(ties), reviewed=reviewed)
