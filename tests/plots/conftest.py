"""What the tests of plots share: Axes in the house style."""

from __future__ import annotations

import pytest
from matplotlib.figure import Figure

from analysis.plots.style import style


@pytest.fixture
def ax():
    with style():
        yield Figure(figsize=(9, 6)).add_axes((0.1, 0.1, 0.8, 0.8))
