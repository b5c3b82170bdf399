"""`reliability`: how far two coders agree, or the sheet for the second of them."""

from __future__ import annotations

import argparse
from collections.abc import Hashable, Iterator, Mapping
from dataclasses import asdict
from math import isnan
from typing import TYPE_CHECKING, Any

import pandas as pd

from analysis.cli.common import add_data, add_format, print_csv, print_json
from analysis.cli.tracing import print_section, wrapped
from analysis.dataset import Dataset, load
from analysis.errors import AnalysisError
from analysis.measures.agreement import Estimate
from analysis.reliability import UNIT, Reliability, assess, blank_sheet, draw

if TYPE_CHECKING:
    from analysis.cli.common import Subparsers

_COLUMNS = ("code", "weights", "statistic", "n", "value", "error", "lower", "upper")
_STATISTICS = {"share": "coded alike", "kappa": "Cohen's kappa", "jaccard": "mean Jaccard"}


def add_parser(subparsers: Subparsers) -> None:
    """Describe the command and its options.

    Parameters
    ----------
    subparsers : Subparsers
        Where commands are added.
    """
    parser = subparsers.add_parser(
        "reliability",
        help="print how far two coders agree, or a sheet for the second coder",
        description="Print agreement and Cohen's kappa of the units coded twice, for the sample and"
        " weighted to all that was reviewed, with 95 % intervals and the disagreements.",
    )
    parser.add_argument(
        "--draw",
        type=int,
        metavar="N",
        help="instead draw N units by layer and finding, and print the blank sheet as CSV",
    )
    parser.add_argument("--seed", type=int, metavar="S", help="seed of the draw (default: 1)")
    add_data(parser)
    add_format(parser, ("text", "csv", "json"))


def run(args: argparse.Namespace) -> int:
    """Print agreement, or a blank sheet.

    Parameters
    ----------
    args : argparse.Namespace
        Parsed arguments.

    Returns
    -------
    int
        0.

    Raises
    ------
    AnalysisError
        If options do not go together.
    """
    if args.draw is None and args.seed is not None:
        raise AnalysisError("--seed goes with --draw N, which draws a sheet; give both or neither")
    if args.draw is not None and args.format == "json":
        raise AnalysisError("--draw prints CSV; leave out --format json")
    dataset = load(args.data)
    if args.draw is not None:
        _print_sheet(dataset, args.draw, 1 if args.seed is None else args.seed)
    elif dataset.reliability.empty:
        _print_nothing(args.format)
    else:
        _print_result(assess(dataset), args.format)
    return 0


def records(found: Reliability) -> Iterator[dict[str, object]]:
    """List every statistic: of sign and relation, for the sample and for the population.

    Parameters
    ----------
    found : Reliability
        As `assess` gives it.

    Yields
    ------
    dict
        `code`, `weights` (sample or population), `statistic`, `n`, `value`, `error`, `lower`,
        `upper`; None where undefined.
    """
    for code, compared in (("sign", found.sign), ("relation", found.relation)):
        for weights, result in (("sample", compared.raw), ("population", compared.weighted)):
            for statistic, estimate in (("share", result.share), ("kappa", result.kappa)):
                yield _record(code, weights, statistic, found.n, estimate)
    jaccards = {"sample": found.jaccard, "population": found.jaccard_weighted}
    for weights, value in jaccards.items():
        estimate = Estimate(value, float("nan"), float("nan"), float("nan"))
        yield _record("relation", weights, "jaccard", found.n, estimate)


def _record(
    code: str, weights: str, statistic: str, n: int, estimate: Estimate
) -> dict[str, object]:
    numbers = {
        name: None if isnan(value) else round(value, 4) for name, value in asdict(estimate).items()
    }
    return {"code": code, "weights": weights, "statistic": statistic, "n": n, **numbers}


def _print_sheet(dataset: Dataset, n: int, seed: int) -> None:
    sheet = blank_sheet(draw(dataset, n, seed))
    print_csv(_rows(sheet), list(sheet.columns))


def _print_nothing(form: str) -> None:
    if form == "json":
        print_json({"n": 0, "agreement": [], "strata": [], "disagreements": []})
    elif form == "csv":
        print_csv([], _COLUMNS)
    else:
        print("No unit has been coded twice yet: the table reliability has no rows.")
        print("`python -m analysis reliability --draw 100` prints a sheet for a second coder.")


def _print_result(found: Reliability, form: str) -> None:
    results = list(records(found))
    if form == "csv":
        print_csv(results, _COLUMNS)
    elif form == "json":
        tables = {name: _rows(getattr(found, name)) for name in ("strata", "disagreements")}
        print_json({"n": found.n, "agreement": results, **tables})
    else:
        _print_text(found, results)


def _print_text(found: Reliability, results: list[dict[str, object]]) -> None:
    print(f"{found.n} units (a pair on a layer in a year) were coded twice.")
    for weights, title in (
        ("sample", "In the sample"),
        ("population", "In all that was reviewed (each stratum weighted by its units)"),
    ):
        lines = (_line(result) for result in results if result["weights"] == weights)
        print_section(title, lines, "none")
    strata = found.strata.to_dict("records")
    print_section("Coded alike, by stratum", (_stratum(row) for row in strata), "none")
    print(
        "  A stratum without any disagreement adds no width to the intervals, which may be short."
    )
    disagreements = found.disagreements.to_dict("records")
    print_section("Disagreements", (_disagreement(row) for row in disagreements), "none")


def _line(result: Mapping[str, Any]) -> str:
    label = f"{result['code']}, {_STATISTICS[result['statistic']]}"
    if result["value"] is None:
        return f"  {label:<25}  undefined: both coders use one and the same code throughout"
    interval = ""
    if result["lower"] is not None:
        interval = f"  (95 % interval {result['lower']:.2f} to {result['upper']:.2f})"
    elif result["statistic"] != "jaccard":
        interval = "  (no interval: no stratum of two or more units has a difference)"
    return f"  {label:<25}  {result['value']:.2f}{interval}"


def _stratum(row: Mapping[Hashable, Any]) -> str:
    return (
        f"  {row['stratum']:<26}  {row['sample']} of {row['population']} units coded twice;"
        f" alike: sign {row['sign_alike']}, relation {row['relation_alike']}"
    )


def _disagreement(row: Mapping[Hashable, Any]) -> str:
    codes = (
        f"{coder} {row[f'sign_{key}']} ({'; '.join(row[f'relation_{key}']) or 'no relation'})"
        for coder, key in (("A", "a"), ("B", "b"), ("adjudicated", "final"))
    )
    unit = " ".join(str(row[name]) for name in UNIT)
    lines = [wrapped(f"{unit}: {', '.join(codes)}", 4, first="  ")]
    if row["adjudication"]:
        lines.append(wrapped(row["adjudication"], 4))
    return "\n".join(lines)


def _rows(frame: pd.DataFrame) -> list[dict[str, object]]:
    """Give a frame's rows with plain values: numbers and text, lists joined by `;`."""
    lists = [name for name in frame if str(name).startswith("relation_") and len(frame)]
    plain = frame.assign(**{str(name): frame[name].map(_plain) for name in lists})
    return [{str(key): cell for key, cell in row.items()} for row in plain.to_dict("records")]


def _plain(cell: object) -> object:
    return ";".join(cell) if isinstance(cell, tuple) else cell
