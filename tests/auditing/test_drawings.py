"""A chart tells values by where its shapes stand, and words by its letters' shapes."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nmspf_report.auditing.drawings import read_drawing
from nmspf_report.auditing.reading import Reading
from nmspf_report.bindings import Binding, mark
from nmspf_report.figures.canvas import Box, Sheet
from tests.auditing.reading import FIGURE, KEY, loose, said, unreadable

BINDING = Binding(*KEY, ("numerator",))
SCALED = '<g data-scale="x 100 300 0 100">{}</g>'


def read(*shapes: str) -> Reading:
    reading = Reading("page.html")
    sheet = '<rect width="510" height="200" fill="#ffffff" data-figures="-"/>'
    source = f'<svg xmlns="http://www.w3.org/2000/svg" width="510pt">{sheet}{"".join(shapes)}</svg>'
    read_drawing(source, reading, "figure 1")
    return reading


def bar(end: float, attribute: str = f'data-figures="{FIGURE}|numerator"') -> str:
    path = f"M100 10L{end} 10L{end} 20L100 20Z"
    return SCALED.format(f'<path {attribute} d="{path}" fill="#12436d"/>')


def written(words: str, box: Box | None = None) -> Reading:
    sheet = Sheet(100)
    sheet.write(words, (10, 50))
    if box is not None:
        sheet.dot((box.x(20), 10), "#000000", 4, box.shows(BINDING))
    reading = Reading("page.html")
    read_drawing(sheet.svg(), reading, "figure 1")
    return reading


def test_a_bar_says_its_value():
    # The bar ends at 106 points: 6 of the 200 that are 100. Half a hundredth of a point is 0.0025.
    lower, upper = said(read(bar(106)))["numerator"]
    assert lower == pytest.approx(3 - 0.0025, abs=1e-5)
    assert upper == pytest.approx(3 + 0.0025, abs=1e-5)


def test_each_point_of_a_line_says_its_value():
    shown = f"{FIGURE}|percentage_lower+percentage_upper"
    shape = f'<path data-figures="{shown}" d="M140 5L180 5" fill="none" stroke="#000000"/>'
    found = said(read(SCALED.format(shape)))
    assert found["percentage_lower"] == pytest.approx((20, 20), abs=0.01)
    assert found["percentage_upper"] == pytest.approx((40, 40), abs=0.01)


def test_down_a_page_values_rise_upwards():
    shape = f'<circle data-figures="{FIGURE}|rate" cx="9" cy="150" r="2"/>'
    found = said(read(f'<g data-scale="y 200 100 0 100">{shape}</g>'))
    assert found["rate"] == pytest.approx((50, 50), abs=0.01)


@given(
    st.floats(min_value=0, max_value=1),
    st.floats(min_value=0.5, max_value=1e5),
    st.sampled_from(["x", "y"]),
)
def test_what_is_drawn_is_within_what_is_read(share: float, top: float, axis: str):
    box = Box(left=41.123456, right=371.654321, top=20, bottom=230.5, axis="x")
    box = replace(box, axis=axis, across=(0, top), up=(0, top))
    value = share * top
    sheet = Sheet(248)
    point = (box.x(value), 100.0) if axis == "x" else (100.0, box.y(value))
    sheet.dot(point, "#000000", 4, box.shows(BINDING))
    reading = Reading("page.html")
    read_drawing(sheet.svg(), reading, "figure 1")
    lower, upper = said(reading)["numerator"]
    assert lower <= value <= upper
    assert upper - lower <= 0.011 * top / 200 + 1e-5


def test_a_bar_that_is_bound_to_nothing_is_loose():
    assert len(loose(read(bar(112, "")))) == 1
    assert len(loose(read(bar(112, 'data-figures="-"')))) == 1


def test_a_bar_outside_a_scale_is_loose():
    shape = f'<path data-figures="{FIGURE}|numerator" d="M100 10L112 10L112 20L100 20Z"/>'
    assert len(loose(read(shape))) == 1


def test_a_bar_that_does_not_begin_where_the_scale_does_says_two_values():
    shape = f'<path data-figures="{FIGURE}|numerator" d="M104 1L112 1L112 2L104 2Z"/>'
    assert len(loose(read(SCALED.format(shape)))) == 1


def test_a_line_with_more_points_than_figures_is_loose():
    shape = f'<path data-figures="{FIGURE}|numerator" d="M112 1L130 2L150 3" fill="none"/>'
    assert len(loose(read(SCALED.format(shape)))) == 1


def test_a_scale_that_ends_where_nothing_is_drawn_tells_of_what_is_withheld():
    scaled = '<g data-scale="x 100 300 0 {}">{}</g>'
    shape = f'<circle data-figures="{FIGURE}|rate" cx="{{}}" cy="9" r="2"/>'
    assert loose(read(scaled.format(53, shape.format(288.68)))) == []
    assert loose(read(scaled.format(50, shape.format(300)))) == []
    assert loose(read(scaled.format(53, shape.format(250)))) == ["53"]
    assert loose(read(SCALED.replace("0 100", "3 100").format(shape.format(300)))) == ["100"]


def line(path: str) -> str:
    return f'<g data-figures="-"><path d="{path}" fill="none" stroke="#cccccc"/></g>'


def test_a_whisker_that_says_it_shows_nothing_is_loose():
    assert len(loose(read(bar(112), line("M108 15L118 15")))) == 1


def test_a_marker_at_a_value_that_is_not_shown_is_loose():
    assert len(loose(read(bar(112), line("M120 0L120 100")))) == 1


def test_lines_across_the_box_and_to_a_bound_point_pass():
    across, base, leader = "M100 30L300 30", "M100 0L100 90", "M112 15L300 15L310 40"
    assert loose(read(bar(112), line(across), line(base))) == []
    point = f'<circle data-figures="{FIGURE}|rate" cx="9" cy="150" r="2"/>'
    vertical = f'<g data-scale="y 200 100 0 100">{point}</g>'
    assert loose(read(vertical, line("M14 150L300 150L310 170"))) == []
    assert len(loose(read(vertical, line(leader.replace("15", "163"))))) == 1


def test_a_figure_in_letters_is_loose_unless_it_is_bound():
    assert loose(written("Cardiff 84")) == ["84"]
    assert loose(written("Section 47 enquiries, 2025-26 Q1")) == []
    bound = written(f"Cardiff {mark('84', BINDING)}")
    assert (loose(bound), said(bound)) == ([], {"numerator": (84, 84)})


def test_the_label_of_a_value_passes_where_the_value_is():
    box = Box(left=0, right=100, top=0, bottom=80, across=(0, 100))
    sheet = Sheet(100)
    sheet.dot((box.x(20), 10), "#000000", 4, box.shows(BINDING))
    sheet.write("40%", (box.x(40), 90), across="center")
    sheet.line([(box.x(40), 0), (box.x(40), 80)], "#cccccc", 0.6)
    reading = Reading("page.html")
    read_drawing(sheet.svg(), reading, "")
    assert loose(reading) == []
    sheet.write("40%", (box.x(50), 90), across="center")
    reading = Reading("page.html")
    read_drawing(sheet.svg(), reading, "")
    assert loose(reading) == ["40"]


def test_a_label_of_several_lines_is_read_in_one():
    assert loose(written("In the\nlast 12\nmonths")) == []
    assert loose(written("In the\nlast 13\nmonths")) == ["13"]


@pytest.mark.parametrize(
    "shape",
    [
        '<image href="data:image/png;base64,AAAA"/>',
        "<script>1</script>",
        '<path d="M0 0C1 1 2 2 3 3" data-figures="-"/>',
        '<path d="M0 0L3 3" transform="scale(2)" data-figures="-"/>',
        '<g data-scale="z 0 1 0 1"><circle cx="3" cy="3" r="1" data-figures="-"/></g>',
        '<g transform="translate(1 1) scale(1 -1)"><use href="#r24" x="0"/></g>',
        "<foreignObject/>",
    ],
)
def test_what_cannot_be_read_is_not_cleared(shape: str):
    assert unreadable(read(shape))


def test_words_nobody_sees_are_read():
    assert loose(read("<title>3 children</title>")) == ["3"]
    assert loose(read('<g aria-label="3 children"></g>')) == ["3"]
    assert loose(read("<!-- 3 children -->")) == ["3"]
    assert loose(read("<text>3</text>")) == ["3"]


def test_what_is_no_drawing_is_not_cleared():
    reading = Reading("page.html")
    read_drawing("<svg", reading, "")
    read_drawing('<!DOCTYPE svg [<!ENTITY x "3">]><svg>&x;</svg>', reading, "")
    assert len(unreadable(reading)) == 2
