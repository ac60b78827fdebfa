"""``nmspf indicators`` lists the framework, and explains one indicator in words and as a query."""

from tests.cli.conftest import Command


def test_every_indicator_is_listed_and_those_that_are_counted_are_told(nmspf: Command):
    ended = nmspf("indicators")
    *lines, counted = ended.out.splitlines()
    assert ended.exit_code == 0
    assert len(lines) == 110
    assert len({line.split()[0] for line in lines}) == 110
    assert sum(line.endswith("(counted)") for line in lines) == 97
    assert sum(line.endswith("(told in words)") for line in lines) == 13
    assert counted == "97 of 110 indicators are counted; the others are told in words."


def test_an_indicator_is_explained_in_words_and_as_the_query_that_runs(nmspf: Command):
    ended = nmspf("indicators", "S47-2a")
    assert ended.exit_code == 0
    words, query = ended.out.split("```sql")
    for part in (
        "S47-2a: Section 47 assessments completed within deadline",
        "Section 47 enquiries completed in the period within 10 working days",
        "Counting units: enquiries, children",
        "10 working days from start of the enquiry (**not verified**",
        "National code: none verified",
        "Is it already collected, by whom and for what?",
        "How accessible is it?",
        "What is missing or unclear?",
        "Is a qualitative measure needed beside it?",
        "Which other agencies' data would help?",
        "Over the table `section_47_enquiries`",
    ):
        assert part in words
    assert "working_days_to_completion <= 10" in query
    assert "FROM section_47_enquiries" in query


def test_what_is_told_in_words_has_no_query(nmspf: Command):
    told = [line.split()[0] for line in nmspf("indicators").out.splitlines() if "(told" in line]
    assert all("```sql" not in nmspf("indicators", code).out for code in told)


def test_another_framework_is_listed_by_its_name(nmspf: Command):
    ended = nmspf("indicators", "--framework", "dfe_england")
    assert ended.exit_code == 0
    assert "indicators are counted" in ended.out


def test_an_unknown_indicator_is_refused(nmspf: Command):
    ended = nmspf("indicators", "S47-99")
    assert ended.exit_code == 2
    assert "S47-99" in ended.complaint
    assert "Traceback" not in ended.complaint
