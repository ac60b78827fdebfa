"""What a figure is made of: its parts in words, and which of them changed by more than chance.

Wilson's 95% limits of parts of 200, from his formula: 35% is 28.7% to 41.8%, 36% is 29.7% to
42.9%, 45% is 38.3% to 51.9%. Newcombe's limits of the difference follow from them: of 45% less 36%
they begin at 9 - sqrt(6.7² + 6.9²) = -0.6 percentage points, and leave no change in; of 45% less
35% at 10 - sqrt(6.7² + 6.8²) = 0.4, and leave it out. So too of 20% less 30% (15.0% to 26.1%,
24.1% to 36.7%): they end at -10 + sqrt(6.1² + 5.9²) = -1.5.
"""

import pytest

from nmspf_report.bindings import unmark
from nmspf_report.documents import divisions, sentences
from nmspf_report.returns.manifest import DefinitionChange, Manifest
from tests.documents.conftest import MakeReport
from tests.tables.little import BOARD, CARDIFF, LAST_YEAR, WALES, YEAR, framework, observed

VALE = "W06000014"
SOURCES = framework().by_code["PROT-3"]
SOURCE = SOURCES.measures[0].dimensions[0]
FIRST, *REST = [code for code in SOURCE.labels if code not in ("police", "education")]
NAMED_FIRST = SOURCE.labels[FIRST][:1].upper() + SOURCE.labels[FIRST][1:]
BACK = framework().by_code["PROG-5a"]
REMOVED = framework().by_code["OUT-1b"]
FEEDBACK = framework().by_code["VOICE-4b"]
WITHHELD = "withheld so that nobody can be identified"
BEFORE = {"police": 70.0, FIRST: 60.0, "education": 60.0, "not_recorded": 10.0}
NOW = {"police": 90.0, FIRST: 40.0, "education": 60.0, "not_recorded": 10.0}
LEVEL = (
    f"**{SOURCES.title}**: of 200 referrals in 2025-26 the largest groups are Police 90 (45.0%), "
    f"Education 60 (30.0%), {NAMED_FIRST} 40 (20.0%). Not recorded: 10 (5.0%)."
)


def by_source(period, counts, area=CARDIFF, withheld=(), base=200.0):
    """Referrals by source; of what is withheld the count is missing."""
    whole = observed("PROT-3", "referrals", area, period, (200.0, None))
    codes = [*SOURCE.labels, "not_recorded"]
    return [whole] + [
        observed(
            "PROT-3",
            "referrals",
            area,
            period,
            (None if code in withheld else counts.get(code, 0.0), base),
            category=f"source:{code}",
            symbol="c" if code in withheld else "",
        )
        for code in codes
    ]


def said_of(report, indicator=SOURCES, dimension=0):
    measure = indicator.measures[0]
    division = measure.dimensions[dimension]
    return unmark(divisions.what_it_is_made_of(report, indicator, measure.unit, division))


def said_of_change(report):
    return said_of(report).removeprefix(LEVEL).strip()


def test_the_largest_groups_are_told_with_what_is_not_recorded(report_on: MakeReport):
    assert said_of(report_on(CARDIFF, by_source(YEAR, NOW))) == LEVEL


def test_every_number_names_the_part_that_it_is_of(report_on: MakeReport):
    report = report_on(CARDIFF, by_source(LAST_YEAR, BEFORE) + by_source(YEAR, NOW))
    said = divisions.what_it_is_made_of(report, SOURCES, "referrals", SOURCE)
    key = f"PROT-3|source:police|{CARDIFF}|%s|referrals|%s"
    assert f"[90](figure:{key % ('2025-26', 'numerator')})" in said
    assert f"[45.0](figure:{key % ('2025-26', 'percentage')})" in said
    assert f"[35.0](figure:{key % ('2024-25', 'percentage')})" in said


def test_the_parts_that_changed_beyond_chance_are_named(report_on: MakeReport):
    report = report_on(CARDIFF, by_source(LAST_YEAR, BEFORE) + by_source(YEAR, NOW))
    moved = {
        "police": "Police: 45.0%, up from 35.0%",
        FIRST: f"{NAMED_FIRST}: 20.0%, down from 30.0%",
    }
    in_order = "; ".join(moved[code] for code in SOURCE.labels if code in moved)
    assert said_of_change(report) == (
        f"Changed since 2024-25 by more than chance would explain: {in_order}."
    )
    parts = divisions.changed_parts(report, SOURCES, "referrals", SOURCE)
    assert {(before.numerator, now.numerator) for before, now in parts} == {
        (70.0, 90.0),
        (60.0, 40.0),
    }


