"""Reading case-level returns as they come: whatever can be read is, and the rest has its place."""

import io
import zipfile
from datetime import date, datetime
from pathlib import Path

import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from nmspf_report.framework.catalogue import read_framework
from nmspf_report.geography import read_geography
from nmspf_report.indicators.counting import count_returns
from nmspf_report.problems import Problem
from nmspf_report.returns.archive import members
from nmspf_report.returns.reading import CaseLevelReturn, open_return, read_return
from tests.checking.story import story, write_story

AREA = "W06000015"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return write_story(story(), tmp_path / AREA)


def rewrite(folder: Path, table: str, content: str | bytes, encoding: str = "utf-8") -> Path:
    path = folder / f"{table}.csv"
    path.write_bytes(content if isinstance(content, bytes) else content.encode(encoding))
    return path


def told(sent: CaseLevelReturn) -> list[tuple[str, str, str, list[int], tuple[str, ...]]]:
    return [
        (each.kind, each.table, each.column, each.rows.tolist(), each.texts)
        for each in sent.misfits
    ]


def column(sent: CaseLevelReturn, table: str, name: str) -> list[object]:
    return sent.tables[table].column(name).to_pylist()


PREVENTION = "prevention_referral_id,family_id,received_on,passed_to_duty_team\n"


@pytest.mark.parametrize(
    ("encoding", "kinds"),
    [
        ("utf-8", []),
        ("utf-8-sig", []),
        ("utf-16", ["encoding"]),
        ("utf-16-le", ["encoding"]),
        ("utf-16-be", ["encoding"]),
        ("cp1252", ["encoding"]),
    ],
)
def test_a_file_is_read_in_the_encoding_it_has(
    encoding: str, kinds: list[str], folder: Path
) -> None:
    rewrite(folder, "prevention_referrals", f"{PREVENTION}P1,Siân,2025-04-02,true\n", encoding)
    sent = open_return(folder)
    assert column(sent, "prevention_referrals", "family_id") == ["Siân"]
    assert [each.kind for each in sent.misfits] == kinds


def test_welsh_letters_are_the_same_composed_and_decomposed(folder: Path) -> None:
    decomposed = "Ty\u0302-w\u0302"
    rewrite(folder, "prevention_referrals", f"{PREVENTION}P1,{decomposed},2025-04-02,true\n")
    assert column(open_return(folder), "prevention_referrals", "family_id") == ["T\u0177-\u0175"]
    (folder / "prevention_referrals.csv").unlink()
    table = pa.table(
        {
            "prevention_referral_id": ["P1"],
            "family_id": [decomposed],
            "received_on": [date(2025, 4, 2)],
            "passed_to_duty_team": [True],
        }
    )
    pq.write_table(table, folder / "prevention_referrals.parquet")
    assert column(open_return(folder), "prevention_referrals", "family_id") == ["T\u0177-\u0175"]


@pytest.mark.parametrize("delimiter", [";", "\t", "|"])
def test_the_delimiter_is_the_one_by_which_the_heading_is_known(
    delimiter: str, folder: Path
) -> None:
    content = f"{PREVENTION}P1,F1,2025-04-02,true\n".replace(",", delimiter)
    rewrite(folder, "prevention_referrals", f"sep={delimiter}\r\n" + content)
    sent = open_return(folder)
    assert column(sent, "prevention_referrals", "received_on") == [date(2025, 4, 2)]
    assert [each.kind for each in sent.misfits] == ["delimiter"]


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("2025-04-02", date(2025, 4, 2)),
        ("02/04/2025", date(2025, 4, 2)),
        ("2/4/2025", date(2025, 4, 2)),
        ("02.04.2025", date(2025, 4, 2)),
        ("02-Apr-2025", date(2025, 4, 2)),
        ("2025-04-02 00:00:00.000", date(2025, 4, 2)),
        ("2025-04-02T23:30:00+01:00", date(2025, 4, 2)),
        ("31/02/2025", None),
        ("02/04/25", None),
        ("45749", None),
        ("infinity", None),
        ("0000-00-00", None),
    ],
)
def test_a_date_is_read_where_it_is_certain(written: str, read: date | None, folder: Path) -> None:
    rewrite(folder, "prevention_referrals", f"{PREVENTION}P1,F1,{written},true\n")
    sent = open_return(folder)
    assert column(sent, "prevention_referrals", "received_on") == [read]
    wrong = [each for each in told(sent) if each[0] == "type"]
    expected = [] if read else [("type", "prevention_referrals", "received_on", [2], (written,))]
    assert wrong == expected


