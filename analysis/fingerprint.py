"""Has the code changed? A hash of a module and of all that it imports from this package.

Only the standard library is used, and nothing is imported: the sources are read. Comments and
docstrings do not count, since they change no result.
"""

from __future__ import annotations

import ast
import hashlib
import io
import tokenize
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from analysis.paths import ROOT

_DOCUMENTED = (ast.Module, ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef)


def code_digest(module: str, root: Path = ROOT) -> str:
    """Hash a module and every module of its package that it imports, directly or not.

    Parameters
    ----------
    module : str
        Dotted name, such as `analysis.studies.trajectory`.
    root : Path
        Folder that holds the package.

    Returns
    -------
    str
        SHA-256, 64 hexadecimal digits; equal code, equal hash, on any machine.

    Examples
    --------
    >>> code_digest("analysis.errors") == code_digest("analysis.dates")
    False
    """
    digest = hashlib.sha256()
    for name in imported(module, root):
        digest.update(f"{name}\n{_essence(_source(name, root))}\n".encode())
    return digest.hexdigest()


def imported(module: str, root: Path = ROOT) -> tuple[str, ...]:
    """List a module and the modules of its package that it imports, directly or not.

    Parameters
    ----------
    module : str
        Dotted name.
    root : Path
        Folder that holds the package.

    Returns
    -------
    tuple of str
        Dotted names, sorted. An import inside a function counts like any other.

    Examples
    --------
    >>> imported("analysis.dates")
    ('analysis', 'analysis.dates', 'analysis.errors')
    """
    found: set[str] = set()
    waiting, top = [module], module.partition(".")[0]
    while waiting:
        name = waiting.pop()
        if name not in found and _file(name, root).exists():
            found.add(name)
            waiting += _parents(name)
            if name != top:  # the door looks its names up and imports none
                waiting += _imports(_source(name, root), top)
    return tuple(sorted(found))


def _file(module: str, root: Path) -> Path:
    path = root.joinpath(*module.split("."))
    return path / "__init__.py" if path.is_dir() else path.with_suffix(".py")


def _source(module: str, root: Path) -> str:
    return _file(module, root).read_text(encoding="utf-8")


def _parents(module: str) -> Iterator[str]:
    while module := module.rpartition(".")[0]:
        yield module


@cache
def _imports(source: str, top: str) -> tuple[str, ...]:
    """Name what a source imports; `from a import b` may mean the module `a.b`."""
    names: list[str] = []
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            names += [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            names += [node.module, *(f"{node.module}.{alias.name}" for alias in node.names)]
    return tuple(name for name in names if name.partition(".")[0] == top)


@cache
def _essence(source: str) -> str:
    """Give a source without comments, docstrings, blank lines and blanks at line ends."""
    lines = source.splitlines()
    for token in tokenize.generate_tokens(io.StringIO(source).readline):
        if token.type == tokenize.COMMENT:
            row, column = token.start
            lines[row - 1] = lines[row - 1][:column]
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, _DOCUMENTED) and ast.get_docstring(node, clean=False) is not None:
            first, last = node.body[0].lineno, node.body[0].end_lineno or 0
            lines[first - 1 : last] = [""] * (last - first + 1)
    return "\n".join(line.rstrip() for line in lines if line.strip())
