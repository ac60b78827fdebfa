"""Figures against what came before and what others have: limits of control, last year, peers."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd

from nmspf_report.checking.figure_findings import FigureHits, amount
from nmspf_report.checking.rules import Rule
from nmspf_report.locale import text
from nmspf_report.statistics.control import LEAST_POINTS, natural_limits

SERIES = ["area_code", "indicator", "unit"]
# Fewer events than this are never asked about: one family moves a small figure by as much.
LEAST_EVENTS = 5
LEAST_BASE = 20
# Two counts differ by more than chance, were they Poisson, at three standard errors.
STANDARD_ERRORS = 3.0
# A quarter outside its limits is asked about where chance alone seldom takes it as far.
NOTICED = 2.0
LEAST_CHANGE = 0.5
# A modified z-score beyond 3.5 (Iglewicz and Hoaglin, How to Detect and Handle Outliers, 1993).
NORMAL_MAD = 0.6745
OUTLIER = 3.5
LEAST_PEERS = 8
BEYOND = 1.5
PER = 10_000


@dataclass(frozen=True)
class Series:
    """Every whole figure over time, a row for each authority, indicator and unit.

    Parameters
    ----------
    quarters
        The value of each: a percentage where the figure is a share, else a count.
    bases
        What the percentage of each quarter is of; missing where it is a count.
    counts
        The numerators of the years.
    year
        The year that is checked.
    """

    quarters: pd.DataFrame
    bases: pd.DataFrame
    counts: pd.DataFrame
    year: str


def check_changes(
    wholes: pd.DataFrame,
    year: str,
    populations: "pd.Series[float]",
    asked: Sequence[str],
    rules: Sequence[Rule],
) -> Iterator[FigureHits]:
    """Check the figures of a year against earlier ones and those of other authorities.

    Parameters
    ----------
    wholes
        ``area_code``, ``indicator``, ``unit``, ``period``, ``numerator``, ``denominator``: the
        wholes of every authority and period that is known, with none before a break.
    year
        The year that is checked, such as ``2025-26``.
    populations
        The persons under 18 of each authority in that year, by its code.
    asked
        The authorities that are checked.
    """
    series = _series(wholes, year)
    for rule in rules:
        if rule.figures in CHECKS:
            found = CHECKS[rule.figures](series, populations)
            yield FigureHits(rule, found[found["area_code"].isin(asked)])


def _series(wholes: pd.DataFrame, year: str) -> Series:
    base = wholes["denominator"].where(wholes["denominator"] >= LEAST_BASE)
    keys = [wholes[column] for column in SERIES]
    has_base = wholes["denominator"].notna().groupby(keys).transform("any")
    percentages = 100 * wholes["numerator"] / base
    told = wholes.assign(value=wholes["numerator"].where(~has_base, percentages), base=base)
    is_year = told["period"].str.len() == len(year)
    return Series(
        quarters=_wide(told[~is_year], "value"),
        bases=_wide(told[~is_year], "base"),
        counts=_wide(told[is_year], "numerator"),
        year=year,
    )


def _wide(told: pd.DataFrame, value: str) -> pd.DataFrame:
    # `pivot_table` would leave out what is missing everywhere, or make up every combination.
    wide = told.pivot(index=SERIES, columns="period", values=value)  # noqa: PD010
    return wide.sort_index(axis=1)


def _control(series: Series, _populations: "pd.Series[float]") -> pd.DataFrame:
    """Find quarters outside the limits that the quarters before the year set."""
    quarters = series.quarters
    before = quarters[[label for label in quarters.columns if label < series.year]]
    now = [label for label in quarters.columns if label.startswith(series.year)]
    limits = natural_limits(before.to_numpy(dtype=float))
    centre = pd.Series(limits.centre, quarters.index)
    reach = pd.Series(limits.reach, quarters.index)
    found = []
    for label in now:
        value = quarters[label]
        away = (value - centre).abs()
        by_chance = NOTICED * _standard_error(centre, series.bases[label])
        lower, upper = ((centre - reach).clip(lower=0).round(1), (centre + reach).round(1))
        # What is outside only by decimals that are not shown is not asked about.
        is_shown = (value.round(1) < lower) | (value.round(1) > upper)
        wrong = (away > reach) & (away > by_chance) & is_shown
        words = [
            text(
                "checking.control_limits_share" if is_share else "checking.control_limits",
                lower=amount(low),
                upper=amount(high),
                count=len(before.columns),
            )
            for low, high, is_share in zip(
                lower[wrong], upper[wrong], series.bases[label].notna()[wrong], strict=True
            )
        ]
        found.append(_rows(value[wrong], label, centre[wrong].round(1), words))
    return _together(found)


def _standard_error(centre: "pd.Series[float]", base: "pd.Series[float]") -> "pd.Series[float]":
    """Give how far chance alone moves a percentage of so many, or a count without a base."""
    binomial = (centre * (100 - centre).clip(lower=0) / base) ** 0.5
    return binomial.where(base.notna(), centre**0.5)


def _last_year(series: Series, _populations: "pd.Series[float]") -> pd.DataFrame:
    """Find years that differ from the last by much, where no limits of control can be drawn."""
    before = _year_before(series)
    if before is None or series.year not in series.counts.columns:
        return _together([])
    earlier = [label for label in series.quarters.columns if label < series.year]
    known = series.quarters[earlier].notna().sum(axis=1).reindex(series.counts.index).fillna(0)
    now, then = series.counts[series.year], series.counts[before]
    wrong = (known < LEAST_POINTS) & _differ(now, then)
    return _rows(now[wrong], series.year, then[wrong], [before] * int(wrong.sum()))


def _peers(series: Series, _populations: "pd.Series[float]") -> pd.DataFrame:
    """Find years that moved otherwise than those of the other authorities."""
    before = _year_before(series)
    if before is None or series.year not in series.counts.columns:
        return _together([])
    now, then = series.counts[series.year], series.counts[before]
    ratio = now.where(now > 0) / then.where(then > 0)
    moved = pd.Series(np.log(ratio.to_numpy()), ratio.index)
    groups = moved.groupby(["indicator", "unit"])
    centre = groups.transform("median")
    spread = (moved - centre).abs().groupby(["indicator", "unit"]).transform("median")
    score = NORMAL_MAD * (moved - centre).abs() / spread.where(spread > 0)
    expected = then * np.exp(centre)
    wrong = (groups.transform("count") >= LEAST_PEERS) & (score > OUTLIER) & _differ(now, expected)
    words = [
        text("checking.peers_moved", before=before, change=_percentage(usual), own=_percentage(own))
        for usual, own in zip(centre[wrong], moved[wrong], strict=True)
    ]
    return _rows(now[wrong], series.year, then[wrong], words)


def _beyond_any(series: Series, populations: "pd.Series[float]") -> pd.DataFrame:
    """Find rates per 10,000 children far beyond those of every other authority."""
    if series.year not in series.counts.columns:
        return _together([])
    counts = series.counts[series.year]
    persons = populations.reindex(counts.index.get_level_values("area_code")).to_numpy()
    rates = PER * counts / persons
    groups = rates.groupby(["indicator", "unit"])
    first = groups.transform("max")
    others = rates.where(rates < first)
    second = others.groupby(["indicator", "unit"]).transform("max")
    expected = second * persons / PER
    wrong = (rates == first) & (rates > BEYOND * second) & (counts >= LEAST_EVENTS)
    wrong &= (groups.transform("count") >= LEAST_PEERS) & _far(counts, expected)
    words = [amount(round(rate, 1)) for rate in rates[wrong]]
    return _rows(counts[wrong], series.year, second[wrong].round(1), words)


def _year_before(series: Series) -> str | None:
    earlier = [label for label in series.counts.columns if label < series.year]
    return earlier[-1] if earlier else None


def _differ(now: "pd.Series[float]", then: "pd.Series[float]") -> "pd.Series[bool]":
    """Tell whether two counts differ by more than chance and by much."""
    return _far(now, then) & ((now - then).abs() > LEAST_CHANGE * then)


def _far(now: "pd.Series[float]", then: "pd.Series[float]") -> "pd.Series[bool]":
    away = (now - then).abs()
    return (away > LEAST_EVENTS) & (away > STANDARD_ERRORS * np.sqrt(now + then))


def _percentage(logarithm: float) -> str:
    return f"{100 * (np.exp(logarithm) - 1):+.0f}%"


def _rows(
    values: "pd.Series[float]", period: str, other: "pd.Series[float]", words: Sequence[str]
) -> pd.DataFrame:
    rows = values.rename("value").reset_index()
    return rows.assign(
        category="", shown="numerator", period=period, other=other.to_numpy(), words=list(words)
    )


def _together(found: Sequence[pd.DataFrame]) -> pd.DataFrame:
    columns = [*SERIES, "value", "category", "shown", "period", "other", "words"]
    kept = [each for each in found if len(each)]
    return pd.concat(kept, ignore_index=True) if kept else pd.DataFrame(columns=columns)


CHECKS = {
    "control": _control,
    "last_year": _last_year,
    "peers": _peers,
    "beyond_any": _beyond_any,
}
