"""`check`: print every problem of the tables at once, or put them in canonical form."""

from __future__ import annotations

import argparse
import dataclasses
from typing import TYPE_CHECKING

from analysis import checks
from analysis.cli.common import add_data, add_format, print_json
from analysis.errors import Problem

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
        "check",
        help="print every problem of the tables",
        description="Print every problem of the tables with file, line and column; exit 1 if any.",
    )
    parser.add_argument(
        "--fix",
        action="store_true",
        help="first rewrite the tables in canonical order and form; no cell is lost",
    )
    add_data(parser)
    add_format(parser, ("text", "json"))


def run(args: argparse.Namespace) -> int:
    """Check, after fixing if asked to.

    Parameters
    ----------
    args : argparse.Namespace
        Parsed arguments.

    Returns
    -------
    int
        0 if the tables are sound, 1 if there is any problem.
    """
    fixed = checks.fix(args.data) if args.fix else checks.Fixed((), ())
    problems = checks.check(args.data)
    if args.format == "json":
        found = [dataclasses.asdict(problem) for problem in problems]
        print_json({**dataclasses.asdict(fixed), "problems": found})
    else:
        _print_text(fixed, problems)
    return 1 if problems else 0


def _print_text(fixed: checks.Fixed, problems: list[Problem]) -> None:
    for file in fixed.rewritten:
        print(f"{file}: rewritten in canonical form")
    for file in fixed.left:
        print(f"{file}: left as it is, since not all of it can be read")
    for problem in problems:
        print(problem)
    files = len({problem.file for problem in problems})
    print(
        f"{_count(len(problems), 'problem')} in {_count(files, 'file')}" if files else "no problems"
    )


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