def test_where_a_month_stands_first_no_date_with_slashes_is_certain(folder: Path) -> None:
    rows = "P1,F1,04/30/2025,\nP2,F1,04/05/2025,\nP3,F1,2025-05-04,\n"
    rewrite(folder, "prevention_referrals", PREVENTION + rows)
    sent = open_return(folder)
    assert column(sent, "prevention_referrals", "received_on") == [None, None, date(2025, 5, 4)]
    assert told(sent) == [
        ("type", "prevention_referrals", "received_on", [2, 3], ("04/30/2025", "04/05/2025"))
    ]


def test_words_and_numbers_are_read_in_the_forms_that_systems_write(folder: Path) -> None:
    rewrite(
        folder,
        "core_groups",
        "core_group_id,child_id,conference_id,kind,held_on,members_social_services,"
        "members_health,members_education,members_police,members_probation,"
        "members_third_sector,members_other\n"
        "Q1,C1,K1, Initial ,2025-05-30,2.0,1,,0,,,3.5\n",
    )
    rewrite(
        folder, "prevention_referrals", f"{PREVENTION}P1,F1,2025-04-02,Ie\nP2,F1,2025-04-02,no\n"
    )
    sent = open_return(folder)
    assert column(sent, "core_groups", "kind") == ["initial"]
    assert column(sent, "core_groups", "members_social_services") == [2]
    assert column(sent, "core_groups", "members_other") == [None]
    assert column(sent, "prevention_referrals", "passed_to_duty_team") == [True, False]
    assert sorted(each[0] for each in told(sent)) == [
        "spelling",
        "type",
        "whole_decimals",
        "words_of_truth",
    ]


def test_rows_keep_the_numbers_that_a_spreadsheet_shows(folder: Path) -> None:
    """Row 3 is blank, 4 has a cell too many, 5 a line break, 6 nothing but commas; 7 is wrong."""
    content = (
        f"{PREVENTION}P1,F1,2025-04-02,true\n\nP2,F1,2025-04-02,true,more\n"
        '"P3","F\n1",2025-04-02,true\n,,,\nP4,F1,sometime,true\n'
    )
    rewrite(folder, "prevention_referrals", content)
    sent = open_return(folder)
    assert column(sent, "prevention_referrals", "prevention_referral_id") == ["P1", "P3", "P4"]
    assert sent.row_numbers("prevention_referrals").tolist() == [2, 5, 7]
    assert [each[:4] for each in told(sent)] == [
        ("ragged_row", "prevention_referrals", "", [4]),
        ("type", "prevention_referrals", "received_on", [7]),
    ]


def test_a_million_blank_rows_are_no_rows(folder: Path) -> None:
    rewrite(
        folder, "prevention_referrals", PREVENTION + "P1,F1,2025-04-02,\n" + ",,,\n" * 1_000_000
    )
    sent = open_return(folder)
    assert sent.tables["prevention_referrals"].num_rows == 1
    assert sent.misfits == ()


@pytest.mark.parametrize(
    "content",
    [
        PREVENTION + "\n" * 2_000_001,
        PREVENTION.replace("\n", "," * 1_996 + "\n") + "1\r\n" * 20_001,
        ("," * 2_000 + "\n").replace(",", "x,"),
    ],
    ids=["rows", "cells", "columns"],
)
def test_a_table_that_no_return_can_hold_is_not_parsed(content: str, folder: Path) -> None:
    rewrite(folder, "prevention_referrals", content)
    (misfit,) = open_return(folder).misfits
    assert misfit.kind == "unreadable_file"
    assert "two million rows" in misfit.more["reason"]


def test_columns_are_known_by_their_names(folder: Path) -> None:
    heading = " Received_On ,family_id,prevention_referral_id,notes,family_id\n"
    rewrite(folder, "prevention_referrals", heading + "2025-04-02,F1,P1,whatever,F2\n")
    sent = open_return(folder)
    assert column(sent, "prevention_referrals", "received_on") == [date(2025, 4, 2)]
    assert column(sent, "prevention_referrals", "family_id") == ["F1"]
    assert [each[:3] for each in told(sent)] == [
        ("unknown_column", "prevention_referrals", "notes"),
        ("column_twice", "prevention_referrals", "family_id"),
        ("missing_column", "prevention_referrals", "passed_to_duty_team"),
    ]


