"""Every notebook runs for a reader, says again what it said, and is built for reading."""

import ast
import json
import re
from functools import cache
from pathlib import Path

import matplotlib.font_manager  # noqa: F401  builds the font cache, which a notebook would report
import nbformat
import pytest
from nbformat import NotebookNode

from scripts.notebooks import NOTEBOOKS, execute, normalise, text

PATHS = sorted(NOTEBOOKS.glob("*.ipynb"))
every_notebook = pytest.mark.parametrize("path", PATHS, ids=lambda path: path.stem)


@cache
def stored(path: Path) -> NotebookNode:
    return nbformat.read(path, as_version=4)


def cells(path: Path, kind: str) -> list[NotebookNode]:
    return [cell for cell in stored(path).cells if cell.cell_type == kind]


def syntax(cell: NotebookNode) -> ast.Module:
    lines = [line for line in cell.source.splitlines() if not line.startswith(("%", "!"))]
    return ast.parse("\n".join(lines))


def printed(notebook: NotebookNode) -> dict[str, list[str]]:
    """Return the text of every output by cell id: streams and each textual representation."""
    shown: dict[str, list[str]] = {}
    for cell in notebook.cells:
        texts = []
        for output in cell.get("outputs", []):
            if output.output_type == "stream":
                texts.append(f"{output.name}: {output.text}")
            else:
                data = output.get("data", {})
                texts += [f"{kind}: {data[kind]}" for kind in sorted(data) if "text/" in kind]
        shown[cell.id] = texts
    return shown


def test_there_are_notebooks():
    assert PATHS


@every_notebook
def test_outputs_are_those_stored(path):
    assert printed(execute(path)) == printed(stored(path))


@every_notebook
def test_was_run_from_top_to_bottom_without_complaint(path):
    code = cells(path, "code")
    assert [cell.execution_count for cell in code] == list(range(1, len(code) + 1))
    outputs = [output for cell in code for output in cell.outputs]
    assert not [o for o in outputs if o.output_type == "error" or o.get("name") == "stderr"]


@every_notebook
def test_file_is_what_make_notebooks_writes(path):
    notebook = nbformat.read(path, as_version=4)
    assert path.read_text(encoding="utf-8") == text(normalise(notebook))


@every_notebook
def test_cells_have_ids_of_their_own(path):
    ids = [cell["id"] for cell in json.loads(path.read_text(encoding="utf-8"))["cells"]]
    assert len(set(ids)) == len(ids)
    assert all(re.fullmatch(r"[\w-]{1,64}", name) for name in ids)


@every_notebook
def test_reads_as_an_article_not_as_a_program(path):
    assert 15 <= len(stored(path).cells) <= 30
    code = cells(path, "code")
    for cell in code:
        assert 1 <= len(cell.source.splitlines()) <= 8, cell.id
    words = sum(len(cell.source.split()) for cell in cells(path, "markdown"))
    assert words >= 40 * len(code)


@every_notebook
def test_defines_nothing_and_imports_first(path):
    first, *rest = cells(path, "code")
    assert any(isinstance(node, ast.Import | ast.ImportFrom) for node in syntax(first).body)
    definitions = ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef
    for cell in [first, *rest]:
        assert not [n for n in ast.walk(syntax(cell)) if isinstance(n, definitions)], cell.id
    for cell in rest:
        nodes = ast.walk(syntax(cell))
        assert not [n for n in nodes if isinstance(n, ast.Import | ast.ImportFrom)], cell.id
