"""A client that begins when a kernel says that it is ready, and waits no longer to be sure."""

import time
from pathlib import Path
from queue import Empty
from typing import Any

from jupyter_client.asynchronous.client import AsyncKernelClient
from jupyter_client.channels import AsyncZMQSocketChannel
from jupyter_client.kernelspec import KernelSpecManager
from jupyter_client.manager import AsyncKernelManager
from traitlets import Type, default

# The kernel that is forked, by the name under which Jupyter finds it, and where it is described.
WARM = "nmspf"
KERNELS = Path(__file__).parent / "kernels"

Message = dict[str, Any]

# After how many seconds a kernel that says nothing is looked at, whether it lives, and asked again.
LOOK = 1.0


class OutputsChannel(AsyncZMQSocketChannel):
    """Waits for the next output itself, and not first for there being one."""

    async def get_msg(self, timeout: float | None = None) -> Message:  # type: ignore[override]
        """Give the next message; see `AsyncZMQSocketChannel.get_msg`."""
        if timeout is None:
            return await self._recv()
        return await super().get_msg(timeout)


class PromptClient(AsyncKernelClient):
    """Knows from what a kernel says that it is ready.

    The client of jupyter_client asks until outputs arrive, and then waits until nothing has come
    for a fifth of a second. Kernels greet whoever listens to their outputs (JEP 65) and tell when
    they have done with a request: after both, nothing of the start is left to come.

    A greeting can be lost: ipykernel sends outputs past the stream that tells it of listeners, and
    who begins to listen in that instant is not noticed (as in ipykernel's pull request 1529 for
    requests). Outputs come all the same, so a client that hears nothing asks without a greeting.
    """

    iopub_channel_class = Type(OutputsChannel)

    async def wait_for_ready(self, timeout: float | None = None) -> None:
        """Wait until the kernel's outputs are heard, and it has done with a request.

        Raises
        ------
        RuntimeError
            If the kernel ends, or has not answered in time.
        """
        ends = float("inf") if timeout is None else time.monotonic() + timeout
        asked: set[str] = set()

        def is_answer(message: Message) -> bool:
            return message["parent_header"].get("msg_id") in asked

        def is_end(message: Message) -> bool:
            return is_answer(message) and message["content"].get("execution_state") == "idle"

        while True:
            heard = await self._next(self.iopub_channel, ends)
            if heard is None or _is_greeting(heard):
                asked.add(self.kernel_info())
            elif is_end(heard):
                break
        answer = None
        while answer is None or not is_answer(answer):
            answer = await self._next(self.shell_channel, ends)
        self._handle_kernel_info_reply(answer)

    async def _next(self, channel: Any, ends: float) -> Message | None:
        """Give the next message; None where nothing was said for a while."""
        if time.monotonic() >= ends:
            raise RuntimeError("Kernel did not answer in time")
        try:
            message: Message = await channel.get_msg(timeout=LOOK)
        except Empty:
            if not await self.is_alive():
                raise RuntimeError("Kernel died before replying to kernel_info") from None
            return None
        return message


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
