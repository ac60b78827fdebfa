"""A page tells what its cells, sentences and alternative texts are bound to, and nothing else."""

import pytest

from nmspf_report.auditing.pages import read_page
from nmspf_report.auditing.reading import Reading
from nmspf_report.publishing.theme import stylesheet
from tests.auditing.reading import FIGURE, KEY, loose, said, unreadable


def read(markup: str) -> Reading:
    reading = Reading("en/authorities/W06000015.html")
    read_page(markup, reading)
    return reading


def table(*cells: str) -> str:
    return (
        '<table id="table-1"><caption id="table-1-caption">Table 1</caption><thead><tr>'
        '<th scope="col">Area</th></tr></thead><tbody>'
        f'<tr><th scope="row">Cardiff</th>{"".join(cells)}</tr></tbody></table>'
    )


def test_a_cell_says_what_it_is_bound_to():
    shown = "percentage+percentage_lower+percentage_upper"
    page = read(
        table(
            f'<td data-figures="{FIGURE}|numerator">1,234</td>',
            f'<td data-figures="{FIGURE}|{shown}">59.0 (57.5 to 61.0)</td>',
        )
    )
    assert loose(page) == []
    assert said(page) == {
        "numerator": (1234, 1234),
        "percentage": (58.95, 59.05),
        "percentage_lower": (57.45, 57.55),
        "percentage_upper": (60.95, 61.05),
    }
    assert next(page.facts()).where.spot == "table 1, row 2, column 2"


def test_a_number_in_a_sentence_says_what_it_is_bound_to():
    page = read(
        f'<p>Enquiries: <data data-figures="{FIGURE}|numerator">84</data> in 2025-26 '
        "(95% limits not given).</p>"
    )
    assert loose(page) == []
    assert said(page) == {"numerator": (84, 84)}


def test_a_withheld_cell_tells_nothing():
    page = read(table(f'<td data-figures="{FIGURE}|numerator+percentage">[c]</td>', "<td>[c]</td>"))
    assert (loose(page), list(page.facts())) == ([], [])
    assert page.withheld == {KEY}


def test_of_several_items_the_structural_one_must_be_no_figure():
    bound = f'<td data-figures="{FIGURE}|numerator;-">3 in {{}}</td>'
    assert loose(read(table(bound.format("2025")))) == ["2025"]
    alternative = f'<img alt="84 per 10,000" data-figures="{FIGURE}|rate;-" src="data:,">'
    assert loose(read(alternative)) == []


ATTACKS = {
    "a printed count": ("<td>3</td>", ["3"]),
    "a printed rate": ('<td data-figures="-">4.2</td>', ["4.2"]),
    "one number more than is bound": (f'<td data-figures="{FIGURE}|numerator">84 3</td>',) * 2,
    "one number less": (f'<td data-figures="{FIGURE}|numerator+denominator">3</td>', ["3"]),
    "a binding of another grammar": ('<td data-figures="S47-2">3</td>', ["3"]),
    "a caption": ("<td></td></tr></table><figcaption>3 children</figcaption>", ["3"]),
    "a name of a row": ('<th scope="row">Three (3)</th>', ["3"]),
    "a comment": ("<td><!-- was 3 --></td>", ["3"]),
    "a title": ('<td title="3 children">[c]</td>', ["3"]),
    "a label read aloud": ('<td aria-label="3">[c]</td>', ["3"]),
    "other data": ('<td data-count="3">[c]</td>', ["3"]),
    "a style": ('<td style="--count: 3">[c]</td>', ["3"]),
    "an anchor": ('<td id="children-are-3">[c]</td>', ["3"]),
    "a link": ('<td><a href="sum.html?children=3">[c]</a></td>', ["3"]),
    "a hidden element": ("<td>[c]<span hidden>3</span></td>", ["3"]),
    "a number parted by markup": ("<td>1<b>2</b></td>", ["12"]),
}
ATTACKS["one number more than is bound"] = (
    f'<td data-figures="{FIGURE}|numerator">84 3</td>',
    ["84", "3"],
)


@pytest.mark.parametrize("attack", ATTACKS)
def test_a_number_that_was_left_is_loose(attack: str):
    cell, left = ATTACKS[attack]
    assert loose(read(table(cell))) == left


def test_a_number_in_an_alternative_text_is_loose():
    bound = f'alt="In 2025-26: 84 enquiries; Powys 3." data-figures="-;-;{FIGURE}|numerator'
    assert loose(read(f'<img src="data:," {bound}">')) == ["2025", "26", "84", "3"]
    assert loose(read(f'<img src="data:," {bound};-">')) == ["3"]
    assert loose(read('<img src="data:," alt="3 children">')) == ["3"]


@pytest.mark.parametrize(
    "markup",
    [
        "<script>let count = 3</script>",
        "<svg><text data-figures='-'>3</text><circle></svg>",
        '<img alt="" src="data:image/png;base64,iVBORw0KGgo=">',
        '<iframe src="more.html"></iframe>',
    ],
)
def test_what_cannot_be_read_is_not_cleared(markup: str):
    assert unreadable(read(markup))


def test_a_style_sheet_says_no_figure():
    assert loose(read(f"<style>{stylesheet()}</style>")) == []
    assert loose(read("<style>p { margin: 3px 10.5em; color: #123456 }</style>")) == []
    assert loose(read('<style>p::after { content: "3 children" }</style>')) == ["3"]
    assert loose(read("<style>/* 3 children */ p { --powys: 4; }</style>")) == ["3", "4"]


def test_names_that_are_numbered_pass_where_others_are_named_alike():
    page = '<h2 id="trend">Trend</h2><h2 id="trend-2">Trend</h2><a href="#trend-2">Trend</a>'
    assert loose(read(page)) == []
    assert loose(read('<h2 id="trend-2">Trend</h2>')) == ["2"]
