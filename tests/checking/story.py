"""A clean return of two siblings, worked out by hand, in which one thing at a time is changed."""

import csv
from pathlib import Path

import yaml

from nmspf_report.records.schema import read_schema

AREA = "W06000015"
Row = dict[str, str]
Tables = dict[str, list[Row]]

MANIFEST = {
    "area_code": AREA,
    "framework": "NMSPF-C",
    "quarters": ["2025-26-Q1", "2025-26-Q2", "2025-26-Q3", "2025-26-Q4"],
    "records_from": {},
}


def story() -> Tables:
    """Two children of a family, referred on 1 May 2025; one is registered and then on a plan."""
    return {
        "children": [
            {"child_id": "C1", "family_id": "F1", "born_on": "2015-01-10", "sex": "female"},
            {"child_id": "C2", "family_id": "F1", "born_on": "2017-03-20", "sex": "male"},
        ],
        "prevention_referrals": [
            {"prevention_referral_id": "PR1", "family_id": "F1", "received_on": "2025-04-02"}
        ],
        "referrals": [
            {
                "referral_id": "R1",
                "child_id": "C1",
                "received_on": "2025-05-01",
                "source": "police",
            },
            {
                "referral_id": "R2",
                "child_id": "C2",
                "received_on": "2025-05-01",
                "source": "police",
            },
        ],
        "strategy_meetings": [
            {
                "strategy_meeting_id": "M1",
                "child_id": child,
                "referral_id": referral,
                "initial": "true",
                "needed_at": "2025-05-02 09:00:00",
                "held_at": "2025-05-02 15:00:00",
            }
            for child, referral in (("C1", "R1"), ("C2", "R2"))
        ],
        "section_47_enquiries": [
            {
                "enquiry_id": enquiry,
                "child_id": child,
                "referral_id": referral,
                "strategy_meeting_id": "M1",
                "started_on": "2025-05-03",
                "completed_on": "2025-05-20",
            }
            for enquiry, child, referral in (("E1", "C1", "R1"), ("E2", "C2", "R2"))
        ],
        "conferences": [
            {
                "conference_id": "K1",
                "child_id": child,
                "enquiry_id": enquiry,
                "strategy_meeting_id": "M1",
                "kind": "initial",
                "held_on": "2025-05-22",
            }
            for enquiry, child in (("E1", "C1"), ("E2", "C2"))
        ],
        "registrations": [
            {
                "registration_id": "G1",
                "child_id": "C1",
                "enquiry_id": "E1",
                "conference_id": "K1",
                "started_on": "2025-05-22",
                "ended_on": "2025-11-20",
                "category": "neglect",
                "destination": "care_and_support",
            },
            {
                "registration_id": "G2",
                "child_id": "C2",
                "enquiry_id": "E2",
                "conference_id": "K1",
                "started_on": "2025-05-22",
                "category": "neglect",
            },
        ],
        "core_groups": [
            {
                "core_group_id": "Q1",
                "child_id": "C1",
                "conference_id": "K1",
                "kind": "initial",
                "held_on": "2025-05-30",
                "members_health": "2",
            }
        ],
        "care_and_support_plans": [
            {
                "plan_id": "P1",
                "child_id": "C1",
                "enquiry_id": "E1",
                "started_on": "2025-11-20",
                "ended_on": "2026-02-01",
                "destination": "prevention_team",
            }
        ],
        "looked_after_episodes": [
            {
                "episode_id": "L1",
                "child_id": "C2",
                "period_of_care_id": "LP1",
                "enquiry_id": "E2",
                "started_on": "2025-06-10",
                "placement": "foster_care",
            }
        ],
        "advocacy_offers": [
            {
                "advocacy_offer_id": "A1",
                "child_id": "C1",
                "due_on": "2025-06-01",
                "offered": "true",
                "taken_up": "true",
            }
        ],
        "feedback": [
            {
                "feedback_id": "B1",
                "asked_on": "2025-07-01",
                "mechanism": "interview",
                "stage": "conference",
                "provided": "true",
                "theme": "listened_to",
            }
        ],
        "distance_travelled": [
            {
                "distance_review_id": "D1",
                "child_id": "C1",
                "reviewed_on": "2025-09-02",
                "movement": "forward",
            }
        ],
        "posts": [
            {
                "post_id": "O1",
                "team_id": "T1",
                "role": "manager",
                "full_time_equivalent": "1.0",
                "started_on": "2020-04-01",
            }
        ],
        "staff": [{"staff_id": "S1", "post_id": "O1", "started_on": "2021-01-04"}],
        "training": [{"staff_id": "S1", "course": "multi_agency", "completed_on": "2025-09-09"}],
    }


def changed(tables: Tables, table: str, row: int, **values: str) -> Tables:
    """Change cells of the row of this number (the heading is 1), or of one added at the end."""
    rows = [dict(each) for each in tables[table]]
    if row - 2 == len(rows):
        rows.append(dict(rows[-1]))
    rows[row - 2] |= values
    return {**tables, table: rows}


def write_story(tables: Tables, folder: Path) -> Path:
    """Write a return as CSV files, every column of the schema in its order.

    The folder bears the code of the authority.
    """
    folder.mkdir(parents=True, exist_ok=True)
    manifest = {**MANIFEST, "area_code": folder.name}
    (folder / "return.yml").write_text(yaml.safe_dump(manifest), encoding="utf-8")
    for name, table in read_schema("children").returned.items():
        with (folder / f"{name}.csv").open("w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, list(table.columns), restval="", lineterminator="\n")
            writer.writeheader()
            writer.writerows(tables[name])
    return folder
