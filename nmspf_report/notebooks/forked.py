"""Asking for kernels that are forked from a process in which everything is imported."""

import atexit
import json
import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import threading
from collections.abc import Mapping, Sequence
from contextlib import suppress
from pathlib import Path

from nmspf_report.notebooks.lines import ENDED, LARGEST, LISTENING, SIGNAL, STARTED

# The server. The folder in which it is started is nobody's path to modules.
PROGRAM = (
    "import sys; sys.flags.safe_path or sys.path.pop(0); "
    "from nmspf_report.notebooks.fork_server import main; main()"
)

# What of an environment libraries read while they are imported: where it differs, so does the
# process that kernels are forked from.
READ_ON_IMPORT = ("PYTHON", "IPYTHON", "MPL", "LANG", "LC_", "LD_", "OMP_", "OPENBLAS_", "TZ")

# Matplotlib reads this when it is imported, and draws into the notebook: a kernel sets it first
# thing, if the user has not set another, but here matplotlib is there before the kernel.
INLINE = {"MPLBACKEND": "module://matplotlib_inline.backend_inline"}

# What keeps libraries from starting threads while they are imported: no fork would have them. For
# sums each kernel has one processor to itself anyway. And the debugger, from a word on errors.
ONE_THREAD = {
    "OMP_NUM_THREADS": "1",
    "OPENBLAS_NUM_THREADS": "1",
    "JE_ARROW_MALLOC_CONF": "background_thread:false",
    "PYDEVD_DISABLE_FILE_VALIDATION": "1",
}

# Where forks of a process that has imported everything are sound. Python's own manual warns of
# them on macOS, whose libraries start threads.
HAS_FORKS = sys.platform == "linux"

# Seconds for the server to end its kernels and itself.
TIME_TO_END = 10


class ForkedKernel:
    """A forked kernel, in the form of a `subprocess.Popen` that has no pipes.

    Parameters
    ----------
    line
        To the process that it is forked from.
    """

    stdin = stdout = stderr = None

    def __init__(self, line: socket.socket) -> None:
        self.line = line
        self.line.setblocking(False)
        self.pid = 0
        self.returncode: int | None = None
        self.is_listening = False

    def poll(self) -> int | None:
        """Give how the kernel ended: its exit code, or a signal's number below zero."""
        while self.returncode is None:
            try:
                self.hear(self.line.recv(LARGEST))
            except BlockingIOError:
                return None
            except OSError:
                self.hear(b"")
        return self.returncode

    def hear(self, said: bytes) -> None:
        """Note what the server said of the kernel; if it says nothing more, both have ended."""
        what, _, about = (said.decode() or f"{ENDED} {-signal.SIGKILL}").partition(" ")
        if what == STARTED:
            self.pid = int(about)
        elif what == LISTENING:
            self.is_listening = True
        else:
            self.returncode = int(about)
            self.line.close()

    def wait(self, timeout: float | None = None) -> int:
        """Wait until the kernel has ended."""
        while (code := self.poll()) is None:
            self.line.settimeout(timeout)
            try:
                said = self.line.recv(LARGEST)
            finally:
                self.line.setblocking(False)
            self.hear(said)
        return code

    def send_signal(self, number: int) -> None:
        """Signal the kernel and what it has started."""
        if self.poll() is None:
            with suppress(OSError):
                self.line.send(f"{SIGNAL} {number}".encode(), socket.MSG_NOSIGNAL)

    def terminate(self) -> None:
        """Ask the kernel to end."""
        self.send_signal(signal.SIGTERM)

    def kill(self) -> None:
        """End the kernel."""
        self.send_signal(signal.SIGKILL)


class ForkServer:
    """A process that forks kernels, and ends with this one.

    Parameters
    ----------
    environment
        In which it imports.
    """

    def __init__(self, environment: Mapping[str, str]) -> None:
        # Where kernels have their sockets. A short path: a socket's may have 107 characters.
        self.folder = Path(tempfile.mkdtemp(prefix="nmspf-"))
        self._channel, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        self._channel.setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, LARGEST)
        with theirs:
            self._process = subprocess.Popen(  # noqa: S603
                [sys.executable, "-c", PROGRAM, str(theirs.fileno()), str(self.folder)],
                env={**INLINE, **environment, **ONE_THREAD},
                pass_fds=[theirs.fileno()],
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                start_new_session=True,
            )

    @property
    def is_running(self) -> bool:
        """Whether it can be asked for kernels."""
        return self._process.poll() is None

    def start(
        self,
        arguments: Sequence[str] | None,
        environment: Mapping[str, str],
        folder: str,
        streams: Sequence[int],
    ) -> ForkedKernel:
        """Ask for a kernel.

        Parameters
        ----------
        arguments
            Those of the kernel's program; None for a fork that does a piece of work.
        environment, folder
            In which it works.
        streams
            Descriptors of what it has as standard input, output and errors.

        Raises
        ------
        OSError
            If the server has ended, or the environment is larger than a message may be.
        """
        asked = {
            "arguments": None if arguments is None else list(arguments),
            "environment": dict(environment),
            "folder": folder,
        }
        ours, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        with theirs:
            try:
                message = json.dumps(asked).encode()
                socket.send_fds(self._channel, [message], [theirs.fileno(), *streams])
            except OSError:
                ours.close()
                raise
        return ForkedKernel(ours)

    def end(self) -> None:
        """End it, and all its kernels."""
        self._channel.close()
        try:
            self._process.wait(TIME_TO_END)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()
        shutil.rmtree(self.folder, ignore_errors=True)


_servers: dict[tuple[int, frozenset[tuple[str, str]]], ForkServer] = {}
_lock = threading.Lock()


def fork_server_for(environment: Mapping[str, str]) -> ForkServer:
    """Give this process's server for an environment; start it if there is none.

    It imports while this process goes on: whoever asks it for a kernel waits until it has.
    """
    read = {name: value for name, value in environment.items() if name.startswith(READ_ON_IMPORT)}
    # A fork of this process shares neither the channel nor the duty to end the server.
    key = (os.getpid(), frozenset(read.items()))
    with _lock:
        server = _servers.get(key)
        if server is None or not server.is_running:
            server = _servers[key] = ForkServer(environment)
        return server


@atexit.register
def end_fork_servers() -> None:
    """End every server of this process, and all their kernels."""
    with _lock:
        for key, server in list(_servers.items()):
            if key[0] == os.getpid():
                server.end()
                del _servers[key]
