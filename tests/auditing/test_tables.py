"""Data files tell exact figures row by row; whatever else is in them is loose."""

import json
from fractions import Fraction
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from nmspf_report.auditing.parquet import read_parquet
from nmspf_report.auditing.reading import Reading
from nmspf_report.auditing.records import read_json
from nmspf_report.auditing.tables import read_csv
from nmspf_report.indicators.observations import ARROW_SCHEMA, OBSERVATION_COLUMNS
from tests.auditing.reading import KEY, loose, said, unreadable

ROW = (*KEY, 84.0, 132.0, None, "case-level", "")
WITHHELD = ("S47-2", "", "W06000023", *KEY[3:], None, None, None, "case-level", "c")
HEADER = ",".join(OBSERVATION_COLUMNS)


def csv(*lines: str, file: str = "data/observations.csv") -> Reading:
    reading = Reading(file)
    read_csv("\n".join(lines) + "\n", reading)
    return reading


def json_file(content: object, file: str = "data/about.json") -> Reading:
    reading = Reading(file)
    read_json(json.dumps(content), reading)
    return reading


def parquet(path: Path, table: pa.Table) -> Reading:
    pq.write_table(table, path)
    reading = Reading("data/observations.parquet")
    read_parquet(path, reading)
    return reading


def observations() -> pa.Table:
    rows = [dict(zip(OBSERVATION_COLUMNS, row, strict=True)) for row in (ROW, WITHHELD)]
    return pa.Table.from_pylist(rows, schema=ARROW_SCHEMA)


def test_observations_are_exact():
    found = csv(HEADER, "S47-2,,W06000015,2025-26,enquiries,84.0,132,80123,case-level,b")
    assert (loose(found), unreadable(found)) == ([], [])
    assert said(found) == {
        "numerator": (84, 84),
        "denominator": (132, 132),
        "population": (80_123, 80_123),
    }
    assert {fact.lower for fact in found.facts()} == {Fraction(84), Fraction(132), Fraction(80123)}
    spots = [fact.where.spot for fact in found.facts()]
    assert spots[0] == "row 2, column numerator"


def test_a_part_of_a_post_is_exact_too():
    found = csv(HEADER, "S47-2,,W06000015,2025-26,enquiries,12.35,,,case-level,")
    assert {fact.lower for fact in found.facts()} == {Fraction(1235, 100)}


def test_the_symbol_of_a_withheld_figure_is_noted():
    found = csv(HEADER, "S47-2,,W06000015,2025-26,enquiries,,132,,case-level,c")
    assert found.withheld == {KEY}
    assert said(found) == {"denominator": (132, 132)}


def test_a_column_more_is_loose():
    found = csv(f"{HEADER},was", "S47-2,,W06000015,2025-26,enquiries,,,,case-level,c,3")
    assert loose(found) == ["3"]


def test_a_number_in_a_column_of_words_is_loose():
    assert loose(csv(HEADER, "S47-2,,W06000015,2025-26,enquiries,,,,of 3,c")) == ["3"]
    assert loose(csv(HEADER, "S47-2,,W06000015,2025-26,enquiries,3 of 4,,,,c")) == ["3 of 4"]


def test_reference_data_are_known_by_name_and_column():
    population = "area_code,year,age_group,population\nW06000015,2024,0-17,80123"
    assert loose(csv(population, file="data/geography/population.csv")) == []
    assert loose(csv(population, file="data/geography/people.csv")) == ["80123"]
    notes = "area_code,kind,indicators,since,words\nW06000015,reading,,,3 children are left out"
    assert loose(csv(notes, file="data/notes.csv")) == ["3"]


def test_rows_of_different_lengths_are_not_cleared():
    assert unreadable(csv("a,b", "1"))


def test_parquet_says_the_same_as_csv(tmp_path: Path):
    found = parquet(tmp_path / "a.parquet", observations())
    assert (loose(found), unreadable(found)) == ([], [])
    assert said(found) == {"numerator": (84, 84), "denominator": (132, 132)}
    assert found.withheld == {WITHHELD[:5]}


def test_metadata_of_parquet_are_read(tmp_path: Path):
    table = observations().replace_schema_metadata({"was": "3 children"})
    assert loose(parquet(tmp_path / "a.parquet", table))[:1] == ["3"]
    field = table.schema.field("symbol").with_metadata({"was": "3"})
    table = observations().cast(table.schema.set(9, field).remove_metadata())
    assert "3" in loose(parquet(tmp_path / "b.parquet", table))


def test_a_column_more_of_parquet_is_loose(tmp_path: Path):
    table = observations().append_column("was", pa.array([84, 3]))
    assert loose(parquet(tmp_path / "a.parquet", table)) == ["84", "3"]


def test_statistics_of_values_that_are_not_there_are_loose(tmp_path: Path):
    path = tmp_path / "a.parquet"
    pq.write_table(observations(), path, compression="none", use_dictionary=False)
    before, after = (pa.array([value]).buffers()[1].to_pybytes() for value in (132.0, 3.0))
    content = path.read_bytes()
    # The footer keeps each limit as it was when the file was written; the values stand before.
    footer = len(content) - 8 - int.from_bytes(content[-8:-4], "little")
    assert before in content[footer:]
    path.write_bytes(content[:footer].replace(before, after) + content[footer:])
    reading = Reading("data/observations.parquet")
    read_parquet(path, reading)
    assert "132.0" in loose(reading)


def test_a_damaged_file_is_not_cleared(tmp_path: Path):
    (tmp_path / "a.parquet").write_bytes(b"PAR1")
    reading = Reading("data/observations.parquet")
    read_parquet(tmp_path / "a.parquet", reading)
    assert unreadable(reading)


def test_a_record_holds_digests_and_parameters_and_no_figure():
    record = {
        "made_by": {"package": "nmspf_report", "version": "0.1.0"},
        "parameters": {"first_year": "2022-23", "returns": {"kind": "sample", "seed": 1}},
        "outputs": {"en/authorities/W06000015.html": "0" * 64},
    }
    assert loose(json_file(record, "provenance.json")) == []
    assert loose(json_file(record, "data/other.json")) == ["1"]
    assert loose(json_file({**record, "withheld": 3}, "provenance.json")) == ["3"]
    assert loose(json_file({"disclosure": {"threshold": 5}}, "data/about.json")) == []
    assert loose(json_file({"parameters": {"threshold": 5}}, "data/about.json")) == ["5"]


@pytest.mark.parametrize(
    "content", [{"children": 3}, {"note": "3 children"}, {"3 children": ""}, [[3]], 3]
)
def test_a_number_in_json_is_loose(content: object):
    assert loose(json_file(content)) == ["3"]
