"""What the tests of figures share: each data set drawn once."""

from __future__ import annotations

import pytest

from analysis.dataset import Dataset, load
from analysis.figures import draw

from ..pictured import pictured
from .looking import DRAWN


@pytest.fixture(scope="session")
def small(tmp_path_factory) -> Dataset:
    return load(pictured(tmp_path_factory.mktemp("small") / "data"))


@pytest.fixture(scope="session")
def shipped() -> Dataset:
    return load()


@pytest.fixture(scope="session")
def drawings(small) -> dict:
    return {name: draw(name, small) for name in DRAWN}


@pytest.fixture(scope="session")
def shipped_drawings(shipped) -> dict:
    return {name: draw(name, shipped) for name in DRAWN}
