"""Screening finds what tells who somebody is, and lets ordinary sentences of the field pass."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nmspf_report.narrative.screening import screen
from nmspf_report.narrative.wording import clean
from tests.narrative.sentences import OF_NOBODY, TELLING

CHECK_LETTERS = "ABCDEFGHJKLMNPQRTUVWXYZ"
"""Of a unique pupil number, by the remainder (Department for Education, UPN guide)."""

FEWEST_TRUE = 0.98
"""So many of a hundred clean sentences must pass."""


def kinds(text: str) -> set[str]:
    return {found.kind for found in screen(clean(text))}


@pytest.mark.parametrize(
    ("kind", "text"), [(kind, text) for kind, texts in TELLING.items() for text in texts]
)
def test_what_tells_of_somebody_is_suspected(kind: str, text: str):
    assert kind in kinds(text)


def test_ordinary_sentences_pass():
    passed = [sentence for sentence in OF_NOBODY if not screen(clean(sentence))]
    assert len(passed) >= FEWEST_TRUE * len(OF_NOBODY)


def nhs_check_digit(nine: str) -> int:
    """The tenth digit by modulus 11 (NHS Data Dictionary); 10 means that there is none."""
    weighted = sum(
        weight * int(digit) for weight, digit in zip(range(10, 1, -1), nine, strict=True)
    )
    return (11 - weighted % 11) % 11


def upn_check_letter(twelve: str) -> str:
    """The first letter: the digits weighted from 2 to 13, modulus 23."""
    weighted = sum(weight * int(digit) for weight, digit in zip(range(2, 14), twelve, strict=True))
    return CHECK_LETTERS[weighted % 23]


digits = st.text("0123456789", min_size=9, max_size=9)
around = st.sampled_from(["{}", "It is {}.", "Seen ({}) twice", "rhif: {}, wedi", "no {};"])


@given(digits, around, st.sampled_from(["", " ", "-"]))
def test_an_nhs_number_is_told_by_its_check_digit(nine: str, sentence: str, between: str):
    check = nhs_check_digit(nine)
    for last in range(10):
        whole = f"{nine}{last}"
        written = between.join((whole[:3], whole[3:6], whole[6:]))
        found = "nhs_number" in kinds(sentence.format(written))
        starts_like_a_telephone = nine.startswith("0")
        if last == check and not starts_like_a_telephone:
            assert found
        if last != check:
            assert not found


@given(
    st.sampled_from(["660", "666", "670", "681", "201", "938"]),
    st.text("0123456789", min_size=9, max_size=9),
    around,
)
def test_a_unique_pupil_number_is_told_by_its_check_letter(
    authority: str, rest: str, sentence: str
):
    """The authorities of Wales are 660 to 681: none of them is in the library's own list."""
    check = upn_check_letter(authority + rest)
    for letter in CHECK_LETTERS:
        found = "unique_pupil_number" in kinds(sentence.format(f"{letter}{authority}{rest}"))
        assert found == (letter == check)


@given(
    st.text("ABCEGHJKLMNPRSTWXYZ", min_size=2, max_size=2),
    st.text("0123456789", min_size=6, max_size=6),
    st.sampled_from("ABCD"),
    around,
    st.booleans(),
)
def test_a_national_insurance_number_is_told_by_its_form(
    letters: str, six: str, last: str, sentence: str, is_spaced: bool
):
    pairs = [six[:2], six[2:4], six[4:]]
    written = (" " if is_spaced else "").join([letters, *pairs, last])
    assert "national_insurance_number" in kinds(sentence.format(written))


@given(
    st.sampled_from(["CF", "SA", "LL", "NP", "LD", "SY", "CH", "HR"]),
    st.integers(1, 99),
    st.integers(0, 9),
    st.text("ABDEFGHJLNPQRSTUWXYZ", min_size=2, max_size=2),
    around,
    st.booleans(),
)
def test_a_postcode_is_told_by_its_form(
    area: str, district: int, sector: int, unit: str, sentence: str, is_spaced: bool
):
    written = f"{area}{district}{' ' if is_spaced else ''}{sector}{unit}"
    assert "postcode" in kinds(sentence.format(written))


@given(st.sampled_from(["01", "02", "03", "07"]), st.text("0123456789", min_size=9, max_size=9))
def test_a_telephone_number_is_told_by_its_form(begins: str, rest: str):
    found = kinds(f"Ring {begins}{rest[:3]} {rest[3:]} today")
    assert found & {"telephone", "nhs_number"}


@given(
    st.from_regex(r"[a-z][a-z0-9]{0,8}(\.[a-z]{1,8})?", fullmatch=True),
    st.sampled_from(["cardiff.gov.uk", "ysgol.cymru", "example.com"]),
)
def test_an_address_of_e_mail_is_told_by_its_form(name: str, domain: str):
    assert "email" in kinds(f"write to {name}@{domain}, please")


@pytest.mark.parametrize(
    ("text", "threshold", "is_small"),
    [
        ("Four children moved.", 5, True),
        ("Five children moved.", 5, False),
        ("Five children moved.", 10, True),
        ("9 children moved.", 10, True),
        ("0 children moved.", 5, False),
        ("23 children moved.", 5, False),
        ("Twenty-three children moved.", 5, False),
        ("One hundred and two children moved.", 5, False),
        ("Dau ddeg tri o blant.", 5, False),
    ],
)
def test_a_count_is_small_below_the_threshold(text: str, threshold: int, is_small: bool):
    found = {one.kind for one in screen(text, threshold)}
    assert ("small_count" in found) == is_small


def test_what_is_shown_of_a_suspicion_names_nobody():
    shown = [found.shown for found in screen("Mrs Catrin Powell, aged 7, of CF10 3AT, told us")]
    assert shown == ["M•• C••••• P•••••", "a••• •", "C••• •••"]


def test_suspicions_stand_in_order_and_none_overlaps_another():
    text = "Dr Rees saw three boys, born 3/4/2015, at CF10 3AT; ring 029 2087 2087 or Ms Hart."
    found = screen(text)
    assert [one.kind for one in found] == [
        "name", "small_count", "date_of_birth", "postcode", "telephone", "name",
    ]  # fmt: skip
    assert all(one.end <= other.start for one, other in pairwise(found))


def test_what_is_cleared_of_two_that_overlap_does_not_clear_the_other():
    text = "Tom, aged 7, three children of whom came later."
    assert [(one.kind, text[one.start : one.end]) for one in screen(text)] == [
        ("age", "aged 7"), ("small_count", "three children"),
    ]  # fmt: skip


@given(st.text(max_size=200))
def test_any_text_can_be_screened(text: str):
    cleaned = clean(text)
    for found in screen(cleaned):
        assert 0 <= found.start < found.end <= len(cleaned)
