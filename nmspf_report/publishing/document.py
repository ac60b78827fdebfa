"""What a document is, between the executed notebook and the page: its details and its blocks."""

from dataclasses import dataclass

from pydantic import BaseModel, ConfigDict, Field

from nmspf_report.locale import Language, text
from nmspf_report.parameters import Edition


class Details(BaseModel):
    """What a notebook says of itself in its metadata, under ``nmspf``."""

    model_config = ConfigDict(frozen=True)

    title: str = Field(min_length=1)
    language: Language
    edition: Edition
    area_name: str
    period_label: str
    notice: str = ""
    framework: str = ""
    # Two pages on paper: set closer, and without contents, for both are seen at a glance.
    is_short: bool = False

    @property
    def is_restricted(self) -> bool:
        """Whether it may not be passed on."""
        return self.edition == "board"

    @property
    def facts(self) -> dict[str, str]:
        """What stands beneath the title: area, period and edition, by their headings."""
        said = {
            "area": self.area_name,
            "period": self.period_label,
            "edition": text(f"publishing.edition_{self.edition}", self.language),
        }
        return {text(f"publishing.{name}", self.language): value for name, value in said.items()}


@dataclass(frozen=True)
class Heading:
    """One line of the contents: level 2 for a section, 3 for a part of it, and so on."""

    level: int
    id: str
    text: str


@dataclass(frozen=True)
class Prose:
    """Text as HTML markup made from markdown; holds no markup of the author's own."""

    markup: str


@dataclass(frozen=True)
class Table:
    """A table as checked HTML.

    Attributes
    ----------
    id
        Its name within the document.
    label
        Such as ``"Table 3"``; empty for the figures beneath a chart.
    caption
        The caption's inner markup.
    rows
        The markup between the caption and the end of the table.
    columns
        How many columns it has.
    indicators
        Whose figures it shows, where their definitions stand in the document.
    """

    id: str
    label: str
    caption: str
    rows: str
    columns: int
    indicators: tuple[str, ...] = ()


@dataclass(frozen=True)
class Chart:
    """A chart as SVG source, with its alternative text and the figures beneath it.

    Attributes
    ----------
    bindings
        Which figures the numbers of the alternative text show (`nmspf_report.bindings`).
    figures
        Every figure that is drawn, as a table.
    figures_elsewhere
        The same, where the table stands beneath another chart of the same figures.
    sharing
        The labels of the charts whose figures the table has; empty where they are of this alone.
    indicators
        As those of a table.
    """

    id: str
    label: str
    caption: str
    alternative_text: str
    bindings: str
    svg: str
    figures: Table | None
    figures_elsewhere: Table | None = None
    sharing: str = ""
    indicators: tuple[str, ...] = ()


@dataclass(frozen=True)
class Code:
    """The source of a code cell, shown because the reader of this document checks it."""

    source: str


Block = Prose | Table | Chart | Code


@dataclass(frozen=True)
class EditableChart:
    """A chart that the reader's own program draws.

    Attributes
    ----------
    figures
        The figures of each line, a row; the names of periods are the columns'.
    alternative_text
        The finding.
    """

    figures: Table
    alternative_text: str


@dataclass(frozen=True)
class Slide:
    """One slide.

    Attributes
    ----------
    title
        Which no other slide of the document has.
    parts
        What is seen, in reading order.
    notes
        The speaker's, as HTML markup.
    """

    title: str
    parts: tuple[Prose | Table | EditableChart, ...]
    notes: str


@dataclass(frozen=True)
class Document:
    """An executed notebook, read and checked, ready to be written in any format.

    Attributes
    ----------
    name
        The notebook it came from, for messages.
    kind
        The notebook's own first heading, such as "Authority report".
    details
        Title, language, edition, area, period and notice.
    contents
        The headings in reading order.
    blocks
        The body in reading order.
    slides
        What is shown in a meeting, where the notebook has slides; no part of the body.
    """

    name: str
    kind: str
    details: Details
    contents: tuple[Heading, ...]
    blocks: tuple[Block, ...]
    slides: tuple[Slide, ...] = ()
