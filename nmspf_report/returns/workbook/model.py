"""What a filled-in workbook says: figures, words and answers, each with the cell it stands in."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from nmspf_report.locale import Language

Part = Literal["numerator", "denominator"]
ReplyKind = Literal["choice", "words", "date"]


@dataclass(frozen=True)
class Place:
    """Where in a file: its name, the sheet as its tab reads now, and the cell, such as ``D14``."""

    file: str
    sheet: str
    cell: str

    def __str__(self) -> str:
        return (
            f"{self.file}, {self.sheet}, {self.cell}" if self.cell else f"{self.file}, {self.sheet}"
        )


@dataclass(frozen=True)
class Figure:
    """One number that an authority gave, for one of the figures that it stands for.

    A number that stands for several figures (the referrals of PROT-1 are also what the
    percentages of PROT-2 are of) is asked for in one cell and given once for each of them,
    every time with that cell as its place.

    Parameters
    ----------
    indicator, unit, category, period
        As in observations: ``S47-2a``, ``enquiries``, empty or ``harm:neglect``,
        ``2025-26-Q1`` or ``2025-26``.
    shown
        Whether it is what is counted, or what that is a share of.
    value
        None where the cell is empty, or holds a symbol.
    symbol
        Empty, or a code of ``data/reference/note_codes.csv``: ``x`` not available, ``z`` not
        applicable.
    place
        The cell.
    typed
        False where it was worked out from the quarters, because the year's cell holds nothing.
    """

    indicator: str
    unit: str
    category: str
    period: str
    shown: Part
    value: int | float | None
    symbol: str
    place: Place
    typed: bool = True


@dataclass(frozen=True)
class Narrative:
    """Words bound to an indicator or a theme.

    Parameters
    ----------
    subject
        The indicator's code, or the theme's.
    heading
        ``key_issues``, ``implications``, ``what_changed``, ``planned``; for user voice
        ``message_1`` to ``message_3``, ``challenges``, ``priorities``, ``how_it_works``,
        ``how_measured``, ``themes``, ``actions``, ``other_mechanisms``; for the workforce
        ``deficits``, ``description``, ``use``, ``change_1`` to ``change_3``,
        ``who_decides``.
    period
        The year of the workbook, or one of its quarters.
    """

    subject: str
    heading: str
    period: str
    language: Language
    text: str
    place: Place


@dataclass(frozen=True)
class Reply:
    """One filled-in cell of a list: what was asked of whom or what, and the answer.

    Parameters
    ----------
    subject
        What the row is about: an indicator's code, one of the 12 C's (``clarity``), a
        recommendation (``1.3``), a way of gathering feedback (``questionnaire``).
    question
        The column: for voice the stage (``referral``); for the workforce ``answer``; for
        definitions ``collected``, ``by_whom``, ``system``, ``extraction``, ``reading``; for
        the 12 C's ``level``, ``evidence``, ``next_step``; for recommendations ``status``,
        ``owner``, ``due``, ``evidence``.
    answer
        The code of a choice (``yes``), a date as ``2026-09-30``, or the words as they stand.
    kind
        Which of these three the answer is.
    """

    subject: str
    question: str
    answer: str
    kind: ReplyKind
    place: Place


@dataclass(frozen=True)
class Answer:
    """What the authority says to a query of the last check."""

    query: str
    text: str
    place: Place


@dataclass(frozen=True)
class Clearance:
    """Why words that screening held back may be published after all."""

    finding: str
    reason: str
    place: Place


@dataclass(frozen=True)
class Misfit:
    """A cell that could not be read as what it should be; reading went on.

    Parameters
    ----------
    kind
        ``not_a_number``, ``below_zero``, ``not_whole``, ``too_large``, ``unknown_symbol``,
        ``unknown_choice``, ``not_a_date``, ``too_long``, ``cell_error``,
        ``formula_without_value``, ``merged_cells``, ``missing_id``, ``unknown_row``,
        ``row_twice``, ``missing_row``, ``missing_column``, ``missing_sheet``.
    value
        What stands there, as text, at most 200 characters.
    expected
        What should stand there, in words.
    """

    kind: str
    value: str
    expected: str
    place: Place


@dataclass(frozen=True)
class Remark:
    """Something left aside that the sender should know of: ``extra_sheet``, ``external_links``."""

    kind: str
    words: str
    place: Place


@dataclass(frozen=True)
class Wording:
    """Free text anywhere in a workbook, to be screened: the text and its cell."""

    text: str
    place: Place


@dataclass(frozen=True)
class WorkbookReturn:
    """All that a filled-in workbook says.

    Parameters
    ----------
    area_code, year, framework
        Whose it is, for which reporting year (``2025-26``), and which framework it answers
        (the name of its folder, ``nmspf_c``).
    file
        The file's name.
    language
        The language of the workbook.
    figures
        Every figure of the framework in every quarter and the year, given or not: what is
        left empty has neither value nor symbol.
    narratives
        Words bound to indicators and themes, those of user voice and the workforce included.
    voice
        VOICE-1: which way of gathering feedback (subject) is used at which stage (question).
    workforce
        WORK-4 to WORK-6: yes or no.
    definitions, capabilities, recommendations
        How each indicator is collected and read; the 12 C's; progress on recommendations.
    answers, clearances
        To the queries of the last check.
    misfits, remarks
        What could not be read, and what was left aside.
    """

    area_code: str
    year: str
    framework: str
    file: str
    language: Language
    figures: tuple[Figure, ...]
    narratives: tuple[Narrative, ...]
    voice: tuple[Reply, ...]
    workforce: tuple[Reply, ...]
    definitions: tuple[Reply, ...]
    capabilities: tuple[Reply, ...]
    recommendations: tuple[Reply, ...]
    answers: tuple[Answer, ...]
    clearances: tuple[Clearance, ...]
    misfits: tuple[Misfit, ...]
    remarks: tuple[Remark, ...]

    @property
    def wordings(self) -> Iterator[Wording]:
        """Every free text that was written into the workbook, wherever it stands."""
        for narrative in self.narratives:
            yield Wording(narrative.text, narrative.place)
        lists = (
            self.voice,
            self.workforce,
            self.definitions,
            self.capabilities,
            self.recommendations,
        )
        for reply in (reply for replies in lists for reply in replies):
            if reply.kind == "words":
                yield Wording(reply.answer, reply.place)
        for answer in self.answers:
            yield Wording(answer.text, answer.place)
        for clearance in self.clearances:
            yield Wording(clearance.reason, clearance.place)
