"""Files written whole or not at all, and their hashes."""

from __future__ import annotations

import hashlib
import os
import shutil
from contextlib import suppress
from pathlib import Path

from analysis.errors import AnalysisError
from analysis.paths import shown


def write_atomic(path: Path, content: bytes | str) -> None:
    """Replace a file in one step, so that no reader ever sees half of it.

    Parameters
    ----------
    path : Path
        File to write; its folder must exist.
    content : bytes or str
        What to write; text becomes UTF-8 and line ends are kept as they are.

    Raises
    ------
    AnalysisError
        If the file cannot be written; what was there before is untouched.
    """
    raw = content.encode("utf-8") if isinstance(content, str) else content
    draft = path.with_name(f".{path.name}.{os.getpid()}.tmp")
    try:
        draft.write_bytes(raw)
        if path.exists():
            shutil.copymode(path, draft)
        draft.replace(path)
    except OSError as error:
        reason = error.strerror or str(error)
        raise AnalysisError(f"cannot write {shown(path)}: {reason}; nothing was changed") from error
    finally:
        with suppress(OSError):  # gone already, or in no folder that holds files
            draft.unlink()


def write_if_new(path: Path, content: bytes | str) -> bool:
    """Write a file unless it holds just that already.

    Parameters
    ----------
    path : Path
        File to write; its folder must exist.
    content : bytes or str
        What it is to hold.

    Returns
    -------
    bool
        Whether it was written.

    Raises
    ------
    AnalysisError
        If the file cannot be written.
    """
    raw = content.encode("utf-8") if isinstance(content, str) else content
    with suppress(OSError):
        if path.read_bytes() == raw:
            return False
    write_atomic(path, raw)
    return True


def sha256(path: Path) -> str:
    """Hash a file.

    Parameters
    ----------
    path : Path
        File to read.

    Returns
    -------
    str
        SHA-256 of its bytes, 64 hexadecimal digits.

    Raises
    ------
    AnalysisError
        If the file cannot be read.
    """
    try:
        return hashlib.sha256(path.read_bytes()).hexdigest()
    except OSError as error:
        raise AnalysisError(f"cannot read {shown(path)}: {error.strerror}") from error
