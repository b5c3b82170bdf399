"""How long all figures take: drawn anew in two processes or in one, and found to be up to date.

Each case is the command as a reader gives it, start of Python included, on stored results.
"""

from __future__ import annotations

import subprocess
import sys
from tempfile import TemporaryDirectory
from time import perf_counter
from typing import Any

from analysis.figures import FIGURES
from analysis.paths import ROOT

SIZE = f"{len(FIGURES)} figures at two widths"


def rows() -> list[dict[str, Any]]:
    """Time each case.

    Returns
    -------
    list of dict
        `case`, `size`, `ours` and `other` (seconds), `what_other`, and `ratio` (other / ours).
    """
    with TemporaryDirectory() as folder:
        alone = _seconds(folder, "--force", "--workers", "1")
        anew = _seconds(folder, "--force", "--workers", "2")
        unchanged = _seconds(folder)
    return [
        _row("all figures anew, two processes", anew, alone, "one process"),
        _row("all figures, nothing changed", unchanged, anew, "drawn anew"),
    ]


def _seconds(folder: str, *options: str) -> float:
    """Run the command once."""
    command = [sys.executable, "-m", "analysis", "figures", "--out", folder, *options]
    start = perf_counter()
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    return perf_counter() - start


def _row(case: str, ours: float, other: float, what_other: str) -> dict[str, Any]:
    return {
        "case": case,
        "size": SIZE,
        "ours": ours,
        "other": other,
        "what_other": what_other,
        "ratio": other / ours,
    }
