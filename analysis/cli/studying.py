"""What the commands of studies share: options, reading or computing, and printing tables."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable, Mapping, Sequence
from math import isnan
from typing import Any

import pandas as pd

from analysis import results
from analysis.cli.common import add_data, add_format, add_workers, print_csv, print_json
from analysis.dataset import Dataset, load
from analysis.errors import AnalysisError
from analysis.parallel import Runner
from analysis.spells import check_choice
from analysis.studies.study import Study


def add_options(
    parser: argparse.ArgumentParser,
    study: Study,
    draws: str = "draws of the uncertain rows",
    table: str = "",
) -> None:
    """Add the options of a study's command: its numbers, workers, table, data, format.

    Parameters
    ----------
    parser : argparse.ArgumentParser
        Parser of the command.
    study : Study
        The study.
    draws : str
        What its draws are.
    table : str
        The table printed as CSV unless another is asked for; by default the first.
    """
    helps = {
        "draws": draws,
        "nulls": "null networks for each year end",
        "seed": "seed of what is drawn",
    }
    for name, default in study.parameters.items():
        if isinstance(default, int):
            parser.add_argument(
                f"--{name}",
                type=int,
                default=default,
                metavar="N",
                help=f"{helps[name]} (default: {default})",
            )
    add_workers(parser)
    parser.add_argument(
        "--table",
        default=table or next(iter(study.tables)),
        metavar="TABLE",
        help=f"which table to print as CSV: {', '.join(study.tables)} "
        f"(default: {table or 'the first'})",
    )
    add_data(parser)
    add_format(parser, ("text", "csv", "json"))


def checked_numbers(args: argparse.Namespace, study: Study) -> dict[str, Any]:
    """Take a study's parameters from the arguments.

    Parameters
    ----------
    args : argparse.Namespace
        Parsed arguments.
    study : Study
        The study.

    Returns
    -------
    dict
        Parameters by name.

    Raises
    ------
    AnalysisError
        If a number is negative.
    """
    chosen = {name: getattr(args, name) for name in study.parameters}
    for name, value in chosen.items():
        if isinstance(value, int) and value < 0:
            raise AnalysisError(f"--{name} {value} is negative; give 0 or more")
    return chosen


def show(args: argparse.Namespace, study: Study, text: Any) -> int:
    """Read or compute a study and print it in the format asked for.

    Parameters
    ----------
    args : argparse.Namespace
        Parsed arguments.
    study : Study
        The study.
    text : callable
        `text(dataset, tables, parameters)` prints it as text.

    Returns
    -------
    int
        0.

    Raises
    ------
    AnalysisError
        If an argument is not allowed.
    """
    check_choice("table of this study", args.table, list(study.tables))
    chosen = checked_numbers(args, study)
    run = Runner(args.workers, sys.stderr)
    dataset = load(args.data)
    tables = results.read_all(study, dataset, run=run, **chosen)
    if args.format == "csv":
        print_table(tables[args.table])
    elif args.format == "json":
        print_json(_described(study, dataset, tables, chosen))
    else:
        text(dataset, tables, chosen)
    return 0


def print_table(frame: pd.DataFrame) -> None:
    """Print a table as CSV, missing values as empty cells.

    Parameters
    ----------
    frame : pandas.DataFrame
        The table.
    """
    print_csv(records(frame), [str(name) for name in frame.columns])


def records(frame: pd.DataFrame) -> list[dict[str, object]]:
    """Give a table's rows with plain values, None where missing.

    Parameters
    ----------
    frame : pandas.DataFrame
        The table.

    Returns
    -------
    list of dict
        Rows.
    """
    plain = frame.astype(object).where(frame.notna(), None)
    return [{str(name): value for name, value in row.items()} for row in plain.to_dict("records")]


def aligned(rows: Sequence[Sequence[str]], left: Iterable[int] = (0,)) -> list[str]:
    """Put cells in columns.

    Parameters
    ----------
    rows : sequence of sequence of str
        Cells, as many in each row.
    left : iterable of int
        Columns that begin at the left; the others end at the right.

    Returns
    -------
    list of str
        One line a row.

    Examples
    --------
    >>> aligned([["a", "1"], ["bb", "10"]])
    ['  a    1', '  bb  10']
    """
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    chosen = set(left)
    return [
        "  "
        + "  ".join(
            cell.ljust(width) if place in chosen else cell.rjust(width)
            for place, (cell, width) in enumerate(zip(row, widths, strict=True))
        ).rstrip()
        for row in rows
    ]


def number(value: float | None) -> str:
    """Write a number for reading: whole ones as such, others to three decimals, else `NA`.

    Parameters
    ----------
    value : float or None
        The number; None or NaN if it is missing.

    Returns
    -------
    str
        The text.

    Examples
    --------
    >>> number(3.0), number(0.12345), number(None)
    ('3', '0.123', 'NA')
    """
    if value is None or isnan(value):
        return "NA"
    return f"{value:.0f}" if float(value).is_integer() else f"{value:.3f}"


def _described(
    study: Study,
    dataset: Dataset,
    tables: Mapping[str, pd.DataFrame],
    parameters: Mapping[str, object],
) -> dict[str, object]:
    """Gather a study's tables with their units and what they were computed from."""
    return {
        "study": study.name,
        "data": {"version": dataset.version, "digest": dataset.digest},
        "parameters": dict(parameters),
        "tables": {
            name: {
                "about": table.about,
                "columns": dict(table.columns),
                "rows": records(tables[name]),
            }
            for name, table in study.tables.items()
        },
    }
