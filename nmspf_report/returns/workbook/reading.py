"""Reading a filled-in workbook: what it says, cell by cell, and what could not be read."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import get_args

from nmspf_report.framework.catalogue import read_framework
from nmspf_report.locale import Language, has_message
from nmspf_report.periods import Period, parse_period
from nmspf_report.problems import Problem
from nmspf_report.returns.workbook.collecting import Collector
from nmspf_report.returns.workbook.figure_sheets import figure_sheets
from nmspf_report.returns.workbook.figures_read import read_figures
from nmspf_report.returns.workbook.finding import Found, find_tables
from nmspf_report.returns.workbook.guarding import Opener, RawWorkbook
from nmspf_report.returns.workbook.layout import Sheet, SheetKind, normal, say
from nmspf_report.returns.workbook.lists import frameworks
from nmspf_report.returns.workbook.model import Narrative, Place, Remark, Reply, WorkbookReturn
from nmspf_report.returns.workbook.word_sheets import ABOUT, about_sheet, word_sheets
from nmspf_report.returns.workbook.words_read import (
    read_answers,
    read_clearances,
    read_narratives,
    read_questions,
    read_replies,
)

UNREAD = ("guidance", "contents")
"""Sheets of the workbook that nothing is read from."""


@dataclass(frozen=True)
class About:
    """Whose workbook it is, as it says itself."""

    area_code: str
    year: Period
    framework: str
    language: Language


def read_workbook(
    path: Path,
    *,
    area_code: str | None = None,
    year: Period | None = None,
    opener: Opener | None = None,
) -> WorkbookReturn:
    """Read a filled-in workbook.

    Parameters
    ----------
    path
        The file.
    opener
        What opens it, where several are read one after another; by default, one for this file.
    area_code, year
        Whose workbook is expected, and for which year; by default, whosever it is.

    Raises
    ------
    Problem
        If the file cannot be used: it is no workbook, or is meant to do harm; it is not one
        of ours; or it is of another authority, year, framework or version of the framework
        than is expected. What a single cell gets wrong is a misfit of the return instead.
    """
    if opener is None:
        with Opener() as own:
            return interpret(own.open(path), area_code=area_code, year=year)
    return interpret(opener.open(path), area_code=area_code, year=year)


def interpret(
    workbook: RawWorkbook, *, area_code: str | None = None, year: Period | None = None
) -> WorkbookReturn:
    """Say what the cells of a workbook mean; parameters and errors as in `read_workbook`."""
    about = _about(workbook)
    _refuse_others(about, workbook.file, area_code, year)
    return _Reading(workbook, about).read()


def _about(workbook: RawWorkbook) -> About:
    """Find the sheet that says whose workbook it is, in whichever language."""
    for language in get_args(Language):
        if not has_message("workbook.sheet_about", language):
            continue
        blank = about_sheet(Period(2000), language, dict.fromkeys(ABOUT, ""))
        for table in find_tables(workbook.sheets, (blank,)):
            given = _items(table, blank)
            if {"area_code", "year", "framework", "version"} <= set(given):
                return _checked(given, workbook.file, table, language)
    raise Problem("workbook_not_ours", where=workbook.file)


def _items(table: Found, blank: Sheet) -> dict[str, str]:
    """Give each item's value."""
    keys = {normal(line.labels["item"]): line.key for line in blank.lines}
    rows = ((table.value(row, "item"), table.value(row, "value")) for row in table.rows())
    return {
        keys[normal(str(item))]: str(value).strip()
        for item, value in rows
        if normal(str(item)) in keys and value is not None
    }


def _checked(given: dict[str, str], file: str, table: Found, language: Language) -> About:
    where = f"{file}, {table.raw.name}"
    name = given["framework"]
    if name not in frameworks():
        known = ", ".join(frameworks())
        raise Problem("workbook_framework", where=where, framework=name[:40], known=known)
    version = read_framework(name).version
    if given["version"] != version:
        raise Problem(
            "workbook_version", where=where, version=given["version"][:40], expected=version
        )
    try:
        year = parse_period(given["year"])
    except Problem:
        raise Problem("workbook_no_year", where=where, year=given["year"][:40]) from None
    if not year.is_year:
        raise Problem("workbook_no_year", where=where, year=given["year"][:40])
    return About(given["area_code"], year, name, language)


def _refuse_others(about: About, file: str, area_code: str | None, year: Period | None) -> None:
    """Refuse a workbook of another authority or year than is expected."""
    if area_code is not None and about.area_code != area_code:
        raise Problem("workbook_area", where=file, area=about.area_code[:40], expected=area_code)
    if year is not None and about.year != year:
        raise Problem("workbook_year", where=file, year=about.year.label, expected=year.label)


class _Reading:
    """Reads the sheets of one workbook."""

    def __init__(self, workbook: RawWorkbook, about: About) -> None:
        self.workbook, self.about = workbook, about
        layout = about.framework, about.year, about.language
        self.figures = figure_sheets(*layout)
        self.words = {sheet.kind: sheet for sheet in word_sheets(*layout)}
        blank = about_sheet(about.year, about.language, dict.fromkeys(ABOUT, ""))
        every = (blank, *self.figures, *self.words.values())
        self.tables = tuple(find_tables(workbook.sheets, every))
        self.collector = Collector(workbook.file, about.language, workbook.day_zero)

    def read(self) -> WorkbookReturn:
        """Read every table that was found, and say what was not."""
        about, collector = self.about, self.collector
        collector.report_merged(self.tables)
        figures = read_figures(self._found("figures"), self.figures, collector)
        voice = tuple(self._questions("voice"))
        workforce = tuple(self._questions("workforce"))
        narratives = read_narratives(
            self._found("narrative"), self.words["narrative"], about.year.label, collector
        )
        told = (*narratives, *voice, *workforce)
        return WorkbookReturn(
            area_code=about.area_code,
            year=about.year.label,
            framework=about.framework,
            file=self.workbook.file,
            language=about.language,
            figures=figures,
            narratives=tuple(said for said in told if isinstance(said, Narrative)),
            voice=self._replies("ticks"),
            workforce=tuple(said for said in workforce if isinstance(said, Reply)),
            definitions=self._replies("definitions"),
            capabilities=self._replies("capabilities"),
            recommendations=self._replies("recommendations"),
            answers=tuple(read_answers(self._found("answers"), collector)),
            clearances=tuple(read_clearances(self._found("clearances"), collector)),
            misfits=tuple(collector.misfits),
            remarks=tuple(self._remarks()),
        )

    def _found(self, kind: SheetKind) -> Sequence[Found]:
        return [table for table in self.tables if table.sheet.kind == kind]

    def _questions(self, kind: SheetKind) -> Iterator[Narrative | Reply]:
        year = self.about.year.label
        return read_questions(self._found(kind), self.words[kind], year, self.collector)

    def _replies(self, kind: SheetKind) -> tuple[Reply, ...]:
        return tuple(read_replies(self._found(kind), self.words[kind], self.collector))

    def _remarks(self) -> Iterator[Remark]:
        """Say what was left aside."""
        language, file = self.about.language, self.workbook.file
        read = {table.raw.name for table in self.tables}
        ours = {normal(say(f"sheet_{kind}", language)) for kind in UNREAD}
        for raw in self.workbook.sheets:
            if raw.name not in read and normal(raw.name) not in ours and raw.cells:
                words = say("remark_extra_sheet", language)
                yield Remark("extra_sheet", words, Place(file, raw.name, ""))
        if self.workbook.has_links:
            words = say("remark_external_links", language)
            yield Remark("external_links", words, Place(file, "", ""))
