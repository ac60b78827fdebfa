"""What tells the facts of hand-worked rows: the package, and the independent engine."""

from collections.abc import Callable, Sequence

import pyarrow as pa
import pytest

from nmspf_report.journey import facts
from nmspf_report.records.engine import Engine
from nmspf_report.records.schema import read_schema
from tests.indicators.comparing import as_case_level
from tests.oracle.counting import PlainReturn
from tests.oracle.facts import Row, with_facts

Tell = Callable[[Sequence[PlainReturn], str], list[Row]]


def tell_fast(returns: Sequence[PlainReturn], table: str) -> list[Row]:
    """Tell the facts of one table of several authorities with the package."""
    engine = Engine()
    sent = [as_case_level(plain) for plain in returns]
    names = read_schema("children").returned
    for name in names:
        engine.frame(pa.concat_tables([one.with_area(name) for one in sent]), name)
    records = facts.records_of(names, [plain.manifest for plain in returns], engine)
    rows: list[Row] = facts.with_facts(records, table).collect("pyarrow").to_native().to_pylist()
    return rows


def tell_slowly(returns: Sequence[PlainReturn], table: str) -> list[Row]:
    """Tell the facts of one table of several authorities with the independent engine."""
    return [
        {"area_code": plain.manifest.area_code, **row}
        for plain in returns
        for row in with_facts(plain.tables, plain.manifest.records_from)[table]
    ]


@pytest.fixture(params=[tell_fast, tell_slowly], ids=["package", "independent"])
def tell(request: pytest.FixtureRequest) -> Tell:
    """Tell the facts with either engine: a fact is a fact to both."""
    engine: Tell = request.param
    return engine
