"""Preparing text for release: held back where it may tell who somebody is, and then made safe."""

from collections.abc import Callable, Collection
from dataclasses import dataclass

from nmspf_report.framework.model import Framework
from nmspf_report.narrative.bare_numbers import without_bare_numbers
from nmspf_report.narrative.grammar import FIGURE_NOT_FOUND, HELD_BACK
from nmspf_report.narrative.references import Fault, faults_in, read_references
from nmspf_report.narrative.screening import Suspicion, screen
from nmspf_report.narrative.wording import clean

IsCleared = Callable[[str, Suspicion], bool]
"""Tells, of a cleaned text and a suspicion in it, whether it has been cleared with a reason."""


@dataclass(frozen=True)
class Prepared:
    """A text as it may be published, and what holds it back.

    Parameters
    ----------
    text
        What may be published; `HELD_BACK` where a suspicion has not been cleared.
    suspicions
        Those that have not been cleared.
    faults
        The references to figures that there are not.
    """

    text: str
    suspicions: tuple[Suspicion, ...]
    faults: tuple[Fault, ...]


def prepare(
    text: str,
    framework: Framework,
    period: str,
    periods: Collection[str],
    is_cleared: IsCleared,
    threshold: int,
) -> Prepared:
    """Prepare a text of a return for release.

    Parameters
    ----------
    text
        As it was returned.
    framework
        Whose figures it can refer to.
    period
        That of the text.
    periods
        The periods of the release.
    is_cleared
        Whether a suspicion has been cleared.
    threshold
        Counts below it are suspicious.
    """
    cleaned = clean(text)
    suspicions = tuple(
        found for found in screen(cleaned, threshold) if not is_cleared(cleaned, found)
    )
    faults = tuple(faults_in(read_references(cleaned, framework, period, periods)))
    if suspicions:
        return Prepared(HELD_BACK, suspicions, faults)
    return Prepared(without_bare_numbers(_without_faults(cleaned, faults)), (), faults)


def _without_faults(text: str, faults: Collection[Fault]) -> str:
    """Put a mark in the place of each reference to no figure; a lone brace becomes a bracket."""
    for fault in sorted(faults, key=lambda one: -one.start):
        instead = FIGURE_NOT_FOUND
        if fault.kind == "lone_brace":
            instead = "(" if fault.written == "{" else ")"
        text = text[: fault.start] + instead + text[fault.end :]
    return text
