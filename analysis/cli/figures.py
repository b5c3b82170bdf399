"""`figures`: regenerate the pictures, each with the table of what it shows."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from analysis.cli.common import add_data
from analysis.errors import AnalysisError, suggest
from analysis.paths import FIGURES as FOLDER
from analysis.paths import shown

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
        "figures",
        help="regenerate the figures, each with the CSV of what it shows",
        description="Regenerate all figures or those named, each with the CSV of what it shows.",
    )
    parser.add_argument("names", nargs="*", metavar="NAME", help="figures (default: all)")
    parser.add_argument(
        "--out", type=Path, default=FOLDER, metavar="DIR", help="where to write (default: figures/)"
    )
    add_data(parser)
    parser.add_argument(
        "--format", default="svg", metavar="F,F", help="svg, png, pdf, by commas (default: svg)"
    )
    parser.add_argument("--list", action="store_true", help="print names and captions and stop")


def run(args: argparse.Namespace) -> int:
    """Draw and write, or list.

    Parameters
    ----------
    args : argparse.Namespace
        Parsed arguments.

    Returns
    -------
    int
        0.
    """
    from analysis import figures  # drawing is slow to import: only when something is drawn
    from analysis.dataset import load

    entries = [figures.find(name) for name in dict.fromkeys(args.names)] or list(
        figures.FIGURES.values()
    )
    kinds = _formats(args.format, figures.FORMATS)
    if args.list:
        for entry in entries:
            print(f"{entry.name}\n    {entry.caption}")
        return 0
    dataset = load(args.data)
    for number, entry in enumerate(entries, start=1):
        drawing = figures.draw(entry.name, dataset)
        changed = drawing.save(entry.name, args.out, kinds)
        written = ", ".join(path.name for path in changed) or "unchanged"
        print(f"[{number}/{len(entries)}] {entry.name}: {written}", flush=True)
    print(f"figures are in {shown(args.out.resolve())}")
    return 0


def _formats(text: str, allowed: tuple[str, ...]) -> tuple[str, ...]:
    """Read the list of formats."""
    kinds = tuple(dict.fromkeys(part.strip().lower() for part in text.split(",") if part.strip()))
    for kind in kinds:
        if kind not in allowed:
            raise AnalysisError(
                f"{kind!r} is not a format of figures; formats: "
                f"{', '.join(allowed)}.{suggest(kind, allowed)}"
            )
    if not kinds:
        raise AnalysisError(f"no format given; formats: {', '.join(allowed)}")
    return kinds
