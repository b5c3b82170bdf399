"""The codebook's rules: what no descriptor can state of ties, events, mediations and reviews."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from analysis.errors import Problem
from analysis.tables import Table


def rule_problems(tables: Mapping[str, Table]) -> Iterator[Problem]:
    """Hold the tables against the coding rules of data/README.md."""
    yield from ()
