"""A number passes without a binding only in words that are there in every release."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nmspf_report.auditing.words import HOLE, learn, loose_numbers


def loose(words: str) -> list[str]:
    return [words[start:end] for start, end in loose_numbers(words)]


@pytest.mark.parametrize(
    "words",
    [
        "Indicators, Cardiff, 2022-23 Q1 to 2025-26 Q4",
        "from 2024-25-Q1, on 31 March 2026 or 2026-03-31T12:00:00Z",
        "Section 47 enquiries (S47-2a, enquiries)",
        "Table 3. Figure 12. Page 4 of 50",
        "Cardiff (W06000015), estimate: mid-2024; basis: Census 2021",
        "Rate per 10,000 (95% limits)",
        "Timescale: initial core group, 10 working days from conference",
        "10 working days",
        "In the last 12 months",
        "Percentages have Wilson's limits, rates Byar's (exact for counts below 10). Full-time",
        "The intervals of 10 areas include the figure of Wales.",
        "The national figure for the latest year holds 21 of 22 authorities. Missing: Torfaen.",
        "21 of 22",
        "made by nmspf_report 0.1.0",
        "a" * 64,
        "2024",
    ],
)
def test_what_cannot_be_a_figure_passes(words: str):
    assert loose(words) == []


@pytest.mark.parametrize(
    ("words", "left"),
    [
        ("3", ["3"]),
        ("3 children", ["3"]),
        ("Cardiff: 3 of 25 children", ["3", "25"]),
        ("3 within 10 working days", ["3"]),
        ("In the last 13 months", ["13"]),
        ("The figure is 59.0%", ["59.0"]),
        ("1,234 enquiries in 2025-26", ["1,234"]),
        ("In 2025-26 3 enquiries", ["3"]),
        ("of 2024 children", ["2024"]),
        ("the intervals of 3 children include it", ["3"]),
        ("10", ["10"]),
    ],
)
def test_any_other_number_is_loose(words: str, left: list[str]):
    assert loose(words) == left


@given(st.integers(min_value=1, max_value=9_999), st.sampled_from(["children", "enquiries"]))
def test_no_count_of_children_passes(count: int, unit: str):
    assert loose(f"There were {count} {unit} in Cardiff") == [str(count)]


def test_what_is_read_by_itself_is_not_read_again():
    assert loose(f"{HOLE} in 2025-26 ({HOLE} of {HOLE}; 95% limits {HOLE}% to {HOLE}%)") == []


def test_the_title_of_a_release_passes_in_that_release_only():
    title = "The first 7 offices"
    learn([title])
    assert loose(f"{title}, 2025-26") == []
    learn([])
    assert loose(f"{title}, 2025-26") == ["7"]
