"""Running the fast engine on what the independent one counts, and its answer in the same form."""

from collections.abc import Sequence

import pandas as pd
import pyarrow as pa

from nmspf_report.framework.model import Framework
from nmspf_report.geography import Geography
from nmspf_report.indicators.counting import count_returns
from nmspf_report.records.schema import read_schema
from nmspf_report.returns.reading import CaseLevelReturn, arrow_schema
from tests.oracle.counting import Figures, PlainReturn
from tests.oracle.facts import Row


def count_fast(
    framework: Framework,
    returns: Sequence[PlainReturn],
    years: tuple[int, int],
    geography: Geography,
) -> pd.DataFrame:
    """Count plain returns with the fast engine."""
    sent = [as_case_level(plain) for plain in returns]
    return count_returns(framework, sent, years, geography)


def as_case_level(plain: PlainReturn) -> CaseLevelReturn:
    """Give a plain return as the fast engine reads it."""
    tables = {
        name: pa.Table.from_pylist(plain.tables[name], schema=arrow_schema(table.columns))
        for name, table in read_schema("children").returned.items()
    }
    return CaseLevelReturn(plain.manifest, tables)


def as_plain(sent: CaseLevelReturn) -> PlainReturn:
    """Give a return as the independent engine reads it."""
    tables: dict[str, list[Row]] = {name: table.to_pylist() for name, table in sent.tables.items()}
    return PlainReturn(sent.manifest, tables)


def figures_of(observations: pd.DataFrame) -> Figures:
    """Give observations as figures by their keys, None for what is missing."""
    numbers = observations[["numerator", "denominator"]].astype(object)
    numbers = numbers.where(numbers.notna(), None)
    keys = zip(
        observations["indicator"],
        observations["category"],
        observations["area_code"],
        observations["period"],
        observations["counting_unit"],
        strict=True,
    )
    values = zip(numbers["numerator"], numbers["denominator"], strict=True)
    return dict(zip(keys, values, strict=True))


def differences(fast: Figures, slow: Figures) -> list[str]:
    """Tell every figure in which two engines differ, in words."""
    return [
        f"{key}: fast {fast.get(key, 'has none')}, independent {slow.get(key, 'has none')}"
        for key in sorted({*fast, *slow})
        if key not in fast or key not in slow or fast[key] != slow[key]
    ]
