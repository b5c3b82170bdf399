"""CSV text in and out: strict decoding, physical line numbers, one canonical form.

What spreadsheets and editors do without changing what a cell says is accepted: a byte-order mark, UTF-16 that has one,
any line end, commas, semicolons or tabs, columns in any order, blank lines, spaces around a cell. Anything that may
have lost or changed data is a problem that says what to do.
"""

from __future__ import annotations

import codecs
import csv
import io
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from analysis.errors import Problem, nearest
from analysis.paths import shown
from analysis.schema import Resource

_SEPARATORS = ",;\t"
_CONFLICT = re.compile(r"^(<{7}|\|{7}|={7}|>{7})(?: |$)")
_LONGEST_CELL = csv.field_size_limit()


@dataclass(frozen=True)
class Row:
    """One row: the physical line it starts on, and its cells by column, trimmed."""

    line: int
    cells: dict[str, str]

    def __getitem__(self, column: str) -> str:
        return self.cells[column]


@dataclass(frozen=True)
class Table:
    """What could be read of one file, and what stood in the way.

    Attributes
    ----------
    resource : Resource
        What the descriptor says of the table.
    file : str
        The file, as messages show it.
    rows : tuple of Row
        Its rows in file order; those that could not be read are left out.
    columns : tuple of str
        Those of the descriptor's columns that the file has.
    problems : tuple of Problem
        Why the file or a row could not be read; not what the cells say.
    """

    resource: Resource
    file: str
    rows: tuple[Row, ...]
    columns: tuple[str, ...]
    problems: tuple[Problem, ...]

    @property
    def complete(self) -> bool:
        """Whether everything in the file was read."""
        return not self.problems

    @property
    def has_all_columns(self) -> bool:
        """Whether every column of the descriptor was found."""
        return len(self.columns) == len(self.resource.columns)


def read_table(data: Path, resource: Resource) -> Table:
    """Read one table; never raises, whatever the file holds.

    Parameters
    ----------
    data : Path
        Folder of the tables.
    resource : Resource
        Which table, and its columns.

    Returns
    -------
    Table
        Rows and problems.

    Examples
    --------
    >>> from analysis.paths import DATA
    >>> from analysis.schema import read_schema
    >>> table = read_table(DATA, read_schema(DATA).resources["confidences"])
    >>> table.rows[0].line, table.rows[0]["confidence"], table.complete
    (2, 'high', True)
    """
    file = shown(data / resource.path)
    try:
        raw = (data / resource.path).read_bytes()
        text = _decode(raw, file)
        _refuse_conflicts(text, file)
        return _parse(text, file, resource)
    except FileNotFoundError:
        problems = [
            Problem(file, 0, "", "", f"is missing; create it, with the header {_header(resource)}")
        ]
    except OSError as error:
        problems = [Problem(file, 0, "", "", f"cannot be read: {error.strerror}")]
    except _UnreadableError as error:
        problems = error.problems
    return Table(resource, file, (), (), tuple(problems))


def split_list(cell: str) -> tuple[str, ...]:
    """Split a `;`-separated cell.

    Parameters
    ----------
    cell : str
        Cell of a column with `listOf`.

    Returns
    -------
    tuple of str
        Its items in the cell's order, trimmed, without empty ones.

    Examples
    --------
    >>> split_list("spa_2016; irna_2016;")
    ('spa_2016', 'irna_2016')
    """
    return tuple(item for item in (part.strip() for part in cell.split(";")) if item)


def canonical_rows(table: Table) -> list[list[str]]:
    """Order rows by primary key, and by all cells where keys are equal.

    Parameters
    ----------
    table : Table
        A table with all its columns.

    Returns
    -------
    list of list of str
        Cells in the descriptor's column order; text sorts by code point.
    """
    columns = table.resource.columns
    key = [columns.index(column) for column in table.resource.primary_key]
    rows = [[row[column] for column in columns] for row in table.rows]
    return sorted(rows, key=lambda cells: ([cells[position] for position in key], cells))


def render(table: Table) -> str:
    r"""Write a table in canonical form.

    Parameters
    ----------
    table : Table
        A table with all its columns.

    Returns
    -------
    str
        CSV with commas, `\n` line ends, quotes only where needed, rows in canonical order.
    """
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(table.resource.columns)
    writer.writerows(canonical_rows(table))
    return out.getvalue()


class _UnreadableError(Exception):
    """A file of which no row can be read."""

    def __init__(self, *problems: Problem) -> None:
        super().__init__(*problems)
        self.problems = list(problems)


def _header(resource: Resource) -> str:
    return ",".join(resource.columns)


