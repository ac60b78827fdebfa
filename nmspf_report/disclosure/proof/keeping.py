"""Witness tables kept in a file: who protects hands them on, who audits has only to check them.

They are more than an edition says: their first table may be the true one. The file is as
restricted as the counts.
"""

import io
import zlib
from pathlib import Path
from zipfile import BadZipFile

import numpy as np
from scipy import sparse

from nmspf_report.disclosure.proof.checking import Witnesses
from nmspf_report.writing import write_whole


def keep_witnesses(witnesses: Witnesses, path: Path) -> None:
    """Write witness tables to a file, whole or not at all.

    Raises
    ------
    OSError
        If the file cannot be written.
    """
    content = io.BytesIO()
    np.savez_compressed(
        content,
        base=witnesses.base,
        data=witnesses.differences.data,
        indices=witnesses.differences.indices,
        indptr=witnesses.differences.indptr,
    )
    write_whole(path, content.getvalue())


def kept_witnesses(path: Path) -> Witnesses | None:
    """Read witness tables; a file that is not there, or holds none, is as good as none."""
    try:
        with np.load(path, allow_pickle=False) as kept:
            base, indptr = kept["base"], kept["indptr"]
            entries = (kept["data"], kept["indices"], indptr)
            differences = sparse.csc_array(entries, shape=(base.size, indptr.size - 1))
            differences.check_format()
            whole = [np.issubdtype(each.dtype, np.int64) for each in (base, differences)]
            return Witnesses(base, differences) if all(whole) else None
    except (OSError, ValueError, EOFError, KeyError, BadZipFile, zlib.error):
        return None
