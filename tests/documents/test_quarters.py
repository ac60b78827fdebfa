"""What quarters show is said beside the year: a signal, that there is none, that most are gone."""

import pytest

from nmspf_report.documents import at_a_glance
from nmspf_report.documents.blocks import Prose
from nmspf_report.documents.quarters import shows_quarters, what_quarters_show
from nmspf_report.documents.themes import theme_blocks
from nmspf_report.returns.manifest import DefinitionChange, Manifest
from tests.documents.conftest import MakeReport
from tests.tables.little import (
    BOARD,
    CARDIFF,
    LAST_YEAR,
    QUARTERS,
    WALES,
    YEAR,
    framework,
    observed,
)

INDICATOR = framework().by_code["S47-2"]


def enquiries(values):
    """Enquiries in each quarter, None where the count is withheld, and a hundred in the year."""
    rows = [
        observed("S47-2", "enquiries", CARDIFF, quarter, (value, None), population=10_000.0)
        | ({"symbol": "c"} if value is None else {})
        for quarter, value in zip(QUARTERS, values, strict=True)
    ]
    return [
        *rows,
        observed("S47-2", "enquiries", CARDIFF, YEAR, (100.0, None), population=10_000.0),
    ]


def changed(indicator: str) -> Manifest:
    """Say that Cardiff counts something else from the first quarter of the second year on."""
    change = DefinitionChange(indicators=(indicator,), since="2025-26-Q1", change="Visits too.")
    return Manifest(
        area_code=CARDIFF, framework="nmspf_c", quarters=tuple(one.label for one in QUARTERS),
        records_from={}, definition_changes=(change,),
    )  # fmt: skip


def test_quarters_that_vary_as_usual_signal_nothing(report_on: MakeReport):
    values = [20.0 + place % 2 for place in range(len(QUARTERS))]
    said = what_quarters_show(report_on(CARDIFF, enquiries(values)), INDICATOR)
    assert said == ["The quarters signal no lasting change: all vary within their usual limits."]


def test_a_quarter_outside_the_limits_is_named(report_on: MakeReport):
    # Steps of 0 and one of 40 in the middle and back: the mean step is 80 / 7 = 11.4, and the upper
    # limit 25 + 2.66 x 11.4 = 55.4.
    values = [20.0] * 4 + [60.0] + [20.0] * 3
    (said,) = what_quarters_show(report_on(CARDIFF, enquiries(values)), INDICATOR)
    assert said == "What stands out among the quarters: Above the upper limit: 2025-26 Q1."


@pytest.mark.parametrize(("withheld", "shown"), [(4, True), (5, False)])
def test_where_most_quarters_are_withheld_none_are_drawn(
    report_on: MakeReport, withheld: int, shown: bool
):
    # Eight quarters: of four that are left a picture is drawn, of three none.
    values = [None] * withheld + [20.0] * (len(QUARTERS) - withheld)
    report = report_on(CARDIFF, enquiries(values))
    assert shows_quarters(report, INDICATOR) is shown
    words = "\n".join(
        block.markdown
        for block in (*theme_blocks(report, INDICATOR.theme), *at_a_glance(report).blocks)
        if isinstance(block, Prose)
    )
    assert ("the chart is by year" in words) is not shown
    assert ("withheld or missing: S47-2" in words) is not shown


@pytest.mark.parametrize("area", [CARDIFF, BOARD, WALES])
def test_what_an_authority_changed_parts_the_quarters_of_all_that_hold_it(
    report_on: MakeReport, area: str
):
    """Sixty from one quarter on is far outside; what counts something else cannot stand out."""
    values = [20.0] * 4 + [60.0] * 4
    rows = [{**row, "area_code": area} for row in enquiries(values)]
    signalled = what_quarters_show(report_on(area, rows, [changed("PROT-1")]), INDICATOR)
    assert signalled != []
    assert what_quarters_show(report_on(area, rows, [changed("S47-2")]), INDICATOR) == []


def test_what_stood_out_in_earlier_years_alone_is_said_to_be_of_then(report_on: MakeReport):
    # As above, but the quarter that is outside is one of the year before.
    values = [20.0] * 2 + [60.0] + [20.0] * 5
    (said,) = what_quarters_show(report_on(CARDIFF, enquiries(values)), INDICATOR)
    assert said == (
        "No quarter of 2025-26 stands out. Before it: Above the upper limit: 2024-25 Q3."
    )


def test_a_year_that_changed_while_its_quarters_vary_as_usual_is_one_to_watch(
    report_on: MakeReport,
):
    values = [20.0 + place % 2 for place in range(len(QUARTERS))]
    before = observed("S47-2", "enquiries", CARDIFF, LAST_YEAR, (50.0, None), population=10_000.0)
    (said,) = what_quarters_show(report_on(CARDIFF, [*enquiries(values), before]), INDICATOR)
    assert said == (
        "Each quarter still lies within the usual range: one to watch, not yet a lasting change."
    )


def test_of_a_year_that_changed_it_is_not_said_that_no_quarter_ever_stood_out(
    report_on: MakeReport,
):
    before = observed("S47-2", "enquiries", CARDIFF, LAST_YEAR, (50.0, None), population=10_000.0)
    rows = [*enquiries([20.0] * 2 + [60.0] + [20.0] * 5), before]
    (said,) = what_quarters_show(report_on(CARDIFF, rows), INDICATOR)
    assert said == (
        "No quarter of 2025-26 stands out. Before it: Above the upper limit: 2024-25 Q3."
    )
