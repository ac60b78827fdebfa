"""Charts, each with its alternative text and the table of its figures.

Every builder takes the estimates (`nmspf_report.statistics.estimates`), the framework and the
geography, and gives a `Figure`: SVG whose bytes depend on the figures alone.
"""

from nmspf_report.figures.areas import between_areas
from nmspf_report.figures.composition import composition
from nmspf_report.figures.control import control_chart
from nmspf_report.figures.figure import Figure, sharing_a_table
from nmspf_report.figures.funnel import areas_outside, funnel_plot
from nmspf_report.figures.hexagons import has_hexagons, hexagon_map
from nmspf_report.figures.journey import journey_flow
from nmspf_report.figures.multiples import NOTHING_SAID, Said, small_multiples
from nmspf_report.figures.trend import trend

__all__ = [
    "NOTHING_SAID",
    "Figure",
    "Said",
    "areas_outside",
    "between_areas",
    "composition",
    "control_chart",
    "funnel_plot",
    "has_hexagons",
    "hexagon_map",
    "journey_flow",
    "sharing_a_table",
    "small_multiples",
    "trend",
]
