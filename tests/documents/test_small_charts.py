"""Small charts of a section's other indicators: which are drawn, and what is said of each.

200 meetings in Cardiff's year before and 250 in its year: the limits of their ratio leave no change
out, nor do those of the difference of 40% and 90% of 100; 100 and 104, or 50% and 54%, could be
chance.
"""

from dataclasses import replace

from nmspf_report.documents.blocks import Prose
from nmspf_report.documents.small_charts import headlines_at_a_glance, others_of_a_section
from nmspf_report.documents.themes import indicator_blocks
from nmspf_report.figures import Figure
from nmspf_report.figures.lettering import text_width
from nmspf_report.figures.multiples import PANEL_WIDTH
from nmspf_report.periods import Period
from nmspf_report.tables.presented import main_way
from tests.documents.conftest import MakeReport
from tests.tables.little import CARDIFF, LAST_YEAR, WALES, YEAR, framework, observed, read

MEETINGS, TIMELY, STEPS = "S47-1", "S47-1a", "S47-1b"
SECTION = "Section 47 enquiries"
UNCHANGED = (
    "In the next chart, none that can be compared with 2024-25 changed by more than chance would "
    "explain."
)


def unit_of(one):
    return one.figures[0].unit


def indicator(code):
    return framework().by_code[code]


def yearly(code, unit, before, now, area=CARDIFF, **other):
    """Give two years of a figure: a count, or a count and what it is of."""
    return [
        observed(code, unit, area, year, pair if isinstance(pair, tuple) else (pair, None), **other)
        for year, pair in ((LAST_YEAR, before), (YEAR, now))
    ]


def drawn(report, *codes):
    blocks = list(others_of_a_section(report, SECTION, [indicator(code) for code in codes]))
    figures = [one for one in blocks if isinstance(one, Figure)]
    return figures, [one.markdown for one in blocks if isinstance(one, Prose)]


def test_each_has_its_latest_figure_and_a_word_by_the_rules_of_the_sentences(report_on: MakeReport):
    rows = [
        *yearly(MEETINGS, "meetings", 200.0, 250.0),
        *yearly(TIMELY, "meetings", (40.0, 100.0), (90.0, 100.0)),
        *yearly(STEPS, "meetings", (50.0, 100.0), (54.0, 100.0)),
    ]
    (figure,), said = drawn(report_on(CARDIFF, rows), MEETINGS, TIMELY, STEPS)
    assert said == [
        "In the next chart, these changed since 2024-25 by more than chance would explain: "
        "S47-1, S47-1a."
    ]
    assert figure.caption.startswith(f"{SECTION}: other indicators, Cardiff, 2024-25 to 2025-26;")
    latest = {
        MEETINGS: "250 in 2025-26. 2025-26 on 2024-25: up, by more than chance.",
        TIMELY: "90.0% in 2025-26. 2025-26 on 2024-25: up, by more than chance.",
        STEPS: "54.0% in 2025-26. 2025-26 on 2024-25: no more than chance.",
    }
    assert figure.alt.text.partition("from 0. ")[2] == " ".join(
        f"{indicator(code).title} ({code}, meetings): {said}" for code, said in latest.items()
    )
    assert [row[1:] for row in read(figure.table)] == [
        ("200", "250"),
        ("40.0%", "90.0%"),
        ("50.0%", "54.0%"),
    ]


def test_what_is_the_same_is_said_to_be_and_of_what_cannot_be_tested_nothing_is_said(
    report_on: MakeReport,
):
    """Posts are no events; of a first year nothing is compared."""
    rows = [
        *yearly(MEETINGS, "meetings", 200.0, 200.0),
        *yearly("WORK-3b", "full_time_equivalent_posts", (20.0, 80.0), (30.0, 80.0)),
    ]
    report = report_on(CARDIFF, rows)
    (figure,), _ = drawn(report, MEETINGS, "WORK-3b")
    assert figure.alt.text.count("2025-26 on 2024-25:") == 1
    assert "2025-26 on 2024-25: the same." in figure.alt.text
    (first,), told = drawn(replace(report, period=Period(2024)), MEETINGS)
    assert told == [
        "The next chart shows indicators that have no chart of their own; there is no year before "
        "to compare with."
    ]
    assert " on " not in first.alt.text.partition("meetings)")[2]


def test_of_what_is_withheld_or_missing_there_is_no_panel_and_it_is_named(report_on: MakeReport):
    rows = [
        *yearly(MEETINGS, "meetings", 200.0, 250.0),
        *yearly(TIMELY, "meetings", None, None, symbol="c"),
        *yearly(STEPS, "meetings", None, None),
    ]
    (figure,), said = drawn(report_on(CARDIFF, rows), MEETINGS, TIMELY, STEPS)
    assert "S47-1," in figure.alt.text
    assert "S47-1a" not in figure.alt.text
    assert said[-1] == "Of these too little is shown for a chart: S47-1a, S47-1b."


