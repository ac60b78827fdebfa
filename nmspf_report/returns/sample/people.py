"""Families and children: who is in a family, when they were born, when the family moved away."""

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from nmspf_report.returns.sample.calibration import FamiliesCalibration
from nmspf_report.returns.sample.clock import YEAR
from nmspf_report.returns.sample.draws import Draws, Fractions, Numbers, expand, whole_numbers
from nmspf_report.returns.sample.spells import NEVER

DAYS_TO_18 = 6574
LONGEST_NOTICE = 210  # days before birth from which a pregnancy is known to the authority


@dataclass(frozen=True)
class People:
    """Families, by number from 0, and their children, by number from 0, family after family.

    Parameters
    ----------
    size
        How many children each family has.
    first_known
        The day on which the authority first heard of each family.
    left_on
        The day on which each family moved out of the area, ``NEVER`` for most.
    born
        The day on which each child was, or will be, born.
    """

    size: Numbers
    first_known: Numbers
    left_on: Numbers
    born: Numbers

    @cached_property
    def family(self) -> Numbers:
        """The family of each child."""
        return expand(self.size)[0]

    @cached_property
    def place(self) -> Numbers:
        """The place of each child in its family, from 0."""
        return expand(self.size)[1]

    def members(self, families: Numbers) -> tuple[Numbers, Numbers]:
        """Give the children of families: the place of the family in the list, and the child."""
        first_child = np.cumsum(self.size) - self.size
        row, place = expand(self.size[families])
        return row, first_child[families[row]] + place

    def age_on(self, child: Numbers, day: Numbers) -> Fractions:
        """Give the age in years of children on a day, below zero before birth."""
        return np.asarray((day - self.born[child]) / YEAR)

    def eighteenth_birthday(self, child: Numbers) -> Numbers:
        """Give the day on which each child turns 18."""
        return self.born[child] + DAYS_TO_18

    def and_then(self, others: "People") -> "People":
        """Give these families followed by others, whose numbers go on from these."""
        return People(
            size=np.concatenate([self.size, others.size]),
            first_known=np.concatenate([self.first_known, others.first_known]),
            left_on=np.concatenate([self.left_on, others.left_on]),
            born=np.concatenate([self.born, others.born]),
        )


def make_families(first_known: Numbers, calibration: FamiliesCalibration, draws: Draws) -> People:
    """Make families as they are on the day when the authority first hears of each.

    Parameters
    ----------
    first_known
        The day for each family.
    """
    count = len(first_known)
    size = draws.number(calibration.children, count)
    family, place = expand(size)
    ages = _ages(size, place, family, calibration, draws)
    moves = draws.chance(calibration.moves_away, count)
    stay = draws.days(calibration.days_until_moving, count)
    return People(
        size=size,
        first_known=first_known,
        left_on=np.where(moves, first_known + stay, NEVER),
        born=first_known[family] - whole_numbers(np.floor(ages * YEAR)),
    )


def _ages(
    size: Numbers, place: Numbers, family: Numbers, calibration: FamiliesCalibration, draws: Draws
) -> Fractions:
    """Draw ages in years around the family's middle one; the first child can be unborn."""
    middle = draws.quantity(calibration.age_when_first_known, len(size))[family]
    spacing = draws.quantity(calibration.years_between_siblings, len(size))[family]
    ages = np.abs(middle + (place - (size[family] - 1) / 2) * spacing)
    ages = np.where(ages > 17.9, 2 * 17.9 - ages, ages)
    unborn = draws.chance(calibration.unborn_when_first_known, len(family)) & (place == 0)
    notice = draws.uniform(len(family)) * LONGEST_NOTICE / YEAR
    return np.asarray(np.where(unborn, -notice, ages))
