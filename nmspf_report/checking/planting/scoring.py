"""How well a check finds what was planted: by rule, what was found, and what was cried in vain."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from nmspf_report.checking.check import CheckedReturn
from nmspf_report.checking.findings import Finding
from nmspf_report.checking.planting.truth import Fault
from nmspf_report.checking.rules import read_rules

PER = 10_000
# What a fault is found by: its rule, its file, and where in it.
Key = tuple[str, ...]


@dataclass(frozen=True)
class Score:
    """How a rule did, or a kind of rules.

    Parameters
    ----------
    code
        The rule's, or the kind's.
    planted, found
        Its faults, and those of them that a finding of the rule names by file and row, cell or
        column.
    in_vain
        Findings of the rule where no fault shows.
    """

    code: str
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
    def errors(self) -> tuple[Score, ...]:
        """The rules that tell errors."""
        return tuple(each for each in self.rules if each.severity == "error")

    @property
    def share_found(self) -> float:
        """What part of the planted errors was found, from 0 to 1."""
        return sum(each.found for each in self.errors) / max(
            sum(each.planted for each in self.errors), 1
        )

    @property
    def false_errors(self) -> float:
        """How many errors were found in vain for every 10,000 clean cells."""
        return self.for_clean_cells(sum(each.in_vain for each in self.errors))

    def for_clean_cells(self, in_vain: int) -> float:
        """Give how many of findings in vain there are for every 10,000 clean cells."""
        return PER * in_vain / max(self.clean_cells, 1)

    def by_kind(self, severity: str) -> Iterator[Score]:
        """Add the rules of a severity up by their kinds, in the order of the rules."""
        kinds: dict[str, list[Score]] = defaultdict(list)
        for each in self.rules:
            if each.severity == severity:
                kinds[each.kind].append(each)
        for kind, scores in kinds.items():
            numbers = zip(
                *((each.planted, each.found, each.in_vain) for each in scores), strict=True
            )
            yield Score(kind, kind, severity, *map(sum, numbers))


def score(checked: Sequence[CheckedReturn], truth: Sequence[Fault]) -> Scores:
    """Set what a check found beside what was planted, in records and in workbooks alike."""
    findings = [found for each in checked for found in each.findings]
    touched = {(fault.area_code, *place) for fault in truth for place in fault.places}
    # Of what a file was made useless, or a column, nothing else is expected to be told.
    touched |= {(fault.area_code, fault.table, fault.file) for fault in truth if not fault.places}
    found_keys = {key for found in findings for key in _found_by(found)}
    planted, in_vain = defaultdict(list), defaultdict(list)
    for fault in truth:
        planted[fault.rule].append(_key(fault))
    for found in findings:
        if _where(found) not in touched:
            in_vain[found.rule].append(found)
    cells = sum(each.looked_at.cells + each.looked_at.figures for each in checked)
    rules = tuple(
        Score(
            code,
            kind,
            severity,
            len(planted[code]),
            sum(key in found_keys for key in planted[code]),
            len(in_vain[code]),
        )
        for code, (kind, severity) in _rules(findings).items()
    )
    return Scores(rules, cells - len(truth))


def _key(fault: Fault) -> Key:
    if fault.row:
        return fault.rule, fault.file, fault.table, fault.column, str(fault.row)
    if fault.table or not fault.file.endswith(".xlsx"):
        return fault.rule, fault.file, fault.table, fault.column
    return fault.rule, fault.file, fault.sheet, fault.cell


def _found_by(found: Finding) -> Iterator[Key]:
    """Give what a finding finds: a row with its column, and a row whose fault is in no column."""
    if found.row is not None:
        for column in {found.column, ""}:
            yield found.rule, found.file, found.table, column, str(found.row)
    elif found.sheet or found.file.endswith(".xlsx"):
        yield found.rule, found.file, found.sheet, found.cell
    else:
        yield found.rule, found.file, found.table, found.column


def _where(found: Finding) -> tuple[str, ...]:
    if found.row is not None:
        return found.area_code, found.table, str(found.row)
    if found.sheet or found.cell:
        return found.area_code, found.sheet, found.cell
    return found.area_code, found.table, found.file


def _rules(findings: Sequence[Finding]) -> Mapping[str, tuple[str, str]]:
    """Give every rule with its kind and severity; a file that was refused breaks none of them."""
    known = {rule.code: (rule.kind, str(rule.severity)) for rule in read_rules()}
    others = {found.rule: ("shape", str(found.severity)) for found in findings}
    return known | {code: of for code, of in sorted(others.items()) if code not in known}
