"""Tables in Typst's language: each part as document.typ's functions take it, text as characters."""

import re
from html import unescape

import pytest
import typst

from nmspf_report.publishing.typesetting import with_tables_set

NOTE = '<tfoot><tr><td colspan="2">A note.</td></tr></tfoot>'


def table(body: str, head: str = "<th>Area</th><th>Count</th>", foot: str = "") -> str:
    return (
        f'<table id="t"><caption>Title</caption><thead><tr>{head}</tr></thead>'
        f"<tbody>{body}</tbody>{foot}</table>"
    )


def row(name: str, *cells: str) -> str:
    figures = "".join(f'<td class="num">{cell}</td>' for cell in cells)
    return f'<tr><th scope="row">{name}</th>{figures}</tr>'


def source(markup: str) -> str:
    """Give what stands in the place of the one table."""
    found = re.fullmatch(
        r'<pre class="typst[^"]*"><code>(.*)</code></pre>', with_tables_set(markup)
    )
    assert found is not None
    return unescape(found[1])


def test_a_small_table_is_written_part_by_part() -> None:
    assert source(table(row("Cardiff", "12"), foot=NOTE)) == (
        '#data-table(wide: false, breakable: false, figure(kind: table, caption: [#"Title"], '
        "table(columns: (1fr, auto,), table.header("
        'header-cell(align: left)[#"Area"], header-cell(align: left)[#"Count"], ), '
        'row-heading-cell(align: left)[#"Cardiff"], body-cell(align: right)[#"12"], '
        'table.footer(repeat: false, footer-cell(align: left, colspan: 2)[#"A note."], ), ))) <t>'
    )


def test_what_stands_outside_tables_stays() -> None:
    before, after = "<p>a &lt;table&gt;</p>", "<p>b</p>"
    written = with_tables_set(f"{before}{table(row('x', '1'))}{after}")
    assert written.startswith(f'{before}<pre class="typst">')
    assert written.endswith(f"</pre>{after}")


def test_groups_shades_and_spans_are_told() -> None:
    body = (
        '<tr><th scope="rowgroup" colspan="2">North</th></tr>'
        '<tr><td rowspan="2" class="shade-2">a</td><td>b</td></tr><tr><td>c</td></tr>'
    )
    written = source(table(body))
    assert 'group-cell(align: left, colspan: 2)[#"North"]' in written
    assert 'body-cell(align: left, rowspan: 2, fill: colour("shade-2"))[#"a"]' in written


@pytest.mark.parametrize(
    ("markup", "written"),
    [
        ('say "x" \\ y', '#"say \\"x\\" \\\\ y"'),
        ("a\n  b", '#"a b"'),
        ("a<br>- b", '#"a"#linebreak()#"- b"'),
        ("<em>a</em><strong>b</strong>", '#emph[#"a"]#strong[#"b"]'),
        ("<code>a b</code>", '#raw("a b")'),
        ('<a href="#place">a</a>', '#link(<place>)[#"a"]'),
        ('<a href="https://x.org/">a</a>', '#link("https://x.org/")[#"a"]'),
        ('<a href="">a</a>', '#[#"a"]'),
        ('<span class="label">Table 1</span> b', '#caption-label[#"Table 1"]#" b"'),
    ],
)
def test_what_stands_in_a_cell(markup: str, written: str) -> None:
    assert f"row-heading-cell(align: left)[{written}], " in source(table(row(markup, "1")))


def test_the_widths_of_columns() -> None:
    def widths(name: str, figures: int) -> str:
        head = "<th>x</th>" * (figures + 1)
        return source(table(row(name, *["1"] * figures), head)).partition("columns: ")[2][:40]

    long_name = "n" * 25
    assert widths("n", 3).startswith("(1fr, auto, auto, auto,)")
    assert widths("n", 4).startswith("5, ")
    assert widths(long_name, 4).startswith("(2fr, 1.2fr, 1.2fr, 1.2fr, 1.2fr,)")
    wordy = table(row(long_name, "9" * 29, "9" * 29), "<th>x</th>" * 3)
    assert "columns: (1.2fr, 1fr, 1fr,)" in source(wordy)
    words = f"<tr><td>{long_name}</td>{'<td>w</td>' * 4}</tr>"
    assert "columns: (2.2fr, 1fr, 1fr, 1fr, 1fr,)" in source(table(words, "<th>x</th>" * 5))


def test_a_table_may_break_from_fifteen_rows_and_turns_its_page_from_nine_columns() -> None:
    assert "breakable: false" in source(table(row("x", "1") * 14))
    assert "breakable: true" in source(table(row("x", "1") * 15))
    eight, nine = (table(row("x", *["1"] * n), "<th>x</th>" * (n + 1)) for n in (7, 8))
    assert '<pre class="typst">' in with_tables_set(eight)
    assert '<pre class="typst wide">' in with_tables_set(nine)
    assert "wide: true" in source(nine)


@pytest.mark.parametrize(
    "words", ["#strong[x]", "$x$ `y` *z* _w_ ~ -- 1. @a <b> // c", "= x", "/*"]
)
def test_no_text_of_a_cell_is_typsts_language(words: str) -> None:
    escaped = words.replace("<", "&lt;")
    written = source(table(row(escaped, "1")))
    cell = re.search(r"row-heading-cell\(align: left\)(\[.*?\]), body", written)
    assert cell is not None
    asked = f"#metadata({cell[1]}.text) <said>".encode()
    assert typst.query({"main": asked}, "<said>", field="value", one=True) == f'"{words}"'
