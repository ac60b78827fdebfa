"""Little notebooks, run in a warm or an ordinary kernel by one of the programs that run them."""

import asyncio
from pathlib import Path
from typing import Any

import nbformat
from nbclient import NotebookClient
from nbformat import NotebookNode
from nbformat.v4 import new_code_cell, new_notebook

from nmspf_report.notebooks.connecting import WARM, PromptManager

ORDINARY = "python3"
PYTHON = {"name": ORDINARY, "display_name": "Python 3", "language": "python"}


def notebook(*cells: str) -> NotebookNode:
    """A notebook of code cells, the first of them its parameters."""
    tags: list[dict[str, Any]] = [{"tags": ["parameters"]}, *({} for _ in cells)]
    made = [
        new_code_cell(source, metadata=metadata, id=f"cell-{number}")
        for number, (source, metadata) in enumerate(zip(("", *cells), tags, strict=True))
    ]
    return new_notebook(cells=made, metadata={"kernelspec": PYTHON})


def written(path: Path, *cells: str) -> Path:
    """Write such a notebook to a file."""
    nbformat.write(notebook(*cells), path)
    return path


def client(*cells: str, kernel: str = WARM, **options: Any) -> NotebookClient:
    """A client that runs such a notebook, as nbclient makes it for anybody."""
    return NotebookClient(notebook(*cells), kernel_name=kernel, **options)


def printed(*cells: str, kernel: str = WARM, **options: Any) -> str:
    """Run cells, and give what the last of them printed."""
    executed = client(*cells, kernel=kernel, **options).execute()
    return "".join(output["text"] for output in executed.cells[-1].outputs if "text" in output)


async def started(number: int) -> int:
    """Start a kernel, run a sum in it, end it; give what the sum gave."""
    running = client(f"print({number} * 7)", kernel_manager_class=PromptManager)
    running.shutdown_kernel = "immediate"
    executed = await running.async_execute()
    return int(executed.cells[-1].outputs[0]["text"])


def start_many(count: int, at_once: int) -> list[int]:
    """Start so many kernels, so many of them at once."""

    async def start_all() -> list[int]:
        free = asyncio.Semaphore(at_once)

        async def one(number: int) -> int:
            async with free:
                return await started(number)

        return await asyncio.gather(*map(one, range(count)))

    return asyncio.run(start_all())
