"""Rules about words: what may tell who somebody is, and numbers that are bound to no figure."""

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

import pandas as pd

from nmspf_report.checking.findings import Finding, query_id
from nmspf_report.checking.hits import said
from nmspf_report.checking.rules import Rule
from nmspf_report.checking.sendings import Sent
from nmspf_report.framework.model import WHOLE, Framework
from nmspf_report.locale import has_message, text
from nmspf_report.narrative.bare_numbers import KnownValue, bare_numbers
from nmspf_report.narrative.clearing import RULE, suspicion_key
from nmspf_report.narrative.references import faults_in, read_references, written_reference
from nmspf_report.narrative.screening import screen
from nmspf_report.narrative.wording import clean
from nmspf_report.periods import parse_period
from nmspf_report.returns.narrative import FILE_NAME
from nmspf_report.returns.reading import CaseLevelReturn
from nmspf_report.returns.workbook.model import Place, WorkbookReturn


@dataclass(frozen=True)
class Words:
    """A free text of a return.

    Parameters
    ----------
    area_code
        Whose it is.
    where
        What it is: of narrative its subject, heading and period; of others their place. By it
        a suspicion is known again (`nmspf_report.narrative.clearing`).
    period
        What a reference without a period means.
    subject
        The indicator or theme that it tells of; empty where it is no narrative.
    text
        Cleaned.
    place
        The file, with the sheet and cell where it stands in a workbook.
    """

    area_code: str
    where: tuple[str, ...]
    period: str
    subject: str
    text: str
    place: Place


# What a rule found in a text: the words that are told of, what its message needs, and its key.
Suspected = Iterator[tuple[str, Mapping[str, str], tuple[str, ...]]]
Values = Mapping[tuple[str, str], Mapping[str, Sequence[KnownValue]]]


def check_words(
    sent: Sent,
    typed: pd.DataFrame,
    counted: pd.DataFrame,
    rules: Sequence[Rule],
    framework: Framework,
) -> Iterator[Finding]:
    """Check every free text of returns, by the rules that are about words.

    Parameters
    ----------
    sent
        The returns.
    typed, counted
        Their figures: those of workbooks, and observations counted from records.
    """
    texts = [*_of_workbooks(sent.workbooks), *_of_returns(sent.returns)]
    cleared = _cleared(sent)
    values = _known_values(_asked_about(typed, texts), _asked_about(counted, texts), framework)
    checks: Mapping[str | None, Callable[[Words], Suspected]] = {
        "screening": _personal,
        "references": lambda words: _faults(words, framework),
        "bare_numbers": lambda words: _bare(words, values),
    }
    for rule in rules:
        for words in texts if rule.words_of in checks else ():
            for shown, told, key in checks[rule.words_of](words):
                code = RULE if rule.words_of == "screening" else rule.code
                query = query_id(code, words.area_code, *key)
                if query not in cleared[words.area_code]:
                    yield _finding(rule, words, shown, told, query)


def _of_workbooks(workbooks: Sequence[WorkbookReturn]) -> Iterator[Words]:
    for workbook in workbooks:
        narratives = {narrative.place: narrative for narrative in workbook.narratives}
        for wording in workbook.wordings:
            place, told = wording.place, narratives.get(wording.place)
            where: tuple[str, ...] = (place.sheet, place.cell)
            period, subject = workbook.year, ""
            if told is not None:
                where = (told.subject, told.heading, told.period)
                period, subject = told.period, told.subject
            cleaned = clean(wording.text)
            yield Words(workbook.area_code, where, period, subject, cleaned, place)


def _of_returns(returns: Sequence[CaseLevelReturn]) -> Iterator[Words]:
    for each in returns:
        area = each.manifest.area_code
        place = Place(f"{area}/{FILE_NAME}", "", "")
        for passage in each.narrative.passages:
            where = (passage.subject, passage.heading, passage.period)
            yield Words(area, where, passage.period, passage.subject, clean(passage.text), place)


def _cleared(sent: Sent) -> defaultdict[str, set[str]]:
    """Give the suspicions that each authority has cleared with a reason."""
    cleared: defaultdict[str, set[str]] = defaultdict(set)
    for workbook in sent.workbooks:
        for clearance in workbook.clearances:
            if clearance.reason.strip():
                cleared[workbook.area_code].add(clearance.finding.strip().upper())
    for each in sent.returns:
        for clearing in each.narrative.clearances:
            if clearing.reason.strip():
                cleared[each.manifest.area_code].add(clearing.finding.strip().upper())
    return cleared


