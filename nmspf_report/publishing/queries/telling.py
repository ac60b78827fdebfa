"""Telling on a terminal what a check has found."""

from collections.abc import Iterator, Sequence

from nmspf_report.checking.check import CheckedReturn
from nmspf_report.locale import number, text
from nmspf_report.publishing.queries.grouping import Part, parts_of, where
from nmspf_report.publishing.queries.page import looked_at
from nmspf_report.publishing.queries.writing import tally

# Of one group so many findings are told where one return was checked; of many, the groups alone.
MOST_TOLD = 3


def tell_check(checked: Sequence[CheckedReturn]) -> Iterator[str]:
    """Give the lines that tell of each return: how much was found, and what, the gravest first."""
    alone = len(checked) == 1
    for each in checked:
        code = f"{each.area_code} " if each.area_code else ""
        yield text("checking.told.return", authority=f"{code}{each.name}", tally=tally(each))
        if looked_at(each):
            yield f"  {looked_at(each)}"
        for part in parts_of(each.findings):
            if alone or part.id == "error":
                yield from _part(part, MOST_TOLD if alone else 1)


def _part(part: Part, most: int) -> Iterator[str]:
    for group in part.groups:
        count = number(len(group.findings))
        yield text("checking.told.group", severity=part.heading, title=group.title, count=count)
        for found in group.findings[:most]:
            yield text("checking.told.finding", where=where(found), message=found.message)
        yield text("checking.told.mend", mend=group.mend)
