"""The manifest and the list of figures are those of the data and the code."""

from __future__ import annotations

import pytest

from analysis.errors import AnalysisError
from analysis.figures import FIGURES
from analysis.figures.catalogue import page
from analysis.figures.manifest import Record, fresh, read_manifest, write_manifest
from analysis.paths import FIGURES as FOLDER


def test_manifest_comes_back_as_it_was_written(tmp_path):
    known = {"camp_ring": Record("T", "C", "A", "N", {"ties.csv": "1"}, {}, "2", {"a.svg": "3"})}
    write_manifest(tmp_path, known)
    assert read_manifest(tmp_path) == known
    assert read_manifest(tmp_path / "elsewhere") == {}


@pytest.mark.parametrize("text", ["[]", "{", '{"camp_ring": {"titel": ""}}', '{"camp_ring": 1}'])
def test_what_is_no_manifest_is_refused(tmp_path, text):
    (tmp_path / "manifest.json").write_text(text, "utf-8")
    with pytest.raises(AnalysisError, match=r"is not a manifest of figures .* draw them anew"):
        read_manifest(tmp_path)


def test_committed_manifest_is_that_of_the_data_and_the_code():
    known = read_manifest(FOLDER)
    stale = [name for name, entry in FIGURES.items() if not fresh(entry, FOLDER, known, None)]
    assert stale == [], "run `make figures`"


def test_the_list_of_figures_is_that_of_the_manifest(shipped):
    listed = (FOLDER / "README.md").read_text("utf-8")
    assert listed == page(read_manifest(FOLDER), shipped.version)
