"""Running notebooks on a Dask cluster, where the extra ``distributed`` is installed."""

from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module
from importlib.util import find_spec

from nmspf_report.notebooks.executing import Elsewhere, Execute
from nmspf_report.problems import Problem

# Seconds to wait for a cluster's scheduler to answer.
PATIENCE = 15


@contextmanager
def on_cluster(address: str) -> Iterator[tuple[Execute, int]]:
    """Give who executes notebooks on a cluster, and how many it executes at once.

    A notebook whose worker is lost is executed by another: its files are sent with it, and what
    it writes comes back with it.

    Parameters
    ----------
    address
        The scheduler's, such as ``tcp://10.0.0.5:8786``. The package has to be installed where
        its workers run, in the same version.

    Raises
    ------
    Problem
        If the extra is not installed, or no scheduler answers there.
    """
    if find_spec("distributed") is None:
        raise Problem("no_distributed", where=address)
    try:
        # What only this needs, and takes long, is imported only here.
        client = import_module("distributed").Client(
            address, timeout=PATIENCE, set_as_default=False
        )
    except (OSError, ValueError) as error:
        reason = " ".join(str(error).split())
        raise Problem("no_scheduler", where=address, reason=reason) from None
    with client:
        threads = sum(client.nthreads().values())
        if not threads:
            raise Problem("no_workers", where=address)
        yield Elsewhere(client.get_executor(pure=False)), threads
