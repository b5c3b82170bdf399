"""`coalitions`: who sits in coalitions against whom while having ties with whom."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

import pandas as pd

from analysis.cli.common import add_data, add_format
from analysis.cli.frames import grouped, in_columns, print_frames
from analysis.cli.tracing import print_section, wrapped
from analysis.dataset import load
from analysis.dates import parse_day
from analysis.spells import find_actor
from analysis.studies.coalitions import ROLES, members, position, seats

if TYPE_CHECKING:
    from analysis.cli.common import Subparsers

_CAVEAT = "Membership creates no tie, and neither does what a coalition is directed against."


def add_parser(subparsers: Subparsers) -> None:
    """Describe the command and its options.

    Parameters
    ----------
    subparsers : Subparsers
        Where commands are added.
    """
    parser = subparsers.add_parser(
        "coalitions",
        help="print who sits in coalitions against whom, beside their ties",
        description="Print the members of every coalition by role on a day, and each seat against"
        " someone beside the ties with that someone; or the position of one actor.",
    )
    parser.add_argument("actor", nargs="?", metavar="ACTOR", help="an actor, by id or name")
    parser.add_argument("--on", metavar="DAY", help="the day (default: last reviewed)")
    add_data(parser)
    add_format(parser, ("text", "csv", "json"))


def run(args: argparse.Namespace) -> int:
    """Print members and seats, or one actor's position.

    Parameters
    ----------
    args : argparse.Namespace
        Parsed arguments.

    Returns
    -------
    int
        0.
    """
    dataset = load(args.data)
    day = dataset.latest if args.on is None else parse_day(args.on)
    if args.actor is None:
        tables = {"members": members(dataset, day), "seats": seats(dataset, day)}
        facts = {"on": day.isoformat()}
    else:
        actor = find_actor(dataset, args.actor)
        tables = {"position": position(dataset, actor, day)}
        facts = {"on": day.isoformat(), "actor": actor}
    if args.format != "text":
        print_frames(tables, facts, args.format)
    elif args.actor is None:
        _print_all(**tables, day=facts["on"])
    else:
        _print_position(tables["position"], **facts)
    return 0


def _print_all(members: pd.DataFrame, seats: pd.DataFrame, day: str) -> None:
    taken = members["coalition"].nunique()
    print(f"Coalitions on {day} (n = {taken} coalitions, {len(members)} parts, {len(seats)} seats)")
    for (coalition,), rows in grouped(members, ["coalition"]):
        against = rows["against"].iloc[0].replace(";", ", ")
        title = f"{coalition}, against {against}" if against else coalition
        parts = {role: rows.loc[rows["role"] == role, "actor"] for role in ROLES}
        roles = (
            wrapped(" ".join(actors), 15, first=f"  {role:<12} ")
            for role, actors in parts.items()
            if len(actors)
        )
        print_section(title, roles, "")
    names = {"actor": "actor", "coalition": "coalition", "role": "role", "against": "against"}
    names |= {"state": "state", "ties": "ties that count", "common_friends": "friends of both"}
    lines = in_columns(seats, names)
    print_section("Seats, and the ties with whom they are against", lines, "")
    print(f"\n{_CAVEAT}")


def _print_position(position: pd.DataFrame, actor: str, on: str) -> None:
    print(f"Where {actor} sits on {on} (n = {len(position)} others)")
    for column, title in (
        ("against", "In coalitions against"),
        ("against_friend", "In coalitions against a friend of"),
        ("beside", "In coalitions beside"),
    ):
        rows = position[position[column] != ""]
        lines = (
            wrapped(
                row[column].replace(";", " "), 25, first=f"  {row['other']:<10} {row['state']:<11} "
            )
            for row in rows.to_dict("records")
        )
        print_section(title, lines, "none")
    rows = position[position["against"] + position["against_friend"] + position["beside"] == ""]
    ties = (f"  {row['other']:<10} {row['state']}" for row in rows.to_dict("records"))
    print_section("Ties with others", ties, "none")
    print(f"\n{_CAVEAT}")
