"""What a build refuses before it begins: better now than when everything has been counted."""

from collections.abc import Sequence
from pathlib import Path

from nmspf_report.auditing.record import RECORD
from nmspf_report.geography import read_geography
from nmspf_report.locale import Language, number, translated_share
from nmspf_report.problems import Problem
from nmspf_report.release.planning import plan
from nmspf_report.release.unchanged import Asked


def refuse_early(asked: Asked) -> None:
    """Refuse what can be told not to end well from what is asked for alone.

    Raises
    ------
    Problem
        If a language is not translated, there is no such area, or something else that is asked
        for would tell which areas are hidden.
    """
    _refuse_untranslated(asked.parameters.languages)
    _refuse_unknown_areas(asked)
    _refuse_what_tells_areas(asked)


def _refuse_untranslated(languages: Sequence[Language]) -> None:
    for language in languages:
        share = translated_share(language)
        if share < 1:
            raise Problem("untranslated", asked=language, share=number(100 * share))


def _refuse_unknown_areas(asked: Asked) -> None:
    """Refuse areas before anything is counted; published tables bring theirs, and tell later."""
    if asked.parameters.geography is not None:
        plan(read_geography(asked.parameters.geography), ("en",), asked.areas)


def _refuse_what_tells_areas(asked: Asked) -> None:
    """Refuse to hide areas where something else that is asked for would tell them."""
    if not asked.parameters.anonymise:
        return
    if asked.parameters.edition == "board":
        raise Problem("anonymous_board_edition")
    if asked.ledger is not None:
        raise Problem("anonymous_ledger")
    if asked.parameters.geography is not None:
        geography = read_geography(asked.parameters.geography)
        for code in asked.areas:
            if geography.area(code).level == "region":
                raise Problem("anonymous_region", area=code)


def refuse_foreign_folder(out: Path) -> None:
    """Refuse a folder in which there is something that no release has.

    Raises
    ------
    Problem
        If it is such a folder, or none.
    """
    if not out.exists():
        return
    if not out.is_dir():
        raise Problem("not_a_release_folder", where=out)
    ours = {"index.html", "data", "notebooks", "en", "cy", RECORD}
    foreign = sorted(path.name for path in out.iterdir() if path.name not in ours)
    if foreign:
        raise Problem("not_a_release_folder", where=out / foreign[0])
