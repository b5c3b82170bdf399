"""Dated, sourced ties of the Gulf and Middle East, and signed-network measures on them.

Nothing heavy is imported until a name below is first used.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from analysis.checks import check
    from analysis.dataset import Dataset, load
    from analysis.errors import AnalysisError, Problem
    from analysis.network import decided, snapshot

__version__ = "0.1.0"
_HOMES = {
    "AnalysisError": "analysis.errors",
    "Dataset": "analysis.dataset",
    "Problem": "analysis.errors",
    "check": "analysis.checks",
    "decided": "analysis.network",
    "load": "analysis.dataset",
    "snapshot": "analysis.network",
}
__all__ = [
    "AnalysisError",
    "Dataset",
    "Problem",
    "__version__",
    "check",
    "decided",
    "load",
    "snapshot",
]


def __getattr__(name: str) -> object:
    if name not in _HOMES:
        raise AttributeError(f"module 'analysis' has no attribute {name!r}")
    return getattr(import_module(_HOMES[name]), name)


def __dir__() -> list[str]:
    return __all__
