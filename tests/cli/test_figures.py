"""`figures` from the command line: progress, files, mistakes."""

from __future__ import annotations

import pytest

from analysis.cli import main
from analysis.figures import FIGURES

from ..pictured import pictured


@pytest.fixture
def figures(tmp_path, capsys):
    folder = pictured(tmp_path / "data")

    def run(*arguments: str):
        given = ["--data", str(folder), "--out", str(tmp_path / "out"), *arguments]
        status = main(["figures", *given])
        return status, *capsys.readouterr()

    return run


def test_draws_those_named_and_says_what_was_written(figures, tmp_path):
    status, out, _ = figures("bahrain_ties", "camp_ring")
    assert status == 0
    assert out.splitlines()[:2] == [
        "[1/2] bahrain_ties: bahrain_ties.csv, bahrain_ties.svg, single/bahrain_ties.svg",
        "[2/2] camp_ring: camp_ring.csv, camp_ring.svg, single/camp_ring.svg",
    ]
    written = sorted(path.name for path in (tmp_path / "out").iterdir())
    pictures = ["bahrain_ties.csv", "bahrain_ties.svg", "camp_ring.csv", "camp_ring.svg"]
    assert written == ["README.md", *pictures, "manifest.json", "single"]
    narrow = sorted(path.name for path in (tmp_path / "out" / "single").iterdir())
    assert narrow == ["bahrain_ties.svg", "camp_ring.svg"]


def test_a_second_run_draws_nothing_unless_forced(figures):
    figures("bahrain_ties")
    assert figures("bahrain_ties")[1].splitlines()[0] == "[1/1] bahrain_ties: up to date"
    forced = figures("bahrain_ties", "--force")[1]
    assert forced.splitlines()[0] == "[1/1] bahrain_ties: unchanged"


def test_only_what_depends_on_a_changed_table_is_drawn_again(figures, tmp_path):
    figures("bahrain_ties", "coalition_matrix")
    ties = tmp_path / "data" / "ties.csv"
    ties.write_text(ties.read_text("utf-8").replace(",medium,", ",low,"), "utf-8")
    out = figures("bahrain_ties", "coalition_matrix")[1].splitlines()
    assert out[:2] == ["[1/2] bahrain_ties: unchanged", "[2/2] coalition_matrix: up to date"]


def test_a_picture_that_was_altered_or_lost_is_drawn_again(figures, tmp_path):
    figures("bahrain_ties")
    (tmp_path / "out" / "bahrain_ties.svg").write_text("<svg/>", "utf-8")
    assert figures("bahrain_ties")[1].splitlines()[0] == "[1/1] bahrain_ties: bahrain_ties.svg"
    (tmp_path / "out" / "bahrain_ties.csv").unlink()
    assert figures("bahrain_ties")[1].splitlines()[0] == "[1/1] bahrain_ties: bahrain_ties.csv"


def test_formats_by_commas(figures, tmp_path):
    assert figures("bahrain_ties", "--format", "png, PDF,png")[0] == 0
    written = sorted(path.suffix for path in (tmp_path / "out").iterdir())
    assert written == ["", ".csv", ".pdf", ".png"]
    narrow = sorted(path.suffix for path in (tmp_path / "out" / "single").iterdir())
    assert narrow == [".pdf", ".png"]


def test_list_prints_every_name_and_caption_and_draws_nothing(figures, tmp_path):
    status, out, _ = figures("--list")
    assert status == 0
    for name, entry in FIGURES.items():
        assert f"{name}\n    {entry.caption}\n" in out
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize(
    ("given", "message"),
    [
        (["bahrain_tie"], "there is no figure 'bahrain_tie'"),
        (["bahrain_tie"], "Did you mean 'bahrain_ties'?"),
        (["--format", "jpg"], "'jpg' is not a format of figures; formats: svg, png, pdf."),
        (["--format", "pgn"], "Did you mean 'png'?"),
        (["--format", ","], "no format given; formats: svg, png, pdf"),
    ],
)
def test_mistakes_are_refused_before_anything_is_written(figures, tmp_path, given, message):
    status, out, err = figures(*given)
    assert (status, out) == (2, "")
    assert message in err
    assert not (tmp_path / "out").exists()
