"""Sentences written from figures: the level, its limits, and whether it changed."""

from nmspf_report.documents.report import Report
from nmspf_report.figures.findings import intervals_apart
from nmspf_report.framework.model import Indicator
from nmspf_report.locale.units import unit_name
from nmspf_report.periods import Period
from nmspf_report.tables.cells import bare, count_of, denominator_of, labelled, reason
from nmspf_report.tables.presented import WITHHELD, Estimate, Presented, choose, find_way


def what_it_says(report: Report, indicator: Indicator) -> str:
    """Say an indicator's level in the report's year, and how it compares with the year before.

    A change is said to be more than chance only where the 95% limits of the two years do not
    overlap, and the years are compared only where no break lies between them; nothing is
    said of causes.

    Parameters
    ----------
    report
        The report.
    indicator
        One that is counted; its first counting unit is told.
    """
    unit = indicator.figures[0].unit
    way = find_way(indicator, unit, None)
    now = _figure(report, indicator, report.period)
    if now.numerator is None or now.way(way).value is None:
        return _without_figure(report, indicator, unit, way, now)
    said = [_level(report, indicator, unit, way, now)]
    if report.previous is not None:
        before = _figure(report, indicator, report.previous)
        if before.way(way).value is not None:
            said.append(_change(report, unit, way, now, before))
    return " ".join(said)


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
        return report.say("sentence.withheld_of", **values, of=of)
    return report.say("sentence.withheld", **values)


def _figure(report: Report, indicator: Indicator, period: Period) -> Presented:
    chosen = choose(
        report.estimates,
        report.framework,
        indicator.code,
        None,
        areas=[report.area.code],
        periods=[period],
    )
    return chosen.at(report.area.code, period)


def _level(report: Report, indicator: Indicator, unit: str, way: str, now: Presented) -> str:
    estimate = now.way(way)
    values = {
        "title": indicator.title,
        "period": report.period.label,
        "unit": unit_name(unit, report.language),
        "count": count_of(now, unit, report.language),
        "figure": labelled(estimate, way, unit, report.language),
    }
    if now.denominator is not None:
        values["of"] = denominator_of(now, unit, report.language)
    if estimate.lower is None:
        return report.say(f"sentence.{way}_without_limits", **values)
    return report.say(f"sentence.{way}", **values, **_limits(report, way, unit, estimate))


def _limits(report: Report, way: str, unit: str, estimate: Estimate) -> dict[str, str]:
    return {
        "lower": bare(estimate, way, unit, report.language, "lower"),
        "upper": bare(estimate, way, unit, report.language, "upper"),
    }


def _change(report: Report, unit: str, way: str, now: Presented, before: Presented) -> str:
    period = report.previous.label if report.previous else ""
    figure = labelled(before.way(way), way, unit, report.language)
    return report.say(f"sentence.{_kind_of_change(way, now, before)}", period=period, figure=figure)


def _kind_of_change(way: str, now: Presented, before: Presented) -> str:
    if now.symbol == "b":
        return "broken"
    later, earlier = now.way(way), before.way(way)
    if later.lower is None or earlier.lower is None:
        return "before"
    return "changed" if intervals_apart(later, earlier) else "not_changed"
