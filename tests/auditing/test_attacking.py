"""What the facts of a release tell of its cells: counts, rounded counts, percentages, rates."""

from fractions import Fraction

import numpy as np
import pytest

from nmspf_report.auditing.attacking import Rounding, attack, cell_of
from nmspf_report.auditing.facts import Fact, Place

AREA, PERIOD = "W06000015", "2025-26"
ENQUIRIES = ("S47-2a", "", AREA, PERIOD, "enquiries")
RATE = ("S47-2", "", AREA, PERIOD, "enquiries")


def fact(key, shown: str, lower: object, upper: object) -> Fact:
    indicator, category, area, period, unit = key
    where = Place("en/page.html", "table 1")
    bounds = (Fraction(str(lower)), Fraction(str(upper)))
    return Fact(indicator, category, area, period, unit, shown, *bounds, where)


def between(made, cells, key, shown: str = "numerator") -> tuple[float, float]:
    cell = cell_of(key, shown, cells)
    return made.knowledge.lower[cell], made.knowledge.upper[cell]


def test_a_printed_count_is_known_and_another_is_not(cells, system):
    made = attack([fact(ENQUIRIES, "numerator", 84, 84)], cells, system)
    assert between(made, cells, ENQUIRIES) == (84, 84)
    assert between(made, cells, ENQUIRIES, "denominator") == (0, np.inf)
    assert made.disagreeing == made.derived == ()


def test_two_files_that_say_different_counts_disagree(cells, system):
    facts = [fact(ENQUIRIES, "numerator", 84, 84), fact(ENQUIRIES, "numerator", 85, 85)]
    assert attack(facts, cells, system).disagreeing == (facts[1],)


@pytest.fixture
def rounding(cells) -> Rounding:
    """To multiples of 5, for a reader who knows nothing beforehand."""
    return Rounding(5, 4, np.zeros(cells.size, dtype=bool))


def test_a_rounded_count_is_known_within_what_it_was_rounded_by(cells, system, rounding):
    made = attack([fact(ENQUIRIES, "numerator", 85, 85)], cells, system, rounding)
    assert between(made, cells, ENQUIRIES) == (81, 89)
    assert made.disagreeing == made.derived == made.unrounded == ()


def test_a_count_that_is_no_multiple_was_not_rounded_and_is_known(cells, system, rounding):
    true = fact(ENQUIRIES, "numerator", 84, 84)
    made = attack([fact(ENQUIRIES, "numerator", 85, 85), true], cells, system, rounding)
    assert made.unrounded == (true,)
    assert between(made, cells, ENQUIRIES) == (84, 84)


def test_a_rounded_count_that_is_drawn_coarsely_has_to_be_the_printed_one(cells, system, rounding):
    printed = fact(ENQUIRIES, "numerator", 85, 85)
    drawn, beside = (fact(ENQUIRIES, "numerator", *ends) for ends in ((77, 92), (87, 96)))
    # From 77 to 92 are 80, 85 and 90; from 87 to 96 are 90 and 95, wherever 85 is printed.
    for order in ([printed, drawn, beside], [beside, drawn, printed]):
        made = attack(order, cells, system, rounding)
        assert made.disagreeing == (beside,)
        assert made.unrounded == ()
        assert between(made, cells, ENQUIRIES) == (81, 89)
    assert between(attack([drawn], cells, system, rounding), cells, ENQUIRIES) == (76, 94)


def test_one_count_is_rounded_to_one_multiple(cells, system, rounding):
    # Both may hold for a true count of 86 to 89, and a reader who has both knows that.
    facts = [fact(ENQUIRIES, "numerator", 85, 85), fact(ENQUIRIES, "numerator", 90, 90)]
    assert attack(facts, cells, system, rounding).disagreeing == (facts[1],)


def test_a_bar_that_is_drawn_at_the_true_count_was_not_rounded(cells, system, rounding):
    drawn = fact(ENQUIRIES, "numerator", "83.97", "84.03")
    nearby = fact(ENQUIRIES, "numerator", "84.97", "85.03")
    made = attack([drawn, nearby], cells, system, rounding)
    assert made.unrounded == (drawn,)


def test_a_percentage_of_the_true_counts_is_not_that_of_the_rounded_ones(cells, system, rounding):
    # 85 of 200 are 42.5%; 84 of 198, which were rounded to them, 42.4%.
    counts = [fact(ENQUIRIES, "numerator", 85, 85), fact(ENQUIRIES, "denominator", 200, 200)]
    rounded = fact(ENQUIRIES, "percentage", "42.45", "42.55")
    true = fact(ENQUIRIES, "percentage", "42.35", "42.45")
    made = attack([*counts, rounded, true], cells, system, rounding)
    assert made.disagreeing == (true,)


