"""From the rows that a rule has found to findings in words: where, what, and how to mend it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Any

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


def _finding(hits: Hits, area: str, files: Mapping[str, str], row: Any) -> Finding:
    value, other = shown(row.value), shown(row.other)
    words = {"table": hits.table, "column": hits.column, "value": value, "other": other}
    told = {part: said(hits.rule, part, {**words, **hits.words}) for part in ("what", "mend")}
    key = (hits.table, hits.column, str(row.key), value)
    return _told(hits, area, files, told, key, row=int(row.row_number), value=value)


def _rest(hits: Hits, area: str, files: Mapping[str, str], more: int) -> Finding:
    told = {
        "what": text("checking.more_rows.what", more=number(more)),
        "mend": text("checking.more_rows.mend", column=hits.column or hits.table),
    }
    return _told(hits, area, files, told, (hits.table, hits.column, "more"))


def _told(
    hits: Hits,
    area: str,
    files: Mapping[str, str],
    told: Mapping[str, str],
    key: Sequence[str],
    *,
    row: int | None = None,
    value: str = "",
) -> Finding:
    return Finding(
        area_code=area,
        rule=hits.rule.code,
        severity=hits.rule.severity,
        file=files.get(area, hits.table),
        sheet="",
        cell="",
        row=row,
        table=hits.table,
        column=hits.column,
        value=value,
        indicator="",
        period="",
        message=told["what"],
        mend=told["mend"],
        query=query_id(hits.rule.code, area, *key),
    )


def said(rule: Rule, part: str, words: Mapping[str, object], about: str = "") -> str:
    """Give what a rule says, ``what`` or ``mend``: of one kind of what it finds, or of any."""
    own = f"checking.{rule.words}.{about}.{part}"
    return text(
        own if about and has_message(own) else f"checking.{rule.words}.{part}", "en", **words
    )


@cache
def rule_title(code: str, words: str) -> str:
    """Give what a rule looks for, in a few words: its own, or those that it shares."""
    own = f"checking.{code}.title"
    return text(own if has_message(own) else f"checking.{words}.title")