def test_that_none_changed_beyond_chance_is_said_once(report_on: MakeReport):
    """Three of 200 are 0.5% to 4.3%, none is 0% to 1.9%: the difference ends at 0.6 above zero."""
    before = NOW | {"police": 72.0} | dict.fromkeys(REST[:6], 3.0)
    report = report_on(CARDIFF, by_source(LAST_YEAR, before) + by_source(YEAR, NOW))
    assert said_of_change(report) == (
        "None of them changed since 2024-25 by more than chance would explain."
    )
    assert divisions.changed_parts(report, SOURCES, "referrals", SOURCE) == []


def test_of_what_is_withheld_nothing_is_said(report_on: MakeReport):
    rows = by_source(LAST_YEAR, NOW) + by_source(YEAR, NOW, withheld=["police", "not_recorded"])
    assert said_of(report_on(CARDIFF, rows)) == (
        f"**{SOURCES.title}**: of 200 referrals in 2025-26 the largest groups of those shown are "
        f"Education 60 (30.0%), {NAMED_FIRST} 40 (20.0%). "
        "Of those shown in both years, none changed since 2024-25 by more than chance would "
        "explain."
    )


def test_groups_that_are_shown_and_empty_are_not_called_the_largest(report_on: MakeReport):
    rows = by_source(YEAR, {}, withheld=["police", "education"])
    assert said_of(report_on(CARDIFF, rows)) == (
        f"**{SOURCES.title}**: of 200 referrals in 2025-26 none was counted in any group that is "
        "shown."
    )


@pytest.mark.parametrize(
    ("whole", "base", "together"),
    [
        (200.0, 200.0, " All together: 200 referrals."),
        (200.0, None, " All together: 200 referrals."),
        (None, None, ""),
    ],
)
def test_where_all_is_withheld_what_may_be_said_is_said(
    report_on: MakeReport, whole, base, together
):
    _, *parts = by_source(YEAR, {}, withheld=[*SOURCE.labels, "not_recorded"], base=base)
    symbol = "c" if whole is None else ""
    rows = [observed("PROT-3", "referrals", CARDIFF, YEAR, (whole, None), symbol=symbol), *parts]
    assert said_of(report_on(CARDIFF, rows)) == (
        f"**{SOURCES.title}**: the figures for 2025-26 are {WITHHELD}.{together}"
    )


def test_what_is_missing_is_said_to_be_missing(report_on: MakeReport):
    rows = [{**row, "numerator": None, "denominator": None} for row in by_source(YEAR, {})]
    missing = [{**row, "symbol": "x"} for row in rows]
    assert said_of(report_on(CARDIFF, missing)) == f"**{SOURCES.title}**: no figures for 2025-26."
    elsewhere = by_source(YEAR, NOW, area=WALES)
    assert said_of(report_on(CARDIFF, elsewhere)) == f"**{SOURCES.title}**: no figures for 2025-26."


@pytest.mark.parametrize(
    ("withheld", "said"),
    [(True, "those figures are withheld."), (False, "there are no figures.")],
)
def test_with_no_figures_of_the_year_before_it_is_said_why(report_on: MakeReport, withheld, said):
    every = [*SOURCE.labels, "not_recorded"]
    before = by_source(LAST_YEAR, {}, withheld=every)
    if not withheld:
        before = [{**row, "numerator": None, "denominator": None, "symbol": "x"} for row in before]
    report = report_on(CARDIFF, before + by_source(YEAR, NOW))
    assert said_of_change(report) == f"Not compared with 2024-25: {said}"


def test_across_a_break_no_part_is_compared(report_on: MakeReport):
    change = DefinitionChange(indicators=("PROT-3",), since="2025-26-Q1", change="Visits too.")
    manifest = Manifest(
        area_code=CARDIFF, framework="nmspf_c", quarters=(), records_from={},
        definition_changes=(change,),
    )  # fmt: skip
    rows = by_source(LAST_YEAR, BEFORE) + by_source(YEAR, NOW)
    assert said_of_change(report_on(CARDIFF, rows, [manifest])) == (
        "Not compared with 2024-25: what is counted has changed."
    )
    of_board = [{**row, "area_code": BOARD} for row in rows]
    report = report_on(BOARD, of_board, [manifest])
    assert said_of_change(report) == (
        "Not compared with 2024-25: what is counted has changed in Cardiff."
    )
    assert divisions.changed_parts(report, SOURCES, "referrals", SOURCE) == []


