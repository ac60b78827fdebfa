"""Checking returns: from what was sent to findings, authority by authority."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

import pandas as pd

from nmspf_report.checking.changes import check_changes
from nmspf_report.checking.collecting import check_collecting
from nmspf_report.checking.events import check_events
from nmspf_report.checking.figure_findings import FigureHits, figure_findings
from nmspf_report.checking.figures import (
    FIGURE,
    FIGURE_COLUMNS,
    PLACE,
    counted_figures,
    typed_figures,
    whole_figures,
)
from nmspf_report.checking.findings import Finding, query_id
from nmspf_report.checking.hits import findings_of, said
from nmspf_report.checking.parts import check_parts
from nmspf_report.checking.reconciling import compare, differing, reconcile, recount_by_other_dates
from nmspf_report.checking.records import Records
from nmspf_report.checking.relations import relations
from nmspf_report.checking.rules import Rule, read_rules
from nmspf_report.checking.sendings import Opening, Refused, Sent, opening
from nmspf_report.checking.shapes import check_shapes
from nmspf_report.checking.words import check_words
from nmspf_report.framework.catalogue import read_framework
from nmspf_report.geography import Geography, read_geography
from nmspf_report.indicators.counting import count_returns
from nmspf_report.periods import Period, parse_period
from nmspf_report.returns.reading import CaseLevelReturn
from nmspf_report.returns.workbook.model import WorkbookReturn

FRAMEWORK = "nmspf_c"
CHILDREN = "0-17"
REFUSED_RULE = "cannot-be-used"
# How many years of records are counted: what a year is compared with, and the year itself.
YEARS_COUNTED = 4


@dataclass(frozen=True)
class LookedAt:
    """How much was looked at.

    Parameters
    ----------
    rows, cells
        Of case-level tables.
    figures
        Numbers in workbooks.
    reconciled, differing
        Numbers in a workbook that were set beside the records, and those that differ.
    """

    rows: int = 0
    cells: int = 0
    figures: int = 0
    reconciled: int = 0
    differing: int = 0


@dataclass(frozen=True)
class CheckedReturn:
    """What an authority has sent, and all that was found in it, the gravest first.

    Parameters
    ----------
    area_code, name
        Whose it is; the name of the file where that could not be made out.
    """

    area_code: str
    name: str
    looked_at: LookedAt
    findings: tuple[Finding, ...]

    def open(self, severity: str) -> tuple[Finding, ...]:
        """Give the findings of a severity that no answer has settled."""
        return tuple(
            found for found in self.findings if found.severity == severity and not found.answer
        )


def check_paths(
    paths: Sequence[Path], earlier: pd.DataFrame | None = None
) -> tuple[CheckedReturn, ...]:
    """Check all that was sent.

    Parameters
    ----------
    paths
        Returns, and folders that hold returns (`sendings.open_sendings`).
    earlier
        Observations of earlier years, of these authorities or of others, to compare with.

    Returns
    -------
    tuple of CheckedReturn
        One for each authority, in the order of their codes; then one for each file that could
        not be used at all.

    Raises
    ------
    Problem
        If a path is not there, or there is no return under any.
    """
    with opening(paths) as opened:
        return _check(opened, earlier)


def check_sent(sent: Sent, earlier: pd.DataFrame | None = None) -> tuple[CheckedReturn, ...]:
    """Check what was opened already: as `check_paths`."""
    return _check(Opening(sent.returns, lambda: sent), earlier)


def _check(opened: Opening, earlier: pd.DataFrame | None) -> tuple[CheckedReturn, ...]:
    rules, geography = read_rules(), read_geography("wales")
    with ThreadPoolExecutor(1) as pool:
        # Counting and the rules about records each leave processors idle that the other can use,
        # and both that which opens workbooks.
        counting = pool.submit(_count, opened.returns, geography)
        of_records = list(check_records(opened.returns, rules))
        counted = counting.result()
    sent = opened.wait()
    typed = typed_figures(sent.workbooks)
    compared = _compared(typed, counted)
    findings = [
        *of_records,
        *_of_workbooks(sent.workbooks, rules),
        *_of_figures(sent, typed, compared, counted, earlier, rules, geography),
        *check_words(sent, typed, counted, rules, read_framework(FRAMEWORK)),
    ]
    settled = _settled(findings, sent.workbooks)
    order = {rule.code: place for place, rule in enumerate(rules)}
    return (
        *_by_area(sent, settled, compared, geography, order),
        *map(_refusal, sent.refused),
    )


def _count(returns: Sequence[CaseLevelReturn], geography: Geography) -> pd.DataFrame:
    """Count every indicator in the last years of the returns."""
    if not returns:
        return pd.DataFrame()
    years = [parse_period(quarter).year for sent in returns for quarter in sent.manifest.quarters]
    last = max(years, default=None)
    if last is None:
        return pd.DataFrame()
    first = max(min(years), last - YEARS_COUNTED + 1)
    return count_returns(read_framework(FRAMEWORK), returns, (first, last), geography)


def _compared(typed: pd.DataFrame, counted: pd.DataFrame) -> pd.DataFrame:
    if counted.empty or typed.empty:
        return pd.DataFrame(columns=[*FIGURE_COLUMNS, "other"])
    both = counted[counted["area_code"].isin(typed["area_code"].unique())]
    both = both[both["period"].isin(typed["period"].unique())]
    return compare(typed, counted_figures(both))


def check_records(returns: Sequence[CaseLevelReturn], rules: Sequence[Rule]) -> Iterator[Finding]:
    """Check the tables of case-level returns, by the rules that are about records."""
    for sent in returns:
        yield from check_shapes(sent, rules)
        area = sent.manifest.area_code
        for hits in check_events(Records(sent), rules):
            yield from findings_of(hits, {area: sent.files.get(hits.table, hits.table)})


def _of_workbooks(workbooks: Sequence[WorkbookReturn], rules: Sequence[Rule]) -> Iterator[Finding]:
    """Tell the cells that could not be read as what they should be."""
    for rule in rules:
        for workbook in workbooks if rule.workbook_misfit else ():
            for misfit in workbook.misfits:
                words = {"value": misfit.value, "expected": misfit.expected}
                place = misfit.place
                yield Finding(
                    area_code=workbook.area_code,
                    rule=rule.code,
                    severity=rule.severity,
                    file=place.file,
                    sheet=place.sheet,
                    cell=place.cell,
                    row=None,
                    table="",
                    column="",
                    value=misfit.value,
                    indicator="",
                    period=workbook.year,
                    message=said(rule, "what", words, misfit.kind),
                    mend=said(rule, "mend", words, misfit.kind),
                    query=query_id(
                        rule.code, workbook.area_code, place.sheet, place.cell, misfit.value
                    ),
                )


def _of_figures(
    sent: Sent,
    typed: pd.DataFrame,
    compared: pd.DataFrame,
    counted: pd.DataFrame,
    earlier: pd.DataFrame | None,
    rules: Sequence[Rule],
    geography: Geography,
) -> Iterator[Finding]:
    files = {each.manifest.area_code: each.manifest.area_code for each in sent.returns}
    found: list[FigureHits] = []
    if len(typed):
        found.extend(check_parts(typed, relations(FRAMEWORK), rules))
        found.extend(_reconciled(sent, compared, counted, rules, geography))
    found.extend(check_collecting(sent, typed, counted, rules, FRAMEWORK))
    found.extend(_changed(sent, typed, counted, earlier, rules, geography))
    for hits in found:
        yield from figure_findings(hits, FRAMEWORK, files)


def _reconciled(
    sent: Sent,
    compared: pd.DataFrame,
    counted: pd.DataFrame,
    rules: Sequence[Rule],
    geography: Geography,
) -> Iterator[FigureHits]:
    framework = read_framework(FRAMEWORK)
    by_area = {each.manifest.area_code: each for each in sent.returns}
    for rule in rules:
        if rule.figures != "reconciliation":
            continue
        for area, rows in compared.groupby("area_code", sort=True):
            own = counted[counted["area_code"] == area]
            years = sorted({parse_period(period).year for period in rows["period"].unique()})
            recount = partial(
                recount_by_other_dates,
                framework,
                by_area[str(area)],
                (years[0], years[-1]),
                geography,
            )
            yield reconcile(rows, counted_figures(own), rule, recount)


def _changed(
    sent: Sent,
    typed: pd.DataFrame,
    counted: pd.DataFrame,
    earlier: pd.DataFrame | None,
    rules: Sequence[Rule],
    geography: Geography,
) -> Iterator[FigureHits]:
    wholes = whole_figures(typed, counted, None if earlier is None else _before(earlier, sent))
    if not len(wholes):
        return
    wholes = _since_breaks(wholes, sent.returns)
    for year, areas in sorted(_areas_by_year(sent).items()):
        persons = {
            area.code: geography.persons(area.code, parse_period(year), CHILDREN)
            for area in geography.authorities
        }
        populations = pd.Series(persons, dtype=float)
        known = wholes[wholes["period"].str[: len(year)] <= year]
        for hits in check_changes(known, year, populations, sorted(areas), rules):
            yield _placed(hits, typed, sent.returns)


def _before(earlier: pd.DataFrame, sent: Sent) -> pd.DataFrame:
    """Leave out what is known already of a year that is sent: only what is sent of it counts."""
    years = earlier["period"].str[: len("2025-26")]
    is_sent = pd.Series(data=False, index=earlier.index)
    for year, areas in _areas_by_year(sent).items():
        is_sent |= (years == year) & earlier["area_code"].isin(areas)
    return earlier[~is_sent]


def _placed(
    hits: FigureHits, typed: pd.DataFrame, returns: Sequence[CaseLevelReturn]
) -> FigureHits:
    """Say in which cell figures stand that are known from workbooks alone."""
    counted = [each.manifest.area_code for each in returns]
    cells = typed[typed["value"].notna() & ~typed["area_code"].isin(counted)]
    if not len(cells) or not len(hits.rows):
        return hits
    return FigureHits(hits.rule, hits.rows.merge(cells[[*FIGURE, *PLACE]], on=FIGURE, how="left"))


def _since_breaks(wholes: pd.DataFrame, returns: Sequence[CaseLevelReturn]) -> pd.DataFrame:
    """Leave out what an authority counted before it changed what it counts."""
    kept = pd.Series(data=True, index=wholes.index)
    for sent in returns:
        for change in sent.manifest.definition_changes:
            since = parse_period(change.since)
            before = wholes["period"] < since.label
            before |= wholes["period"] == since.whole_year.label
            mine = (wholes["area_code"] == sent.manifest.area_code) & wholes["indicator"].isin(
                change.indicators
            )
            kept &= ~(mine & before)
    return wholes[kept]


def _areas_by_year(sent: Sent) -> dict[str, set[str]]:
    """Give the authorities whose last year is each of those that are checked."""
    years: dict[str, set[str]] = defaultdict(set)
    for each in sent.returns:
        lasts = [parse_period(quarter).year for quarter in each.manifest.quarters]
        if lasts:
            years[Period(max(lasts)).label].add(each.manifest.area_code)
    for workbook in sent.workbooks:
        years[workbook.year].add(workbook.area_code)
    return years


def _settled(findings: Iterable[Finding], workbooks: Sequence[WorkbookReturn]) -> Iterator[Finding]:
    """Set the answers of workbooks beside what they answer; what cannot be used stays open."""
    answers = {
        (workbook.area_code, answer.query.strip().upper()): answer.text.strip()
        for workbook in workbooks
        for answer in workbook.answers
        if answer.text.strip()
    }
    for found in findings:
        answer = answers.get((found.area_code, found.query), "")
        yield found if found.severity == "error" else replace(found, answer=answer)


def _by_area(
    sent: Sent,
    findings: Iterable[Finding],
    compared: pd.DataFrame,
    geography: Geography,
    order: Mapping[str, int],
) -> Iterator[CheckedReturn]:
    by_area: dict[str, list[Finding]] = defaultdict(list)
    for found in findings:
        by_area[found.area_code].append(found)
    names = {area.code: area.name("en") for area in geography.authorities}
    for area, looked_at in sorted(_looked_at(sent, compared).items()):
        told = sorted(by_area[area], key=lambda found: _reading_order(found, order))
        yield CheckedReturn(area, names.get(area, area), looked_at, tuple(told))


def _reading_order(found: Finding, order: Mapping[str, int]) -> tuple[object, ...]:
    severity = ("error", "query", "note").index(found.severity)
    place = (found.file, found.sheet, found.table, found.column, found.row or 0, found.cell)
    return severity, bool(found.answer), order.get(found.rule, len(order)), *place, found.query


def _looked_at(sent: Sent, compared: pd.DataFrame) -> dict[str, LookedAt]:
    looked: dict[str, LookedAt] = {}
    for each in sent.returns:
        sizes = [(table.num_rows, table.num_columns) for table in each.tables.values()]
        rows, cells = sum(one for one, _ in sizes), sum(one * other for one, other in sizes)
        looked[each.manifest.area_code] = LookedAt(rows=rows, cells=cells)
    for workbook in sent.workbooks:
        before = looked.get(workbook.area_code, LookedAt())
        figures = len({figure.place for figure in workbook.figures if figure.value is not None})
        looked[workbook.area_code] = replace(before, figures=before.figures + figures)
    cells = compared.drop_duplicates(["file", "sheet", "cell"])
    differ = differing(cells)
    for area, count in cells["area_code"].value_counts().items():
        apart = int((differ["area_code"] == area).sum())
        looked[str(area)] = replace(looked[str(area)], reconciled=int(count), differing=apart)
    return looked


def _refusal(refused: Refused) -> CheckedReturn:
    problem = refused.problem
    found = Finding(
        area_code="",
        rule=REFUSED_RULE,
        severity="error",
        file=problem.where or refused.name,
        sheet="",
        cell="",
        row=None,
        table="",
        column="",
        value="",
        indicator="",
        period="",
        message=problem.what,
        mend=problem.mend,
        query=query_id(REFUSED_RULE, "", refused.name),
    )
    return CheckedReturn("", refused.name, LookedAt(), (found,))