def test_files_are_told_that_are_missing_strange_twice_or_something_else(folder: Path) -> None:
    (folder / "feedback.csv").unlink()
    (folder / "notes.csv").write_text("a,b\n", encoding="utf-8")
    (folder / "training.tsv").write_text("a\tb\n", encoding="utf-8")
    rewrite(folder, "staff", b"PK\x03\x04 a workbook by another name")
    rewrite(folder, "posts", "name,surname\nA,B\n")
    kinds = {each[0]: each[1] for each in told(open_return(folder))}
    assert kinds == {
        "stranger": "",
        "table_twice": "training",
        "missing_table": "feedback",
        "unreadable_file": "staff",
        "no_heading": "posts",
    }


@pytest.mark.parametrize("sent", ["no file", "no rows"])
def test_a_table_that_is_not_kept_makes_its_figures_missing_and_not_zero(
    sent: str, folder: Path
) -> None:
    kept = read_return(folder)
    if sent == "no file":
        (folder / "distance_travelled.csv").unlink()
    else:
        rewrite(folder, "distance_travelled", "distance_review_id,child_id,reviewed_on,movement\n")
    not_kept = read_return(folder)
    assert told(not_kept) == []
    assert (kept.manifest.not_given, not_kept.manifest.not_given) == ((), ("DIST-1",))
    wales = read_geography("wales")
    for each, numerator, symbol in ((kept, 1, ""), (not_kept, None, "x")):
        counted = count_returns(read_framework("nmspf_c"), [each], (2025, 2025), wales)
        whole = counted[(counted["period"] == "2025-26") & (counted["category"] == "")]
        figures = whole.set_index("indicator").loc["DIST-1"]
        assert figures["symbol"] == symbol
        assert (None if pd.isna(figures["numerator"]) else figures["numerator"]) == numerator


def test_a_parquet_file_may_have_other_types(folder: Path) -> None:
    (folder / "referrals.csv").unlink()
    table = pa.table(
        {
            "referral_id": pa.array([1, 2], pa.int64()),
            "child_id": pa.array(["C1", "C2"]).dictionary_encode(),
            "received_on": pa.array([datetime(2025, 5, 1, 9), None], pa.timestamp("ns")),
            "source": pa.array(["police", "polis"]),
            "harm_neglect": pa.array([1.0, float("nan")]),
        }
    )
    pq.write_table(table, folder / "referrals.parquet")
    sent = open_return(folder)
    assert column(sent, "referrals", "referral_id") == ["1", "2"]
    assert column(sent, "referrals", "received_on") == [date(2025, 5, 1), None]
    assert column(sent, "referrals", "harm_neglect") == [True, None]


def test_dates_beyond_the_calendar_are_no_dates(folder: Path) -> None:
    (folder / "prevention_referrals.csv").unlink()
    table = pa.table(
        {
            "prevention_referral_id": ["P1", "P2"],
            "family_id": ["F1", "F1"],
            "received_on": pa.array([3_000_000, 20_000], pa.int32()).cast(pa.date32()),
        }
    )
    pq.write_table(table, folder / "prevention_referrals.parquet")
    sent = open_return(folder)
    assert column(sent, "prevention_referrals", "received_on") == [None, date(2024, 10, 4)]
    assert told(sent)[-1][:4] == ("type", "prevention_referrals", "received_on", [2])


def test_what_is_to_be_counted_is_refused_at_its_first_misfit(folder: Path) -> None:
    rewrite(folder, "prevention_referrals", f"{PREVENTION}P1,F1,2025-04-02,\nP2,F1,soon,\n")
    with pytest.raises(Problem) as refused:
        read_return(folder)
    assert refused.value.where == f"{AREA}/prevention_referrals.csv, row 3"
    assert "soon" in refused.value.what


def zipped(folder: Path, path: Path, prefix: str = "") -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for file in sorted(folder.iterdir()):
            archive.write(file, prefix + file.name)
    return path


@pytest.mark.parametrize("prefix", ["", f"{AREA}/"])
def test_a_zip_is_a_return_too(prefix: str, folder: Path, tmp_path: Path) -> None:
    archive = zipped(folder, tmp_path / "return.zip", prefix)
    before = sorted(tmp_path.rglob("*"))
    sent = read_return(archive)
    assert sent.tables == read_return(folder).tables
    assert sent.files["referrals"] == "return.zip/referrals.csv"
    assert sorted(tmp_path.rglob("*")) == before


@pytest.mark.parametrize(
    ("name", "problem"),
    [
        ("../return.yml", "climbing_name"),
        ("/etc/return.yml", "climbing_name"),
        ("..\\return.yml", "climbing_name"),
        ("C:return.yml", "climbing_name"),
        ("other/return.yml", "zip_of_folders"),
        ("REFERRALS.csv", "file_twice"),
    ],
)
def test_a_zip_with_a_name_that_leads_astray_is_refused(
    name: str, problem: str, folder: Path, tmp_path: Path
) -> None:
    archive = zipped(folder, tmp_path / "return.zip")
    with zipfile.ZipFile(archive, "a") as more:
        more.writestr(name, "x")
    with pytest.raises(Problem) as refused:
        open_return(archive)
    assert refused.value.name == problem


