"""`factions`: who stands with whom in the best two camps, and in more."""

from __future__ import annotations

import argparse
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

import pandas as pd

from analysis.cli.studying import add_options, aligned, number, records, show
from analysis.cli.tracing import print_section
from analysis.dataset import Dataset
from analysis.dates import parse_day
from analysis.studies.factions import STUDY

if TYPE_CHECKING:
    from analysis.cli.common import Subparsers

_ACTORS = ("actor", "camp", "ties", "at odds", "margin", "swing", "in draws", "every row drawn")
_CAMPS = ("camps", "at odds (ties)", "share", "best partitions", "camps used", "modularity")


def add_parser(subparsers: Subparsers) -> None:
    """Describe the command and its options.

    Parameters
    ----------
    subparsers : Subparsers
        Where commands are added.
    """
    parser = subparsers.add_parser(
        "factions",
        help="print who stands with whom, and how surely",
        description="Print each actor's place between the best two camps and how open it is, the"
        " ties at odds with every optimum, and what more camps would change.",
    )
    parser.add_argument(
        "--on", default="", metavar="DAY", help="YYYY-MM-DD (default: the last day reviewed)"
    )
    add_options(parser, STUDY)


def run(args: argparse.Namespace) -> int:
    """Print the factions.

    Parameters
    ----------
    args : argparse.Namespace
        Parsed arguments.

    Returns
    -------
    int
        0.
    """
    args.on = parse_day(args.on).isoformat() if args.on else ""
    return show(args, STUDY, _print_text)


def _print_text(
    dataset: Dataset, tables: Mapping[str, pd.DataFrame], parameters: Mapping[str, object]
) -> None:
    actors: list[Any] = records(tables["factions_actors"])
    camps: list[Any] = records(tables["factions_camps"])
    two = camps[1]
    print(f"Camps on {two['on']}: {two['actors']} actors (n), {two['ties']} decided ties (m)")
    print(", ".join(f"{name} {value}" for name, value in parameters.items() if name != "on"))
    print(f"best partitions into two camps: {two['optima']}, with {two['at_odds']} ties at odds")
    title = "Actors, the least firmly placed first (margin: ties more at odds if it changed camps)"
    print_section(title, aligned([_ACTORS, *map(_actor_cells, _by_margin(actors))]), "none")
    print_section("Ties at odds with every best partition", _odd_lines(tables), "none")
    print_section("So many camps at most", aligned([_CAMPS, *map(_camp_cells, camps)]), "none")


def _by_margin(actors: Sequence[Mapping[str, Any]]) -> list[Mapping[str, Any]]:
    return sorted(actors, key=lambda row: (row["margin"], row["actor"]))


def _actor_cells(row: Mapping[str, Any]) -> list[str]:
    counts = [str(row[name]) for name in ("camp", "ties", "at_odds", "margin")]
    shares = [number(row[name]) for name in ("swing", "swing_draws", "swing_every")]
    return [row["name"], *counts, *shares]


def _camp_cells(row: Mapping[str, Any]) -> list[str]:
    names = ("most", "at_odds", "share", "optima", "used", "modularity")
    return [number(row[name]) for name in names]


def _odd_lines(tables: Mapping[str, pd.DataFrame]) -> list[str]:
    pairs = tables["factions_pairs"]
    rows: list[Any] = records(pairs[pairs["always_at_odds"].fillna(False).astype(bool)])
    return [f"  {row['u']} - {row['v']}: {row['state']}" for row in rows]
