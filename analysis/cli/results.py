"""`results`: compute what the studies find and store it, where what is stored is stale."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from analysis import results
from analysis.cli.common import add_data, add_workers
from analysis.dataset import load
from analysis.errors import AnalysisError
from analysis.parallel import Runner
from analysis.paths import RESULTS, shown

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
        "results",
        help="compute and store the tables of the studies that are stale",
        description="Compute the tables of all studies, or of those named, that do not fit data,"
        " code and parameters, and store them. An interrupted run goes on where it ended.",
    )
    parser.add_argument("names", nargs="*", metavar="NAME", help="studies or tables (default: all)")
    parser.add_argument("--draws", type=int, metavar="N", help="draws, to shorten (default: all)")
    add_workers(parser)
    parser.add_argument("--force", action="store_true", help="compute even what is fresh")
    parser.add_argument(
        "--out", type=Path, default=RESULTS, metavar="DIR", help="where (default: results/)"
    )
    add_data(parser)


def run(args: argparse.Namespace) -> int:
    """Build what is stale.

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
        If a name is unknown, the number of draws negative, or other data would overwrite results.
    """
    if args.draws is not None and args.draws < 0:
        raise AnalysisError(f"--draws {args.draws} is negative; give 0 or more")
    if args.data is not None and args.out == RESULTS:
        raise AnalysisError("--data needs --out DIR: results/ is for the data shipped")
    studies = [results.find(name) for name in args.names] or list(results.STUDIES.values())
    dataset, runner = load(args.data), Runner(args.workers, sys.stderr)
    for study in dict.fromkeys(studies):
        short = args.draws is not None and "draws" in study.parameters
        fewer = {"draws": args.draws} if short else {}
        written = results.build(study, dataset, args.out, runner, args.force, **fewer)
        files = ", ".join(path.name for path in written) or "fresh"
        print(f"{study.name}: {files}", flush=True)
    print(f"results are in {shown(args.out.resolve())}")
    return 0
