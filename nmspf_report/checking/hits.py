"""From the rows that a rule has found to findings in words: where, what, and how to mend it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache

import pandas as pd

from nmspf_report.checking.findings import Finding, query_id
from nmspf_report.checking.rules import Rule
from nmspf_report.locale import has_message, number, text
from nmspf_report.returns.misfits import shown

# Of one rule, table and column in one return so many rows are told one by one; a whole column
# that is wrong is mended at once, not row by row.
MOST_TOLD = 1000
HIT_COLUMNS = ["area_code", "row_number", "key", "value", "other"]


@dataclass(frozen=True)
class Hits:
    """Rows of a table that a rule has found.

    Parameters
    ----------
    rule
        The rule.
    table, column
        What the finding points to.
    rows
        ``area_code``; ``row_number``, as a spreadsheet numbers it; ``key``, what identifies
        the row whatever its number; ``value``, what stands there; ``other``, what it is
        compared with.
    words
        What else the rule's words need.
    """

    rule: Rule
    table: str
    column: str
    rows: pd.DataFrame
    words: Mapping[str, str] = field(default_factory=dict)


def findings_of(hits: Hits, files: Mapping[str, str]) -> Iterator[Finding]:
    """Tell hits, each row by itself as far as they can be read.

    Parameters
    ----------
    files
        The file of the table in each authority's return, by the authority's code.
    """
    for area, rows in hits.rows.groupby("area_code", sort=True):
        ordered = rows.sort_values("row_number", kind="stable")
        for row in ordered.head(MOST_TOLD).itertuples():
            yield _finding(hits, str(area), files, row)
        if len(ordered) > MOST_TOLD:
            yield _rest(hits, str(area), files, len(ordered) - MOST_TOLD)


def _finding(hits: Hits, area: str, files: Mapping[str, str], row: object) -> Finding:
    value, other = shown(row.value), shown(row.other)  # type: ignore[attr-defined]
    key = str(row.key)  # type: ignore[attr-defined]
    words = {"table": hits.table, "column": hits.column, "value": value, "other": other}
    return Finding(
        area_code=area,
        rule=hits.rule.code,
        severity=hits.rule.severity,
        file=files.get(area, hits.table),
        sheet="",
        cell="",
        row=int(row.row_number),  # type: ignore[attr-defined]
        table=hits.table,
        column=hits.column,
        value=value,
        indicator="",
        period="",
        message=said(hits.rule, "what", {**words, **hits.words}),
        mend=said(hits.rule, "mend", {**words, **hits.words}),
        query=query_id(hits.rule.code, area, hits.table, hits.column, key, value),
    )


def _rest(hits: Hits, area: str, files: Mapping[str, str], more: int) -> Finding:
    more_rows, column = number(more), hits.column or hits.table
    return Finding(
        area_code=area,
        rule=hits.rule.code,
        severity=hits.rule.severity,
        file=files.get(area, hits.table),
        sheet="",
        cell="",
        row=None,
        table=hits.table,
        column=hits.column,
        value="",
        indicator="",
        period="",
        message=text("checking.more_rows.what", more=more_rows),
        mend=text("checking.more_rows.mend", column=column),
        query=query_id(hits.rule.code, area, hits.table, hits.column, "more"),
    )


def said(rule: Rule, part: str, words: Mapping[str, object]) -> str:
    """Give what a rule says, ``what`` or ``mend``, in the reader's words."""
    return text(f"checking.{rule.words}.{part}", "en", **words)


@cache
def rule_title(code: str, words: str) -> str:
    """Give what a rule looks for, in a few words: its own, or those that it shares."""
    own = f"checking.{code}.title"
    return text(own if has_message(own) else f"checking.{words}.title")
