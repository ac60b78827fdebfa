"""Returns in the shape of the Standard Safeguarding Dataset: rows worked by hand."""

from datetime import date
from pathlib import Path

import pytest

from nmspf_report.framework.catalogue import read_framework
from nmspf_report.geography import read_geography
from nmspf_report.indicators.counting import count_returns
from nmspf_report.returns.reading import CaseLevelReturn, open_return
from nmspf_report.returns.ssd.mapping import indicators_not_given, read_mapping

AREA = "W06000015"
MANIFEST = """\
area_code: W06000015
framework: NMSPF-C
quarters: [2025-26-Q1, 2025-26-Q2, 2025-26-Q3, 2025-26-Q4]
records_from: {referrals: 2020-04-01, section_47_enquiries: 2020-04-01}
"""
TABLES = {
    "ssd_person": (
        "pers_person_id,pers_sex,pers_ethnicity,pers_dob,pers_expected_dob,pers_forename\n"
        "P1,F,WBRI,2015-03-02 00:00:00.000,,Never\n"
        "P2,M,NOBT,2017-06-05 00:00:00.000,,Read\n"
        "P3,U,MWBC,2019-06-05,,\n"
    ),
    "ssd_family": "fami_table_id,fami_family_id,fami_person_id\n1,F9,P1\n2,F9,P2\n",
    "ssd_cin_episodes": (
        "cine_referral_id,cine_person_id,cine_referral_date,cine_referral_source_code\n"
        "R1,P1,2025-05-01,6\nR2,P2,2025-05-01,10\nR3,P3,01/09/2025,1a\n"
    ),
    "ssd_s47_enquiry": (
        "s47e_s47_enquiry_id,s47e_referral_id,s47e_person_id,s47e_s47_start_date,"
        "s47e_s47_end_date\nE1,R1,P1,2025-05-02,2025-05-20\n"
    ),
    "ssd_initial_cp_conference": (
        "icpc_icpc_id,icpc_icpc_meeting_id,icpc_s47_enquiry_id,icpc_person_id,icpc_icpc_date\n"
        "I1,M1,E1,P1,2025-05-25\n"
    ),
    "ssd_cp_reviews": (
        "cppr_cp_review_id,cppr_person_id,cppr_cp_review_date,cppr_cp_review_meeting_id\n"
        "V1,P1,2025-08-25,\n"
    ),
    "ssd_cp_plans": (
        "cppl_cp_plan_id,cppl_icpc_id,cppl_person_id,cppl_cp_plan_start_date,"
        "cppl_cp_plan_end_date,cppl_cp_plan_latest_category,cppl_cp_plan_ola\n"
        "G0,I0,P2,2025-05-20,,Neglect,Y\n"
        'G1,I1,P1,2025-05-25,,"Multiple: [Neglect, Physical abuse]",N\n'
    ),
    "ssd_cin_plans": (
        "cinp_cin_plan_id,cinp_person_id,cinp_cin_plan_start_date,cinp_cin_plan_end_date\n"
    ),
    "ssd_cla_episodes": (
        "clae_cla_episode_id,clae_person_id,clae_cla_id,clae_cla_episode_start_date,"
        "clae_cla_episode_ceased_date,clae_cla_placement_id\nL1,P2,LP1,2025-06-01,,PL1\n"
    ),
    "ssd_cla_placement": "clap_cla_placement_id,clap_cla_placement_type\nPL1,U1\n",
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    path = tmp_path / AREA
    path.mkdir()
    (path / "return.yml").write_text(MANIFEST, encoding="utf-8")
    for name, content in TABLES.items():
        (path / f"{name}.csv").write_text(content, encoding="utf-8")
    return path


def rows(sent: CaseLevelReturn, table: str) -> list[dict[str, object]]:
    """The rows of a table, without what is empty."""
    return [
        {name: value for name, value in row.items() if value is not None}
        for row in sent.tables[table].to_pylist()
    ]


def test_ssd_tables_become_ours(folder: Path) -> None:
    sent = open_return(folder)
    assert rows(sent, "children") == [
        {
            "child_id": "P1",
            "family_id": "F9",
            "born_on": date(2015, 3, 2),
            "sex": "female",
            "ethnicity": "white",
        },
        {"child_id": "P2", "family_id": "F9", "born_on": date(2017, 6, 5), "sex": "male"},
        # Without a family, the child is one of its own.
        {"child_id": "P3", "family_id": "P3", "born_on": date(2019, 6, 5), "ethnicity": "mixed"},
    ]
    assert [row.get("source") for row in rows(sent, "referrals")] == ["police", None, "family"]
    assert rows(sent, "referrals")[2]["received_on"] == date(2025, 9, 1)
    assert rows(sent, "conferences") == [
        {
            "conference_id": "M1",
            "child_id": "P1",
            "enquiry_id": "E1",
            "kind": "initial",
            "held_on": date(2025, 5, 25),
        },
        {
            "conference_id": "V1",
            "child_id": "P1",
            "kind": "review",
            "held_on": date(2025, 8, 25),
        },
    ]
    assert rows(sent, "registrations") == [
        {
            "registration_id": "G1",
            "child_id": "P1",
            "enquiry_id": "E1",
            "conference_id": "M1",
            "started_on": date(2025, 5, 25),
            "category": "more_than_one",
        }
    ]
    assert rows(sent, "looked_after_episodes")[0]["placement"] == "kinship_foster_care"


def test_a_misfit_has_the_row_of_the_ssd_file(folder: Path) -> None:
    path = folder / "ssd_s47_enquiry.csv"
    path.write_text(TABLES["ssd_s47_enquiry"] + "E2,R2,P2,soon,\n", encoding="utf-8")
    (misfit,) = (each for each in open_return(folder).misfits if each.kind == "type")
    assert (misfit.table, misfit.column) == ("section_47_enquiries", "started_on")
    assert (misfit.rows.tolist(), misfit.texts) == ([3], ("soon",))
    assert misfit.file == f"{AREA}/ssd_s47_enquiry"


def test_a_plan_of_another_authority_is_none_of_this_register(folder: Path) -> None:
    sent = open_return(folder)
    assert [row["registration_id"] for row in rows(sent, "registrations")] == ["G1"]
    assert sent.row_numbers("registrations").tolist() == [3]


def test_ssd_files_that_are_missing_are_told(folder: Path) -> None:
    (folder / "ssd_cla_placement.csv").unlink()
    missing = [each for each in open_return(folder).misfits if each.kind == "missing_table"]
    assert [each.table for each in missing] == ["ssd_cla_placement"]
    assert "placement" not in rows(open_return(folder), "looked_after_episodes")[0]


def test_what_the_ssd_cannot_give_is_told_by_indicator() -> None:
    not_given = indicators_not_given(read_framework("nmspf_c"))
    # Referrals and repeats can be counted, their outcomes and harm cannot.
    assert "PROT-1" not in not_given
    assert "PROT-2" not in not_given
    assert "outcomes" in not_given["PROT-2a"]
    assert "primary need" in not_given["PROT-4a"]
    # Enquiries can, meetings and what came of them cannot.
    assert "S47-2" not in not_given
    assert "strategy discussion" in not_given["S47-1"]
    assert "strategy discussion" in not_given["PROG-3a"]
    assert not_given["WORK-1"] == "The SSD has no training."


def test_every_reason_is_of_something_that_is_not_given() -> None:
    mapping = read_mapping()
    assert set(indicators_not_given(read_framework("nmspf_c")).values()) <= set(
        mapping.not_given.values()
    )


def test_figures_that_the_ssd_cannot_give_are_missing_and_not_zero(folder: Path) -> None:
    framework = read_framework("nmspf_c")
    sent = open_return(folder)
    figures = count_returns(framework, [sent], (2025, 2025), read_geography("wales"))
    years = figures[(figures["period"] == "2025-26") & (figures["category"] == "")]
    by_code = years.set_index(["indicator", "counting_unit"])
    assert by_code.loc[("PROT-1", "referrals"), "numerator"] == 3
    lacking = years[years["indicator"].isin(sent.manifest.not_given)]
    assert set(lacking["indicator"]) == set(sent.manifest.not_given)
    assert lacking["numerator"].isna().all()
    assert set(lacking["symbol"]) == {"x"}
