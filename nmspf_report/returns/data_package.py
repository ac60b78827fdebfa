"""The form of a case-level return as a Frictionless data package: its schema and empty tables."""

import csv
import json
from io import StringIO
from pathlib import Path
from typing import Any

from nmspf_report.records.references import PERSON, Reference, references
from nmspf_report.records.schema import Column, Schema, Table, read_schema

FILE_NAME = "datapackage.json"
SPECIFICATION = "https://datapackage.org/profiles/2.0/"
TYPES = {
    "identifier": "string",
    "code": "string",
    "date": "date",
    "time": "datetime",
    "boolean": "boolean",
    "integer": "integer",
    "decimal": "number",
}


def data_package(schema: Schema) -> dict[str, Any]:
    """Describe a return as a data package: a resource with a Table Schema for each table.

    Parameters
    ----------
    schema
        The tables; the package says nothing that is not in it.

    Returns
    -------
    dict
        A descriptor by the Data Package standard (https://datapackage.org), version 2.0.
    """
    return {
        "$schema": f"{SPECIFICATION}datapackage.json",
        "name": "nmspf-c-case-level-return",
        "title": "Case-level return of the children's framework (NMSPF-C)",
        "description": (
            "One file for each table. Children, families and staff are pseudonymised by the "
            "authority; the pseudonyms are the same from return to return."
        ),
        "resources": [_resource(name, table, schema) for name, table in schema.returned.items()],
    }


def write_form(folder: Path) -> tuple[Path, ...]:
    """Write the form of a return: ``datapackage.json``, and each table as CSV with no rows yet.

    Returns
    -------
    tuple of Path
        What was written.
    """
    folder.mkdir(parents=True, exist_ok=True)
    schema = read_schema("children")
    descriptor = json.dumps(data_package(schema), ensure_ascii=False, indent=2) + "\n"
    contents = {FILE_NAME: descriptor}
    contents |= {_path(name): _heading(table) for name, table in schema.returned.items()}
    for name, content in contents.items():
        (folder / name).write_text(content, encoding="utf-8", newline="\n")
    return tuple(folder / name for name in contents)


def _path(table: str) -> str:
    return f"{table}.csv"


def _heading(table: Table) -> str:
    line = StringIO()
    csv.writer(line, lineterminator="\n").writerow(table.columns)
    return line.getvalue()


def _resource(name: str, table: Table, schema: Schema) -> dict[str, Any]:
    return {
        "name": name,
        "type": "table",
        "path": _path(name),
        "title": table.row,
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "schema": {
            "$schema": f"{SPECIFICATION}tableschema.json",
            "fields": [_field(column, described) for column, described in table.columns.items()],
            "missingValues": [""],
            "primaryKey": list(table.key),
            "foreignKeys": [
                _foreign_key(reference)
                for reference in references(schema)
                if reference.table == name and _names_one_row(reference, schema)
            ],
        },
    }


def _field(name: str, column: Column) -> dict[str, Any]:
    constraints: dict[str, Any] = {"required": column.required}
    if column.codes:
        constraints["enum"] = list(column.codes)
    field: dict[str, Any] = {
        "name": name,
        "type": TYPES[column.type],
        "description": column.description,
        "constraints": constraints,
    }
    if column.type == "time":
        field["format"] = "any"
    if column.type == "boolean":
        field |= {"trueValues": ["true"], "falseValues": ["false"]}
    return field


def _names_one_row(reference: Reference, schema: Schema) -> bool:
    """Tell whether a reference names a row by its whole key, as a foreign key has to."""
    return set(schema.tables[reference.target].key) <= set(_link(reference))


def _link(reference: Reference) -> list[str]:
    return [reference.column, PERSON] if reference.about_a_child else [reference.column]


def _foreign_key(reference: Reference) -> dict[str, Any]:
    link = _link(reference)
    return {"fields": link, "reference": {"resource": reference.target, "fields": link}}
