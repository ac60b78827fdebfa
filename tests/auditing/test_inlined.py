"""A page made light says to the audit what it said in full; a page that cheats does not."""

import re
from html import escape
from xml.etree.ElementTree import ParseError

import pytest
from defusedxml import EntitiesForbidden

from nmspf_report.auditing.pages import read_page
from nmspf_report.auditing.reading import Reading
from nmspf_report.bindings import (
    SHOWN,
    lengthened,
    read_bindings,
    read_keys,
    shortened,
    written_keys,
)
from nmspf_report.figures.canvas import Box, Sheet
from nmspf_report.publishing.compacting import compact
from nmspf_report.publishing.drawings import drawings_of
from tests.auditing.test_drawings import FIGURE

NUMBER = f"{FIGURE}|numerator"


def read(page: str) -> Reading:
    reading = Reading("a.html")
    read_page(page, reading)
    return reading


def chart(words: str) -> str:
    """Draw a bar of 12 and write words beside it."""
    sheet = Sheet(50)
    box = Box(100, 200, 0, 50, across=(0, 12))
    (binding,) = read_bindings(NUMBER)
    sheet.area([(100, 10), (200, 10), (200, 20), (100, 20)], "#12436D", box.shows(binding))
    sheet.write(words, (0, 40))
    return sheet.svg()


def page(*charts: str, alternative: str = "12 enquiries") -> str:
    drawn = drawings_of(charts)
    figures = "".join(
        f'<div role="img" aria-label="{alternative}" data-figures="{NUMBER}">{one}</div>'
        for one in drawn.charts
    )
    cell = f'<table><tr><td data-figures="{NUMBER};-;-">12 in 2025-26</td></tr></table>'
    return f"<html><head></head><body>{drawn.letters}{figures}{cell}</body></html>"


def test_a_reference_names_the_key_and_each_thing_that_is_shown_of_it():
    keys: dict[str, int] = {}
    value = f"{FIGURE}|numerator+rate;-;A||B|2025-26|c|denominator;{FIGURE}|rate_upper"
    assert shortened(value, keys) == "0aj;-;1b;0l"
    assert list(keys) == [FIGURE, "A||B|2025-26|c"]
    assert lengthened("0aj;-;1b;0l", tuple(keys)) == (value, (0, 1, 0))
    assert read_keys(written_keys(keys)) == tuple(keys)
    assert len(SHOWN) == 12


def test_a_list_of_keys_says_once_what_follows_as_before():
    keys = ("S47-2||A|2025-26|enquiries", "S47-2||B|2025-26|enquiries", "S47-2|x:y|B|2024-25|c")
    assert written_keys(keys) == "S47-2||A|2025-26|enquiries;=|=|B|=|=;=|x:y|=|2024-25|c"
    assert read_keys(written_keys(keys)) == keys
    assert written_keys([]) == ""
    assert read_keys("") == ()


@pytest.mark.parametrize("listed", ["=||A|2025-26|c", "a||A|2025-26", "a||A|2025-26|c;=|=|B", "a"])
def test_a_list_in_which_a_key_is_not_whole_is_refused(listed):
    with pytest.raises(ValueError, match="not a key"):
        read_keys(listed)


@pytest.mark.parametrize("reference", ["1a", "0", "a", "0z", "0m", "", "-0a", "0a;", "٣a"])
def test_what_refers_to_nothing_is_refused(reference):
    with pytest.raises(ValueError, match="not a reference"):
        lengthened(reference, (FIGURE,))


def test_a_light_page_tells_the_same_of_the_same_figures():
    whole = page(chart("Cardiff, 2025-26"), chart("Powys, 2025-26"))
    light = compact(whole)
    assert "data-figures" not in light
    assert light.count(escape(FIGURE)) == 1
    assert light.count("<defs>") == 1
    in_full, by_reference = read(whole), read(light)
    assert by_reference.loose == in_full.loose == []
    assert by_reference.told.keys() == in_full.told.keys() != set()
    assert by_reference.numbers == in_full.numbers


