"""From numbers to the columns of a return: Arrow tables of the schema's types."""

from collections.abc import Callable, Iterable, Mapping

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from nmspf_report.records.schema import Column, Schema
from nmspf_report.returns.converting import ARROW_TYPES
from nmspf_report.returns.reading import arrow_schema
from nmspf_report.returns.sample.draws import EMPTY, Numbers, Rows

MICROSECONDS_A_MINUTE = 60_000_000
FROM_NUMBERS: Mapping[str, Callable[[pa.Array], pa.Array]] = {
    "date": lambda days: days.cast(pa.int32()),
    "time": lambda minutes: pc.multiply(minutes, MICROSECONDS_A_MINUTE),
    "boolean": lambda numbers: numbers,
    "integer": lambda numbers: numbers,
    "decimal": lambda hundredths: pc.divide(hundredths.cast(pa.float64()), 100.0),
}
DIGITS = 7
PREFIXES = {
    "child_id": "C",
    "family_id": "F",
    "prevention_referral_id": "P",
    "referral_id": "R",
    "strategy_meeting_id": "SM",
    "enquiry_id": "E",
    "conference_id": "CC",
    "registration_id": "RG",
    "core_group_id": "CG",
    "plan_id": "CP",
    "episode_id": "LE",
    "period_of_care_id": "LP",
    "advocacy_offer_id": "A",
    "feedback_id": "FB",
    "distance_review_id": "D",
    "post_id": "PO",
    "team_id": "T",
    "staff_id": "S",
}


def as_arrow(schema: Schema, tables: Mapping[str, Rows]) -> dict[str, pa.Table]:
    """Give tables as a return holds them.

    Parameters
    ----------
    schema
        The tables and columns, in order.
    tables
        Codes as places in the column's list, days as numbers, times as minutes, decimals as
        hundredths, people and things as numbers, ``EMPTY`` for nothing.
    """
    return {
        name: pa.table(
            [_column(rows[column], column, kind) for column, kind in _columns(schema, name)],
            schema=arrow_schema(schema.tables[name].columns),
        )
        for name, rows in tables.items()
    }


def _columns(schema: Schema, table: str) -> Iterable[tuple[str, Column]]:
    return schema.tables[table].columns.items()


def _column(values: Numbers, name: str, column: Column) -> pa.Array:
    if column.type == "identifier":
        return _identifiers(values, PREFIXES[name])
    numbers = pa.array(values, pa.int64(), mask=values == EMPTY)
    if column.type == "code":
        return pa.array(column.codes, pa.string()).take(numbers)
    return FROM_NUMBERS[column.type](numbers).cast(ARROW_TYPES[column.type])


def _identifiers(values: Numbers, prefix: str) -> pa.Array:
    """Write numbers with their prefix and leading zeros, all of one width, as Arrow holds text."""
    digits = values[:, None] // 10 ** np.arange(DIGITS - 1, -1, -1) % 10 + ord("0")
    letters = np.frombuffer(prefix.encode(), dtype=np.uint8)
    text = np.empty((len(values), len(prefix) + DIGITS), dtype=np.uint8)
    text[:, : len(prefix)], text[:, len(prefix) :] = letters, digits
    ends = np.arange(len(values) + 1, dtype=np.int32) * text.shape[1]
    given = np.packbits(values != EMPTY, bitorder="little")
    return pa.StringArray.from_buffers(
        len(values), pa.py_buffer(ends), pa.py_buffer(text), pa.py_buffer(given)
    )
