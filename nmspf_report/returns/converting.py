"""From what stands in a column to the column's type: every value of which that is certain."""

from collections.abc import Mapping
from dataclasses import dataclass

import duckdb
import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from nmspf_report.records.schema import Column

ARROW_TYPES = {
    "identifier": pa.string(),
    "code": pa.string(),
    "date": pa.date32(),
    "time": pa.timestamp("us"),
    "boolean": pa.bool_(),
    "integer": pa.int64(),
    "decimal": pa.float64(),
}
# The types of Arrow from which a column may come as it is; others are read as text.
AS_THEY_ARE = {
    "identifier": (pa.types.is_string, pa.types.is_integer),
    "code": (pa.types.is_string,),
    "date": (pa.types.is_date, pa.types.is_timestamp),
    "time": (pa.types.is_timestamp, pa.types.is_date),
    "boolean": (pa.types.is_boolean,),
    "integer": (pa.types.is_integer, pa.types.is_floating),
    "decimal": (pa.types.is_integer, pa.types.is_floating, pa.types.is_decimal),
}
WORDS_OF_TRUTH: Mapping[str, bool] = {
    **dict.fromkeys(("true", "t", "yes", "y", "1", "ie"), True),
    **dict.fromkeys(("false", "f", "no", "n", "0", "na", "nage"), False),
}
# From 1 January of the year 1 to 31 December 9999, in days from 1970-01-01.
DAYS = (-719_162, 2_932_896)
A_DAY = 86_400_000_000
LARGEST_NUMBER = 1_000_000_000
# How dates are written besides 2025-04-30: the day first, as in the United Kingdom.
DAY_FIRST = "^[0-9]{1,2}[/.-]([0-9]{1,2}|[A-Za-z]{3,9})[/.-][0-9]{4}"
DAY_FIRST_FORMATS = tuple(
    f"%d{mark}{month}{mark}%Y{time}"
    for mark in "/.-"
    for month in ("%m", "%b", "%B")
    for time in ("", " %H:%M", " %H:%M:%S")
)
MONTH_FIRST_FORMATS = tuple(
    f"%m{mark}%d{mark}%Y{time}" for mark in "/.-" for time in ("", " %H:%M", " %H:%M:%S")
)
ISO = "^[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}"
# A time zone behind a time: what the clock on the wall said is kept.
ZONE = "([0-9]) ?(Z|[+-][0-9]{2}:?[0-9]{2})$"


@dataclass(frozen=True)
class Converted:
    """A column in its type.

    Parameters
    ----------
    values
        In the column's type; null where there is nothing, or nothing that can be read.
    unread
        The places (from 0) of the values that could not be read.
    manner
        How values were written otherwise than they should be and yet were read: ``day_first``,
        ``words_of_truth``, ``spelling``, ``whole_decimals``, ``decimal_comma``; else empty.
    """

    values: pa.ChunkedArray
    unread: np.ndarray[tuple[int], np.dtype[np.int64]]
    manner: str = ""


def convert(values: pa.ChunkedArray, column: Column) -> Converted:
    """Give a column in its type.

    A date may also be written with its day first (30/04/2025), unless another date of the
    column can only have its month first: then nothing with a slash is certain.
    """
    wanted = ARROW_TYPES[column.type]
    if _may_come_as(values.type, column):
        try:
            return _as_it_is(values, column, wanted)
        except pa.ArrowException:
            pass
    text = plain_text(values)
    try:
        # Most files are written as they should be, and Arrow reads those at once.
        if column.type in ("date", "time", "integer", "decimal"):
            return _within_reason(text, text.cast(wanted), column)
    except pa.ArrowException:
        pass
    return READERS[column.type](text, column)


def _may_come_as(found: pa.DataType, column: Column) -> bool:
    return any(is_type(found) for is_type in AS_THEY_ARE[column.type])


