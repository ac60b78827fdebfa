"""A stage of a build done aside: in a process of its own, whose memory goes with it."""

from collections.abc import Callable
from typing import ParamSpec, TypeVar

from nmspf_report.notebooks.apart import EndedEarlyError, apart
from nmspf_report.problems import Problem

Asked = ParamSpec("Asked")
Given = TypeVar("Given")


def aside(work: Callable[Asked, Given], *asked: Asked.args, **named: Asked.kwargs) -> Given:
    """Do a stage in a fork; see `nmspf_report.notebooks.apart.apart`.

    What a stage needs only on its way would otherwise stay with the build until its end: Python
    gives back little of what it once had.

    Raises
    ------
    Problem
        If the process ended before it was done.
    """
    try:
        return apart(work, *asked, **named)
    except EndedEarlyError as error:
        raise Problem("process_ended") from error
