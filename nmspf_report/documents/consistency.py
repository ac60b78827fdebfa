"""Consistency between definitions: who collects what, how it is read, and what may be compared."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from nmspf_report.bindings import Written
from nmspf_report.dataset.notes import ABSENT, CHANGE, READING
from nmspf_report.documents.blocks import Block, Blocks, Prose, bullets
from nmspf_report.documents.caveats import Note, notes_on, reading_line
from nmspf_report.documents.collecting import (
    COLLECTED,
    IN_PART,
    Answers,
    answers,
    collected,
)
from nmspf_report.documents.report import Report
from nmspf_report.framework.model import Indicator
from nmspf_report.geography import Area
from nmspf_report.locale import text
from nmspf_report.narrative.collecting import NOT_AT_ALL
from nmspf_report.periods import parse_period
from nmspf_report.tables import Column, Table
from nmspf_report.tables.table import Shaded

Comparable = Literal["yes", "with_care", "no"]


@dataclass(frozen=True)
class Consistency:
    """What is told of how authorities count one indicator.

    Parameters
    ----------
    indicator
        Which.
    readings
        Those that differ from the definition.
    changed
        The names of authorities that changed what they count, within the report's year.
    not_collected, in_part
        The names of authorities that say they do not collect it, or only in part.
    """

    indicator: Indicator
    readings: tuple[Note, ...]
    changed: tuple[str, ...]
    not_collected: tuple[str, ...]
    in_part: tuple[str, ...]

    @property
    def comparable(self) -> Comparable:
        """Whether authorities' figures can be set side by side, as far as is told.

        Not where one reads the definition differently, or what it counts changed within the
        year; with care where one collects it in part or not at all, and so can have no more
        than a part of what others have.
        """
        if self.readings or self.changed:
            return "no"
        return "with_care" if self.not_collected or self.in_part else "yes"


def consistency_of(report: Report, indicator: Indicator) -> Consistency:
    """Give what the report's authorities tell of how they count one indicator."""
    return _consistency_of(report, indicator, collected(report))


def why_not(report: Report, found: Consistency) -> str:
    """Say why authorities' figures may not be compared, or with care alone; empty if they may."""
    names = {
        "read": tuple(_name(report, note.area_code) for note in found.readings),
        "changed": found.changed,
        "not_collected": found.not_collected,
        "in_part": found.in_part,
    }
    return " ".join(
        report.say(f"consistency.why_{reason}", areas=", ".join(dict.fromkeys(areas)))
        for reason, areas in names.items()
        if areas
    )


def consistency(report: Report) -> Blocks:
    """Say which figures may be compared between authorities, and why the others may not."""
    return Blocks(_consistency(report))


def answers_matrix(report: Report) -> Blocks:
    """Show what each authority says of collecting each indicator, board by board."""
    return Blocks(_matrices(report))


def readings_of(report: Report, indicator: Indicator) -> list[str]:
    """Give how authorities read one definition otherwise, side by side, a line for each."""
    return [reading_line(report, note) for note in notes_on(report, READING, [indicator])]


def _consistency(report: Report) -> Iterator[Block]:
    if report.framework.records is None:
        yield Prose(report.say("lists.not_asked"))
        return
    yield Prose(report.say("consistency.about"))
    told = collected(report)
    found = [_consistency_of(report, one, told) for one in report.framework.counted]
    kinds: dict[Comparable, list[Consistency]] = {"no": [], "with_care": [], "yes": []}
    for one in found:
        kinds[one.comparable].append(one)
    for kind in ("no", "with_care"):
        if kinds[kind]:
            yield _reasons(report, kind, kinds[kind])
    if kinds["yes"]:
        yield Prose(report.say("consistency.yes"))
        yield bullets(_by_theme(report, [one.indicator for one in kinds["yes"]]))
    notes = dict.fromkeys(note for one in found for note in one.readings)
    lines = _joined_lines(report, list(notes))
    if lines:
        yield Prose(report.say("consistency.readings"))
        yield bullets(lines)
    yield from _untold(report, told)


