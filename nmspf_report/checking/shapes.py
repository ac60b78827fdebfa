"""Rules of shape: what reading could not make out, what is required, which codes there are."""

from collections.abc import Callable, Iterator, Sequence
from difflib import get_close_matches

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from nmspf_report.checking.findings import Finding, query_id
from nmspf_report.checking.hits import HIT_COLUMNS, Hits, findings_of, said
from nmspf_report.checking.rules import Rule
from nmspf_report.locale import text
from nmspf_report.records.schema import Schema, Table, read_schema
from nmspf_report.returns.misfits import Misfit
from nmspf_report.returns.reading import CaseLevelReturn

Test = Callable[[Rule, CaseLevelReturn, str, Table, pa.Table], Iterator[Hits]]


def check_shapes(sent: CaseLevelReturn, rules: Sequence[Rule]) -> Iterator[Finding]:
    """Check the shape of a return, by the rules that are about shape."""
    schema = read_schema("children")
    by_misfit = {rule.misfit: rule for rule in rules if rule.misfit}
    for misfit in sent.misfits:
        yield from _misfit(by_misfit[misfit.kind], misfit, sent)
    for rule in rules:
        if rule.required:
            yield from _each(rule, sent, schema, _required)
        if rule.codes:
            yield from _each(rule, sent, schema, _codes)


def _misfit(rule: Rule, misfit: Misfit, sent: CaseLevelReturn) -> Iterator[Finding]:
    """Tell a misfit: each of its rows, or the file or column as one."""
    area = sent.manifest.area_code
    words = {"table": misfit.table, "column": misfit.column, "file": misfit.file, **misfit.more}
    words["type_name"] = text(f"checking.type_{misfit.more.get('type', 'identifier')}")
    if len(misfit.rows):
        told = misfit.texts + ("",) * (len(misfit.rows) - len(misfit.texts))
        rows = _rows(area, misfit.rows, misfit.rows.astype(str), told)
        hits = Hits(rule, misfit.table, misfit.column, rows, words)
        yield from findings_of(hits, {area: misfit.file})
        return
    yield Finding(
        area_code=area,
        rule=rule.code,
        severity=rule.severity,
        file=misfit.file,
        sheet="",
        cell="",
        row=None,
        table=misfit.table,
        column=misfit.column,
        value="",
        indicator=misfit.more.get("indicator", ""),
        period="",
        message=said(rule, "what", words),
        mend=said(rule, "mend", words),
        query=query_id(
            rule.code,
            area,
            misfit.table or misfit.file,
            misfit.column,
            misfit.more.get("indicator", ""),
        ),
    )


def _each(rule: Rule, sent: CaseLevelReturn, schema: Schema, test: Test) -> Iterator[Finding]:
    area = sent.manifest.area_code
    for name, definition in schema.returned.items():
        table = sent.tables[name]
        for hits in test(rule, sent, name, definition, table):
            yield from findings_of(hits, {area: sent.files.get(name, name)})


def _required(
    rule: Rule, sent: CaseLevelReturn, name: str, definition: Table, table: pa.Table
) -> Iterator[Hits]:
    """Find required values that are missing; one that could not be read is told as that."""
    told = _told(sent)
    for column, described in definition.columns.items():
        values = table.column(column)
        if not described.required or not values.null_count or (name, column) in told.whole:
            continue
        places = np.flatnonzero(values.is_null().to_numpy())
        numbers = sent.row_numbers(name)[places]
        fresh = ~np.isin(numbers, told.rows.get((name, column), []))
        rows = _rows(
            sent.manifest.area_code, numbers[fresh], numbers[fresh].astype(str), [""] * fresh.sum()
        )
        yield Hits(rule, name, column, rows, {"row": definition.row})


def _codes(
    rule: Rule, sent: CaseLevelReturn, name: str, definition: Table, table: pa.Table
) -> Iterator[Hits]:
    """Find codes that are unknown, each with the known one that is most like it."""
    for column, described in definition.columns.items():
        if not described.codes:
            continue
        values = table.column(column)
        known = pa.array([*described.codes, None], pa.string())
        found = pc.is_in(values, value_set=known)
        if pc.all(found).as_py() is not False:
            continue
        places = np.flatnonzero(~found.to_numpy())
        numbers = sent.row_numbers(name)[places]
        wrong = values.take(pa.array(places)).to_pylist()
        rows = _rows(sent.manifest.area_code, numbers, numbers.astype(str), wrong)
        for value, alike in rows.groupby("value"):
            nearest = get_close_matches(str(value).casefold(), described.codes, n=1, cutoff=0.5)
            guess = text("checking.did_you_mean", code=nearest[0]) if nearest else ""
            words = {"known": ", ".join(described.codes), "guess": guess}
            yield Hits(rule, name, column, alike, words)


class _Told:
    """What misfits have told already, so that no cell is told of twice."""

    def __init__(self, misfits: Sequence[Misfit]) -> None:
        self.whole = {
            (each.table, each.column) for each in misfits if each.kind == "missing_column"
        }
        self.rows = {
            (each.table, each.column): each.rows for each in misfits if each.kind == "type"
        }


def _told(sent: CaseLevelReturn) -> _Told:
    return _Told(sent.misfits)


def _rows(area: str, numbers: object, keys: object, values: object) -> pd.DataFrame:
    frame = pd.DataFrame({"row_number": numbers, "key": keys, "value": values})
    return frame.assign(area_code=area, other="")[HIT_COLUMNS]
