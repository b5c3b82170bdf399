"""`diff`: print what changed between two days."""

from __future__ import annotations

import argparse
import dataclasses
from datetime import timedelta
from typing import TYPE_CHECKING

from analysis.cli import tracing
from analysis.cli.common import print_csv, print_json
from analysis.dataset import load
from analysis.trace import Changes, changes

if TYPE_CHECKING:
    from analysis.cli.common import Subparsers


def add_parser(subparsers: Subparsers) -> None:
    """Describe the command and its options.

    Parameters
    ----------
    subparsers : Subparsers
        Where commands are added.
    """
    parser = subparsers.add_parser(
        "diff",
        help="print what changed between two days",
        description="Print ties opened and closed, events, and pairs whose state changed from the"
        " eve of the first day to the last day.",
    )
    parser.add_argument(
        "--from", dest="start", required=True, metavar="DAY", help="first day, YYYY-MM-DD"
    )
    parser.add_argument(
        "--to", dest="end", required=True, metavar="DAY", help="last day, YYYY-MM-DD, included"
    )
    tracing.add_options(parser)


def run(args: argparse.Namespace) -> int:
    """Print the changes.

    Parameters
    ----------
    args : argparse.Namespace
        Parsed arguments.

    Returns
    -------
    int
        0.
    """
    layers = tracing.split_layers(args.layers)
    found = changes(load(args.data), args.start, args.end, layers, args.rule)
    if args.format == "json":
        days = {"start": found.start.isoformat(), "end": found.end.isoformat()}
        print_json({**dataclasses.asdict(found), **days})
    elif args.format == "csv":
        print_csv(_records(found), tracing.COLUMNS)
    else:
        _print_text(found)
    return 0


def _records(found: Changes) -> list[dict[str, object]]:
    states: list[dict[str, object]] = [
        {
            "item": "state",
            "start": found.start.isoformat(),
            "end": found.end.isoformat(),
            "source": change.u,
            "target": change.v,
            "standing": change.after,
            "text": f"{change.before} to {change.after}",
        }
        for change in found.states
    ]
    items = (("opened", found.opened), ("closed", found.closed), ("event", found.events))
    return [*states, *tracing.records(items, found.sources)]


def _print_text(found: Changes) -> None:
    eve = found.start - timedelta(days=1)
    print(f"What changed from {found.start} to {found.end}")
    print(f"layers: {', '.join(found.layers)}; rule: {found.rule}")
    states = (
        f"  {found.names[change.u]} - {found.names[change.v]}: {change.before} to {change.after}"
        for change in found.states
    )
    tracing.print_section(f"Pairs whose state on {found.end} is not that on {eve}", states, "none")
    for title, ties in (("Ties opened", found.opened), ("Ties closed", found.closed)):
        lines = tracing.tie_lines(ties, found.names, standing=False)
        tracing.print_section(title, lines, "none")
    tracing.print_section("Events", tracing.event_lines(found.events, found.names), "none")
    tracing.print_section("Sources", tracing.document_lines(found.sources), "")
