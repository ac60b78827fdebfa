"""How well a check finds what was planted: by rule, what was found, and what was cried in vain."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from nmspf_report.checking.check import CheckedReturn
from nmspf_report.checking.findings import Finding
from nmspf_report.checking.planting.planting import Fault

PER = 10_000


@dataclass(frozen=True)
class Score:
    """How a rule did.

    Parameters
    ----------
    planted, found
        Its faults, and those of them that a finding of the rule names by file, row and column.
    in_vain
        Findings of the rule in rows where nothing was planted.
    """

    rule: str
    kind: str
    severity: str
    planted: int
    found: int
    in_vain: int


@dataclass(frozen=True)
class Scores:
    """How a check did, rule by rule, and how many clean cells it looked at."""

    rules: tuple[Score, ...]
    clean_cells: int

    @property
    def share_found(self) -> float:
        """What part of the planted errors was found, from 0 to 1."""
        errors = [score for score in self.rules if score.severity == "error"]
        return sum(each.found for each in errors) / max(sum(each.planted for each in errors), 1)

    @property
    def false_errors(self) -> float:
        """How many errors were found in vain for every 10,000 clean cells."""
        in_vain = sum(each.in_vain for each in self.rules if each.severity == "error")
        return PER * in_vain / self.clean_cells


def score(checked: Sequence[CheckedReturn], truth: Sequence[Fault]) -> Scores:
    """Set what a check found beside what was planted."""
    planted = {(fault.rule, fault.file, fault.row, fault.column): fault for fault in truth}
    touched = {(fault.area_code, *row) for fault in truth for row in fault.rows}
    findings = [found for each in checked for found in each.findings if found.table]
    found_keys = {(each.rule, each.file, each.row, each.column) for each in findings}
    found_rows = {(each.rule, each.file, each.row) for each in findings}
    rules = []
    for code, kind, severity in _rules(truth, findings):
        mine = [key for key in planted if key[0] == code]
        found = [key for key in mine if key in found_keys or (not key[3] and key[:3] in found_rows)]
        in_vain = [
            each
            for each in findings
            if each.rule == code
            and each.row is not None
            and (each.area_code, each.table, each.row) not in touched
        ]
        rules.append(Score(code, kind, severity, len(mine), len(found), len(in_vain)))
    cells = sum(each.looked_at.cells for each in checked)
    return Scores(tuple(rules), cells - len(planted))


def _rules(truth: Sequence[Fault], findings: Sequence[Finding]) -> Iterator[tuple[str, str, str]]:
    known = {fault.rule: (fault.rule, fault.kind, fault.severity) for fault in truth}
    yield from known.values()
    others = {found.rule: found.severity for found in findings if found.rule not in known}
    for code, severity in sorted(others.items()):
        yield code, "", severity
