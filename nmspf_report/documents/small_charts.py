"""Small charts of several indicators: the headlines at a glance, and a section's others.

Each is drawn by quarter, or by year where the plan publishes no quarters of it for such an area, or
where most of them are withheld or missing (`nmspf_report.documents.quarters`).
"""

from collections.abc import Iterator, Mapping, Sequence

from nmspf_report.documents.blocks import Block, Prose
from nmspf_report.documents.comparing import Change
from nmspf_report.documents.quarters import shows_quarters
from nmspf_report.documents.report import Report
from nmspf_report.documents.sentences import change_of, figure_of
from nmspf_report.figures import NOTHING_SAID, Figure, Said, small_multiples
from nmspf_report.framework.model import Indicator
from nmspf_report.locale import text
from nmspf_report.periods import Period
from nmspf_report.tables.presented import find_way

Changes = Mapping[str, Change | None]
"""How indicators changed since the year before, by their codes."""

MOST_IN_ONE = 12
"""How many small charts stand on a page of print."""

MOST_OF_A_SECTION = 10
"""How many, with words beneath each, that need not be set much smaller than others."""


def headlines_at_a_glance(report: Report, indicators: Sequence[Indicator]) -> Iterator[Block]:
    """Draw headlines by quarter, then by year those that have no quarters here, and say why."""
    quarterly = [one for one in indicators if shows_quarters(report, one)]
    yearly = _others_by_year(report, indicators, quarterly)
    if quarterly:
        yield small_charts(report, quarterly, report.quarters)
    if yearly:
        yield from _why_by_year(report, yearly)
        yield small_charts(report, yearly, report.years)


def others_of_a_section(
    report: Report, section: str, indicators: Sequence[Indicator]
) -> Iterator[Block]:
    """Draw indicators that have no chart of their own, each with a word on how its year changed.

    Parameters
    ----------
    report
        The report.
    section
        What they are called together.
    indicators
        Those of which too little is shown for a chart are named. In the nation's report all are
        drawn by year, which is what their table and their words are of: by quarter, beside the
        comparison of its areas, its page would be heavier than a page may be.
    """
    is_nation = report.area.level == "nation"
    quarterly = [one for one in indicators if not is_nation and shows_quarters(report, one)]
    others = _others_by_year(report, indicators, quarterly)
    yearly = [one for one in others if _has_a_year(report, one)]
    by_quarter, by_year = list(_parted(quarterly)), list(_parted(yearly))
    is_parted = len(by_quarter) + len(by_year) > 1
    for group in by_quarter:
        yield from _of_section(report, section, group, report.quarters, is_parted=is_parted)
    if is_nation and yearly:
        yield Prose(report.say("others.by_year"))
    elif yearly:
        yield from _why_by_year(report, yearly)
    for group in by_year:
        yield from _of_section(report, section, group, report.years, is_parted=is_parted)
    without = [one.code for one in others if one not in yearly]
    if without:
        yield Prose(report.say("others.without_chart", indicators=", ".join(without)))


def _of_section(
    report: Report,
    section: str,
    group: Sequence[Indicator],
    periods: Sequence[Period],
    *,
    is_parted: bool,
) -> Iterator[Block]:
    """Draw some of a section's indicators, named by their codes where others are drawn apart."""
    title = report.say("others.title", section=section)
    if is_parted:
        first, last = group[0].code, group[-1].code
        span = text("tables.span", report.language, first=first, last=last)
        codes = first if first == last else span
        title = report.say("others.title_part", section=section, codes=codes)
    changes = {one.code: change_of(report, one) for one in group}
    yield Prose(_which_changed(report, changes))
    yield small_charts(report, group, periods, title, _said(report, changes))


def _which_changed(report: Report, changes: Changes) -> str:
    """Name the indicators of a chart that changed beyond chance."""
    changed = [code for code, change in changes.items() if change and change.is_more_than_chance]
    if report.previous is None:
        return report.say("others.first_year")
    name = "changed" if changed else "unchanged" if any(changes.values()) else "uncompared"
    codes = ", ".join(changed)
    return report.say(f"others.{name}", period=report.previous.label, indicators=codes)


def _others_by_year(
    report: Report, indicators: Sequence[Indicator], quarterly: Sequence[Indicator]
) -> list[Indicator]:
    """Give those that are not drawn by quarter and are published by year."""
    others = (one for one in indicators if one not in quarterly)
    return [one for one in others if report.publishes(one, report.period)]


def _why_by_year(report: Report, yearly: Sequence[Indicator]) -> Iterator[Block]:
    latest = report.quarters[-1]
    few = [one for one in yearly if report.publishes(one, latest)]
    alone = [one for one in yearly if one not in few]
    if few:
        codes = ", ".join(one.code for one in few)
        yield Prose(report.say("quarters.few_of", indicators=codes))
    if alone:
        yield Prose(report.say_only_for("by_quarter", alone, latest))


def _has_a_year(report: Report, indicator: Indicator) -> bool:
    way = find_way(indicator, indicator.figures[0].unit, None)
    figures = (figure_of(report, indicator, year) for year in report.years)
    return any(figure.way(way).value is not None for figure in figures)


def _parted(indicators: Sequence[Indicator]) -> Iterator[Sequence[Indicator]]:
    """Part indicators into as few figures as hold them, as equal as can be."""
    parts = -(-len(indicators) // MOST_OF_A_SECTION)
    for part in range(parts):
        start, end = (len(indicators) * one // parts for one in (part, part + 1))
        yield indicators[start:end]


def _said(report: Report, changes: Changes) -> Mapping[str, Said]:
    """Give a word for each change that can be told from chance, by the rules of the sentences."""
    if report.previous is None:
        return NOTHING_SAID
    values = {"now": report.period.label, "before": report.previous.label}
    return {
        code: Said(report.say(f"others.{_name(change)}", **values), change.is_more_than_chance)
        for code, change in changes.items()
        if change is not None and change.is_tested
    }


def _name(change: Change) -> str:
    """Name what is said of a change; of one that chance could bring, no direction is said."""
    return change.name if change.is_more_than_chance or change.direction == "same" else "chance"


def small_charts(
    report: Report,
    indicators: Sequence[Indicator],
    periods: Sequence[Period],
    title: str = "",
    said: Mapping[str, Said] = NOTHING_SAID,
) -> Figure:
    """Draw indicators of the report's area, as `nmspf_report.figures.small_multiples` does."""
    return small_multiples(
        report.estimates,
        report.framework,
        report.geography,
        [indicator.code for indicator in indicators],
        area=report.area.code,
        periods=periods,
        title=title,
        said=said,
        changes=report.changes,
        language=report.language,
    )
