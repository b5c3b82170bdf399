"""How traced ties, events and sources are printed: wrapped text with numbered sources, flat CSV."""

from __future__ import annotations

import argparse
import dataclasses
import textwrap
from collections.abc import Iterable, Iterator, Mapping, Sequence

from analysis.cli.common import add_data, add_format
from analysis.network import RULES
from analysis.records import Document, TracedEvent, TracedMediation, TracedTie
from analysis.spells import LAYERS

WIDTH = 100
COLUMNS = (
    "item",
    "id",
    "start",
    "end",
    "source",
    "target",
    "relation",
    "layer",
    "sign",
    "level",
    "standing",
    "confidence",
    "claim_state",
    "text",
    "document",
    "publisher",
    "title",
    "published",
    "url",
    "origin",
    "tier",
)
WORDS = {
    "counted": "counts",
    "one_sided": "one side's word, not counted",
    "rival": "less probable version, not counted",
    "other_layer": "in force on another layer",
    "unreviewed": "not asserted after the last review",
    "uncertain": "may be in force, not for certain",
    "before": "not yet in force",
    "after": "no longer in force",
}


def add_options(parser: argparse.ArgumentParser) -> None:
    """Add what `explain` and `diff` share: layers, rule, data, format.

    Parameters
    ----------
    parser : argparse.ArgumentParser
        Parser of a command.
    """
    parser.add_argument(
        "--layers",
        nargs="+",
        default=LAYERS,
        metavar="LAYER",
        help=f"layers to take: {', '.join(LAYERS)} (default: all)",
    )
    parser.add_argument(
        "--rule", default=RULES[0], help=f"sign rule: {', '.join(RULES)} (default: {RULES[0]})"
    )
    add_data(parser)
    add_format(parser, ("text", "csv", "json"))


def split_layers(layers: Iterable[str]) -> list[str]:
    """Part layers that were given with commas.

    Parameters
    ----------
    layers : iterable of str
        As given, with blanks or commas between.

    Returns
    -------
    list of str
        Names of layers.

    Examples
    --------
    >>> split_layers(["security,economic"])
    ['security', 'economic']
    """
    return [layer for given in layers for layer in given.split(",") if layer]


def print_section(title: str, lines: Iterable[str], nothing: str) -> None:
    """Print a heading and the lines below it.

    Parameters
    ----------
    title : str
        The heading.
    lines : iterable of str
        The lines.
    nothing : str
        What to print if there are none; "" leaves the section out.
    """
    listed = list(lines) or ([f"  {nothing}"] if nothing else [])
    if listed:
        print(f"\n{title}")
        print("\n".join(listed))


def wrapped(text: str, indent: int, first: str | None = None) -> str:
    """Wrap a text to the width, never within a word or an address.

    Parameters
    ----------
    text : str
        The text.
    indent : int
        Blanks before each line but the first.
    first : str
        What the first line begins with; by default as many blanks.

    Returns
    -------
    str
        The lines.

    Examples
    --------
    >>> wrapped("one two", 4, first="[1] ")
    '[1] one two'
    """
    return textwrap.fill(
        " ".join(text.split()),
        WIDTH,
        initial_indent=" " * indent if first is None else first,
        subsequent_indent=" " * indent,
        break_long_words=False,
        break_on_hyphens=False,
    )


def tie_lines(
    ties: Iterable[TracedTie], names: Mapping[str, str], standing: bool = True
) -> Iterator[str]:
    """Word ties: what, between whom, since when, how sure, and the row's id.

    Parameters
    ----------
    ties : iterable of TracedTie
        Ties.
    names : mapping of str to str
        Names of actors.
    standing : bool
        Whether to say if a tie counts.

    Yields
    ------
    str
        Lines.
    """
    for tie in ties:
        until = f"until {tie.end}" if tie.end else "open at the last review"
        head = f"{tie.relation} ({tie.layer}, {tie.sign * tie.level:+d}), from {tie.start}, {until}"
        word = f": {WORDS[tie.standing]}" if standing else ""
        yield wrapped(f"{head}{word} {_numbers(tie.sources)}", 4, first="  ")
        acts = [f"opened by {tie.opened_by}"] * bool(tie.opened_by)
        acts += [f"closed by {tie.closed_by}"] * bool(tie.closed_by)
        link = "to" if tie.directed else "and"
        parts = [f"{names[tie.source]} {link} {names[tie.target]}", _claim(tie, names), *acts]
        yield wrapped(f"{'; '.join(parts)}. Row {tie.tie} of ties.csv. {tie.note}", 4)