def test_a_zip_with_a_name_that_is_none_is_refused() -> None:
    info = zipfile.ZipInfo("x")
    info.filename = ""
    with pytest.raises(Problem) as refused:
        members([info], "return.zip")
    assert refused.value.name == "climbing_name"


def test_a_zip_that_holds_too_much_is_refused_before_it_is_unpacked(
    folder: Path, tmp_path: Path
) -> None:
    archive = zipped(folder, tmp_path / "return.zip")
    with (
        zipfile.ZipFile(archive, "a", zipfile.ZIP_DEFLATED) as more,
        more.open("extra.csv", "w", force_zip64=True) as file,
    ):
        for _ in range(300):
            file.write(b"\0" * 1024**2)
    assert archive.stat().st_size < 2 * 1024**2
    with pytest.raises(Problem) as refused:
        open_return(archive)
    assert refused.value.name == "too_large"


def test_a_zip_that_lies_of_its_lengths_is_not_believed(folder: Path, tmp_path: Path) -> None:
    content = zipped(folder, tmp_path / "return.zip").read_bytes()
    size = (folder / "referrals.csv").stat().st_size.to_bytes(4, "little")
    lying = tmp_path / "lying.zip"
    lying.write_bytes(content.replace(size, (10).to_bytes(4, "little")))
    kinds = [each.kind for each in open_return(lying).misfits]
    assert "unreadable_file" in kinds


@pytest.mark.parametrize("length", [0, 10, 1000])
def test_a_truncated_zip_is_refused(length: int, folder: Path, tmp_path: Path) -> None:
    archive = zipped(folder, tmp_path / "return.zip")
    archive.write_bytes(archive.read_bytes()[:length])
    with pytest.raises(Problem, match="cannot be read"):
        open_return(archive)


def packed(values: pa.Array, rows_together: int | None = None, **how: object) -> bytes:
    content = io.BytesIO()
    table = pa.table({"prevention_referral_id": values, "family_id": values})
    pq.write_table(table, content, row_group_size=rows_together, compression="zstd", **how)
    return content.getvalue()


def named_often(text: str | bytes, kind: pa.DataType) -> pa.Array:
    """Give one text that a hundred thousand rows name."""
    indices = pa.array([0] * 100_000, pa.int32())
    return pa.DictionaryArray.from_arrays(indices, pa.array([text], kind))


DELTA = dict.fromkeys(("prevention_referral_id", "family_id"), "DELTA_BYTE_ARRAY")
SWELLING = {
    "text": packed(named_often("x" * 1_000_000, pa.string())),
    "large text": packed(named_often("x" * 1_000_000, pa.large_string())),
    "bytes": packed(named_often(b"x" * 1_000_000, pa.binary())),
    "short text": packed(named_often("x" * 9_000, pa.string())),
    "beginnings": packed(
        pa.array(["x" * 100_000] * 1000), use_dictionary=False, column_encoding=DELTA
    ),
    "wide": packed(pa.array([b"x" * 2000] * 1000, pa.binary(2000))),
    "lists": packed(pa.array([[1] * 1000] * 1000)),
    "rows": packed(pa.nulls(2_000_001, pa.string())),
    "pieces": packed(pa.nulls(25_001, pa.int8()), rows_together=1),
}


@pytest.mark.parametrize("content", SWELLING.values(), ids=SWELLING)
def test_a_parquet_file_that_swells_is_not_read(content: bytes, folder: Path) -> None:
    (folder / "prevention_referrals.csv").unlink()
    (folder / "prevention_referrals.parquet").write_bytes(content)
    (misfit,) = open_return(folder).misfits
    assert misfit.kind == "unreadable_file"
    assert "more than a return" in misfit.more["reason"] or "lists" in misfit.more["reason"]


@pytest.mark.parametrize(
    "content",
    [
        "a: &a [x, x]\nb: &b [*a, *a]\nc: [*b, *b]\n",
        "[" * 5000,
        "\0\0\0",
        "area_code: W06000015\n",
    ],
)
def test_a_description_that_is_none_is_refused(content: str, folder: Path) -> None:
    (folder / "return.yml").write_text(content, encoding="utf-8")
    with pytest.raises(Problem):
        open_return(folder)
