"""The command line: `python -m analysis COMMAND`, one module a command, imported when it is run."""

from __future__ import annotations

import argparse
import io
import os
import sys
from collections.abc import Sequence
from importlib import import_module

from analysis import __version__
from analysis.errors import AnalysisError, suggest
from analysis.paths import DATA
from analysis.schema import read_schema

COMMANDS = (
    "check",
    "summary",
    "explain",
    "diff",
    "figures",
    "cite",
    "reliability",
    "trajectory",
    "factions",
    "mediators",
    "whatif",
    "coalitions",
    "robustness",
    "results",
)
_INTERRUPTED, _BROKEN_PIPE = 130, 141


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command.

    Parameters
    ----------
    argv : sequence of str, optional
        Arguments after the program's name; by default those of the process.

    Returns
    -------
    int
        Exit status: 0 done, 1 the command found something wrong in the data, 2 the user is asked to
        mend something, 130 interrupted, 141 nobody reads the output any more.
    """
    try:
        if isinstance(sys.stdout, io.TextIOWrapper):
            sys.stdout.reconfigure(errors="backslashreplace")
        status = _run(list(sys.argv[1:] if argv is None else argv))
        print(end="", flush=True)
    except AnalysisError as error:
        print(f"error: {error}", file=sys.stderr)
        return 2
    except KeyboardInterrupt:
        print("interrupted", file=sys.stderr)
        return _INTERRUPTED
    except BrokenPipeError:
        _drop_output()
        return _BROKEN_PIPE
    except OSError as error:
        if error.filename:
            raise
        print(f"error: cannot write the output: {error.strerror}", file=sys.stderr)
        _drop_output()
        return 2
    return status


def _drop_output() -> None:
    """Let what could not be written go, lest the interpreter tries again when it ends."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _run(arguments: list[str]) -> int:
    command = arguments[0] if arguments and not arguments[0].startswith("-") else ""
    if command and command not in COMMANDS:
        known = ", ".join(COMMANDS)
        hint = suggest(command, COMMANDS)
        raise AnalysisError(f"{command!r} is not a command; commands: {known}.{hint}")
    parser = _parser((command,) if command else COMMANDS)
    try:
        args = parser.parse_args(arguments)
    except SystemExit as stop:
        return int(stop.code or 0)
    if args.version:
        print(f"analysis {__version__}, data {read_schema(DATA).version}")
        return 0
    if not command:
        parser.print_help()
        return 0
    return int(import_module(f"analysis.cli.{command}").run(args))


def _parser(commands: Sequence[str]) -> argparse.ArgumentParser:
    """Build the parser of the commands named, importing only those."""
    parser = argparse.ArgumentParser(
        prog="python -m analysis",
        description="Dated, sourced ties of the Gulf and Middle East as signed networks.",
    )
    parser.add_argument("--version", action="store_true", help="print the versions and stop")
    subparsers = parser.add_subparsers(dest="command", metavar="COMMAND", title="commands")
    for command in commands:
        import_module(f"analysis.cli.{command}").add_parser(subparsers)
    return parser