def event_lines(events: Iterable[TracedEvent], names: Mapping[str, str]) -> Iterator[str]:
    """Word events and the mediations in them.

    Parameters
    ----------
    events : iterable of TracedEvent
        Events.
    names : mapping of str to str
        Names of actors.

    Yields
    ------
    str
        Lines.
    """
    for event in events:
        head = f"{event.relation}, {names[event.source]} to {names[event.target]}"
        yield wrapped(
            f"{head}: {event.summary} {_numbers(event.sources)}", 14, f"  {event.date:<12}"
        )
        yield wrapped(f"{_claim(event, names)}. Row {event.event} of events.csv. {event.note}", 14)
        for part in event.mediations:
            yield wrapped(f"{_mediation(part, names)} {_numbers(part.sources)}", 14)


def document_lines(documents: Iterable[Document]) -> Iterator[str]:
    """Word sources as a numbered list, each address on a line of its own.

    Parameters
    ----------
    documents : iterable of Document
        Sources.

    Yields
    ------
    str
        Lines.
    """
    for document in documents:
        published = document.published or "undated"
        text = f'{document.publisher}, "{document.title}", {published}. {document.tier}; first said'
        yield wrapped(f"{text} by {document.origin}.", 7, first=f"  [{document.number}]".ljust(7))
        yield f"       {document.url}"


def records(
    items: Iterable[tuple[str, Sequence[TracedTie] | Sequence[TracedEvent]]],
    documents: Sequence[Document],
) -> Iterator[dict[str, object]]:
    """Lay items out for CSV: one row for each item and document that supports it.

    Parameters
    ----------
    items : iterable of (str, sequence of TracedTie or TracedEvent)
        Ties and events, each group with the name of its kind.
    documents : sequence of Document
        The documents they cite.

    Yields
    ------
    dict
        Cells by column, of `COLUMNS`.
    """
    by_number = {document.number: document for document in documents}
    for kind, item in ((kind, item) for kind, group in items for item in group):
        cells = _tie_cells(item) if isinstance(item, TracedTie) else _event_cells(item)
        yield from _with_documents({"item": kind, **cells}, item.sources, by_number)
        for part in getattr(item, "mediations", ()):
            cells = {"item": "mediation", "id": getattr(item, "event", ""), "source": part.mediator}
            cells |= {"relation": part.role, "end": part.outcome_date, "text": part.outcome}
            yield from _with_documents(cells, part.sources, by_number)


def _with_documents(
    cells: dict[str, object], numbers: Iterable[int], documents: Mapping[int, Document]
) -> Iterator[dict[str, object]]:
    for number in numbers:
        row = dataclasses.asdict(documents[number])
        document = row.pop("source")
        row.pop("number")
        yield {**cells, "document": document, **row}


def _tie_cells(tie: TracedTie) -> dict[str, object]:
    cells: dict[str, object] = {"id": tie.tie, "text": tie.note}
    shared = ("start", "end", "source", "target", "relation", "layer", "sign", "level", "standing")
    return cells | {name: getattr(tie, name) for name in (*shared, "confidence", "claim_state")}


def _event_cells(event: TracedEvent) -> dict[str, object]:
    cells: dict[str, object] = {"id": event.event, "start": event.date, "text": event.summary}
    shared = ("source", "target", "relation", "layer", "sign", "confidence", "claim_state")
    return cells | {name: getattr(event, name) for name in shared}


def _claim(row: TracedTie | TracedEvent, names: Mapping[str, str]) -> str:
    said = {"asserted by": row.asserted_by, "denied by": row.denied_by}
    words = [f"{verb} {_listed(actors, names)}" for verb, actors in said.items() if actors]
    return ", ".join([f"{row.confidence} confidence", row.claim_state.replace("_", "-"), *words])


def _mediation(part: TracedMediation, names: Mapping[str, str]) -> str:
    led = f"led to {part.outcome}" if part.outcome not in ("none", "unknown") else ""
    outcome = led or ("no outcome known" if part.outcome == "unknown" else "led to nothing")
    when = f" on {part.outcome_date}" if part.outcome_date else ""
    return f"Through {names[part.mediator]} ({part.role}); {outcome}{when}. {part.note}"


def _listed(actors: Sequence[str], names: Mapping[str, str]) -> str:
    return " and ".join(names[actor] for actor in actors)


def _numbers(numbers: Sequence[int]) -> str:
    return f"[{','.join(map(str, numbers))}]"
