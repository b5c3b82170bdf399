"""Options and output that commands share."""

from __future__ import annotations

import argparse
import csv
import json
import os
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    Subparsers = argparse._SubParsersAction[argparse.ArgumentParser]


def add_data(parser: argparse.ArgumentParser) -> None:
    """Add `--data DIR`; the argument is None for the data shipped.

    Parameters
    ----------
    parser : argparse.ArgumentParser
        Parser of a command.
    """
    parser.add_argument(
        "--data", type=Path, metavar="DIR", help="folder of the tables (default: data/)"
    )


def add_format(parser: argparse.ArgumentParser, formats: Sequence[str]) -> None:
    """Add `--format`, the first of the formats being the default.

    Parameters
    ----------
    parser : argparse.ArgumentParser
        Parser of a command.
    formats : sequence of str
        Formats the command can print.
    """
    parser.add_argument(
        "--format",
        choices=formats,
        default=formats[0],
        help=f"how to print the result (default: {formats[0]})",
    )


def add_workers(parser: argparse.ArgumentParser) -> None:
    """Add `--workers N`.

    Parameters
    ----------
    parser : argparse.ArgumentParser
        Parser of a command.
    """
    workers = os.cpu_count() or 1
    parser.add_argument(
        "--workers",
        type=int,
        default=workers,
        metavar="N",
        help=f"processes that compute; results do not depend on it (default: {workers})",
    )


def print_json(value: object) -> None:
    """Print a value as indented JSON.

    Parameters
    ----------
    value : object
        Anything `json` can write.
    """
    print(json.dumps(value, indent=2, ensure_ascii=False))


def print_csv(records: Sequence[Mapping[str, object]], columns: Sequence[str]) -> None:
    """Print records as CSV with a header, missing values as empty cells.

    Parameters
    ----------
    records : sequence of mapping
        One row each.
    columns : sequence of str
        Columns to print, in order.
    """
    writer = csv.DictWriter(sys.stdout, columns, lineterminator="\n")
    writer.writeheader()
    writer.writerows(records)
