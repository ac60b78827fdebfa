"""Sentences written from figures: the level, the change, whether it is more than chance, coverage.

The rules, in order. A figure that is withheld is told as withheld, with what may be said beside
it; one that is missing as missing. A level has its 95% limits where there are any. It is compared
with the year before only where both are known, nothing that was counted changed between them, and
both hold the same authorities. A change is more than chance where the 95% limits of the difference
(of percentages) or of the ratio (of rates and numbers) leave no change out
(`nmspf_report.statistics.changes`); where the two are written alike, they are the same. A timescale
that has not been verified is said to be so. Nothing is said of causes, nor of what is better.
"""

from collections.abc import Iterator

from nmspf_report.documents.comparing import (
    Change,
    changed_counting,
    changed_in,
    how_it_changed,
)
from nmspf_report.documents.report import Report
from nmspf_report.framework.model import WHOLE, Indicator
from nmspf_report.locale.units import base_unit_name, unit_name
from nmspf_report.periods import Period
from nmspf_report.problems import Problem
from nmspf_report.tables.cells import bare, count_of, denominator_of, labelled, reason
from nmspf_report.tables.presented import WITHHELD, Estimate, Presented, choose, find_way

MOST_NAMED = 5
"""How many authorities a sentence names; the data coverage names however many there are."""


def what_it_says(report: Report, indicator: Indicator) -> str:
    """Say an indicator's level in the report's year, how it changed, and what it covers.

    Parameters
    ----------
    report
        The report.
    indicator
        One that is counted; its first counting unit is told.

    Returns
    -------
    str
        Markdown in which every number of a figure is bound.
    """
    unit = indicator.figures[0].unit
    way = find_way(indicator, unit, None)
    now = figure_of(report, indicator, report.period)
    said = [_told(report, indicator, unit, way, now)]
    if now.numerator is not None and now.way(way).value is not None:
        said.extend(_compared(report, indicator, unit, way, now))
        said.extend(_in_the_nation(report, indicator, unit, way))
        said.extend(_unverified(report, indicator))
    if now.numerator is not None:
        said.extend(what_it_covers(report, indicator, unit))
    return " ".join(said)


def what_moved(report: Report, indicator: Indicator, unit: str | None = None) -> str:
    """Say what an indicator is and was, in a list whose heading says since when it changed.

    Of a share or rate of a whole it is also said how far its authorities lie apart.

    Parameters
    ----------
    report
        The report.
    indicator, unit
        One that changed by more than chance would explain (`change_of`), and in which counting
        unit: the first, where none is named.

    Returns
    -------
    str
        Markdown, as `what_it_says` gives it.
    """
    unit = unit or indicator.figures[0].unit
    way = find_way(indicator, unit, None)
    now = figure_of(report, indicator, report.period, unit)
    change = _change(report, indicator, unit, way, now)
    if change is None or report.previous is None:
        raise ValueError(f"not compared: {indicator.code}")
    before = figure_of(report, indicator, report.previous, unit).way(way)
    figure = labelled(before, way, unit, report.language)
    moved = report.say(f"moved.{change.direction}", figure=figure)
    values = {**values_of(report, indicator, unit, way, now), "moved": moved}
    if now.way(way).lower is not None:
        values |= _limits(report, way, unit, now.way(way))
    return " ".join(
        [
            report.say(f"moved.{way}", **values),
            *_in_its_authorities(report, indicator, unit, way),
            *_unverified(report, indicator),
            *what_it_covers(report, indicator, unit),
        ]
    )


def change_of(report: Report, indicator: Indicator, unit: str | None = None) -> Change | None:
    """Tell how an indicator changed since the year before; None where that cannot be told.

    Nor can it be told of the whole of an indicator that is about its categories. Where no counting
    unit is named, it is the first.
    """
    if indicator.whole is not None:
        return None
    unit = unit or indicator.figures[0].unit
    way = find_way(indicator, unit, None)
    now = figure_of(report, indicator, report.period, unit)
    return _change(report, indicator, unit, way, now)


