"""Numbers of a text that count nobody: dates, periods, sections of an Act, ages in ranges.

What they are is said by the words they stand with (`lexicon.yml`, ``structure``), so that the
audit of a release, which knows nothing of what an author meant, lets the same ones pass.
"""

import re
from collections.abc import Iterator
from functools import cache

from nmspf_report.bindings import NUMBER
from nmspf_report.framework.catalogue import read_framework
from nmspf_report.framework.model import Framework
from nmspf_report.narrative.lexicon import one_of, read_lexicon
from nmspf_report.resources import PACKAGE

Span = tuple[int, int]


def structural_spans(text: str) -> tuple[Span, ...]:
    """Find the parts of a text whose numbers count nobody.

    Parameters
    ----------
    text
        Any text, cleaned (`nmspf_report.narrative.wording.clean`) or as it is read on a page.

    Returns
    -------
    tuple of (int, int)
        Where each begins and ends; a number within one is a date, a code, an amount of money...
    """
    if not NUMBER.search(text):
        return ()
    return tuple(
        found.span() for pattern in _patterns().values() for found in pattern.finditer(text)
    )


def declared_spans(text: str) -> tuple[Span, ...]:
    """Find the parts of a text that can be declared to count nobody: those with numbers, apart.

    Returns
    -------
    tuple of (int, int)
        In order; none overlaps another, and each by itself is still seen to count nobody.
    """
    joined: list[Span] = []
    for start, end in sorted(structural_spans(text)):
        if not NUMBER.search(text, start, end):
            continue
        if joined and start < joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return tuple(joined)


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    """Compile the patterns, with the lexicon's own lists in the places that ask for them."""
    lexicon = read_lexicon()
    lists = {
        "<nouns>": one_of((*lexicon.ones, *lexicon.many, *lexicon.after_a_number)),
        "<months>": one_of(lexicon.months),
    }
    compiled = {}
    for name, pattern in lexicon.structure.items():
        written = pattern
        for place, words in lists.items():
            written = written.replace(place, words)
        compiled[name] = re.compile(written)
    return {**compiled, "code": _codes()}


def _codes() -> re.Pattern[str]:
    """Give the codes of every framework's indicators, and its categories with numbers in them."""
    folders = sorted((PACKAGE / "framework").glob("*/framework.yml"))
    named = {name for path in folders for name in _names(read_framework(path.parent.name))}
    ordered = sorted(named, key=lambda name: (-len(name), name))
    return re.compile(rf"(?i:(?<![\w-])(?:{'|'.join(map(re.escape, ordered))})(?![\w-]))")


def _names(framework: Framework) -> Iterator[str]:
    for indicator in framework.indicators:
        yield indicator.code
        for figure in indicator.figures:
            for dimension in figure.dimensions:
                yield from filter(NUMBER.search, map(dimension.category, dimension.labels))
