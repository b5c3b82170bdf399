"""Bytes of a CSV file to records with their physical lines, or a problem that says what to do."""

from __future__ import annotations

import codecs
import csv
import io
import re
from collections.abc import Iterator, Sequence

from analysis.errors import Problem

_SEPARATORS = ",;\t"
_CONFLICT = re.compile(r"^(<{7}|\|{7}|={7}|>{7})(?: |$)")


class UnreadableError(Exception):
    """A file, or the rest of one, that cannot be read.

    Attributes
    ----------
    problems : list of Problem
        Why.
    """

    def __init__(self, *problems: Problem) -> None:
        super().__init__(*problems)
        self.problems = list(problems)


def decode(raw: bytes, file: str) -> str:
    r"""Decode strictly: UTF-8, or UTF-16 that starts with its byte-order mark.

    Parameters
    ----------
    raw : bytes
        Content of the file.
    file : str
        Its name for messages.

    Returns
    -------
    str
        The text without byte-order mark, every line end a `\n`.

    Raises
    ------
    UnreadableError
        If bytes are in another encoding or damaged, or a merge was left unresolved.

    Examples
    --------
    >>> decode("\ufeffa;b\r\n".encode(), "ties.csv")
    'a;b\n'
    """
    utf16 = raw.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    try:
        text = _unix(raw.decode("utf-16" if utf16 else "utf-8-sig"))
    except UnicodeDecodeError as error:
        raise UnreadableError(_undecodable(error, file)) from error
    if "\0" in text:
        said = "holds a NUL character: the file is damaged or UTF-16; save it as CSV UTF-8"
        line = text.count("\n", 0, text.index("\0")) + 1
        raise UnreadableError(Problem(file, line, "", "", said))
    _refuse_conflicts(text, file)
    return text


def records(text: str, file: str, columns: Sequence[str]) -> Iterator[tuple[int, list[str]]]:
    r"""Yield each record that is not blank with the line it starts on.

    Parameters
    ----------
    text : str
        Text of the file, as `decode` gives it.
    file : str
        Its name for messages.
    columns : sequence of str
        Columns the first line should name; they tell commas, semicolons and tabs apart.

    Yields
    ------
    tuple of int and list of str
        Line from 1; cells, trimmed.

    Raises
    ------
    UnreadableError
        At the first record whose quotes do not pair.

    Examples
    --------
    >>> list(records("a;b\n\n 1 ;\"2\n3\"\n", "ties.csv", ["a", "b"]))
    [(1, ['a', 'b']), (3, ['1', '2\n3'])]
    """
    lines = io.StringIO(text, newline="\n")
    separator = _separator(text, columns)
    reader = csv.reader(lines, delimiter=separator, strict=True, skipinitialspace=True)
    while True:
        start = reader.line_num + 1
        try:
            cells = [cell.strip() for cell in next(reader)]
        except StopIteration:
            return
        except csv.Error as error:
            raise UnreadableError(Problem(file, start, "", "", _quote_complaint(error))) from error
        if any(cells):
            yield start, cells


def _unix(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _undecodable(error: UnicodeDecodeError, file: str) -> Problem:
    if error.encoding.startswith("utf-16"):
        return Problem(file, 0, "", "", "starts as UTF-16 but is damaged; save it as CSV UTF-8")
    line = _unix(error.object[: error.start].decode("latin-1")).count("\n") + 1
    byte = error.object[error.start : error.start + 1]
    character = byte.decode("cp1252", errors="ignore")
    guess = f" (in Windows-1252 it is {character!r})" if character else ""
    said = f"holds byte 0x{byte.hex()}, which is not UTF-8{guess}; save the file as CSV UTF-8"
    return Problem(file, line, "", "", said)


def _refuse_conflicts(text: str, file: str) -> None:
    said = "is a merge-conflict marker; keep one of the two versions and delete the markers"
    lines = enumerate(text.split("\n"), start=1)
    found = [
        Problem(file, line, "", marker, said) for line, marker in lines if _CONFLICT.match(marker)
    ]
    if found:
        raise UnreadableError(*found)


def _separator(text: str, columns: Sequence[str]) -> str:
    """Choose the separator that splits the first line into most of the known columns."""
    first = text.lstrip("\n").split("\n", 1)[0]

    def known(separator: str) -> int:
        return len({name.strip(' "') for name in first.split(separator)} & set(columns))

    return max(_SEPARATORS, key=known)


def _quote_complaint(error: csv.Error) -> str:
    if "field limit" in str(error):
        longest = csv.field_size_limit()
        return f"has a cell of more than {longest} characters; is a closing quote missing?"
    if "unexpected end" in str(error):
        return 'opens a quote that is never closed; close it, or write "" for a quote in a cell'
    return 'has text after a closing quote; write "" for a quote in a cell'
