"""The hash changes with the code that is run, and with nothing else."""

from __future__ import annotations

import pytest

from analysis.fingerprint import code_digest, imported

MAIN = '''"""Says what it is."""

from pack.deep.tool import work  # the tool
import pack.plain


def run():
    """Run."""
    text = "# no comment"
    return work(text)
'''


@pytest.fixture
def package(tmp_path):
    for name, text in {
        "__init__": "from pack import lazy\n",
        "main": MAIN,
        "plain": "import json\n\nONE = 1\n",
        "lazy": "TWO = 2\n",
        "apart": "THREE = 3\n",
        "deep/__init__": "",
        "deep/tool": "def work(x):\n    from pack.deep import inner\n    return inner.F(x)\n",
        "deep/inner": "F = str\n",
    }.items():
        path = tmp_path / "pack" / f"{name}.py"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return tmp_path


def test_imports_are_followed_wherever_they_stand(package):
    names = ["pack", "pack.deep", "pack.deep.inner", "pack.deep.tool", "pack.main", "pack.plain"]
    assert imported("pack.main", package) == tuple(names)


@pytest.mark.parametrize(
    ("file", "old", "new", "same"),
    [
        ("main", "Says what it is.", "Says it better.\n\n    At length.", True),
        ("main", "  # the tool", "", True),
        ("main", '"""Run."""', '"""Run it."""', True),
        ("main", "\n\n\n", "\n\n\n\n", True),
        ("main", "# no comment", "# other text", False),
        ("main", "return work", "return  work", False),
        ("deep/inner", "F = str", "F = repr", False),
        ("plain", "1", "2", False),
        ("apart", "3", "4", True),
        ("lazy", "2", "5", True),
    ],
)
def test_only_code_that_is_imported_counts(package, file, old, new, same):
    before = code_digest("pack.main", package)
    path = package / "pack" / f"{file}.py"
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")
    assert (code_digest("pack.main", package) == before) is same


def test_a_study_depends_on_the_sign_rule_and_not_on_commands():
    names = imported("analysis.studies.trajectory")
    assert {"analysis.network", "analysis.measures.walks", "analysis.ensembles"} <= set(names)
    assert not any(name.startswith(("analysis.cli", "analysis.plots")) for name in names)
