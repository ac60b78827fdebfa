"""What a notebook may show, what a document is made of, and who is told of a fault."""

from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from nbformat.v4 import new_code_cell, new_markdown_cell, new_output

from nmspf_report.problems import Problem
from nmspf_report.publishing import read_document
from nmspf_report.publishing.document import Chart, Code, Prose, Table
from nmspf_report.publishing.prose import Outline
from tests.publishing.conftest import chart_output, code_cell, displayed, table

Notebook = Callable[..., Path]
TITLE = new_markdown_cell("# Report")


def refused(notebook: Notebook, *outputs: object) -> Problem:
    """Give the problem met when the second cell shows these outputs."""
    path = notebook([TITLE, code_cell("show()", *outputs)])
    with pytest.raises(Problem) as caught:
        read_document(path)
    assert caught.value.where == str(path)
    return caught.value


def test_blocks_stand_in_the_order_of_the_notebook(notebook: Notebook) -> None:
    blocks = read_document(notebook()).blocks

    assert [type(block) for block in blocks] == [
        Prose,
        Prose,
        Prose,
        Chart,
        Table,
        Prose,
        Prose,
        Table,
    ]


def test_the_first_heading_is_the_kind_of_report_and_the_metadata_name_it(
    notebook: Notebook,
) -> None:
    document = read_document(notebook())

    assert document.kind == "Authority report"
    assert document.details.title == "Diogelu plant yn Nhŷ Ddewi"
    assert not any("Authority report" in str(block) for block in document.blocks)


def test_headings_are_put_in_order_and_named_once(notebook: Notebook) -> None:
    contents = read_document(notebook()).contents

    assert [(heading.level, heading.id) for heading in contents] == [
        (2, "identification"),
        (3, "too-deep"),
        (2, "second-title"),
        (3, "identification-2"),
        (4, "wide"),
    ]


@given(st.lists(st.integers(1, 6), min_size=1))
def test_no_heading_level_is_skipped_whatever_was_written(written: list[int]) -> None:
    outline = Outline()
    placed = [outline.place(level) for level in written]

    assert placed[0] == 2
    assert all(2 <= level <= 6 for level in placed)
    assert all(after <= before + 1 for before, after in pairwise(placed))


@given(st.lists(st.sampled_from([2, 3, 4]), min_size=1).filter(lambda x: x[0] == 2))
def test_headings_already_in_order_stay_as_they_are(written: list[int]) -> None:
    in_order = [written[0]]
    for level in written[1:]:
        in_order.append(min(level, in_order[-1] + 1))
    outline = Outline()

    assert [outline.place(level) for level in in_order] == in_order


def test_charts_and_tables_are_numbered_each_on_their_own(notebook: Notebook) -> None:
    blocks = read_document(
        notebook(
            [
                TITLE,
                code_cell("a", chart_output()),
                code_cell("b", displayed("text/html", table() + table()), chart_output()),
            ]
        )
    ).blocks

    labels = [(block.label, block.id) for block in blocks if isinstance(block, Chart | Table)]
    assert labels == [
        ("Figure 1", "referrals-trend"),
        ("Table 1", "table-1"),
        ("Table 2", "table-2"),
        ("Figure 2", "referrals-trend-2"),
    ]


def test_code_is_hidden_until_asked_for_and_set_up_is_never_shown(notebook: Notebook) -> None:
    path = notebook()
    hidden = read_document(path).blocks
    shown = read_document(path, show_code=True).blocks

    assert not any(isinstance(block, Code) for block in hidden)
    assert [block.source for block in shown if isinstance(block, Code)] == [
        "show(trend)",
        "show(counts)",
        "show(quarters)",
    ]


def test_outputs_of_a_set_up_cell_are_shown(notebook: Notebook) -> None:
    said = displayed("text/markdown", "Read 22 returns.")
    path = notebook([TITLE, code_cell("read()", said, tags=("setup",))])

    (block,) = read_document(path, show_code=True).blocks
    assert block == Prose("<p>Read 22 returns.</p>\n")


@pytest.mark.parametrize(
    ("output", "found"),
    [
        (new_output("stream", name="stderr", text="Warning: old"), "stderr: Warning: old"),
        (new_output("stream", name="stdout", text="42"), "stdout: 42"),
        (new_output("execute_result", data={"text/plain": "42"}), "text/plain"),
        (new_output("display_data", data={"image/png": "AA=="}), "image/png"),
        (new_output("error", ename="KeyError", evalue="'W1'"), "KeyError: 'W1'"),
    ],
)
def test_any_other_output_is_refused_by_its_cell(
    notebook: Notebook, output: object, found: str
) -> None:
    problem = refused(notebook, output)

    assert problem.what == f"Cell 2 shows something that has no place in a document: {found}."


