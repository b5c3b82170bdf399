"""The descriptor `datapackage.json`, which alone states columns, types, keys and constraints.

It follows Table Schema (Frictionless Data, https://specs.frictionlessdata.io/table-schema/) with
one property of our own: `listOf` names the table whose ids a `;`-separated cell lists.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from analysis import dates
from analysis.errors import AnalysisError
from analysis.paths import DATA, shown

DESCRIPTOR = "datapackage.json"
_TYPES = ("string", "integer", "number", "boolean")
_CONSTRAINTS = {"required", "unique", "pattern", "enum", "minimum", "maximum"}


@dataclass(frozen=True)
class Field:
    """One column: its type and what its cells may hold."""

    name: str
    type: str
    description: str
    required: bool
    unique: bool
    pattern: str
    enum: tuple[str | int, ...]
    minimum: float | None
    maximum: float | None
    true_values: tuple[str, ...]
    false_values: tuple[str, ...]
    list_of: str

    @property
    def is_date(self) -> bool:
        """Whether the cells are partial dates."""
        return self.pattern == dates.PATTERN


@dataclass(frozen=True)
class ForeignKey:
    """A column whose cells are ids of another table's rows."""

    column: str
    table: str
    key: str


@dataclass(frozen=True)
class Resource:
    """One table: its file, columns and keys."""

    name: str
    path: str
    fields: tuple[Field, ...]
    primary_key: tuple[str, ...]
    foreign_keys: tuple[ForeignKey, ...]

    @property
    def columns(self) -> tuple[str, ...]:
        """Names of the columns, in the descriptor's order."""
        return tuple(field.name for field in self.fields)


@dataclass(frozen=True)
class Schema:
    """The whole descriptor: the data's version and every table, in the descriptor's order."""

    version: str
    resources: Mapping[str, Resource]


def read_schema(data: Path) -> Schema:
    """Read the descriptor of a data folder.

    Parameters
    ----------
    data : Path
        Folder that holds `datapackage.json`.

    Returns
    -------
    Schema
        The tables it describes.

    Raises
    ------
    AnalysisError
        If there is no descriptor, or it is not one this program can follow to the letter.

    Examples
    --------
    >>> from analysis.paths import DATA
    >>> read_schema(DATA).resources["reviewed"].primary_key
    ('source', 'target', 'layer')
    """
    path = data / DESCRIPTOR
    try:
        package = json.loads(path.read_text(encoding="utf-8"))
        resources = [_resource(entry) for entry in package["resources"]]
        schema = Schema(str(package["version"]), {table.name: table for table in resources})
        _verify(schema, schema if data == DATA else read_schema(DATA))
        return schema
    except OSError as error:
        raise AnalysisError(
            f"{shown(path)}: cannot be read ({error.strerror}); the folder must hold {DESCRIPTOR}"
        ) from error
    except (ValueError, KeyError, TypeError, AttributeError, re.error) as error:
        reason = f"{error} is missing" if isinstance(error, KeyError) else error
        raise AnalysisError(f"{shown(path)}: not a data package descriptor: {reason}") from error


def _verify(schema: Schema, shipped: Schema) -> None:
    """Demand the tables and columns this program uses, and that keys point to what is there."""
    surplus = sorted(set(schema.resources) - set(shipped.resources))
    if surplus:
        raise ValueError(f"table {surplus[0]!r} is none of {', '.join(shipped.resources)}")
    for name, table in shipped.resources.items():
        lacking = [
            column for column in table.columns if column not in schema.resources[name].columns
        ]
        if lacking:
            raise ValueError(f"table {name!r} has no column {lacking[0]!r}")
    for table in schema.resources.values():
        links = {key.table for key in table.foreign_keys} | {
            field.list_of for field in table.fields
        }
        unknown = sorted(links - {""} - set(schema.resources))
        if unknown:
            raise ValueError(
                f"table {table.name!r} refers to {unknown[0]!r}, which is not described"
            )
        _verify_keys(table, schema)


def _verify_keys(table: Resource, schema: Schema) -> None:
    named = [(table.name, column) for column in table.primary_key]
    for key in table.foreign_keys:
        named += [(table.name, key.column), (key.table, key.key)]
    for name, column in named:
        if column not in schema.resources[name].columns:
            raise ValueError(f"a key of table {table.name!r} needs column {column!r} in {name!r}")


def _resource(entry: dict[str, Any]) -> Resource:
    schema = entry["schema"]
    return Resource(
        name=entry["name"],
        path=entry["path"],
        fields=tuple(_field(field) for field in schema["fields"]),
        primary_key=(key,) if isinstance(key := schema["primaryKey"], str) else tuple(key),
        foreign_keys=tuple(
            ForeignKey(
                key["fields"],
                key["reference"]["resource"] or entry["name"],
                key["reference"]["fields"],
            )
            for key in schema.get("foreignKeys", ())
        ),
    )


def _field(entry: dict[str, Any]) -> Field:
    constraints = entry.get("constraints", {})
    unknown = sorted(set(constraints) - _CONSTRAINTS)
    if unknown:
        raise ValueError(f"constraint {unknown[0]!r} of column {entry['name']!r} is not supported")
    if entry["type"] not in _TYPES:
        raise ValueError(f"type {entry['type']!r} of column {entry['name']!r} is not supported")
    for bound in ("minimum", "maximum"):
        if not isinstance(constraints.get(bound, 0), int | float):
            raise ValueError(f"{bound} of column {entry['name']!r} is not a number")
    re.compile(constraints.get("pattern", ""))
    return Field(
        name=entry["name"],
        type=entry["type"],
        description=entry.get("description", ""),
        required=constraints.get("required", False),
        unique=constraints.get("unique", False),
        pattern=constraints.get("pattern", ""),
        enum=tuple(constraints.get("enum", ())),
        minimum=constraints.get("minimum"),
        maximum=constraints.get("maximum"),
        true_values=tuple(entry.get("trueValues", ())),
        false_values=tuple(entry.get("falseValues", ())),
        list_of=entry.get("listOf", ""),
    )
