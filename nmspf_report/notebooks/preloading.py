"""What a fork has imported and read before its notebook, or its piece of work, begins."""

import importlib
import string
from pathlib import Path

import nbformat
from jupyter_client.localinterfaces import local_ips
from nbformat.v4 import new_notebook

from nmspf_report.figures.lettering import text_width
from nmspf_report.framework.catalogue import read_framework
from nmspf_report.locale import has_message, number

# What reports import, what a kernel imports only as it starts or runs its first cell, and what
# documents are rendered with.
MODULES = (
    "ipykernel.debugger",
    "ipykernel.ipkernel",
    "ipykernel.kernelapp",
    "ipykernel_launcher",
    "IPython.core.completerlib",
    "IPython.core.debugger",
    "IPython.core.logger",
    "IPython.core.oinspect",
    "IPython.extensions.storemagic",
    "sqlite3",
    "tornado.platform.asyncio",
    "tornado.queues",
    "nmspf_report.documents",
    "nmspf_report.publishing.rendering",
)

# The framework of Wales; the definitions of another are read by the notebooks that need them.
FRAMEWORK = "nmspf_c"

# What documents are rendered in. It is named and not imported, for notebooks know no publishing.
THEME = "nmspf_report.publishing.theme"

# What nearly every chart has letters of, in both weights.
LETTERS = string.ascii_letters + string.digits + ".,:;%()[]/-&"


def preload(folder: Path) -> None:
    """Import and read it, without a figure, a database or a thread: none would survive a fork.

    Parameters
    ----------
    folder
        In which forks find the files that they read; it goes with the last of them.
    """
    for name in MODULES:
        importlib.import_module(name)
    read_framework(FRAMEWORK)
    for bold in (False, True):
        text_width(LETTERS, bold=bold)
    for catalogue in ("figures", "reports", "tables"):
        has_message(f"{catalogue}.")
    number(1.5, "en", 1)
    # Each kernel asks which addresses this machine has.
    local_ips()
    # nbformat writes and compiles what checks a notebook when it checks the first.
    nbformat.validate(new_notebook())
    importlib.import_module(THEME).read_theme(folder / "fonts")
