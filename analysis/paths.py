"""Where things are, seen from the repository's root."""

from __future__ import annotations

from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
DATA = ROOT / "data"
FIGURES = ROOT / "figures"
RESULTS = ROOT / "results"


def shown(path: Path) -> str:
    """Write a path as messages show it: from the root if inside it, else as given.

    Parameters
    ----------
    path : Path
        Any path.

    Returns
    -------
    str
        The path with forward slashes.

    Examples
    --------
    >>> shown(DATA / "ties.csv")
    'data/ties.csv'
    """
    return (path.relative_to(ROOT) if path.is_relative_to(ROOT) else path).as_posix()
