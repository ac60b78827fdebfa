"""The methodology review: every definition with its query, coverage, timescales and answers."""

from collections.abc import Iterator, Mapping, Sequence

from nmspf_report.bindings import Written
from nmspf_report.documents.blocks import Block, Blocks, Prose, bullets
from nmspf_report.documents.caveats import answers_on
from nmspf_report.documents.consistency import readings_of
from nmspf_report.documents.explaining import details, five_questions, query
from nmspf_report.documents.narrative import on_one_line
from nmspf_report.documents.report import Report
from nmspf_report.framework.model import Indicator, Timescale
from nmspf_report.indicators.keeping import shown_queries
from nmspf_report.tables import Column, Table


def methods(report: Report) -> Blocks:
    """Say how figures are counted, summed and estimated, and where each method comes from."""
    names = (
        "counting",
        "roll_up",
        "percentages",
        "rates",
        "change",
        "rounding",
        "history",
        "working_days",
    )
    return Blocks([bullets(report.say(f"method.{name}") for name in names)])


def populations(report: Report) -> Blocks:
    """Show which population estimate stands for which reporting year."""
    vintages = report.geography.vintages.set_index("year").astype(str)
    years = [period for period in report.dataset.periods if period.is_year]
    if vintages.empty:
        return Blocks([Prose(report.say("no_population"))])
    rows = tuple(
        (year.label, str(used), vintages["vintage"][used], vintages["basis"][used])
        for year in years
        if (used := report.geography.population_year(year)) is not None
    )
    columns = ("reporting_year", "mid_year", "vintage", "basis")
    return Blocks([_table(report, "populations", columns, rows)])


def timescales(report: Report) -> Blocks:
    """Show every timescale that indicators rest on, and whether it has been verified."""
    used = dict.fromkeys(
        name for indicator in report.framework.indicators for name in indicator.timescales
    )
    if not used:
        return Blocks([Prose(report.say("no_timescales"))])
    limits = [report.framework.timescales[name] for name in used]
    columns = ("step", "limit", "counted_from", "status", "source")
    return Blocks(
        [
            Prose(report.say("timescales")),
            _table(report, "timescales", columns, tuple(_limit(report, limit) for limit in limits)),
        ]
    )


def breaks(report: Report) -> Blocks:
    """Show where a definition, or what an authority counts, has changed."""
    own = [
        f"{indicator.code}, {since}: {change}"
        for indicator in report.framework.indicators
        for since, change in indicator.breaks.items()
    ]
    return Blocks([bullets(own) if own else Prose(report.say("no_breaks"))])


def definitions(report: Report) -> Blocks:
    """Show every indicator of the framework as it is defined and counted."""
    return Blocks(_definitions(report))


def _definitions(report: Report) -> Iterator[Block]:
    shown = shown_queries(report.framework)
    for theme, title in report.framework.themes.items():
        yield Prose(f"## {title}")
        for indicator in report.framework.in_theme(theme):
            yield definition(report, indicator, shown.get(indicator.code, {}))


def definition(report: Report, indicator: Indicator, shown: Mapping[str, str]) -> Prose:
    """Show one indicator: as it is defined, told of and counted, by the queries over each table."""
    parts = [
        f"### {indicator.code}: {indicator.title}",
        indicator.definition,
        details(report.framework, indicator, report.language),
        _covered(report, indicator),
        _told("methodology.read", report, readings_of(report, indicator)),
        _told("methodology.collected", report, list(_how_collected(report, indicator))),
        _told("methodology.queried", report, list(answers_on(report, [indicator]))),
        five_questions(indicator, report.language),
        query(shown, report.language),
    ]
    return Prose("\n\n".join(part for part in parts if part))


def _covered(report: Report, indicator: Indicator) -> str:
    """Say how many authorities the nation's figure holds, and name those that it lacks."""
    figures = indicator.figures
    held = report.coverage(indicator, figures[0].unit, report.period) if figures else None
    if held is None:
        return ""
    names = report.names(held.missing)
    values = {"included": held.included, "expected": held.expected}
    if not names:
        return report.say("covered", **values)
    return report.say("covered_but", **values, missing=", ".join(names))


def _told(name: str, report: Report, lines: Sequence[str]) -> str:
    """Give lines as a list beneath its heading; nothing where nothing was told."""
    if not lines:
        return ""
    return "\n".join([f"**{report.say(name)}**", "", *(f"- {line}" for line in lines)])


def _how_collected(report: Report, indicator: Indicator) -> Iterator[str]:
    """Say by whom and in which system each authority has an indicator collected."""
    for area in report.members:
        said = [
            report.say(f"collecting.{one.question}", words=on_one_line(report, one.answer, one))
            for one in report.statements
            if one.area_code == area.code
            and one.about == "definitions"
            and one.subject == indicator.code
            and one.kind == "words"
            and one.period == report.period.label
        ]
        if said:
            name = area.name(report.language)
            yield report.say("collecting.line", area=name, words=" ".join(said))


def _limit(report: Report, limit: Timescale) -> tuple[str, ...]:
    status = report.say(f"status.{limit.status}")
    return (limit.step, f"{limit.limit} {limit.unit}", limit.counted_from, status, limit.source)


def _table(
    report: Report, name: str, columns: tuple[str, ...], rows: tuple[tuple[str, ...], ...]
) -> Table:
    heads = tuple(Column(key, report.say(f"column.{key}"), numeric=False) for key in columns)
    cells = tuple(tuple(map(Written, row)) for row in rows)
    return Table(report.say(f"caption.{name}"), heads, cells, ())
