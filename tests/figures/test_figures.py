"""A chart draws what its table holds, says what it shows in words, and hides nothing missing."""

import hashlib
import re
import subprocess
import sys
import xml.etree.ElementTree as ET
from collections.abc import Callable
from typing import Any

import nbformat
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from nbclient import NotebookClient
from nbformat.v4 import new_code_cell, new_notebook

from nmspf_report.bindings import unmark
from nmspf_report.figures import Figure, between_areas, canvas, composition, small_multiples, trend
from nmspf_report.figures.lettering import TEXT_SIZE, short, text_width, wrap
from nmspf_report.figures.series import series
from nmspf_report.problems import Problem
from nmspf_report.publishing.markup import clean_svg, read_tables
from nmspf_report.tables.presented import choose
from tests.tables.little import (
    CARDIFF,
    ENQUIRIES,
    IN_TIME,
    LAST_YEAR,
    NEWPORT,
    POWYS,
    QUARTERS,
    SOURCES,
    WALES,
    YEAR,
    conferences_in_time,
    estimated,
    framework,
    geography,
    observed,
    read,
    referrals_by_source,
)

TITLE = "Initial child protection conferences which took place within statutory timescales"
NAMED = f"{TITLE} (PROG-3a, conferences)"
COUNTS = [(40, 80), (44, 80), (None, None), (48, 80), (60, 80), (62, 80), (64, 80), (66, 80)]
HUNDRED = [(40, 100), (45, 100), (50, 100), (60, 100)]
CAERPHILLY = "W06000018"
AREA_COUNTS = {CARDIFF: (90, 100), NEWPORT: (50, 100), CAERPHILLY: (66, 100), POWYS: (None, None)}


def quarterly(**break_at: Any) -> pd.DataFrame:
    """Give eight quarters of Cardiff, one of them missing, and those of Wales."""
    whole = conferences_in_time(WALES, [(600, 1000)] * 8)
    return estimated([*conferences_in_time(CARDIFF, COUNTS, **break_at), *whole])


def by_area() -> pd.DataFrame:
    """Give four areas in a year, one of them missing, and Wales at 65%."""
    rows = [
        row
        for area, pair in AREA_COUNTS.items()
        for row in conferences_in_time(area, [pair], periods=[YEAR])
    ]
    return estimated([*rows, *conferences_in_time(WALES, [(650, 1000)], periods=[YEAR])])


def at_a_glance() -> pd.DataFrame:
    """Give two headline indicators in two years."""
    return estimated(
        [
            *conferences_in_time(CARDIFF, [(45, 60), (52, 60)], periods=[LAST_YEAR, YEAR]),
            observed(ENQUIRIES, "enquiries", CARDIFF, LAST_YEAR, (150, None), population=75_000),
            observed(ENQUIRIES, "enquiries", CARDIFF, YEAR, (None, None), population=75_000),
        ]
    )


def draw_trend() -> Figure:
    return trend(
        quarterly(break_at=QUARTERS[4]),
        framework(),
        geography(),
        IN_TIME,
        area=CARDIFF,
        periods=QUARTERS,
        comparators=[WALES],
    )


def draw_areas(highlight: str | None = None) -> Figure:
    return between_areas(
        by_area(),
        framework(),
        geography(),
        IN_TIME,
        period=YEAR,
        areas=list(AREA_COUNTS),
        highlight=highlight,
    )


def draw_composition() -> Figure:
    return composition(
        estimated(referrals_by_source(CARDIFF, YEAR)),
        framework(),
        geography(),
        SOURCES,
        area=CARDIFF,
        period=YEAR,
    )


def draw_multiples() -> Figure:
    return small_multiples(
        at_a_glance(),
        framework(),
        geography(),
        [IN_TIME, ENQUIRIES],
        area=CARDIFF,
        periods=[LAST_YEAR, YEAR],
    )


KINDS = [draw_trend, draw_areas, draw_composition, draw_multiples]
every_kind = pytest.mark.parametrize("draw", KINDS)


