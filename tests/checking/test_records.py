"""What each rule about records finds in a return in which one thing is wrong."""

from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from nmspf_report.checking.check import check_records
from nmspf_report.checking.findings import Finding
from nmspf_report.checking.rules import read_rules
from nmspf_report.returns.reading import open_return
from tests.checking.story import Tables, changed, story, write_story

# The rule, the table, the row (the heading is 1) and its new cells, and the column told of.
BROKEN = [
    ("wrong-type", "referrals", 3, {"received_on": "31/02/2025"}, "received_on"),
    ("wrong-type", "core_groups", 2, {"members_health": "two"}, "members_health"),
    ("required-value", "referrals", 2, {"received_on": ""}, "received_on"),
    ("unknown-code", "referrals", 2, {"source": "polis"}, "source"),
    ("key-twice", "advocacy_offers", 3, {"due_on": "2025-06-02"}, "advocacy_offer_id"),
    ("names-nothing", "advocacy_offers", 2, {"child_id": "C9"}, "child_id"),
    ("names-nothing", "registrations", 2, {"enquiry_id": "E9"}, "enquiry_id"),
    ("names-nothing", "training", 2, {"staff_id": "S9"}, "staff_id"),
    ("names-another-child", "registrations", 2, {"enquiry_id": "E2"}, "enquiry_id"),
    ("same-event-twice", "referrals", 4, {"referral_id": "R3"}, "received_on"),
    (
        "registrations-overlap",
        "registrations",
        4,
        {"registration_id": "G3", "started_on": "2025-08-01", "ended_on": "2025-08-09"},
        "started_on",
    ),
    (
        "plans-overlap",
        "care_and_support_plans",
        3,
        {"plan_id": "P2", "started_on": "2026-01-31", "ended_on": "2026-02-03"},
        "started_on",
    ),
    (
        "episodes-overlap",
        "looked_after_episodes",
        3,
        {"episode_id": "L2", "started_on": "2025-07-01"},
        "started_on",
    ),
    ("staff-spells-overlap", "staff", 3, {"started_on": "2022-01-04"}, "started_on"),
    (
        "enquiry-completed-before-start",
        "section_47_enquiries",
        2,
        {"completed_on": "2025-05-02"},
        "completed_on",
    ),
    (
        "meeting-held-before-needed",
        "strategy_meetings",
        2,
        {"needed_at": "2025-05-02 15:01:00"},
        "held_at",
    ),
    ("registration-ends-before-start", "registrations", 2, {"ended_on": "2025-05-21"}, "ended_on"),
    ("plan-ends-before-start", "care_and_support_plans", 2, {"ended_on": "2025-11-19"}, "ended_on"),
    (
        "episode-ends-before-start",
        "looked_after_episodes",
        2,
        {"ended_on": "2025-06-09"},
        "ended_on",
    ),
    ("post-ends-before-start", "posts", 2, {"ended_on": "2020-03-31"}, "ended_on"),
    ("staff-leave-before-start", "staff", 2, {"ended_on": "2021-01-03"}, "ended_on"),
    ("meeting-before-referral", "referrals", 2, {"received_on": "2025-05-03"}, "held_at"),
    ("enquiry-before-referral", "referrals", 2, {"received_on": "2025-05-04"}, "started_on"),
    (
        "enquiry-before-meeting",
        "section_47_enquiries",
        2,
        {"started_on": "2025-05-01"},
        "started_on",
    ),
    ("conference-before-meeting", "conferences", 2, {"held_on": "2025-05-01"}, "held_on"),
    ("conference-before-enquiry", "conferences", 2, {"held_on": "2025-05-02"}, "held_on"),
    ("registration-before-enquiry", "registrations", 2, {"started_on": "2025-05-02"}, "started_on"),
    (
        "registration-before-conference",
        "registrations",
        2,
        {"started_on": "2025-05-21"},
        "started_on",
    ),
    ("core-group-before-conference", "core_groups", 2, {"held_on": "2025-05-21"}, "held_on"),
    (
        "plan-before-enquiry",
        "care_and_support_plans",
        2,
        {"started_on": "2025-05-02"},
        "started_on",
    ),
    (
        "episode-before-enquiry",
        "looked_after_episodes",
        2,
        {"started_on": "2025-05-02"},
        "started_on",
    ),
    ("staff-before-post", "staff", 2, {"started_on": "2020-03-31"}, "started_on"),
    ("taken-up-without-offer", "advocacy_offers", 2, {"offered": "false"}, "taken_up"),
    (
        "registered-with-destination",
        "registrations",
        3,
        {"destination": "other_agency"},
        "destination",
    ),
    ("on-plan-with-destination", "care_and_support_plans", 2, {"ended_on": ""}, "destination"),
    (
        "registration-agency-without-agency",
        "registrations",
        2,
        {"destination_agency": "health"},
        "destination_agency",
    ),
    (
        "plan-agency-without-agency",
        "care_and_support_plans",
        2,
        {"destination_agency": "health"},
        "destination_agency",
    ),
    ("born-and-expected", "children", 2, {"expected_on": "2015-01-08"}, "expected_on"),
    ("theme-without-feedback", "feedback", 2, {"provided": "false"}, "theme"),
    ("date-after-period", "advocacy_offers", 2, {"due_on": "2026-04-01"}, "due_on"),
    ("date-too-early", "feedback", 2, {"asked_on": "1900-01-01"}, "asked_on"),
    ("before-conception", "advocacy_offers", 2, {"due_on": "2014-03-05"}, "due_on"),
    ("grown-up", "children", 2, {"born_on": "2006-04-30"}, "held_on"),
    ("long-enquiry", "section_47_enquiries", 2, {"started_on": "2024-05-01"}, "completed_on"),
    ("late-meeting", "strategy_meetings", 2, {"needed_at": "2025-03-01 09:00:00"}, "held_at"),
    ("full-time-equivalent", "posts", 2, {"full_time_equivalent": "37"}, "full_time_equivalent"),
    ("members-of-core-group", "core_groups", 2, {"members_police": "-1"}, "members_police"),
]
# Rules whose findings stand in another table or row than the one that was changed.
ELSEWHERE = {
    "meeting-before-referral": ("strategy_meetings", 2),
    "enquiry-before-referral": ("section_47_enquiries", 2),
    "grown-up": ("core_groups", 2),
}