def test_a_line_of_several_charts_is_set_once():
    apart = page(chart("Cardiff, 2025-26"), chart("Powys, 2025-26"))
    twice = page(chart("Cardiff, 2025-26"), chart("Cardiff, 2025-26"))
    assert '<g id="l0"' not in apart
    assert twice.count('<g id="l0" transform="scale(0.11 -0.11)">') == 1
    assert twice.count('<use href="#l0" x="0" y="') == 2
    assert read(twice).loose == read(apart).loose == []
    assert read(twice).numbers == read(apart).numbers


def test_a_piece_of_several_lines_is_set_once():
    """“Powys” stands in four lines, each with other letters around it."""
    lines = ("Powys and", "by Powys", "of Powys", "Powys!")
    several = page(*map(chart, lines))
    assert several.count('<g id="w') == 1
    assert len(re.findall(r'<use href="#w\d+" x="\d+"/>', several)) == 4
    alone = [read(page(chart(one))) for one in lines]
    assert read(several).loose == [found for one in alone for found in one.loose] == []
    # Where words are no words of ours, each chart says them.
    counted = page(*(chart(f"{number} Powys") for number in range(3, 7)))
    assert [one.number for one in read(counted).loose] == ["3", "4", "5", "6"]


def test_pieces_are_made_of_pieces_as_long_as_a_line_could_be():
    """A piece of 2 letters, one of two of those, and so on: nine are 512, more than any line."""

    def doubled(times: int) -> str:
        pieces = ['<g id="w0"><use href="#r24" x="0"/><use href="#r24" x="30"/></g>']
        pieces.extend(
            f'<g id="w{one}"><use href="#w{one - 1}" x="0"/>'
            f'<use href="#w{one - 1}" x="{30 * 2**one}"/></g>'
            for one in range(1, times)
        )
        own = page(chart("i"), alternative="12")
        referring = own.replace('<use href="#r24"', f'<use href="#w{times - 1}"')
        return referring.replace("</defs>", f"{''.join(pieces)}</defs>")

    assert read(doubled(8)).loose == []
    assert read(doubled(9)).loose


BEGINS = '<g id="l0" transform="scale(0.11 -0.11)">'
SEVERAL = ("Powys and", "by Powys", "of Powys", "Powys!")
LINES = page(chart("Cardiff"), chart("Cardiff"), *map(chart, SEVERAL))
REFERS = '<use href="#l0" x="0"'
PIECE, USES = (re.search(found, LINES)[0] for found in ('<g id="w[^>]*>', '<use href="#w[^ ]*'))

CHEATING_LINES = {
    "a line that no chart has": (
        BEGINS,
        f'{BEGINS.replace("l0", "l1")}<use href="#r24" x="0"/></g>{BEGINS}',
    ),
    "a word that no chart has": (BEGINS, f'<g id="w9"><use href="#r24" x="0"/></g>{BEGINS}'),
    "a line of other letters": (BEGINS, f'{BEGINS}<use href="#x1" x="0"/>'),
    "more than letters": (BEGINS, f'{BEGINS}<path d="M0 0L3 3"/>'),
    "words": (BEGINS, f"{BEGINS}3"),
    "words between letters": ('"/><use href', '"/>3 children<use href'),
    "letters turned over": (BEGINS, BEGINS.replace("-0.11", "0.11")),
    "a word with a size of its own": (PIECE, f'{PIECE[:-1]} transform="scale(0.11 -0.11)">'),
    "a line that is not there": (REFERS, REFERS.replace("l0", "l7")),
    "a word that is not there": (USES, USES.replace('href="#w', 'href="#w9')),
    "a line in the place of a word": (USES, '<use href="#l0"'),
    "a line with other letters than it had": (REFERS, REFERS.replace(' x="0"', "")),
}


@pytest.mark.parametrize("cheat", CHEATING_LINES)
def test_a_line_is_letters_and_nothing_else(cheat):
    before, after = CHEATING_LINES[cheat]
    assert before in LINES
    assert read(LINES).loose == []
    assert read(LINES.replace(before, after, 1)).loose


def test_a_line_says_in_each_chart_what_it_says():
    """Its words are read where it is referred to: “3 children” is a figure of nobody's."""
    found = read(page(chart("3 children"), chart("3 children"))).loose
    assert [one.number for one in found] == ["3", "3"]


