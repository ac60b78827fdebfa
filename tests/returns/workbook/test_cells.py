"""Numbers, choices, dates and words in the ways people type them."""

import unicodedata
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nmspf_report.returns.workbook.cells import (
    MisfitError,
    Number,
    read_choice,
    read_date,
    read_number,
    read_period,
    read_words,
)

DAY_ZERO = date(1899, 12, 30)


@pytest.mark.parametrize(
    ("written", "number"),
    [
        (12.0, Number(12)),
        (0, Number(0)),
        ("1,234", Number(1234)),
        ("1 234", Number(1234)),
        ("1\u00a0234", Number(1234)),
        ("1\u202f234", Number(1234)),
        (" 12 ", Number(12)),
        ("\u00a012\u00a0", Number(12)),
        ("123,456", Number(123456)),
        ("12.0", Number(12)),
        ("\uff11\uff12", Number(12)),
        ("\u0661\u0662", Number(12)),
        ("120 p", Number(120, "p")),
        ("120 [R]", Number(120, "r")),
        ("x", Number(None, "x")),
        ("[Z]", Number(None, "z")),
        ("", Number(None)),
        ("  ", Number(None)),
        (None, Number(None)),
        (11.999999999999998, Number(12)),
    ],
)
def test_a_whole_number_is_read_as_people_type_it(written: object, number: Number) -> None:
    assert read_number(written, whole=True) == number  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("written", "kind"),
    [
        (-1.0, "below_zero"),
        ("-1", "below_zero"),
        ("\u22125", "below_zero"),
        (12.5, "not_whole"),
        ("12.5", "not_whole"),
        (1e9, "too_large"),
        ("1,23", "not_a_number"),
        ("12 34", "not_a_number"),
        ("1.234.567", "not_a_number"),
        ("(12)", "not_a_number"),
        ("about 12", "not_a_number"),
        ("12 children", "not_a_number"),
        ("120 q", "unknown_symbol"),
        ("n/a", "unknown_symbol"),
        ("-", "unknown_symbol"),
        ("c", "unknown_symbol"),
        ("<5", "not_a_number"),
        ("50%", "not_a_number"),
        (True, "not_a_number"),
        (date(2025, 2, 1), "not_a_number"),
        (float("nan"), "not_a_number"),
        (float("inf"), "too_large"),
        ("1e3", "not_a_number"),
    ],
)
def test_what_is_no_such_number_is_a_misfit(written: object, kind: str) -> None:
    with pytest.raises(MisfitError) as misfit:
        read_number(written, whole=True)  # type: ignore[arg-type]
    assert misfit.value.kind == kind


def test_posts_have_parts() -> None:
    assert read_number("81.4", whole=False) == Number(81.4)
    assert read_number(0.1 + 0.2, whole=False) == Number(0.3)


@given(st.integers(0, 1_000_000), st.sampled_from(["{}", "{:,}", " {} ", "{}.0", "\u00a0{:,}"]))
def test_every_count_comes_back_however_it_is_written(count: int, form: str) -> None:
    assert read_number(form.format(count), whole=True) == Number(count)


@given(st.one_of(st.text(max_size=40), st.floats(), st.booleans(), st.dates()))
def test_whatever_stands_in_a_cell_is_a_number_or_a_misfit(value: object) -> None:
    try:
        number = read_number(value, whole=True)  # type: ignore[arg-type]
    except MisfitError:
        return
    assert number.value is None or 0 <= number.value <= 1_000_000


@pytest.mark.parametrize(
    "written",
    [
        date(2026, 9, 30),
        46295.0,
        "30/09/2026",
        "30.9.26",
        "30-9-2026",
        "2026-09-30",
        "30 September 2026",
        "30th Sept 2026",
        "30 sep 2026",
        "30 Medi 2026",
    ],
)
def test_a_date_is_read_as_people_type_it(written: object) -> None:
    assert read_date(written, DAY_ZERO, "en") == date(2026, 9, 30)  # type: ignore[arg-type]


def test_a_serial_number_counts_from_the_first_day_of_the_workbook() -> None:
    assert read_date(46295.0 - 1462, date(1904, 1, 1), "en") == date(2026, 9, 30)


@pytest.mark.parametrize(
    "written", ["soon", "31/02/2026", "2026", 12.0, True, "30/09/1026", "9999-12-31", 1e12]
)
def test_what_is_no_date_is_a_misfit(written: object) -> None:
    with pytest.raises(MisfitError):
        read_date(written, DAY_ZERO, "en")  # type: ignore[arg-type]


@pytest.mark.parametrize("written", ["Yes", "yes", " YES ", "Yes\u00a0", "yes\n"])
def test_a_choice_is_read_in_any_letters(written: str) -> None:
    assert read_choice(written, {"yes": "Yes", "no": "No"}) == "yes"


@pytest.mark.parametrize("written", ["2025-26-Q3", "2025-26 Q3", "2025-26 - q3 "])
def test_a_quarter_is_read_as_headers_and_references_have_it(written: str) -> None:
    assert read_period(written, {"2025-26-Q3": "2025-26-Q3", "2025-26": "2025-26"}) == "2025-26-Q3"


def test_what_is_no_choice_is_a_misfit() -> None:
    with pytest.raises(MisfitError):
        read_choice("perhaps", {"yes": "Yes", "no": "No"})


def test_welsh_letters_are_the_same_composed_and_decomposed() -> None:
    words = "Tŷ Gŵyr, Llŷn"
    decomposed = unicodedata.normalize("NFD", words)
    assert decomposed != words
    assert read_words(decomposed) == words


def test_words_keep_their_lines_and_lose_what_cannot_be_seen() -> None:
    assert read_words(" One\r\ntwo\x0b\x00 ") == "One\ntwo"


def test_words_have_a_longest_length() -> None:
    assert len(read_words("a" * 5000)) == 5000
    with pytest.raises(MisfitError):
        read_words("a" * 5001)
