"""References name figures; what names none is told with what it comes nearest to."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nmspf_report.framework.catalogue import read_framework
from nmspf_report.narrative.references import (
    Fault,
    Reference,
    faults_in,
    read_references,
    written_reference,
)

FRAMEWORK = read_framework("nmspf_c")
YEAR = "2025-26"


def read(text: str, periods: tuple[str, ...] | None = None) -> list[Reference | Fault]:
    return list(read_references(text, FRAMEWORK, YEAR, periods))


@pytest.mark.parametrize(
    ("text", "unit", "category", "period", "way"),
    [
        ("{S47-2a}", "enquiries", "", "2025-26", "percentage"),
        ("{s47-2A}", "enquiries", "", "2025-26", "percentage"),
        ("{ S47-2a  @  2024-25 }", "enquiries", "", "2024-25", "percentage"),
        ("{S47-2a@2024-25}", "enquiries", "", "2024-25", "percentage"),
        ("{S47-2a @ 2024/25}", "enquiries", "", "2024-25", "percentage"),
        ("{S47-2a @ 2025-26 Q2}", "enquiries", "", "2025-26-Q2", "percentage"),
        ("{S47-2a @ 2025-26-q2}", "enquiries", "", "2025-26-Q2", "percentage"),
        ("{S47-2a number}", "enquiries", "", "2025-26", "number"),
        ("{S47-2a nifer}", "enquiries", "", "2025-26", "number"),
        ("{S47-2a denominator}", "enquiries", "", "2025-26", "denominator"),
        ("{S47-2a children}", "children", "", "2025-26", "percentage"),
        ("{S47-2a number children}", "children", "", "2025-26", "number"),
        ("{PROT-3 source:police}", "referrals", "source:police", "2025-26", "percentage"),
        (
            "{PROT-3 source:not_recorded}",
            "referrals",
            "source:not_recorded",
            "2025-26",
            "percentage",
        ),
        ("{PROT-1}", "referrals", "", "2025-26", "number"),
        ("{PROT-1a}", "referrals", "", "2025-26", "rate"),
    ],
)
def test_a_reference_names_a_figure(text, unit, category, period, way):
    (found,) = read(f"See {text}.")
    assert isinstance(found, Reference)
    assert (found.unit, found.category, found.period, found.way) == (unit, category, period, way)
    assert f"See {text}."[found.start : found.end] == text


@pytest.mark.parametrize(
    ("text", "kind", "nearest"),
    [
        ("{S47-2aa}", "unknown_indicator", "{S47-2a}"),
        ("{S472a @ 2024-25}", "unknown_indicator", "{S47-2a @ 2024-25}"),
        ("{}", "unknown_indicator", ""),
        ("{VOICE-2}", "told_in_words", ""),
        ("{PROT-3 source:polise}", "unknown_category", "{PROT-3 source:police}"),
        ("{S47-2a enquiry}", "unknown_word", "{S47-2a enquiries}"),
        ("{S47-2a percent}", "unknown_word", "{S47-2a percentage}"),
        ("{PROT-1 percentage}", "unknown_way", "{PROT-1 number}"),
        ("{S47-2a @ 2024-5}", "unknown_period", "{S47-2a @ 2024-25}"),
        ("{S47-2a @ last year}", "unknown_period", ""),
        ("{S47-2a @ 2019-20}", "unknown_period", ""),
        ("{S47-2a", "lone_brace", ""),
        ("S47-2a}", "lone_brace", ""),
    ],
)
def test_what_names_no_figure_is_a_fault_with_the_nearest_that_does(text, kind, nearest):
    found = read(text, ("2024-25", "2025-26"))
    (fault,) = faults_in(found)
    assert fault.kind == kind
    if nearest:
        assert fault.nearest == nearest
        (again,) = read(nearest, ("2024-25", "2025-26"))
        assert isinstance(again, Reference)


def test_marks_of_what_was_left_out_are_no_references():
    assert read("{-} of {?}, {!}") == []


def test_references_are_given_in_their_order():
    found = read("{S47-2a} or {S47-9} or {PROT-1}")
    assert [type(one) for one in found] == [Reference, Fault, Reference]
    assert [one.start for one in found] == sorted(one.start for one in found)


@pytest.mark.parametrize("indicator", FRAMEWORK.counted, ids=lambda indicator: indicator.code)
def test_every_figure_can_be_referred_to(indicator):
    for unit in indicator.counting_units:
        (found,) = read(written_reference(indicator.code, unit, way="number", period="2024-25"))
        assert isinstance(found, Reference)
        assert (found.indicator, found.unit, found.way) == (indicator.code, unit, "number")


@given(st.text("{}S47-2a @:PROT 0123456789-Q\n", max_size=40))
def test_any_text_can_be_read(text: str):
    for found in read(text):
        assert 0 <= found.start < found.end <= len(text)
