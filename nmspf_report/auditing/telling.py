"""Telling what an audit found: the guarantee, what is behind it, each breach; what plans cost."""

from collections.abc import Iterable, Iterator, Sequence

from nmspf_report.auditing.audit import Audit, Verdict
from nmspf_report.disclosure.choices import ALTERNATIVES, ASKED, Choice
from nmspf_report.disclosure.proof.proving import Proof, Status
from nmspf_report.geography import Geography
from nmspf_report.locale import Language, number, text
from nmspf_report.parameters import Disclosure

MOST_BREACHES = 20

PLAN_COLUMNS = ("printed", "primary", "secondary", "share", "seconds")
BETWEEN = "  "
WIDEST_FIGURE = len("1,000,000")


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
    if audit.handed_on and rules.method == "suppression":
        yield say("handed_on", tables=number(audit.handed_on, language))
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


def tell_plans(choices: Iterable[Choice], language: Language = "en") -> Iterator[str]:
    """Give a table of what publication plans cost, each line as soon as its plan is known.

    Parameters
    ----------
    choices
        The plans.
    language
        The reader's.
    """
    names = [text(f"audit.plan.{name}", language) for name in (ASKED, *ALTERNATIVES)]
    headings = [text(f"audit.plan.{name}", language) for name in PLAN_COLUMNS]
    first, *widths = (max(map(len, names)), *(max(len(one), WIDEST_FIGURE) for one in headings))

    def line(name: str, cells: Iterable[str]) -> str:
        aligned = (cell.rjust(width) for cell, width in zip(cells, widths, strict=True))
        return BETWEEN.join((name.ljust(first), *aligned))

    yield line(text("audit.plan.choice", language), headings)
    for choice in choices:
        yield line(text(f"audit.plan.{choice.name}", language), _cost(choice, language))


def _cost(choice: Choice, language: Language) -> Iterator[str]:
    share = 100 * (choice.primary + choice.secondary) / choice.printed if choice.printed else 0.0
    for count in (choice.printed, choice.primary, choice.secondary):
        yield number(count, language)
    yield text("tables.figure_percentage", language, figure=number(share, language, 1))
    yield number(choice.seconds, language)