def what_it_covers(report: Report, indicator: Indicator, unit: str) -> list[str]:
    """Name the authorities that a whole lacks: of one that has all nothing need be said.

    Parameters
    ----------
    report, indicator, unit
        Whose figure, of what, in which counting unit.

    Returns
    -------
    list of str
        One sentence, or none.
    """
    coverage = report.coverage(indicator, unit, report.period)
    if coverage is None:
        return []
    missing = report.names(coverage.missing)
    if not missing:
        return []
    values = {"included": coverage.expected - len(missing), "expected": coverage.expected}
    if len(missing) > MOST_NAMED:
        return [report.say("sentence.covers_few", **values)]
    return [report.say("sentence.covers", **values, missing=", ".join(missing))]


def figure_of(
    report: Report,
    indicator: Indicator,
    period: Period,
    unit: str | None = None,
    area: str | None = None,
    category: str = WHOLE,
) -> Presented:
    """Give a figure in a period: by default the report's area's whole, in the first counting unit.

    One that nobody returned is missing.
    """
    area = area or report.area.code
    try:
        chosen = choose(
            report.estimates,
            report.framework,
            indicator.code,
            unit,
            areas=[area],
            periods=[period],
            categories=[category],
        )
    except Problem:
        return Presented()
    return chosen.at(area, period, category)


def _in_the_nation(report: Report, indicator: Indicator, unit: str, way: str) -> Iterator[str]:
    """Set the nation's share or rate, and that of the year before, beside an area's own."""
    if report.area.level == "nation" or way == "number":
        return
    nation = report.geography.nation
    figures = [
        figure_of(report, indicator, period, unit, nation.code).way(way)
        for period in (report.period, report.previous)
        if period is not None
    ]
    if figures[0].value is None:
        return
    figure = labelled(figures[0], way, unit, report.language)
    values = {"nation": nation.name(report.language), "figure": figure}
    # A sum that lacks an authority bears a mark, and is not set beside one that does not.
    is_whole = all(one.value is not None and not one.symbol for one in figures)
    if report.previous is None or not is_whole or changed_in(report, indicator, nation.code):
        yield report.say("sentence.nation", **values)
    else:
        before = labelled(figures[1], way, unit, report.language)
        period = report.previous.label
        yield report.say("sentence.nation_before", **values, before=before, period=period)


def _in_its_authorities(report: Report, indicator: Indicator, unit: str, way: str) -> Iterator[str]:
    """Say between which shares or rates the authorities of a whole lie: a sum can hide much."""
    if report.area.level == "authority" or way == "number":
        return
    estimates = [
        figure_of(report, indicator, report.period, unit, area.code).way(way)
        for area in report.members
    ]
    known = sorted(
        (one for one in estimates if one.value is not None), key=lambda one: one.value or 0.0
    )
    if len(known) > 1 and known[0].value != known[-1].value:
        name = "moved.between" if len(known) == len(estimates) else "moved.between_shown"
        ends = [labelled(one, way, unit, report.language) for one in (known[0], known[-1])]
        yield report.say(name, lowest=ends[0], highest=ends[1])


def _unverified(report: Report, indicator: Indicator) -> Iterator[str]:
    """Say which limits of time a figure rests on that were not found in statute or guidance."""
    for limit in report.framework.unverified(indicator):
        yield report.say("sentence.unverified", limit=limit.limit, unit=limit.unit)


def _told(report: Report, indicator: Indicator, unit: str, way: str, now: Presented) -> str:
    if now.numerator is None or now.way(way).value is None:
        return _without_figure(report, indicator, unit, way, now)
    return _level(report, indicator, unit, way, now)


