"""Planting so many faults of every rule in sample returns, and writing the truth beside them."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import cycle
from pathlib import Path
from typing import Literal

import pandas as pd

from nmspf_report.checking.planting import cells, files, lists, proposals, words
from nmspf_report.checking.planting import figures as numbers
from nmspf_report.checking.planting.books import FRAMEWORK, Book
from nmspf_report.checking.planting.cells import plant_in_cells
from nmspf_report.checking.planting.figures import Seen, plant_in_figures
from nmspf_report.checking.planting.files import given_up, plant_in_files
from nmspf_report.checking.planting.lists import plant_in_lists
from nmspf_report.checking.planting.plots import Plot, plot_of, write_plot
from nmspf_report.checking.planting.rows import plant_in_rows
from nmspf_report.checking.planting.truth import Fault, write_truth
from nmspf_report.checking.planting.words import fill_in_words, plant_in_words
from nmspf_report.checking.rules import Rule, read_rules
from nmspf_report.definitions import Definition, DefinitionFile
from nmspf_report.framework.catalogue import read_framework
from nmspf_report.framework.model import WHOLE
from nmspf_report.geography import Geography, read_geography
from nmspf_report.indicators.counting import count_returns
from nmspf_report.indicators.observations import write_observations
from nmspf_report.periods import Period, parse_period
from nmspf_report.problems import Problem
from nmspf_report.resources import PACKAGE
from nmspf_report.returns.reading import CaseLevelReturn
from nmspf_report.returns.sample import SampleReturn, sample_return, write_return
from nmspf_report.returns.workbook.counted import counted_in
from nmspf_report.returns.workbook.filling import Typing, type_into
from nmspf_report.returns.workbook.last_year import LastYear
from nmspf_report.returns.workbook.layout import say
from nmspf_report.returns.workbook.writing import Template, template_bytes
from nmspf_report.writing import write_whole

EARLIER = "earlier.parquet"
UNPLANTED = "checking/planting/unplanted.yml"
CHILDREN = "0-17"
# What an authority sends, by turns. A wrong row makes right figures differ: where records have
# faults the workbook has words alone, and where a workbook has faults the records have none.
Sending = Literal["faulty_records", "both", "workbook_alone"]
SENDINGS: tuple[Sending, ...] = ("faulty_records", "both", "faulty_records", "workbook_alone")
# Gives one fault more whenever it is asked.
Source = Iterator[Fault]


@dataclass(frozen=True)
class _Fields:
    """Where faults are planted: case-level returns and workbooks."""

    plots: tuple[Plot, ...]
    books: tuple[Book, ...]
    seen: Seen


class Unplanted(Definition):
    """The rules that are not planted, each with the reason."""

    unplanted: dict[str, str]


@cache
def read_unplanted() -> dict[str, str]:
    """Read which rules are not planted, and why."""
    return (
        DefinitionFile(PACKAGE / UNPLANTED, f"nmspf_report/{UNPLANTED}")
        .read_as(Unplanted)
        .unplanted
    )


def write_faulty_sample(
    folder: Path, faults: int, years: int = 4, seed: int = 1, areas: Iterable[str] | None = None
) -> tuple[Path, ...]:
    """Write sample returns with so many faults of every rule, in records and in workbooks.

    Every authority has a workbook beside its records, ``W06000015.xlsx``; of each four, two have
    faults in their records, one has both and faults in the workbook, and one sends a workbook
    alone, whose earlier years stand in ``earlier.parquet``, for ``nmspf check --earlier``. The
    truth stands in ``faults.csv``: a row for each fault (`truth.Fault`). No two faults touch each
    other, so that each is found by itself or not at all; of some rules there is room for fewer
    than are asked for.

    Parameters
    ----------
    folder
        Where it is written: a folder that is not there, or in which nothing is.
    years, seed, areas
        As for `nmspf_report.returns.sample.write_sample`.
    faults
        How many of every rule, spread over the authorities; of cells that cannot be read, how
        many of every kind.

    Returns
    -------
    tuple of Path
        The returns: folders and workbooks.

    Raises
    ------
    Problem
        If there is something in the folder.
    """
    if folder.is_dir() and any(folder.iterdir()):
        raise Problem("folder_not_empty", where=folder)
    geography = read_geography("wales")
    codes = [area.code for area in geography.authorities] if areas is None else list(areas)
    samples = [_clean(sample_return(code, years, seed, geography)) for code in codes]
    counted = count_samples(samples, geography)
    fields = _prepare(samples, counted, geography, seed)
    planted = list(_plant(fields, faults, seed))
    written = _write(fields, samples, counted, folder)
    write_truth(planted, folder)
    return written


def _clean(sample: SampleReturn) -> SampleReturn:
    """Leave the lists to the workbook: some of the sample say it does not collect what it sends."""
    return replace(sample, narrative=sample.narrative.model_copy(update={"lists": ()}))


def count_samples(samples: Sequence[SampleReturn], geography: Geography) -> pd.DataFrame:
    """Count every indicator in sample returns."""
    returns = [CaseLevelReturn(sample.manifest, sample.tables) for sample in samples]
    years = [parse_period(label).year for sample in samples for label in sample.manifest.quarters]
    return count_returns(read_framework(FRAMEWORK), returns, (min(years), max(years)), geography)


def _prepare(
    samples: Sequence[SampleReturn], counted: pd.DataFrame, geography: Geography, seed: int
) -> _Fields:
    """Prepare what each authority sends."""
    plots: list[Plot] = []
    books: list[Book] = []
    before: dict[str, tuple[str, ...]] = {}
    given = 0
    for sample, sending in zip(samples, cycle(SENDINGS), strict=False):
        area = geography.area(sample.manifest.area_code)
        year = _last_year_of(sample)
        own = {} if sending == "faulty_records" else counted_in(counted, area.code, year, FRAMEWORK)
        books.append(Book(area, year, dict(own), has_records=sending != "workbook_alone"))
        fill_in_words(books[-1], seed)
        labels = sorted(set(counted["period"][counted["area_code"] == area.code]))
        earlier = [label for label in labels if label < year.label]
        if sending == "faulty_records":
            plots.append(plot_of(sample, given_up(len(plots))))
        if sending == "workbook_alone":
            # Of every other, only last year is known.
            last = [label for label in earlier if label.startswith(year.previous.label)]
            earlier = earlier if given % 2 == 0 else last
            given += 1
        before[area.code] = tuple(earlier)
    seen = prepare_seen(counted, before, geography, books[0].year)
    return _Fields(tuple(plots), tuple(books), seen)


def _last_year_of(sample: SampleReturn) -> Period:
    return max(parse_period(label).whole_year for label in sample.manifest.quarters)


def prepare_seen(
    counted: pd.DataFrame, before: dict[str, tuple[str, ...]], geography: Geography, year: Period
) -> Seen:
    """Prepare what is known of the wholes of all authorities before a year.

    Parameters
    ----------
    counted
        Observations of every authority.
    before
        The labels of the periods before the year that each authority has sent.
    geography, year
        Whose populations rates are of, and when.
    """
    wholes = counted[(counted["category"] == WHOLE) & counted["numerator"].notna()]
    columns = ("area_code", "indicator", "counting_unit", "period", "numerator")
    counts = {
        (area, indicator, unit, period): value
        for area, indicator, unit, period, value in zip(
            *(wholes[name] for name in columns), strict=True
        )
    }
    persons = {area: geography.persons(area, year, CHILDREN) for area in before}
    return Seen(counts, {area: float(each) for area, each in persons.items() if each}, before)


def _plant(fields: _Fields, count: int, seed: int) -> Iterator[Fault]:
    """Plant so many faults of every rule, of each authority one by turns."""
    for rule in read_rules():
        for sources in _sources(fields, rule, seed):
            yield from _by_turns(sources, count)


def _sources(fields: _Fields, rule: Rule, seed: int) -> Iterator[list[Source]]:
    """Give what plants a rule, in each return where it can be; for each of its ways."""
    if rule.workbook_misfit:
        for way in cells.PROPOSALS:
            yield [plant_in_cells(book, rule, way, seed) for book in fields.books]
    elif rule.figures in lists.TESTS:
        yield [plant_in_lists(book, rule, seed) for book in fields.books if book.numbers]
    elif rule.figures is not None:
        yield [
            plant_in_figures(book, rule, fields.seen, seed) for book in fields.books if book.numbers
        ]
    elif rule.words_of is not None:
        yield [plant_in_words(book, rule, seed) for book in fields.books]
    else:
        plant = plant_in_rows if _is_about_rows(rule) else plant_in_files
        yield [plant(plot, rule, seed) for plot in fields.plots]


def _is_about_rows(rule: Rule) -> bool:
    return rule.misfit is None or rule.misfit in proposals.MISFITS


def can_be_planted(rule: Rule) -> bool:
    """Tell whether there is a way to plant a rule."""
    if rule.workbook_misfit:
        return True
    tables: tuple[tuple[str | None, Iterable[str]], ...] = (
        (rule.misfit, (*files.PROPOSALS, files.STRANGER, *proposals.MISFITS)),
        (rule.figures, (*numbers.PROPOSALS, *lists.TESTS)),
        (rule.words_of, words.PROPOSALS),
    )
    if any(name is not None for name, _ in tables):
        return any(name in known for name, known in tables if name is not None)
    return any(getattr(rule, name) is not None for name in proposals.PROPOSALS)


def _by_turns(sources: Sequence[Source], count: int) -> Iterator[Fault]:
    """Take so many faults, one of each source by turns, as long as any has more."""
    left = list(sources)
    taken = 0
    while left and taken < count:
        for source in list(left):
            fault = next(source, None)
            if fault is None:
                left.remove(source)
            elif taken < count:
                taken += 1
                yield fault
            if taken == count:
                break


def _write(
    fields: _Fields, samples: Sequence[SampleReturn], counted: pd.DataFrame, folder: Path
) -> tuple[Path, ...]:
    """Write what each authority sends, and what was known of it before."""
    folder.mkdir(parents=True, exist_ok=True)
    plots = {plot.area_code: plot for plot in fields.plots}
    written: list[Path] = []
    for sample, book in zip(samples, fields.books, strict=True):
        area = book.area.code
        path = folder / area
        if area in plots:
            write_plot(plots[area], path)
            written.append(path)
        elif book.has_records:
            write_return(sample, path)
            written.append(path)
        write_whole(folder / book.file, filled_in(book))
        written.append(folder / book.file)
    alone = [book.area.code for book in fields.books if not book.has_records]
    known = [
        counted[(counted["area_code"] == area) & counted["period"].isin(fields.seen.before[area])]
        for area in alone
    ]
    if known:
        write_observations(pd.concat(known, ignore_index=True), folder / EARLIER)
    return tuple(written)


def filled_in(book: Book) -> bytes:
    """Write a workbook with all that stands in it."""
    last = book.year.previous
    words = say("last_nothing", "en", year=last.label)
    template = Template(book.area, book.year, FRAMEWORK, LastYear(words), book.numbers)
    return type_into(template_bytes(template), Typing(book.typed, book.merged))
