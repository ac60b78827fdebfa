"""A mistake in a framework's YAML is refused with the file and the line on which it stands."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from nmspf_report.framework import catalogue
from nmspf_report.problems import Problem

HEAD = """\
code: TINY
title: A tiny framework
version: "1.0"
source: Written for this test
records: children
themes: {response: Response}
files: [enquiries.yml]
"""

# The line numbers that the tests expect are those of this text.
ENQUIRIES = """\
theme: response
section: Section 47 enquiries
questions:
  already_collected: Not known.
  accessibility: Not known.
  missing_or_unclear: The section's answer.
  qualitative_measure: Not known.
  other_agencies: Not known.
indicators:
  - code: TINY-1
    title: Enquiries completed in time, by medical
    definition: Enquiries completed in the period, of which those in time.
    kind: flow
    presented_as: [number, percentage]
    polarity: higher
    source: line 1
    measures:
      - unit: enquiries
        table: section_47_enquiries
        when: {in_period: completed_on}
        of: [{column: medical, in: [neglect, other]}]
        which: [{column: working_days_to_completion, within_timescale: section_47_enquiry}]
        count: {distinct: enquiry_id}
        dimensions:
          - name: medical
            column: medical
            labels: {not_referred: Not, physical_injuries: Injuries, neglect: Neglect, other: Other}
        share_of:
          table: section_47_enquiries
          when: {in_period: started_on}
    scrutiny: ["Why were some late?"]
  - code: TINY-2
    title: How late enquiries are explained
    definition: In words.
    kind: narrative
    presented_as: [narrative]
    source: line 2
    scrutiny: ["Who explains them?"]
    questions: {missing_or_unclear: Its own answer.}
"""

IN_ENQUIRIES = "nmspf_report/framework/tiny/enquiries.yml, line"

Write = Callable[[str], None]


@pytest.fixture
def write(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Write]:
    """Write the tiny framework where the package's frameworks are looked for."""
    folder = tmp_path / "framework" / "tiny"
    folder.mkdir(parents=True)
    (folder / "framework.yml").write_text(HEAD, encoding="utf-8")
    monkeypatch.setattr(catalogue, "PACKAGE", tmp_path)
    catalogue.read_framework.cache_clear()

    def write_enquiries(content: str) -> None:
        (folder / "enquiries.yml").write_text(content, encoding="utf-8")

    yield write_enquiries
    catalogue.read_framework.cache_clear()


def refusal(write: Write, old: str, new: str) -> Problem:
    """Give the problem that is found when one place of the tiny framework is changed."""
    assert ENQUIRIES.count(old) == 1, old
    write(ENQUIRIES.replace(old, new))
    with pytest.raises(Problem) as caught:
        catalogue.read_framework("tiny")
    return caught.value


def test_reads_indicators_in_order_with_what_the_file_says_for_all(write: Write) -> None:
    write(ENQUIRIES)
    framework = catalogue.read_framework("tiny")
    first, second = framework.indicators
    assert [first.code, second.code] == ["TINY-1", "TINY-2"]
    assert {first.theme, second.theme} == {"response"}
    assert {first.section, second.section} == {"Section 47 enquiries"}
    assert framework.counted == (first,)
    assert framework.timescales["section_47_enquiry"].limit == 10
    assert framework.timescales["section_47_enquiry"].status == "unverified"


def test_an_indicators_own_answer_stands_in_place_of_the_sections(write: Write) -> None:
    write(ENQUIRIES)
    first, second = catalogue.read_framework("tiny").indicators
    assert first.questions.missing_or_unclear == "The section's answer."
    assert second.questions.missing_or_unclear == "Its own answer."
    assert second.questions.accessibility == "Not known."


def test_a_framework_that_is_not_there(write: Write) -> None:
    write(ENQUIRIES)
    with pytest.raises(Problem) as caught:
        catalogue.read_framework("huge")
    assert caught.value.name == "missing_file"
    assert caught.value.where == "nmspf_report/framework/huge/framework.yml"


