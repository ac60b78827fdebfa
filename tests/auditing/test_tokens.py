"""A page is read as a browser takes it; what a browser would mend or leave out is not cleared."""

import pytest

from nmspf_report.auditing.markup import read_markup
from nmspf_report.auditing.pages import read_page
from nmspf_report.auditing.reading import Reading
from tests.auditing.reading import loose, unreadable

DRAWING = '<svg width="3"><g>\n<path d="M0 0"/></g></svg>'


def read(markup: str) -> Reading:
    reading = Reading("page.html")
    read_page(markup, reading)
    return reading


SEEN_BY_SOME = {
    "a reference to a character": "<p>&#51; children</p>",
    "a template": "<template><p>3 children</p></template>",
    "a page without scripts": "<noscript><p>3 children</p></noscript>",
    "a title": "<title>3 children</title>",
    "words to be edited": "<textarea>3 children</textarea>",
    "the name of an attribute": "<td data-powys-3>[c]</td>",
    "the name of an element": "<powys-3>[c]</powys-3>",
    "a processing instruction": "<?powys 3?>",
    "a text that is not ended": "<p>3 children",
}


@pytest.mark.parametrize("where", SEEN_BY_SOME)
def test_a_number_is_found_wherever_it_stands(where: str):
    assert loose(read(SEEN_BY_SOME[where])) == ["3"]


HIDDEN = {
    "an attribute of an end": "<p>[c]</p data-count=3>",
    "an attribute twice": '<p title="[c]" title="3">[c]</p>',
    "a tag that is not ended": '<p>[c]</p><a title="3"',
    "a comment that is not ended": "<p>[c]</p><!-- 3",
    "a comment that is ended otherwise": "<p>[c]<!-- 3 --!></p>",
    "a section of characters": "<p><![CDATA[3]]></p>",
    "more than the type of a document": "<!DOCTYPE html 3><p>[c]</p>",
    "a drawing in a comment": f"<p>[c]</p><!-- {DRAWING} -->",
    "a drawing in a title": f"<title>[c]{DRAWING}</title>",
    "a drawing in a value": "<p title='<svg>'>3 children</svg></p>",
    "a drawing that begins in a title": "<title><svg></title><p>3 children</p></svg>",
    "a drawing that begins in a value, beside another": f"<p title='<svg></svg>'>[c]</p>{DRAWING}",
    "a drawing in capitals": "<SVG><g>3</g></SVG>",
    "a drawing that is closed at once": "<svg/><p>[c]</p>",
    "a drawing with a type of document": '<svg><!DOCTYPE svg [<!ENTITY n "3">]><g/></svg>',
}


@pytest.mark.parametrize("where", HIDDEN)
def test_what_a_browser_would_mend_or_leave_out_is_not_cleared(where: str):
    assert unreadable(read(HIDDEN[where]))


def test_proper_markup_has_no_fault():
    page = f'<!DOCTYPE html><html lang="en"><p class=a>1 &lt; 2 &amp; 3<br>{DRAWING}<td>x</html>'
    assert read_markup(page).faults == []


def test_a_drawing_is_cut_out_whole_and_lines_keep_their_numbers():
    read_so = read_markup(f"<p>\n{DRAWING}</p>{DRAWING}\n<p>last</p>")
    assert read_so.drawings == [DRAWING, DRAWING]
    assert read_so.tokens[-2].data == "last"
    assert read_so.tokens[-2].line == 5
