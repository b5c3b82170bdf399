"""`whatif`: what closing and opening ties would do, and how well that told changes of sign."""

from __future__ import annotations

import argparse
from collections.abc import Mapping
from typing import TYPE_CHECKING

import pandas as pd

from analysis.cli.frames import in_columns, print_frames
from analysis.cli.studying import add_options, show
from analysis.cli.tracing import print_section, split_layers, wrapped
from analysis.dataset import Dataset, load
from analysis.dates import parse_day
from analysis.errors import AnalysisError
from analysis.network import RULES
from analysis.spells import LAYERS, chosen_layers, find_actor
from analysis.studies.scenarios import (
    Scenario,
    aftermath,
    effects,
    normalisation,
    single_changes,
)
from analysis.studies.scenarios_tables import STUDY

if TYPE_CHECKING:
    from analysis.cli.common import Subparsers

SHOWN = 30
_CAVEAT = (
    "A scenario alters rows on its day and nothing else: it does not say what anyone would do next."
)
_CHANGE = {"before": "before", "after": "after", "change": "change"}


def add_parser(subparsers: Subparsers) -> None:
    """Describe the command and its options.

    Parameters
    ----------
    subparsers : Subparsers
        Where commands are added.
    """
    parser = subparsers.add_parser(
        "whatif",
        help="print what a change of ties would do to signs and measures",
        description="With two actors: what their normalisation would change (every negative tie"
        " ended, or those on --layers, and normal relations restored), and what came after. With"
        " --close and --open: any scenario. Without either: every change of a single pair, ranked."
        " With --retrospective: whether changes of sign could be told in advance.",
    )
    parser.add_argument("pair", nargs="*", metavar="ACTOR", help="two actors, by id or name")
    parser.add_argument("--on", metavar="DAY", help="day of the change (default: last reviewed)")
    parser.add_argument(
        "--close", nargs="+", default=[], metavar="TIE", help="ids of ties that end on the day"
    )
    parser.add_argument(
        "--open",
        nargs="+",
        default=[],
        metavar="TIE",
        help="ties that begin on the day, each as SOURCE:TARGET:RELATION",
    )
    parser.add_argument(
        "--layers",
        nargs="+",
        default=LAYERS,
        metavar="LAYER",
        help="layers whose negative ties a normalisation ends (default: all)",
    )
    parser.add_argument(
        "--rule", default=RULES[0], help=f"sign rule: {', '.join(RULES)} (default: {RULES[0]})"
    )
    parser.add_argument("--retrospective", action="store_true", help="test on past years")
    add_options(parser, STUDY, draws="bootstrap samples of the test", table="whatif_auc")


def run(args: argparse.Namespace) -> int:
    """Print the effects of a scenario, all single changes, or the test.

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
    asked = [bool(args.pair), bool(args.close or args.open), args.retrospective]
    if sum(asked) > 1 or len(args.pair) not in (0, 2):
        raise AnalysisError(
            "Give two actors, or --close and --open, or --retrospective, or none of them for every"
            " single change."
        )
    if args.retrospective:
        return show(args, STUDY, _print_test)
    dataset = load(args.data)
    if any(asked):
        _scenario(dataset, args)
    else:
        _single(dataset, args)
    return 0


def _scenario(dataset: Dataset, args: argparse.Namespace) -> None:
    day = dataset.latest if args.on is None else parse_day(args.on)
    scenario = Scenario(day, tuple(args.close), tuple(map(_opening, args.open)))
    later = {}
    if args.pair:
        u, v = find_actor(dataset, args.pair[0]), find_actor(dataset, args.pair[1])
        scenario = normalisation(dataset, u, v, day, chosen_layers(split_layers(args.layers)))
        later = {"aftermath": aftermath(dataset, u, v, day)}
    found = effects(dataset, scenario, args.rule)
    tables = {"signs": found.signs, "measures": found.measures, "actors": found.actors, **later}
    if args.format != "text":
        closed, opened = ";".join(scenario.closed), ";".join(map(":".join, scenario.opened))
        facts = {"on": day.isoformat(), "rule": args.rule, "closed": closed, "opened": opened}
        print_frames(tables, facts, args.format)
        return
    print(f"What if, on {day} (rule: {args.rule})")
    steps = [f"  closed: {tie}" for tie in scenario.closed]
    steps += [f"  opened: {' '.join(tie)}" for tie in scenario.opened]
    print_section("Scenario", steps, "nothing changes")
    signs = {"source": "pair", "target": "", "before": "before", "after": "after"}
    print_section("Signs", in_columns(found.signs, signs), "")
    measures = {"measure": "measure", "unit": "unit", **_CHANGE}
    print_section("Measures of the network", in_columns(found.measures, measures), "")
    actors = {"actor": "actor", "measure": "measure", "unit": "unit", **_CHANGE}
    mine = found.actors[found.actors["actor"].isin(found.signs[["source", "target"]].stack())]
    lines = in_columns(mine, actors)
    print_section("Measures of these actors that change", lines, "none")
    print(f"  {len(found.actors) - len(mine)} changes of others: --format csv")
    names = {name: name for name in ("date", "change", "relation", "sign", "level", "state")}
    for table in later.values():
        print_section("What came after", in_columns(table, names), "no tie began or ended")
    print(f"\n{wrapped(_CAVEAT, 0)}")


def _opening(text: str) -> tuple[str, str, str]:
    parts = text.split(":")
    if len(parts) != 3:
        raise AnalysisError(
            f"{text!r} is no tie to open; write SOURCE:TARGET:RELATION, such as"
            " BHR:IRN:normalised_relations."
        )
    return parts[0], parts[1], parts[2]


def _single(dataset: Dataset, args: argparse.Namespace) -> None:
    day = dataset.latest if args.on is None else parse_day(args.on)
    table = single_changes(dataset, day, args.rule)
    if args.format != "text":
        print_frames({"changes": table}, {"on": day.isoformat(), "rule": args.rule}, args.format)
        return
    print(f"Every change of a single pair on {day} (rule: {args.rule}; n = {len(table)} changes)")
    print(f"Frustration index in ties, unbalanced triads; the first {SHOWN}")
    names = {"rank": "rank", "source": "pair", "target": "", "before": "before", "after": "after"}
    names |= {"index": "index", "index_change": "change", "unbalanced": "unbalanced"}
    names |= {"unbalanced_change": "change"}
    print_section("Ranked by the fall of the index", in_columns(table.head(SHOWN), names), "")
    print(f"\n{wrapped(_CAVEAT, 0)}")


def _print_test(
    dataset: Dataset, tables: Mapping[str, pd.DataFrame], parameters: Mapping[str, object]
) -> None:
    print("Could changes of sign be told at the start of a year?")
    print(f"95 % intervals from {parameters['draws']} samples of whole episodes, seed", end=" ")
    print(f"{parameters['seed']}; data {dataset.version}")
    years = ("outcome", "year", "until", "n", "changes", "episodes")
    lines = in_columns(tables["whatif_years"], {name: name for name in years})
    print_section("Pairs at risk (n), changes and episodes by year", lines, "")
    aucs = ("outcome", "predictor", "n", "episodes", "value", "lower", "upper")
    lines = in_columns(tables["whatif_auc"], {name: name for name in aucs})
    print_section("Area under the ROC curve within years (0.5 = guessing)", lines, "")
    print("  index and triads are predictors, prior_changes and degree baselines;")
    print("  NA: fewer than ten episodes, too few for a value")
