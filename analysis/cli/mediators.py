"""`mediators`: who could mediate between two actors, and how well such rankings did in the past."""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

import pandas as pd

from analysis.cli.frames import grouped, in_columns, print_frames
from analysis.cli.studying import add_options, show
from analysis.cli.tracing import print_section, wrapped
from analysis.dataset import Dataset, load
from analysis.dates import parse_day
from analysis.errors import AnalysisError
from analysis.spells import find_actor
from analysis.studies.mediation import VARIANTS, broken_pairs, named, rank_candidates
from analysis.studies.mediation_tables import STUDY

if TYPE_CHECKING:
    from analysis.cli.common import Subparsers

SHOWN = 10
WORDS = {
    "friend_of_both": "friend of both (level of the weaker of the two ties, -3 to 3)",
    "brokerage": "brokerage (pairs of its friends that are not friends of each other)",
    "balance": "balance (fall of the frustration index of the triads around it, -1 to 1 ties)",
    "degree": "baseline: degree (ties with a sign)",
    "great_power": "baseline: great power (1 or 0)",
    "most_frequent": "baseline: most frequent so far (episodes mediated)",
    "random": "baseline: random (all alike)",
}
VARIANT_WORDS = {
    "public": "public before the episode began",
    "settled": "of these, no tie begun within 365 days before",
    "dated": "ties by their dates, whenever they became public",
}
_CAVEAT = (
    "This estimates who is chosen, given that a mediation takes place and is publicised. The rows"
    " were coded by people who knew the outcomes. It does not say who would succeed."
)


def add_parser(subparsers: Subparsers) -> None:
    """Describe the command and its options.

    Parameters
    ----------
    subparsers : Subparsers
        Where commands are added.
    """
    parser = subparsers.add_parser(
        "mediators",
        help="rank who could mediate between two actors, or test such rankings",
        description="Rank everyone who could mediate between two actors by what was public before a"
        " day, beside baselines. Without a pair: whom each method places first for every pair"
        " without relations. With --retrospective: how the rankings would have done on the episodes"
        " of the past.",
    )
    parser.add_argument("pair", nargs="*", metavar="ACTOR", help="two actors, by id or name")
    parser.add_argument(
        "--on", metavar="DAY", help="rows public before this day count (default: last reviewed)"
    )
    parser.add_argument(
        "--variant",
        default=VARIANTS[0],
        help=f"which ties count: {', '.join(VARIANTS)} (default: {VARIANTS[0]})",
    )
    parser.add_argument("--retrospective", action="store_true", help="test on past episodes")
    add_options(parser, STUDY, draws="bootstrap samples of the test")


def run(args: argparse.Namespace) -> int:
    """Print a ranking, the first places for all broken pairs, or the test.

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
        If the arguments do not go together.
    """
    if len(args.pair) not in (0, 2) or (args.pair and args.retrospective):
        raise AnalysisError(
            f"{len(args.pair)} actors were given; give two actors, or none, and none with"
            " --retrospective."
        )
    if args.retrospective:
        return show(args, STUDY, _print_test)
    dataset = load(args.data)
    if args.pair:
        _rank(dataset, args)
    else:
        _name(dataset, args)
    return 0


def _rank(dataset: Dataset, args: argparse.Namespace) -> None:
    u, v = find_actor(dataset, args.pair[0]), find_actor(dataset, args.pair[1])
    day = dataset.latest if args.on is None else parse_day(args.on)
    ranks = rank_candidates(dataset, u, v, day, args.variant)
    facts = {"source": u, "target": v, "on": day.isoformat(), "variant": args.variant}
    if args.format != "text":
        print_frames({"ranks": ranks}, facts, args.format)
        return
    print(f"Who could mediate between {u} and {v}, by what was public before {day}")
    print(f"variant: {args.variant}; n = {ranks['n'].iloc[0]} candidates; ties share their ranks")
    for (method,), rows in grouped(ranks, ["method"]):
        print_section(WORDS[method].capitalize(), _blocks(rows), "")
    print(f"\n{wrapped(_CAVEAT, 0)}")