@pytest.fixture
def written(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, float, float]]:
    """Collect every line of text that is drawn, with its left and right end."""
    found: list[tuple[str, float, float]] = []
    write = canvas.Sheet.write

    def collect(sheet: canvas.Sheet, words: str, place: Any, **how: Any) -> None:
        before = {"left": 0, "center": 0.5, "right": 1}[how.get("across", "left")]
        for line in unmark(words).split("\n"):
            width = text_width(line, how.get("size", TEXT_SIZE), bold=how.get("bold", False))
            left = place[0] - before * width
            found.append((line, left, left + width))
        write(sheet, words, place, **how)

    monkeypatch.setattr(canvas.Sheet, "write", collect)
    return found


def test_trend_tells_level_change_break_and_gap() -> None:
    """Since the break: 60 of 80 (75.0%) to 66 of 80 (82.5%); the intervals overlap."""
    assert draw_trend().alt.text == (
        f"Line chart of {NAMED}, Cardiff, 2024-25 Q1 to 2025-26 Q4, with 95% limits as a band. "
        "In 2025-26 Q4: 82.5% (95% limits 72.7 to 89.3). "
        "In 2025-26 Q1: 75.0% (95% limits 64.5 to 83.2); the two intervals overlap, so the change "
        "is not more than chance could give. "
        "What is counted changed in 2025-26 Q1; figures on either side are not compared. "
        "No figure for 2024-25 Q3: Not available. "
        "Wales, 2025-26 Q4: 60.0%."
    )


def test_change_is_more_than_chance_only_where_the_intervals_part() -> None:
    """40% of 100 reaches to 49.8 and 60% begins at 50.2; 50% begins at 40.4."""

    def told(counts: list[tuple[int, int]]) -> str:
        periods = QUARTERS[: len(counts)]
        estimates = estimated(conferences_in_time(CARDIFF, counts, periods=periods))
        drawn = trend(estimates, framework(), geography(), IN_TIME, area=CARDIFF, periods=periods)
        return drawn.alt.text

    assert "do not overlap, so the change is more than chance" in told(HUNDRED)
    assert "overlap, so the change is not more than chance could give" in told(HUNDRED[:3])
    assert "do not overlap" not in told(HUNDRED[:3])


def test_numbers_without_limits_are_not_judged() -> None:
    figure = trend(
        quarterly(),
        framework(),
        geography(),
        IN_TIME,
        area=CARDIFF,
        periods=QUARTERS,
        presented_as="number",
    )
    assert "In 2025-26 Q4: 66. In 2024-25 Q1: 40." in figure.alt.text
    assert "chance" not in figure.alt.text


def test_line_stops_at_gaps_and_breaks() -> None:
    estimates = quarterly(break_at=QUARTERS[4])
    chosen = choose(estimates, framework(), IN_TIME, None, areas=[CARDIFF], periods=QUARTERS)
    shown = series(chosen, CARDIFF, QUARTERS, "percentage")
    assert shown.stretches == ((0, 1), (3,), (4, 5, 6, 7))
    assert shown.comparable == (4, 5, 6, 7)
    assert shown.missing == (2,)


def test_trend_table_holds_every_period() -> None:
    rows = {row[0]: row for row in read(draw_trend().table)}
    assert len(rows) == 8
    assert rows["2024-25 Q3"][1:] == ("[x]", "[x]", "[x]", "60.0%")
    assert rows["2025-26 Q1"][1:4] == ("60 [b]", "80", "75.0 (64.5 to 83.2) [b]")


def test_areas_tell_who_leaves_out_the_nation() -> None:
    """Cardiff 82.6 to 94.5 and Newport 40.4 to 59.6 leave out 65.0; Caerphilly includes it."""
    assert draw_areas().alt.text == (
        f"Dot plot of {NAMED} by area, in alphabetical order, with 95% limits, 2025-26. "
        "Figures run from 50.0% to 90.0%. "
        "Wales as a whole: 65.0% (95% limits 62.0 to 67.9). "
        "The interval of 1 area includes the figure of Wales. "
        "Wholly above it: Cardiff. Wholly below it: Newport. "
        "No figure for Powys: Not available."
    )


@pytest.mark.parametrize(
    ("code", "said"),
    [
        (CARDIFF, "The interval of Cardiff lies wholly above that figure."),
        (CAERPHILLY, "The interval of Caerphilly includes that figure."),
        (NEWPORT, "The interval of Newport lies wholly below that figure."),
        (POWYS, ""),
    ],
)
def test_where_one_area_is_set_off_only_that_one_is_set_beside_the_nation(code, said) -> None:
    told = draw_areas(code).alt.text
    others = {"Cardiff", "Caerphilly", "Newport"} - {geography().area(code).name("en")}
    assert said in told
    assert not any(name in told for name in others)
    assert "The interval of 1 area" not in told