@pytest.mark.parametrize(
    ("markup", "problem", "found"),
    [
        ("<p>text</p>", "table_markup", "<p>"),
        ("plain text", "table_markup", "plain text"),
        ("", "table_markup", ""),
        (table() + "<script>alert(1)</script>", "table_markup", "<script>"),
        (table(caption="<img src=x onerror=y>"), "table_markup", "<img>"),
        (table(caption='<a href="javascript:x">y</a>'), "table_markup", "javascript:x"),
        (table(caption=table()), "table_markup", "<table>"),
        (table(caption=" "), "table_without_caption", ""),
        ("<table><caption>c</caption><tr><td>1</td></tr></table>", "table_without_header", ""),
        ("<table><caption>c</caption><thead><tr><th>1</th></thead>", "table_markup", "</thead>"),
        (
            "<table><caption>c</caption><thead><tr><th>1</th></tr></thead>",
            "table_markup",
            "<table>",
        ),
    ],
)
def test_html_that_is_not_a_plain_table_is_refused(
    notebook: Notebook, markup: str, problem: str, found: str
) -> None:
    refusal = refused(notebook, displayed("text/html", markup))

    assert refusal.name == problem
    assert refusal.what.startswith("Cell 2 ")
    assert found in refusal.what


def test_a_table_keeps_only_what_a_plain_table_has(notebook: Notebook) -> None:
    markup = (
        '<table onclick="x" style="y"><caption>Children &amp; adults <b>2025</b></caption>'
        '<colgroup><col></colgroup><thead><tr><th rowspan="2">Area</th><th colspan="2">N</th></tr>'
        "<tr><th>a</th><th>b</th></tr></thead><tbody><tr><th>Gwent</th>"
        '<td class="num" onclick="x">1 &lt; 2<br/>3</td><td>x</td></tr></tbody></table>'
    )
    (block,) = read_document(
        notebook([TITLE, code_cell("t", displayed("text/html", markup))])
    ).blocks

    assert block == Table(
        id="table-1",
        label="Table 1",
        caption="Children &amp; adults <b>2025</b>",
        rows=(
            '<thead><tr><th rowspan="2" scope="col">Area</th>'
            '<th colspan="2" scope="col">N</th></tr>'
            '<tr><th scope="col">a</th><th scope="col">b</th></tr></thead><tbody><tr>'
            '<th scope="row">Gwent</th><td class="num">1 &lt; 2<br>3</td><td>x</td></tr></tbody>'
        ),
        columns=3,
    )


@pytest.mark.parametrize("field", ["id", "alt", "caption"])
def test_a_chart_without_words_is_refused(notebook: Notebook, field: str) -> None:
    problem = refused(notebook, chart_output(**{field: " "}))

    assert problem.what == f"Cell 2 shows a chart without {field} in its metadata."


def test_a_chart_that_is_no_drawing_is_refused(notebook: Notebook) -> None:
    about = {"id": "a", "alt": "b", "caption": "c"}

    assert refused(notebook, displayed("image/svg+xml", "<g/>", about)).name == "chart_markup"


def test_a_chart_carries_no_date_and_nothing_before_its_drawing(notebook: Notebook) -> None:
    document = read_document(notebook())
    (chart,) = (block for block in document.blocks if isinstance(block, Chart))

    assert chart.svg.startswith("<svg ")
    assert chart.svg.endswith("</svg>")
    assert not any(part in chart.svg for part in ("<metadata", "<!--", "<!DOCTYPE", "\n"))


@pytest.mark.parametrize(
    ("details", "fields"),
    [
        ({"language": "fr"}, "language"),
        ({"title": "", "edition": None}, "edition, title"),
    ],
)
def test_details_missing_or_wrong_are_named(
    notebook: Notebook, details: dict[str, object], fields: str
) -> None:
    with pytest.raises(Problem, match=f"needs: {fields} missing or wrong"):
        read_document(notebook(**details))


@pytest.mark.parametrize("cells", [[], [new_markdown_cell("No title")], [new_code_cell("1")]])
def test_a_notebook_without_a_title_is_refused(notebook: Notebook, cells: list[object]) -> None:
    with pytest.raises(Problem, match="no heading of level 1"):
        read_document(notebook(cells))


def test_files_that_are_not_there_or_not_notebooks_are_named(tmp_path: Path) -> None:
    with pytest.raises(Problem, match=r"absent\.ipynb: This file is not there"):
        read_document(tmp_path / "absent.ipynb")
    broken = tmp_path / "broken.ipynb"
    broken.write_text("{", encoding="utf-8")
    with pytest.raises(Problem, match=r"broken\.ipynb: This is not a notebook"):
        read_document(broken)