def _blocks(ranks: pd.DataFrame) -> Iterator[str]:
    """Write the ranks down to the first few, one line for each score."""
    for (_, last), rows in grouped(ranks[ranks["first"] <= SHOWN], ["first", "last"]):
        first, score = rows["first"].iloc[0], rows["score"].iloc[0]
        place = str(first) if str(first) == last else f"{first}-{last}"
        actors = rows["actor"].tolist()
        names = " ".join(actors) if len(actors) <= 2 * SHOWN else f"{len(actors)} candidates"
        yield wrapped(names, 14, first=f"  {place:<6} {score:>3}  ")


def _name(dataset: Dataset, args: argparse.Namespace) -> None:
    day = dataset.latest if args.on is None else parse_day(args.on)
    table = named(dataset, broken_pairs(dataset, day), day)
    if args.format != "text":
        print_frames({"named": table}, {"on": day.isoformat()}, args.format)
        return
    print(f"Whom each method places first for the pairs without relations, before {day}")
    for (u, v), rows in grouped(table, ["source", "target"]):
        lines = (
            wrapped(_first(str(row.named)), 23, first=f"  {row.method:<15} {row.score:>3}  ")
            for row in rows.itertuples()
        )
        print_section(f"{u} - {v} (n = {rows['n'].iloc[0]} candidates)", lines, "")
    print(f"\n{wrapped(_CAVEAT, 0)}")


def _first(names: str) -> str:
    actors = names.split(";")
    return " ".join(actors) if len(actors) <= 2 * SHOWN else f"{len(actors)} candidates"


def _print_test(
    dataset: Dataset, tables: Mapping[str, pd.DataFrame], parameters: Mapping[str, object]
) -> None:
    summary, gaps = tables["mediators_summary"], tables["mediators_comparisons"]
    print(f"How the rankings would have done on {summary['n'].iloc[0]} episodes of mediation (n)")
    print(f"95 % intervals from {parameters['draws']} samples of episodes, seed", end=" ")
    print(f"{parameters['seed']}; data {dataset.version}")
    for variant in VARIANTS:
        rows = summary[summary["variant"] == variant]
        headings = {"method": "method", "reciprocal": "mean reciprocal rank", "interval": "95 %"}
        headings |= {f"hit_{k}": f"first {k}" for k in (1, 3, 5)}
        print_section(f"Rows used: {VARIANT_WORDS[variant]}", in_columns(_wide(rows), headings), "")
    names = {name: name for name in ("method", "baseline", "difference", "lower", "upper")}
    lines = in_columns(gaps[gaps["variant"] == VARIANTS[0]], names)
    print_section("Difference in mean reciprocal rank (below 0 the baseline is better)", lines, "")
    for split in ("outcome", "state"):
        lines = in_columns(*_split(tables["mediators_splits"], split))
        print_section(f"Mean reciprocal rank by {split}, which only describes", lines, "")
    left = {name: name for name in ("episode", "began", "pairs", "reason")}
    print_section("Episodes left out", in_columns(tables["mediators_left_out"], left), "none")
    print(f"\n{_winners(summary)}\n{wrapped(_CAVEAT, 0)}")


def _wide(summary: pd.DataFrame) -> pd.DataFrame:
    """Set the statistics of each method side by side, methods first and baselines last."""
    rows = []
    for method in WORDS:
        found = summary[summary["method"] == method].set_index("statistic")
        mean = found.loc["reciprocal"]
        values = {name: found["value"][name] for name in found.index}
        rows.append(
            {"method": method, "interval": f"{mean['lower']:.3f} to {mean['upper']:.3f}", **values}
        )
    return pd.DataFrame(rows)


def _split(splits: pd.DataFrame, split: str) -> tuple[pd.DataFrame, dict[str, str]]:
    """Set the methods of one split side by side, with their headings."""
    rows = splits[(splits["variant"] == VARIANTS[0]) & (splits["split"] == split)]
    table = rows.pivot_table("value", ["group", "n"], "method").reset_index()
    return table, {name: name for name in ("group", "n", *WORDS)}


def _winners(summary: pd.DataFrame) -> str:
    public = summary[(summary["variant"] == VARIANTS[0]) & (summary["statistic"] == "reciprocal")]
    best = set(public.loc[public["value"] == public["value"].max(), "method"])
    names = "; ".join(words for method, words in WORDS.items() if method in best)
    return wrapped(f"Best by mean reciprocal rank: {names}.", 0)
