"""What is timed is the same thing done in other ways, and the table says which is which."""

from __future__ import annotations

import importlib
from math import nan
from pathlib import Path

import pytest

from benchmarks import measures, run

from .measures.signed_graphs import all_negative, highland_tribes, signed_cycle

NAMES = sorted(path.stem for path in Path(run.__file__).parent.glob("[a-z]*.py"))


@pytest.mark.parametrize("G", [highland_tribes(), all_negative(6), signed_cycle(5, 1)])
def test_the_obvious_ways_find_what_is_found_here(G):
    assert measures._sets(G) == measures._products(G) == measures._census(G)
    assert measures._expm(G) == pytest.approx(measures.walk_balance(G))
    assert measures._copied(G) == measures._shuffled(G) == measures._balance_of_signs(G)
    assert measures._swapped(G) == measures._rewired(G) == measures._balance_of_signs(G)


def test_every_benchmark_has_rows():
    assert "measures" in NAMES
    for name in set(NAMES) - {"run"}:
        assert callable(importlib.import_module(f"benchmarks.{name}").rows)


def test_table(capsys, monkeypatch):
    row = {"case": "c", "size": "s", "ours": 0.5, "other": 2.0, "what_other": "w", "ratio": 4.0}
    monkeypatch.setattr(measures, "rows", lambda: [row, row | {"other": nan, "ratio": nan}])
    assert run.main(["measures"]) == 0
    assert capsys.readouterr().out.splitlines()[-2:] == [
        "| c | s | 0.5 | 2 | w | 4 |",
        "| c | s | 0.5 | – | – | – |",
    ]


def test_unknown_benchmarks_are_named(capsys):
    assert run.main(["measure"]) == 1
    assert "No benchmark 'measure'; there are" in capsys.readouterr().err
