"""Reporting periods (April to March), and the working days between two dates."""

import csv
import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from nmspf_report.problems import Problem
from nmspf_report.resources import resource

LABEL = re.compile(r"(?P<first>\d{4})-(?P<second>\d{2})(?:-Q(?P<quarter>[1-4]))?")


@dataclass(frozen=True, order=True)
class Period:
    """A year from 1 April to 31 March, or a quarter of one.

    Parameters
    ----------
    year
        The calendar year in which the reporting year begins.
    quarter
        1 (April to June) to 4 (January to March), or 0 for the whole year.
    """

    year: int
    quarter: int = 0

    @property
    def label(self) -> str:
        """The period as it is written in every file: ``2025-26`` or ``2025-26-Q1``."""
        whole = f"{self.year}-{(self.year + 1) % 100:02d}"
        return whole if self.is_year else f"{whole}-Q{self.quarter}"

    @property
    def is_year(self) -> bool:
        """Whether this is a whole year."""
        return self.quarter == 0

    @property
    def start(self) -> date:
        """The first day."""
        return date(self.year, 4, 1) if self.is_year else _quarter_start(self.year, self.quarter)

    @property
    def end(self) -> date:
        """The last day."""
        return self.next.start - timedelta(days=1)

    @property
    def days(self) -> int:
        """How many days the period has."""
        return (self.end - self.start).days + 1

    @property
    def next(self) -> "Period":
        """The period of the same length that follows."""
        return self._moved(1)

    @property
    def previous(self) -> "Period":
        """The period of the same length that comes before."""
        return self._moved(-1)

    @property
    def whole_year(self) -> "Period":
        """The year that a quarter belongs to; a year itself."""
        return Period(self.year)

    @property
    def quarters(self) -> tuple["Period", ...]:
        """The four quarters of a year; a quarter alone."""
        if not self.is_year:
            return (self,)
        return tuple(Period(self.year, quarter) for quarter in (1, 2, 3, 4))

    def _moved(self, steps: int) -> "Period":
        if self.is_year:
            return Period(self.year + steps)
        years, quarter = divmod(self.quarter - 1 + steps, 4)
        return Period(self.year + years, quarter + 1)


def parse_period(label: str) -> Period:
    """Read a period from its label.

    Parameters
    ----------
    label
        ``2025-26`` or ``2025-26-Q1``.

    Raises
    ------
    Problem
        If it is not such a label.
    """
    match = LABEL.fullmatch(label)
    if match is None or int(match["second"]) != (int(match["first"]) + 1) % 100:
        raise Problem("unknown_period", period=label)
    return Period(int(match["first"]), int(match["quarter"] or 0))


def periods_of_years(first: int, last: int) -> tuple[Period, ...]:
    """Give every quarter and year from one reporting year to another, quarters before their year.

    Parameters
    ----------
    first, last
        The calendar years in which the first and the last reporting year begin.
    """
    return tuple(
        period
        for year in range(first, last + 1)
        for period in (*Period(year).quarters, Period(year))
    )


def months_earlier(day: date, months: int) -> date:
    """Give the same day of the month so many months before, or that month's last day."""
    return months_later(day, -months)


def months_later(day: date, months: int) -> date:
    """Give the same day of the month so many months after, or that month's last day."""
    years, month = divmod(day.month - 1 + months, 12)
    year, month = day.year + years, month + 1
    return date(year, month, min(day.day, _days_in_month(year, month)))


class WorkingCalendar:
    """The working days of England and Wales: Monday to Friday but for bank holidays.

    Parameters
    ----------
    holidays
        Every bank holiday of whole calendar years, without a gap between the years.
    """

    def __init__(self, holidays: Iterable[date]) -> None:
        self.holidays = tuple(sorted(set(holidays)))
        self.first = date(self.holidays[0].year, 1, 1)
        self.last = date(self.holidays[-1].year, 12, 31)
        free = set(self.holidays)
        self._working = [day for day in self._days() if day.weekday() < 5 and day not in free]

    def working_days_between(self, start: date, end: date) -> int | None:
        """Count the working days after one date, up to and including another.

        The day on which the clock starts is day 0, so that the same day gives 0 and the
        next working day gives 1; an end before the start gives a negative count.

        Returns
        -------
        int or None
            None where a date lies in a year whose bank holidays are not known.
        """
        if min(start, end) < self.first or max(start, end) > self.last:
            return None
        return bisect_right(self._working, end) - bisect_right(self._working, start)

    def day_numbers(self) -> list[tuple[date, int]]:
        """Give each day of the calendar with the number of working days up to and including it.

        The working days between two dates are the difference of their numbers.
        """
        return [(day, bisect_right(self._working, day)) for day in self._days()]

    def _days(self) -> Iterator[date]:
        """Give every day of the calendar, working or not."""
        for step in range((self.last - self.first).days + 1):
            yield self.first + timedelta(days=step)


@cache
def working_calendar() -> WorkingCalendar:
    """Give the calendar of the bank holidays in ``data/reference/bank_holidays.csv``."""
    path = resource("data", "reference", "bank_holidays.csv")
    with path.open(encoding="utf-8", newline="") as file:
        return WorkingCalendar(date.fromisoformat(row["date"]) for row in csv.DictReader(file))


def _quarter_start(year: int, quarter: int) -> date:
    return date(year + 1, 1, 1) if quarter == 4 else date(year, 1 + 3 * quarter, 1)


def _days_in_month(year: int, month: int) -> int:
    following = date(year + month // 12, month % 12 + 1, 1)
    return (following - timedelta(days=1)).day
