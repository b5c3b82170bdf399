"""`cite`: the words that go with a figure when it is shown elsewhere."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from analysis.cli.common import add_format, print_json
from analysis.errors import AnalysisError
from analysis.paths import DATA, FIGURES

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
        "cite",
        help="caption, text alternative and citation of a figure, ready to paste",
        description="Print what goes with a figure when it is shown elsewhere: its title and "
        "caption, its text alternative, how it is cited, and HTML that embeds it.",
    )
    parser.add_argument("name", metavar="FIGURE", help="name of the figure")
    add_format(parser, ("text", "json"))


def run(args: argparse.Namespace) -> int:
    """Print the words.

    Parameters
    ----------
    args : argparse.Namespace
        Parsed arguments.

    Returns
    -------
    int
        0.
    """
    from analysis.figures import find
    from analysis.figures.catalogue import citation, embedded
    from analysis.figures.manifest import read_manifest
    from analysis.schema import read_schema

    find(args.name)
    known = read_manifest(FIGURES)
    if args.name not in known:
        raise AnalysisError(
            f"{args.name} is not in figures/ yet; draw it with `python -m analysis figures "
            f"{args.name}`"
        )
    record = known[args.name]
    cited = citation(args.name, record.title, read_schema(DATA).version)
    words = {
        "caption": f"{record.title}. {record.caption}",
        "alt": record.alt,
        "citation": cited,
        "html": embedded(args.name, record, cited),
    }
    if args.format == "json":
        print_json(words)
    else:
        print("\n\n".join(f"{name}\n{text}" for name, text in words.items()))
    return 0
