"""One table read from its file, whatever state the file is in, and written in canonical form.

What spreadsheets and editors do without changing what a cell says is accepted: a byte-order mark,
UTF-16 that has one, any line end, commas, semicolons or tabs, columns in any order, blank lines,
spaces around a cell. What may have lost or changed data is a problem that says what to do.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from analysis.decoding import UnreadableError, decode, records
from analysis.errors import Problem, nearest
from analysis.paths import shown
from analysis.schema import Resource


@dataclass(frozen=True)
class Row:
    """One row: the physical line it starts on, and its cells by column, trimmed."""

    line: int
    cells: dict[str, str]

    def __getitem__(self, column: str) -> str:
        """Give the cell of a column."""
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
    columns : tuple of str
        Those of the descriptor's columns that the file has.
    rows : tuple of Row
        Its rows in file order; those that could not be read are left out.
    problems : tuple of Problem
        Why the file or a row could not be read; not what the cells say.
    """

    resource: Resource
    file: str
    columns: tuple[str, ...]
    rows: tuple[Row, ...]
    problems: tuple[Problem, ...]

    @property
    def complete(self) -> bool:
        """Whether everything in the file was read."""
        return not self.problems

    @property
    def has_all_columns(self) -> bool:
        """Whether the file has every column of the descriptor."""
        return self.columns == self.resource.columns

    def problem(self, row: Row, column: str, message: str) -> Problem:
        """Say what is wrong with one cell."""
        return Problem(self.file, row.line, column, row[column], message)


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
    path = data / resource.path
    file = shown(path)
    columns: tuple[str, ...] = ()
    rows: list[Row] = []
    problems: list[Problem] = []
    try:
        found = records(decode(_bytes(path, file, resource), file), file, resource.columns)
        line, names = next(found, (0, []))
        problems += _header_problems(names, line, file, resource)
        columns = tuple(column for column in resource.columns if column in names)
        for line, cells in found if columns else ():
            if len(cells) == len(names):
                rows.append(_row(line, dict(zip(names, cells, strict=True)), resource))
            else:
                problems.append(Problem(file, line, "", cells[0], _ragged(cells, names)))
    except UnreadableError as error:
        problems += error.problems
    return Table(resource, file, columns, tuple(rows), tuple(problems))


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


def _bytes(path: Path, file: str, resource: Resource) -> bytes:
    try:
        return path.read_bytes()
    except FileNotFoundError as error:
        said = f"is missing; create it with the header {_header(resource)}"
        raise UnreadableError(Problem(file, 0, "", "", said)) from error
    except OSError as error:
        said = f"cannot be read: {error.strerror}"
        raise UnreadableError(Problem(file, 0, "", "", said)) from error


def _header(resource: Resource) -> str:
    return ",".join(resource.columns)


def _header_problems(
    names: Sequence[str], line: int, file: str, resource: Resource
) -> Iterator[Problem]:
    """Compare the file's columns with the descriptor's, a renamed one with the one it may be."""
    expected = f"the first line must be {_header(resource)}"
    if not names:
        yield Problem(file, 0, "", "", f"is empty; {expected}")
    elif not set(names) & set(resource.columns):
        yield Problem(file, line, "", ",".join(names), f"is not the header; {expected}")
    else:
        missing = [column for column in resource.columns if column not in names]
        for position, name in enumerate(names):
            if name in names[:position]:
                said = "is the name of two columns; keep one"
                yield Problem(file, line, "", name, said)
            elif name not in resource.columns:
                meant = nearest(name, missing)
                missing = [column for column in missing if column != meant]
                yield Problem(file, line, "", name, _unknown_column(position, name, meant))
        for column in missing:
            said = "is a column this file lacks; add it, its cells empty where nothing is known"
            yield Problem(file, line, "", column, said)


def _unknown_column(position: int, name: str, meant: str) -> str:
    if not name:
        return f"has no name for column {position + 1}; name the column or delete it"
    if meant:
        return f"is not a column of this table; did you mean {meant!r}? Rename it"
    return "is not a column of this table; delete it, or describe it in datapackage.json"


def _ragged(cells: Sequence[str], names: Sequence[str]) -> str:
    more = len(cells) > len(names)
    advice = "quote a cell that holds the separator" if more else "add the cells that lack"
    return f"starts a row of {len(cells)} cells under a header of {len(names)}; {advice}"


def _row(line: int, cells: dict[str, str], resource: Resource) -> Row:
    trimmed = {
        field.name: ";".join(split_list(cells[field.name])) if field.list_of else cells[field.name]
        for field in resource.fields
        if field.name in cells
    }
    return Row(line, trimmed)
