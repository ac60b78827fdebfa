"""Days as numbers, working days, and the seasons in which families are referred."""

from datetime import date
from functools import cache

import numpy as np
from numpy.typing import NDArray

from nmspf_report.periods import Period, months_earlier, working_calendar
from nmspf_report.returns.sample.calibration import Season
from nmspf_report.returns.sample.draws import Fractions, Numbers, whole_numbers

FIRST_DAY = date(1970, 1, 1)
MINUTES_A_DAY = 24 * 60
YEAR = 365.25
LAST_YEAR = 2025


def years_from(first: int) -> int:
    """Give how many years a sample needs to hold the reporting year that begins in `first`."""
    return max(1, LAST_YEAR - first + 1)


def day_number(day: date) -> int:
    """Give a day as the number of days after 1 January 1970."""
    return (day - FIRST_DAY).days


class Timeline:
    """The days between which a sample is made.

    Parameters
    ----------
    years
        How many reporting years, the last of which is 2025-26.
    """

    def __init__(self, years: int) -> None:
        self.periods = tuple(Period(LAST_YEAR - back) for back in reversed(range(years)))
        self.cut_off = day_number(self.periods[-1].end)
        self._start = self.periods[0].start

    def years_before(self, years: int) -> date:
        """Give the day so many years before the first reporting year."""
        return months_earlier(self._start, 12 * years)


class SeasonalClock:
    """A clock that runs fast when many families are referred and slowly when few are.

    One tick is an average day's referrals. What is drawn evenly in ticks falls on calendar
    days with the seasons, the week's rhythm and the trend.

    Parameters
    ----------
    first, last
        The first and last day, as numbers.
    season
        What share of an average day's referrals falls on each day.
    """

    def __init__(self, first: int, last: int, season: Season) -> None:
        self._first = first
        self._ticks = np.cumsum(_weights(np.arange(first, last + 1, dtype=np.int64), season))
        self.length = float(self._ticks[-1])

    def day(self, ticks: Fractions) -> Numbers:
        """Give the day at each tick; a tick after the last day gives a day after it."""
        return whole_numbers(np.searchsorted(self._ticks, ticks, side="right")) + self._first


def _weights(days: Numbers, season: Season) -> Fractions:
    dates = days.astype("datetime64[D]")
    months = whole_numbers(dates.astype("datetime64[M]")) % 12
    weekdays = (days + 3) % 7  # 1 January 1970 was a Thursday
    month_and_day = (months + 1) * 100 + whole_numbers(dates - dates.astype("datetime64[M]")) + 1
    weights = _shaped(season.weekdays)[weekdays] * _shaped(season.months)[months]
    christmas = (month_and_day >= 1224) | (month_and_day <= 101)
    weights = np.where(christmas, weights * season.christmas, weights)
    years_from_last = (days - days[-1]) / YEAR
    return np.asarray(weights * (1 + season.yearly_growth * (years_from_last + season.level_years)))


def _shaped(factors: tuple[float, ...]) -> Fractions:
    values = np.array(factors)
    return np.asarray(values / values.mean())


def working_days_later(days: Numbers, count: Numbers) -> Numbers:
    """Give the day that is `count` working days after each day.

    No working days after a day that is free is the next working day.
    """
    dates = days.astype("datetime64[D]")
    later = _offset(dates, np.maximum(count, 1), "backward")
    same = _offset(dates, np.zeros_like(count), "forward")
    return np.where(count > 0, later, same)


def _offset(dates: NDArray[np.datetime64], count: Numbers, roll: str) -> Numbers:
    moved = np.busday_offset(dates, count, roll=roll, holidays=_holidays())  # type: ignore[call-overload]
    return whole_numbers(moved)


@cache
def _holidays() -> NDArray[np.datetime64]:
    return np.array(working_calendar().holidays, dtype="datetime64[D]")
