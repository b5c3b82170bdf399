"""What each picture in a folder was made from, and whether that is still what it is.

`manifest.json` holds, for every picture, the hashes of the tables, results and code it was drawn
from and of the files written, with title, caption and text alternative. Only the standard library
is used, so that a folder that is up to date is found to be so at once.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path

from analysis.errors import AnalysisError
from analysis.figures import FIGURES, NARROW, Figure
from analysis.files import sha256, write_if_new
from analysis.fingerprint import code_digest
from analysis.paths import DATA, RESULTS, ROOT, shown

NAME = "manifest.json"
_STYLE = ROOT / "analysis" / "plots" / "alliances.mplstyle"
_LOCK = ROOT / "requirements.lock"


@dataclass(frozen=True)
class Record:
    """What is known of one picture.

    Parameters
    ----------
    title, caption, alt : str
        The finding, what is shown and how it is read, and the picture in words.
    notebook : str
        The notebook that reads it.
    tables, results : dict
        SHA-256 of each table of data/ and results/ it was drawn from, by file name.
    code : str
        Hash of the code that draws it, of the style and of the locked packages.
    files : dict
        SHA-256 of the files written, by name.
    """

    title: str
    caption: str
    alt: str
    notebook: str
    tables: Mapping[str, str] = field(default_factory=dict)
    results: Mapping[str, str] = field(default_factory=dict)
    code: str = ""
    files: Mapping[str, str] = field(default_factory=dict)

    @property
    def made_from(self) -> tuple[Mapping[str, str], Mapping[str, str], str]:
        """All that the picture depends on."""
        return self.tables, self.results, self.code


def record(entry: Figure, title: str, alt: str, folder: Path, data: Path | None = None) -> Record:
    """Take stock of a picture just drawn.

    Parameters
    ----------
    entry : Figure
        The picture.
    title, alt : str
        As it was drawn.
    folder : Path
        Where its files are.
    data : Path, optional
        Folder of the tables; by default those shipped.

    Returns
    -------
    Record
        With hashes of what it was drawn from and of its files.
    """
    return Record(
        title,
        entry.caption,
        alt,
        entry.notebook,
        *sources(entry, data),
        {file: sha256(folder / file) for file in _kept(entry) if (folder / file).exists()},
    )


def sources(entry: Figure, data: Path | None = None) -> tuple[dict[str, str], dict[str, str], str]:
    """Hash all that a picture is drawn from, as it is now.

    Parameters
    ----------
    entry : Figure
        The picture.
    data : Path, optional
        Folder of the tables; by default those shipped.

    Returns
    -------
    dict, dict, str
        Hashes of tables and of results by file name, and of the code.

    Raises
    ------
    AnalysisError
        If a file cannot be read.
    """
    folder = DATA if data is None else data
    tables = {name: sha256(folder / name) for name in _table_files(entry)}
    results = {f"{name}.csv": _hash_if_there(RESULTS / f"{name}.csv") for name in entry.results}
    parts = (code_digest(entry.program), sha256(_STYLE), _hash_if_there(_LOCK))
    return tables, results, "-".join(part[:16] for part in parts)


def fresh(entry: Figure, folder: Path, known: Mapping[str, Record], data: Path | None) -> bool:
    """Say whether a picture in a folder is what drawing it anew would give.

    Parameters
    ----------
    entry : Figure
        The picture.
    folder : Path
        Where its files are.
    known : mapping of str to Record
        The folder's manifest.
    data : Path, optional
        Folder of the tables; by default those shipped.

    Returns
    -------
    bool
        True if it was made from what there is now and nobody altered its files.
    """
    found = known.get(entry.name)
    if found is None or found.caption != entry.caption or found.notebook != entry.notebook:
        return False
    if set(_kept(entry)) != set(found.files):
        return False
    if any(_hash_if_there(folder / name) != digest for name, digest in found.files.items()):
        return False
    return found.made_from == sources(entry, data)


def read_manifest(folder: Path) -> dict[str, Record]:
    """Read the manifest of a folder.

    Parameters
    ----------
    folder : Path
        Where pictures are.

    Returns
    -------
    dict of str to Record
        By name of the picture; empty if there is no manifest.

    Raises
    ------
    AnalysisError
        If the manifest is not one.
    """
    path = folder / NAME
    if not path.exists():
        return {}
    try:
        listed = json.loads(path.read_text(encoding="utf-8"))
        return {name: Record(**entry) for name, entry in listed.items()}
    except (OSError, UnicodeDecodeError, ValueError, TypeError, AttributeError) as error:
        raise AnalysisError(
            f"{shown(path)} is not a manifest of figures ({error}); delete it and draw them anew"
        ) from error


def write_manifest(folder: Path, known: Mapping[str, Record]) -> None:
    """Write the manifest of a folder, pictures in the order of the registry.

    Parameters
    ----------
    folder : Path
        Where pictures are; it must exist.
    known : mapping of str to Record
        By name of the picture; names that are no picture's any more are left out.
    """
    listed = {name: asdict(known[name]) for name in FIGURES if name in known}
    text = json.dumps(listed, indent=1, ensure_ascii=False) + "\n"
    write_if_new(folder / NAME, text)


def _kept(entry: Figure) -> tuple[str, ...]:
    """Name the files that are committed; other formats are built when asked for."""
    name = entry.name
    return f"{name}.csv", f"{name}.svg", f"{NARROW}/{name}.svg"


def _table_files(entry: Figure) -> tuple[str, ...]:
    return (*(f"{name}.csv" for name in sorted(entry.inputs)), "datapackage.json")


def _hash_if_there(path: Path) -> str:
    return sha256(path) if path.exists() else ""
