"""`cite`: what goes with a figure elsewhere."""

import json

import pytest

from analysis.cli import main
from analysis.figures import FIGURES
from analysis.figures.manifest import read_manifest
from analysis.paths import FIGURES as FOLDER


@pytest.mark.parametrize("name", FIGURES)
def test_words_are_those_of_the_figure(name, capsys):
    assert main(["cite", name, "--format", "json"]) == 0
    words, record = json.loads(capsys.readouterr().out), read_manifest(FOLDER)[name]
    assert words["caption"] == f"{record.title}. {FIGURES[name].caption}"
    assert words["alt"] == record.alt
    assert record.title in words["citation"]
    assert words["html"].count(f'src="{name}.svg"') == 1


def test_text_has_four_parts(capsys):
    assert main(["cite", "camp_ring"]) == 0
    parts = capsys.readouterr().out.split("\n\n")
    assert [part.split("\n")[0] for part in parts] == ["caption", "alt", "citation", "html"]


def test_unknown_figure_is_refused(capsys):
    assert main(["cite", "camp_rign"]) == 2
    assert "Did you mean 'camp_ring'?" in capsys.readouterr().err
