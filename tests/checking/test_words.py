"""Words that come with a case-level return: what is told of them, and what clears it."""

from collections.abc import Sequence
from pathlib import Path

import pandas as pd
import pytest
import yaml

from nmspf_report.checking.figures import typed_figures
from nmspf_report.checking.findings import Finding
from nmspf_report.checking.rules import read_rules
from nmspf_report.checking.sendings import Sent
from nmspf_report.checking.words import check_words
from nmspf_report.framework.catalogue import read_framework
from nmspf_report.returns.reading import open_return
from tests.checking.story import AREA, story, write_story

COUNTED = pd.DataFrame(
    [("PROT-1", "", AREA, "2025-26", "referrals", 1234.0, None)],
    columns=[
        "indicator",
        "category",
        "area_code",
        "period",
        "counting_unit",
        "numerator",
        "denominator",
    ],
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return write_story(story(), tmp_path / AREA)


def findings(folder: Path, text: str, clearances: Sequence[dict[str, str]] = ()) -> list[Finding]:
    passage = {"subject": "PROT-1", "heading": "key_issues", "period": "2025-26", "text": text}
    content = {"passages": [passage], "clearances": list(clearances)}
    (folder / "narrative.yml").write_text(yaml.safe_dump(content), encoding="utf-8")
    sent = Sent((open_return(folder),), (), ())
    framework = read_framework("nmspf_c")
    return list(check_words(sent, typed_figures(()), COUNTED, read_rules(), framework))


def test_plain_words_are_left_alone(folder: Path) -> None:
    assert findings(folder, "Referrals rose when a school changed its guidance.") == []


def test_words_that_may_tell_who_somebody_is_are_masked_and_can_be_cleared(folder: Path) -> None:
    (found,) = findings(folder, "Mrs Jones of the board asked why.")
    assert (found.rule, found.file) == ("personal-data", f"{AREA}/narrative.yml")
    assert "Jones" not in found.message + found.value
    reason = {"finding": found.query.lower(), "reason": "The chair of the board, who is public."}
    assert findings(folder, "Mrs Jones of the board asked why.", [reason]) == []
    # Of another sentence nothing has been said, and a reason has to be given.
    assert len(findings(folder, "Mrs Jones has three children.", [reason])) >= 1
    empty = {"finding": found.query, "reason": " "}
    assert len(findings(folder, "Mrs Jones of the board asked why.", [empty])) == 1


def test_a_reference_to_no_figure_names_the_nearest(folder: Path) -> None:
    (found,) = findings(folder, "It rose to {PROT-9}.")
    assert found.rule == "reference-to-no-figure"
    assert "{PROT-9}" in found.message


def test_a_bare_number_that_is_a_figure_names_the_reference(folder: Path) -> None:
    (found,) = findings(folder, "There were 1,234 referrals.")
    assert found.rule == "bare-number"
    assert "{PROT-1 referrals number}" in found.mend
    assert findings(folder, "There were 4,321 referrals.") == []


def test_words_that_cannot_be_read_do_not_keep_a_return_from_being_checked(folder: Path) -> None:
    (folder / "narrative.yml").write_text("passages: [1", encoding="utf-8")
    (misfit,) = open_return(folder).misfits
    assert (misfit.kind, misfit.file) == ("unreadable_file", f"{AREA}/narrative.yml")