def _personal(words: Words) -> Suspected:
    for suspicion in screen(words.text):
        told = {"kind": _kind(suspicion.kind), "shown": suspicion.shown}
        yield suspicion.shown, told, suspicion_key(words.where, words.text, suspicion)


def _kind(kind: str) -> str:
    name = f"checking.suspicion_{kind}"
    return text(name) if has_message(name) else kind.replace("_", " ")


def _faults(words: Words, framework: Framework) -> Suspected:
    if not words.subject:
        return
    for fault in faults_in(read_references(words.text, framework, words.period)):
        guess = text("checking.did_you_mean", code=fault.nearest) if fault.nearest else ""
        yield (
            fault.written,
            {"written": fault.written, "guess": guess},
            (*words.where, fault.written),
        )


def _bare(words: Words, values: Values) -> Suspected:
    """Find numbers that are equal to a figure of the text's own area and period."""
    known = values.get((words.area_code, words.period), {})
    own = [*known.get(words.subject, ())]
    others = [value for code, each in known.items() if code != words.subject for value in each]
    for number in bare_numbers(words.text, [*own, *others]) if words.subject else ():
        if number.references:
            told = {"written": number.written, "references": ", ".join(number.references)}
            yield number.written, told, (*words.where, number.written)


def _asked_about(figures: pd.DataFrame, texts: Sequence[Words]) -> pd.DataFrame:
    """Leave the figures of areas and periods that a text is about."""
    if not len(figures):
        return figures
    about = {(words.area_code, words.period) for words in texts if words.subject}
    areas, periods = ({each[place] for each in about} for place in (0, 1))
    return figures[figures["area_code"].isin(areas) & figures["period"].isin(periods)]


def _known_values(typed: pd.DataFrame, counted: pd.DataFrame, framework: Framework) -> Values:
    """Give the values of whole figures by area and period, and then by indicator."""
    values: dict[tuple[str, str], dict[str, list[KnownValue]]] = {}
    numbers = _numbers(typed, counted)
    for (area, period, code, unit, shown), value in numbers.items():
        if shown != "numerator":
            continue
        noun, ways = unit.replace("_", " "), framework.by_code[code].ways(unit)
        known = values.setdefault((area, period), {}).setdefault(code, [])
        base = numbers.get((area, period, code, unit, "denominator"))
        if "percentage" in ways and base:
            reference = written_reference(code, unit, way="percentage")
            known.append(KnownValue(reference, "percentage", 100 * value / base, noun))
        if "number" in ways:
            known.append(
                KnownValue(written_reference(code, unit, way="number"), "number", value, noun)
            )
    return values


def _numbers(
    typed: pd.DataFrame, counted: pd.DataFrame
) -> dict[tuple[str, str, str, str, str], float]:
    """Give whole figures; what an authority typed stands before what was counted."""
    numbers: dict[tuple[str, str, str, str, str], float] = {}
    for shown in ("numerator", "denominator") if len(counted) else ():
        wholes = counted[(counted["category"] == WHOLE) & counted[shown].notna()]
        named = ("area_code", "period", "indicator", "counting_unit", shown)
        for *key, value in zip(*(wholes[name] for name in named), strict=True):
            numbers[key[0], key[1], key[2], key[3], shown] = value
    wholes = typed[(typed["category"] == WHOLE) & typed["value"].notna()]
    columns = [wholes[name] for name in ("area_code", "period", "indicator", "unit", "shown")]
    for area, period, code, unit, shown, value in zip(*columns, wholes["value"], strict=True):
        numbers[area, period, code, unit, shown] = value
    return numbers


def _finding(rule: Rule, words: Words, shown: str, told: Mapping[str, str], query: str) -> Finding:
    return Finding(
        area_code=words.area_code,
        rule=rule.code,
        severity=rule.severity,
        file=words.place.file,
        sheet=words.place.sheet,
        cell=words.place.cell,
        row=None,
        table="",
        column="",
        value=shown,
        indicator=words.subject,
        period=parse_period(words.period).label,
        message=said(rule, "what", told),
        mend=said(rule, "mend", told),
        query=query,
    )
