"""Pieces of text: what stands often is set once, and every line still says what it said."""

from hypothesis import given
from hypothesis import strategies as st

from nmspf_report.publishing.pieces import Pieces, Placed, pieces_of

ADVANCE = 10


def line(words: str) -> list[Placed]:
    """Set a line of letters that are all as wide, with gaps in place of spaces."""
    placed = []
    for at, letter in enumerate(words):
        if letter != " ":
            gap = " " if words[at + 1 : at + 2] == " " else ""
            placed.append(Placed(letter, at * ADVANCE, gap))
    return placed


def found_in(*lines: str) -> Pieces:
    return pieces_of([line(one) for one in lines], lambda number: f"w{number}")


def in_full(one: Placed, pieces: Pieces) -> list[Placed]:
    if one.name not in pieces.made_of:
        return [one]
    parts = [
        Placed(part.name, one.across + part.across, part.gap) for part in pieces.made_of[one.name]
    ]
    spelt = [letter for part in parts for letter in in_full(part, pieces)]
    return [*spelt[:-1], Placed(spelt[-1].name, spelt[-1].across, one.gap)]


def test_what_stands_four_times_is_set_once_and_what_stands_three_times_is_not() -> None:
    assert found_in("abc", "abd", "abe").made_of == {}
    pieces = found_in("abc", "abd", "abe", "xab")
    assert pieces.made_of == {"w0": (Placed("a", 0), Placed("b", 10))}
    assert pieces.lines[0] == (Placed("w0", 0), Placed("c", 20))
    assert pieces.lines[3] == (Placed("x", 0), Placed("w0", 10))


def test_a_piece_reaches_over_words() -> None:
    """“of the” has five letters and a space; what it was joined from stands nowhere else."""
    pieces = found_in(*(f"{letter} of the" for letter in "abcd"))
    ((name, parts),) = pieces.made_of.items()
    assert [part.name for part in parts] == list("ofthe")
    assert [part.gap for part in parts] == ["", " ", "", "", ""]
    assert pieces.lines[0] == (Placed("a", 0, " "), Placed(name, 20))


def test_letters_that_stand_further_apart_are_another_piece() -> None:
    apart = [Placed("a", 0), Placed("b", 11)]
    lines = [line("ab")] * 3 + [apart] * 3
    assert pieces_of(lines, str).made_of == {}


@given(st.lists(st.text(alphabet="ab ", max_size=30), max_size=12))
def test_every_line_stays_what_it_was(words: list[str]) -> None:
    pieces = found_in(*words)
    assert len(pieces.lines) == len(words)
    for one, said in zip(pieces.lines, words, strict=True):
        assert [letter for placed in one for letter in in_full(placed, pieces)] == line(said)


@given(st.lists(st.text(alphabet="abc ", max_size=30), max_size=12))
def test_a_piece_is_made_of_letters_and_of_pieces_before_it(words: list[str]) -> None:
    known = set("abc")
    for name, parts in found_in(*words).made_of.items():
        assert {part.name for part in parts} <= known
        known.add(name)
