"""What each report says: its parts, in the order of the framework's themes."""

from nmspf_report.documents.indicators import (
    count_return,
    open_return,
    reporting_years,
    save_observations,
    tables_returned,
    what_was_counted,
)
from nmspf_report.documents.methodology import (
    breaks,
    definitions,
    methods,
    populations,
    timescales,
)
from nmspf_report.documents.overview import (
    about,
    at_a_glance,
    data_coverage,
    reading_guide,
    variation,
)
from nmspf_report.documents.protection import protection
from nmspf_report.documents.report import Report, open_report
from nmspf_report.documents.themes import themes

__all__ = [
    "Report",
    "about",
    "at_a_glance",
    "breaks",
    "count_return",
    "data_coverage",
    "definitions",
    "methods",
    "open_report",
    "open_return",
    "populations",
    "protection",
    "reading_guide",
    "reporting_years",
    "save_observations",
    "tables_returned",
    "themes",
    "timescales",
    "variation",
    "what_was_counted",
]
