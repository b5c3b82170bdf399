"""The codebook's worked examples are rows of the tables."""

import re

import pytest

from analysis.dataset import load
from analysis.paths import DATA

CITED = re.findall(
    r"`([0-9A-Z][0-9A-Z_-]+_[a-z_]+(?:\d+)?)`", (DATA / "README.md").read_text("utf-8")
)


@pytest.fixture(scope="module")
def rows() -> set[str]:
    dataset = load()
    return {*dataset.ties["tie"], *dataset.events["event"]}


def test_examples_are_found() -> None:
    assert len(CITED) > 10


@pytest.mark.parametrize("cited", CITED)
def test_example_is_a_row(cited: str, rows: set[str]) -> None:
    assert cited in rows
