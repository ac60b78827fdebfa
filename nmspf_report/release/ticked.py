"""What was ticked in workbooks, in words: which feedback is gathered when, and yes or no."""

from collections.abc import Iterator

from nmspf_report.framework.model import Framework
from nmspf_report.locale import text
from nmspf_report.narrative.passages import Passage
from nmspf_report.returns.workbook.lists import told_of
from nmspf_report.returns.workbook.model import WorkbookReturn

YES, NO = "yes", "no"
TICKED, ANSWER = "ticked", "answer"


def ticked_in(workbook: WorkbookReturn, framework: Framework) -> Iterator[Passage]:
    """Give what was ticked in a workbook as passages; the words are those of the framework.

    Parameters
    ----------
    workbook
        Its tick list of ways of gathering feedback, and its answers of yes or no.
    framework
        Whose words name ways and stages.
    """
    ways = "\n".join(_ways(workbook, framework))
    if ways:
        indicator = told_of(workbook.framework).ticks.indicator
        yield _passage(workbook, indicator, TICKED, ways)
    for reply in workbook.workforce:
        if reply.kind == "choice" and reply.answer in (YES, NO):
            said = text(f"narrative.{reply.answer}")
            yield _passage(workbook, reply.subject, ANSWER, said)


def _ways(workbook: WorkbookReturn, framework: Framework) -> Iterator[str]:
    """Give a line for each way that is used: the way, and its stages in the framework's order."""
    ticks = told_of(workbook.framework).ticks
    labels = {
        dimension.name: dimension.labels
        for figure in framework.by_code[ticks.categories_of].figures
        for dimension in figure.dimensions
    }
    ways = {**labels[ticks.rows], ticks.other: text("narrative.other_way")}
    used = {(reply.subject, reply.question) for reply in workbook.voice if reply.answer == YES}
    for way, name in ways.items():
        stages = [label for stage, label in labels[ticks.columns].items() if (way, stage) in used]
        if stages:
            yield text("narrative.way", way=name, stages=", ".join(stages).lower())


def _passage(workbook: WorkbookReturn, subject: str, heading: str, words: str) -> Passage:
    return Passage(workbook.area_code, subject, heading, workbook.year, "en", words)
