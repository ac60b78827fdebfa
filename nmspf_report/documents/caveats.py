"""What a reader must know of figures: other readings, changes, queries answered, notes."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from nmspf_report.dataset.notes import CHANGE, READING, SEPARATOR
from nmspf_report.documents.blocks import Block, Prose, bullets
from nmspf_report.documents.collecting import not_all_collected
from nmspf_report.documents.narrative import on_one_line, written
from nmspf_report.documents.report import Report
from nmspf_report.framework.model import Indicator
from nmspf_report.narrative.passages import CAVEAT
from nmspf_report.narrative.wording import as_markdown
from nmspf_report.periods import parse_period
from nmspf_report.tables.wording import period_name


@dataclass(frozen=True)
class Note:
    """What an authority says of how it counts some indicators, of which not all need be shown."""

    area_code: str
    codes: tuple[str, ...]
    since: str
    words: str


def caveats_on(
    report: Report, indicators: Sequence[Indicator], headlines: Sequence[Indicator]
) -> Iterator[Block]:
    """Say what must be known of indicators; nothing where nothing is told.

    Parameters
    ----------
    report
        The report.
    indicators
        Those that stand together.
    headlines
        Those of them that are shown first, of which a sentence has said what is not verified: of
        these alone, what the framework itself notes. The methodology review has the others'.
    """
    lines = [
        *_readings(report, indicators),
        *_changes(report, indicators),
        *_collected(report, indicators),
        *_breaks(report, indicators),
        *_answers(report, indicators),
        *_timescales(report, [one for one in indicators if one not in headlines]),
        *_notes(report, headlines),
    ]
    if lines:
        yield Prose(f"**{report.say('caveats')}**")
        yield bullets(lines)


def notes_on(report: Report, kind: str, indicators: Iterable[Indicator]) -> Iterator[Note]:
    """Give what the report's authorities say of how they count any of some indicators.

    Parameters
    ----------
    report
        The report.
    kind
        Of the note (`nmspf_report.dataset.notes`).
    indicators
        A note is given with those of its codes that are among them.
    """
    codes = [indicator.code for indicator in indicators]
    for row in report.notes(kind):
        named = row["indicators"].split(SEPARATOR)
        among = tuple(code for code in codes if code in named)
        if among:
            yield Note(row["area_code"], among, row["since"], row["words"])


def answers_on(report: Report, indicators: Iterable[Indicator]) -> Iterator[str]:
    """Give what authorities answered when figures of indicators were queried, a line for each."""
    codes = {indicator.code for indicator in indicators}
    name = "caveat.queried" if report.area.level == "authority" else "caveat.queried_area"
    for passage in report.passages:
        if passage.heading == CAVEAT and passage.subject in codes:
            yield report.say(
                name,
                area=_name(report, passage.area_code),
                subject=passage.subject,
                period=period_name(parse_period(passage.period), report.language),
                words=on_one_line(report, passage.text, passage),
            )


def reading_line(report: Report, note: Note) -> str:
    """Say how an authority reads definitions."""
    return report.say("caveat.reading", **_said(report, note))


def _readings(report: Report, indicators: Sequence[Indicator]) -> Iterator[str]:
    notes = list(notes_on(report, READING, indicators))
    if report.area.level != "nation":
        yield from (reading_line(report, note) for note in notes)
    elif notes:
        yield report.say("caveat.readings", areas=_names(report, notes))


def _changes(report: Report, indicators: Sequence[Indicator]) -> Iterator[str]:
    notes = list(notes_on(report, CHANGE, indicators))
    if report.area.level != "nation":
        for note in notes:
            yield report.say("caveat.change", **_said(report, note), period=note.since)
    elif notes:
        yield report.say("caveat.changed", areas=_names(report, notes))


def _collected(report: Report, indicators: Sequence[Indicator]) -> Iterator[str]:
    """Name who collects what in part or not at all; the nation's report has a section of it."""
    if report.area.level != "nation":
        yield from not_all_collected(report, [one for one in indicators if one.is_counted])


def _breaks(report: Report, indicators: Sequence[Indicator]) -> Iterator[str]:
    """Give the changes of definitions that hold for everybody."""
    for indicator in indicators:
        for since, change in indicator.breaks.items():
            yield f"{indicator.code}, {since}: {as_markdown(change)}"


def _answers(report: Report, indicators: Sequence[Indicator]) -> Iterator[str]:
    """Give answers to queries; the nation's stand in the methodology review."""
    if report.area.level != "nation":
        yield from answers_on(report, indicators)


def _timescales(report: Report, indicators: Sequence[Indicator]) -> Iterator[str]:
    """Say which limits of time are not verified, where no sentence has said it."""
    for indicator in indicators:
        for limit in report.framework.unverified(indicator):
            values = {"limit": limit.limit, "unit": limit.unit}
            yield report.say("caveat.timescale", code=indicator.code, **values)


def _notes(report: Report, indicators: Sequence[Indicator]) -> Iterator[str]:
    for indicator in indicators:
        if indicator.note:
            yield report.say("caveat.note", code=indicator.code, note=indicator.note)


def _said(report: Report, note: Note) -> dict[str, str]:
    # A note does not say in which language it is: it is taken for the report's.
    period, language = report.period.label, report.language
    return {
        "area": _name(report, note.area_code),
        "indicators": ", ".join(note.codes),
        "words": written(report, note.words, note.area_code, period, language),
    }


def _names(report: Report, notes: Iterable[Note]) -> str:
    return ", ".join(report.names(note.area_code for note in notes))


def _name(report: Report, area_code: str) -> str:
    return report.geography.area(area_code).name(report.language)
