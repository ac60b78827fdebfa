"""A check from the command line to the page: what is told, written, settled and refused."""

import json
import zipfile
from dataclasses import replace
from pathlib import Path

import openpyxl
import pandas as pd
import pytest
from defusedxml import ElementTree

from nmspf_report.checking.caveats import caveats
from nmspf_report.checking.check import CheckedReturn, LookedAt, check_sent
from nmspf_report.checking.figure_findings import figure_query
from nmspf_report.checking.figures import FIGURE
from nmspf_report.checking.findings import Finding, query_id
from nmspf_report.checking.rules import read_rules
from nmspf_report.checking.sendings import Sent, open_sendings
from nmspf_report.indicators.observations import OBSERVATION_COLUMNS
from nmspf_report.locale import has_message
from nmspf_report.problems import Problem
from nmspf_report.publishing.queries.grouping import MOST_SHOWN
from nmspf_report.publishing.queries.writing import write_queries
from nmspf_report.returns.workbook.model import Answer, Figure, Misfit, Place, WorkbookReturn
from tests.checking.story import AREA, changed, story, write_story
from tests.cli.conftest import Command, nmspf  # noqa: F401 (a fixture)

YEAR = "2025-26"
NOTHING_COUNTED = pd.DataFrame(columns=list(OBSERVATION_COLUMNS))


def finding(**changes: object) -> Finding:
    known = {
        "area_code": AREA,
        "rule": "outside-control-limits",
        "severity": "query",
        "file": "W.xlsx",
        "sheet": "Referrals",
        "cell": "D4",
        "row": None,
        "table": "",
        "column": "",
        "value": "12",
        "indicator": "PROT-1",
        "period": f"{YEAR}-Q2",
        "message": "12 is unlike what came before.",
        "mend": "Say what happened.",
        "query": "AAAAAAAAAA",
    }
    return Finding(**{**known, **changes})  # type: ignore[arg-type]


def workbook(**changes: object) -> WorkbookReturn:
    known: dict[str, object] = {
        "area_code": AREA,
        "year": YEAR,
        "framework": "nmspf_c",
        "file": "W.xlsx",
        "language": "en",
    }
    empty = (
        "figures",
        "narratives",
        "voice",
        "workforce",
        "definitions",
        "capabilities",
        "recommendations",
        "answers",
        "clearances",
        "misfits",
        "remarks",
    )
    return WorkbookReturn(**{**known, **dict.fromkeys(empty, ()), **changes})  # type: ignore[arg-type]


def quarters_of(values: tuple[int, ...]) -> tuple[Figure, ...]:
    periods = [*(f"{YEAR}-Q{quarter}" for quarter in (1, 2, 3, 4)), YEAR]
    return tuple(
        Figure(
            "PROT-1",
            "referrals",
            "",
            period,
            "numerator",
            value,
            "",
            Place("W.xlsx", "A", f"{column}4"),
        )
        for period, value, column in zip(periods, values, "DEFGH", strict=True)
    )


def test_every_rule_has_its_words() -> None:
    for rule in read_rules():
        for part in ("title", "what", "mend"):
            assert has_message(f"checking.{rule.words}.{part}"), (rule.code, part)


def test_a_clean_return_ends_well_and_a_faulty_one_with_1(nmspf: Command, tmp_path: Path) -> None:  # noqa: F811
    clean = write_story(story(), tmp_path / "clean" / AREA)
    ended = nmspf("check", clean)
    assert ended.exit_code == 0
    assert ended.out.startswith("W06000015 Cardiff: 0 errors")
    broken = changed(story(), "registrations", 2, ended_on="2025-05-21")
    faulty = write_story(broken, tmp_path / "faulty" / AREA)
    ended = nmspf("check", faulty, "--out", tmp_path / "queries")
    assert ended.exit_code == 1
    assert "row 2, column ended_on" in ended.out
    names = sorted(path.name for path in (tmp_path / "queries").iterdir())
    assert names == ["W06000015.html", "W06000015.json", "W06000015.xlsx", "index.html"]
    told = json.loads((tmp_path / "queries" / "W06000015.json").read_text(encoding="utf-8"))
    assert told["open"] == {"error": 1, "query": 0, "note": 0}
    assert told["findings"][0]["rule"] == "registration-ends-before-start"


