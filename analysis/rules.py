"""The codebook's rules for spells, pairs, relations and ids.

data/README.md, rules 1, 11, 13 and 14.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from functools import partial
from itertools import combinations

from analysis import dates
from analysis.dates import PartialDate
from analysis.errors import Problem, suggest
from analysis.tables import Row, Table

Tables = Mapping[str, Table]
Rule = Callable[[Tables], Iterator[Problem]]

_BELOW_TENTHS = re.compile(r"-?\d+\.\d\d*[1-9]", re.ASCII)
_SPANS = {
    "actors": ("start", "end"),
    "ties": ("start", "end"),
    "coalitions": ("start", "end"),
    "memberships": ("joined", "left"),
    "reviewed": ("reviewed_from", "reviewed_to"),
}


def valid_date(text: str) -> PartialDate | None:
    """Read a date that may be empty or wrong.

    Parameters
    ----------
    text : str
        A cell.

    Returns
    -------
    PartialDate or None
        None if there is no date; that it is wrong is reported elsewhere.

    Examples
    --------
    >>> valid_date("31/12/2016") is None
    True
    """
    return None if not text or dates.complaint(text) else dates.parse(text)


def by_id(table: Table) -> dict[str, Row]:
    """Index a table's rows by the first column of the primary key.

    Parameters
    ----------
    table : Table
        Any table.

    Returns
    -------
    dict of str to Row
        The last row where an id occurs twice.
    """
    return {row[table.resource.primary_key[0]]: row for row in table.rows}


def ends_before_start(tables: Tables, name: str) -> Iterator[Problem]:
    """Report spells that end before they start; a tie does not hold on the day it ends."""
    first, last = _SPANS[name]
    for row in tables[name].rows:
        start, end = valid_date(row[first]), valid_date(row[last])
        if start and end and end.latest < start.earliest:
            yield tables[name].problem(row, last, f"is before {first} {start.text}; one is wrong")
        elif start and end and name == "ties" and end.latest == start.earliest:
            said = f"is the day the tie starts; a tie holds up to, not on, its {last}"
            yield tables[name].problem(row, last, said)


def unordered_pairs(tables: Tables) -> Iterator[Problem]:
    """Report actors tied to themselves, and undirected pairs whose greater id comes first."""
    relations = by_id(tables["relations"])
    for name in ("ties", "events", "reviewed", "reliability"):
        for row in tables[name].rows:
            source, target = row["source"], row["target"]
            relation = relations.get(row["relation"]) if "relation" in row.cells else None
            directed = name == "events" if relation is None else relation["directed"] == "yes"
            if source and source == target:
                said = "is source and target at once; a row needs two actors"
                yield tables[name].problem(row, "target", said)
            elif source > target and target and not directed:
                said = (
                    f"comes after target {target!r}; write the lesser id first: {target},{source}"
                )
                yield tables[name].problem(row, "source", said)


def wrong_kinds(tables: Tables) -> Iterator[Problem]:
    """Report ties with a relation of kind `event`, and the reverse."""
    kinds = {row["relation"]: row["kind"] for row in tables["relations"].rows}
    for name, kind in (("ties", "tie"), ("events", "event")):
        allowed = sorted(relation for relation, its in kinds.items() if its == kind)
        for row in tables[name].rows:
            if kinds.get(row["relation"], kind) != kind:
                said = f"is not a relation of kind {kind!r}; allowed: {', '.join(allowed)}."
                hint = suggest(row["relation"], allowed)
                yield tables[name].problem(row, "relation", said + hint)


def unweighed_relations(tables: Tables) -> Iterator[Problem]:
    """Report tie relations without sign, level or Goldstein value, event relations with a level."""
    table = tables["relations"]
    for row in table.rows:
        if row["kind"] == "tie" and not row["level"]:
            yield table.problem(row, "level", "is empty, but a relation of kind 'tie' has a level")
        if row["kind"] == "tie" and row["sign"] == "0":
            said = "is for events only; a relation of kind 'tie' has sign -1 or 1"
            yield table.problem(row, "sign", said)
        if row["kind"] == "tie" and not row["goldstein"]:
            said = "is empty, but a relation of kind 'tie' has a value from -10 to 10"
            yield table.problem(row, "goldstein", said)
        if row["kind"] == "tie" and _BELOW_TENTHS.fullmatch(row["goldstein"]):
            said = "has more than one decimal; write tenths, which are summed exactly"
            yield table.problem(row, "goldstein", said)
        if row["kind"] == "event" and row["level"]:
            said = "is a level, which only a relation of kind 'tie' has; leave it empty"
            yield table.problem(row, "level", said)


def overlapping_spells(tables: Tables) -> Iterator[Problem]:
    """Report overlapping spells of one relation, save rival versions of one claim."""
    table = tables["ties"]
    spells: dict[tuple[str, str, str], list[Row]] = defaultdict(list)
    for row in table.rows:
        spells[row["source"], row["target"], row["relation"]].append(row)
    for rows in spells.values():
        for first, second in combinations(sorted(rows, key=_start), 2):
            rivals = first["claim"] and first["claim"] == second["claim"]
            if not rivals and _overlap(first, second):
                said = (
                    f"starts before {first['tie']} (line {first.line}) ends; end that one first,"
                    " or give both the same claim if they are rival versions"
                )
                yield table.problem(second, "start", said)


def _start(row: Row) -> tuple[str, int]:
    start = valid_date(row["start"])
    return (start.earliest.isoformat() if start else "", row.line)


def _overlap(first: Row, second: Row) -> bool:
    """Whether the second begins for certain before the first may have ended."""
    end, start = valid_date(first["end"]), valid_date(second["start"])
    if start is None or (end is None and first["end"]):
        return False
    return end is None or end.earliest > start.latest


def dates_against_events(tables: Tables) -> Iterator[Problem]:
    """Report ties whose start or end lies outside the date of the event that made it."""
    table, events = tables["ties"], by_id(tables["events"])
    for row in table.rows:
        for column, cell in (("opened_by", "start"), ("closed_by", "end")):
            event = events.get(row[column])
            happened = valid_date(event["date"]) if event else None
            date = valid_date(row[cell])
            if happened and not row[cell]:
                said = f"is filled, but the tie has no {cell}; write {cell} {happened.text}"
                yield table.problem(row, column, said)
            elif happened and date and not _meet(date, happened):
                said = (
                    f"is dated {happened.text}, but the tie's {cell} is {date.text}; one is wrong"
                )
                yield table.problem(row, column, said)


def _meet(one: PartialDate, other: PartialDate) -> bool:
    return one.earliest <= other.latest and other.earliest <= one.latest


def outside_lives(tables: Tables) -> Iterator[Problem]:
    """Report ties that hold before an actor began or after it ended."""
    table, actors = tables["ties"], by_id(tables["actors"])
    for row in table.rows:
        for actor in (row["source"], row["target"]):
            if actor in actors:
                yield from _outside_life(table, row, actors[actor])


def _outside_life(table: Table, row: Row, actor: Row) -> Iterator[Problem]:
    born, gone = valid_date(actor["start"]), valid_date(actor["end"])
    start, end = valid_date(row["start"]), valid_date(row["end"])
    if born and start and start.latest < born.earliest:
        said = f"is before {actor['actor']} began ({born.text}); an earlier tie is another actor's"
        yield table.problem(row, "start", said)
    if gone and not row["end"]:
        said = f"is empty, but {actor['actor']} ended {gone.text}; end the tie by then"
        yield table.problem(row, "end", said)
    elif gone and end and end.earliest > gone.latest:
        said = f"is after {actor['actor']} ended ({gone.text}); end the tie by then"
        yield table.problem(row, "end", said)


def ids(tables: Tables) -> Iterator[Problem]:
    """Report ids that do not say what the row says."""
    for row in tables["ties"].rows:
        stem = f"{row['source']}_{row['target']}_{row['relation']}_{row['start'][:4]}"
        if row["tie"] and not _extends(row["tie"], stem, "[a-z]?"):
            said = f"does not follow source_target_relation_startyear; write {stem}"
            yield tables["ties"].problem(row, "tie", said)
    for row in tables["events"].rows:
        stem = f"{row['date']}_{row['source']}_{row['target']}_{row['relation']}"
        if row["event"] and not _extends(row["event"], stem, "[0-9]?"):
            said = f"does not follow date_source_target_relation; write {stem}"
            yield tables["events"].problem(row, "event", said)


def _extends(text: str, stem: str, ending: str) -> bool:
    """Whether a text is the stem and an ending; one pattern for all stems is compiled once."""
    return text.startswith(stem) and bool(re.fullmatch(ending, text[len(stem) :]))


RULES: tuple[tuple[Rule, tuple[str, ...]], ...] = (
    *((partial(ends_before_start, name=name), (name,)) for name in _SPANS),
    (unordered_pairs, ("relations", "ties", "events", "reviewed", "reliability")),
    (wrong_kinds, ("relations", "ties", "events")),
    (unweighed_relations, ("relations",)),
    (overlapping_spells, ("ties",)),
    (dates_against_events, ("ties", "events")),
    (outside_lives, ("ties", "actors")),
    (ids, ("ties", "events")),
)