def test_a_caption_speaks_of_limits_only_where_there_are_some() -> None:
    """Vacant days of established days are no count of events, and have no limits."""
    rows = [
        observed("WORK-3c", "vacant_days", area, YEAR, (30.0, 300.0)) for area in (CARDIFF, WALES)
    ]
    figure = between_areas(
        estimated(rows), framework(), geography(), "WORK-3c", period=YEAR, areas=[CARDIFF]
    )
    assert "limits" not in figure.caption
    assert "with 95% limits" in draw_areas().caption


def test_areas_are_alphabetical_and_missing_ones_are_named(written: list[Any]) -> None:
    figure = draw_areas()
    lines = [line for line, _, _ in written]
    names = [line for line in lines if line in {"Caerphilly", "Cardiff", "Newport", "Powys"}]
    assert names == ["Caerphilly", "Cardiff", "Newport", "Powys"]
    assert "[x] Not available" in lines
    by_name = {row[0]: row for row in read(figure.table)}
    for place, line in enumerate(lines):
        if line in {"Caerphilly", "Cardiff", "Newport"}:
            assert by_name[line][-1].startswith(lines[place + 1].rstrip("%"))
    assert by_name["Wales"][-1].startswith("65.0 (")


def test_composition_draws_every_category_of_its_table(written: list[Any]) -> None:
    figure = draw_composition()
    lines = [line for line, _, _ in written]
    for name, number, _, percentage, *_ in read(figure.table):
        assert lines[lines.index(name) + 1] == f"{number} ({percentage.split(' ')[0]}%)"
    assert figure.alt.text.endswith(
        "Largest: Police 90 (45.0%), Education 60 (30.0%), Health 40 (20.0%). "
        "Not recorded: 10 (5.0%)."
    )
    assert f'fill="{canvas.GREY}"' in figure.svg


def test_small_multiples_say_the_latest_or_that_there_is_none(written: list[Any]) -> None:
    figure = draw_multiples()
    assert figure.alt.text == (
        "Small line charts of Headline indicators, Cardiff, 2024-25 to 2025-26; "
        "each chart has its own scale, from 0. "
        f"{NAMED}: 86.7% in 2025-26. "
        "Section 47 enquiries (S47-2, enquiries): no figure (Not available)."
    )
    assert [row[1:] for row in read(figure.table)] == [
        ("75.0%", "86.7%"),
        ("20.0 per 10,000", "[x]"),
    ]
    lines = [line for line, _, _ in written]
    assert "86.7%" in lines
    assert lines.count("[x]") == 2


def test_quarterly_multiples_have_a_row_for_each_year() -> None:
    figure = small_multiples(
        quarterly(), framework(), geography(), [IN_TIME], area=CARDIFF, periods=QUARTERS
    )
    assert [row[1:] for row in read(figure.table)] == [
        ("50.0%", "55.0%", "[x]", "60.0%"),
        ("75.0%", "77.5%", "80.0%", "82.5%"),
    ]


def test_nothing_known_is_said_not_drawn(written: list[Any]) -> None:
    estimates = estimated(conferences_in_time(CARDIFF, [(None, None)] * 8))
    figure = trend(estimates, framework(), geography(), IN_TIME, area=CARDIFF, periods=QUARTERS)
    assert [line for line, _, _ in written] == ["There is no figure: Not available."]
    assert figure.alt.text.endswith("There is no figure: Not available.")
    assert len(read(figure.table)) == 8


def test_other_areas_alone_are_no_figure() -> None:
    with pytest.raises(Problem) as raised:
        trend(
            quarterly(),
            framework(),
            geography(),
            IN_TIME,
            area=NEWPORT,
            periods=QUARTERS,
            comparators=[WALES],
        )
    assert raised.value.name == "no_figures"


