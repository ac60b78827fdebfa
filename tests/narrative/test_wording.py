"""Text is taken in as one form of itself, and given out as nothing but its characters."""

import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from nmspf_report.narrative.wording import as_markdown, clean

READER = MarkdownIt("commonmark", {"html": False}).enable("table")


@pytest.mark.parametrize(
    ("text", "cleaned"),
    [
        ("  two   words\t here ", "two words here"),
        ("one\r\n\r\ntwo\rthree\u2028four", "one\ntwo\nthree\nfour"),
        ("w\u0302yr a ty\u0302", "\u0175yr a t\u0177"),
        ("\uff13 children", "3 children"),
        ("\u0663 children", "3 children"),
        ("\u2462 children and \u00b3", "3 children and 3"),
        ("\u00bd a year", "1/2 a year"),
        ("3\u200b4\u202e5\u00ad6", "3456"),
        ("a\u00a0b", "a b"),
        ("\U0001d5e0\U0001d5ff Jones", "Mr Jones"),
        ("before\ufffcafter", "beforeafter"),
        ("\x00\x1b[31mred", "[31mred"),
        ("\u2018quoted\u2019 \u2013 and\u2026", "\u2018quoted\u2019 \u2013 and\u2026"),
    ],
)
def test_a_text_is_taken_in_in_one_form(text: str, cleaned: str):
    assert clean(text) == cleaned


@given(st.text(max_size=300))
def test_a_cleaned_text_is_clean(text: str):
    once = clean(text)
    assert clean(once) == once
    assert unicodedata.is_normalized("NFC", once)
    assert not any(unicodedata.category(character) in ("Cf", "Cs", "Co") for character in once)
    assert all(line == line.strip() and line for line in once.split("\n") if once)


@given(st.text(max_size=80).map(clean).map(lambda text: text.replace("\n", " ")).filter(bool))
def test_markdown_of_a_text_shows_its_characters_and_does_nothing(text: str):
    """Read by another reader than wrote it: one paragraph, and in it text alone."""
    tokens = READER.parse(as_markdown(text))
    assert [token.type for token in tokens] == ["paragraph_open", "inline", "paragraph_close"]
    children = tokens[1].children or []
    assert {child.type for child in children} <= {"text", "text_special"}
    assert "".join(child.content for child in children) == text


SIGNS = r"""\`*_{}[]()<>#+-.!|~$@^&=:;"'%/0123456789 ab"""


@given(st.text(SIGNS, max_size=60).map(clean).filter(bool))
def test_markdown_of_signs_shows_signs(text: str):
    tokens = READER.parse(as_markdown(text))
    assert [token.type for token in tokens] == ["paragraph_open", "inline", "paragraph_close"]
    assert "".join(child.content for child in tokens[1].children or []) == text


def test_what_jupyter_and_pandoc_add_to_markdown_is_escaped_too():
    for sign in "$@~^{}|":
        assert not re.search(rf"(?<!\\)[{re.escape(sign)}]", as_markdown(f"a {sign}b{sign} c"))
