"""Telling what an audit found: the guarantee in words, the figures behind it, each breach."""

from collections.abc import Iterator

from nmspf_report.auditing.audit import Audit, Verdict
from nmspf_report.disclosure.proving import Status
from nmspf_report.geography import Geography
from nmspf_report.locale import Language, number, text
from nmspf_report.parameters import Disclosure

MOST_BREACHES = 20


def tell(
    audit: Audit, rules: Disclosure, geography: Geography, language: Language = "en"
) -> Iterator[str]:
    """Give the lines in which an audit is told.

    Parameters
    ----------
    audit
        What was found.
    rules
        What was asked of the protection.
    geography
        The areas.
    language
        The reader's.
    """

    def say(name: str, **values: object) -> str:
        return text(f"audit.{name}", language, **values)

    yield say(
        "files",
        files=number(audit.files, language),
        numbers=number(audit.numbers, language),
        facts=number(audit.facts, language),
    )
    yield say(
        "cells",
        cells=number(audit.cells, language),
        printed=number(audit.printed, language),
        withheld=number(audit.withheld, language),
    )
    for verdict in audit.verdicts:
        if verdict.reader:
            yield say("reader_area", area=geography.area(verdict.reader).name(language))
        else:
            yield say("reader_public")
        yield from _verdict(verdict, rules, language)
    yield say("not_covered")
    if audit.holds:
        yield say("passed")


def _verdict(verdict: Verdict, rules: Disclosure, language: Language) -> Iterator[str]:
    low, high = rules.required
    if verdict.breaches:
        found = number(len(verdict.breaches), language)
        yield text("audit.no_guarantee", language, breaches=found)
        for breach in verdict.breaches[:MOST_BREACHES]:
            yield breach.words
        if len(verdict.breaches) > MOST_BREACHES:
            left = number(len(verdict.breaches) - MOST_BREACHES, language)
            yield text("audit.more", language, count=left)
    else:
        yield text("audit.guarantee", language, low=low, high=high)
    proof = verdict.proof
    if proof is not None:
        tables = 0 if proof.witnesses is None else proof.witnesses.number
        yield text(
            "audit.proof",
            language,
            protected=number(len(proof.of(Status.PROTECTED)), language),
            never=number(len(proof.of(Status.NEVER_SENSITIVE)), language),
            witnesses=number(tables, language),
            narrowest=proof.narrowest,
            linear=number(proof.linear, language),
            integer=number(proof.integer, language),
        )