LIGHT = compact(page(chart("Cardiff")))

CHEATING = {
    "a reference to no key": ('data-f="0a"', 'data-f="1a"'),
    "a number more than is referred to": ("12 enquiries", "12 enquiries, 3 of them repeated"),
    "a key that nothing refers to": (f'content="{FIGURE}', f'content="{FIGURE};3 died||W|2025|c'),
    "a key of another grammar": ('content="', 'content="3 children;'),
    "keys twice": ("</head>", '<meta name="figures" content="3||W|2025|c"></head>'),
    "both ways of naming": ('data-f="0a"', f'data-f="0a" data-figures="{NUMBER}"'),
    "an outline that is no letter": ('<path id="', '<path id="x1" d="M0 0L3 3"/><path id="'),
    "more than an outline": ('<path id="', '<path class="r3" id="'),
    "a name that leads elsewhere": ("<table>", '<table id="b24"><tr id="r24"></tr>'),
    "a drawing within a drawing": ("<rect ", '<svg><text data-figures="-">3</text></svg><rect '),
    "a style within a drawing": ("<rect ", "<style>rect { content: '3' }</style><rect "),
    "a script within a drawing": ("<rect ", "<script>3</script><rect "),
    "words within a drawing": ("<rect ", "<text>3 children</text><rect "),
    "a comment within a drawing": ("<rect ", "<!-- 3 children --><rect "),
    "a drawing without an end": ("</svg></div>", "</div>"),
    "words beside a drawing": ("<table>", "<p>3 children</p><table>"),
    "a picture of a picture": ("</svg></div>", '</svg><img alt="3 children" src="data:,"></div>'),
}


@pytest.mark.parametrize("cheat", CHEATING)
def test_nothing_is_let_pass_that_a_whole_page_would_not_say(cheat):
    before, after = CHEATING[cheat]
    assert before in LIGHT
    assert read(LIGHT).loose == []
    assert read(LIGHT.replace(before, after, 1)).loose


def test_another_program_s_drawing_does_not_stand_in_a_page():
    own = chart("Cardiff")
    others = [
        own.replace("<rect ", "<style>rect { fill: red }</style><rect "),
        own.replace("<rect ", '<rect id="main" '),
        own.replace("<rect ", '<rect onclick="x()" '),
        own.replace('href="#', 'href="https://example.org/#'),
    ]
    drawn = drawings_of([*others, own])
    assert drawn.charts[: len(others)] == (None,) * len(others)
    assert drawn.charts[-1] is not None


@pytest.mark.parametrize(
    "other",
    [
        '<rect onload="1"/>',
        '<rect id="a"/>',
        '<g class="a"><rect/></g>',
        '<rect style="fill:red"/>',
        '<use href="https://example.org/#a"/>',
        '<use href=""/>',
        "<text>1</text>",
        '<g xmlns:a="b"><a:script/></g>',
    ],
)
def test_what_is_more_than_shapes_does_not_stand_in_a_page(other):
    shapes = '<svg xmlns="http://www.w3.org/2000/svg"><g fill="red"><use href="#a"/></g></svg>'
    assert drawings_of([shapes]).charts == (shapes,)
    assert drawings_of([shapes.replace("</svg>", f"{other}</svg>")]).charts == (None,)


@pytest.mark.parametrize("broken", ["<g></svg>", "<g></g>", '<rect x="1" x="2"/></svg>'])
def test_a_drawing_that_is_no_xml_is_refused(broken):
    with pytest.raises(ParseError):
        drawings_of([f"<svg>{broken}"])


def test_a_drawing_that_declares_entities_is_refused():
    declared = '<!DOCTYPE svg [<!ENTITY a "b">]><svg xmlns="http://www.w3.org/2000/svg">&a;</svg>'
    with pytest.raises(EntitiesForbidden):
        drawings_of([declared])


def test_text_is_not_taken_for_a_tag():
    said = '<p>Say data-figures="S47-2" or &lt;td data-figures="x"&gt;</p></head>'
    assert compact(said) == said
