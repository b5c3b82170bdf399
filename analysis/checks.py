"""Every problem of the tables at once: what the descriptor demands, then the codebook.

The descriptor's part follows Table Schema (https://specs.frictionlessdata.io/table-schema/); the
codebook's is in `rules` and `evidence`.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from stat import S_ISDIR

from analysis import dates, evidence, rules
from analysis.errors import AnalysisError, Problem, suggest
from analysis.files import write_atomic
from analysis.paths import DATA, shown
from analysis.schema import Field, Schema, read_schema
from analysis.tables import Row, Table, read_table, render, split_list

__all__ = ["Fixed", "Problem", "check", "fix", "problems_of", "read_tables"]

_EXCEL_ERRORS = {"#DIV/0!", "#N/A", "#NAME?", "#NULL!", "#NUM!", "#REF!", "#VALUE!"}
_DIGITS = 18  # what 64 bits hold for certain
_WHOLE = re.compile(r"-?\d+", re.ASCII)
_DECIMAL = re.compile(r"-?\d+(\.\d+)?([eE][+-]?\d+)?", re.ASCII)


def check(data: Path | str | None = None) -> list[Problem]:
    """List every problem of a data set.

    Parameters
    ----------
    data : Path or str, optional
        Folder of the tables and their descriptor; by default the one shipped.

    Returns
    -------
    list of Problem
        By table in the descriptor's order, then line, then column; empty if all is well.

    Raises
    ------
    AnalysisError
        If the folder or its descriptor cannot be read; what the tables hold is never an error.
    """
    _, tables = read_tables(_folder(data))
    return problems_of(tables)


@dataclass(frozen=True)
class Fixed:
    """What `fix` did: the files it rewrote, and those it left since it cannot read them whole."""

    rewritten: tuple[str, ...]
    left: tuple[str, ...]


def fix(data: Path | str | None = None) -> Fixed:
    """Rewrite every table in canonical form, each file in one step; no cell is lost.

    Canonical is UTF-8 without byte-order mark, commas, LF, quotes only where needed, the
    descriptor's columns in its order, cells and list items trimmed, rows sorted by primary key.

    Parameters
    ----------
    data : Path or str, optional
        Folder of the tables and their descriptor; by default the one shipped.

    Returns
    -------
    Fixed
        Which files were rewritten, and which were left as they are.

    Raises
    ------
    AnalysisError
        If the folder or its descriptor cannot be read, or a file cannot be written.
    """
    folder = _folder(data)
    _, tables = read_tables(folder)
    rewritten = []
    for table in (table for table in tables.values() if table.complete):
        path, text = folder / table.resource.path, render(table).encode("utf-8")
        if path.read_bytes() != text:
            write_atomic(path, text)
            rewritten.append(table.file)
    left = [table.file for table in tables.values() if not table.complete]
    return Fixed(tuple(rewritten), tuple(left))


def _folder(data: Path | str | None) -> Path:
    return DATA if data is None else Path(data)


def read_tables(data: Path) -> tuple[Schema, dict[str, Table]]:
    """Read the descriptor and every table it names.

    Parameters
    ----------
    data : Path
        Folder of the tables and their descriptor.

    Returns
    -------
    tuple of Schema and dict of str to Table
        The descriptor; the tables by name, in the descriptor's order.

    Raises
    ------
    AnalysisError
        If the folder or its descriptor cannot be read.
    """
    try:
        wrong = "" if S_ISDIR(data.stat().st_mode) else "not a folder"
    except OSError as error:
        wrong = "no such folder" if isinstance(error, FileNotFoundError) else str(error.strerror)
    if wrong:
        raise AnalysisError(
            f"{shown(data)}: {wrong}; give one that holds datapackage.json and the tables"
        )
    schema = read_schema(data)
    return schema, {name: read_table(data, resource) for name, resource in schema.resources.items()}


def problems_of(tables: Mapping[str, Table]) -> list[Problem]:
    """List every problem of tables already read.

    Parameters
    ----------
    tables : mapping of str to Table
        All tables of a data set, by name.

    Returns
    -------
    list of Problem
        In the order of `check`.
    """
    found = [problem for table in tables.values() for problem in _table_problems(table, tables)]
    for rule, needed in (*rules.RULES, *evidence.RULES):
        if all(tables[name].has_all_columns for name in needed):
            found += rule(tables)
    files = [table.file for table in tables.values()]
    return sorted(found, key=lambda problem: (files.index(problem.file), problem.line))


def _table_problems(table: Table, tables: Mapping[str, Table]) -> Iterator[Problem]:
    yield from table.problems
    fields = [field for field in table.resource.fields if field.name in table.columns]
    for row in table.rows:
        for field in fields:
            yield from (table.problem(row, field.name, s) for s in _cell(row[field.name], field))
    yield from _repeated_keys(table)
    yield from _unknown_ids(table, tables)


def _cell(value: str, field: Field) -> Iterator[str]:
    """Say what the descriptor has against one cell."""
    if value.startswith("=") or value in _EXCEL_ERRORS:
        yield "is a spreadsheet formula or its error; write the value itself"
    elif not value:
        if field.required:
            yield f"is empty but required: {field.description}"
    elif field.is_date:
        if wrong := dates.complaint(value):
            yield wrong
    elif wrong := _type_complaint(value, field):
        yield wrong
    else:
        yield from _constraint_complaints(value, field)


def _type_complaint(value: str, field: Field) -> str:
    if field.type == "boolean":
        allowed = (*field.true_values, *field.false_values)
        return "" if value in allowed else _not_among(value, allowed)
    if field.type == "integer" and not _WHOLE.fullmatch(value):
        whole = re.fullmatch(r"(-?\d+)[.,]0*", value, re.ASCII)
        return "is not a whole number; " + (f"write {whole[1]}" if whole else "write digits only")
    if field.type == "integer" and len(value) > _DIGITS:
        return f"has more than {_DIGITS} digits; is it a number?"
    if field.type == "number" and not (_DECIMAL.fullmatch(value) and math.isfinite(float(value))):
        point = value.replace(",", ".", 1) if "," in value else ""
        proposal = point if _DECIMAL.fullmatch(point) else "it as 26.2"
        return f"is not a number; write {proposal}"
    return ""


def _constraint_complaints(value: str, field: Field) -> Iterator[str]:
    typed = int(value) if field.type == "integer" else value
    if field.enum and typed not in field.enum:
        yield _not_among(value, tuple(map(str, field.enum)))
    if field.pattern and not re.fullmatch(field.pattern, value, re.ASCII):
        yield f"does not have the form {field.pattern}: {field.description}"
    if field.minimum is not None and float(value) < field.minimum:
        yield f"is below the least allowed, {field.minimum}"
    if field.maximum is not None and float(value) > field.maximum:
        yield f"is above the greatest allowed, {field.maximum}"
    items = split_list(value) if field.list_of else ()
    for item in sorted({item for item in items if items.count(item) > 1}):
        yield f"lists {item!r} twice; keep one"


def _not_among(value: str, allowed: tuple[str, ...]) -> str:
    return f"is not allowed; allowed: {', '.join(allowed)}.{suggest(value, allowed)}"


def _repeated_keys(table: Table) -> Iterator[Problem]:
    unique = [(field.name,) for field in table.resource.fields if field.unique]
    for key in dict.fromkeys([table.resource.primary_key, *unique]):
        if not set(key) <= set(table.columns):
            continue
        first: dict[tuple[str, ...], int] = {}
        for row in table.rows:
            cells = tuple(row[column] for column in key)
            line = first.setdefault(cells, row.line)
            if any(cells) and line != row.line:
                said = f"repeats the {', '.join(key)} of line {line}; keep one, or tell them apart"
                yield Problem(
                    table.file, row.line, key[0] if len(key) == 1 else "", ", ".join(cells), said
                )


def _unknown_ids(table: Table, tables: Mapping[str, Table]) -> Iterator[Problem]:
    """Compare ids with the table they point into, unless that table could not be read whole."""
    links = [(key.column, key.table, key.key) for key in table.resource.foreign_keys]
    for field in table.resource.fields:
        if field.list_of:
            links.append((field.name, field.list_of, tables[field.list_of].resource.primary_key[0]))
    for column, name, key in links:
        if column in table.columns and tables[name].complete:
            known = {row[key] for row in tables[name].rows}
            yield from _unknown_in_column(table, column, tables[name].file, known)


def _unknown_in_column(table: Table, column: str, file: str, known: set[str]) -> Iterator[Problem]:
    for row in table.rows:
        for item in _ids(row, column, table):
            if item not in known:
                said = f"is not in {file}; use an id that is, or add its row.{suggest(item, known)}"
                yield Problem(table.file, row.line, column, item, said)


def _ids(row: Row, column: str, table: Table) -> tuple[str, ...]:
    is_list = any(field.list_of for field in table.resource.fields if field.name == column)
    return split_list(row[column]) if is_list else (row[column],) if row[column] else ()
