"""What needs no protection is what the data say of it; a count bound to anything else is found."""

from fractions import Fraction

import numpy as np
import pandas as pd

from nmspf_report.auditing.attacking import attack
from nmspf_report.auditing.facts import Fact
from nmspf_report.auditing.unprotected import unprotected_in
from tests.auditing.test_attacking import fact

POSTS = ("WORK-3b", "", "W06000015", "2025-26", "full_time_equivalent_posts")
TEAMS = ("WORK-1", "", "W06000015", "2025-26", "teams")
CHILDREN = ("PROT-8", "", "W06000015", "2025-26", "children")
COLUMNS = ["indicator", "category", "area_code", "period", "counting_unit"]


def data(*rows: tuple[tuple[str, ...], float, float]) -> pd.DataFrame:
    table = pd.DataFrame([key for key, _, _ in rows], columns=COLUMNS)
    return table.assign(
        numerator=[numerator for _, numerator, _ in rows],
        denominator=[denominator for _, _, denominator in rows],
        population=[1000.0 if key == CHILDREN else np.nan for key, _, _ in rows],
    )


PUBLISHED = unprotected_in(
    data((POSTS, 18.3, 61.0), (TEAMS, 3.0, np.nan), (CHILDREN, 3.0, 4.0)),
    ("teams", "full_time_equivalent_posts"),
)


def unknown(cells, system, *facts: Fact) -> list[str]:
    made = attack(facts, cells, system, unprotected=PUBLISHED)
    return [one.shown for one in (*made.unknown, *made.disagreeing)]


def test_only_what_is_not_about_persons_needs_no_protection():
    assert set(PUBLISHED) == {POSTS, TEAMS, CHILDREN}
    assert PUBLISHED[POSTS] == {"numerator": Fraction("18.3"), "denominator": 61}
    assert PUBLISHED[TEAMS] == {"numerator": 3}
    assert PUBLISHED[CHILDREN] == {"population": 1000}


def test_what_the_data_say_passes(cells, system):
    said = (
        fact(POSTS, "numerator", "18.3", "18.3"),
        fact(POSTS, "denominator", 61, 61),
        fact(POSTS, "percentage", "29.95", "30.05"),
        fact(TEAMS, "numerator", 3, 3),
        fact(TEAMS, "numerator", "2.99", "3.01"),
    )
    assert unknown(cells, system, *said) == []


def test_a_count_that_is_bound_to_a_count_of_teams_is_found(cells, system):
    assert unknown(cells, system, fact(TEAMS, "numerator", 4, 4)) == ["numerator"]
    assert unknown(cells, system, fact(POSTS, "percentage", "4.15", "4.25")) == ["percentage"]


def test_a_count_that_is_bound_to_no_figure_is_found(cells, system):
    nowhere = ("NONE-1", "", "W06000015", "2025-26", "children")
    elsewhere = ("WORK-1", "", "W06999999", "2025-26", "teams")
    of_no_unit = ("S47-2a", "", "W06000015", "2025-26", "teams")
    for key in (nowhere, elsewhere, of_no_unit):
        assert unknown(cells, system, fact(key, "numerator", 3, 3)) == ["numerator"]
        assert unknown(cells, system, fact(key, "rate", "4.15", "4.25")) == ["rate"]


def test_a_count_that_is_bound_to_a_population_is_found(cells, system):
    assert unknown(cells, system, fact(CHILDREN, "population", 1000, 1000)) == []
    assert unknown(cells, system, fact(CHILDREN, "population", 3, 3)) == ["population"]
    assert unknown(cells, system, fact(TEAMS, "population", 3, 3)) == ["population"]