# So many authorities there are, and each case is the return of one.
AREAS = [f"W060000{number:02d}" for number in range(1, 25) if number not in (7, 17)]
JUST_RIGHT = [
    # On the same day, nothing is before anything.
    ("conferences", 2, {"held_on": "2025-05-03"}),
    ("registrations", 2, {"ended_on": "2025-05-22"}),
    # A spell may begin on the day on which the one before it ended.
    (
        "care_and_support_plans",
        3,
        {"plan_id": "P2", "started_on": "2026-02-01", "ended_on": "2026-02-03"},
    ),
    # The last day of the return is in it.
    ("advocacy_offers", 2, {"due_on": "2026-03-31"}),
    # A child who was not yet born: 310 days before the birth on 10 January 2015.
    ("advocacy_offers", 2, {"due_on": "2014-03-06"}),
    # Two children of one family at one meeting are no event twice.
    ("core_groups", 3, {"child_id": "C2"}),
    # What is not recorded contradicts nothing.
    ("advocacy_offers", 2, {"offered": "", "taken_up": "true"}),
    ("section_47_enquiries", 2, {"referral_id": "", "completed_on": ""}),
]


def check_stories(stories: Sequence[Tables], folder: Path) -> list[list[Finding]]:
    """Check several returns at once, and give the findings of each."""
    found: list[list[Finding]] = []
    for some in batched(stories, len(AREAS)):
        areas = AREAS[: len(some)]
        sent = [
            open_return(write_story(tables, folder / str(len(found)) / area))
            for tables, area in zip(some, areas, strict=True)
        ]
        findings = list(check_records(sent, read_rules()))
        found.extend([each for each in findings if each.area_code == area] for area in areas)
    return found