def test_both_at_once_are_reconciled_and_an_answer_settles_it(tmp_path: Path) -> None:
    """The records have two referrals in the first quarter and the year; the workbook has three."""
    sent = open_sendings([write_story(story(), tmp_path / AREA)])
    typed = workbook(figures=quarters_of((3, 0, 0, 0, 3)))
    first, second = _reconciled(check_sent(Sent(sent.returns, (typed,), ())))
    assert (first.cell, first.value, first.indicator, first.period) == (
        "D4",
        "3",
        "PROT-1",
        f"{YEAR}-Q1",
    )
    assert (second.cell, second.period) == ("H4", YEAR)
    assert "the workbook gives 3 as its number, the records give 2" in first.message
    answered = workbook(
        figures=typed.figures,
        answers=(
            Answer(first.query.lower(), "A sibling was added late.", Place("W.xlsx", "B", "A2")),
        ),
    )
    checked = check_sent(Sent(sent.returns, (answered,), ()))
    settled = [found for found in checked[0].findings if found.answer]
    assert [found.query for found in settled] == [first.query]
    assert first.query not in {found.query for found in checked[0].open("query")}
    (caveat,) = caveats([answered], NOTHING_COUNTED)
    assert (caveat.indicator, caveat.period) == ("PROT-1", f"{YEAR}-Q1")
    assert caveat.answer.text == "A sibling was added late."
    assert checked[0].looked_at.reconciled == 5
    assert checked[0].looked_at.differing == 2


def test_an_answer_is_a_caveat_as_long_as_the_figure_is_as_it_was() -> None:
    typed = workbook(figures=quarters_of((3, 0, 0, 0, 3)))
    row = dict(zip(FIGURE, (AREA, "PROT-1", "referrals", "", "numerator", YEAR), strict=True))
    asked = [
        figure_query(rule, {**row, "value": 3.0})
        for rule in read_rules()
        if rule.code in {"reconciliation", "rate-beyond-any", "categories-do-not-add"}
    ]
    answers = tuple(
        Answer(query, f"Answer {query}.", Place("W.xlsx", "B", "A2")) for query in asked
    )
    found = list(caveats([replace(typed, answers=answers)], NOTHING_COUNTED))
    # What cannot be used is not answered away, and no caveat: two of the three rules ask.
    assert len(found) == 2
    assert {(one.indicator, one.period) for one in found} == {("PROT-1", YEAR)}
    mended = workbook(figures=quarters_of((2, 0, 0, 0, 2)), answers=answers)
    assert not list(caveats([mended], NOTHING_COUNTED))


def test_an_answer_about_a_share_is_found_by_its_percentage() -> None:
    """31 of 40 section 47 enquiries, 77.5%, counted from records."""
    counted = NOTHING_COUNTED.astype(object)
    counted.loc[0] = ["S47-3", "", AREA, f"{YEAR}-Q3", "enquiries", 31, 40, None, "case-level", ""]
    (rule,) = (rule for rule in read_rules() if rule.code == "outside-control-limits")
    key = (rule.code, AREA, "S47-3", "enquiries", "", "numerator", f"{YEAR}-Q3", "77.5")
    answer = Answer(query_id(*key), "One family.", Place("W.xlsx", "B", "A2"))
    (caveat,) = caveats([workbook(answers=(answer,))], counted)
    assert (caveat.indicator, caveat.period) == ("S47-3", f"{YEAR}-Q3")


def _reconciled(checked: tuple[CheckedReturn, ...]) -> list[Finding]:
    return [found for found in checked[0].findings if found.rule == "reconciliation"]


def test_an_answer_does_not_settle_what_cannot_be_used() -> None:
    place = Place("W.xlsx", "Referrals", "D4")
    misfit = Misfit("not_a_number", "many", "a whole number", place)
    (checked,) = check_sent(Sent((), (workbook(misfits=(misfit,)),), ()))
    (found,) = checked.findings
    assert (found.rule, found.sheet, found.cell, found.value) == (
        "workbook-cell",
        "Referrals",
        "D4",
        "many",
    )
    answers = (Answer(found.query, "It is right.", place),)
    (again,) = check_sent(Sent((), (workbook(misfits=(misfit,), answers=answers),), ()))
    assert again.open("error")


