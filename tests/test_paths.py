from pathlib import Path

from analysis.paths import DATA, FIGURES, ROOT, shown


def test_folders_lie_in_the_root():
    assert (ROOT / "pyproject.toml").is_file()
    assert (DATA.parent, FIGURES.parent) == (ROOT, ROOT)


def test_path_elsewhere_is_shown_as_given():
    assert shown(Path("elsewhere") / "ties.csv") == "elsewhere/ties.csv"
