"""`explain`: trace the state of a pair on a day to ties, events and sources."""

from __future__ import annotations

import argparse
import dataclasses
from typing import TYPE_CHECKING

from analysis.cli import tracing
from analysis.cli.common import print_csv, print_json
from analysis.dataset import load
from analysis.spells import DATES
from analysis.trace import Explanation, explain_pair

if TYPE_CHECKING:
    from analysis.cli.common import Subparsers

_HEADINGS = {
    "Ties that count": ("counted",),
    "Claims in force, not counted": ("one_sided", "rival"),
    "Other ties of the pair": ("uncertain", "other_layer", "unreviewed", "after", "before"),
}


def add_parser(subparsers: Subparsers) -> None:
    """Describe the command and its options.

    Parameters
    ----------
    subparsers : Subparsers
        Where commands are added.
    """
    parser = subparsers.add_parser(
        "explain",
        help="trace a pair's state on a day to ties, events and sources",
        description="Print a pair's ties, how its sign follows, events around the day and sources.",
    )
    parser.add_argument("actors", nargs=2, metavar="ACTOR", help="two actors, by id or name")
    parser.add_argument("--on", metavar="DAY", help="YYYY-MM-DD (default: the last day reviewed)")
    parser.add_argument(
        "--dates",
        default=DATES[0],
        help=f"{' or '.join(DATES)}: how partial dates count (default: {DATES[0]})",
    )
    parser.add_argument(
        "--window",
        type=int,
        default=180,
        metavar="DAYS",
        help="list events up to so many days away (default: 180)",
    )
    tracing.add_options(parser)


def run(args: argparse.Namespace) -> int:
    """Print the explanation.

    Parameters
    ----------
    args : argparse.Namespace
        Parsed arguments.

    Returns
    -------
    int
        0.
    """
    u, v = args.actors
    layers = tracing.split_layers(args.layers)
    found = explain_pair(load(args.data), u, v, args.on, layers, args.rule, args.dates, args.window)
    if args.format == "json":
        print_json(_as_json(found))
    elif args.format == "csv":
        items = (("tie", found.ties), ("event", found.events))
        print_csv([_state_record(found), *tracing.records(items, found.sources)], tracing.COLUMNS)
    else:
        _print_text(found)
    return 0


def _as_json(found: Explanation) -> dict[str, object]:
    days = {"on": found.on.isoformat(), "window": [day.isoformat() for day in found.window]}
    return {**dataclasses.asdict(found), **days}


def _state_record(found: Explanation) -> dict[str, object]:
    return {
        "item": "state",
        "start": found.on.isoformat(),
        "source": found.u,
        "target": found.v,
        "sign": found.sign,
        "standing": found.state,
        "text": " ".join(found.steps),
    }


def _print_text(found: Explanation) -> None:
    pair = " and ".join(f"{found.names[actor]} ({actor})" for actor in (found.u, found.v))
    sign = f" ({found.sign:+d})" if found.sign else ""
    print(tracing.wrapped(f"{pair} on {found.on}: {found.state}{sign}", 2, first=""))
    print(f"layers: {', '.join(found.layers)}; rule: {found.rule}; dates: {found.dates}")
    steps = (tracing.wrapped(s, 5, first=f"  {n}. ") for n, s in enumerate(found.steps, 1))
    tracing.print_section("How it follows", steps, "")
    for title, standings in _HEADINGS.items():
        ties = [tie for tie in found.ties if tie.standing in standings]
        counted = standings == ("counted",)
        lines = tracing.tie_lines(ties, found.names, standing=not counted)
        tracing.print_section(title, lines, "none" if counted else "")
    first, last = found.window
    events = tracing.event_lines(found.events, found.names)
    tracing.print_section(f"Events from {first} to {last}", events, "none")
    tracing.print_section("Sources", tracing.document_lines(found.sources), "")