# What is changed, into what; the problem, the line, and what the message names.
MISTAKES = {
    "an unknown key": ("polarity: higher", "polarty: higher", "wrong_definition", 15, "polarty"),
    "a missing key": ("    kind: flow\n", "", "wrong_definition", 10, "kind"),
    "an unknown kind": ("kind: flow", "kind: flood", "wrong_definition", 13, "kind"),
    "an unknown key of a measure": ("table: section_47_enquiries\n        when: {in_period: comp",
        "tabel: section_47_enquiries\n        when: {in_period: comp", "wrong_definition", 18,
        "table"),
    "figures without measures": ("presented_as: [narrative]", "presented_as: [number]",
        "wrong_definition", 32, "a figure needs measures"),
    "a key twice": ("polarity: higher", "kind: flow", "key_twice", 15, "kind"),
    "an unknown key of the file": ("section: Section 47", "sektion: Section 47",
        "wrong_definition", None, "section"),
    "no theme": ("theme: response\n", "", "wrong_definition", 1, "theme"),
    "a code twice": ("TINY-2", "TINY-1", "indicator_twice", 32, "TINY-1"),
    "an unknown theme": ("theme: response", "theme: answer", "unknown_theme", 1, "answer"),
    "an unknown timescale": ("section_47_enquiry}", "soon}", "unknown_timescale", 17, "soon"),
    "an unknown table": ("table: section_47_enquiries\n        when: {in_period: comp",
        "table: inquiries\n        when: {in_period: comp", "unknown_table", 19, "inquiries"),
    "an unknown date": ("{in_period: completed_on}", "{in_period: finished_on}",
        "unknown_column", 20, "finished_on"),
    "an event counted as a spell": ("{in_period: completed_on}", "{open_at_end: true}",
        "no_spell", 20, "section_47_enquiries"),
    "an unknown code": ("[neglect, other]}]", "[neglect, others]}]", "unknown_code", 21, "others"),
    "an unknown column of a condition": ("column: medical, in", "column: medicals, in",
        "unknown_column", 21, "medicals"),
    "an unknown column of the figure": ("working_days_to_completion", "days_taken",
        "unknown_column", 22, "days_taken"),
    "an unknown column counted": ("distinct: enquiry_id", "distinct: number",
        "unknown_column", 23, "number"),
    "an unknown column of a dimension": ("            column: medical\n",
        "            column: medicals\n", "unknown_column", 25, "medicals"),
    "a label too few": ("neglect: Neglect, other: Other}", "neglect: Neglect}",
        "labels_are_not_codes", 27, "medical"),
    "an unknown date of what it is a share of": ("{in_period: started_on}",
        "{in_period: begun_on}", "unknown_column", 30, "begun_on"),
    "two tests in one condition": ("within_timescale: section_47_enquiry}", "below: 9, is: 3}",
        "wrong_definition", 22, "exactly one test"),
    "text that is not YAML": ("title: Enquiries completed in time, by medical", "title: In: time",
        "not_yaml", None, "mapping values are not allowed"),
}  # fmt: skip


@pytest.mark.parametrize("mistake", MISTAKES)
def test_a_mistake_is_refused_at_its_line(write: Write, mistake: str) -> None:
    old, new, problem, line, named = MISTAKES[mistake]
    found = refusal(write, old, new)
    assert found.name == problem
    assert named in found.what
    if line is not None:
        assert found.where == f"{IN_ENQUIRIES} {line}"


def test_an_unknown_column_inside_any_of_is_refused(write: Write) -> None:
    condition = "{column: medical, in: [neglect, other]}"
    inside = "{any_of: [{column: medical, is: neglect}, {column: medicals, is: other}]}"
    found = refusal(write, condition, inside)
    assert (found.name, found.where) == ("unknown_column", f"{IN_ENQUIRIES} 21")


def test_an_unknown_code_inside_any_of_is_refused(write: Write) -> None:
    condition = "{column: medical, in: [neglect, other]}"
    inside = "{any_of: [{column: medical, is: neglect}, {column: medical, is: others}]}"
    found = refusal(write, condition, inside)
    assert (found.name, found.where) == ("unknown_code", f"{IN_ENQUIRIES} 21")


