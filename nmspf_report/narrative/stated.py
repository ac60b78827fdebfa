"""What stands in the lists of returns: the 12 C's, recommendations, how figures come about."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from nmspf_report.framework.model import Framework
from nmspf_report.locale import Language
from nmspf_report.narrative.statements import RECOMMENDATION, About, Statement, statement_order
from nmspf_report.returns.narrative import FILE_NAME, SentLists
from nmspf_report.returns.workbook.lists import capabilities, recommendations
from nmspf_report.returns.workbook.model import Place, Reply, WorkbookReturn

IN_NOTES = "reading"
"""What is told of a definition in the notes of a release, and so not here again."""

OF_NOBODY: Language = "en"
"""The language of choices and dates, which are codes."""


@dataclass(frozen=True)
class Stated:
    """A statement as it was sent, and where: a cell of a workbook, or ``narrative.yml``."""

    statement: Statement
    place: Place


def all_stated(
    lists: Iterable[tuple[str, SentLists]],
    workbooks: Iterable[WorkbookReturn],
    framework: Framework,
) -> tuple[Stated, ...]:
    """Give what authorities say in their lists; what is in both, the workbook's stands.

    Parameters
    ----------
    lists
        Those of case-level returns, each with the code of its authority.
    workbooks
        Those of the same authorities or others.
    framework
        Which indicators there are.
    """
    of_returns = (one for area, each in lists for one in _listed_in(area, each, framework))
    of_workbooks = (one for workbook in workbooks for one in _stated_in(workbook, framework))
    told = (one for one in (*of_returns, *of_workbooks) if one.statement.answer)
    return tuple({statement_order(one.statement): one for one in told}.values())


def _stated_in(workbook: WorkbookReturn, framework: Framework) -> Iterator[Stated]:
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


def _listed_in(area_code: str, lists: SentLists, framework: Framework) -> Iterator[Stated]:
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
) -> Stated:
    return Stated(
        Statement(area_code, period, about, subject, question, "choice", OF_NOBODY, answer),
        Place(f"{area_code}/{FILE_NAME}", "", ""),
    )


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