def batched(stories: Sequence[Tables], size: int) -> Iterator[Sequence[Tables]]:
    for start in range(0, len(stories), size):
        yield stories[start : start + size]


def check(tables: Tables, folder: Path) -> list[Finding]:
    (found,) = check_stories([tables], folder)
    return found


@pytest.fixture(scope="module")
def found_in_broken(tmp_path_factory: pytest.TempPathFactory) -> list[list[Finding]]:
    stories = [changed(story(), table, row, **cells) for _, table, row, cells, _ in BROKEN]
    return check_stories(stories, tmp_path_factory.mktemp("broken"))


@pytest.fixture(scope="module")
def found_in_just_right(tmp_path_factory: pytest.TempPathFactory) -> list[list[Finding]]:
    stories = [changed(story(), table, row, **cells) for table, row, cells in JUST_RIGHT]
    return check_stories(stories, tmp_path_factory.mktemp("just_right"))


def told(found: Finding) -> tuple[str, str, int | None, str]:
    return found.rule, found.table, found.row, found.column


def test_a_clean_return_has_no_findings(tmp_path: Path) -> None:
    assert check(story(), tmp_path) == []


@pytest.mark.parametrize(
    "number", range(len(BROKEN)), ids=[f"{case[0]}-{place}" for place, case in enumerate(BROKEN)]
)
def test_a_rule_finds_what_breaks_it(number: int, found_in_broken: list[list[Finding]]) -> None:
    rule, table, row, _, column = BROKEN[number]
    place = ELSEWHERE.get(rule, (table, row))
    findings = found_in_broken[number]
    found = [each for each in findings if told(each) == (rule, *place, column)]
    assert found, [told(each) for each in findings]
    assert found[0].file.endswith(f"/{place[0]}.csv")
    assert found[0].message
    assert found[0].mend


@pytest.mark.parametrize("number", range(len(JUST_RIGHT)))
def test_what_is_just_right_is_not_told(
    number: int, found_in_just_right: list[list[Finding]]
) -> None:
    assert found_in_just_right[number] == []


def test_every_rule_about_records_is_tested_here() -> None:
    about_records = {
        rule.code
        for rule in read_rules()
        if rule.misfit is None
        and not rule.workbook_misfit
        and rule.figures is None
        and rule.words_of is None
    }
    assert about_records == {case[0] for case in BROKEN} - {"wrong-type"}


def test_a_query_keeps_its_number_when_rows_are_sorted_anew(tmp_path: Path) -> None:
    broken = changed(story(), "registrations", 2, ended_on="2025-05-21")
    before = check(broken, tmp_path / "before")
    turned = {**broken, "registrations": broken["registrations"][::-1]}
    after = check(turned, tmp_path / "after")
    (first,) = (found for found in before if found.rule.startswith("registration-ends"))
    (second,) = (found for found in after if found.rule.startswith("registration-ends"))
    assert (first.row, second.row) == (2, 3)
    assert first.query == second.query


def test_a_column_that_is_all_wrong_is_told_row_by_row_only_so_far(tmp_path: Path) -> None:
    tables = story()
    tables["feedback"] = [
        {**tables["feedback"][0], "feedback_id": f"B{number}", "stage": "somewhere"}
        for number in range(1003)
    ]
    checked = check(tables, tmp_path)
    wrong = [found for found in checked if found.rule == "unknown-code"]
    assert len(wrong) == 1001
    assert [found.message for found in wrong if found.row is None] == [
        "The same holds of 3 more rows."
    ]


def test_an_end_that_cannot_be_read_is_neither_early_nor_missing(tmp_path: Path) -> None:
    unread = changed(story(), "care_and_support_plans", 2, ended_on="1 Febuary")
    after = {"plan_id": "P2", "started_on": "2026-02-01", "ended_on": "2026-02-03"}
    found = check(changed(unread, "care_and_support_plans", 3, **after), tmp_path)
    assert [(each.rule, each.row) for each in found] == [("wrong-type", 2)]
