"""Papermill's engine, which takes what kernels send as it comes, and checks no output by itself."""

from typing import Any

from nbformat import NotebookNode, from_dict
from papermill.clientwrap import PapermillNotebookClient
from papermill.engines import NBClientEngine
from papermill.log import logger

# The messages in which what a cell shows is sent, and what an output takes of them.
SHOWN = {
    "display_data": ("data", "metadata"),
    "execute_result": ("data", "metadata", "execution_count"),
}


class _Client(PapermillNotebookClient):  # type: ignore[misc]
    """Takes outputs into the notebook.

    The client of nbclient checks each output against the schema of notebooks as it comes, of which
    it makes a validator each time. The notebook is checked as a whole when it is read.
    """

    def output(
        self, outs: list[NotebookNode], msg: dict[str, Any], display_id: str | None, cell_index: int
    ) -> NotebookNode | None:
        """Add an output to those of its cell; one that changes others goes nbclient's way."""
        kind, content = msg["msg_type"], msg["content"]
        changes_others = (
            display_id
            or self.clear_before_next_output
            or self.output_hook_stack[msg["parent_header"].get("msg_id")]
        )
        if kind not in SHOWN or changes_others:
            output: NotebookNode | None = super().output(outs, msg, display_id, cell_index)
            return output
        shown = {name: content[name] for name in SHOWN[kind]}
        outs.append(from_dict({"output_type": kind, **shown}))
        return outs[-1]


class Engine(NBClientEngine):  # type: ignore[misc]
    """Executes a notebook as papermill's own engine does."""

    @classmethod
    def execute_managed_notebook(
        cls, nb_man: Any, kernel_name: str, *, start_timeout: int, **options: Any
    ) -> NotebookNode:
        """Execute a notebook in a kernel of its own.

        Parameters
        ----------
        nb_man
            Papermill's holder of the notebook.
        kernel_name
            The kernel.
        start_timeout
            How many seconds it may take to answer.
        **options
            Of nbclient's client.
        """
        client = _Client(
            nb_man, kernel_name=kernel_name, startup_timeout=start_timeout, log=logger, **options
        )
        executed: NotebookNode = client.execute()
        return executed
