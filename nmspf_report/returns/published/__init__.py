"""Published tables of counts, read through a mapping that says which column is what."""

from nmspf_report.returns.published.findings import Finding
from nmspf_report.returns.published.reading import PublishedReturn, read_published

__all__ = ["Finding", "PublishedReturn", "read_published"]
