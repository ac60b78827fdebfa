"""The solver of linear and integer programmes, HiGHS, set so that the same gives the same."""

from collections.abc import Mapping

import highspy

Options = Mapping[str, bool | int | float | str]

ALIKE_EACH_TIME: Options = {
    "output_flag": False,
    "threads": 1,
    "parallel": "off",
    "random_seed": 1,
    "mip_rel_gap": 0.0,
}
"""One thread, one seed, and no integer programme that ends before its best is found."""


def new_solver(options: Options) -> highspy.Highs:
    """Give a solver without a programme.

    Parameters
    ----------
    options
        Of HiGHS, beside those that are alike for all.
    """
    solver = highspy.Highs()
    for name, value in {**ALIKE_EACH_TIME, **options}.items():
        solver.setOptionValue(name, value)
    return solver
