"""What may be compared between authorities follows from what they tell, and from nothing else."""

from dataclasses import replace

import pytest

from nmspf_report.documents.blocks import Prose
from nmspf_report.documents.consistency import answers_matrix, consistency
from nmspf_report.documents.methodology import definition
from nmspf_report.narrative.passages import Passage
from nmspf_report.narrative.statements import Statement
from nmspf_report.returns.manifest import DefinitionChange, DefinitionReading, Manifest
from nmspf_report.tables import Table
from nmspf_report.tables.table import Shaded
from tests.documents.conftest import MakeReport
from tests.tables.little import CARDIFF, NEWPORT, WALES, YEAR, observed, read

TORFAEN = "W06000020"


def told(area: str, question: str, answer: str, kind: str = "choice") -> Statement:
    return Statement(area, "2025-26", "definitions", "S47-2", question, kind, "en", answer)  # type: ignore[arg-type]


@pytest.fixture
def make(report_on: MakeReport):
    def report(*statements: Statement, manifests=(), narrative=()):
        rows = [observed("S47-2", "enquiries", CARDIFF, YEAR, (10.0, None), population=1000.0)]
        made = report_on(WALES, rows, manifests)
        dataset = replace(made.dataset, statements=statements, narrative=tuple(narrative))
        return replace(made, dataset=dataset)

    return report


def manifest(area: str, readings=(), changes=()) -> Manifest:
    return Manifest(
        area_code=area, framework="nmspf_c", quarters=(), records_from={},
        definition_readings=readings, definition_changes=changes,
    )  # fmt: skip


def reasons(report) -> dict[str, tuple[tuple[str, ...], ...]]:
    found = [block for block in consistency(report).blocks if isinstance(block, Table)]
    return {table.caption.partition(",")[0]: read(table) for table in found}


def words(blocks) -> str:
    return "\n".join(block.markdown for block in blocks.blocks if isinstance(block, Prose))


def test_where_nothing_is_told_nothing_speaks_against_comparing(make):
    report = make()
    assert reasons(report) == {}
    assert "Nothing was reported that speaks against comparing these" in words(consistency(report))
    assert "S47-2, S47-2a" in words(consistency(report))
    assert "Nothing was reported on how they collect by Blaenau Gwent, Bridgend" in words(
        consistency(report)
    )


def test_another_reading_or_a_change_in_the_year_forbids_it(make):
    reading = DefinitionReading(indicators=("S47-2", "S47-2a"), reading="Joint visits only.")
    change = DefinitionChange(indicators=("S47-2",), since="2025-26-Q2", change="Others too.")
    before = DefinitionChange(indicators=("PROT-1",), since="2024-25-Q2", change="Others too.")
    report = make(
        manifests=[manifest(CARDIFF, [reading]), manifest(TORFAEN, changes=[change, before])]
    )
    assert reasons(report) == {
        "Not to be compared between authorities": (
            (
                "S47-2 Section 47 enquiries",
                "Read differently by Cardiff. What is counted changed within the year in Torfaen.",
            ),
            ("S47-2a Section 47 assessments completed within deadline",
             "Read differently by Cardiff."),
        )
    }  # fmt: skip
    said = words(consistency(report))
    assert "- Cardiff reads the definition differently (S47-2, S47-2a): Joint visits only." in said


def test_what_is_not_collected_or_in_part_asks_for_care(make):
    found = reasons(
        make(
            told(CARDIFF, "collected", "no"),
            told(TORFAEN, "collected", "in_part"),
            told(NEWPORT, "collected", "yes"),
        )
    )
    assert found == {
        "To be compared with care": (
            ("S47-2 Section 47 enquiries",
             "Not collected by Cardiff. Collected only in part by Torfaen."),
        )
    }  # fmt: skip


def test_the_matrix_has_a_table_for_each_board_that_told_anything(make):
    report = make(
        told(CARDIFF, "collected", "yes"),
        told(CARDIFF, "extraction", "hard"),
        told(TORFAEN, "collected", "in_part"),
    )
    vale, gwent = [b for b in answers_matrix(report).blocks if isinstance(b, Table)]
    assert [column.label for column in vale.columns] == ["Indicator", "Cardiff"]
    assert [column.label for column in gwent.columns] == ["Indicator", "Torfaen"]
    assert len(vale.rows) == 110
    (cell,) = [row[1] for row in vale.rows if row[0].text.startswith("S47-2 ")]
    assert isinstance(cell, Shaded)
    assert (cell.text, cell.shade) == ("Yes. Hard: case by case", "all")
    assert ("PROT-2 Referrals which are repeat referrals", "Not reported") in read(vale)


def test_without_answers_there_is_no_matrix(make):
    assert words(answers_matrix(make())).startswith("Nothing was reported on who collects what")


def test_the_review_sets_readings_answers_and_systems_beside_the_definition(make):
    readings = [
        manifest(area, [DefinitionReading(indicators=("S47-2",), reading=said)])
        for area, said in ((CARDIFF, "Joint only."), (NEWPORT, "Single ones too."))
    ]
    caveat = Passage(CARDIFF, "S47-2", "caveat", "2025-26-Q2", "en", "A <i>group</i>.")
    report = make(
        told(TORFAEN, "by_whom", "The hub", "words"),
        told(TORFAEN, "system", "WCCIS", "words"),
        manifests=readings,
        narrative=[caveat],
    )
    section, other = (
        definition(report, report.framework.by_code[code], {}).markdown
        for code in ("S47-2", "PREV-1")
    )
    assert (
        "**Read differently by**\n\n"
        "- Cardiff reads the definition differently (S47-2): Joint only.\n"
        "- Newport reads the definition differently (S47-2): Single ones too."
    ) in section
    assert "**Collected**\n\n- Torfaen: By The hub. System: WCCIS." in section
    assert r"- Cardiff, S47-2, 2025-26 Q2, when queried: A \<i\>group\</i\>." in section
    assert "**Read differently by**" not in other
