"""Sentences on how a figure differs between authorities: never which is better, or why."""

from collections.abc import Iterator, Sequence
from itertools import combinations

from nmspf_report.documents.report import Report
from nmspf_report.documents.sentences import figure_of
from nmspf_report.figures.findings import Wording, intervals_apart, leaves_out
from nmspf_report.figures.funnel import WIDE
from nmspf_report.figures.funnel_drawing import Dot
from nmspf_report.framework.model import Indicator
from nmspf_report.geography import Area
from nmspf_report.tables.presented import Estimate, choose, find_way


def how_it_differs(report: Report, indicator: Indicator, areas: Sequence[Area]) -> str:
    """Say between which figures authorities lie, beside those of the nation and of the report.

    Parameters
    ----------
    report
        The report.
    indicator
        One that is counted; its first counting unit is told.
    areas
        The authorities that are set side by side.

    Returns
    -------
    str
        Markdown in which every number of a figure is bound.
    """
    own = [report.area] if report.area.level == "authority" else []
    named = [*own, report.geography.nation]
    chosen = choose(
        report.estimates,
        report.framework,
        indicator.code,
        None,
        areas=[area.code for area in (*areas, *named)],
        periods=[report.period],
    )
    wording = Wording(find_way(indicator, chosen.unit, None), chosen.unit, report.language)
    shown = [chosen.at(area.code, report.period).way(wording.way) for area in areas]
    said = [
        report.say("variation.titled", title=indicator.title, said=_range(report, shown, wording))
    ]
    for area in named:
        estimate = chosen.at(area.code, report.period).way(wording.way)
        if estimate.value is not None:
            said.append(_beside(report, area, estimate, wording))
    return " ".join(said)


def who_is_apart(report: Report, indicator: Indicator) -> Iterator[str]:
    """Name those of a region whose limits leave out the nation's figure, and say if some part.

    Of 22 authorities some limits would not overlap by chance alone, so that in the nation's report
    the funnel says who stands out; an authority's own report names no other.

    Parameters
    ----------
    report, indicator
        Whose figures in the first counting unit.
    """
    if report.area.level != "region":
        return
    unit = indicator.figures[0].unit
    way = find_way(indicator, unit, None)
    nation = report.geography.nation
    whole = figure_of(report, indicator, report.period, unit, nation.code).way(way)
    found = [
        (area, figure_of(report, indicator, report.period, unit, area.code).way(way))
        for area in report.members
    ]
    limited = [(area, one) for area, one in found if one.lower is not None]
    if whole.value is not None:
        apart = [(area, one) for area, one in limited if leaves_out(one, whole.value)]
        for name, is_above in (("wholly_above", True), ("wholly_below", False)):
            names = [
                area.name(report.language)
                for area, one in apart
                if ((one.value or 0.0) > whole.value) is is_above
            ]
            if names:
                values = {"nation": nation.name(report.language), "names": ", ".join(names)}
                yield report.say(f"variation.{name}", **values)
    if any(intervals_apart(one, other) for (_, one), (_, other) in combinations(limited, 2)):
        yield report.say("variation.apart")


def who_stands_out(report: Report, outside: Sequence[Dot]) -> Iterator[str]:
    """Name the authorities that lie outside the widest limits of the funnel, if any does.

    Parameters
    ----------
    report
        The report.
    outside
        The report's own authorities that lie outside the funnel's 95% limits.
    """
    beyond = [dot for dot in outside if dot.beyond == WIDE]
    between = [dot.name for dot in outside if dot.beyond != WIDE]
    if between and report.area.level == "region":
        yield report.say("variation.between", names=", ".join(between))
    if not beyond:
        yield report.say("variation.none_outside")
    for name, dots in (
        ("above", [dot for dot in beyond if dot.is_above]),
        ("below", [dot for dot in beyond if not dot.is_above]),
    ):
        if dots:
            names = ", ".join(dot.name for dot in dots)
            yield report.say(f"variation.{name}", names=names)


def _range(report: Report, shown: Sequence[Estimate], wording: Wording) -> str:
    known = sorted((one for one in shown if one.value is not None), key=lambda one: one.value or 0)
    values: dict[str, object] = {"all": len(shown), "known": len(known)}
    if not known:
        return report.say("variation.nothing", **values)
    lowest, highest = wording.figure(known[0]), wording.figure(known[-1])
    if len(known) == 1:
        return report.say("variation.one", **values, figure=lowest)
    name = "range" if len(known) == len(shown) else "range_of_shown"
    return report.say(f"variation.{name}", **values, lowest=lowest, highest=highest)


def _beside(report: Report, area: Area, estimate: Estimate, wording: Wording) -> str:
    name = "nation" if area.level == "nation" else "highlighted"
    figure = wording.with_limits(estimate)
    return wording.message(name, area=area.name(report.language), figure=figure)
