"""Two processes with another hash seed, time zone and locale write the same bytes."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from analysis.figures import FIGURES, FORMATS
from analysis.paths import ROOT

WORLDS = (
    {"PYTHONHASHSEED": "0", "TZ": "UTC", "LC_ALL": "C"},
    {"PYTHONHASHSEED": "4242", "TZ": "Asia/Tehran", "LC_ALL": "C.UTF-8", "MPLBACKEND": "pdf"},
)


@pytest.fixture(scope="module")
def outputs(tmp_path_factory) -> list[Path]:
    """Draw everything that is shipped twice."""
    folder = tmp_path_factory.mktemp("determinism")
    command = [sys.executable, "-m", "analysis", "figures", "--format", ",".join(FORMATS)]
    running = [
        subprocess.Popen(
            [*command, "--out", str(folder / str(number))],
            cwd=ROOT,
            env={**os.environ, **world},
            stdout=subprocess.DEVNULL,
        )
        for number, world in enumerate(WORLDS)
    ]
    assert [process.wait(timeout=300) for process in running] == [0, 0]
    return [folder / str(number) for number in range(len(WORLDS))]


@pytest.mark.parametrize("kind", [*FORMATS, "csv"])
@pytest.mark.parametrize("name", FIGURES)
def test_same_bytes(outputs, name, kind):
    one, two = ((folder / f"{name}.{kind}").read_bytes() for folder in outputs)
    assert one == two


@pytest.mark.parametrize("name", FIGURES)
def test_nothing_names_the_day_or_the_machine(outputs, name):
    svg = (outputs[0] / f"{name}.svg").read_text(encoding="utf-8")
    assert "<dc:date>" not in svg
    assert "Matplotlib" not in svg
    assert b"CreationDate" not in (outputs[0] / f"{name}.pdf").read_bytes()
