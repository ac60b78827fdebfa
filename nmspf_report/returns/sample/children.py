"""Children as rows: born, or expected."""

import numpy as np

from nmspf_report.returns.sample.draws import EMPTY, Numbers, Rows
from nmspf_report.returns.sample.maker import Maker
from nmspf_report.returns.sample.people import People


def children_rows(maker: Maker, people: People, looked_after: Numbers) -> Rows:
    """Give a row for each child: those unborn at the cut-off are expected, the others born.

    Of some who were known before birth the birth was never recorded.

    Parameters
    ----------
    looked_after
        Children who entered care, whose birth is always recorded.
    """
    calibration, draws = maker.calibration.families, maker.draws("children")
    number = np.arange(len(people.born))
    forgotten = draws.chance(calibration.birth_never_recorded, len(number))
    forgotten &= people.born > people.first_known[people.family]
    forgotten &= ~np.isin(number, looked_after)
    unborn = forgotten | (people.born > maker.cut_off)
    sex = draws.code(calibration.sex, maker.codes("children", "sex"), len(number))
    ethnicity = draws.code(
        calibration.ethnicity, maker.codes("children", "ethnicity"), len(people.size)
    )
    return {
        "child_id": number,
        "family_id": people.family,
        "born_on": np.where(unborn, EMPTY, people.born),
        "expected_on": np.where(unborn, people.born, EMPTY),
        "sex": np.where(unborn, EMPTY, sex),
        "ethnicity": ethnicity[people.family],
    }