@every_kind
def test_drawing_is_one_small_svg_without_text_or_script(draw: Callable[[], Figure]) -> None:
    figure = draw()
    tags = {element.tag.rpartition("}")[2] for element in ET.fromstring(figure.svg).iter()}
    assert tags <= {"svg", "defs", "g", "path", "use", "rect", "circle"}
    assert len(figure.svg) < 60_000
    assert clean_svg(figure.svg) == figure.svg
    assert re.fullmatch(r"[a-z0-9-]+", figure.id)
    assert len(read_tables(figure.table.to_html())) == 1


@every_kind
def test_every_letter_drawn_is_defined_once(draw: Callable[[], Figure]) -> None:
    svg = draw().svg
    defined = re.findall(r'<path id="(\w+)"', svg)
    assert len(defined) == len(set(defined))
    assert set(re.findall(r'<use href="#(\w+)"', svg)) == set(defined)


@every_kind
def test_text_stays_on_the_sheet(draw: Callable[[], Figure], written: list[Any]) -> None:
    draw()
    assert min(left for _, left, _ in written) >= -0.5
    assert max(right for _, _, right in written) <= canvas.WIDTH + 0.5


@pytest.mark.parametrize("colour", [canvas.BLUE, canvas.PLUM, canvas.CHARCOAL, canvas.GREY])
def test_words_and_lines_stand_out_from_white(colour: str) -> None:
    """Contrast by WCAG 2.2: at least 4.5 to 1."""
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    linear = [
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    ]
    luminance = 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
    assert 1.05 / (luminance + 0.05) >= 4.5


def test_text_is_ten_points_on_paper() -> None:
    """A4 with margins of 22 mm leaves 166 mm, over which a chart is spread."""
    paper = 166 / 25.4 * 72
    assert TEXT_SIZE * paper / canvas.WIDTH >= 10


DIGESTS = """
import hashlib
from tests.figures.test_figures import KINDS
for draw in KINDS:
    one = draw()
    print(hashlib.sha256((one.svg + one.alt.text + one.table.to_html()).encode()).hexdigest())
"""


def test_bytes_are_the_same_in_another_process() -> None:
    here = [draw() for draw in KINDS]
    told = subprocess.run(
        [sys.executable, "-c", DIGESTS], capture_output=True, text=True, check=True
    )
    assert told.stdout.split() == [
        hashlib.sha256((one.svg + one.alt.text + one.table.to_html()).encode()).hexdigest()
        for one in here
    ]


def test_notebook_output_carries_what_the_renderer_needs() -> None:
    source = "from tests.figures.test_figures import draw_areas\ndraw_areas()"
    notebook = new_notebook(cells=[new_code_cell(source)])
    NotebookClient(notebook, kernel_name="python3").execute()
    (output,) = notebook.cells[0].outputs
    figure = draw_areas()
    assert output.metadata["nmspf"] == {
        "id": figure.id,
        "alt": figure.alt.text,
        "figures": figure.alt.figures,
        "caption": figure.caption,
        "table": figure.table.to_html(),
    }
    assert output.data["image/svg+xml"] == figure.svg
    assert output.data["text/plain"] == figure.alt.text
    nbformat.validate(notebook)


@given(
    st.lists(st.tuples(st.floats(0, 200), st.floats(5, 40)), min_size=1, max_size=4),
)
def test_labels_do_not_overlap(labels: list[tuple[float, float]]) -> None:
    wishes, heights = [wish for wish, _ in labels], [height for _, height in labels]
    centres = canvas.spread(wishes, heights, 0, 200)
    edges = sorted(
        (centre - height / 2, centre + height / 2)
        for centre, height in zip(centres, heights, strict=True)
    )
    assert all(edges[place][1] <= edges[place + 1][0] + 1e-9 for place in range(len(edges) - 1))
    assert edges[-1][1] <= 200 + 1e-9


@pytest.mark.parametrize(
    ("value", "decimals", "expected"),
    [(190.0, 0, "190"), (1.50, 2, "1.5"), (-0.001, 2, "0"), (20.0, 2, "20")],
)
def test_lengths_are_short(value: float, decimals: int, expected: str) -> None:
    assert short(value, decimals) == expected


def test_words_are_wrapped_between_words() -> None:
    lines = wrap("Cardiff and Vale of Glamorgan Regional Safeguarding Board", 118)
    assert " ".join(lines) == "Cardiff and Vale of Glamorgan Regional Safeguarding Board"
    assert all(text_width(line) <= 118 for line in lines)
    assert len(lines) == 3
