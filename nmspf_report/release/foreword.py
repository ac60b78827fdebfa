"""The foreword of a release: the words of whoever presents it, bound and screened as all words."""

from collections.abc import Collection
from dataclasses import replace

from pydantic import Field

from nmspf_report.checking.findings import query_id
from nmspf_report.dataset.storage import Dataset
from nmspf_report.definitions import Definition, DefinitionFile
from nmspf_report.locale import Language
from nmspf_report.narrative.clearing import RULE, cleared, suspicion_key
from nmspf_report.narrative.grammar import NUMBER_LEFT_OUT
from nmspf_report.narrative.passages import FOREWORD, Passage, reading_order
from nmspf_report.narrative.preparing import Prepared, prepare
from nmspf_report.narrative.screening import Suspicion
from nmspf_report.parameters import Parameters
from nmspf_report.periods import periods_of_years
from nmspf_report.problems import Problem
from nmspf_report.resources import locate
from nmspf_report.returns.narrative import SentClearance


class Foreword(Definition):
    """A foreword in one language.

    Parameters
    ----------
    text
        The words; a line is a paragraph. Figures stand in them as references
        (``docs/narrative.md``), and are those of the nation.
    language
        What they are written in.
    """

    text: str = Field(min_length=1)
    language: Language = "en"


class ReleaseWords(Definition):
    """The narrative file of a run.

    Parameters
    ----------
    foreword
        In each language in which there is one.
    clearances
        Why words that screening holds back may be published after all.
    """

    foreword: tuple[Foreword, ...] = ()
    clearances: tuple[SentClearance, ...] = ()


def with_foreword(dataset: Dataset, parameters: Parameters) -> Dataset:
    """Give a dataset with the foreword that a run's narrative file has, among its passages.

    Unlike a return, which others sent, the file is of whoever builds: what may not be published
    as it stands is refused, and not held back or left out.

    Parameters
    ----------
    dataset
        The data of the release.
    parameters
        The run; without a narrative file the dataset stays as it is.

    Raises
    ------
    Problem
        If the file is not there or not as it must be; if its words may tell who somebody is, hold
        a number that is bound to no figure, or refer to a figure that there is not.
    """
    if parameters.narrative is None:
        return dataset
    file = DefinitionFile(locate(parameters.narrative), parameters.narrative)
    words = file.read_as(ReleaseWords)
    reasons = cleared((one.finding, one.reason) for one in words.clearances)
    passages = [_passage(one, dataset, parameters, reasons) for one in words.foreword]
    together = sorted((*dataset.narrative, *passages), key=reading_order)
    return replace(dataset, narrative=tuple(together))


def _passage(
    foreword: Foreword, dataset: Dataset, parameters: Parameters, reasons: Collection[str]
) -> Passage:
    nation, year = dataset.geography.nation.code, parameters.last_year
    where = (FOREWORD, FOREWORD, year)

    def number_of(cleaned: str, suspicion: Suspicion) -> str:
        return query_id(RULE, nation, *suspicion_key(where, cleaned, suspicion))

    found: dict[str, str] = {}

    def is_cleared(cleaned: str, suspicion: Suspicion) -> bool:
        finding = number_of(cleaned, suspicion)
        if finding not in reasons:
            found[finding] = suspicion.shown
        return finding in reasons

    periods = [period.label for period in periods_of_years(*parameters.years)]
    threshold = parameters.disclosure.threshold
    made = prepare(foreword.text, dataset.framework, year, periods, is_cleared, threshold)
    _refuse(made, found, parameters.narrative or "")
    return Passage(nation, FOREWORD, FOREWORD, year, foreword.language, made.text)


def _refuse(made: Prepared, found: dict[str, str], where: str) -> None:
    """Refuse words that may not stand as they are.

    Raises
    ------
    Problem
        With what is wrong first.
    """
    if found:
        words = "; ".join(f"{shown} ({finding})" for finding, shown in found.items())
        raise Problem("foreword_tells_of_somebody", where=where, words=words)
    if made.faults:
        words = ", ".join(fault.written for fault in made.faults)
        raise Problem("foreword_figure_not_found", where=where, words=words)
    if NUMBER_LEFT_OUT in made.text:
        raise Problem("foreword_with_numbers", where=where)
