"""Small pasts for tests: documents of given days, and mediations with their events."""

from __future__ import annotations

from ..worlds import DOCUMENT, event


def paper(published: str) -> dict:
    """A document by its day: `p2012-01-05`, or `undated`."""
    name = f"p{published}".replace("-", "") if published else "undated"
    facts = {"source": name, "published": published, "url": f"https://example.org/{name}"}
    return {**DOCUMENT, **facts, "accessed": "2026-01-01"}


def papers_for(*tables: list[dict]) -> list[dict]:
    """The documents that rows cite, by their names."""
    cited = {name for rows in tables for row in rows for name in row["sources"].split(";")}
    days = {"doc": "2020-01-01", "undated": ""}
    return [
        {**paper(days.get(name, _day(name))), "source": name, "url": f"https://example.org/{name}"}
        for name in sorted(cited)
    ]


def mediation(
    day: str, pair: tuple[str, str], mediators: str, episode: str = "", **more: str
) -> tuple[dict, list[dict]]:
    """An event of talks and a row for each mediator; public on the day unless said otherwise."""
    row = event(day, *pair, "talks", sources=f"p{day}".replace("-", ""))
    part = {"event": row["event"], "episode": episode or "_".join([*pair, *day.split("-")]).lower()}
    part |= {"role": "broker", "outcome": "talks", "outcome_date": day, "public_from": day}
    part |= {"sources": row["sources"], **more}
    return row, [{**part, "mediator": mediator} for mediator in mediators.split()]


def _day(name: str) -> str:
    digits = name.removeprefix("p")
    return "-".join(filter(None, (digits[:4], digits[4:6], digits[6:8])))
