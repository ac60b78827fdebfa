"""Telling what an audit found: the guarantee in words, the figures behind it, each breach."""

from collections.abc import Iterator, Sequence

from nmspf_report.auditing.audit import Audit, Verdict
from nmspf_report.disclosure.proof.proving import Proof, Status
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
    elif rules.method == "controlled_rounding":
        apart = rules.base - 1
        yield text("audit.guarantee_rounded", language, base=rules.base, apart=apart)
    else:
        yield text("audit.guarantee", language, low=low, high=high)
    if verdict.proofs:
        yield _proof(verdict.proofs, language)


def _proof(proofs: Sequence[Proof], language: Language) -> str:
    """Give the figures behind a guarantee."""
    protected = sum(len(proof.of(Status.PROTECTED)) for proof in proofs)
    never = number(sum(len(proof.of(Status.NEVER_SENSITIVE)) for proof in proofs), language)
    widths = [proof.narrowest for proof in proofs if proof.narrowest is not None]
    if not widths:
        return text("audit.proof_of_nothing", language, never=never)
    tables = sum(proof.witnesses.number for proof in proofs if proof.witnesses is not None)
    return text(
        "audit.proof",
        language,
        protected=number(protected, language),
        never=never,
        witnesses=number(tables, language),
        narrowest=min(widths),
        linear=number(sum(proof.linear for proof in proofs), language),
        integer=number(sum(proof.integer for proof in proofs), language),
    )
