"""Expressions and joins that look at a child's other events: earlier ones, linked ones."""

import narwhals as nw

from nmspf_report.records.engine import Frame

AREA = "area_code"
MONTHS_A_YEAR = 12


def with_previous_day(frame: Frame, who: str, day: str) -> Frame:
    """Add the latest earlier day on which the same kind of event happened to somebody.

    Parameters
    ----------
    who, day
        The columns of the person (or family) and of the event's date. An event on the same
        day is not earlier.

    Returns
    -------
    narwhals.LazyFrame
        The frame with ``previous_day``, a date, null where there is no earlier one.
    """
    # Of the events of one day only the first follows an earlier day, so that each day that has
    # an earlier one stands here once. The days alone are sorted, not all that is known of them.
    # Who comes before where: people differ sooner than areas when two rows are compared.
    latest = nw.col(day).shift(1).over(who, AREA, order_by=day)
    followed = (
        frame.select(who, AREA, day)
        .with_columns(previous_day=latest)
        .filter(nw.col("previous_day") < nw.col(day))
    )
    return frame.join(followed, on=[who, AREA, day], how="left")


def within_months(previous: str, day: str, months: int) -> nw.Expr:
    """Tell whether an earlier day lies within so many months before a day.

    The frame has a column ``records_from``, the first day from which earlier events are
    recorded: where nothing is found and the records do not reach back far enough, the answer
    is not known.

    Returns
    -------
    narwhals.Expr
        True, false, or null where it cannot be known.
    """
    limit = nw.col(day).dt.offset_by(f"-{months}mo")
    found = nw.when(nw.col(previous) >= limit).then(nw.lit(True))
    known_not = nw.when(nw.col("records_from") <= limit).then(nw.lit(False))
    return found.otherwise(known_not)


def with_link(frame: Frame, linked: Frame, key: str, name: str) -> Frame:
    """Add whether a row of another table names this row's key and child.

    Parameters
    ----------
    frame, linked
        Both with ``area_code``, ``child_id`` and `key`.
    name
        The boolean column to add; never null.
    """
    keys = [AREA, "child_id", key]
    named = linked.filter(~nw.col(key).is_null()).group_by(keys).agg(nw.len().alias(name))
    joined = frame.join(named, on=keys, how="left")
    return joined.with_columns(~nw.col(name).is_null())


def with_linked_day(frame: Frame, linked: Frame, key: str, day: str, name: str) -> Frame:
    """Add the date of the event that a row names, for the same child, as a column."""
    keys = [AREA, "child_id", key]
    days = linked.group_by(keys).agg(nw.col(day).min().alias(name))
    return frame.join(days, on=keys, how="left")


def with_working_days(frame: Frame, calendar: Frame, start: str, end: str, name: str) -> Frame:
    """Add the working days after one date up to and including another.

    Parameters
    ----------
    calendar
        ``day`` and ``working_day_number`` (`nmspf_report.periods.WorkingCalendar`).
    start, end
        Columns of dates.
    name
        The column to add: a count, null where a date is missing or outside the calendar.
    """
    first = calendar.select(
        nw.col("day").alias(start), nw.col("working_day_number").alias("start_number")
    )
    last = calendar.select(
        nw.col("day").alias(end), nw.col("working_day_number").alias("end_number")
    )
    numbered = frame.join(first, on=start, how="left").join(last, on=end, how="left")
    counted = numbered.with_columns((nw.col("end_number") - nw.col("start_number")).alias(name))
    return counted.drop("start_number", "end_number")


def complete_months(start: str, end: str) -> nw.Expr:
    """Count the complete months between two dates; null where one is missing."""
    first, last = nw.col(start).dt, nw.col(end).dt
    months = (last.year() - first.year()) * MONTHS_A_YEAR + last.month() - first.month()
    return months - (last.day() < first.day()).cast(nw.Int64)


def with_previous_spell(frame: Frame, identifier: str) -> Frame:
    """Add when the child's last spell before this one began and ended.

    The previous spell is the one of the same child that ended last among those that began
    before this one and ended by the day on which it began.

    Parameters
    ----------
    frame
        Spells with ``child_id``, ``started_on`` and ``ended_on``.
    identifier
        The column that identifies a spell.

    Returns
    -------
    narwhals.LazyFrame
        The frame with ``previous_started_on`` and ``previous_ended_on``.
    """
    earlier = frame.select(
        AREA,
        "child_id",
        nw.col("started_on").alias("previous_started_on"),
        nw.col("ended_on").alias("previous_ended_on"),
    )
    keys = [AREA, identifier]
    pairs = (
        frame.select(AREA, "child_id", identifier, "started_on")
        .join(earlier, on=[AREA, "child_id"], how="inner")
        .filter(
            nw.col("previous_started_on") < nw.col("started_on"),
            nw.col("previous_ended_on") <= nw.col("started_on"),
        )
        .with_columns(last_end=nw.col("previous_ended_on").max().over(*keys))
        .filter(nw.col("previous_ended_on") == nw.col("last_end"))
    )
    previous = pairs.group_by(keys).agg(
        nw.col("previous_started_on").max(), nw.col("previous_ended_on").max()
    )
    return frame.join(previous, on=keys, how="left")
