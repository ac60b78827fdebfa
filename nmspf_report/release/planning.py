"""Which documents a release has, of which area, and where each of them stands."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from nmspf_report.geography import Area, Geography
from nmspf_report.locale import Language

Kind = Literal["national", "methodology", "board", "authority", "brief"]
READING_ORDER: tuple[Kind, ...] = ("national", "methodology", "board", "authority", "brief")
FOLDERS: dict[Kind, str] = {"board": "boards", "authority": "authorities", "brief": "briefs"}


@dataclass(frozen=True)
class PlannedDocument:
    """One document of a release, in one language.

    Parameters
    ----------
    kind
        Which notebook in ``reports/`` makes it.
    area
        What it is about.
    language
        What it is written in.
    """

    kind: Kind
    area: Area
    language: Language

    @property
    def name(self) -> str:
        """What it is called on the way, such as ``authority-W06000015-en``."""
        return f"{self.kind}-{self.area.code}-{self.language}"

    @property
    def stem(self) -> Path:
        """Where it stands below the release, without an ending."""
        folder = FOLDERS.get(self.kind)
        place = Path(self.kind) if folder is None else Path(folder, self.area.code)
        return Path(self.language) / place


def plan(
    geography: Geography, languages: Sequence[Language], areas: Sequence[str]
) -> list[PlannedDocument]:
    """Give the documents of a release, in the order in which they are made.

    Parameters
    ----------
    geography
        The areas.
    languages
        In which languages.
    areas
        The codes of the areas wanted; none means all.

    Raises
    ------
    Problem
        If there is no such area.
    """
    wanted = {geography.area(code).code for code in areas} or set(geography.areas)
    documents: list[PlannedDocument] = []
    for language in languages:
        for area in geography.areas.values():
            if area.code in wanted:
                kinds = _kinds(area)
                documents.extend(PlannedDocument(kind, area, language) for kind in kinds)
    return documents


def in_reading_order(documents: Sequence[PlannedDocument]) -> list[PlannedDocument]:
    """Give documents as an index lists them: from the nation's to briefs."""
    return sorted(documents, key=lambda document: READING_ORDER.index(document.kind))


def _kinds(area: Area) -> tuple[Kind, ...]:
    if area.level == "nation":
        return ("national", "methodology")
    return ("board",) if area.level == "region" else ("authority", "brief")
