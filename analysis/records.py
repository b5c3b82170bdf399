"""Rows as records that lead to their documents: ties, events, mediations, numbered sources."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, fields
from typing import Any, TypeVar

from analysis.dataset import Dataset

Row = Mapping[Any, Any]


@dataclass(frozen=True)
class Document:
    """A numbered source."""

    number: int
    source: str
    publisher: str
    title: str
    published: str
    url: str
    origin: str
    tier: str


@dataclass(frozen=True)
class TracedTie:
    """A tie, whether it counts (see `analysis.spells.with_standing`), and its sources by number."""

    tie: str
    source: str
    target: str
    relation: str
    layer: str
    directed: bool
    sign: int
    level: int
    start: str
    end: str
    standing: str
    confidence: str
    claim_state: str
    asserted_by: tuple[str, ...]
    denied_by: tuple[str, ...]
    opened_by: str
    closed_by: str
    note: str
    sources: tuple[int, ...]


@dataclass(frozen=True)
class TracedMediation:
    """A mediator's part in an event."""

    mediator: str
    role: str
    outcome: str
    outcome_date: str
    note: str
    sources: tuple[int, ...]


@dataclass(frozen=True)
class TracedEvent:
    """An event, who mediated in it, and its sources by number."""

    event: str
    date: str
    source: str
    target: str
    relation: str
    layer: str
    sign: int
    summary: str
    confidence: str
    claim_state: str
    asserted_by: tuple[str, ...]
    denied_by: tuple[str, ...]
    note: str
    sources: tuple[int, ...]
    mediations: tuple[TracedMediation, ...]


T = TypeVar("T", TracedTie, TracedEvent, TracedMediation)


@dataclass
class Tracer:
    """Turns rows into records, and numbers the documents in order of mention.

    Parameters
    ----------
    dataset : Dataset
        The data.
    """

    dataset: Dataset
    _numbers: dict[str, int] = field(default_factory=dict)
    _actors: set[str] = field(default_factory=set)

    def ties(self, rows: Iterable[Row]) -> tuple[TracedTie, ...]:
        """Record ties.

        Parameters
        ----------
        rows : iterable of mapping
            Rows of `analysis.spells.with_standing`.

        Returns
        -------
        tuple of TracedTie
            The ties in the order given.
        """
        return tuple(self._record(TracedTie, row) for row in rows)

    def events(self, rows: Iterable[Row]) -> tuple[TracedEvent, ...]:
        """Record events with their mediations.

        Parameters
        ----------
        rows : iterable of mapping
            Rows of `events`.

        Returns
        -------
        tuple of TracedEvent
            The events in the order given.
        """
        return tuple(self._event(row) for row in rows)

    def names(self, *actors: str) -> dict[str, str]:
        """Name the actors mentioned so far.

        Parameters
        ----------
        *actors : str
            Ids of others to name.

        Returns
        -------
        dict of str to str
            Name by id, sorted by id.
        """
        known = zip(self.dataset.actors["actor"], self.dataset.actors["name"], strict=True)
        return {actor: name for actor, name in known if actor in self._actors.union(actors)}

    def documents(self) -> tuple[Document, ...]:
        """List the documents cited so far.

        Returns
        -------
        tuple of Document
            Documents by number.
        """
        rows = {row["source"]: row for row in self.dataset.sources.to_dict("records")}
        columns = ("publisher", "title", "published", "url", "origin", "tier")
        return tuple(
            Document(number, source, *(rows[source][column] for column in columns))
            for source, number in self._numbers.items()
        )

    def _event(self, row: Row) -> TracedEvent:
        sources = self._cite(row["sources"])
        parts = self.dataset.mediations
        parts = parts[parts["event"] == row["event"]].sort_values("mediator")
        mediations = tuple(self._record(TracedMediation, part) for part in parts.to_dict("records"))
        return self._record(TracedEvent, {**row, "mediations": mediations}, sources)

    def _record(self, kind: type[T], row: Row, sources: tuple[int, ...] | None = None) -> T:
        self._actors.update(row[c] for c in ("source", "target", "mediator") if c in row)
        self._actors.update(*(row.get(column, ()) for column in ("asserted_by", "denied_by")))
        cells = {f.name: row[f.name] for f in fields(kind) if f.name != "sources"}
        for name in ("sign", "level"):
            if name in cells:
                cells[name] = int(cells[name])
        return kind(**cells, sources=sources or self._cite(row["sources"]))

    def _cite(self, sources: Sequence[str]) -> tuple[int, ...]:
        return tuple(self._numbers.setdefault(key, len(self._numbers) + 1) for key in sources)
