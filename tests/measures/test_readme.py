"""The table of measures names every public function of the package, and nothing that is not one."""

from __future__ import annotations

import importlib
import inspect
import pkgutil
import re
from pathlib import Path

from analysis import measures

README = Path(measures.__file__).parent / "README.md"


def public_functions() -> set[str]:
    found = set()
    for module in pkgutil.iter_modules(measures.__path__):
        if not module.name.startswith("_"):
            contents = vars(importlib.import_module(f"analysis.measures.{module.name}"))
            names = contents.get("__all__") or [
                name
                for name, thing in contents.items()
                if getattr(thing, "__module__", None) == f"analysis.measures.{module.name}"
            ]
            found |= {
                f"{module.name}.{name}"
                for name in names
                if inspect.isfunction(contents[name]) and not name.startswith("_")
            }
    return found


def test_every_public_function_has_a_row():
    table = [line.split("|")[1] for line in README.read_text("utf-8").splitlines() if "|" in line]
    named = re.findall(r"`(\w+\.\w+)`", "\n".join(table))
    assert sorted(named) == sorted(public_functions())
