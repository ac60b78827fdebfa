"""The tables of the benchmark: no small count falls short of what it has to be able to be."""

import numpy as np
import pytest

from benchmarks.disclosure import COLUMNS, ROWS, main, measure
from benchmarks.made_up_tables import made_up_table, seeds_alike
from nmspf_report.disclosure.suppression.protection import PUBLISHABLE


def test_the_made_up_table_has_the_shape_of_the_one_that_the_aims_were_measured_on():
    # 22 authorities, 6 boards and Wales; 15 categories and all; 4 quarters and the year.
    table = made_up_table()
    assert table.system.size == 29 * 16 * 5 == 2_320
    # Each board and Wales 16 x 5 times, each total 29 x 5 times, each year 29 x 16 times.
    assert table.system.equations.shape[0] == 7 * 80 + 145 + 464 == 1_169
    assert table.system.holds(table.counts)
    assert (
        table.counts[table.cells].tolist()
        == table.counts[(table.counts >= 1) & (table.counts <= 4)].tolist()
    )


def test_tables_alike_have_as_many_small_counts_and_zeros():
    (seed,) = seeds_alike(1)
    counts = made_up_table(seed=seed).counts
    assert 662 <= np.isin(counts, [1, 2, 3, 4]).sum() <= 676
    assert 543 <= (counts == 0).sum() <= 599


def test_in_the_first_row_every_small_count_can_be_1_and_4(capsys):
    assert main(["--rows", "small", "--seeds", "1"]) == 0
    _, figures = (line.split() for line in capsys.readouterr().out.splitlines())
    told = dict(zip(COLUMNS[:6], figures, strict=False))
    assert (told["cells"], told["primary"]) == ("2,320", "635")
    assert int(told["secondary"]) > 0
    assert figures[COLUMNS.index("short")] == "0"


@pytest.mark.long
def test_over_five_years_every_small_count_can_be_1_and_4():
    measured = measure(ROWS["years"](1))
    assert measured.short == 0
    assert (measured.suppressed & (measured.protection.roles == PUBLISHABLE)).any()
