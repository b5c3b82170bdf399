"""`robustness`: whether the headlines would stand if the data were otherwise."""

from __future__ import annotations

import argparse
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

import pandas as pd

from analysis.cli.studying import add_options, aligned, number, records, show
from analysis.cli.tracing import print_section
from analysis.dataset import Dataset
from analysis.studies.robustness import HEADLINES, STUDY

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
        "robustness",
        help="print whether the headlines would stand if the data were otherwise",
        description="Print each headline as the data stand and its range over draws of uncertain"
        " rows, sign rules, layers, sources and blocs left out, and the second coder's codes.",
    )
    add_options(parser, STUDY)


def run(args: argparse.Namespace) -> int:
    """Print the ranges.

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
    rows: list[Any] = records(tables["robustness"])
    print("Headlines as the data stand, and their range if the data were otherwise")
    print(", ".join(f"{name} {value}" for name, value in parameters.items()))
    print("draws: the middle 95 %; else least and greatest of the n variations that can touch it")
    for name, headline in HEADLINES.items():
        found = [row for row in rows if row["headline"] == name]
        value = number(found[0]["value"]) if found else "NA"
        lines = aligned([_cells(row) for row in found], left=(0, 1, 3)) if found else []
        print_section(f"{headline.about}: {value} ({headline.unit})", lines, "none")


def _cells(row: Mapping[str, Any]) -> list[str]:
    low, high = number(row["low"]), number(row["high"])
    where = "; ".join(filter(None, (row["lowest"], row["highest"])))
    return [row["family"], f"{low} to {high}", f"n = {row['n']}", where]
