"""Drawing at random, in the same way on every machine: uniform numbers and plain arithmetic.

Distributions are tables of quantiles and shares, so that nothing rests on logarithms or on a
numpy method whose stream could change between versions.
"""

from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.int64]
Flags = NDArray[np.bool_]
Fractions = NDArray[np.float64]
Shares = Mapping[str, float]
Quantiles = Mapping[float, float]
Rows = dict[str, Numbers]  # the columns of a table, see `columns`

EMPTY = -1


class Draws:
    """A stream of random draws of its own for each purpose.

    Parameters
    ----------
    seed
        The sample's seed, zero or more.
    *names
        What the stream is for (an area and a subject): streams of different names are
        independent, so that a change in one subject leaves the others as they were.
    """

    def __init__(self, seed: int, *names: str) -> None:
        entropy = [seed, *(byte for name in names for byte in (*name.encode(), 0))]
        self._generator = np.random.Generator(np.random.PCG64(np.random.SeedSequence(entropy)))

    def uniform(self, count: int) -> Fractions:
        """Draw numbers from 0 up to, not including, 1."""
        return self._generator.random(count)

    def chance(self, probability: float | Fractions, count: int) -> Flags:
        """Draw whether each of `count` things happens."""
        return np.asarray(self.uniform(count) < probability)

    def shuffled(self, count: int) -> Numbers:
        """Draw an order of the numbers from 0 to `count` - 1."""
        return self._generator.permutation(count).astype(np.int64)

    def whole(self, expected: float) -> int:
        """Round an expected number up or down, so that it is right on average."""
        return int(np.floor(expected + self.uniform(1)[0]))

    def quantity(self, quantiles: Quantiles, count: int) -> Fractions:
        """Draw from a distribution given by its quantiles, straight lines between them."""
        return np.interp(self.uniform(count), list(quantiles), list(quantiles.values()))

    def days(self, quantiles: Quantiles, count: int) -> Numbers:
        """Draw whole numbers (of days, of meetings) from a distribution given by its quantiles."""
        return whole_numbers(np.floor(self.quantity(quantiles, count)))

    def number(self, shares: Mapping[int, float], count: int) -> Numbers:
        """Draw one of several numbers, each with its share."""
        return np.array(list(shares), dtype=np.int64)[self._place(list(shares.values()), count)]

    def code(self, shares: Shares, codes: Sequence[str], count: int) -> Numbers:
        """Draw codes, each with its share, as their places in the list of codes."""
        return self._place([shares.get(code, 0.0) for code in codes], count)

    def _place(self, shares: Sequence[float], count: int) -> Numbers:
        places = np.searchsorted(np.cumsum(shares), self.uniform(count), side="right")
        return whole_numbers(np.minimum(places, len(shares) - 1))


def mean_of(quantiles: Quantiles) -> float:
    """Give the mean of a distribution given by its quantiles."""
    return float(np.trapezoid(list(quantiles.values()), list(quantiles)))


def whole_numbers(values: NDArray[np.generic]) -> Numbers:
    """Give values as whole numbers of 64 bits."""
    return values.astype(np.int64)


def expand(sizes: Numbers) -> tuple[Numbers, Numbers]:
    """Spread groups over their members.

    Parameters
    ----------
    sizes
        How many members each group has.

    Returns
    -------
    group, place : arrays
        For every member, in the order of the groups, its group and its place in it from 0.
    """
    group = np.repeat(np.arange(len(sizes), dtype=np.int64), sizes)
    start = np.cumsum(sizes) - sizes
    return group, np.arange(len(group), dtype=np.int64) - start[group]
