"""`trajectory`: how far the region was from balance, date by date."""

from __future__ import annotations

import argparse
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

import pandas as pd

from analysis.cli.studying import add_options, aligned, number, records, show
from analysis.cli.tracing import print_section
from analysis.dataset import Dataset
from analysis.studies.solving import MEASURES
from analysis.studies.trajectory import STUDY

if TYPE_CHECKING:
    from analysis.cli.common import Subparsers

_TITLES = {
    "frustration": "frustration index",
    "frustration_share": "share of ties",
    "balanced_triads": "balanced triads",
    "walk_balance": "walk balance",
}
_MOVES = 12


def add_parser(subparsers: Subparsers) -> None:
    """Describe the command and its options.

    Parameters
    ----------
    subparsers : Subparsers
        Where commands are added.
    """
    parser = subparsers.add_parser(
        "trajectory",
        help="print how far the region was from balance, date by date",
        description="Print frustration index, balanced triads and walk balance of a fixed panel at"
        " year ends and turning points, each with its sensitivity range and its range over signings"
        " of ambivalent pairs; the changes of ties that moved the index most; and one test.",
    )
    add_options(parser, STUDY)


def run(args: argparse.Namespace) -> int:
    """Print the trajectory.

    Parameters
    ----------
    args : argparse.Namespace
        Parsed arguments.

    Returns
    -------
    int
        0.
    """
    return show(args, STUDY, _print_text)


def _print_text(
    dataset: Dataset, tables: Mapping[str, pd.DataFrame], parameters: Mapping[str, object]
) -> None:
    rows = records(tables["trajectory"])
    first = rows[0]
    print(f"Balance of a fixed panel: {first['actors']} positions (n), {first['pairs']} pairs")
    print(", ".join(f"{name} {value}" for name, value in parameters.items()))
    print(
        "(middle 95 % of draws) [all signings of the ambivalent pairs, which then count as ties];"
    )
    print("m: decided ties; positions that successors hold, as in Syria, are one")
    head = ["date", "m", *(_TITLES[name] for name in MEASURES), "what the date is"]
    lines = [head]
    for day in dict.fromkeys(row["on"] for row in rows):
        found: dict[Any, Any] = {row["measure"]: row for row in rows if row["on"] == day}
        some = found["frustration"]
        cells = [_cell(found[name]) for name in MEASURES]
        lines.append([some["on"], str(some["ties"]), *cells, some["point"]])
    print_section("Dates", aligned(lines, left=(0, *range(2, len(head)))), "")
    for what, name in (("Pairs", "trajectory_pairs"), ("Positions", "trajectory_positions")):
        title = f"{what} whose changes moved the index most (ties; unbalanced triads)"
        print_section(title, _move_lines(tables[name]), "none")
    tests = records(tables["trajectory_test"])
    print_section("Against chance", [_test_line(row) for row in tests], "")


def _cell(row: Mapping[str, Any]) -> str:
    value, low, high, least, most = (
        number(row[name]) for name in ("value", "low", "high", "least", "greatest")
    )
    return f"{value} ({low} to {high}) [{least} to {most}]"


def _move_lines(moves: pd.DataFrame) -> list[str]:
    size = (
        moves[["effect", "triads"]]
        .abs()
        .sort_values(["effect", "triads"], ascending=False, kind="stable")
    )
    rows: list[Any] = records(moves.loc[size.index[:_MOVES]])
    return aligned([_move_cells(row) for row in rows], left=(0, 1, 2)) if rows else []


def _move_cells(row: Mapping[str, Any]) -> list[str]:
    if "actor" in row:
        who, what = row["actor"], f"{row['changes']} changes"
    else:
        who, what = f"{row['u']} - {row['v']}", f"{row['before']} to {row['after']}"
    period = f"{row['since']} to {row['until']}"
    return [period, who, what, f"{row['effect']:+g}", f"{row['triads']:+g}"]


def _test_line(row: Mapping[str, Any]) -> str:
    return (
        f"  {row['statistic']}: {number(row['observed'])}; in {row['nulls']} networks with the same"
        f" numbers of friends and enemies {number(row['null_mean'])}"
        f" ({number(row['null_low'])} to {number(row['null_high'])});"
        f" one-sided p = {number(row['p'])}"
    )
