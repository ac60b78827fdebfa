"""The rows of the estimates, found by what a report asks for hundreds of times."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from weakref import ref

import pandas as pd

READ = (
    "category",
    "area_code",
    "period",
    "presented_as",
    "value",
    "lower_95",
    "upper_95",
    "value_recorded",
    "lower_95_recorded",
    "upper_95_recorded",
    "symbol_recorded",
    "numerator",
    "denominator",
    "population",
    "symbol",
)
"""The columns of the estimates that are shown."""

KEY = READ[:3]
"""Those that tell a figure of an indicator from others: category, area code, period."""


@dataclass(frozen=True)
class Rows:
    """The estimates as a report asks for them, hundreds of times: by indicator and counting unit.

    Parameters
    ----------
    columns
        The values of each column that is read.
    places
        The numbers of the rows of an indicator in a unit.
    """

    columns: dict[str, list[Any]]
    places: Mapping[tuple[str, str], Sequence[int]]

    def where(
        self, indicator: str, unit: str, wanted: tuple[set[str], set[str], set[str]]
    ) -> list[dict[str, Any]]:
        """Give the rows of some categories, areas and periods."""
        categories, areas, periods = (self.columns[name] for name in KEY)
        of_categories, of_areas, of_periods = wanted
        # Asked of every row, hundreds of times: the shortest way to ask is a tenth of a report.
        return [
            {name: values[place] for name, values in self.columns.items()}
            for place in self.places.get((indicator, unit), ())
            if areas[place] in of_areas
            and periods[place] in of_periods
            and categories[place] in of_categories
        ]


_known_rows: dict[int, tuple[ref[pd.DataFrame], Rows]] = {}


def rows_of(estimates: pd.DataFrame) -> Rows:
    """Give the rows of estimates: read once, for as long as the estimates are there."""
    found = _known_rows.get(id(estimates))
    if found is not None and found[0]() is estimates:
        return found[1]
    places: dict[tuple[str, str], list[int]] = {}
    names = (estimates[name].tolist() for name in ("indicator", "counting_unit"))
    for place, key in enumerate(zip(*names, strict=True)):
        places.setdefault(key, []).append(place)
    rows = Rows({name: estimates[name].tolist() for name in READ}, places)
    _known_rows.clear()
    _known_rows[id(estimates)] = ref(estimates), rows
    return rows
