"""What a reader must know beside the figures: readings, changes and gaps, by authority."""

from collections.abc import Iterator, Sequence

import pandas as pd

from nmspf_report.periods import Period
from nmspf_report.returns.manifest import Manifest

NOTE_COLUMNS = ["area_code", "kind", "indicators", "since", "words"]
SEPARATOR = ";"
READING, CHANGE, MISSING, FINDING = "reading", "change", "missing_quarter", "finding"
ABSENT = "absent"


def notes_of(
    manifests: Sequence[Manifest], periods: Sequence[Period], absent: Sequence[str] = ()
) -> pd.DataFrame:
    """Gather what returns say of themselves.

    Parameters
    ----------
    manifests
        One for each authority.
    periods
        The periods of the release.
    absent
        The codes of the authorities of which no return was counted.

    Returns
    -------
    pandas.DataFrame
        ``area_code``; ``kind``: a ``reading`` of a definition that differs, a ``change`` in
        what is counted, a ``missing_quarter``, or an authority that is ``absent``;
        ``indicators`` (codes, with semicolons between); ``since`` (the quarter, of a change
        or a gap); ``words``.
    """
    rows = [row for manifest in manifests for row in _rows(manifest, periods)]
    rows.extend((code, ABSENT, "", "", "") for code in absent)
    return pd.DataFrame(rows, columns=NOTE_COLUMNS)


def _rows(manifest: Manifest, periods: Sequence[Period]) -> Iterator[tuple[str, ...]]:
    code = manifest.area_code
    for reading in manifest.definition_readings:
        yield code, READING, SEPARATOR.join(reading.indicators), "", reading.reading
    for change in manifest.definition_changes:
        yield code, CHANGE, SEPARATOR.join(change.indicators), change.since, change.change
    for period in periods:
        if not period.is_year and not manifest.covers(period):
            yield code, MISSING, "", period.label, ""
