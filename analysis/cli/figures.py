"""`figures`: regenerate the pictures, each with the table of what it shows."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from analysis.cli.common import add_data
from analysis.errors import AnalysisError, suggest
from analysis.files import write_if_new
from analysis.paths import DATA, shown
from analysis.paths import FIGURES as FOLDER

if TYPE_CHECKING:
    from analysis.cli.common import Subparsers
    from analysis.figures import Figure

KEPT = ("svg",)  # the format that is up to date or not; others are built when asked for


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
        description="Regenerate the figures, or those named, of which tables, results or code have "
        "changed, each with the CSV of what it shows.",
    )
    parser.add_argument("names", nargs="*", metavar="NAME", help="figures (default: all)")
    parser.add_argument(
        "--out", type=Path, default=FOLDER, metavar="DIR", help="where to write (default: figures/)"
    )
    add_data(parser)
    parser.add_argument(
        "--format", default="svg", metavar="F,F", help="svg, png, pdf, by commas (default: svg)"
    )
    parser.add_argument("--force", action="store_true", help="draw also what is up to date already")
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
    from analysis import figures

    entries = [figures.find(name) for name in dict.fromkeys(args.names)] or list(
        figures.FIGURES.values()
    )
    kinds = _formats(args.format, figures.FORMATS)
    if args.list:
        for entry in entries:
            print(f"{entry.name}\n    {entry.caption}")
        return 0
    _regenerate(entries, args.out, args.data, kinds, force=args.force)
    print(f"figures are in {shown(args.out.resolve())}")
    return 0


def _regenerate(
    entries: Sequence[Figure], out: Path, data: Path | None, kinds: tuple[str, ...], *, force: bool
) -> None:
    """Draw what is not up to date, taking stock after each picture."""
    from analysis.figures.catalogue import page
    from analysis.figures.manifest import fresh, read_manifest, record, write_manifest
    from analysis.schema import read_schema

    known, dataset = read_manifest(out), None
    for number, entry in enumerate(entries, start=1):
        place = f"[{number}/{len(entries)}] {entry.name}"
        if not force and kinds == KEPT and fresh(entry, out, known, data):
            print(f"{place}: up to date", flush=True)
            continue
        from analysis.dataset import load  # slow to import: only when something is drawn
        from analysis.figures import draw

        dataset = dataset or load(data)
        drawing = draw(entry.name, dataset)
        changed = drawing.save(entry.name, out, kinds)
        if "svg" in kinds:
            known[entry.name] = record(entry, drawing.title, drawing.alt, out, data)
            write_manifest(out, known)
        print(f"{place}: {', '.join(path.name for path in changed) or 'unchanged'}", flush=True)
    if known:
        version = read_schema(DATA if data is None else data).version
        write_if_new(out / "README.md", page(known, version))


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
