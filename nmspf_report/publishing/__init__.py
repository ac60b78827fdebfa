"""The built-in renderer: executed notebooks become accessible HTML pages, PDFs and an index."""

from nmspf_report.publishing.document import Document
from nmspf_report.publishing.html import write_html
from nmspf_report.publishing.index import IndexEntry, write_index
from nmspf_report.publishing.pdf import write_pdf
from nmspf_report.publishing.reading import read_document

__all__ = [
    "Document",
    "IndexEntry",
    "read_document",
    "write_html",
    "write_index",
    "write_pdf",
]