STEPS_TESTS = {
    "an unknown column": ("{column: days_late, at_least: 1}", "unknown_column"),
    "an unknown code": ("{column: medical, is: lateness}", "unknown_code"),
}


@pytest.mark.parametrize("mistake", STEPS_TESTS)
def test_a_step_is_checked_as_any_condition(write: Write, mistake: str) -> None:
    condition, problem = STEPS_TESTS[mistake]
    lines = ENQUIRIES.splitlines()
    which, dimension = 21, slice(25, 27)
    lines[dimension] = [
        "            labels: {late: Late}",
        f"            steps: {{late: [{condition}]}}",
    ]
    del lines[which]
    write("\n".join(lines))
    with pytest.raises(Problem) as caught:
        catalogue.read_framework("tiny")
    assert (caught.value.name, caught.value.where) == (problem, f"{IN_ENQUIRIES} 24")


HEAD_MISTAKES = {
    "an unknown key": ("title: A tiny framework\n", "title: A tiny framework\nsubtitle: Tiny\n", 3),
    "no files": ("files: [enquiries.yml]\n", "", 1),
    "themes in a list": ("themes: {response: Response}", "themes: [response]", 6),
}


@pytest.mark.parametrize("mistake", HEAD_MISTAKES)
def test_a_mistake_in_the_head_is_refused_at_its_line(
    write: Write, tmp_path: Path, mistake: str
) -> None:
    old, new, line = HEAD_MISTAKES[mistake]
    write(ENQUIRIES)
    head = tmp_path / "framework" / "tiny" / "framework.yml"
    head.write_text(HEAD.replace(old, new), encoding="utf-8")
    with pytest.raises(Problem) as caught:
        catalogue.read_framework("tiny")
    assert caught.value.name == "wrong_definition"
    assert caught.value.where == f"nmspf_report/framework/tiny/framework.yml, line {line}"


@pytest.mark.usefixtures("write")
def test_a_file_that_the_framework_names_must_be_there() -> None:
    with pytest.raises(Problem) as caught:
        catalogue.read_framework("tiny")
    assert (caught.value.name, caught.value.where) == (
        "missing_file",
        "nmspf_report/framework/tiny/enquiries.yml",
    )


JOURNEY = """\
stages: {enquiry: Enquiry}
steps:
  - at: enquiry
    title: Enquiries
    whole: {indicator: TINY-1, unit: enquiries}
    routes:
      - title: no medical
        counts: [{indicator: TINY-1, category: "medical:not_referred", unit: enquiries}]
"""


@pytest.fixture
def write_journey(tmp_path: Path, write: Write) -> Write:
    """Write the tiny framework with a journey."""

    def write_both(journey: str) -> None:
        write(ENQUIRIES)
        head = tmp_path / "framework" / "tiny" / "framework.yml"
        head.write_text(f"{HEAD}journey: journey.yml\n", encoding="utf-8")
        (head.parent / "journey.yml").write_text(journey, encoding="utf-8")

    return write_both


def test_a_journey_names_figures_of_its_framework(write_journey: Write) -> None:
    write_journey(JOURNEY)
    journey = catalogue.read_framework("tiny").journey
    assert journey is not None
    (step,) = journey.steps
    assert [one.category for one in step.figures] == ["", "medical:not_referred"]
    assert step.routes[0].to == "outside"


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        ("medical:not_referred", "medical:none", "unknown_figure_of_route"),
        ("TINY-1, unit: enquiries}\n    routes", "TINY-2, unit: enquiries}\n    routes",
            "unknown_figure_of_route"),
        ("at: enquiry", "at: inquiry", "wrong_definition"),
        ("- title: no medical", "- {title: x, to: nowhere, counts: []}\n      - title: y",
            "wrong_definition"),
    ],
)  # fmt: skip
def test_a_mistake_in_a_journey_is_refused(
    write_journey: Write, old: str, new: str, problem: str
) -> None:
    assert JOURNEY.count(old) == 1
    write_journey(JOURNEY.replace(old, new))
    with pytest.raises(Problem) as caught:
        catalogue.read_framework("tiny")
    assert caught.value.name == problem
    assert caught.value.where.startswith("nmspf_report/framework/tiny/journey.yml, line ")
