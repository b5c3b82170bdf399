"""A drawing's bytes: SVG with its words, the table, files written only when new."""

from __future__ import annotations

import csv
import io
from xml.etree import ElementTree

import pytest
from PIL import Image, ImageChops

from analysis.errors import AnalysisError
from analysis.figures import NARROW
from analysis.paths import FIGURES as FOLDER

from .looking import DRAWN


@pytest.mark.parametrize("name", DRAWN)
def test_svg_carries_title_and_description(drawings, name):
    root = ElementTree.fromstring(drawings[name].render("svg"))
    space = {"svg": "http://www.w3.org/2000/svg"}
    assert root.get("role") == "img"
    assert root.findtext("svg:title", namespaces=space) == drawings[name].title
    assert root.findtext("svg:desc", namespaces=space) == drawings[name].alt
    assert b"<image" not in drawings[name].render("svg")


def test_csv_holds_the_table(drawings):
    drawing = drawings["camp_ring"]
    rows = list(csv.DictReader(io.StringIO(drawing.csv())))
    assert [row["ties"] for row in rows] == drawing.table["ties"].tolist()


def test_unchanged_files_are_not_written_again(drawings, tmp_path):
    drawing = drawings["bahrain_ties"]
    first = drawing.save("picture", tmp_path / "new")
    assert [path.name for path in first] == ["picture.csv", "picture.svg", "picture.svg"]
    assert first[2].parent.name == NARROW
    assert drawing.save("picture", tmp_path / "new") == []
    (tmp_path / "new" / "picture.csv").write_text("old", encoding="utf-8")
    assert [path.name for path in drawing.save("picture", tmp_path / "new")] == ["picture.csv"]


def test_a_folder_that_cannot_be_made_is_refused(drawings, tmp_path):
    (tmp_path / "file").write_text("", encoding="utf-8")
    with pytest.raises(AnalysisError, match="cannot make the folder"):
        drawings["bahrain_ties"].save("picture", tmp_path / "file" / "folder")


def test_a_notebook_shows_the_picture_at_its_size(drawings):
    drawing = drawings["camp_ring"]
    raw, shown = drawing._repr_png_()
    assert raw.startswith(b"\x89PNG")
    assert len(raw) < len(drawing.render("png")) / 2
    assert (shown["width"], shown["alt"]) == (720, drawing.alt) == (720, repr(drawing))


def test_a_notebook_keeps_the_colours_of_small_marks(drawings):
    drawing = drawings["arc_lanes"]
    raw, _ = drawing._repr_png_()
    whole, few = (
        Image.open(io.BytesIO(png)).convert("RGB") for png in (drawing.render("png", dpi=100), raw)
    )
    apart = ImageChops.difference(whole, few).getextrema()
    assert max(most for _, most in apart) < 40


@pytest.mark.parametrize("name", DRAWN)
def test_committed_tables_are_those_of_the_data(shipped_drawings, name):
    path = FOLDER / f"{name}.csv"
    assert path.read_text(encoding="utf-8") == shipped_drawings[name].csv(), "run `make figures`"
    assert (FOLDER / f"{name}.svg").exists()
    assert (FOLDER / NARROW / f"{name}.svg").exists()
