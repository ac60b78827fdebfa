"""The parts that frame a report: what it is about, the glance, coverage, how to read it."""

from collections.abc import Iterator, Mapping, Sequence

from nmspf_report.dataset.notes import ABSENT, CHANGE, FINDING, MISSING, READING, SEPARATOR
from nmspf_report.documents.blocks import Block, Blocks, Prose, bullets
from nmspf_report.documents.collecting import not_all_collected
from nmspf_report.documents.narrative import foreword_of, lacks_numbers, silent, written
from nmspf_report.documents.report import Report
from nmspf_report.documents.sentences import change_of, figure_of
from nmspf_report.documents.small_charts import MOST_IN_ONE, headlines_at_a_glance
from nmspf_report.framework.model import Indicator
from nmspf_report.locale import text
from nmspf_report.periods import Period, parse_period
from nmspf_report.tables import coverage_table
from nmspf_report.tables.presented import WITHHELD


def about(report: Report) -> Blocks:
    """Say what the report is about, what it was made from, and how to read it."""
    return Blocks(_about(report))


def foreword(report: Report) -> Blocks:
    """Give the words of whoever presents the report, or leave a page with what to say on it."""
    return Blocks(foreword_of(report) if report.foreword else [Prose(report.say("foreword"))])


def at_a_glance(report: Report) -> Blocks:
    """Show the headline indicators on one page."""
    return Blocks(_at_a_glance(report))


def data_coverage(report: Report) -> Blocks:
    """Say which authorities the figures lack, and where authorities count differently."""
    return Blocks(_coverage(report))


def reading_guide(report: Report) -> Blocks:
    """Say what the figures, limits and symbols mean."""
    return Blocks([bullets(_guide(report))])


def _at_a_glance(report: Report) -> Iterator[Block]:
    yield from _how_many_changed(report)
    yield from headlines_at_a_glance(report, report.headlines[:MOST_IN_ONE])


def _how_many_changed(report: Report) -> Iterator[Block]:
    """Count the headlines that changed beyond chance, and those of which that cannot be told."""
    shown = [one for one in report.headlines if report.publishes(one, report.period)]
    if report.previous is None:
        yield Prose(report.say("glance.first_year", all=len(shown)))
        return
    changes = [(one, change_of(report, one)) for one in shown]
    changed = sum(change is not None and change.is_more_than_chance for _, change in changes)
    values = {"all": len(shown), "changed": changed, "period": report.previous.label}
    said = [report.say(f"glance.{'changed' if changed else 'unchanged'}", **values)]
    for name, untold in (
        ("uncompared", [one for one, change in changes if change is None]),
        ("untested", [one for one, change in changes if change and not change.is_tested]),
    ):
        if untold:
            titles = "; ".join(one.title for one in untold)
            said.append(report.say(f"glance.{name}", indicators=titles))
    yield Prose(" ".join(said))


def _guide(report: Report) -> Iterator[str]:
    names = (
        "quarters",
        "limits",
        "change",
        "control",
        "areas",
        "rates",
        "overlap",
        "not_recorded",
        "missing",
        "withheld",
        "breaks",
        "caveats",
        "unverified",
    )
    nation = report.geography.nation.name(report.language)
    yield from (report.say(f"guide.{name}", nation=nation) for name in names)
    if report.publication.has_years_alone_for_authorities:
        yield report.say(f"guide.by_year.{report.geography.region_kind}")


def _about(report: Report) -> Iterator[Block]:
    values = {
        "area": report.area.name(report.language),
        "period": report.period.label,
        "framework": report.framework.title,
        "counted": len(report.framework.counted),
        "all": len(report.framework.indicators),
    }
    is_alone = report.area.level == "authority" and not report.geography.regions
    kind = "authority_without_regions" if is_alone else report.area.level
    yield Prose(report.say(f"about.{kind}", **values))
    yield Prose(report.say("about.framework", **values))
    yield Prose(report.say("about.guide"))
    population = _population(report)
    if population:
        yield Prose(population)
    if report.dataset.note:
        yield Prose(report.dataset.note)


def _population(report: Report) -> str:
    year = report.geography.population_year(report.period)
    if year is None:
        return ""
    vintages = report.geography.vintages
    vintage = vintages[vintages["year"] == year].iloc[0]
    values = {"year": year, "vintage": vintage["vintage"], "basis": vintage["basis"]}
    return report.say("about.population", period=report.period.label, **values)


