"""`summary`: how much the data hold, how much of it was reviewed, how well it is sourced."""

from __future__ import annotations

import argparse
import dataclasses
from collections.abc import Hashable, Iterator, Mapping
from itertools import combinations, groupby
from math import isnan
from typing import TYPE_CHECKING, Any

import pandas as pd

from analysis.cli.common import add_data, add_format, print_csv, print_json
from analysis.dataset import Dataset, load

if TYPE_CHECKING:
    from analysis.cli.common import Subparsers

_TABLES = [field.name for field in dataclasses.fields(Dataset) if field.type == "pd.DataFrame"]


@dataclasses.dataclass(frozen=True)
class Line:
    """One count; `of` is what it is a share of, None if nothing.

    A coefficient estimated from the rows counted has a `value` and a 95 % interval from `lower` to
    `upper`; None if there is none.
    """

    section: str
    item: str
    count: int
    of: int | None = None
    value: float | None = None
    lower: float | None = None
    upper: float | None = None


def add_parser(subparsers: Subparsers) -> None:
    """Describe the command and its options.

    Parameters
    ----------
    subparsers : Subparsers
        Where commands are added.
    """
    parser = subparsers.add_parser(
        "summary",
        help="print how much the data hold and how well it is sourced",
        description="Print rows per table and year, pairs reviewed, evidence and contested rows.",
    )
    add_data(parser)
    add_format(parser, ("text", "csv", "json"))


def run(args: argparse.Namespace) -> int:
    """Print the summary.

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
    lines = list(summary(dataset))
    records = [dataclasses.asdict(line) for line in lines]
    if args.format == "json":
        print_json({"version": dataset.version, "digest": dataset.digest, "counts": records})
    elif args.format == "csv":
        print_csv(records, [field.name for field in dataclasses.fields(Line)])
    else:
        _print_text(dataset, lines)
    return 0


def summary(dataset: Dataset) -> Iterator[Line]:
    """Count rows, reviewed pairs, well-sourced ties, contested rows, and rows by year.

    Parameters
    ----------
    dataset : Dataset
        Data to describe.

    Yields
    ------
    Line
        Counts, grouped by section; that of recoded pair-years only if there are any.
    """
    for name in _TABLES:
        yield Line("rows", name, len(getattr(dataset, name)))
    yield _reviewed(dataset)
    yield from _sourced(dataset)
    for name in ("ties", "events"):
        states = getattr(dataset, name)["claim_state"]
        for state in ("disputed", "one_sided"):
            yield Line("contested", f"{name} {state}", int((states == state).sum()), len(states))
    if len(dataset.reliability):
        yield from _reliability(dataset)
    yield from _years("ties by year of start", dataset.ties["start"])
    yield from _years("events by year", dataset.events["date"])


def _reviewed(dataset: Dataset) -> Line:
    """Count the pairs of core actors that exist at one time, and those reviewed on every layer."""
    core = dataset.actors[dataset.actors["core"]].to_dict("records")
    pairs = {(u["actor"], v["actor"]) for u, v in combinations(core, 2) if _coexist(u, v)}
    layers = dataset.reviewed.groupby(["source", "target"])["layer"].nunique()
    everything = dataset.relations["layer"].nunique()
    done = pairs & set(layers.index[layers == everything])
    return Line("reviewed", "core pairs reviewed on every layer", len(done), len(pairs))


def _coexist(u: Mapping[Hashable, Any], v: Mapping[Hashable, Any]) -> bool:
    """Whether neither actor ended by the day the other began; an unknown date is no bound."""
    return not (u["end_latest"] <= v["start_earliest"] or v["end_latest"] <= u["start_earliest"])


def _sourced(dataset: Dataset) -> Iterator[Line]:
    documents = dataset.sources.set_index("source")
    cited = [documents.loc[list(sources)] for sources in dataset.ties["sources"]]
    independent = sum(rows["origin"].nunique() >= 2 for rows in cited)
    above = sum(bool((rows["tier"] != "aggregator").any()) for rows in cited)
    yield Line("evidence", "ties with two or more independent origins", independent, len(cited))
    yield Line("evidence", "ties with a source above aggregator", above, len(cited))


def _reliability(dataset: Dataset) -> Iterator[Line]:
    from analysis.reliability import assess

    found = assess(dataset)
    yield Line("reliability", "pair-years coded twice", found.n)
    for code, compared in (("sign", found.sign), ("relation", found.relation)):
        kappa = compared.weighted.kappa
        limits = (
            None if isnan(number) else round(number, 4)
            for number in (kappa.value, kappa.lower, kappa.upper)
        )
        yield Line("reliability", f"kappa of {code}, weighted", found.n, None, *limits)


def _years(section: str, dates: pd.Series[str]) -> Iterator[Line]:
    counts = dates.str[:4].value_counts().sort_index()
    for year, count in counts.items():
        yield Line(section, str(year), int(count))


def _print_text(dataset: Dataset, lines: list[Line]) -> None:
    print(f"data version {dataset.version}, digest {dataset.digest[:12]}")
    width = max(len(line.item) for line in lines)
    for section, group in groupby(lines, key=lambda line: line.section):
        print(f"\n{section}")
        for line in group:
            share = f" of {line.of}" if line.of is not None else ""
            percent = _percent(line.count, line.of) if line.of else ""
            print(f"  {line.item:<{width}}  {line.count:>5}{share}{percent}{_coefficient(line)}")


def _percent(count: int, of: int) -> str:
    """Write a share in whole per cent; some is never 0 %, and not all is never 100 %."""
    rounded = round(100 * count / of)
    if rounded == 0 and count:
        return " (under 1 %)"
    return " (over 99 %)" if rounded == 100 and count < of else f" ({rounded} %)"


def _coefficient(line: Line) -> str:
    if line.value is None:
        return ""
    interval = (
        f" (95 % interval {line.lower:.2f} to {line.upper:.2f})" if line.lower is not None else ""
    )
    return f"  {line.value:.2f}{interval}"
