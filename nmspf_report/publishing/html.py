"""Writing a document as one self-contained HTML page: no script, nothing fetched."""

from pathlib import Path
from urllib.parse import quote

from nmspf_report.locale import text
from nmspf_report.publishing.document import Chart, Code, Document, Prose, Table
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
    details = document.details

    def message(name: str, **values: object) -> str:
        return text(f"publishing.{name}", details.language, **values)

    return (
        templates()
        .get_template("page.html.jinja")
        .render(
            document=document,
            details=details,
            language=details.language,
            title=details.title,
            notice=details.notice,
            restricted=details.is_restricted,
            stylesheet=stylesheet(),
            message=message,
            image_source=_data_uri,
            kind_of=kind_of,
        )
    )


def kind_of(block: Prose | Table | Chart | Code) -> str:
    """Name a block's kind, as the templates call their macros."""
    return type(block).__name__.lower()


def _data_uri(chart: Chart) -> str:
    """Carry the chart in the page; percent-encoding is a quarter shorter than base64."""
    return "data:image/svg+xml," + quote(chart.svg, safe=PLAIN_IN_DATA_URI)