def _without_figure(
    report: Report, indicator: Indicator, unit: str, way: str, now: Presented
) -> str:
    """Say that there is no figure; of one that is withheld, say what may be said instead."""
    values = {
        "title": indicator.title,
        "period": report.period.label,
        "unit": unit_name(unit, report.language),
        "reason": reason(WITHHELD, report.language),
    }
    if now.way(way).symbol != WITHHELD:
        return report.say("sentence.missing", **values)
    if now.numerator is not None:
        count = count_of(now, unit, report.language)
        return report.say(f"sentence.withheld_{way}", **values, count=count)
    if now.denominator is not None:
        of = denominator_of(now, unit, report.language)
        out_of = values | {"of": of, "unit": base_unit_name(unit, report.language)}
        return report.say("sentence.withheld_of", **out_of)
    return report.say("sentence.withheld", **values)


def _level(report: Report, indicator: Indicator, unit: str, way: str, now: Presented) -> str:
    estimate = now.way(way)
    values = values_of(report, indicator, unit, way, now)
    if estimate.lower is None:
        return report.say(f"sentence.{way}_without_limits", **values)
    return report.say(f"sentence.{way}", **values, **_limits(report, way, unit, estimate))


def values_of(
    report: Report, indicator: Indicator, unit: str, way: str, now: Presented
) -> dict[str, str]:
    """Write what a sentence names of a figure that is known."""
    values = {
        "title": indicator.title,
        "period": report.period.label,
        "unit": unit_name(unit, report.language),
        "count": count_of(now, unit, report.language),
        "figure": labelled(now.way(way), way, unit, report.language),
    }
    if now.denominator is not None:
        values["of"] = denominator_of(now, unit, report.language)
        values["unit"] = base_unit_name(unit, report.language)
    return values


def _limits(report: Report, way: str, unit: str, estimate: Estimate) -> dict[str, str]:
    return {
        "lower": bare(estimate, way, unit, report.language, "lower"),
        "upper": bare(estimate, way, unit, report.language, "upper"),
    }


def _compared(
    report: Report, indicator: Indicator, unit: str, way: str, now: Presented
) -> list[str]:
    """Compare with the year before, or say why nothing is compared."""
    if report.previous is None:
        return []
    before = figure_of(report, indicator, report.previous, unit)
    period = report.previous.label
    estimate = before.way(way)
    if before.numerator is None or estimate.value is None:
        kind = "withheld" if estimate.symbol == WITHHELD else "missing"
        return [report.say(f"sentence.before_{kind}", period=period)]
    figure = labelled(estimate, way, unit, report.language)
    if now.symbol == "b" or changed_counting(report, indicator):
        return [_broken(report, indicator, period, figure)]
    change = _change(report, indicator, unit, way, now)
    if change is None:
        return [report.say("sentence.other_authorities", period=period, figure=figure)]
    values = {"period": period, "figure": figure, "unit": unit_name(unit, report.language)}
    return [report.say(f"sentence.{change.name}", **values)]


def _broken(report: Report, indicator: Indicator, period: str, figure: str) -> str:
    """Say what changed between the two years, and where: nothing crosses a break."""
    names = changed_counting(report, indicator)
    if report.area.level == "authority" or not names:
        return report.say("sentence.broken", period=period, figure=figure)
    areas = ", ".join(names)
    return report.say("sentence.broken_in", period=period, figure=figure, areas=areas)


def _change(
    report: Report, indicator: Indicator, unit: str, way: str, now: Presented
) -> Change | None:
    if report.previous is None or now.symbol == "b" or changed_counting(report, indicator):
        return None
    before = figure_of(report, indicator, report.previous, unit)
    known = [figure.way(way).value is not None for figure in (now, before)]
    if not all(known) or now.numerator is None or before.numerator is None:
        return None
    was, is_now = (
        report.coverage(indicator, unit, one) for one in (report.previous, report.period)
    )
    if was != is_now:
        return None
    return how_it_changed(before, now, way, unit, report.language)
