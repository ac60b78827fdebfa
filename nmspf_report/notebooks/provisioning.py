"""Warm kernels for whoever starts a kernel by name: papermill, nbclient, nbval, JupyterLab."""

import asyncio
import os
import subprocess
import sys
from collections.abc import Mapping
from contextlib import ExitStack
from functools import cache
from pathlib import Path
from typing import Any, cast

from jupyter_client.connect import KernelConnectionInfo
from jupyter_client.provisioning.local_provisioner import LocalProvisioner
from traitlets.log import get_logger

from nmspf_report.locale import text
from nmspf_report.notebooks.forked import HAS_FORKS, ForkedKernel, ForkServer, fork_server_for
from nmspf_report.notebooks.lines import LARGEST

# The command of the kernelspec: what a warm kernel becomes, and what runs where there are none.
ORDINARY = [sys.executable, "-m", "ipykernel_launcher"]

# A path of a socket may have 107 characters; each of a kernel's sockets adds two to what it is
# given.
LONGEST_PATH = 105


class WarmProvisioner(LocalProvisioner):
    """Starts a kernel by forking a process in which everything that reports need is imported.

    It is named in the kernelspec ``nmspf``. Its kernels listen on sockets in a folder that only
    this user can read, and not on ports: no two that start at once can be given the same one, and
    nobody else on the machine can listen. Where there are no forks the command of the kernelspec
    is run, an ordinary kernel, and the log says so once.
    """

    server: ForkServer | None = None

    async def pre_launch(self, **arguments: Any) -> dict[str, Any]:
        """Prepare a start: find the process to fork, and choose where the kernel listens."""
        if HAS_FORKS:
            self.server = fork_server_for(arguments.get("env") or os.environ)
            self._listen_on_sockets(str(self.server.folder / str(self.kernel_id)[:8]))
        return await super().pre_launch(**arguments)

    async def launch_kernel(self, cmd: list[str], **arguments: Any) -> KernelConnectionInfo:
        """Start a kernel; when this returns, it listens.

        Raises
        ------
        RuntimeError
            If it ended before it listened.
        """
        kernel = await self._forked(cmd, arguments)
        if kernel is None:
            return await super().launch_kernel(cmd, **arguments)
        # It has of a `Popen` all that the rest of this class uses.
        self.process, self.pid = cast(Any, kernel), kernel.pid
        self.cwd = _folder(arguments)
        return self.connection_info

    async def kill(self, restart: bool = False) -> None:
        """End the kernel, and wait until it has ended: a forked one says so at once."""
        await super().kill(restart=restart)
        process: object = self.process
        if isinstance(process, ForkedKernel):
            await _until(process, is_listening=False)

    def _listen_on_sockets(self, path: str) -> None:
        manager = self.parent
        if manager is None or manager.transport != "tcp" or any(manager.ports):
            return
        if len(path) <= LONGEST_PATH:
            manager.transport, manager.ip, manager.cache_ports = "ipc", path, False

    async def _forked(self, cmd: list[str], arguments: Mapping[str, Any]) -> ForkedKernel | None:
        """Give a forked kernel that listens; None where there can be none."""
        if self.server is None:
            say_once("kernels.no_forks")
            return None
        if cmd[: len(ORDINARY)] != ORDINARY:
            return None
        with ExitStack() as opened:
            streams = _streams(arguments, opened)
            if streams is None:
                return None
            try:
                kernel = self.server.start(
                    cmd[len(ORDINARY) :], arguments["env"], _folder(arguments), streams
                )
            except OSError:
                say_once("kernels.no_server")
                return None
        await _until(kernel, is_listening=True)
        if kernel.is_listening:
            return kernel
        if kernel.pid:
            raise RuntimeError(text("kernels.ended", code=kernel.returncode))
        say_once("kernels.no_server")
        return None


async def _until(kernel: ForkedKernel, *, is_listening: bool) -> None:
    """Wait until a kernel listens, or until it has ended."""
    loop = asyncio.get_running_loop()
    while kernel.returncode is None and not (is_listening and kernel.is_listening):
        kernel.hear(await loop.sock_recv(kernel.line, LARGEST))


def _folder(arguments: Mapping[str, Any]) -> str:
    """Give the folder in which a kernel works: the server that it is forked from is elsewhere."""
    return str(Path(arguments.get("cwd") or "").absolute())


def _streams(arguments: Mapping[str, Any], opened: ExitStack) -> list[int] | None:
    """Give the descriptors of a kernel's standard streams; None where pipes are asked for."""
    nothing = os.open(os.devnull, os.O_RDWR)
    opened.callback(os.close, nothing)
    given = [arguments.get(name) for name in ("stdin", "stdout", "stderr")]
    own = [nothing, 1, 2]
    streams = [
        default if stream is None else stream for stream, default in zip(given, own, strict=True)
    ]
    found = [stream if isinstance(stream, int) else stream.fileno() for stream in streams]
    if subprocess.PIPE in found or subprocess.STDOUT in found:
        return None
    return [nothing if stream == subprocess.DEVNULL else stream for stream in found]


@cache
def say_once(name: str) -> None:
    """Say in the log, the first time that it is so, why there are no warm kernels."""
    get_logger().warning(text(name))
