"""A client that begins when a kernel says that it is ready, and waits no longer to be sure."""

import time
from collections.abc import Callable
from pathlib import Path
from queue import Empty
from typing import Any

from jupyter_client.asynchronous.client import AsyncKernelClient
from jupyter_client.kernelspec import KernelSpecManager
from jupyter_client.manager import AsyncKernelManager
from traitlets import Type, default

# The kernel that is forked, by the name under which Jupyter finds it, and where it is described.
WARM = "nmspf"
KERNELS = Path(__file__).parent / "kernels"

Message = dict[str, Any]

# How many seconds pass between two looks at whether a kernel that says nothing still lives.
LOOK = 1.0


class PromptClient(AsyncKernelClient):
    """Knows from what a kernel says that it is ready.

    The client of jupyter_client asks until outputs arrive, and then waits until nothing has come
    for a fifth of a second. Kernels greet whoever listens to their outputs (JEP 65) and tell when
    they have done with a request: after both, nothing of the start is left to come.
    """

    async def wait_for_ready(self, timeout: float | None = None) -> None:
        """Wait until the kernel has greeted this client and done with its first request.

        Raises
        ------
        RuntimeError
            If the kernel ends, or has not answered in time.
        """
        ends = float("inf") if timeout is None else time.monotonic() + timeout
        await self._hear(self.iopub_channel, _is_greeting, ends)
        asked = self.kernel_info()

        def is_answer(message: Message) -> bool:
            return bool(message["parent_header"].get("msg_id") == asked)

        def is_end(message: Message) -> bool:
            state = message["content"].get("execution_state")
            return is_answer(message) and bool(state == "idle")

        self._handle_kernel_info_reply(await self._hear(self.shell_channel, is_answer, ends))
        await self._hear(self.iopub_channel, is_end, ends)

    async def _hear(self, channel: Any, wanted: Callable[[Message], bool], ends: float) -> Message:
        """Give the first message of a kind, and leave those before it."""
        while time.monotonic() < ends:
            try:
                message: Message = await channel.get_msg(timeout=LOOK)
            except Empty:
                if not await self.is_alive():
                    raise RuntimeError("Kernel died before replying to kernel_info") from None
            else:
                if wanted(message):
                    return message
        raise RuntimeError("Kernel did not answer in time")


def _is_greeting(message: Message) -> bool:
    return bool(message["msg_type"] == "iopub_welcome")


class PromptManager(AsyncKernelManager):
    """Starts kernels whose client is a `PromptClient`; the warm one is always this package's."""

    client_factory = Type(PromptClient)

    @default("kernel_spec_manager")
    def _own_kernels_first(self) -> KernelSpecManager:
        found = KernelSpecManager()
        found.kernel_dirs = [str(KERNELS), *found.kernel_dirs]
        return found
