"""The framework's themes, section by section: what was counted, charts, and what to ask."""

from collections.abc import Iterable, Iterator
from itertools import groupby

from nmspf_report.documents.blocks import Block, Blocks, Prose, bullets
from nmspf_report.documents.narrative import narrative_on, says_nothing_of
from nmspf_report.documents.report import Report
from nmspf_report.documents.sentences import what_it_says
from nmspf_report.figures import composition, control_chart, trend
from nmspf_report.framework.model import Indicator
from nmspf_report.locale import text
from nmspf_report.tables import category_table, indicator_table

# Two categories are told apart in the open data, and in the dimension they are part of;
# more than ten bars are harder to read than a table.
FEWEST_CATEGORIES, MOST_BARS = 3, 10


def themes(report: Report) -> Blocks:
    """Show every theme of the framework, in its order."""
    return Blocks(
        block for theme in report.framework.themes for block in theme_blocks(report, theme)
    )


def theme_blocks(report: Report, theme: str) -> Iterator[Block]:
    """Show one theme: each of its sections in turn."""
    yield Prose(f"## {report.framework.themes[theme]}")
    indicators = report.framework.in_theme(theme)
    yield from narrative_on(report, [theme])
    if says_nothing_of(report, indicators, theme):
        yield Prose(text("narrative.none_on_theme", report.language))
    for section, group in groupby(indicators, key=lambda indicator: indicator.section):
        yield from _section(report, section, tuple(group))


def _section(report: Report, section: str, indicators: tuple[Indicator, ...]) -> Iterator[Block]:
    yield Prose(f"### {section}")
    counted, left_out = _published(report, indicators)
    headlines = tuple(indicator for indicator in counted if indicator.headline)
    told = [indicator for indicator in headlines if report.publishes(indicator, report.period)]
    if told:
        yield bullets(what_it_says(report, indicator) for indicator in told)
    if counted:
        yield indicator_table(
            report.estimates,
            report.framework,
            report.geography,
            [indicator.code for indicator in counted],
            area=report.area.code,
            period=report.period,
            previous_period=report.previous,
            caption=report.say("section_caption", section=section, period=report.period.label),
            unpublished=_unpublished_units(report, counted),
            language=report.language,
        )
    if left_out:
        yield Prose(report.say_only_for("not_here", left_out, report.period))
    yield from _trends(report, told)
    yield from _divisions(report, counted)
    yield from narrative_on(report, [indicator.code for indicator in indicators])
    yield from _told(report, indicators)
    yield from _questions(report, headlines or indicators[:1])


def _published(
    report: Report, indicators: Iterable[Indicator]
) -> tuple[tuple[Indicator, ...], tuple[Indicator, ...]]:
    """Part the indicators that are counted: those published for such an area, and others."""
    counted = [indicator for indicator in indicators if indicator.is_counted]
    here = tuple(
        indicator
        for indicator in counted
        if len(_unpublished_units(report, [indicator])) < len(indicator.figures)
    )
    return here, tuple(indicator for indicator in counted if indicator not in here)


def _unpublished_units(
    report: Report, indicators: Iterable[Indicator]
) -> frozenset[tuple[str, str]]:
    """Give the indicators, each with a counting unit, not published for such an area."""
    level, period = report.area.level, report.period
    return frozenset(
        (indicator.code, figure.unit)
        for indicator in indicators
        for figure in indicator.figures
        if not report.publication.has(indicator, figure.unit, level, period)
    )


def _trends(report: Report, indicators: Iterable[Indicator]) -> Iterator[Block]:
    """Draw indicators over time: quarters with their limits, or years where there are none here."""
    for indicator in indicators:
        is_quarterly = report.publishes(indicator, report.quarters[-1])
        if not is_quarterly:
            yield Prose(report.say_only_for("by_quarter", [indicator], report.quarters[-1]))
        show = control_chart if is_quarterly else trend
        yield show(
            report.estimates,
            report.framework,
            report.geography,
            indicator.code,
            area=report.area.code,
            periods=report.quarters if is_quarterly else report.years,
            comparators=report.comparators,
            language=report.language,
        )


def _divisions(report: Report, indicators: Iterable[Indicator]) -> Iterator[Block]:
    """Show each indicator that is divided into categories, as a chart or as a table."""
    for indicator in indicators:
        for figure in indicator.figures:
            for dimension in figure.dimensions:
                if len(dimension.labels) < FEWEST_CATEGORIES or not report.publication.has_any(
                    indicator, figure.unit, report.area.level, report.period, dimension
                ):
                    continue
                show = composition if len(dimension.labels) <= MOST_BARS else category_table
                yield show(
                    report.estimates,
                    report.framework,
                    report.geography,
                    indicator.code,
                    unit=figure.unit,
                    dimension=dimension.name,
                    area=report.area.code,
                    period=report.period,
                    language=report.language,
                )


def _told(report: Report, indicators: Iterable[Indicator]) -> Iterator[Block]:
    """Name what is told in words and of which nothing was sent."""
    heard = {passage.subject for passage in report.passages}
    told = [each for each in indicators if not each.is_counted and each.code not in heard]
    if told:
        yield Prose(report.say("told_in_words"))
        yield bullets(f"{indicator.title} ({indicator.code})" for indicator in told)


def _questions(report: Report, indicators: Iterable[Indicator]) -> Iterator[Block]:
    asked = dict.fromkeys(question for each in indicators for question in each.scrutiny[:1])
    yield Prose(f"**{report.say('questions_to_ask')}**")
    yield bullets(asked)
