"""Fresh results are read, stale ones are computed again and never shown."""

from __future__ import annotations

import io

import pandas as pd
import pytest

from analysis import results
from analysis.ensembles import altered
from analysis.errors import AnalysisError
from analysis.parallel import Runner
from analysis.studies.study import Study, Table

from .planted import planted

CALLS = []


def counted(dataset, run=None, seed=1, draws=3):
    """Count ties, and note that it was asked to."""
    CALLS.append((seed, draws))
    values = (run or Runner()).map(abs, range(draws), "values")
    table = pd.DataFrame({"draw": range(draws), "value": values, "ties": len(dataset.ties)})
    return {"counts": table, "counts_total": pd.DataFrame({"ties": [len(dataset.ties)]})}


def stopping(dataset, run=None):
    """Stop before the tables are made."""
    (run or Runner()).map(abs, range(3), "values")
    raise KeyboardInterrupt


STUDY = Study(
    "counts",
    counted,
    {"seed": 1, "draws": 3},
    {
        "counts": Table("A draw.", ("draw",), {"draw": "number", "value": "ties", "ties": "ties"}),
        "counts_total": Table("All.", ("ties",), {"ties": "ties"}),
    },
)
STOPPING = Study("stopping", stopping, {}, {"stopped": Table("None.", ("x",), {"x": ""})})


@pytest.fixture(scope="module")
def dataset(tmp_path_factory):
    return planted(tmp_path_factory.mktemp("results") / "data")


@pytest.fixture
def folder(tmp_path, monkeypatch):
    monkeypatch.setattr(results, "STUDIES", {"counts": STUDY, "stopping": STOPPING})
    monkeypatch.setattr(results, "_JOURNALS", tmp_path / "journals")
    CALLS.clear()
    return tmp_path / "results"


def test_what_is_built_is_read_and_not_computed_again(dataset, folder):
    written = results.build(STUDY, dataset, folder)
    assert [path.name for path in written] == ["counts.csv", "counts_total.csv"]
    assert results.build(STUDY, dataset, folder) == ()
    assert results.read("counts", dataset, folder)["value"].tolist() == [0, 1, 2]
    assert results.read_all(STUDY, dataset, folder)["counts_total"]["ties"].tolist() == [35]
    assert CALLS == [(1, 3)]


def test_what_is_read_is_the_same_frame_stored_or_computed(dataset, folder):
    computed = results.read("counts", dataset, folder)
    assert not folder.exists()
    results.build(STUDY, dataset, folder)
    pd.testing.assert_frame_equal(results.read("counts", dataset, folder), computed)


def test_other_parameters_data_or_code_make_results_stale(dataset, folder, monkeypatch):
    results.build(STUDY, dataset, folder)
    assert len(results.read("counts", dataset, folder, draws=2)) == 2
    assert CALLS == [(1, 3), (1, 2)]
    other = altered(dataset, ties=dataset.ties.head(4))
    assert results.read("counts_total", other, folder)["ties"].tolist() == [4]
    monkeypatch.setattr(results, "code_digest", lambda module: "other code")
    results.read("counts", dataset, folder)
    assert CALLS[2:] == [(1, 3), (1, 3)]
    assert len(results.build(STUDY, dataset, folder)) == 2


@pytest.mark.parametrize(
    "damage", [lambda t: t[:-3], lambda t: t.replace("2,2,35", "2,9,35"), str.upper]
)
def test_a_damaged_file_is_not_shown(dataset, folder, damage):
    results.build(STUDY, dataset, folder)
    path = folder / "counts.csv"
    path.write_text(damage(path.read_text(encoding="utf-8")), encoding="utf-8")
    assert results.read("counts", dataset, folder)["value"].tolist() == [0, 1, 2]
    assert len(CALLS) == 2


def test_force_computes_what_is_fresh(dataset, folder):
    results.build(STUDY, dataset, folder)
    before = (folder / "counts.csv").read_bytes()
    assert len(results.build(STUDY, dataset, folder, force=True)) == 2
    assert (folder / "counts.csv").read_bytes() == before
    assert len(CALLS) == 2


def test_the_number_of_workers_does_not_show(dataset, folder):
    results.build(STUDY, dataset, folder / "one")
    results.build(STUDY, dataset, folder / "two", Runner(2))
    for name in ("counts.csv", "counts_total.csv"):
        assert (folder / "one" / name).read_bytes() == (folder / "two" / name).read_bytes()


def test_an_interrupted_run_keeps_what_is_done_and_stores_nothing(dataset, folder, tmp_path):
    with pytest.raises(KeyboardInterrupt):
        results.build(STOPPING, dataset, folder)
    assert list(folder.iterdir()) == []
    (journal,) = (tmp_path / "journals").glob("stopping-*/values.jsonl")
    assert journal.read_text(encoding="utf-8").split() == ["[0,", "0]", "[1,", "1]", "[2,", "2]"]
    results.build(STUDY, dataset, folder)
    assert not list((tmp_path / "journals").glob("counts-*"))


def test_altered_data_are_not_stored(dataset, folder):
    with pytest.raises(AnalysisError, match="altered in memory"):
        results.build(STUDY, altered(dataset), folder)


@pytest.mark.parametrize(
    ("ask", "message"),
    [
        (
            lambda d: results.read("count", d),
            r"'count' is not a result; .* Did you mean 'counts'\?",
        ),
        (lambda d: results.read("stopping", d), "a study of several tables; choose one of stopped"),
        (
            lambda d: results.read("counts", d, draw=3),
            "no parameter 'draw'; .* Did you mean 'draws'",
        ),
    ],
)
def test_mistakes_are_named(dataset, folder, ask, message):
    with pytest.raises(AnalysisError, match=message):
        ask(dataset)


def test_the_heading_names_all_that_a_table_came_from(dataset, folder):
    results.build(STUDY, dataset, folder, draws=7)
    lines = (folder / "counts.csv").read_text(encoding="utf-8").splitlines()
    assert lines[:2] == ["# study: counts", "# table: counts"]
    assert f"# data digest: {dataset.digest}" in lines
    assert {"# parameter draws: 7", "# parameter seed: 1", "# rows: 7"} <= set(lines)
    assert "# column value: integer, ties" in lines


def test_progress_reaches_the_stream(dataset, folder):
    told = io.StringIO()
    results.build(STUDY, dataset, folder, Runner(progress=told))
    assert told.getvalue().endswith("values: 3/3\n")


def test_every_table_of_every_study_has_a_name_of_its_own():
    from analysis.results import STUDIES

    names = [table for study in STUDIES.values() for table in study.tables]
    assert len(names) == len(set(names))
    for name, study in STUDIES.items():
        assert name == study.name
        assert all(set(table.keys) <= set(table.columns) for table in study.tables.values())
