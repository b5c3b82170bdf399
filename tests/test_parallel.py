"""The same results in the same order, whatever the number of workers; nothing done is lost."""

from __future__ import annotations

import io
import json
from functools import partial
from math import isnan
from pathlib import Path

import pytest

from analysis.errors import AnalysisError
from analysis.parallel import Runner


def squared(item):
    return item * item


def logged(file, item):
    """Note each call in a file, since processes share no memory."""
    with Path(file).open("a", encoding="utf-8") as log:
        log.write(f"{item}\n")
    return [item, float("nan")]


def failing_from(limit, item):
    if item >= limit:
        raise AnalysisError(f"no {item}")
    return item


def stopped_at(limit, item):
    if item == limit:
        raise KeyboardInterrupt
    return (item, item / 3)


@pytest.mark.parametrize("workers", [1, 2])
def test_values_come_in_the_order_of_the_items(workers):
    items = [5, 3, 9, 1, 7, 2, 8, 4, 6, 0, 11, 10]
    assert Runner(workers).map(abs, items, "sizes") == items
    assert Runner(workers).map(hex, items, "names") == [hex(item) for item in items]


def test_values_are_as_json_gives_them_with_one_worker_too():
    assert Runner().map(partial(stopped_at, -1), [3], "thirds") == [[3, 1.0]]


@pytest.mark.parametrize("workers", [1, 2])
def test_an_error_reaches_the_caller(workers):
    with pytest.raises(AnalysisError, match="invalid literal"):
        Runner(workers).map(_int_or_error, ["1", "2", "x", "3"], "numbers")


def _int_or_error(text):
    try:
        return int(text)
    except ValueError as error:
        raise AnalysisError(str(error)) from error


def test_what_was_done_before_an_interruption_is_not_done_again(tmp_path):
    run = Runner(journal=tmp_path)
    with pytest.raises(KeyboardInterrupt):
        run.map(partial(stopped_at, 3), range(6), "work")
    calls = tmp_path / "calls"
    found = run.map(partial(logged, calls), range(6), "work")
    assert calls.read_text().split() == ["3", "4", "5"]
    assert found[:3] == [[0, 0.0], [1, 1 / 3], [2, 2 / 3]]
    assert isnan(found[5][1])


def test_a_line_cut_short_does_not_count_and_spoils_no_other(tmp_path):
    journal = tmp_path / "work.jsonl"
    journal.write_text(f"{json.dumps([0, 10])}\n[1, 2", encoding="utf-8")
    run = Runner(journal=tmp_path)
    assert run.map(squared, range(4), "work") == [10, 1, 4, 9]
    assert run.map(partial(failing_from, 0), range(4), "work") == [10, 1, 4, 9]


def test_labels_keep_journals_apart(tmp_path):
    run = Runner(journal=tmp_path)
    assert run.map(squared, [3], "squares") == [9]
    assert run.map(abs, [3], "sizes") == [3]


def test_fewer_items_take_what_is_there_and_more_add_to_it(tmp_path):
    run = Runner(journal=tmp_path)
    run.map(squared, range(4), "work")
    assert run.map(partial(failing_from, 4), range(2), "work") == [0, 1]
    with pytest.raises(AnalysisError, match="no 4"):
        run.map(partial(failing_from, 4), range(6), "work")


def test_progress_is_told_and_ends_with_the_whole():
    told = io.StringIO()
    Runner(progress=told).map(squared, range(40), "squares")
    lines = told.getvalue().splitlines()
    assert len(lines) == 20
    assert lines[-1] == "squares: 40/40"


def test_there_must_be_a_worker():
    with pytest.raises(AnalysisError, match="0 workers were given; give 1 or more"):
        Runner(0)
