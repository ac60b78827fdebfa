"""What a parser is told of markup is what Python's own reading would tell it."""

from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nmspf_report.publishing.feeding import feed

Told = list[tuple[str, object]]

PIECES = (
    *("<td>", '<td class="num" data-figures="A||W|2025-26|u|numerator">', "</td>", "<br>", "<br/>"),
    *("<TD>", "<td class=num>", "<td class='num'>", '<td  class="num">', "<td hidden>", "</td >"),
    *('<a href="?a=1&copy=2">', '<a href="?a=1&amp;b">', '<a title="&#x27;&eacute;">', "</a>"),
    *(
        "<script>",
        "</script>",
        "<style>",
        "<title>",
        "</title>",
        "<textarea>",
        "<b/>",
        "<!--",
        "-->",
    ),
    *("<!doctype html>", "<?php", "<![CDATA[", "]]>", "<", ">", "&", "&amp;", "&lt;b&gt;", "&#39"),
    *('"', " ", "\n", "words", "12", "\u00e9", '<td class="a', "</", "<td", "=", "&notit;"),
)


class Recorder(HTMLParser):
    """Notes what it is told; words that follow one another together."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.told: Told = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.told.append((f"<{tag}>", attrs))

    def handle_endtag(self, tag: str) -> None:
        self.told.append((f"</{tag}>", None))

    def handle_comment(self, data: str) -> None:
        self.told.append(("comment", data))

    def handle_decl(self, decl: str) -> None:
        self.told.append(("declaration", decl))

    def handle_data(self, data: str) -> None:
        if self.told and self.told[-1][0] == "words":
            data = f"{self.told.pop()[1]}{data}"
        self.told.append(("words", data))


def by_python(markup: str) -> Told:
    recorder = Recorder()
    recorder.feed(markup)
    recorder.close()
    return recorder.told


def by_us(markup: str) -> Told:
    recorder = Recorder()
    feed(recorder, markup)
    return recorder.told


@given(st.lists(st.sampled_from(PIECES), max_size=12).map("".join))
def test_pieces_of_all_kinds_are_told_as_python_tells_them(markup: str) -> None:
    assert by_us(markup) == by_python(markup)


@given(st.text(alphabet="<>/&;#\"'= \nabtd1-", max_size=40))
def test_letters_in_any_order_are_told_as_python_tells_them(markup: str) -> None:
    assert by_us(markup) == by_python(markup)


@pytest.mark.parametrize("raw", ["script", "style", "title", "textarea"])
def test_no_tag_is_found_in_what_has_none(raw: str) -> None:
    markup = f"<{raw}><b>1</b></{raw}>"
    assert by_us(markup) == by_python(markup)


def test_python_reads_nothing_of_a_plain_table(monkeypatch: pytest.MonkeyPatch) -> None:
    fed: list[str] = []
    monkeypatch.setattr(HTMLParser, "feed", lambda _, data: fed.append(data))
    by_us('<table>\n<tr><td class="num" title="a &amp; b">1 &lt; 2</td></tr>\n</table>\n')
    assert not fed
