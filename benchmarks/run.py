"""Print one table of what every benchmark measured here: seconds, and how many times the other's.

Run as `make bench`, or `python benchmarks/run.py communities` for some of them.
"""

from __future__ import annotations

import importlib
import os
import platform
import sys
from math import isnan
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).resolve().parent
HEAD = "| case | size | here (s) | other way (s) | other way | other / here |"


def main(names: list[str]) -> int:
    """Run the benchmarks named, or all, and print their rows as they come."""
    known = sorted(path.stem for path in FOLDER.glob("[a-z]*.py") if path.stem != "run")
    if unknown := sorted(set(names) - set(known)):
        print(f"No benchmark {unknown[0]!r}; there are {', '.join(known)}.", file=sys.stderr)
        return 1
    sys.path[:0] = [str(FOLDER.parent)]
    print(f"Python {platform.python_version()}, {platform.machine()}; seconds\n")
    print(HEAD, "| --- | --- | ---: | ---: | --- | ---: |", sep="\n")
    for name in names or known:
        for row in importlib.import_module(f"benchmarks.{name}").rows():
            print(_line(row), flush=True)
    return 0


def _line(row: dict[str, Any]) -> str:
    other = ["–", "–", "–"]
    if not isnan(row["other"]):
        other = [f"{row['other']:.3g}", row["what_other"], f"{row['ratio']:.3g}"]
    cells = [row["case"], row["size"], f"{row['ours']:.3g}", *other]
    return f"| {' | '.join(cells)} |"


if __name__ == "__main__":
    # One thread for linear algebra: with more, what else the machine does is measured too.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    sys.exit(main(sys.argv[1:]))
