"""Tables for reading, built from estimates.

Every builder takes the estimates (`nmspf_report.statistics.estimates`), the framework and the
geography, and gives a `Table`: plain text cells, each figure written and rounded once.
"""

from nmspf_report.tables.areas import area_table
from nmspf_report.tables.categories import category_table
from nmspf_report.tables.coverage import coverage_table
from nmspf_report.tables.indicators import indicator_table
from nmspf_report.tables.series import series_table
from nmspf_report.tables.table import Column, Table

__all__ = [
    "Column",
    "Table",
    "area_table",
    "category_table",
    "coverage_table",
    "indicator_table",
    "series_table",
]
