"""The tables of every return as one set, in which a row still knows where it came from."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np
import pandas as pd
import pyarrow as pa

from nmspf_report.periods import parse_period
from nmspf_report.records.engine import Engine, Frame
from nmspf_report.records.schema import Schema, read_schema
from nmspf_report.returns.reading import CaseLevelReturn

AREA, ROW, KEY = "area_code", "row_number", "key"


@dataclass(frozen=True)
class Records:
    """What rules about records look at.

    Parameters
    ----------
    schema
        The tables.
    frames
        Each table of every return, with ``area_code`` and ``row_number``.
    last_days
        ``area_code`` and ``last_day``, the last day of the last quarter of the return.
    files
        By table and area, the file that its rows came from.
    engine
        What the frames belong to.
    """

    schema: Schema
    frames: Mapping[str, Frame]
    last_days: Frame
    files: Mapping[str, Mapping[str, str]]
    engine: Engine


def gather(returns: Sequence[CaseLevelReturn]) -> Records:
    """Set the tables of several returns one below the other."""
    schema, engine = read_schema("children"), Engine()
    frames = {
        name: engine.frame(pa.concat_tables([_placed(sent, name) for sent in returns]), name)
        for name in schema.returned
    }
    ends = pd.DataFrame(
        {
            AREA: [sent.manifest.area_code for sent in returns],
            "last_day": [_last_day(sent) for sent in returns],
        }
    )
    files = {
        name: {sent.manifest.area_code: sent.files.get(name, name) for sent in returns}
        for name in schema.returned
    }
    return Records(schema, frames, engine.frame(ends, "last_days"), files, engine)


def _placed(sent: CaseLevelReturn, name: str) -> pa.Table:
    table = sent.tables[name]
    codes = pa.array([sent.manifest.area_code]).take(pa.array(np.zeros(table.num_rows, np.int8)))
    return table.append_column(AREA, codes).append_column(ROW, pa.array(sent.row_numbers(name)))


def _last_day(sent: CaseLevelReturn) -> date:
    ends = [parse_period(quarter).end for quarter in sent.manifest.quarters]
    return max(ends, default=date.max)
