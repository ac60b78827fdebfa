"""The cells of a release, and the system that ties them, which the truth obeys."""

import numpy as np

from nmspf_report.disclosure.cells.cells import NOWHERE, cells_of, places_of
from nmspf_report.disclosure.proof.knowledge import Knowledge, nothing_stated
from nmspf_report.disclosure.proof.proving import Status, prove
from nmspf_report.periods import parse_period


def cell(cells, code, category, unit, area, period, shown="numerator"):
    quantity = getattr(cells.quantities.shown[code, category, unit], shown)
    return cells.grid[quantity, cells.area_ranks[area], cells.period_ranks[period]]


def test_the_true_counts_of_the_sample_obey_every_equation_and_every_limit(system, counts):
    assert system.holds(counts)
    # As docs/disclosure.md tells; fewer would mean that something is no longer tied.
    assert system.equations.shape[0] == 278_254
    assert system.limits.shape[0] == 258_191


def test_one_count_that_is_wrong_by_one_breaks_the_system(cells, system, counts):
    wrong = counts.copy()
    wrong[cell(cells, "PROT-1", "", "referrals", "gwent", "2025-26-Q2")] += 1
    assert not system.holds(wrong)


def test_what_bands_leave_of_those_they_are_bands_of_is_known(cells, system, counts):
    # Of 50 children registered again within 3 years, the registration before lasted less than 3
    # months, 3 to 6, 6 to 12 for 16, 7 and 23: at least 4 are left for 12 months or more.
    hidden = cell(cells, "PROG-5a", "previous_length:from_12", "children", "gwent", "2025-26")
    others = ("under_3", "from_3_to_6", "from_6_to_12")
    bands = [
        counts[cell(cells, "PROG-5a", f"previous_length:{band}", "children", "gwent", "2025-26")]
        for band in others
    ]
    within = cell(cells, "PROG-5a", "within_years:3", "children", "gwent", "2025-26")
    assert (counts[within], bands, counts[hidden]) == (50, [16, 7, 23], 4)
    lower = counts.astype(float)
    upper = lower.copy()
    lower[hidden], upper[hidden] = 0, np.inf
    knowledge = Knowledge(system, lower, upper, *nothing_stated(len(counts)))
    finding = prove(knowledge, np.array([hidden])).findings[0]
    assert (finding.status, finding.lowest) == (Status.EXPOSED, 4)


def test_every_protected_figure_has_its_cell_and_every_cell_its_name(cells, sample):
    observations = sample.observations
    returned = observations[observations["numerator"].notna()]
    places = places_of(returned, cells, "numerator")
    exempt = returned["counting_unit"].isin(["teams", "full_time_equivalent_posts", "vacant_days"])
    assert ((places == NOWHERE) == exempt.to_numpy()).all()
    there = cell(cells, "S47-2a", "", "children", "W06000015", "2024-25-Q3")
    quantity, area, period = cells.name(int(there))
    assert quantity.figure == ("S47-2a", "", "children")
    assert (area, period) == ("W06000015", parse_period("2024-25-Q3"))


def test_what_was_not_returned_has_no_cell(cells, sample):
    observations = sample.observations
    missing = observations[observations["symbol"] == "x"]
    assert len(missing) > 0
    assert (places_of(missing, cells, "numerator") == NOWHERE).all()


def test_a_year_of_what_is_counted_at_a_periods_end_is_its_last_quarter(cells):
    year = cell(cells, "WORK-3a", "", "staff", "W06000015", "2025-26")
    last = cell(cells, "WORK-3a", "", "staff", "W06000015", "2025-26-Q4")
    third = cell(cells, "WORK-3a", "", "staff", "W06000015", "2025-26-Q3")
    assert year == last != third


def test_a_year_in_which_an_authority_misses_a_quarter_is_not_the_sum_of_the_nations_quarters(
    cells, system, sample
):
    observations = sample.observations
    whole = observations.query("indicator == 'PROT-1' and category == ''")
    missing = whole[whole["numerator"].isna() & whole["period"].str.contains("Q")].iloc[0]
    year = parse_period(missing["period"]).whole_year
    nation = [
        cell(cells, "PROT-1", "", "referrals", sample.geography.nation.code, label)
        for label in (year.label, *(quarter.label for quarter in year.quarters))
    ]
    tied = system.equations[:, nation].toarray()
    assert not (np.abs(tied).sum(axis=1) == 5).any()
    complete = next(
        other
        for other in ("2022-23", "2023-24", "2024-25", "2025-26")
        if other not in (year.label, year.previous.label)
        and not (whole["numerator"].isna() & whole["period"].str.startswith(other)).any()
    )
    labels = [complete, *(f"{complete}-Q{quarter}" for quarter in (1, 2, 3, 4))]
    nation = [
        cell(cells, "PROT-1", "", "referrals", sample.geography.nation.code, label)
        for label in labels
    ]
    tied = system.equations[:, nation].toarray()
    assert (np.abs(tied).sum(axis=1) == 5).sum() == 1


def test_what_an_authority_sent_of_a_year_that_leaves_it_out_is_known_to_follow(cells, sample):
    """Wales's quarters less its year come to the three that one authority has sent."""
    whole = sample.observations.query("indicator == 'PROT-1' and category == ''")
    missing = whole[whole["numerator"].isna() & whole["period"].str.contains("Q")].iloc[0]
    year = parse_period(missing["period"]).whole_year
    sent = [quarter.label for quarter in year.quarters if quarter.label != missing["period"]]
    unit = ("PROT-1", "", "referrals")
    own = [cell(cells, *unit, missing["area_code"], label) for label in sent]
    assert len(own) == 3
    assert cells.left_out[own].all()
    others = [cell(cells, *unit, "W06000015", label) for label in (*sent, year.label)]
    assert not cells.left_out[others].any()
    named = {cells.name(int(place))[1:] for place in np.flatnonzero(cells.left_out)}
    assert {area for area, _ in named} == {missing["area_code"]}
    assert {period.label for _, period in named} == set(sent)


def test_whoever_has_the_published_coverage_finds_the_same_cells(cells, sample, quantities):
    shuffled = sample.coverage.sample(frac=1, random_state=1)
    again = cells_of(shuffled, quantities, sample.geography)
    assert (again.grid == cells.grid).all()
