"""The house is in order: requirements agree, floors hold, no file knows one machine."""

import ast
import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import nbformat
import pytest
import yaml
from packaging.requirements import Requirement
from packaging.specifiers import SpecifierSet
from packaging.utils import canonicalize_name

import analysis

ROOT = Path(__file__).resolve().parent.parent
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
DOCUMENTS = ["README.md", "CONTRIBUTING.md"]

# Lowest first; a line imports only from lines before it, or from earlier on its own line.
FLOORS = [
    ["errors", "paths", "files", "fingerprint"],
    ["dates"],
    ["schema", "decoding", "tables"],
    ["rules", "evidence", "checks"],
    ["dataset"],
    ["timetable", "spells", "network"],
    ["records", "reasoning", "trace"],
    ["measures"],
    ["reliability"],
    ["parallel", "uncertain", "ensembles"],
    ["studies"],
    ["results"],
    ["plots"],
    ["figures"],
    ["reading"],
    ["cli"],
    ["__main__"],
]
ORDER = [name for floor in FLOORS for name in floor]
MODULES = sorted((ROOT / "analysis").rglob("*.py"))

NOT_OURS = {".git", ".venv", "build", "dist", "__pycache__", ".hypothesis", ".ipynb_checkpoints"}
NOT_OURS |= {".mypy_cache", ".pytest_cache", ".ruff_cache"}