def test_what_a_reader_knows_beforehand_need_not_be_rounded(cells, system, rounding):
    known = cell_of(ENQUIRIES, "numerator", cells)
    rounding.known[known] = True
    facts = [fact(ENQUIRIES, "numerator", 84, 84), fact(ENQUIRIES, "numerator", 85, 85)]
    made = attack(facts, cells, system, rounding)
    assert made.unrounded == made.disagreeing == ()


def test_a_rate_to_one_decimal_gives_the_count_back_where_few_people_live(cells, system):
    # 0.3 per 10,000 of 60,000 people: from 0.25 to 0.35, so from 1.5 to 2.1 enquiries.
    facts = [fact(RATE, "population", 60_000, 60_000), fact(RATE, "rate", "0.25", "0.35")]
    assert between(attack(facts, cells, system), cells, RATE) == (2, 2)


def test_a_percentage_of_a_printed_whole_says_between_what_its_count_lies(cells, system):
    # 12.3% of 41: from 12.25% to 12.35%, so from 5.02 to 5.06, and nothing whole lies there.
    facts = [
        fact(ENQUIRIES, "denominator", 41, 41),
        fact(ENQUIRIES, "percentage", "12.25", "12.35"),
    ]
    made = attack(facts, cells, system)
    cell, whole = (cell_of(ENQUIRIES, shown, cells) for shown in ("numerator", "denominator"))

    def agrees(count: int) -> bool:
        table = np.zeros(cells.size, dtype=np.int64)
        table[cell], table[whole] = count, 41
        sums = made.knowledge.statements @ table
        return bool((sums <= made.knowledge.statement_upper).all())

    assert not any(map(agrees, range(42)))
    facts[1] = fact(ENQUIRIES, "percentage", "12.15", "12.25")
    made = attack(facts, cells, system)
    assert [count for count in range(42) if agrees(count)] == [5]


def test_what_follows_from_printed_counts_says_nothing_further(cells, system):
    facts = [
        fact(ENQUIRIES, "numerator", 5, 5),
        fact(ENQUIRIES, "denominator", 41, 41),
        fact(ENQUIRIES, "percentage", "12.15", "12.25"),
        fact(ENQUIRIES, "percentage_lower", "5.25", "5.35"),
    ]
    made = attack(facts, cells, system)
    assert made.knowledge.statements.shape[0] == 0
    assert made.derived == ()


def test_a_share_that_is_not_that_of_its_printed_counts_is_of_something_else(cells, system):
    # 5 of 41 are 12.2%, from 5.3% to 25.5% (Wilson); 3 of 41 would be 7.3%.
    facts = [
        fact(ENQUIRIES, "numerator", 5, 5),
        fact(ENQUIRIES, "denominator", 41, 41),
        fact(ENQUIRIES, "percentage", "7.25", "7.35"),
        fact(ENQUIRIES, "percentage_lower", "5.25", "5.35"),
        fact(ENQUIRIES, "percentage_upper", "19.45", "19.55"),
    ]
    made = attack(facts, cells, system)
    assert made.disagreeing == (facts[2], facts[4])


def test_a_rate_that_is_not_that_of_its_printed_count_is_of_something_else(cells, system):
    # 12 of 60,000 are 2.0 per 10,000.
    facts = [
        fact(RATE, "population", 60_000, 60_000),
        fact(RATE, "numerator", 12, 12),
        fact(RATE, "rate", "1.95", "2.05"),
        fact(RATE, "rate", "0.25", "0.35"),
    ]
    assert attack(facts, cells, system).disagreeing == (facts[3],)


def test_the_limit_of_a_withheld_percentage_may_not_stand(cells, system):
    limit = fact(ENQUIRIES, "percentage_upper", "25.45", "25.55")
    facts = [fact(ENQUIRIES, "denominator", 41, 41), limit]
    assert attack(facts, cells, system).derived == (limit,)


@pytest.mark.parametrize(
    "key", [("NONE", "", AREA, PERIOD, "enquiries"), ("S47-2a", "", "W0", PERIOD, "enquiries")]
)
def test_a_figure_that_is_not_of_the_release_has_no_cell(key, cells):
    assert cell_of(key, "numerator", cells) == -1


def test_a_population_that_is_drawn_is_the_printed_one(cells, system):
    """72 of 1,000 children are 720 per 10,000; a dot across a chart says the 1,000 only nearly."""
    said = [
        fact(RATE, "numerator", 72, 72),
        fact(RATE, "population", 1000, 1000),
        fact(RATE, "rate", 719.95, 720.05),
    ]
    drawn = fact(RATE, "population", 999, 1003)
    assert attack([*said, drawn], cells, system).disagreeing == ()
    other = fact(RATE, "population", 1001, 1003)
    assert attack([*said, other], cells, system).disagreeing == (other,)
