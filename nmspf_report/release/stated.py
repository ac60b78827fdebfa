"""What stands in the lists of returns: the 12 C's, recommendations, how figures come about."""

from collections.abc import Iterator
from dataclasses import dataclass

from nmspf_report.framework.model import Framework
from nmspf_report.locale import Language
from nmspf_report.narrative.statements import RECOMMENDATION, About, Statement
from nmspf_report.returns.narrative import SentLists
from nmspf_report.returns.workbook.lists import capabilities, recommendations
from nmspf_report.returns.workbook.model import Place, Reply, WorkbookReturn

IN_NOTES = "reading"
"""What is told of a definition in the notes of a release, and so not here again."""

OF_NOBODY: Language = "en"
"""The language of choices and dates, which are codes."""


@dataclass(frozen=True)
class Stated:
    """A statement as it was sent, and the cell that it stands in."""

    statement: Statement
    place: Place


def stated_in(workbook: WorkbookReturn, framework: Framework) -> Iterator[Stated]:
    """Give what a workbook says in its lists, of what is in them: nobody's words get in there.

    Parameters
    ----------
    workbook
        Whose statements.
    framework
        Which indicators there are.
    """
    known = {number for level in recommendations().levels for number in level.recommendations}
    for reply in workbook.capabilities:
        if reply.subject in capabilities().capabilities:
            yield _stated(workbook, "capabilities", reply.subject, reply)
    for reply in workbook.recommendations:
        if reply.subject in known:
            yield _stated(workbook, "recommendations", RECOMMENDATION + reply.subject, reply)
    for reply in workbook.definitions:
        if reply.subject in framework.by_code and reply.question != IN_NOTES:
            yield _stated(workbook, "definitions", reply.subject, reply)


def listed_in(area_code: str, lists: SentLists, framework: Framework) -> Iterator[Statement]:
    """Give what a case-level return says in its lists, of what is in them."""
    known = {number for level in recommendations().levels for number in level.recommendations}
    for code, level in lists.capabilities.items():
        if code in capabilities().capabilities:
            yield _chosen(area_code, lists.period, "capabilities", code, "level", level)
    for number, status in lists.recommendations.items():
        if number in known:
            subject = RECOMMENDATION + number
            yield _chosen(area_code, lists.period, "recommendations", subject, "status", status)
    for code, collected in lists.collected.items():
        if code in framework.by_code:
            yield _chosen(area_code, lists.period, "definitions", code, "collected", collected)


def _chosen(
    area_code: str, period: str, about: About, subject: str, question: str, answer: str
) -> Statement:
    return Statement(area_code, period, about, subject, question, "choice", OF_NOBODY, answer)


def _stated(workbook: WorkbookReturn, about: About, subject: str, reply: Reply) -> Stated:
    language = workbook.language if reply.kind == "words" else OF_NOBODY
    answer = reply.answer.strip()
    statement = Statement(
        workbook.area_code,
        workbook.year,
        about,
        subject,
        reply.question,
        reply.kind,
        language,
        answer,
    )
    return Stated(statement, reply.place)
