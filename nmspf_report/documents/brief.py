"""The front-line brief: what an authority's recording shows, on two pages and in plain words."""

from collections.abc import Iterator, Sequence

from nmspf_report.documents.blocks import Block, Blocks, Prose, bullets
from nmspf_report.documents.narrative import narrative_under
from nmspf_report.documents.report import Report
from nmspf_report.documents.sentences import change_of, figure_of, values_of
from nmspf_report.documents.small_charts import small_charts
from nmspf_report.framework.model import NOT_RECORDED, Indicator
from nmspf_report.locale.units import base_unit_name
from nmspf_report.tables.cells import count_of, denominator_of, labelled, reason
from nmspf_report.tables.presented import WITHHELD, Presented, choose, find_way

HOW_MANY_CHARTS, HOW_MANY_QUARTERS, HOW_MANY_GAPS = 3, 8, 3
MESSAGES = ("message_1", "message_2", "message_3")


def brief_about(report: Report) -> Blocks:
    """Say for whom the brief is and what it is made from."""
    area = report.area.name(report.language)
    return Blocks([Prose(report.say("brief.about", area=area, period=report.period.label))])


def brief_figures(report: Report) -> Blocks:
    """Say three headlines in plain words, and draw them: those that changed before others."""
    return Blocks(_figures(report))


def brief_gaps(report: Report) -> Blocks:
    """Say what was recorded least, of what may be shown."""
    return Blocks(_gaps(report))


def brief_messages(report: Report) -> Blocks:
    """Give the main messages of children and families, as the authority sent them."""
    return Blocks(narrative_under(report, MESSAGES))


def brief_questions(report: Report) -> Blocks:
    """Ask what a team can ask itself of these figures."""
    asked = dict.fromkeys(one.scrutiny[0] for one in _chosen(report))
    return Blocks([bullets(asked), Prose(report.say("brief.tell_us"))])


def _chosen(report: Report) -> list[Indicator]:
    """Choose the headlines: first those that changed by more than chance, then in order."""
    latest = report.quarters[-1]
    shown = [
        one
        for one in report.headlines
        if report.publishes(one, report.period) and report.publishes(one, latest)
    ]

    def rank(indicator: Indicator) -> tuple[bool, bool]:
        change = change_of(report, indicator)
        is_known = figure_of(report, indicator, report.period).numerator is not None
        return not (change is not None and change.is_more_than_chance), not is_known

    return sorted(shown, key=rank)[:HOW_MANY_CHARTS]


def _figures(report: Report) -> Iterator[Block]:
    chosen = _chosen(report)
    if not chosen:
        yield Prose(report.say("brief.no_figures"))
        return
    yield bullets(_in_plain_words(report, one) for one in chosen)
    yield small_charts(report, chosen, report.quarters[-HOW_MANY_QUARTERS:])


def _in_plain_words(report: Report, indicator: Indicator) -> str:
    unit = indicator.figures[0].unit
    way = find_way(indicator, unit, None)
    now = figure_of(report, indicator, report.period)
    estimate = now.way(way)
    if now.numerator is None or estimate.value is None:
        if estimate.symbol != WITHHELD:
            return report.say("brief.missing", title=indicator.title)
        why = reason(WITHHELD, report.language)
        return report.say("brief.withheld", title=indicator.title, reason=why)
    values = values_of(report, indicator, unit, way, now)
    said = [report.say(f"brief.{way}", **values), *_since(report, indicator, unit, way)]
    return " ".join(said)


def _since(report: Report, indicator: Indicator, unit: str, way: str) -> Iterator[str]:
    change = change_of(report, indicator)
    if change is not None and report.previous is not None:
        before = figure_of(report, indicator, report.previous).way(way)
        figure = labelled(before, way, unit, report.language)
        period = report.previous.label
        yield report.say(f"brief.{change.name}", figure=figure, period=period)


def _gaps(report: Report) -> Iterator[Block]:
    lines = [
        report.say(
            "brief.gap",
            title=title,
            count=count_of(gap, "", report.language),
            of=denominator_of(gap, "", report.language),
            unit=base_unit_name(unit, report.language),
            figure=labelled(gap.way("percentage"), "percentage", "", report.language),
        )
        for title, unit, gap in _largest_gaps(report)
    ]
    if lines:
        yield Prose(report.say("brief.gaps"))
        yield bullets(lines)
    else:
        yield Prose(report.say("brief.no_gaps"))


def _largest_gaps(report: Report) -> Sequence[tuple[str, str, Presented]]:
    """Give the largest shares not recorded that are shown, each indicator and each base once.

    Each with the indicator's title and its counting unit.
    """
    rows = report.estimates
    own = rows[
        (rows["area_code"] == report.area.code)
        & (rows["period"] == report.period.label)
        & (rows["presented_as"] == "percentage")
        & rows["category"].str.fullmatch(rf"(\w+:)?{NOT_RECORDED}")
        & (rows["value"] > 0)
    ].sort_values(["value", "indicator"], ascending=[False, True], kind="stable")
    once = own.drop_duplicates(["numerator", "denominator"]).drop_duplicates("indicator")
    found = []
    for row in once.head(HOW_MANY_GAPS).to_dict("records"):
        chosen = choose(
            report.estimates,
            report.framework,
            row["indicator"],
            row["counting_unit"],
            areas=[report.area.code],
            periods=[report.period],
            categories=[row["category"]],
        )
        gap = chosen.at(report.area.code, report.period, row["category"])
        found.append((chosen.indicator.title, chosen.unit, gap))
    return found
