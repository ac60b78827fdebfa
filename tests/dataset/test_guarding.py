"""No text of a return is a formula in the spreadsheet that opens a file of ours."""

import csv

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from nmspf_report.dataset.notes import NOTE_COLUMNS
from nmspf_report.dataset.storage import read_dataset, write_dataset, write_open_data
from nmspf_report.resources import resource
from nmspf_report.spreadsheets import guarded, unguarded

BEGIN_A_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\uff1d", "\uff0b", "\uff0d", "\uff20")


@given(
    st.text(max_size=40) | st.builds(str.__add__, st.sampled_from(["=", "'=", "''@"]), st.text())
)
def test_a_guarded_text_begins_no_formula_and_comes_back(text: str):
    assert not guarded(text).startswith(BEGIN_A_FORMULA)
    assert unguarded(guarded(text)) == text


@pytest.mark.parametrize("begin", BEGIN_A_FORMULA)
def test_a_text_that_would_be_a_formula_gets_an_apostrophe(begin: str):
    assert guarded(f"{begin}1+1") == f"'{begin}1+1"


@pytest.mark.parametrize("text", ["", "1,234", "a = b", "'quoted'", "S47-2a", " =1"])
def test_any_other_text_stays_as_it_is(text: str):
    assert guarded(text) == text


def test_notes_leave_no_formula_and_are_read_as_they_were(tmp_path):
    words = [f"{begin}HYPERLINK('x')" for begin in BEGIN_A_FORMULA] + ["'=kept'", "Plain."]
    rows = [("W06000022", "reading", "S47-2", "", said) for said in words]
    dataset = read_dataset(resource("data", "sample"))
    notes = pd.DataFrame(rows, columns=NOTE_COLUMNS)
    changed = type(dataset)(**{**vars_of(dataset), "notes": notes})
    write_dataset(changed, tmp_path)
    write_open_data(changed, tmp_path)
    for path in sorted(tmp_path.rglob("*.csv")):
        with path.open(encoding="utf-8", newline="") as file:
            cells = [cell for row in csv.reader(file) for cell in row]
        texts = [cell for cell in cells if not is_number(cell)]
        assert not [cell for cell in texts if cell.startswith(BEGIN_A_FORMULA)], path.name
    assert read_dataset(tmp_path).notes["words"].tolist() == [
        said.replace("\r", "\n") for said in words
    ]


def vars_of(dataset) -> dict[str, object]:
    """The fields of a dataset, without what it has worked out."""
    return {name: getattr(dataset, name) for name in type(dataset).__dataclass_fields__}


def is_number(cell: str) -> bool:
    try:
        float(cell)
    except ValueError:
        return False
    return True
