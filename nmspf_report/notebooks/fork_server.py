"""The process that warm kernels are forked from: it has imported what reports import, and waits.

It is started by `nmspf_report.notebooks.forked`, as a program of its own, and ends with the
program that started it, however that ends; with it end all the kernels. A fork can also do a
piece of work (`nmspf_report.notebooks.apart`), and is called a kernel here all the same.
"""

import ctypes
import gc
import json
import os
import selectors
import shutil
import signal
import socket
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from multiprocessing.connection import Connection
from pathlib import Path
from typing import NoReturn

import ipykernel_launcher
import psutil
from ipykernel.kernelapp import IPKernelApp
from numpy import random

from nmspf_report.notebooks.lines import DESCRIPTORS, ENDED, LARGEST, LISTENING, STARTED
from nmspf_report.notebooks.preloading import preload

# From linux/prctl.h.
DIE_WITH_PARENT, ADOPT_ORPHANS = 1, 36

# Where memory runs out, the system is to end a kernel before the build that it works for.
FIRST_TO_END = 500


@dataclass(frozen=True)
class Start:
    """A kernel to be started.

    Parameters
    ----------
    arguments
        Those of the kernel's program, its connection file among them. None for a fork that does a
        piece of work, which comes over its standard input.
    environment, folder
        In which it works.
    line
        To the one who asked for it: over it goes what becomes of the kernel, and signals come.
    streams
        What the kernel has as its standard input, output and errors.
    """

    arguments: list[str] | None
    environment: dict[str, str]
    folder: str
    line: socket.socket
    streams: tuple[int, ...]


def main() -> None:
    """Import what reports import; then, in each fork, be the kernel that was asked for."""
    channel, folder, server = socket.socket(fileno=int(sys.argv[1])), sys.argv[2], os.getpid()
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    _control(ADOPT_ORPHANS, 1)
    preload(Path(folder))
    _refuse_threads()
    # What is here before any fork is never collected, so that its memory stays shared.
    gc.collect()
    gc.freeze()
    start = serve(channel)
    if start is not None:
        be_kernel(start, server)
        return
    shutil.rmtree(folder, ignore_errors=True)
    # There is nothing here that an orderly end would save.
    os._exit(0)


def _refuse_threads() -> None:
    """Refuse to fork where a library has started threads: a lock that one holds stays locked."""
    threads = sorted(path.name for path in Path("/proc/self/task").iterdir())
    if len(threads) > 1:
        raise RuntimeError(f"{len(threads)} threads, and forks would have one")


def serve(channel: socket.socket) -> Start | None:
    """Fork a kernel for each request, and tell what becomes of it.

    Parameters
    ----------
    channel
        Over which requests come. When its other end is closed, every kernel is ended.

    Returns
    -------
    Start or None
        In a fork, what it is to be. None in the server itself, at its end.
    """
    with channel, _told_of_ends() as ends, selectors.PollSelector() as selector:
        kernels = _Kernels(selector)
        selector.register(channel, selectors.EVENT_READ)
        selector.register(ends, selectors.EVENT_READ)
        while True:
            for key, _ in selector.select():
                if key.fileobj is ends:
                    ends.recv(LARGEST)
                    kernels.reap()
                elif key.fileobj is channel:
                    start = _requested(channel)
                    if start is None:
                        kernels.end_all()
                        return None
                    if kernels.fork(start):
                        return start
                else:
                    kernels.listen_to(key.data)


def be_kernel(start: Start, server: int) -> None:
    """Be the kernel that was asked for, until it ends."""
    os.setsid()
    _control(DIE_WITH_PARENT, signal.SIGKILL)
    if os.getppid() != server:
        return
    signal.signal(signal.SIGINT, signal.default_int_handler)
    with suppress(OSError):
        Path("/proc/self/oom_score_adj").write_text(str(FIRST_TO_END), encoding="ascii")
    for own, given in enumerate(start.streams):
        os.dup2(given, own)
        os.close(given)
    os.environ.clear()
    os.environ.update(start.environment)
    time.tzset()
    os.chdir(start.folder)
    _draw_lots_anew()
    if start.arguments is None:
        start.line.close()
        _work()
    else:
        _run(start.arguments, start.line, server)
    gc.unfreeze()


