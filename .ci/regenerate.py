"""Make again what is committed and derived: queries, forms, Quarto's theme, sample, outputs."""

import os
import tempfile
from pathlib import Path

import nbformat
from nbclient import NotebookClient

from nmspf_report.dataset.storage import write_dataset
from nmspf_report.framework.catalogue import read_framework
from nmspf_report.indicators.keeping import keep_queries
from nmspf_report.notebooks.runner import Runner
from nmspf_report.parameters import read_parameters
from nmspf_report.publishing.theme import quarto_theme
from nmspf_report.release.returns import count_run
from nmspf_report.release.watching import NoWatcher
from nmspf_report.returns.data_package import write_form

ROOT = Path(__file__).parents[1]


def main() -> None:
    """Write what is made of definitions, count the sample again, then run the notebooks on it."""
    keep_queries(read_framework("nmspf_c"))
    write_form(ROOT / "data" / "returns" / "children")
    theme = ROOT / "reports" / "theme" / "quarto.scss"
    theme.write_text(quarto_theme(), encoding="utf-8", newline="\n")
    count_sample(ROOT / "data" / "sample")
    for path in sorted((ROOT / "reports").glob("*.ipynb")):
        run_in_place(path)


def count_sample(folder: Path) -> None:
    """Write the data of the sample release."""
    with tempfile.TemporaryDirectory() as name:
        work = Path(name)
        runner = Runner(jobs=os.cpu_count() or 1)
        counted = count_run(read_parameters(), work, work / "notebooks", runner, NoWatcher())
    write_dataset(counted.dataset, folder)


def run_in_place(path: Path) -> None:
    """Run a notebook where it stands, and keep its outputs but not when or with what it ran."""
    notebook = nbformat.read(path, as_version=4)
    metadata = dict(notebook.metadata)
    client = NotebookClient(
        notebook, record_timing=False, resources={"metadata": {"path": str(path.parent)}}
    )
    client.execute()
    notebook.metadata = nbformat.from_dict(metadata)
    nbformat.write(notebook, path)


if __name__ == "__main__":
    main()