def _decode(raw: bytes, file: str) -> str:
    utf16 = raw.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    try:
        text = raw.decode("utf-16" if utf16 else "utf-8-sig")
    except UnicodeDecodeError as error:
        raise _UnreadableError(_undecodable(raw, error, file)) from error
    if "\0" in text:
        line = text.count("\n", 0, text.index("\0")) + 1
        message = "holds a NUL character: the file is damaged or in UTF-16; save it as CSV UTF-8"
        raise _UnreadableError(Problem(file, line, "", "", message))
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _undecodable(raw: bytes, error: UnicodeDecodeError, file: str) -> Problem:
    if error.encoding.startswith("utf-16"):
        message = "starts as UTF-16 but is damaged; save it as CSV UTF-8"
        return Problem(file, 0, "", "", message)
    start = error.start + (len(codecs.BOM_UTF8) if raw.startswith(codecs.BOM_UTF8) else 0)
    byte = raw[start : start + 1]
    guess = (
        f" (in Windows-1252 it is {byte.decode('cp1252')!r})"
        if byte.isascii() is False and _in_cp1252(byte)
        else ""
    )
    message = f"byte 0x{byte.hex()} is not UTF-8{guess}; save the file as CSV UTF-8"
    return Problem(file, raw.count(b"\n", 0, start) + 1, "", "", message)


def _in_cp1252(byte: bytes) -> bool:
    return byte.decode("cp1252", errors="ignore") != ""


def _refuse_conflicts(text: str, file: str) -> None:
    message = "is a merge-conflict marker; keep one of the two versions and delete the markers"
    found = [
        Problem(file, number, "", line, message)
        for number, line in enumerate(text.split("\n"), start=1)
        if _CONFLICT.match(line)
    ]
    if found:
        raise _UnreadableError(*found)


def _parse(text: str, file: str, resource: Resource) -> Table:
    problems: list[Problem] = []
    records = _records(text, file, _separator(text, resource), problems)
    line, names = next(records, (0, []))
    if problems:
        raise _UnreadableError(*problems)
    if not names:
        message = f"is empty; its first line must be the header {_header(resource)}"
        raise _UnreadableError(Problem(file, 0, "", "", message))
    problems += _header_problems(names, line, file, resource)
    columns = tuple(column for column in resource.columns if column in names)
    if not columns:
        raise _UnreadableError(*problems)
    rows = tuple(_rows(records, names, file, resource, problems))
    return Table(resource, file, rows, columns, tuple(problems))


def _separator(text: str, resource: Resource) -> str:
    """Choose the separator that splits the first line into most of the known columns."""
    first = text.lstrip("\n").split("\n", 1)[0]

    def known(separator: str) -> int:
        return len({name.strip(' "') for name in first.split(separator)} & set(resource.columns))

    return max(_SEPARATORS, key=known)


def _records(
    text: str, file: str, separator: str, problems: list[Problem]
) -> Iterator[tuple[int, list[str]]]:
    """Yield each record that is not blank with the line it starts on, until one cannot be parsed."""
    lines = io.StringIO(text, newline="\n")
    reader = csv.reader(lines, delimiter=separator, strict=True, skipinitialspace=True)
    while True:
        start = reader.line_num + 1
        try:
            cells = [cell.strip() for cell in next(reader)]
        except StopIteration:
            return
        except csv.Error as error:
            problems.append(Problem(file, start, "", "", _csv_complaint(error)))
            return
        if any(cells):
            yield start, cells


def _csv_complaint(error: csv.Error) -> str:
    if "field limit" in str(error):
        return f"a cell of this row is longer than {_LONGEST_CELL} characters; is a quote missing?"
    if "unexpected end" in str(error):
        return 'a quote that opens in this row is never closed; add the closing " or write "" inside the cell'
    return 'a closing quote is followed by text; write "" for a quote inside a cell'


def _header_problems(
    names: Sequence[str], line: int, file: str, resource: Resource
) -> list[Problem]:
    if not set(names) & set(resource.columns):
        message = f"is not the header; the first line must be {_header(resource)}"
        return [Problem(file, line, "", ",".join(names), message)]
    missing = [column for column in resource.columns if column not in names]
    problems = []
    for position, name in enumerate(names):
        if name in names[:position]:
            problems.append(Problem(file, line, "", name, "is the name of two columns; keep one"))
        elif name not in resource.columns:
            meant = nearest(name, missing)
            missing = [column for column in missing if column != meant]
            problems.append(
                Problem(file, line, "", name, _unknown_column(position, name, meant, resource))
            )
    absent = "is a column this file lacks; add it, with empty cells where nothing is known"
    return problems + [Problem(file, line, "", column, absent) for column in missing]


def _unknown_column(position: int, name: str, meant: str, resource: Resource) -> str:
    if not name:
        return f"column {position + 1} has no name; delete it, or name it as one of {_header(resource)}"
    if meant:
        return f"is not a column of this table; rename it to {meant!r}"
    return f"is not a column of this table; delete it. Allowed: {_header(resource)}"


def _rows(
    records: Iterator[tuple[int, list[str]]],
    names: Sequence[str],
    file: str,
    resource: Resource,
    problems: list[Problem],
) -> Iterator[Row]:
    lists = {field.name for field in resource.fields if field.list_of}
    for line, cells in records:
        if len(cells) != len(names):
            advice = (
                "a cell that contains the separator needs quotes"
                if len(cells) > len(names)
                else "add the missing cells"
            )
            message = f"has {len(cells)} cells, the header has {len(names)}; {advice}"
            problems.append(Problem(file, line, "", cells[0], message))
            continue
        known = {
            name: cell for name, cell in zip(names, cells, strict=True) if name in resource.columns
        }
        for column in lists & known.keys():
            known[column] = ";".join(split_list(known[column]))
        yield Row(line, known)
