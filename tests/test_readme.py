"""What README.md says of figures and code is what the package does."""

import re

import pytest

from analysis import load
from analysis.dataset import Dataset
from analysis.figures import FIGURES, draw
from analysis.paths import ROOT
from analysis.reading.claims import lines

README = (ROOT / "README.md").read_text("utf-8")


@pytest.fixture(scope="module")
def dataset() -> Dataset:
    return load()


def row(name: str, dataset: Dataset) -> str:
    """Give the line of the README's table for a figure."""
    entry, title = FIGURES[name], " ".join(draw(name, dataset).title.split())
    program = entry.program.replace(".", "/") + ".py"
    tables = ", ".join((*entry.inputs, *entry.results))
    return f"| [{name}](figures/{name}.svg) | {title} | [{program}]({program}) | {tables} |"


@pytest.mark.parametrize("name", FIGURES)
def test_figure_has_its_row(name: str, dataset: Dataset) -> None:
    assert row(name, dataset) in README.splitlines()


def test_findings_are_those_of_the_results(dataset: Dataset) -> None:
    written = lines(dataset)
    assert 5 <= len(written) <= 8
    head = README.splitlines().index("| finding | range | what moves it most | headline |")
    assert README.splitlines()[head + 2 : head + 2 + len(written) + 1] == [*written, ""]


def test_benchmarks_quoted_are_those_recorded() -> None:
    recorded = (ROOT / "benchmarks" / "README.md").read_text("utf-8").splitlines()
    head = README.splitlines().index(next(line for line in recorded if line.startswith("| case |")))
    quoted = README.split("| case |")[1].split("\n\n")[0].splitlines()
    assert len(quoted) == 9
    assert all(line in recorded for line in README.splitlines()[head : head + len(quoted)])


def test_python_runs() -> None:
    (code,) = re.findall(r"```python\n(.*?)```", README, re.DOTALL)
    names: dict[str, object] = {}
    exec(compile(code, "README.md", "exec"), names)
    assert {"data", "network"} <= set(names)


@pytest.mark.parametrize("target", sorted(set(re.findall(r"\]\(([^)#:]+)\)", README))))
def test_link_leads_somewhere(target: str) -> None:
    assert (ROOT / target).exists()
