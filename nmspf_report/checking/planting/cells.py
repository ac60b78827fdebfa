"""Planting faults in the cells of workbooks: what stands there is not what should."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field

from nmspf_report.checking.planting.books import Book, asked_by_code, blanks_of
from nmspf_report.checking.planting.truth import Fault
from nmspf_report.checking.rules import Rule
from nmspf_report.returns.sample.draws import Draws
from nmspf_report.returns.workbook.filling import Blank, CellError, Formula, Spot, Typed
from nmspf_report.returns.workbook.layout import LARGEST, LONGEST_WORDS, Sheet
from nmspf_report.returns.workbook.markup import cell_name

NO_NUMBERS = ("about 12", "12-15", "1.2.3", "12 (est.)")
NO_SYMBOLS = ("?", "n/k", "tbc")
NO_CHOICES = ("maybe", "see above", "yes and no", "5")
NO_DATES = ("soon", "31/02/2026", "spring 2026")
ERRORS = ("#REF!", "#DIV/0!", "#VALUE!")


@dataclass(frozen=True)
class _Proposal:
    """What is typed so that a cell cannot be read; ``also``, where that shows besides."""

    at: Spot
    typed: Mapping[Spot, Typed]
    also: tuple[Spot, ...] = ()
    merged: Mapping[str, str] = field(default_factory=dict)
    reserved: frozenset[Spot] = frozenset()


Proposals = Iterator[_Proposal]


def plant_in_cells(book: Book, rule: Rule, way: str, seed: int) -> Iterator[Fault]:
    """Plant cells that are misread in one way, one whenever the next is asked for."""
    draws = Draws(seed, "faults", rule.code, way, book.area.code)
    for proposal in PROPOSALS[way](book, draws):
        spots = {proposal.at, *proposal.typed, *proposal.reserved}
        if spots & (book.used | book.resting):
            continue
        book.used |= spots
        was = book.typed.get(proposal.at, "")
        book.typed.update(proposal.typed)
        for sheet, cells in proposal.merged.items():
            book.merged[sheet] = (*book.merged.get(sheet, ()), cells)
        now = _told(proposal.typed.get(proposal.at, ""))
        yield book.fault(rule, proposal.at, was or "", now, way=way, also=proposal.also)


def _told(typed: Typed) -> str:
    if isinstance(typed, CellError):
        return typed.error
    if isinstance(typed, Formula):
        return f"={typed.formula}"
    return "" if typed is None else str(typed)[:100]


def _numbers(*texts: str | float, whole: bool = False) -> Callable[[Book, Draws], Proposals]:
    """Propose cells for numbers of quarters that hold something else."""

    def give(book: Book, draws: Draws) -> Proposals:
        for blank in _cells(book, draws, "count"):
            if book.numbers and (not whole or asked_by_code()[blank.line.key].whole):
                yield _Proposal(blank.spot, {blank.spot: _one_of(texts, draws)})

    return give


def _errors(book: Book, draws: Draws) -> Proposals:
    for blank in _cells(book, draws, "count"):
        yield _Proposal(blank.spot, {blank.spot: CellError(str(_one_of(ERRORS, draws)))})


def _formulas(book: Book, draws: Draws) -> Proposals:
    for blank in _cells(book, draws, "count"):
        yield _Proposal(blank.spot, {blank.spot: Formula("SUM(1,2)")})


def _others(kind: str, *texts: str) -> Callable[[Book, Draws], Proposals]:
    """Propose cells for words, choices or dates that hold something else."""

    def give(book: Book, draws: Draws) -> Proposals:
        for blank in _cells(book, draws, kind):
            if blank.sheet.kind not in ("answers", "clearances"):
                yield _Proposal(blank.spot, {blank.spot: _one_of(texts, draws)})

    return give


def _missing_ids(book: Book, draws: Draws) -> Proposals:
    """Propose an answer that does not say to which query."""
    for blank in _cells(book, draws, "words"):
        if blank.sheet.kind in ("answers", "clearances"):
            identifier = _spot_of(
                blank, next(c.key for c in blank.sheet.columns if c.kind == "name")
            )
            yield _Proposal(identifier, {blank.spot: "A late return of one school."})


def _merged(book: Book, draws: Draws) -> Proposals:
    """Propose two cells beside each other that are made one."""
    for blank in _cells(book, draws, "words"):
        if blank.column.key == "by_whom":
            beside = _spot_of(blank, "system")
            cells = f"{blank.spot[1]}:{beside[1]}"
            yield _Proposal(
                blank.spot, {}, merged={blank.sheet.name: cells}, reserved=frozenset({beside})
            )


def _unknown_rows(book: Book, draws: Draws) -> Proposals:
    """Propose a row whose code is none."""
    for blank in _rows(book, draws):
        key = _spot_of(blank, blank.sheet.key_column.key)
        yield _Proposal(
            key,
            {key: f"{blank.line.key}-old"},
            also=((blank.sheet.name, ""),),
            reserved=_row(blank),
        )


def _rows_twice(book: Book, draws: Draws) -> Proposals:
    """Propose a row that has the code of another, and says something else."""
    rows = list(_rows(book, draws))
    for first, second in zip(rows[::2], rows[1::2], strict=False):
        above, below = sorted((first, second), key=lambda each: int(_spot_of(each, "code")[1][1:]))
        key = _spot_of(below, below.sheet.key_column.key)
        at = _spot_of(below, "collected")
        told = _spot_of(below, "by_whom")
        yield _Proposal(
            at,
            {key: above.line.key, told: "somebody else altogether"},
            also=((below.sheet.name, ""), key),
            reserved=_row(above) | _row(below),
        )


def _rows_missing(book: Book, draws: Draws) -> Proposals:
    """Propose a row that was deleted: one in a sheet, as each is told of by its sheet."""
    sheets: set[str] = set()
    for blank in _every(book, draws):
        kind = blank.sheet.kind
        if kind in ("capabilities", "recommendations", "definitions") and kind not in sheets:
            at = (blank.sheet.name, "")
            if at not in book.used:
                sheets.add(kind)
                row = _row(blank)
                yield _Proposal(at, dict.fromkeys(sorted(row)), reserved=row)


def _columns_missing(book: Book, draws: Draws) -> Proposals:
    """Propose a column whose heading is another: one in a sheet."""
    for blank in _every(book, draws):
        sheet = blank.sheet
        if (sheet.kind, blank.column.key) in (("workforce", "words"), ("voice", "words")):
            heading = (sheet.name, cell_name(sheet.header_row, sheet.columns.index(blank.column)))
            at = (sheet.name, cell_name(sheet.header_row, 0))
            lost = frozenset(
                each.spot
                for each in blanks_of(book.year)
                if (each.sheet, each.column) == (sheet, blank.column)
            )
            yield _Proposal(at, {heading: "Remarks"}, reserved=lost)


def _sheets_missing(book: Book, draws: Draws) -> Proposals:
    """Propose a sheet that is no longer known: the heading of its keys is another."""
    blank = next(each for each in _every(book, draws) if each.sheet.kind == "ticks")
    place = blank.sheet.columns.index(blank.sheet.key_column)
    key = (blank.sheet.name, cell_name(blank.sheet.header_row, place))
    every = frozenset(each.spot for each in _every(book, draws) if each.sheet is blank.sheet)
    yield _Proposal(("", ""), {key: "Notes"}, reserved=every)


def _every(book: Book, draws: Draws) -> Iterator[Blank]:
    blanks = blanks_of(book.year)
    return (blanks[int(place)] for place in draws.shuffled(len(blanks)))


def _cells(book: Book, draws: Draws, kind: str) -> Iterator[Blank]:
    """Give the cells of a kind that are asked for; numbers only where the workbook has any."""
    for blank in _every(book, draws):
        if blank.column.kind == kind and (kind != "count" or book.numbers):
            yield blank


def _rows(book: Book, draws: Draws) -> Iterator[Blank]:
    """Give rows that are filled in, each by one of its cells."""
    return (
        blank
        for blank in _every(book, draws)
        if (blank.sheet.kind, blank.column.key) == ("definitions", "collected")
    )


def _row(blank: Blank) -> frozenset[Spot]:
    """Give the cells of a row that hold something: its key, and what is filled in."""
    sheet: Sheet = blank.sheet
    columns = (sheet.key_column.key, *blank.line.asks)
    return frozenset(_spot_of(blank, column) for column in columns)


def _spot_of(blank: Blank, column: str) -> Spot:
    """Give another cell of a row."""
    sheet = blank.sheet
    place = [each.key for each in sheet.columns].index(column)
    row = sheet.header_row + 1 + sheet.lines.index(blank.line)
    return sheet.name, cell_name(row, place)


def _one_of(items: tuple[str | float, ...], draws: Draws) -> str | float:
    return items[int(draws.uniform(1)[0] * len(items))]


PROPOSALS: Mapping[str, Callable[[Book, Draws], Proposals]] = {
    "not_a_number": _numbers(*NO_NUMBERS),
    "below_zero": _numbers(-1, -12),
    "not_whole": _numbers(12.5, 0.3, whole=True),
    "too_large": _numbers(LARGEST + 1, 10 * LARGEST),
    "unknown_symbol": _numbers(*NO_SYMBOLS),
    "unknown_choice": _others("choice", *NO_CHOICES),
    "not_a_date": _others("date", *NO_DATES),
    "too_long": _others("words", "and so on " * (LONGEST_WORDS // 10 + 1)),
    "cell_error": _errors,
    "formula_without_value": _formulas,
    "merged_cells": _merged,
    "missing_id": _missing_ids,
    "unknown_row": _unknown_rows,
    "row_twice": _rows_twice,
    "missing_row": _rows_missing,
    "missing_column": _columns_missing,
    "missing_sheet": _sheets_missing,
}
