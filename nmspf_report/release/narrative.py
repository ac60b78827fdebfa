"""The words of a run's returns as they may be published: passages, statements, notes."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

import pandas as pd

from nmspf_report.checking.caveats import caveats
from nmspf_report.checking.findings import query_id
from nmspf_report.dataset.notes import MISSING, NOTE_COLUMNS, READING, SEPARATOR
from nmspf_report.framework.model import Framework
from nmspf_report.locale import Language
from nmspf_report.narrative.clearing import RULE, cleared, suspicion_key
from nmspf_report.narrative.passages import CAVEAT, FOREWORD, HEADINGS, Passage, reading_order
from nmspf_report.narrative.preparing import prepare
from nmspf_report.narrative.screening import Suspicion
from nmspf_report.narrative.stated import IN_NOTES, Stated, all_stated
from nmspf_report.narrative.statements import Statement, statement_order
from nmspf_report.periods import Period
from nmspf_report.release.sent import Sent
from nmspf_report.release.ticked import ticked_in
from nmspf_report.returns.narrative import read_sent_narrative
from nmspf_report.returns.workbook.model import WorkbookReturn


@dataclass(frozen=True)
class Words:
    """A text of a return, and what is known of it.

    Parameters
    ----------
    area_code, language, text
        Whose words, in which language.
    where
        What tells the text from the others of its return: of a passage its subject, its heading
        and its period; of others in a workbook their sheet and cell.
    period
        What a reference without a period means in it.
    """

    area_code: str
    where: tuple[str, ...]
    language: Language
    text: str
    period: str


@dataclass(frozen=True)
class Publisher:
    """Makes of the words of returns what may be published.

    Parameters
    ----------
    framework
        Whose figures they can refer to.
    periods
        Those of the release.
    threshold
        Counts below it are suspicious.
    reasons
        By area, the ids of the suspicions that have been cleared.
    """

    framework: Framework
    periods: Sequence[Period]
    threshold: int
    reasons: dict[str, frozenset[str]]

    def publishable(self, words: Words) -> str:
        """Give a text as it may be published."""

        def is_cleared(cleaned: str, suspicion: Suspicion) -> bool:
            key = suspicion_key(words.where, cleaned, suspicion)
            return query_id(RULE, words.area_code, *key) in self.reasons[words.area_code]

        labels = [period.label for period in self.periods]
        prepared = prepare(
            words.text, self.framework, words.period, labels, is_cleared, self.threshold
        )
        return prepared.text

    def passages(self, sent: Sent, counted: pd.DataFrame) -> tuple[Passage, ...]:
        """Give every passage of a run that is bound to what the release has.

        Parameters
        ----------
        sent
            The returns.
        counted
            Observations counted from their records, by which answers to queries find the
            figures that they are about.
        """
        told = (words for words in _passages(sent) if words.text.strip())
        bound = {words_place(words): words for words in told if self._is_bound(words)}
        passages = [self._passage(words) for words in bound.values()]
        passages.extend(self._ticked(sent))
        passages.extend(self._caveats(sent, counted))
        return tuple(sorted((one for one in passages if one.text), key=reading_order))

    def notes(self, notes: pd.DataFrame) -> pd.DataFrame:
        """Give the notes of case-level returns with their words as they may be published."""
        last = self.periods[-1].label
        words = [
            self.publishable(Words(area, (indicators, kind, since), "en", said, since or last))
            for area, kind, indicators, since, said in notes[NOTE_COLUMNS].itertuples(index=False)
        ]
        return notes.assign(words=words)

    def notes_of_workbooks(
        self, workbooks: Sequence[WorkbookReturn], case_level: Collection[str] = ()
    ) -> pd.DataFrame:
        """Give what workbooks say of how definitions are read, and the quarters they lack.

        Parameters
        ----------
        workbooks
            Those of a run.
        case_level
            The codes of authorities whose figures come from case-level returns: of these a
            workbook says how definitions are read, and not which quarters there are.
        """
        areas = dict.fromkeys(workbook.area_code for workbook in workbooks)
        rows: list[tuple[str, ...]] = []
        for area in areas:
            own = [workbook for workbook in workbooks if workbook.area_code == area]
            rows.extend(self._readings(max(own, key=lambda workbook: workbook.year)))
            if area not in case_level:
                rows.extend(self._missing(area, own))
        return pd.DataFrame(rows, columns=NOTE_COLUMNS)

    def statements(self, sent: Sent) -> tuple[Statement, ...]:
        """Give what returns say in their lists of the release's years; the workbook's stands."""
        labels = {period.label for period in self.periods}
        lists = (
            (manifest.area_code, lists)
            for manifest in sent.manifests
            for lists in read_sent_narrative(sent.case_level_folder(manifest.area_code)).lists
        )
        told = (
            self._statement(stated)
            for stated in all_stated(lists, sent.workbooks, self.framework)
            if stated.statement.period in labels
        )
        return tuple(sorted((one for one in told if one.answer), key=statement_order))

    def _statement(self, stated: Stated) -> Statement:
        """Give a statement; of its answer, what is nobody's own words is as it is."""
        told, place = stated.statement, stated.place
        if told.kind != "words":
            return told
        where = (place.sheet, place.cell)
        words = Words(told.area_code, where, told.language, told.answer, told.period)
        return replace(told, answer=self.publishable(words))

    def _readings(self, workbook: WorkbookReturn) -> Iterator[tuple[str, ...]]:
        """Give how definitions are read; indicators that are read alike stand together."""
        readings: dict[str, list[str]] = {}
        for reply in workbook.definitions:
            if reply.question == IN_NOTES and reply.answer.strip():
                where = (reply.place.sheet, reply.place.cell)
                words = Words(
                    workbook.area_code, where, workbook.language, reply.answer, workbook.year
                )
                readings.setdefault(self.publishable(words), []).append(reply.subject)
        for said, codes in readings.items():
            yield workbook.area_code, READING, SEPARATOR.join(codes), "", said

    def _missing(self, area: str, workbooks: Iterable[WorkbookReturn]) -> Iterator[tuple[str, ...]]:
        """Give the quarters of the release for which no workbook has any figure."""
        figures = (figure for workbook in workbooks for figure in workbook.figures)
        sent = {figure.period for figure in figures if figure.value is not None}
        for period in self.periods:
            if not period.is_year and period.label not in sent:
                yield area, MISSING, "", period.label, ""

    def _ticked(self, sent: Sent) -> Iterator[Passage]:
        """Give what was ticked in the workbooks of the release's years: nobody's own words."""
        labels = {period.label for period in self.periods}
        for workbook in sent.workbooks:
            if workbook.year in labels:
                yield from ticked_in(workbook, self.framework)

    def _caveats(self, sent: Sent, counted: pd.DataFrame) -> Iterator[Passage]:
        """Give the answers to queries, those about one figure in one passage."""
        labels = {period.label for period in self.periods}
        answered: dict[tuple[str, str, str, Language], dict[str, None]] = {}
        for caveat in caveats(sent.workbooks, counted):
            workbook, place = caveat.workbook, caveat.answer.place
            if caveat.indicator in self.framework.by_code and caveat.period in labels:
                where = (place.sheet, place.cell)
                area, language = workbook.area_code, workbook.language
                words = Words(area, where, language, caveat.answer.text, caveat.period)
                about = (area, caveat.indicator, caveat.period, language)
                answered.setdefault(about, {})[self.publishable(words)] = None
        for (area, indicator, period, language), told in answered.items():
            yield Passage(area, indicator, CAVEAT, period, language, "\n".join(told))

    def _passage(self, words: Words) -> Passage:
        subject, heading, period = words.where
        return Passage(
            words.area_code, subject, heading, period, words.language, self.publishable(words)
        )

    def _is_bound(self, words: Words) -> bool:
        """Tell whether all that stands beside a text is of ours: nobody's words get in there."""
        subject, heading, period = words.where
        is_known = subject in self.framework.by_code or subject in self.framework.themes
        in_release = period in {one.label for one in self.periods}
        return is_known and heading in HEADINGS and heading != FOREWORD and in_release


