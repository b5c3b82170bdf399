"""What tests share: the hypothesis profile, and a small data set that is sound in every way."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from analysis.checks import check
from analysis.paths import DATA

settings.register_profile(
    "repeatable",
    derandomize=True,
    deadline=None,
    database=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
settings.load_profile("repeatable")


@pytest.fixture
def tiny(tmp_path: Path) -> Path:
    """Copy the tiny data set (tests/tiny: six invented actors) with the shipped vocabulary."""
    folder = tmp_path / "data"
    shutil.copytree(Path(__file__).parent / "tiny", folder)
    for name in ("datapackage.json", "relations.csv", "confidences.csv"):
        shutil.copy(DATA / name, folder)
    return folder


@pytest.fixture
def edit(tiny: Path) -> Callable[[str, str, str], None]:
    """Replace a text that one table of the tiny data set holds exactly once."""

    def replace(table: str, old: str, new: str) -> None:
        path = tiny / f"{table}.csv"
        text = path.read_text(encoding="utf-8")
        assert text.count(old) == 1, f"{text.count(old)} times in {table}: {old!r}"
        path.write_text(text.replace(old, new), encoding="utf-8", newline="")

    return replace


@pytest.fixture
def complaints(tiny: Path) -> Callable[[], list[str]]:
    """List the problems of the tiny data set as the user reads them, file names bare."""
    return lambda: [str(problem).removeprefix(f"{tiny.as_posix()}/") for problem in check(tiny)]