def test_wholes_of_other_authorities_are_not_compared(report_on: MakeReport):
    """In the year before, one of the board's two authorities sent nothing."""
    of_vale = [
        observed("PROT-3", "referrals", VALE, period, (count, None))
        for period, count in ((LAST_YEAR, None), (YEAR, 100.0))
    ]
    of_cardiff = [
        observed("PROT-3", "referrals", CARDIFF, period, (100.0, None))
        for period in (LAST_YEAR, YEAR)
    ]
    rows = by_source(LAST_YEAR, BEFORE, area=BOARD) + by_source(YEAR, NOW, area=BOARD)
    assert said_of_change(report_on(BOARD, [*rows, *of_vale, *of_cardiff])) == (
        "Not compared with 2024-25: those figures hold other authorities."
    )


def came_back(period, counts, whole=40.0):
    rows = [observed("PROG-5a", "children", CARDIFF, period, (whole, None))]
    return rows + [
        observed(
            "PROG-5a",
            "children",
            CARDIFF,
            period,
            (count, whole),
            category=f"within_years:{years}",
            symbol="c" if count is None else "",
        )
        for years, count in counts.items()
    ]


def test_steps_are_told_in_their_order_and_all_of_them(report_on: MakeReport):
    report = report_on(CARDIFF, came_back(YEAR, {"1": 6.0, "2": 8.0, "3": 10.0}))
    assert said_of(report, BACK) == (
        f"**{BACK.title}: by how recently the one before ended**, of 40 children in 2025-26. "
        "A previous registration ended within 1 year: 6 (15.0%); "
        "A previous registration ended within 2 years: 8 (20.0%); "
        "A previous registration ended within 3 years: 10 (25.0%)."
    )


def test_of_steps_that_are_withheld_the_others_are_told(report_on: MakeReport):
    report = report_on(CARDIFF, came_back(YEAR, {"1": None, "2": 8.0, "3": 10.0}))
    assert said_of(report, BACK).endswith(
        ", of 40 children in 2025-26. What is shown: "
        "A previous registration ended within 2 years: 8 (20.0%); "
        "A previous registration ended within 3 years: 10 (25.0%)."
    )


def test_that_more_were_registered_is_never_told_as_that_more_came_back(report_on: MakeReport):
    """Of 100, then of 130 registered, as many had been registered before."""
    counts = {"1": 6.0, "2": 8.0, "3": 10.0}
    rows = came_back(LAST_YEAR, counts, 100.0) + came_back(YEAR, counts, 130.0)
    report = report_on(CARDIFF, rows)
    assert BACK.whole == "all children registered in the period"
    assert sentences.change_of(report, BACK) is None
    assert said_of(report, BACK).endswith(
        "None of them changed since 2024-25 by more than chance would explain."
    )


def test_parts_without_shares_are_compared_as_numbers(report_on: MakeReport):
    """Of 230 events together 130 are 56.5%, from 50.1% to 62.8%: half is left out."""
    counts = {"under_3": 130.0, "from_3_to_6": 5.0, "from_6_to_9": 6.0, "from_9_to_12": 7.0}
    rows = []
    for period, under_3 in ((LAST_YEAR, 100.0), (YEAR, 130.0)):
        every = counts | {"under_3": under_3, "from_12": 8.0}
        total = sum(every.values())
        rows.append(observed("OUT-1b", "children", CARDIFF, period, (total, None)))
        rows.extend(
            observed(
                "OUT-1b",
                "children",
                CARDIFF,
                period,
                (count, None),
                category=f"months_registered:{code}",
            )
            for code, count in every.items()
        )
    assert said_of(report_on(CARDIFF, rows), REMOVED) == (
        f"**{REMOVED.title}**, of 156 children in 2025-26. "
        "Registered for less than 3 months: 130; Registered for 3 months and less than 6: 5; "
        "Registered for 6 months and less than 9: 6; Registered for 9 months and less than 12: 7; "
        "Registered for 12 months or more: 8. Changed since 2024-25 by more than chance would "
        "explain: Registered for less than 3 months: 130, up from 100."
    )


def test_parts_of_different_things_say_of_how_many_each_is(report_on: MakeReport):
    mechanism = FEEDBACK.measures[0].dimensions[0]
    first, second, *others = mechanism.labels
    counts = {first: (30.0, 60.0), second: (10.0, 40.0)} | dict.fromkeys(others, (0.0, 0.0))
    rows = [observed("VOICE-4b", "requests", CARDIFF, YEAR, (40.0, 100.0))] + [
        observed("VOICE-4b", "requests", CARDIFF, YEAR, pair, category=f"{mechanism.name}:{code}")
        for code, pair in counts.items()
    ]
    assert said_of(report_on(CARDIFF, rows), FEEDBACK) == (
        f"**{FEEDBACK.title}: by the way in which they were asked**: of 100 requests in 2025-26 "
        f"the largest groups are {mechanism.labels[first].capitalize()} 30 of 60 (50.0%), "
        f"{mechanism.labels[second].capitalize()} 10 of 40 (25.0%)."
    )