def test_a_cell_that_cannot_be_used_is_told_as_what_it_is() -> None:
    merged = Misfit("merged_cells", "", "", Place("W.xlsx", "Referrals", "D4"))
    other = Misfit("not_a_number", "many", "a whole number", Place("W.xlsx", "Referrals", "D5"))
    sent = Sent((), (workbook(misfits=(merged, other)),), ())
    told = {found.cell: found for found in check_sent(sent, NOTHING_COUNTED)[0].findings}
    assert "merged" in told["D4"].message
    assert "Unmerge Cells" in told["D4"].mend
    assert told["D5"].message == "“many” was found where a whole number should stand."


def test_a_file_that_cannot_be_used_is_told_beside_the_others(tmp_path: Path) -> None:
    folder = tmp_path / "sent"
    write_story(story(), folder / AREA)
    (folder / "W06000022.xlsx").write_bytes(b"not a workbook")
    with zipfile.ZipFile(folder / "late.zip", "w") as archive:
        archive.writestr("../return.yml", "x")
    sent = open_sendings([folder])
    assert [each.manifest.area_code for each in sent.returns] == [AREA]
    assert sorted(each.name for each in sent.refused) == ["W06000022.xlsx", "late.zip"]


def test_nothing_to_check_is_refused(tmp_path: Path) -> None:
    with pytest.raises(Problem, match="There is no return here"):
        open_sendings([tmp_path])
    with pytest.raises(Problem, match="not there"):
        open_sendings([tmp_path / "nowhere"])


def test_the_number_of_a_query_is_that_of_what_it_asks() -> None:
    one = query_id("rule", AREA, "PROT-1", YEAR)
    assert one == query_id("rule", AREA, "PROT-1", YEAR)
    assert (
        len({one, query_id("rule", AREA, "PROT-1", "2024-25"), query_id("rule", "W", "PROT-1")})
        == 3
    )
    # What is joined otherwise is another thing.
    assert query_id("rule", "a", "bc") != query_id("rule", "ab", "c")
    assert len(one) == 10
    assert set(one) <= set("0123456789ABCDEFGHJKMNPQRSTVWXYZ")


def written(findings: tuple[Finding, ...], folder: Path) -> Path:
    write_queries([CheckedReturn(AREA, "Cardiff", LookedAt(), findings)], folder)
    return folder


def test_text_of_a_return_stays_text_on_the_page_and_in_the_log(tmp_path: Path) -> None:
    script = "<script>alert(1)</script>"
    formula = '=HYPERLINK("http://example.org","x")'
    folder = written(
        (finding(value=formula, message=script, file="=1+1", answer="@SUM(A1)"),), tmp_path
    )
    page = (folder / f"{AREA}.html").read_text(encoding="utf-8")
    assert script not in page
    assert "&lt;script&gt;" in page
    sheet = openpyxl.load_workbook(folder / f"{AREA}.xlsx").active
    cells = {cell.value: cell.data_type for row in sheet.iter_rows() for cell in row if cell.value}
    assert {cells[formula], cells["=1+1"], cells["@SUM(A1)"], cells[script]} == {"s"}
    with zipfile.ZipFile(folder / f"{AREA}.xlsx") as archive:
        xml = ElementTree.fromstring(archive.read("xl/worksheets/sheet1.xml"))
    assert not [each for each in xml.iter() if each.tag.endswith("}f")]


def test_the_page_shows_some_of_many_and_the_log_has_them_all(tmp_path: Path) -> None:
    many = tuple(finding(cell=f"D{row}", query=f"Q{row}") for row in range(MOST_SHOWN + 5))
    folder = written(many, tmp_path)
    page = (folder / f"{AREA}.html").read_text(encoding="utf-8")
    assert page.count('<p class="where">') == MOST_SHOWN
    assert "And 5 more like these" in page
    sheet = openpyxl.load_workbook(folder / f"{AREA}.xlsx").active
    assert sheet.max_row == MOST_SHOWN + 6
    assert [cell.value for cell in sheet[1]][:3] == ["Query", "Severity", "Rule"]


def test_the_page_needs_no_script_and_no_network(tmp_path: Path) -> None:
    folder = written((finding(), finding(severity="error", query="B")), tmp_path)
    page = (folder / f"{AREA}.html").read_text(encoding="utf-8")
    assert "<script" not in page
    assert "http://" not in page
    assert "https://" not in page
    assert page.index('id="error"') < page.index('id="query"')


def test_the_same_findings_give_the_same_bytes(tmp_path: Path) -> None:
    for name in ("a", "b"):
        written((finding(),), tmp_path / name)
    for path in (tmp_path / "a").iterdir():
        assert path.read_bytes() == (tmp_path / "b" / path.name).read_bytes()
