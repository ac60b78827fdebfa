"""From figures that a rule has found to findings in words: which figure, where, and the mend."""

from collections.abc import Hashable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

import pandas as pd

from nmspf_report.checking.findings import Finding, query_id
from nmspf_report.checking.hits import said
from nmspf_report.checking.rules import Rule
from nmspf_report.framework.catalogue import read_framework
from nmspf_report.framework.model import WHOLE
from nmspf_report.locale import number, text


@dataclass(frozen=True)
class FigureHits:
    """Figures that a rule has found.

    Parameters
    ----------
    rule
        The rule.
    rows
        The figure (``figures.FIGURE``), its ``value``, the ``other`` that it is compared with,
        and ``words`` (what else is said); with ``file``, ``sheet`` and ``cell`` where it was
        typed, or where the return says what it contradicts.
    """

    rule: Rule
    rows: pd.DataFrame


def figure_findings(
    hits: FigureHits, framework: str, files: Mapping[str, str]
) -> Iterator[Finding]:
    """Tell hits, each figure by itself; what one cell stands for several times, once.

    Parameters
    ----------
    framework
        Whose indicators they are.
    files
        What each authority has sent, by its code, for figures that stand in no cell.
    """
    told: set[tuple[str, str, str]] = set()
    for row in hits.rows.to_dict("records"):
        parts = (row.get(part) for part in ("file", "sheet", "cell"))
        place = tuple("" if part is None or pd.isna(part) else str(part) for part in parts)
        if place[2] and place in told:
            continue
        told.add(place)  # type: ignore[arg-type]
        words = {
            "title": title(framework, row["indicator"], row["unit"], row["category"]),
            "period": row["period"],
            "shown": text(f"checking.shown_{row['shown']}"),
            "value": amount(row["value"]),
            "other": amount(row.get("other")),
            "words": row.get("words") or "",
        }
        yield Finding(
            area_code=row["area_code"],
            rule=hits.rule.code,
            severity=hits.rule.severity,
            file=place[0] or files.get(row["area_code"], ""),
            sheet=place[1],
            cell=place[2],
            row=None,
            table="",
            column="",
            value=amount(row["value"]),
            indicator=row["indicator"],
            period=row["period"],
            message=said(hits.rule, "what", words),
            mend=said(hits.rule, "mend", words),
            query=figure_query(hits.rule, row),
        )


def figure_query(rule: Rule, row: Mapping[Hashable, Any]) -> str:
    """Give the id of a rule's query about a figure as it is: ``figures.FIGURE`` and ``value``."""
    key = [str(row[part]) for part in ("indicator", "unit", "category", "shown", "period")]
    return query_id(rule.code, row["area_code"], *key, amount(row["value"]))


def amount(value: object) -> str:
    """Write a number as it was counted: whole where it is whole."""
    if value is None or pd.isna(value):  # type: ignore[call-overload]
        return ""
    return number(float(value), "en", 0 if float(value).is_integer() else 1)  # type: ignore[arg-type]


@cache
def title(framework: str, code: str, unit: str, category: str) -> str:
    """Give the words for a figure: its code, what it counts and of which category."""
    indicator = read_framework(framework).by_code[code]
    told = text("checking.figure", code=code, title=indicator.title, unit=unit.replace("_", " "))
    return told if category == WHOLE else text("checking.figure_of", figure=told, category=category)
