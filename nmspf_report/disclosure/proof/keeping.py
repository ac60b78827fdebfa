"""Witness tables kept in a file: who protects hands them on, who audits has only to check them.

They are more than an edition says: their first table may be the true one. The file is as
restricted as the counts.
"""

from pathlib import Path

import numpy as np
from scipy import sparse

from nmspf_report.disclosure.arrays import Arrays, read_arrays, write_arrays
from nmspf_report.disclosure.proof.checking import Witnesses


def keep_witnesses(witnesses: Witnesses, path: Path) -> None:
    """Write witness tables to a file, whole or not at all.

    Raises
    ------
    OSError
        If the file cannot be written.
    """
    differences = witnesses.differences
    arrays = {
        "base": witnesses.base,
        "data": differences.data,
        "indices": differences.indices,
        "indptr": differences.indptr,
    }
    write_arrays(arrays, path)


def kept_witnesses(path: Path) -> Witnesses | None:
    """Read witness tables; a file that is not there, or holds none, is as good as none."""
    kept = read_arrays(path)
    try:
        return None if kept is None else _witnesses(kept)
    except (ValueError, KeyError):
        return None


def _witnesses(kept: Arrays) -> Witnesses | None:
    """Give the tables that arrays hold; None if they are not of whole numbers."""
    base, indptr = kept["base"], kept["indptr"]
    entries = (kept["data"], kept["indices"], indptr)
    differences = sparse.csc_array(entries, shape=(base.size, indptr.size - 1))
    differences.check_format()
    is_whole = all(np.issubdtype(each.dtype, np.int64) for each in (base, differences))
    return Witnesses(base, differences) if is_whole else None