def read(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


def tracked_files() -> list[Path]:
    """Return what git tracks; without git or a repository, all that is not built."""
    if shutil.which("git") and (ROOT / ".git").exists():
        listed = subprocess.run(
            ["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=True, text=True
        )
        paths = [ROOT / name for name in listed.stdout.split("\0") if name]
    else:
        paths = [p for p in ROOT.rglob("*") if not NOT_OURS & set(p.relative_to(ROOT).parts)]
    return [path for path in paths if path.is_file()]


def requirements(lines: list[str]) -> dict[str, Requirement]:
    return {canonicalize_name(r.name): r for r in map(Requirement, lines)}


def locked() -> dict[str, str]:
    pins = re.findall(r"^([\w.-]+)==([^\s;]+)", read("requirements.lock"), flags=re.MULTILINE)
    return {canonicalize_name(name): version for name, version in pins}


# Requirements


def test_environment_yml_asks_for_what_pyproject_asks_for():
    entries = yaml.safe_load(read("environment.yml"))["dependencies"]
    conda = requirements([entry for entry in entries if isinstance(entry, str)])
    python = conda.pop("python")
    conda.pop("pip")
    assert python.specifier == SpecifierSet(PROJECT["project"]["requires-python"])
    wanted = requirements(PROJECT["project"]["dependencies"])
    assert {n: r.specifier for n, r in conda.items()} == {n: r.specifier for n, r in wanted.items()}
    assert [entry for entry in entries if isinstance(entry, dict)] == [{"pip": ["-e ."]}]


@pytest.mark.parametrize("group", ["run", "dev", "build"])
def test_lock_holds_every_requirement_at_a_version_it_admits(group):
    wanted = {
        "run": PROJECT["project"]["dependencies"],
        "dev": PROJECT["project"]["optional-dependencies"]["dev"],
        "build": PROJECT["build-system"]["requires"],
    }[group]
    pins = locked()
    for name, requirement in requirements(wanted).items():
        assert name in pins, f"{name} is not in requirements.lock: run make lock"
        assert requirement.specifier.contains(pins[name]), f"{name}: run make lock"


def test_lock_pins_every_package_once_and_with_a_hash():
    blocks = re.split(r"^(?=[\w.-]+==)", read("requirements.lock"), flags=re.MULTILINE)[1:]
    assert len(blocks) == len(locked())
    assert all("--hash=sha256:" in block for block in blocks)


def test_versions_and_licences_agree():
    citation = yaml.safe_load(read("CITATION.cff"))
    assert citation["version"] == PROJECT["project"]["version"]
    assert analysis.__version__ == PROJECT["project"]["version"]
    assert f"## [{citation['version']}] - {citation['date-released']}" in read("CHANGELOG.md")
    assert PROJECT["project"]["license"] == "MIT"
    assert read("LICENSE").startswith("MIT License")
    assert "Creative Commons Attribution 4.0 International" in read("data/LICENSE")


# Floors


def floor_of(module: str) -> str:
    """Return the first name below `analysis` of a dotted module name."""
    return module.split(".")[1]


def dotted(path: Path) -> str:
    parts = path.relative_to(ROOT).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def imported_by(path: Path) -> set[str]:
    """Return the floors of `analysis` that a module imports, wherever in it."""
    package = dotted(path) if path.name == "__init__.py" else dotted(path).rpartition(".")[0]
    names: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            base = ".".join(package.split(".")[: len(package.split(".")) + 1 - node.level])
            origin = ".".join(filter(None, [base if node.level else "", node.module or ""]))
            names |= {f"{origin}.{alias.name}" for alias in node.names}
    names -= {"analysis.__version__"}  # told at the door
    return {floor_of(name) for name in names if name.startswith("analysis.")}


@pytest.mark.parametrize("path", MODULES, ids=dotted)
def test_module_imports_only_from_floors_below(path):
    if path == ROOT / "analysis" / "__init__.py":
        return  # the door: lazy, see the next test
    floor = floor_of(dotted(path))
    assert floor in ORDER, f"analysis/{floor} has no place in FLOORS"
    below = {floor, *ORDER[: ORDER.index(floor)]}
    if floor == "measures":
        below = {"measures", "errors"}  # any signed graph, nothing of our tables
    assert imported_by(path) <= below


def test_import_analysis_is_lazy():
    code = "import sys, analysis; print(*sys.modules)"
    loaded = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, check=True, text=True
    )
    assert not {"numpy", "pandas", "networkx", "matplotlib", "scipy"} & set(loaded.stdout.split())


def test_main_is_short():
    assert len(read("analysis/__main__.py").splitlines()) < 20


# Commands


def commands(name: str) -> set[str]:
    """Return the code of a document: its blocks and what it quotes inline."""
    blocks = re.findall(r"```(?:sh|bash|console|shell|text)?\n(.*?)```", read(name), re.DOTALL)
    return {*"\n".join(blocks).splitlines(), *re.findall(r"`([^`\n]+)`", read(name))}


@pytest.mark.parametrize("name", DOCUMENTS)
def test_make_targets_in_documents_exist(name):
    targets = set(re.findall(r"^([a-z]+):", read("Makefile"), flags=re.MULTILINE))
    named = {m[1] for c in commands(name) if (m := re.match(r"\s*\$?\s*make ([a-z]+)", c))}
    assert named, f"{name} names no make target"
    assert named <= targets


def test_readme_names_both_commands_and_ci_runs_them():
    lines = {line.strip() for line in read(".ci/run").splitlines()}
    for command in ["make figures", "make test"]:
        assert command in lines
        assert any(c.strip().removeprefix("$ ").startswith(command) for c in commands("README.md"))


# What must not be in the files

# Spelled in pieces, so that this file passes its own test.
FORBIDDEN = {
    "a path of one machine": r"(?<![\w.)}])/(?:home|Users|root|work|tmp|private|mnt)/\w",
    "an index address": "--(extra-)?index-" r"url|--find-" r"links|pythonhosted\.org|pypi\.org",
}


@pytest.mark.parametrize("what", FORBIDDEN)
def test_no_file_holds(what):
    found = []
    for path in tracked_files():
        if path.suffix == ".png":
            continue
        content = path.read_bytes().decode("utf-8")
        if what == "a path of one machine":
            content = re.sub(r"https?://\S+", "", content)
        found += [f"{path.relative_to(ROOT)}: {m}" for m in re.findall(FORBIDDEN[what], content)]
    assert found == []


def test_text_files_end_lines_with_line_feeds():
    crlf = [p for p in tracked_files() if p.suffix != ".png" and b"\r\n" in p.read_bytes()]
    assert crlf == []


def test_notebook_outputs_are_small():
    for path in sorted((ROOT / "notebooks").glob("*.ipynb")):
        assert nbformat.read(path, as_version=4).cells
        assert path.stat().st_size < 3_000_000


def test_figures_results_and_notebooks_are_below_eight_megabytes():
    kept = [path for path in tracked_files() if path.suffix != ".png"]
    places = ("figures", "results", "notebooks")
    sizes = [p.stat().st_size for p in kept if p.relative_to(ROOT).parts[0] in places]
    assert sum(sizes) < 8_000_000
