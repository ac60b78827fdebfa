"""Clearing: by what a suspicion in a text is known again, so that a reason given for it holds."""

import re
from collections.abc import Iterable, Sequence

from nmspf_report.narrative.screening import Suspicion

RULE = "personal_data"
"""The rule by whose code queries about suspicions are numbered
(`nmspf_report.checking.findings.query_id`)."""

LEAST_REASON = 3
"""So many letters a reason has at least; a dot or an "x" is none."""

_SENTENCE_END = re.compile(r"[.!?](?=\s|$)|\n")


def suspicion_key(where: Sequence[str], text: str, suspicion: Suspicion) -> tuple[str, ...]:
    """Give what a suspicion is known by from check to check.

    Parameters
    ----------
    where
        What the text is: of a passage its subject, heading and period.
    text
        The cleaned text that was screened.
    suspicion
        What was found in it.

    Returns
    -------
    tuple of str
        What the text is, the kind, the words, and the sentence in which they stand: a reason
        that was given for them holds as long as that sentence stands, and for no other.
    """
    words = text[suspicion.start : suspicion.end]
    sentence = _sentence_around(text, suspicion.start, suspicion.end)
    return (*where, suspicion.kind, _levelled(words), _levelled(sentence))


def cleared(clearances: Iterable[tuple[str, str]]) -> frozenset[str]:
    """Give the ids of the findings that have been cleared.

    Parameters
    ----------
    clearances
        Ids of findings, as they were typed, each with the reason that was given.
    """
    return frozenset(
        finding.strip().upper()
        for finding, reason in clearances
        if sum(map(str.isalpha, reason)) >= LEAST_REASON
    )


def _sentence_around(text: str, start: int, end: int) -> str:
    before = [found.end() for found in _SENTENCE_END.finditer(text, 0, start)]
    after = _SENTENCE_END.search(text, end)
    return text[before[-1] if before else 0 : after.start() if after else len(text)]


def _levelled(words: str) -> str:
    return " ".join(words.casefold().split())
