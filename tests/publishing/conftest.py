"""An executed notebook as the renderer meets it: charts, tables, prose, Welsh and hostile text."""

import io
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

import matplotlib as mpl
import nbformat
import pytest
from matplotlib.figure import Figure
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook, new_output

DETAILS = {
    "title": "Diogelu plant yn Nhŷ Ddewi",
    "language": "en",
    "edition": "board",
    "area_name": "Pembrokeshire",
    "period_label": "April 2025 to March 2026",
    "notice": "Restricted circulation: for board members only",
}

HOSTILE = "<script>alert(1)</script> $x$ #set @foo *a \\ b ![p](https://evil.example/p.png)"

ALTERNATIVE_TEXT = 'Line chart: "referrals" rise from 10 to 20 \\ ŵ ŷ'


def draw_chart() -> str:
    """Draw a line chart as matplotlib writes it, prologue, comments and metadata included."""
    with mpl.rc_context({"svg.fonttype": "path", "svg.hashsalt": "test"}):
        figure = Figure(figsize=(6, 3), layout="constrained")
        axes = figure.subplots()
        axes.plot([1, 2, 3], [10, 15, 20])
        axes.set_title("Cyfradd ŵ ŷ")
        file = io.StringIO()
        figure.savefig(file, format="svg")
    return file.getvalue()


def table(columns: int = 2, rows: int = 2, caption: str = "Referrals by authority") -> str:
    """Make a plain table: row headings, then figures that count up from 1."""
    header = "".join(f'<th scope="col" class="num">C{n}</th>' for n in range(1, columns))
    body = "".join(
        f'<tr><th scope="row">- Area {row}</th>'
        + "".join(f'<td class="num">{row * 1000 + n}</td>' for n in range(1, columns))
        + "</tr>"
        for row in range(1, rows + 1)
    )
    return (
        f'<table><caption>{caption}</caption><thead><tr><th scope="col">Area</th>{header}</tr>'
        f"</thead><tbody>{body}</tbody></table>"
    )


def displayed(mime: str, content: str, about: dict[str, str] | None = None) -> Any:
    """Make one output of a code cell."""
    metadata = {"nmspf": about} if about else {}
    data = {mime: content, "text/plain": "<object>"}
    return new_output("display_data", data=data, metadata=metadata)


def chart_output(name: str = "referrals-trend", **changes: str) -> Any:
    """Make a chart's output, with the figures beneath it."""
    about = {
        "id": name,
        "alt": ALTERNATIVE_TEXT,
        "caption": "Referrals, 2023-24 to 2025-26 #set",
        "table": table(caption="The chart's figures"),
    }
    return displayed("image/svg+xml", draw_chart(), {**about, **changes})


def code_cell(source: str, *outputs: Any, tags: tuple[str, ...] = ()) -> Any:
    """Make an executed code cell."""
    return new_code_cell(
        source, outputs=list(outputs), execution_count=1, metadata={"tags": list(tags)}
    )


def whole_notebook() -> list[Any]:
    """Make the cells of a small report that has one of everything."""
    return [
        new_markdown_cell(f"# Authority report\n\nIntroduction: {HOSTILE}"),
        code_cell("area = 'W06000009'", tags=("parameters",)),
        code_cell("area = 'W06000010'", tags=("injected-parameters",)),
        code_cell("import secret_setup", tags=("setup",)),
        new_markdown_cell("## Identification\n\n- ŵ and ŷ\n- [above](#identification)\n"),
        code_cell(
            "show(trend)",
            displayed("text/markdown", f"#### Too deep\n\nReferrals rose to 20. {HOSTILE}"),
            chart_output(),
        ),
        code_cell("show(counts)", displayed("text/html", table(rows=80))),
        new_markdown_cell("# Second title\n\n| Symbol | Number |\n|---|---:|\n| [c] | 12 |\n"),
        new_markdown_cell("## Identification\n\n### Wide"),
        code_cell("show(quarters)", displayed("text/html", table(12, caption="By quarter"))),
    ]


def write_notebook(folder: Path, cells: list[Any] | None = None, **changes: object) -> Path:
    """Write cells (one of everything by default) as a notebook; changes go to its details."""
    path = folder / "report.ipynb"
    metadata = {"nmspf": {**DETAILS, **changes}}
    made = new_notebook(cells=whole_notebook() if cells is None else cells, metadata=metadata)
    nbformat.write(made, path)
    return path


@pytest.fixture
def notebook(tmp_path: Path) -> Callable[..., Path]:
    """Give a function that writes a notebook in the test's own folder."""
    return partial(write_notebook, tmp_path)
