"""The framework's themes, section by section: sentence, chart, table, words, caveats, questions."""

from collections.abc import Iterable, Iterator, Sequence, Set
from itertools import groupby, islice

from nmspf_report.documents.blocks import Block, Blocks, Prose, bullets
from nmspf_report.documents.caveats import caveats_on
from nmspf_report.documents.divisions import (
    MadeFrom,
    changed_parts,
    made_from,
    parts_over_years,
    what_it_is_made_of,
)
from nmspf_report.documents.narrative import narrative_on, silence_on
from nmspf_report.documents.quarters import shows_quarters, what_quarters_show
from nmspf_report.documents.report import Report
from nmspf_report.documents.sentences import (
    change_of,
    figure_of,
    what_it_covers,
    what_it_says,
    what_moved,
)
from nmspf_report.documents.small_charts import others_of_a_section
from nmspf_report.figures import composition, control_chart, trend
from nmspf_report.framework.model import Categories, Indicator
from nmspf_report.tables import category_table, indicator_table

# Two categories are told apart in the open data, and in the dimension they are part of;
# more than ten bars are harder to read than a table.
FEWEST_CATEGORIES, MOST_BARS = 3, 10


def themes(report: Report, first: str = "") -> Blocks:
    """Show every theme of the framework, in its order.

    Parameters
    ----------
    report
        The report.
    first
        The theme that stands before all others, where the framework has it.
    """
    ordered = sorted(report.framework.themes, key=lambda theme: theme != first)
    return Blocks(block for theme in ordered for block in theme_blocks(report, theme))


def theme_blocks(
    report: Report, theme: str, level: int = 2, without: frozenset[str] = frozenset()
) -> Iterator[Block]:
    """Show one theme: what is said of it, then each of its sections.

    Parameters
    ----------
    report
        The report.
    theme
        Its code.
    level
        Of its heading; its sections' stand one below.
    without
        The codes of indicators that stand elsewhere in the report.
    """
    yield Prose(f"{'#' * level} {report.framework.themes[theme]}")
    yield from narrative_on(report, [theme])
    own = report.framework.in_theme(theme)
    indicators = [indicator for indicator in own if indicator.code not in without]
    for section, group in groupby(indicators, key=lambda indicator: indicator.section):
        yield Prose(f"{'#' * (level + 1)} {section}")
        yield from indicator_blocks(report, section, tuple(group))


def indicator_blocks(
    report: Report, name: str, indicators: tuple[Indicator, ...]
) -> Iterator[Block]:
    """Show indicators that stand together, in the one way in which each is shown.

    First each headline says what it says, above its chart (where there is none, the first
    indicator says it, without one); then come the categories, each with what they say; what else
    changed, small charts of those that have none yet, and the table of all; what authorities say,
    what a reader must know, and what to ask.

    Parameters
    ----------
    report
        The report.
    name
        What they are called together.
    indicators
        Of one theme.
    """
    counted, left_out = _published(report, indicators)
    headlines = tuple(indicator for indicator in counted if indicator.headline)
    told = [indicator for indicator in headlines if report.publishes(indicator, report.period)]
    for indicator in told:
        said = [what_it_says(report, indicator), *what_quarters_show(report, indicator)]
        yield Prose(" ".join(said))
        yield from _trends(report, [indicator])
    leading = told or _leading(report, counted)
    if not told:
        yield from (Prose(what_it_says(report, indicator)) for indicator in leading)
    yield from _divisions(report, counted, leading)
    first = [(each, each.figures[0].unit) for each in leading]
    others = [line for line in _lines(report, counted) if line not in first]
    yield from _also_changed(report, others, {*_said_of(report, first), *_parts(report, counted)})
    yield from others_of_a_section(report, name, _without_a_chart(report, counted, told))
    if counted:
        yield indicator_table(
            report.estimates,
            report.framework,
            report.geography,
            [indicator.code for indicator in counted],
            area=report.area.code,
            period=report.period,
            previous_period=report.previous,
            caption=report.say("section_caption", section=name, period=report.period.label),
            unpublished=_unpublished_units(report, counted),
            language=report.language,
        )
    if left_out:
        yield Prose(report.say_only_for("not_here", left_out, report.period))
    yield from narrative_on(report, [indicator.code for indicator in indicators])
    yield from silence_on(report, indicators)
    yield from _told(report, indicators)
    yield from caveats_on(report, indicators, leading)
    yield from _questions(report, headlines or indicators[:1])


def _leading(report: Report, counted: Iterable[Indicator]) -> list[Indicator]:
    """Choose the first indicator whose whole is what its title says, where there is one."""
    about_the_whole = (
        indicator
        for indicator in counted
        if indicator.whole is None and report.publishes(indicator, report.period)
    )
    return list(islice(about_the_whole, 1))


