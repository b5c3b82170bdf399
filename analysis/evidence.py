"""The codebook's rules for evidence: sources, confidence, mediations, reviews.

data/README.md, rules 5, 8 and 15.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from analysis.errors import Problem
from analysis.rules import Rule, Tables, by_id, valid_date
from analysis.tables import Row, Table, split_list

_PAIR = tuple[str, str]


def uncited_sources(tables: Tables) -> Iterator[Problem]:
    """Report sources that no row cites, once every table that may cite them can be read."""
    if not all(table.complete for table in tables.values()):
        return
    cited = {
        source
        for table in tables.values()
        for field in table.resource.fields
        if field.list_of == "sources"
        for row in table.rows
        for source in split_list(row[field.name])
    }
    for row in tables["sources"].rows:
        if row["source"] not in cited:
            said = "is cited by no row; cite it or delete it"
            yield tables["sources"].problem(row, "source", said)


def unfounded_confidence(tables: Tables) -> Iterator[Problem]:
    """Report `high` without two independent origins, and more than `low` on aggregators alone."""
    sources = by_id(tables["sources"])
    for name in ("ties", "events"):
        for row in tables[name].rows:
            cited = [sources[item] for item in split_list(row["sources"]) if item in sources]
            if row["confidence"] == "low" or len(cited) < len(split_list(row["sources"])):
                continue
            origins = sorted({source["origin"] for source in cited})
            if row["confidence"] == "high" and len(origins) < 2:
                said = f"needs two independent origins, here only {', '.join(origins) or 'none'}"
                yield tables[name].problem(row, "confidence", f"{said}; add one or write medium")
            if {source["tier"] for source in cited} == {"aggregator"}:
                said = "needs a source above 'aggregator'; add one or write low"
                yield tables[name].problem(row, "confidence", said)


def surer_than_events(tables: Tables) -> Iterator[Problem]:
    """Report ties with more confidence than the event that opened or closed them."""
    table, events = tables["ties"], by_id(tables["events"])
    for row in table.rows:
        for column in ("opened_by", "closed_by"):
            event = events.get(row[column])
            if event and _doubt(row) < _doubt(event):
                said = f"is more than that of {column} {row[column]}; write {event['confidence']}"
                yield table.problem(row, "confidence", said)


def _doubt(row: Row) -> int:
    levels = ("high", "medium", "low")
    return levels.index(row["confidence"]) if row["confidence"] in levels else 0


def unsettled_codings(tables: Tables) -> Iterator[Problem]:
    """Report pair-years that two coders coded differently and nobody adjudicated."""
    table = tables["reliability"]
    for row in table.rows:
        relations = [set(split_list(row[f"relation_{coder}"])) for coder in "ab"]
        differ = row["sign_a"] != row["sign_b"] or relations[0] != relations[1]
        if differ and not row["adjudication"]:
            yield table.problem(row, "adjudication", "is empty, but the codings differ; say why")


def own_mediations(tables: Tables) -> Iterator[Problem]:
    """Report mediators between themselves and another, and their ties that the event made."""
    events, mediators = by_id(tables["events"]), defaultdict(set)
    for row in tables["mediations"].rows:
        mediators[row["event"]].add(row["mediator"])
        event = events.get(row["event"])
        if event and row["mediator"] in (event["source"], event["target"]):
            said = f"is a principal of {row['event']}; a mediator stands between two others"
            yield tables["mediations"].problem(row, "mediator", said)
    for row in tables["ties"].rows:
        for column in ("opened_by", "closed_by"):
            for mediator in sorted(mediators[row[column]] & {row["source"], row["target"]}):
                said = f"was mediated by {mediator}; a mediation never opens or closes its tie"
                yield tables["ties"].problem(row, column, said)


def wrong_findings(tables: Tables) -> Iterator[Problem]:
    """Report findings that the ties of the pair and layer contradict."""
    if not (tables["ties"].complete and tables["relations"].complete):
        return
    layers = _tie_layers(tables)
    for row in tables["reviewed"].rows:
        has_tie = row["layer"] in layers[_pair(row)]
        if row["finding"] == "ties" and not has_tie:
            said = f"but ties.csv has no {row['layer']} tie of the pair; write no_notable_tie"
            yield tables["reviewed"].problem(row, "finding", said)
        if row["finding"] == "no_notable_tie" and has_tie:
            said = f"but ties.csv has a {row['layer']} tie of the pair; write ties"
            yield tables["reviewed"].problem(row, "finding", said)


def unreviewed_ties(tables: Tables) -> Iterator[Problem]:
    """Report the first tie of two core actors whose review lacks a layer."""
    reviewed, table = tables["reviewed"], tables["ties"]
    if not reviewed.complete:
        return
    core = {row["actor"] for row in tables["actors"].rows if row["core"] == "yes"}
    layers = next(field.enum for field in reviewed.resource.fields if field.name == "layer")
    done = {(*_pair(row), row["layer"]) for row in reviewed.rows}
    seen: set[_PAIR] = set()
    for row in table.rows:
        pair = _pair(row)
        lacking = [str(layer) for layer in layers if (*pair, layer) not in done]
        if set(pair) <= core and pair not in seen and pair[0] != pair[1] and lacking:
            said = f"ties core actors with no row in reviewed.csv for {', '.join(lacking)}; add it"
            yield table.problem(row, "tie", said)
        seen.add(pair)


def outside_reviews(tables: Tables) -> Iterator[Problem]:
    """Report ties and events of core actors dated outside the review of their layer."""
    core = {row["actor"] for row in tables["actors"].rows if row["core"] == "yes"}
    layer = {row["relation"]: row["layer"] for row in tables["relations"].rows}
    reviews = {(*_pair(row), row["layer"]): row for row in tables["reviewed"].rows}
    for name, columns in (("ties", ("start", "end")), ("events", ("date", "date"))):
        for row in tables[name].rows:
            review = reviews.get((*_pair(row), layer.get(row["relation"], "")))
            if review and set(_pair(row)) <= core:
                yield from _outside_review(tables[name], row, columns, review)


def _outside_review(
    table: Table, row: Row, columns: tuple[str, str], review: Row
) -> Iterator[Problem]:
    begun, done = valid_date(review["reviewed_from"]), valid_date(review["reviewed_to"])
    place = f"reviewed.csv line {review.line}"
    for column in dict.fromkeys(columns):
        date = valid_date(row[column])
        if date and done and date.earliest > done.latest:
            said = f"is after the pair's review ends ({done.text}, {place}); extend the review"
            yield table.problem(row, column, said)
    last = valid_date(row[columns[1]])
    if last and begun and last.latest < begun.earliest:
        said = f"is before the pair's review begins ({begun.text}, {place}); extend the review"
        yield table.problem(row, columns[1], said)


def _tie_layers(tables: Tables) -> dict[_PAIR, set[str]]:
    layer = {row["relation"]: row["layer"] for row in tables["relations"].rows}
    layers: dict[_PAIR, set[str]] = defaultdict(set)
    for row in tables["ties"].rows:
        layers[_pair(row)].add(layer.get(row["relation"], ""))
    return layers


def _pair(row: Row) -> _PAIR:
    return min(row["source"], row["target"]), max(row["source"], row["target"])


RULES: tuple[tuple[Rule, tuple[str, ...]], ...] = (
    (uncited_sources, ()),
    (unfounded_confidence, ("ties", "events", "sources")),
    (surer_than_events, ("ties", "events")),
    (unsettled_codings, ("reliability",)),
    (own_mediations, ("mediations", "events", "ties")),
    (wrong_findings, ("reviewed", "ties", "relations")),
    (unreviewed_ties, ("reviewed", "ties", "actors")),
    (outside_reviews, ("reviewed", "ties", "events", "actors", "relations")),
)
