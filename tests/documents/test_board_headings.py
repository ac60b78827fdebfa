"""A board's pack follows the thirteen headings, says what it can, and leaves room for the rest."""

import re
from dataclasses import replace

from nmspf_report.documents.blocks import Prose
from nmspf_report.documents.board_headings import board_report, headings
from nmspf_report.geography import Geography
from nmspf_report.locale import has_message
from nmspf_report.narrative.passages import Passage
from nmspf_report.narrative.statements import Statement
from tests.documents.conftest import MakeReport
from tests.tables.little import BOARD, CARDIFF, LAST_YEAR, YEAR, framework, geography, observed

VALE = "W06000014"
UNIT = framework().by_code["PROG-3a"].figures[0].unit
VACANT = framework().by_code["WORK-3c"].figures[0].unit


def in_time(period, count, area=BOARD):
    return observed("PROG-3a", UNIT, area, period, (count, 100))


def parts(report) -> dict[str, str]:
    """Give what stands under each heading, by its letter."""
    said = "\n".join(b.markdown for b in board_report(report).blocks if isinstance(b, Prose))
    split = re.split(r"^## ([a-m])\. ", said, flags=re.MULTILINE)
    return dict(zip(split[1::2], split[2::2], strict=True))


def test_the_headings_stand_as_they_are_in_their_order(report_on: MakeReport):
    found = parts(report_on(BOARD, [in_time(YEAR, 50)]))
    assert list(found) == list("abcdefghijklm")
    for letter, words in headings().items():
        assert found[letter].startswith(f"{words}\n")
        assert found[letter].count("**To be written by the board.** To consider: ") == 1


def test_every_heading_has_what_to_consider():
    assert all(has_message(f"reports.consider.{letter}") for letter in headings())


def test_every_theme_and_every_indicator_stands_in_the_pack_once(report_on: MakeReport):
    rows = [observed("WORK-1", "practitioners", BOARD, YEAR, (5, 10)), in_time(YEAR, 50)]
    found = parts(report_on(BOARD, rows))
    everything = "\n".join(found.values())
    for title in framework().themes.values():
        assert everything.count(f"### {title}") == 1
    assert "Experience: service user voice" in found["j"]
    assert "### Workforce" in found["h"]
    assert "Learning and training" not in found["h"]


def test_members_are_named_and_what_each_gave_is_told(report_on: MakeReport):
    report = report_on(BOARD, [in_time(YEAR, 50)], absent=[VALE])
    found = parts(report)
    assert "The authorities of the board: Cardiff, Vale of Glamorgan." in found["a"]
    assert "No return was counted for Vale of Glamorgan" in found["g"]
    assert "No narrative was sent by Cardiff." in found["g"]
    told = (Passage(CARDIFF, "PROG-3a", "planned", "2025-26", "en", "A third."),)
    found = parts(replace(report, dataset=replace(report.dataset, narrative=told)))
    assert "Narrative was sent by Cardiff." in found["g"]


def test_what_returns_cannot_say_under_a_heading_is_said_first(report_on: MakeReport):
    found = parts(report_on(BOARD, [in_time(YEAR, 50)]))
    assert found["c"].split("\n")[1].startswith("Returns do not hold the board's annual plan.")
    assert not any("Returns do not hold" in found[letter] for letter in "abefgklm")


def test_what_is_not_collected_and_yet_was_sent_is_said_to_be_so(report_on: MakeReport):
    def collects(area: str, answer: str) -> Statement:
        return Statement(
            area, "2025-26", "definitions", "PROG-3a", "collected", "choice", "en", answer
        )

    report = report_on(BOARD, [in_time(YEAR, 50), in_time(YEAR, 50, CARDIFF)])
    statements = (collects(CARDIFF, "no"), collects(VALE, "no"))
    found = parts(replace(report, dataset=replace(report.dataset, statements=statements)))
    assert "Not collected by Vale of Glamorgan, by their own account: PROG-3a." in found["g"]
    sent = "Not collected by Cardiff, by their own account, though figures were sent"
    assert sent in found["g"]


def test_what_moved_is_told_in_the_direction_in_which_it_moved(report_on: MakeReport):
    """Vacancies are no count of events; of conferences more in time is wanted."""
    wanted, other = "moved in the wanted direction by", "moved in the other direction by"
    up = parts(report_on(BOARD, [in_time(LAST_YEAR, 20), in_time(YEAR, 50)]))["f"]
    assert "50.0](figure:" in up
    assert wanted in up
    assert other not in up
    none = "No indicator with a wanted direction moved that way by more than chance would explain."
    down = parts(report_on(BOARD, [in_time(LAST_YEAR, 50), in_time(YEAR, 20)]))["f"]
    assert none in down
    assert "20.0](figure:" in down.partition(other)[2]
    alike = parts(report_on(BOARD, [in_time(LAST_YEAR, 45), in_time(YEAR, 50)]))["f"]
    assert none in alike
    assert "figure:" not in alike


def test_actions_that_authorities_tell_of_are_gathered(report_on: MakeReport):
    report = report_on(BOARD, [in_time(YEAR, 50)])
    told = (
        Passage(CARDIFF, "PROG-3a", "what_changed", "2025-26", "en", "A second team."),
        Passage(CARDIFF, "PROG-3a", "planned", "2025-26", "en", "A third."),
    )
    found = parts(replace(report, dataset=replace(report.dataset, narrative=told)))
    assert "> **Cardiff, what changed.** A second team." in found["b"]
    assert "A third." not in found["b"]
    assert "> **Cardiff, what is planned.** A third." in found["c"]
    assert "No narrative of this kind" in parts(report)["b"]


def test_a_region_that_is_no_board_has_the_themes_alone(report_on: MakeReport):
    report = report_on(BOARD, [in_time(YEAR, 50)])
    elsewhere: Geography = replace(geography(), region_kind="region")
    shown = board_report(replace(report, dataset=replace(report.dataset, geography=elsewhere)))
    said = "\n".join(b.markdown for b in shown.blocks if isinstance(b, Prose))
    assert "## Workforce" in said
    assert "To be written by the board" not in said
