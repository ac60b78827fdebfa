"""Metering what a document takes in pandoc and in Typst, in the fork in which it is rendered.

The fork imports this module to do so, and what it imports counts: it imports nothing that is not
there already.
"""

import time
from collections.abc import Callable
from resource import RUSAGE_CHILDREN, getrusage
from typing import Any
from unittest import mock

import pypandoc
import typst

PANDOC, TYPST = "pandoc", "typst"


def rendered(
    work: Callable[..., Any], asked: tuple[Any, ...], named: dict[str, Any]
) -> tuple[Any, dict[str, float]]:
    """Render in a fork, with what pandoc and Typst take metered."""
    spent = dict.fromkeys((PANDOC, TYPST), 0.0)

    def timed(what: str, does: Callable[..., Any], clock: Callable[[], float]) -> Any:
        def do(*given: Any, **options: Any) -> Any:
            begun = clock()
            done = does(*given, **options)
            spent[what] += clock() - begun
            return done

        return do

    pandoc = timed(PANDOC, pypandoc.convert_text, processor_time_of_children)
    setting = timed(TYPST, typst.compile, time.process_time)
    with (
        mock.patch.object(pypandoc, "convert_text", pandoc),
        mock.patch.object(typst, "compile", setting),
    ):
        return work(*asked, **named), spent


def processor_time_of_children() -> float:
    """Give the processor time of what this process has started, as far as it has ended."""
    used = getrusage(RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime
