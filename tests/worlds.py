"""Small data sets, written row by row and loaded like any other."""

from __future__ import annotations

import csv
import json
import shutil
from pathlib import Path

from analysis.dataset import Dataset, load
from analysis.paths import DATA

SHIPPED = ("datapackage.json", "actors.csv", "relations.csv", "confidences.csv")
DOCUMENT = {
    "source": "doc",
    "publisher": "Gazette",
    "title": "What happened",
    "published": "2020-01-01",
    "url": "https://example.org/doc",
    "accessed": "2020-02-01",
    "origin": "Gazette",
    "tier": "newspaper",
    "language": "en",
}


def tie(source: str, target: str, relation: str, start: str = "2012-01-01", **more: str) -> dict:
    name = f"{source}_{target}_{relation}_{start[:4]}" + ("_b" if more.get("claim") == "b" else "")
    row = {"tie": name, "source": source, "target": target, "relation": relation, "start": start}
    return {**row, "confidence": "medium", "in_article": "no", "sources": "doc", **more}


def event(day: str, source: str, target: str, relation: str, **more: str) -> dict:
    row = {"event": f"{day}_{source}_{target}_{relation}", "date": day, "source": source}
    row |= {"target": target, "relation": relation, "summary": f"{relation} of {day}."}
    return {**row, "confidence": "medium", "in_article": "no", "sources": "doc", **more}


def review(u: str, v: str, to: str = "2020-12-31", layers: str = "dse", start: str = "2010-01-01"):
    """Review rows of a pair; `layers` by initials."""
    names = {"d": "diplomatic", "s": "security", "e": "economic"}
    row = {"source": u, "target": v, "reviewed_from": start, "reviewed_to": to}
    return [{**row, "layer": names[x], "finding": "no_notable_tie"} for x in layers]


def write_world(folder: Path, **tables: list[dict]) -> Path:
    """Write the tables given, with the vocabulary shipped, and no rows in the others."""
    folder.mkdir(exist_ok=True)
    for name in SHIPPED:
        shutil.copy(DATA / name, folder / name)
    tables.setdefault("sources", [DOCUMENT])
    for row in tables.get("reviewed", []):
        pair = {row["source"], row["target"]}
        ties = [t for t in tables.get("ties", []) if {t["source"], t["target"]} == pair]
        if any(_layer(t["relation"]) == row["layer"] for t in ties):
            row["finding"] = "ties"
    for resource in json.loads((DATA / "datapackage.json").read_text("utf-8"))["resources"]:
        if resource["path"] not in SHIPPED:
            columns = [field["name"] for field in resource["schema"]["fields"]]
            with (folder / resource["path"]).open("w", encoding="utf-8", newline="") as file:
                writer = csv.DictWriter(file, columns, lineterminator="\n")
                writer.writeheader()
                writer.writerows(tables.get(resource["name"], []))
    return folder


def world(folder: Path, **tables: list[dict]) -> Dataset:
    return load(write_world(folder, **tables))


def _layer(relation: str) -> str:
    with (DATA / "relations.csv").open(encoding="utf-8", newline="") as file:
        return next(row["layer"] for row in csv.DictReader(file) if row["relation"] == relation)


def bahrain_and_iran(folder: Path) -> Path:
    """A pair with a break, a claim, two rival versions, an earlier spell and a mediated message."""
    papers = [
        DOCUMENT,
        {
            **DOCUMENT,
            "source": "herald",
            "publisher": "Herald",
            "title": "A message",
            "tier": "wire",
        }
        | {
            "url": "https://example.org/herald",
            "origin": "Envoy interview",
            "published": "2016-06",
        },
    ]
    ties = [
        tie("BHR", "IRN", "no_relations", "2016-01-04", opened_by="2016-01-04_BHR_IRN_severance"),
        tie(
            "BHR", "IRN", "reduced_relations", "2011-03-15", end="2012-08-11", note="First recall."
        ),
        tie("BHR", "IRN", "recurrent_attacks", "2015", asserted_by="BHR", denied_by="IRN"),
        tie("BHR", "IRN", "trade_agreement", "2014", claim="trade", confidence="low"),
        tie("BHR", "IRN", "financial_support", "2014", claim="trade"),
        tie("BHR", "QAT", "defence_pact", "2000-12-31"),
    ]
    ties[4] |= {"start": "2014", "end": "2015"}
    events = [
        event("2016-01-04", "BHR", "IRN", "severance"),
        event("2016-05-31", "BHR", "IRN", "message", asserted_by="IRN", sources="doc;herald"),
        event("2018-01-01", "IRN", "BHR", "threat"),
    ]
    part = {"event": "2016-05-31_BHR_IRN_message", "mediator": "RUS", "role": "message"}
    part |= {"episode": "letter", "outcome": "talks", "outcome_date": "2016-07-01"}
    reviewed = [*review("BHR", "IRN"), *review("BHR", "QAT")]
    mediations = [{**part, "public_from": "2016-06", "sources": "herald"}]
    return write_world(
        folder, ties=ties, events=events, reviewed=reviewed, mediations=mediations, sources=papers
    )