def _without_a_chart(
    report: Report, counted: Iterable[Indicator], told: Iterable[Indicator]
) -> list[Indicator]:
    """Give the indicators whose figure no chart of these indicators draws yet.

    One that is a part of another is drawn as a bar of that, under another name; and one whose
    whole is not what its title says is shown by its categories.
    """
    bars = [one for one in _divided(report, counted) if _has_bars(one[2])]
    drawn = {one.code for one in told} | {indicator.code for indicator, *_ in bars}
    parts = {part for one in bars for part in parts_over_years(report, *one)}
    return [
        one
        for one in counted
        if one.code not in drawn
        and one.whole is None
        and made_from(figure_of(report, one, year) for year in report.years) not in parts
    ]


Line = tuple[Indicator, str]
"""An indicator in one of its counting units: a row of the table."""


def _lines(report: Report, indicators: Iterable[Indicator]) -> Iterator[Line]:
    """Give each indicator in each counting unit in which it is published here."""
    level, period = report.area.level, report.period
    for indicator in indicators:
        for figure in indicator.figures:
            if report.publication.has(indicator, figure.unit, level, period):
                yield indicator, figure.unit


def _said_of(report: Report, lines: Iterable[Line]) -> Iterator[MadeFrom]:
    for indicator, unit in lines:
        if report.previous is not None:
            years = (report.previous, report.period)
            yield made_from(figure_of(report, indicator, year, unit) for year in years)


def _parts(report: Report, indicators: Iterable[Indicator]) -> Iterator[MadeFrom]:
    """Give what was said of parts: some of them are indicators of their own."""
    for indicator, unit, dimension in _divided(report, indicators):
        yield from map(made_from, changed_parts(report, indicator, unit, dimension))


def _also_changed(report: Report, others: Sequence[Line], said: Set[MadeFrom]) -> Iterator[Block]:
    """Say of the other rows of the table which changed beyond chance, if any.

    What was said above, of a part or of the same figure under another name, is not said again.
    """
    if report.previous is None or not others:
        return
    values = {"now": report.period.label, "period": report.previous.label}
    changes = [(line, change_of(report, *line)) for line in others]
    changed = [line for line, change in changes if change and change.is_more_than_chance]
    news = [line for line in changed if said.isdisjoint(_said_of(report, [line]))]
    if news:
        yield Prose(report.say("also_changed", **values))
        yield bullets(what_moved(report, *line) for line in news)
    elif changed:
        yield Prose(report.say("also_changed_as_said", **values))
    elif any(change is not None for _, change in changes):
        yield Prose(report.say("none_also_changed", **values))
    else:
        yield Prose(report.say("none_also_compared", **values))


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
        is_quarterly = shows_quarters(report, indicator)
        if report.publishes(indicator, report.quarters[-1]):
            if not is_quarterly:
                yield Prose(report.say("quarters.few"))
        else:
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
            changes=report.changes,
            language=report.language,
        )


def _divisions(
    report: Report, indicators: Iterable[Indicator], leading: Iterable[Indicator]
) -> Iterator[Block]:
    """Show each indicator that is divided into categories, as a chart or as a table.

    What is said of it names the authorities that it lacks once, and of those that lead not again.
    """
    covered = {indicator.code for indicator in leading}
    for indicator, unit, dimension in _divided(report, indicators):
        said = [what_it_is_made_of(report, indicator, unit, dimension)]
        if indicator.code not in covered:
            said.extend(what_it_covers(report, indicator, unit))
            covered.add(indicator.code)
        yield Prose(" ".join(said))
        show = composition if _has_bars(dimension) else category_table
        yield show(
            report.estimates,
            report.framework,
            report.geography,
            indicator.code,
            unit=unit,
            dimension=dimension.name,
            area=report.area.code,
            period=report.period,
            language=report.language,
        )


def _has_bars(dimension: Categories) -> bool:
    """Tell whether a division is shown as a chart."""
    return len(dimension.labels) <= MOST_BARS


def _divided(
    report: Report, indicators: Iterable[Indicator]
) -> Iterator[tuple[Indicator, str, Categories]]:
    """Give each division of indicators that is shown by itself, with its counting unit."""
    level, period = report.area.level, report.period
    for indicator in indicators:
        for figure in indicator.figures:
            for dimension in figure.dimensions:
                if len(dimension.labels) >= FEWEST_CATEGORIES and report.publication.has_any(
                    indicator, figure.unit, level, period, dimension
                ):
                    yield indicator, figure.unit, dimension


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
