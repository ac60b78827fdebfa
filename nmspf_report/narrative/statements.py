"""A statement: what an authority says in one cell of a list, as it may be published."""

from dataclasses import dataclass
from typing import Literal

from nmspf_report.locale import Language

About = Literal["capabilities", "definitions", "recommendations"]
Kind = Literal["choice", "date", "words"]

RECOMMENDATION = "recommendation "
"""Stands before a recommendation's number, so that nobody takes ``1.3`` for a figure."""


@dataclass(frozen=True)
class Statement:
    """One answer of one authority for one year.

    Parameters
    ----------
    area_code
        Whose it is.
    period
        The label of the year.
    about
        The list: the 12 C's, how indicators are collected, or the recommendations.
    subject
        What is told of: one of the 12 C's (``clarity``), an indicator's code, a recommendation
        (``recommendation 1.3``).
    question
        What is told: ``level``, ``evidence``, ``next_step``; ``collected``, ``by_whom``,
        ``system``, ``extraction``; ``status``, ``owner``, ``due``.
    kind
        What the answer is.
    language
        What words are written in.
    answer
        The code of a choice, a date as ``2026-09-30``, or words that may be published, as those
        of a passage (`nmspf_report.narrative.passages`).
    """

    area_code: str
    period: str
    about: About
    subject: str
    question: str
    kind: Kind
    language: Language
    answer: str


def statement_order(statement: Statement) -> tuple[str, ...]:
    """Give the key by which statements are sorted."""
    return (
        statement.area_code,
        statement.period,
        statement.about,
        statement.subject,
        statement.question,
        statement.language,
    )