def _as_it_is(values: pa.ChunkedArray, column: Column, wanted: pa.DataType) -> Converted:
    if column.type == "code":
        return _read_code(values, column)
    if pa.types.is_timestamp(values.type) and values.type.tz is not None:
        # The clock on the wall where it happened, not the one in Greenwich.
        values = pc.local_timestamp(values)
    if pa.types.is_floating(values.type):
        values = pc.if_else(pc.is_finite(values), values, None)
    if column.type == "identifier" and not pc.all(pc.string_is_ascii(values.cast(wanted))).as_py():
        # ŵ and ŷ may come as one letter or as a letter and its accent: it is one identifier.
        return _whole(pc.utf8_normalize(values.cast(wanted), form="NFC"))
    return _within_reason(values, values.cast(wanted), column)


def _within_reason(given: pa.ChunkedArray, values: pa.ChunkedArray, column: Column) -> Converted:
    """Leave out dates beyond the calendar and numbers that nothing counts up to."""
    if column.type == "date":
        numbers, (least, most) = values.cast(pa.int32()), DAYS
    elif column.type == "time":
        numbers, (least, most) = values.cast(pa.int64()), (DAYS[0] * A_DAY, DAYS[1] * A_DAY)
    elif column.type in ("integer", "decimal"):
        numbers, (least, most) = values, (-LARGEST_NUMBER, LARGEST_NUMBER)
    else:
        return _whole(values)
    limits = pc.min_max(numbers).as_py()
    if limits["min"] is None or (limits["min"] >= least and limits["max"] <= most):
        return _whole(values)
    inside = pc.and_(pc.greater_equal(numbers, least), pc.less_equal(numbers, most))
    kept = pc.if_else(inside, values, pa.scalar(None, values.type))
    lost = pc.and_(given.is_valid(), kept.is_null())
    return Converted(kept, np.flatnonzero(lost.to_numpy()).astype(np.int64))


def plain_text(values: pa.ChunkedArray) -> pa.ChunkedArray:
    """Give any values as text without blanks around it; what is only blank is nothing."""
    if pa.types.is_string(values.type) or pa.types.is_large_string(values.type):
        text = values.cast(pa.string())
    else:
        try:
            text = values.cast(pa.string())
        except pa.ArrowException:
            # Lists and the like: no value of a return, whatever they hold.
            there = pa.array(values.is_valid().to_pylist())
            text = pa.chunked_array(
                [pc.if_else(there, pa.scalar("?"), pa.scalar(None, pa.string()))]
            )
    trimmed = pc.utf8_trim_whitespace(text)
    return pc.if_else(pc.equal(trimmed, ""), pa.scalar(None, pa.string()), trimmed)


def _whole(values: pa.ChunkedArray, manner: str = "") -> Converted:
    return Converted(values, np.array([], dtype=np.int64), manner)


def _partly(
    text: pa.ChunkedArray, values: pa.ChunkedArray, column: Column, manner: str
) -> Converted:
    """Say which texts have become no value."""
    values = _within_reason(values, values, column).values
    lost = pc.and_(text.is_valid(), values.is_null())
    return Converted(values, np.flatnonzero(lost.to_numpy()).astype(np.int64), manner)


def _read_identifier(text: pa.ChunkedArray, _column: Column) -> Converted:
    return _whole(pc.utf8_normalize(text, form="NFC"))


def _read_code(text: pa.ChunkedArray, column: Column) -> Converted:
    """Read codes however they are spelled: with capitals, blanks or hyphens.

    What is no code is kept as it is: a check says what it might have been.
    """
    found = pc.unique(text).to_pylist()
    if set(found) <= {*column.codes, None}:
        return _whole(text)
    spelled = {code: code for code in column.codes}
    changed = {
        value: spelled.get(_plain(value), value) if value.strip() else None
        for value in found
        if value is not None and value not in spelled
    }
    keys, readings = list(changed), list(changed.values())
    place = pc.index_in(text, value_set=pa.array(keys, pa.string()))
    read = pc.if_else(place.is_valid(), pa.array(readings, pa.string()).take(place), text)
    manner = "spelling" if any(value in spelled for value in readings) else ""
    return _whole(read, manner)


def _plain(value: str) -> str:
    return "_".join(value.casefold().replace("-", " ").replace("_", " ").split())


