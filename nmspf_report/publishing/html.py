"""Writing a document as one self-contained HTML page: nothing fetched, no script needed."""

from html import escape
from pathlib import Path
from typing import Any
from urllib.parse import quote

from nmspf_report.bindings import ATTRIBUTE
from nmspf_report.locale import text
from nmspf_report.publishing.compacting import compact
from nmspf_report.publishing.defining import links
from nmspf_report.publishing.document import Chart, Code, Document, Prose, Table
from nmspf_report.publishing.drawings import drawings_of
from nmspf_report.publishing.theme import stylesheet, templates
from nmspf_report.writing import write_whole

# What may stand as it is in a data URI within a quoted attribute; the rest is percent-encoded.
PLAIN_IN_DATA_URI = " !$()*+,-./:;=?@[]^_`{|}~"


def write_html(document: Document, path: Path) -> None:
    """Write a document as an HTML page.

    Parameters
    ----------
    document
        What `read_document` gives.
    path
        The file to write; it is written whole or not at all.

    Raises
    ------
    OSError
        If the file cannot be written.
    """
    write_whole(path, render_html(document).encode("utf-8"))


def render_html(document: Document) -> str:
    """Give the page's source."""
    return compact(templates().get_template("page.html.jinja").render(context_of(document)))


def context_of(document: Document) -> dict[str, Any]:
    """Give what the templates of a page are filled in with."""
    details = document.details
    charts = [block for block in document.blocks if isinstance(block, Chart)]
    drawings = drawings_of(chart.svg for chart in charts)
    drawn = dict(zip((chart.id for chart in charts), drawings.charts, strict=True))

    def message(name: str, **values: object) -> str:
        return text(f"publishing.{name}", details.language, **values)

    return {
        "document": document,
        "details": details,
        "language": details.language,
        "title": details.title,
        "notice": details.notice,
        "restricted": details.is_restricted,
        "stylesheet": stylesheet(),
        "message": message,
        "letters": drawings.letters,
        "picture": lambda chart: _picture(chart, drawn[chart.id]),
        "kind_of": kind_of,
        "links": lambda indicators: links(indicators, details.language),
    }


def kind_of(block: Prose | Table | Chart | Code) -> str:
    """Name a block's kind, as the templates call their macros."""
    return type(block).__name__.lower()


def image(chart: Chart, source: str) -> str:
    """Give a chart as an image with its alternative text."""
    words, figures = escape(chart.alternative_text), escape(chart.bindings)
    return f'<img src="{source}" alt="{words}" {ATTRIBUTE}="{figures}">'


def _picture(chart: Chart, drawn: str | None) -> str:
    """Give a chart as it stands in a page: drawn in it, or another's drawing as an image."""
    if drawn is None:
        return image(chart, _data_uri(chart))
    words, figures = escape(chart.alternative_text), escape(chart.bindings)
    return f'<div role="img" aria-label="{words}" {ATTRIBUTE}="{figures}">{drawn}</div>'


def _data_uri(chart: Chart) -> str:
    """Carry the chart in the page; percent-encoding is a quarter shorter than base64."""
    return "data:image/svg+xml," + quote(chart.svg, safe=PLAIN_IN_DATA_URI)