def _coverage(report: Report) -> Iterator[Block]:
    if report.area.level != "authority":
        yield from _wholes_coverage(report)
    lines = [
        *absences(report),
        *_without_figures(report),
        *not_all_collected(report, report.framework.counted),
        *_readings(report),
        *_changes(report),
        *_findings(report),
    ]
    if lines:
        yield bullets(lines)
    else:
        yield Prose(report.say("coverage.nothing_to_say"))
    yield from map(Prose, _words_sent(report))


def _wholes_coverage(report: Report) -> Iterator[Block]:
    yield from _how_complete(report)
    wholes = None if report.area.level == "nation" else [report.area.code]
    yield coverage_table(
        report.dataset.coverage,
        report.framework,
        report.geography,
        period=report.period,
        areas=wholes,
        language=report.language,
    )


def _how_complete(report: Report) -> Iterator[Block]:
    """Count the indicators whose figure of the area lacks an authority."""
    units = ((one, figure.unit) for one in report.framework.counted for figure in one.figures)
    held = [
        (indicator.code, coverage)
        for indicator, unit in units
        if (coverage := report.coverage(indicator, unit, report.period)) is not None
    ]
    lacking = {code for code, coverage in held if coverage.missing}
    if held:
        values = {
            "area": report.area.name(report.language),
            "period": report.period.label,
            "expected": max(coverage.expected for _, coverage in held),
            "lacking": len(lacking),
            "all": len({code for code, _ in held}),
        }
        name = "incomplete" if lacking else "complete"
        yield Prose(report.say(f"coverage.{name}", **values))


def _without_figures(report: Report) -> Iterator[str]:
    """Name what an authority has sent nothing of; of wholes the coverage tells."""
    if report.area.level != "authority":
        return
    missing = [
        f"{indicator.title} ({indicator.code})"
        for indicator in report.framework.counted
        if report.publishes(indicator, report.period) and _is_missing(report, indicator)
    ]
    if missing:
        yield report.say("coverage.no_figures", indicators="; ".join(missing))


def _is_missing(report: Report, indicator: Indicator) -> bool:
    figure = figure_of(report, indicator, report.period)
    amounts = (figure.numerator, figure.denominator)
    return amounts == (None, None) and figure.way("number").symbol != WITHHELD


def absences(report: Report, periods: Sequence[Period] | None = None) -> Iterator[str]:
    """Name the authorities that returned nothing, and the quarters for which others did not.

    Parameters
    ----------
    report
        The report.
    periods
        The quarters that are looked at: by default all that charts show.
    """
    yield from _absent(report)
    yield from _gaps(report, report.quarters if periods is None else periods)


def _absent(report: Report) -> Iterator[str]:
    names = [_name(report, row) for row in report.notes(ABSENT)]
    if names:
        yield report.say("coverage.absent", areas=", ".join(names))


def _gaps(report: Report, periods: Sequence[Period]) -> Iterator[str]:
    missing: dict[str, list[str]] = {}
    for row in report.notes(MISSING):
        if parse_period(row["since"]) in periods:
            missing.setdefault(_name(report, row), []).append(row["since"])
    for area, labels in missing.items():
        name = "coverage.missing" if len(labels) == 1 else "coverage.missing_several"
        yield report.say(name, area=area, period=", ".join(labels))


def _readings(report: Report) -> Iterator[str]:
    for row in report.notes(READING):
        yield report.say("coverage.reading", **_said(report, row))


def _changes(report: Report) -> Iterator[str]:
    for row in report.notes(CHANGE):
        yield report.say("coverage.change", **_said(report, row), period=row["since"])


def _words_sent(report: Report) -> Iterator[str]:
    """Name the authorities that sent no words, and say how the words of others are given."""
    names = silent(report)
    if names:
        yield text("narrative.silent", report.language, areas=", ".join(names))
    if lacks_numbers(report):
        yield text("narrative.left_out", report.language)


def _findings(report: Report) -> Iterator[str]:
    """Give what was found on reading published tables: of the whole, so told in the whole's."""
    notes = report.dataset.notes
    if report.area.level == "nation":
        yield from notes.loc[notes["kind"] == FINDING, "words"]


def _said(report: Report, row: Mapping[str, str]) -> dict[str, str]:
    indicators = row["indicators"].replace(SEPARATOR, ", ")
    # A note does not say in which language it is: it is taken for the report's.
    period, language = report.period.label, report.language
    words = written(report, row["words"], row["area_code"], period, language)
    return {"area": _name(report, row), "indicators": indicators, "words": words}


def _name(report: Report, row: Mapping[str, str]) -> str:
    return report.geography.area(row["area_code"]).name(report.language)
