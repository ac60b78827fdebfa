"""A passage: words of an authority, bound to an indicator or theme, an area and a period."""

from dataclasses import dataclass

from nmspf_report.locale import Language

CAVEAT = "caveat"
"""The heading of an answer to a query about a figure, which travels with the figure."""

FOREWORD = "foreword"
"""The subject and the heading of what whoever presents a release says before all else."""

HEADINGS = (
    FOREWORD,
    CAVEAT,
    "key_issues",
    "implications",
    "what_changed",
    "planned",
    "ticked",
    "other_mechanisms",
    "answer",
    "deficits",
    "description",
    "who_decides",
    "use",
    "how_it_works",
    "how_measured",
    "themes",
    "message_1",
    "message_2",
    "message_3",
    "challenges",
    "priorities",
    "actions",
    "change_1",
    "change_2",
    "change_3",
)
"""What a passage can tell of its subject, in the order in which it is read."""


@dataclass(frozen=True)
class Passage:
    """Words of an authority that may be published, or the mark of what was held back.

    Parameters
    ----------
    area_code
        Whose words they are; the nation's, of those who present the release.
    subject
        The code of an indicator or of a theme, or `FOREWORD`.
    heading
        What they tell of it, one of `HEADINGS`.
    period
        The label of a year or of a quarter.
    language
        What they are written in.
    text
        Lines, each a paragraph, with references to figures in them
        (`nmspf_report.narrative.grammar`).
    """

    area_code: str
    subject: str
    heading: str
    period: str
    language: Language
    text: str

    @property
    def place(self) -> tuple[str, str, str]:
        """What tells it from the other passages of its area in its language."""
        return self.subject, self.heading, self.period


def reading_order(passage: Passage) -> tuple[str, str, int, str, str]:
    """Give the key by which passages are sorted: by area and subject, then as they are read."""
    rank = HEADINGS.index(passage.heading)
    return passage.area_code, passage.subject, rank, passage.period, passage.language
