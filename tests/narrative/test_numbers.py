"""Numbers of a text: which count nobody, which are bare, and what would say them instead."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nmspf_report.narrative.bare_numbers import KnownValue, bare_numbers, without_bare_numbers
from nmspf_report.narrative.numbers import numbers_in_words
from nmspf_report.narrative.structure import declared_spans, structural_spans
from nmspf_report.narrative.wording import clean


@pytest.mark.parametrize(
    "text",
    [
        "in 2025", "since 2024-25", "2024/25 and 2025-26 Q2", "on 12 March 2026", "01/04/2025",
        "section 47", "sections 47 and 49", "Section 126", "s47", "Part 4", "Volume 5",
        "the Children Act 1989", "the 2014 Act", "within 10 working days", "5 to 10 days",
        "for 24 hours", "a 3-month pilot", "at 9.30am", "24/7", "£250,000", "£2.3 million",
        "per 10,000", "the 12 C's", "Level 3", "Tier 2", "Q3", "Year 2", "Recommendation 14",
        "aged 10 to 17", "16 and 17 year olds", "children under 5", "under-18s", "0-17", "16+",
        "S47-2a", "PREV-1a-i", "PROT-1a", "12 workshops", "6 training sessions",
        "adran 47", "10 diwrnod gwaith", "Ebrill 2025", "yn 2025", "plant 16-17 oed",
        "ers 2023", "Microsoft 365", "COVID-19",
    ],
)  # fmt: skip
def test_numbers_that_count_nobody_are_left_alone(text: str):
    sentence = f"This was {text}."
    assert bare_numbers(sentence) == ()
    assert without_bare_numbers(sentence) == sentence


@pytest.mark.parametrize(
    ("text", "bare"),
    [
        ("417 calls came in", ["417"]),
        ("59.0% of 1,415 enquiries", ["59.0", "1,415"]),
        ("in 2025 children", ["2025"]),
        ("2025 children", ["2025"]),
        ("after 2,025 referrals", ["2,025"]),
        ("from 12 to 15", ["12", "15"]),
        ("under 12 referrals", ["12"]),
        ("Level 2 referrals", ["2"]),
        ("Tier 3 children", ["3"]),
        ("7-year-old", ["7"]),
        ("1 in 4", ["1", "4"]),
        ("17 children in 2024-25", ["17"]),
        ("3 children within 10 working days", ["3"]),
        ("eighteen children", ["eighteen"]),
        ("one hundred and twelve referrals", ["one hundred and twelve"]),
        ("eighteen ideas, and three children", []),
        ("ugain o blant", ["ugain"]),
        ("{S47-2a} of 12 children, {PROT-3 source:police @ 2024-25}", ["12"]),
    ],
)
def test_other_numbers_are_bare(text: str, bare: list[str]):
    assert [found.written for found in bare_numbers(text)] == bare


def test_a_bare_number_names_the_reference_that_would_say_it():
    known = [
        KnownValue("{S47-2a percentage}", "percentage", 58.974, "enquiries"),
        KnownValue("{S47-2a number}", "number", 835, "enquiries"),
        KnownValue("{S47-2 number}", "number", 7, "enquiries"),
        KnownValue("{PROT-1 number}", "number", 7, "referrals"),
        KnownValue("{PROT-1a rate}", "rate", 41.15, "referrals"),
    ]

    def named(text: str) -> list[tuple[str, ...]]:
        return [found.references for found in bare_numbers(text, known)]

    assert named("58.97% of enquiries") == [("{S47-2a percentage}",)]
    assert named("59.0 per cent") == [("{S47-2a percentage}",)]
    assert named("59%") == [("{S47-2a percentage}",)]
    assert named("58%") == [()]
    assert named("835 of them") == [("{S47-2a number}",)]
    assert named("7 enquiries") == [("{S47-2 number}",)]
    assert named("7 referrals") == [("{PROT-1 number}",)]
    assert named("seven referrals") == [("{PROT-1 number}",)]
    assert named("7 of us") == [()], "a small number equals so much by chance"
    assert named("41.2 per 10,000") == [("{PROT-1a rate}",)], "a half is rounded up"


def test_what_is_left_out_leaves_a_mark():
    text = "In 2024-25 it was 12-15, or 59% of 1,415; section 47; {S47-2a}; eighteen children."
    assert without_bare_numbers(text) == (
        "In 2024-25 it was {-}, or {-}% of {-}; section 47; {S47-2a}; {-} children."
    )


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("three", 3), ("twenty-three", 23), ("one hundred and two", 102), ("a thousand", 1000),
        ("two thousand three hundred", 2300), ("dau ddeg tri", 23), ("un deg saith", 17),
        ("phedwar", 4), ("hundred", 100),
    ],
)  # fmt: skip
def test_a_number_in_words_is_read(words: str, value: int):
    (found,) = numbers_in_words(f"There are {words} of them.")
    assert found.value == value


@given(st.text(max_size=120).map(clean))
def test_without_bare_numbers_there_are_none(text: str):
    """What is left has no number but those that count nobody, references and marks."""
    left = without_bare_numbers(text)
    assert [found for found in bare_numbers(left) if found.written.isdigit()] == []


SCRAPS = [
    "in", "since", "2025", "2024-25", "section", "47", "and", "3", "12", "children", "aged", "to",
    "17", "days", "within", "10", "April", "£5", "Level", "%", ",", "-", "S47-2a", "year", "olds",
    "under", "Act", "per", "10,000", ":", "Q2", "workshops", "{S47-2a}",
]  # fmt: skip


@given(st.lists(st.sampled_from(SCRAPS), max_size=12).map(" ".join))
def test_what_is_declared_by_itself_is_still_seen_to_count_nobody(text: str):
    """The audit sees the declared words alone, and must come to the same."""
    for start, end in declared_spans(text):
        words = text[start:end]
        cleared = {place for first, last in structural_spans(words) for place in range(first, last)}
        assert all(place in cleared for place, sign in enumerate(words) if sign.isdigit())


@given(st.lists(st.sampled_from(SCRAPS), max_size=12).map(" ".join))
def test_leaving_out_twice_leaves_out_no_more(text: str):
    once = without_bare_numbers(text)
    assert without_bare_numbers(once) == once