def publisher(
    sent: Sent, framework: Framework, periods: Sequence[Period], threshold: int
) -> Publisher:
    """Give the publisher of a run's words, who knows what its returns clear.

    Raises
    ------
    Problem
        If the ``narrative.yml`` of a case-level return is not as it must be.
    """
    codes = {
        *(manifest.area_code for manifest in sent.manifests),
        *(workbook.area_code for workbook in sent.workbooks),
    }
    return Publisher(
        framework, periods, threshold, {code: _cleared(sent, code) for code in sorted(codes)}
    )


def words_place(words: Words) -> tuple[str, tuple[str, ...], Language]:
    """Give what tells words from all others of a run."""
    return words.area_code, words.where, words.language


def _passages(sent: Sent) -> Iterator[Words]:
    """Give every passage; of two on the same, the workbook's comes last, and so stands."""
    for manifest in sent.manifests:
        code = manifest.area_code
        for passage in read_sent_narrative(sent.case_level_folder(code)).passages:
            where = (passage.subject, passage.heading, passage.period)
            yield Words(code, where, passage.language, passage.text, passage.period)
    for workbook in sent.workbooks:
        for told in workbook.narratives:
            where = (told.subject, told.heading, told.period)
            yield Words(workbook.area_code, where, told.language, told.text, told.period)


def _cleared(sent: Sent, area_code: str) -> frozenset[str]:
    """Give the ids of the suspicions that an authority has cleared with a reason."""
    given = [
        (clearance.finding, clearance.reason)
        for workbook in sent.workbooks_of(area_code)
        for clearance in workbook.clearances
    ]
    if any(manifest.area_code == area_code for manifest in sent.manifests):
        narrative = read_sent_narrative(sent.case_level_folder(area_code))
        given.extend((one.finding, one.reason) for one in narrative.clearances)
    return cleared(given)
