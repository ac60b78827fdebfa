"""How the headline indicators differ between authorities: sentences, dot plots, funnels, maps."""

from collections.abc import Iterator
from dataclasses import replace

from nmspf_report.documents.blocks import Block, Blocks, Prose, bullets
from nmspf_report.documents.consistency import consistency_of, why_not
from nmspf_report.documents.differences import how_it_differs, who_is_apart, who_stands_out
from nmspf_report.documents.report import Report
from nmspf_report.figures import (
    Figure,
    areas_outside,
    between_areas,
    funnel_plot,
    has_hexagons,
    hexagon_map,
    sharing_a_table,
)
from nmspf_report.figures.funnel import Outside
from nmspf_report.framework.model import Indicator
from nmspf_report.geography import Area
from nmspf_report.statistics.estimates import NOT_COUNTS_OF_EVENTS
from nmspf_report.tables.presented import main_way


def variation(report: Report) -> Blocks:
    """Show how the headline indicators differ between authorities, in no order of merit."""
    return Blocks(_variation(report))


def _variation(report: Report) -> Iterator[Block]:
    yield Prose(report.say("variation"))
    if report.area.level != "nation" and report.framework.records is not None:
        yield Prose(report.say("variation.others_counting"))
    within: dict[bool, list[str]] = {False: [], True: []}
    for indicator in report.headlines:
        if _is_comparable(report, indicator):
            said = [how_it_differs(report, indicator, _compared(report))]
            found = consistency_of(report, indicator)
            if found.comparable != "yes":
                why = why_not(report, found)
                said.append(report.say(f"variation.comparable_{found.comparable}", why=why))
            outside = _outside_funnel(report, indicator)
            is_within = report.area.level == "region" and outside is not None and not outside.dots
            is_by_size = outside is not None and not is_within
            # Who counts something else cannot stand out.
            if found.comparable != "no":
                said.extend(who_is_apart(report, indicator))
                said.extend(who_stands_out(report, outside.dots) if outside and is_by_size else ())
            yield Prose(" ".join(said))
            charts = [_side_by_side(report, indicator)]
            if is_by_size:
                charts.append(_by_size(report, indicator))
            charts.extend(_on_the_map(report, indicator))
            yield from sharing_a_table(charts)
            if is_within and found.comparable != "no":
                within[outside is not None and outside.is_widened].append(
                    f"{indicator.title} ({indicator.code})"
                )
    for is_widened, indicators in within.items():
        if indicators:
            name = "variation.within_widened" if is_widened else "variation.within"
            yield Prose(report.say(name, nation=report.geography.nation.name(report.language)))
            yield bullets(indicators)


def _side_by_side(report: Report, indicator: Indicator) -> Figure:
    """Show each area with its interval."""
    return between_areas(
        report.estimates,
        report.framework,
        report.geography,
        indicator.code,
        period=report.period,
        areas=[area.code for area in _compared(report)],
        highlight=report.area.code if report.area.level == "authority" else None,
        language=report.language,
    )


def _by_size(report: Report, indicator: Indicator) -> Figure:
    """Show all areas by their size; a board's own are named."""
    own = report.members if report.area.level == "region" else ()
    return funnel_plot(
        report.estimates,
        report.framework,
        report.geography,
        indicator.code,
        period=report.period,
        areas=[area.code for area in report.geography.authorities],
        highlight=[area.code for area in own],
        language=report.language,
    )


def _outside_funnel(report: Report, indicator: Indicator) -> Outside | None:
    """Give those of the report's authorities that lie outside the 95% limits of the funnel of all.

    None where areas are not shown by their size: in an authority's report, where what is counted
    are no events, and where too few have a figure.
    """
    is_of_events = indicator.figures[0].unit not in NOT_COUNTS_OF_EVENTS
    if report.area.level == "authority" or not is_of_events:
        return None
    outside = areas_outside(
        report.estimates,
        report.framework,
        report.geography,
        indicator.code,
        period=report.period,
        areas=[area.code for area in report.geography.authorities],
        language=report.language,
    )
    own = {area.code for area in report.members}
    if outside is None:
        return None
    return replace(outside, dots=tuple(dot for dot in outside.dots if dot.code in own))


def _on_the_map(report: Report, indicator: Indicator) -> Iterator[Figure]:
    """Show a rate on the map of the nation, in the nation's report."""
    is_rate = main_way(indicator, indicator.figures[0].unit) == "rate"
    if report.area.level == "nation" and is_rate and has_hexagons(report.geography):
        yield hexagon_map(
            report.estimates,
            report.framework,
            report.geography,
            indicator.code,
            period=report.period,
            language=report.language,
        )


def _compared(report: Report) -> tuple[Area, ...]:
    """Give the authorities set side by side: a region's own, else all."""
    return report.members if report.area.level == "region" else report.geography.authorities


def _is_comparable(report: Report, indicator: Indicator) -> bool:
    """Tell whether areas of different sizes can be set side by side: not by a number alone."""
    unit = indicator.figures[0].unit
    is_published = report.publication.has(indicator, unit, "authority", report.period)
    return is_published and main_way(indicator, unit) != "number"