def _read_boolean(text: pa.ChunkedArray, column: Column) -> Converted:
    lower = pc.utf8_lower(text)
    place = pc.index_in(lower, value_set=pa.array(list(WORDS_OF_TRUTH), pa.string()))
    values = pa.array(list(WORDS_OF_TRUTH.values()), pa.bool_()).take(place)
    plainly = pc.is_in(lower, value_set=pa.array(["true", "false", "1", "0"]))
    otherwise = pc.any(pc.and_(values.is_valid(), pc.invert(plainly))).as_py()
    return _partly(text, values, column, "words_of_truth" if otherwise else "")


def _read_integer(text: pa.ChunkedArray, column: Column) -> Converted:
    """Read whole numbers, also such as 12.0."""
    read = _asked(
        text,
        "CASE WHEN regexp_full_match(value, '[+-]?[0-9]{1,18}([.]0*)?') "
        "THEN TRY_CAST(TRY_CAST(value AS DECIMAL(38, 9)) AS BIGINT) END",
        pa.int64(),
    )
    return _partly(text, read, column, _manner(text, read, ".", "whole_decimals"))


def _read_decimal(text: pa.ChunkedArray, column: Column) -> Converted:
    read = _asked(
        text,
        "CASE WHEN regexp_full_match(value, '[+-]?[0-9]{1,15}([.,][0-9]+)?') "
        "THEN TRY_CAST(replace(value, ',', '.') AS DOUBLE) END",
        pa.float64(),
    )
    return _partly(text, read, column, _manner(text, read, ",", "decimal_comma"))


def _manner(text: pa.ChunkedArray, read: pa.ChunkedArray, mark: str, manner: str) -> str:
    """Tell a manner of writing where any value that was read has its mark."""
    marked = pc.and_(read.is_valid(), pc.match_substring(text, mark))
    return manner if pc.any(marked).as_py() else ""


def _read_date(text: pa.ChunkedArray, column: Column) -> Converted:
    return _dates(text, column, "DATE", pa.date32())


def _read_time(text: pa.ChunkedArray, column: Column) -> Converted:
    return _dates(text, column, "TIMESTAMP", pa.timestamp("us"))


def _dates(text: pa.ChunkedArray, column: Column, kind: str, wanted: pa.DataType) -> Converted:
    local = (
        f"CASE WHEN length(value) > 12 THEN regexp_replace(value, '{ZONE}', '\\1') ELSE value END"
    )
    plainly = f"CASE WHEN regexp_matches(value, '{ISO}') THEN TRY_CAST({local} AS {kind}) END"
    values = _asked(text, plainly, wanted)
    slashed = _asked(text, _strptime(DAY_FIRST_FORMATS, kind), wanted)
    month_first = _asked(text, _strptime(MONTH_FIRST_FORMATS, kind), wanted)
    only_month_first = pc.any(pc.and_(month_first.is_valid(), slashed.is_null())).as_py()
    if only_month_first or not pc.any(slashed.is_valid()).as_py():
        return _partly(text, values, column, "")
    return _partly(text, pc.coalesce(values, slashed), column, "day_first")


def _strptime(formats: tuple[str, ...], kind: str) -> str:
    listed = ", ".join(f"'{one}'" for one in formats)
    return (
        f"CASE WHEN regexp_matches(value, '{DAY_FIRST}') "
        f"THEN CAST(TRY_STRPTIME(value, [{listed}]) AS {kind}) END"
    )


def _asked(text: pa.ChunkedArray, expression: str, wanted: pa.DataType) -> pa.ChunkedArray:
    """Ask DuckDB for an expression of each value, in their order."""
    with duckdb.connect() as connection:
        connection.register("given", pa.table({"value": text}))
        # The expressions are those above: nothing of a return is part of one.
        asked = f"SELECT {expression} AS value FROM given"  # noqa: S608
        answer = connection.sql(asked).to_arrow_table()
    return answer.column("value").cast(wanted)


READERS = {
    "identifier": _read_identifier,
    "code": _read_code,
    "date": _read_date,
    "time": _read_time,
    "boolean": _read_boolean,
    "integer": _read_integer,
    "decimal": _read_decimal,
}