class _Kernels:
    """The kernels that run, each with the line to the one who asked for it."""

    def __init__(self, selector: selectors.BaseSelector) -> None:
        self._selector = selector
        self._lines: dict[int, socket.socket] = {}

    def fork(self, start: Start) -> bool:
        """Start a kernel; tell whether this is now its process."""
        kernel = os.fork()
        if kernel == 0:
            for line in self._lines.values():
                line.close()
            return True
        for stream in start.streams:
            os.close(stream)
        self._lines[kernel] = start.line
        self._selector.register(start.line, selectors.EVENT_READ, kernel)
        self._say(kernel, STARTED, kernel)
        return False

    def listen_to(self, kernel: int) -> None:
        """Pass a signal on to a kernel; end it if nobody is left who asked for it."""
        line = self._lines.get(kernel)
        if line is None:
            return
        try:
            said = line.recv(LARGEST).decode().split()
        except OSError:
            said = []
        if said:
            _signal(kernel, int(said[1]))
        else:
            self._selector.unregister(line)
            _signal(kernel, signal.SIGKILL)

    def reap(self) -> None:
        """Tell how each kernel that has ended did, and end what it has left running."""
        for kernel, status in _ended():
            if kernel in self._lines:
                # Its number is nobody else's as long as a program is left in its group.
                with suppress(ProcessLookupError):
                    os.killpg(kernel, signal.SIGKILL)
                self._say(kernel, ENDED, os.waitstatus_to_exitcode(status))
                line = self._lines.pop(kernel)
                with suppress(KeyError):
                    self._selector.unregister(line)
                line.close()

    def end_all(self) -> None:
        """End every kernel and every program that any of them has started."""
        left = psutil.Process().children(recursive=True)
        for process in left:
            with suppress(psutil.NoSuchProcess):
                process.kill()
        psutil.wait_procs(left, timeout=5)

    def _say(self, kernel: int, what: str, about: int) -> None:
        """Say something to the one who asked for a kernel, if there still is anybody."""
        with suppress(OSError):
            self._lines[kernel].send(f"{what} {about}".encode(), socket.MSG_NOSIGNAL)


def _requested(channel: socket.socket) -> Start | None:
    """Receive a request; None when there will be no other."""
    try:
        message, received, _, _ = socket.recv_fds(channel, LARGEST, DESCRIPTORS)
    except OSError:
        return None
    if not message:
        return None
    line, *streams = received
    asked = json.loads(message)
    return Start(
        arguments=asked["arguments"],
        environment=asked["environment"],
        folder=asked["folder"],
        line=socket.socket(fileno=line),
        streams=tuple(streams),
    )


@contextmanager
def _told_of_ends() -> Iterator[socket.socket]:
    """Give a socket on which there is something to be read when a kernel has ended."""
    told, telling = socket.socketpair()
    telling.setblocking(False)
    signal.signal(signal.SIGCHLD, lambda *_: None)
    signal.set_wakeup_fd(telling.fileno(), warn_on_full_buffer=False)
    try:
        with told, telling:
            yield told
    finally:
        signal.set_wakeup_fd(-1)
        signal.signal(signal.SIGCHLD, signal.SIG_DFL)


def _ended() -> Iterator[tuple[int, int]]:
    with suppress(ChildProcessError):
        while True:
            child, status = os.waitpid(-1, os.WNOHANG)
            if child == 0:
                return
            yield child, status


def _signal(kernel: int, number: int) -> None:
    """Signal a kernel and what it has started; a fork that has no group of its own yet, alone."""
    with suppress(ProcessLookupError):
        try:
            os.killpg(kernel, number)
        except ProcessLookupError:
            os.kill(kernel, number)


def _control(option: int, value: int) -> None:
    ctypes.CDLL(None, use_errno=True).prctl(option, value, 0, 0, 0)


def _draw_lots_anew() -> None:
    """Let each kernel's random numbers be its own; those of `random` are so by themselves."""
    random.seed()


def _work() -> NoReturn:
    """Do the piece of work that comes over the standard input, and give back what it gives."""
    with Connection(os.dup(0)) as other:
        work, asked, named = other.recv()
        try:
            other.send((work(*asked, **named), None))
        except Exception as error:
            other.send((None, error))
    # Nobody waits for what an orderly end would take apart.
    os._exit(0)


def _run(arguments: Sequence[str], listening: socket.socket, server: int) -> None:
    """Run the kernel, as ``python -m ipykernel_launcher`` does."""
    parent = f"--IPKernelApp.parent_handle={server}"
    sys.argv = [str(ipykernel_launcher.__file__), *arguments, parent]
    application = IPKernelApp.instance()
    application.initialize()  # type: ignore[no-untyped-call]
    with listening as line:
        line.send(LISTENING.encode())
    application.start()  # type: ignore[no-untyped-call]
