"""The committed sample, and its cells, once for all tests of disclosure control."""

from pathlib import Path

import numpy as np
import pytest

from nmspf_report.dataset.storage import Dataset, read_dataset
from nmspf_report.disclosure.cells.cells import Cells, cells_of, counts_of, with_rests
from nmspf_report.disclosure.cells.gathering import quantities_of
from nmspf_report.disclosure.cells.quantities import Quantities
from nmspf_report.disclosure.cells.system import Counts, System
from nmspf_report.disclosure.cells.tying import tie
from nmspf_report.parameters import Disclosure

SAMPLE = Path(__file__).parents[2] / "data" / "sample"


@pytest.fixture(scope="session")
def sample() -> Dataset:
    return read_dataset(SAMPLE)


@pytest.fixture(scope="session")
def quantities(sample: Dataset) -> Quantities:
    return quantities_of(sample.framework, Disclosure().not_about_persons)


@pytest.fixture(scope="session")
def cells(sample: Dataset, quantities: Quantities) -> Cells:
    return cells_of(sample.coverage, quantities, sample.geography)


@pytest.fixture(scope="session")
def counts(sample: Dataset, cells: Cells) -> Counts:
    """The true table: every cell of the sample is known, and a whole number."""
    known = with_rests(counts_of(sample.observations, cells), cells)
    assert not np.isnan(known).any()
    whole = known.astype(np.int64)
    assert (whole == known).all()
    return whole


@pytest.fixture(scope="session")
def system(cells: Cells) -> System:
    return tie(cells)
