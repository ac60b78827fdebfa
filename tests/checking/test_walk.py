"""From template to clean return, as docs/walk.md tells it: every line that stands there is said."""

import json
import re
from collections.abc import Mapping
from pathlib import Path

import openpyxl
import pytest

from nmspf_report.resources import resource
from tests.cli.conftest import Command, nmspf  # noqa: F401 (a fixture)

ROOT = Path(__file__).parents[2]
SHOWN = re.findall(r"```text\n(.*?)```", (ROOT / "docs/walk.md").read_text("utf-8"), re.DOTALL)
BOOK = "W06000015-2025-26.xlsx"
QUARTERS = (
    "2025-26 Q1 (April to June)",
    "2025-26 Q2 (July to September)",
    "2025-26 Q3 (October to December)",
    "2025-26 Q4 (January to March)",
)
FIGURES, WORDS, ANSWERS = "Identification", "Narrative", "Answers to queries"
# Sheet, what stands first in the row, header -> what is typed there.
Typed = Mapping[tuple[str, str, str], object]


def quarters(row: str, *values: object) -> Typed:
    """What is typed into a row of figures, quarter by quarter."""
    return {(FIGURES, row, header): value for header, value in zip(QUARTERS, values, strict=True)}


FIRST: Typed = {
    **quarters("PREV-1", 1013, "about 897", 1512, 903),
    **quarters("PREV-1a", 213, 190, 310, 1880),
    **quarters("PREV-1a.1", 0, 0, 0, 0),
    (WORDS, "PREV-1", "Period"): "2025-26 Q3",
    (WORDS, "PREV-1", "Key issues"): (
        "The new hub in Ely took 1,512 referrals in the third quarter, says Mrs Rees."
    ),
}
MENDED: Typed = {
    (FIGURES, "PREV-1", QUARTERS[1]): 897,
    (FIGURES, "PREV-1a", QUARTERS[3]): 188,
    (WORDS, "PREV-1", "Key issues"): (
        "The new hub in Ely took {PREV-1 number} referrals in the third quarter."
    ),
}


def type_in(typed: Typed) -> None:
    """Open the workbook, find each cell by its row and header as an officer would, and save it."""
    book = openpyxl.load_workbook(BOOK)
    for (name, row, header), value in typed.items():
        sheet = book[name]
        heads = next(
            cells for cells in sheet.iter_rows() if header in [cell.value for cell in cells]
        )
        column = next(cell.column for cell in heads if cell.value == header)
        line = next(
            cells[0].row
            for cells in sheet.iter_rows(min_row=heads[0].row)
            if str(cells[0].value) == row
        )
        sheet.cell(line, column).value = value
    book.save(BOOK)


def test_an_officer_walks_from_template_to_clean_return(
    nmspf: Command,  # noqa: F811
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.chdir(tmp_path)
    earlier = resource("data", "sample") / "observations.parquet"

    def check() -> tuple[object, list[str]]:
        ended = nmspf("check", BOOK, "--earlier", earlier, "--out", "queries")
        return ended.exit_code, ended.out.splitlines()

    written, first, mended, settled = (block.splitlines() for block in SHOWN)
    ended = nmspf("template", "W06000015", "--year", "2025-26")
    assert set(written) <= set(ended.out.splitlines())
    type_in(FIRST)
    code, said = check()
    assert (code, [line for line in first if line not in said]) == (1, [])
    type_in(MENDED)
    code, said = check()
    assert (code, [line for line in mended if line not in said]) == (0, [])
    told = json.loads(Path("queries/W06000015.json").read_text("utf-8"))
    (query,) = (found["query"] for found in told["findings"])
    assert f"`{query}`" in (ROOT / "docs/walk.md").read_text("utf-8")
    assert query in Path("queries/W06000015.html").read_text("utf-8")
    answer = "The hub in Ely opened in October, and takes referrals that other teams took before."
    type_in({(ANSWERS, "1", "Id of the query"): query, (ANSWERS, "1", "Your answer"): answer})
    code, said = check()
    assert (code, [line for line in settled if line not in said]) == (0, [])
    assert answer in Path("queries/W06000015.html").read_text("utf-8")
