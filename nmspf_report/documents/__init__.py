"""What each report says: its parts, in the order of the framework's themes."""

from nmspf_report.documents.board_headings import board_report
from nmspf_report.documents.brief import (
    brief_about,
    brief_figures,
    brief_gaps,
    brief_messages,
    brief_questions,
)
from nmspf_report.documents.consistency import answers_matrix, consistency
from nmspf_report.documents.indicators import (
    count_return,
    open_return,
    reporting_years,
    save_observations,
    tables_returned,
    what_was_counted,
)
from nmspf_report.documents.journey import childs_journey
from nmspf_report.documents.lists import capabilities, recommendations
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
    foreword,
    reading_guide,
)
from nmspf_report.documents.protection import protection
from nmspf_report.documents.report import Report, open_report
from nmspf_report.documents.slides import slides
from nmspf_report.documents.standing_out import what_stands_out
from nmspf_report.documents.themes import themes
from nmspf_report.documents.variation import variation

__all__ = [
    "Report",
    "about",
    "answers_matrix",
    "at_a_glance",
    "board_report",
    "breaks",
    "brief_about",
    "brief_figures",
    "brief_gaps",
    "brief_messages",
    "brief_questions",
    "capabilities",
    "childs_journey",
    "consistency",
    "count_return",
    "data_coverage",
    "definitions",
    "foreword",
    "methods",
    "open_report",
    "open_return",
    "populations",
    "protection",
    "reading_guide",
    "recommendations",
    "reporting_years",
    "save_observations",
    "slides",
    "tables_returned",
    "themes",
    "timescales",
    "variation",
    "what_stands_out",
    "what_was_counted",
]
