"""Which row a column names: told by the schema itself, a key by its name."""

from collections.abc import Iterator
from dataclasses import dataclass

from nmspf_report.records.schema import Schema, Table

PERSON = "child_id"


@dataclass(frozen=True)
class Reference:
    """A column of a table that names a row of another.

    Parameters
    ----------
    table, column
        The column that names.
    target
        The table whose key begins with a column of this name.
    about_a_child
        Whether both rows are about a child, who must be the same.
    """

    table: str
    column: str
    target: str
    about_a_child: bool


def references(schema: Schema) -> Iterator[Reference]:
    """Give every column of a return that names a row of another table.

    A column that is called as the first column of another table's key names a row of that table;
    of the first such table, where there are several.
    """
    keys: dict[str, str] = {}
    for name, table in schema.returned.items():
        keys.setdefault(table.key[0], name)
    for name, table in schema.returned.items():
        for column in table.columns:
            target = keys.get(column, name)
            if target != name:
                both = column != PERSON and _is_about_a_child(table)
                yield Reference(
                    name, column, target, both and _is_about_a_child(schema.tables[target])
                )


def _is_about_a_child(table: Table) -> bool:
    return PERSON in table.columns