def _by_theme(report: Report, indicators: Sequence[Indicator]) -> Iterator[str]:
    for theme, title in report.framework.themes.items():
        codes = ", ".join(one.code for one in indicators if one.theme == theme)
        if codes:
            yield report.say("consistency.of_theme", theme=title, indicators=codes)


def _joined_lines(report: Report, notes: Sequence[Note]) -> list[str]:
    """Give each reading once, with all the indicators that are read so."""
    joined: dict[tuple[str, str], dict[str, None]] = {}
    for note in notes:
        joined.setdefault((note.area_code, note.words), {}).update(dict.fromkeys(note.codes))
    return [
        reading_line(report, Note(area_code, tuple(codes), "", words))
        for (area_code, words), codes in joined.items()
    ]


def _consistency_of(report: Report, indicator: Indicator, told: Answers) -> Consistency:
    def saying(answer: str) -> tuple[str, ...]:
        return tuple(
            area.name(report.language)
            for area in report.members
            if told.get((area.code, indicator.code)) == answer
        )

    changed = (
        _name(report, note.area_code)
        for note in notes_on(report, CHANGE, [indicator])
        if report.period.start <= parse_period(note.since).start <= report.period.end
    )
    return Consistency(
        indicator,
        tuple(notes_on(report, READING, [indicator])),
        tuple(dict.fromkeys(changed)),
        saying(NOT_AT_ALL),
        saying(IN_PART),
    )


def _reasons(report: Report, kind: str, found: Sequence[Consistency]) -> Table:
    heads = ("indicator", "why")
    rows = [
        (Written(f"{one.indicator.code} {one.indicator.title}"), Written(why_not(report, one)))
        for one in found
    ]
    return Table(
        report.say(f"consistency.{kind}", period=report.period.label),
        tuple(Column(key, report.say(f"column.{key}"), numeric=False) for key in heads),
        tuple(rows),
    )


def _matrices(report: Report) -> Iterator[Block]:
    if report.framework.records is None:
        yield Prose(report.say("lists.not_asked"))
        return
    told = collected(report)
    if not told:
        yield Prose(report.say("collecting.none"))
        return
    yield Prose(report.say("collecting.about"))
    effort = answers(report, "extraction")
    for region in report.geography.regions:
        members = report.geography.members(region.code, report.period)
        asked = [area for area in members if any(area.code == code for code, _ in told)]
        if asked:
            yield _matrix(report, region, asked, told, effort)
    yield from _untold(report, told)


def _matrix(
    report: Report,
    region: Area,
    areas: Sequence[Area],
    told: Answers,
    effort: Answers,
) -> Table:
    heads = [
        Column("indicator", report.say("column.indicator"), numeric=False),
        *(Column(area.code, area.name(report.language), numeric=False) for area in areas),
    ]
    rows = []
    for indicator in report.framework.indicators:
        keys = [(area.code, indicator.code) for area in areas]
        cells = [_cell(report, told.get(key), effort.get(key)) for key in keys]
        rows.append((Written(f"{indicator.code} {indicator.title}"), *cells))
    caption = report.say("collecting.caption", area=region.name(report.language))
    return Table(caption, tuple(heads), tuple(rows))


def _cell(report: Report, collected: str | None, effort: str | None) -> Written:
    if collected is None:
        return Written(report.say("lists.not_told"))
    words = text(f"workbook.collected_{collected}", report.language)
    if effort is not None:
        how = text(f"workbook.extraction_{effort}", report.language)
        words = report.say("collecting.cell", collected=words, effort=how)
    return Shaded(words, shade=COLLECTED[collected])


def _untold(report: Report, told: Answers) -> Iterator[Block]:
    """Name the authorities that told nothing of collecting; the absent are told elsewhere."""
    absent = {row["area_code"] for row in report.notes(ABSENT)}
    known = {code for code, _ in told} | absent
    names = [area.name(report.language) for area in report.members if area.code not in known]
    if names:
        yield Prose(report.say("collecting.untold", areas=", ".join(names)))


def _name(report: Report, area_code: str) -> str:
    return report.geography.area(area_code).name(report.language)
