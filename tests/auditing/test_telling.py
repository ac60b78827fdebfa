"""What plans cost is told as a table: each figure ends where its heading ends."""

from nmspf_report.auditing.telling import tell_plans
from nmspf_report.disclosure.choices import ALTERNATIVES, ASKED, Choice
from nmspf_report.locale import text

COLUMNS = ("printed", "primary", "secondary", "share", "seconds")


def test_the_columns_of_plans_line_up():
    asked = Choice(ASKED, 90416, 4270, 7002, 161.0)
    fewer = [Choice(name, 800, 7, 1, 0.2) for name in ALTERNATIVES]
    heading, first, *others = tell_plans([asked, *fewer])
    assert len({len(line) for line in (heading, first, *others)}) == 1
    assert first.split("  ")[0] == "as asked"
    assert first.split()[2:] == ["90,416", "4,270", "7,002", "12.5%", "161"]
    start = 0
    for name in COLUMNS:
        words = text(f"audit.plan.{name}")
        start = heading.index(words, start) + len(words)
        for line in (first, *others):
            assert line[start - 1] not in " ,"
            assert line[start : start + 2].strip() == ""


def test_a_plan_is_told_as_soon_as_it_is_known():
    def one_then_a_mistake():
        yield Choice(ASKED, 10, 1, 1, 1.0)
        raise AssertionError

    lines = tell_plans(one_then_a_mistake())
    assert [next(lines).split()[0], next(lines).split()[0]] == ["plan", "as"]
