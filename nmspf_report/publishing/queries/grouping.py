"""Findings as a reader takes them in: by severity, by rule, by what mends them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from nmspf_report.checking.findings import Finding, Severity
from nmspf_report.checking.hits import rule_title
from nmspf_report.checking.rules import read_rules
from nmspf_report.locale import number, text

SEVERITIES: tuple[Severity, ...] = ("error", "query", "note")
# Of findings with one mend so many are shown; the log has all.
MOST_SHOWN = 25


@dataclass(frozen=True)
class Group:
    """Findings of one rule that are mended in the same way."""

    title: str
    mend: str
    findings: tuple[Finding, ...]

    @property
    def shown(self) -> tuple[Finding, ...]:
        """Those that a page shows."""
        return self.findings[:MOST_SHOWN]

    @property
    def more(self) -> str:
        """How many more there are, in words; empty where there are none."""
        rest = len(self.findings) - len(self.shown)
        return text("checking.page.more", more=number(rest)) if rest else ""


@dataclass(frozen=True)
class Part:
    """All open findings of a severity, or all that are settled."""

    id: str
    heading: str
    introduction: str
    groups: tuple[Group, ...]

    @property
    def count(self) -> int:
        """How many findings it has."""
        return sum(len(group.findings) for group in self.groups)


def parts_of(findings: Sequence[Finding]) -> tuple[Part, ...]:
    """Give findings in parts: errors, queries, notes, and what an answer has settled."""
    parts = [
        _part(severity, [one for one in findings if one.severity == severity and not one.answer])
        for severity in SEVERITIES
    ]
    parts.append(_part("settled", [one for one in findings if one.answer]))
    return tuple(part for part in parts if part.groups)


def _part(name: str, findings: Sequence[Finding]) -> Part:
    return Part(
        id=name,
        heading=text(f"checking.page.{name}"),
        introduction=text(f"checking.page.{name}_introduction"),
        groups=tuple(_groups(findings)),
    )


def _groups(findings: Sequence[Finding]) -> Iterator[Group]:
    together: dict[tuple[str, str], list[Finding]] = {}
    for found in findings:
        together.setdefault((found.rule, found.mend), []).append(found)
    titles = {rule.code: rule_title(rule.code, rule.words) for rule in read_rules()}
    for (rule, mend), alike in together.items():
        title = titles.get(rule) or text("checking.page.cannot_be_used")
        yield Group(title, mend, tuple(alike))


def where(found: Finding) -> str:
    """Tell where a finding stands: file, sheet and cell, or file, row and column."""
    parts = [found.file] if found.file else []
    if found.cell:
        parts.append(text("checking.page.cell", sheet=found.sheet, cell=found.cell))
    if found.row is not None:
        parts.append(text("checking.page.row", row=number(found.row)))
    if found.column:
        parts.append(text("checking.page.column", column=found.column))
    return ", ".join(parts)
