"""Doing a piece of work in a process of its own, whose memory goes with it."""

import os
from collections.abc import Callable
from multiprocessing import Pipe
from pathlib import Path
from typing import ParamSpec, TypeVar, cast

from nmspf_report.notebooks.forked import HAS_FORKS, fork_server_for

Asked = ParamSpec("Asked")
Given = TypeVar("Given")


class EndedEarlyError(RuntimeError):
    """A process ended before it gave anything: it was killed, or memory ran out."""


def apart(work: Callable[Asked, Given], *asked: Asked.args, **named: Asked.kwargs) -> Given:
    """Do a piece of work in a fork of the process in which everything is imported.

    Where there are no forks it is done here.

    Parameters
    ----------
    work
        A function of a module, by whose name the fork finds it.
    *asked, **named
        What it is given. It goes to the fork, and what the work gives or raises comes back, as
        `pickle` writes it.

    Raises
    ------
    EndedEarlyError
        If the fork ended before it gave anything.
    OSError
        If there can be no fork.
    """
    if not HAS_FORKS:
        return work(*asked, **named)
    ours, theirs = Pipe()
    with ours:
        with theirs:
            streams = (theirs.fileno(), 2, 2)
            fork = fork_server_for(os.environ).start(None, os.environ, str(Path.cwd()), streams)
        try:
            ours.send((work, asked, named))
            given, error = ours.recv()
        except (EOFError, OSError):
            raise EndedEarlyError(f"exit code {fork.wait()}") from None
        fork.wait()
    if error is not None:
        raise error
    return cast(Given, given)