def test_one_without_any_figure_has_no_chart_at_all(report_on: MakeReport):
    rows = yearly(TIMELY, "meetings", None, None, symbol="c")
    assert drawn(report_on(CARDIFF, rows), TIMELY) == (
        [],
        ["Of these too little is shown for a chart: S47-1a."],
    )


def by_quarter(code, counts, area=CARDIFF, of=None):
    quarters = [one for year in (LAST_YEAR, YEAR) for one in year.quarters]
    return [
        observed(code, "meetings", area, quarter, (count, of))
        for quarter, count in zip(quarters, counts, strict=True)
    ]


def test_quarters_are_drawn_where_most_are_there_and_else_years(report_on: MakeReport):
    rows = [
        *yearly(MEETINGS, "meetings", 100.0, 104.0),
        *by_quarter(MEETINGS, [25.0] * 4 + [26.0] * 4),
        *yearly(TIMELY, "meetings", (100.0, 200.0), (104.0, 200.0)),
        *by_quarter(TIMELY, [None] * 5 + [26.0] * 3, of=50.0),
    ]
    (first, second), said = drawn(report_on(CARDIFF, rows), MEETINGS, TIMELY)
    assert "S47-1, Cardiff, 2024-25 Q1 to 2025-26 Q4" in first.caption
    assert "26 in 2025-26 Q4. 2025-26 on 2024-25: no more than chance." in first.alt.text
    assert "S47-1a, Cardiff, 2024-25 to 2025-26" in second.caption
    assert said == [
        UNCHANGED,
        "Shown by year, because most of their quarters are withheld or missing: S47-1a.",
        UNCHANGED,
    ]


def test_the_nation_s_are_drawn_by_year(report_on: MakeReport):
    rows = [
        *yearly(MEETINGS, "meetings", 100.0, 104.0, area=WALES),
        *by_quarter(MEETINGS, [25.0] * 4 + [26.0] * 4, area=WALES),
    ]
    (figure,), said = drawn(report_on(WALES, rows), MEETINGS)
    assert "Wales, 2024-25 to 2025-26;" in figure.caption
    assert said == [
        "The other indicators are drawn by year; their quarters are in the open data.",
        UNCHANGED,
    ]
    (headline,) = headlines_at_a_glance(report_on(WALES, rows), [indicator(MEETINGS)])
    assert isinstance(headline, Figure)
    assert "2024-25 Q1 to 2025-26 Q4" in headline.caption


def test_more_than_a_page_holds_are_parted_as_equally_as_can_be(report_on: MakeReport):
    """13 are 6 and 7, each named by the codes of its first and its last."""
    shares = [one for one in framework().counted if main_way(one, unit_of(one)) == "percentage"]
    counted = shares[:13]
    pair = (20.0, 100.0)
    rows = [row for one in counted for row in yearly(one.code, unit_of(one), pair, pair)]
    figures, _ = drawn(report_on(CARDIFF, rows), *(one.code for one in counted))
    assert [len(one.table.rows) for one in figures] == [6, 7]
    for figure, (first, last) in zip(figures, [(0, 5), (6, 12)], strict=True):
        named = f"{counted[first].code} to {counted[last].code}"
        assert figure.caption.startswith(f"{SECTION}: other indicators, {named}, Cardiff")


def test_a_section_draws_what_no_other_chart_of_it_draws(report_on: MakeReport):
    """Referrals with no further action are a bar of the outcomes of PROT-2a already."""
    outcomes = framework().by_code["PROT-2a"].figures[0].dimensions[0]
    rows = [
        *yearly("PROT-2a", "referrals", (80.0, 100.0), (80.0, 100.0)),
        *(
            row
            for place, code in enumerate(outcomes.labels)
            for row in yearly(
                "PROT-2a",
                "referrals",
                (10.0 + place, 80.0),
                (11.0 + place, 80.0),
                category=outcomes.category(code),
            )
        ),
        *yearly("PROT-2a-i", "referrals", (10.0, 80.0), (11.0, 80.0)),
        *yearly("PROT-5a", "referrals", (12.0, 100.0), (30.0, 100.0)),
    ]
    assert next(iter(outcomes.labels)) == "no_further_action"
    chosen = tuple(map(indicator, ("PROT-2a", "PROT-2a-i", "PROT-5a")))
    blocks = indicator_blocks(report_on(CARDIFF, rows), "Referrals", chosen)
    figures = [one for one in blocks if isinstance(one, Figure)]
    assert [one.id.split("-")[0] for one in figures] == ["composition", "small"]
    assert [row[0].text for row in figures[1].table.rows] == [
        f"{indicator('PROT-5a').title} (PROT-5a, referrals)"
    ]


def test_what_is_said_fits_beneath_its_chart(report_on: MakeReport):
    report = report_on(CARDIFF, yearly(MEETINGS, "meetings", 200.0, 250.0))
    for name in ("changed_up", "changed_down", "chance", "same"):
        words = report.say(f"others.{name}", now="2025-26", before="2024-25")
        assert text_width(words, bold=True) < PANEL_WIDTH
