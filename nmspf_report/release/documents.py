"""Making one document of a release: its notebook run, and rendered in each format."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from nmspf_report.locale import Language, text
from nmspf_report.notebooks.running import NotebookRun, run_notebook
from nmspf_report.parameters import Format, Parameters, PublishedReturns
from nmspf_report.publishing import read_document, write_html, write_pdf
from nmspf_report.release.editions import EditionData
from nmspf_report.release.planning import PlannedDocument
from nmspf_report.release.watching import Watcher
from nmspf_report.resources import resource

WRITERS = {"html": write_html, "pdf": write_pdf}
NOTEBOOKS = "notebooks"


@dataclass(frozen=True)
class Draft:
    """A release on its way: where it is made, of what, and from which figures.

    Parameters
    ----------
    folder
        Where it is made.
    failures
        Where a notebook that fails is kept, as far as it came.
    parameters
        The run.
    data
        What its documents may see.
    """

    folder: Path
    failures: Path
    parameters: Parameters
    data: EditionData


def make_document(document: PlannedDocument, draft: Draft, watcher: Watcher) -> None:
    """Run one document's notebook and render it in each format.

    What an earlier build made of it goes first: a document that fails is missing, not outdated.
    """
    for earlier in files_of(document, draft):
        earlier.unlink()
    try:
        watcher.step(document.name, "running")
        notebook = run_notebook(_run_of(document, draft))
        watcher.step(document.name, "rendering")
        content = read_document(notebook, show_code=document.kind == "methodology")
        for wanted in draft.parameters.formats:
            WRITERS[wanted](content, _file(document, wanted, draft))
    finally:
        watcher.finish(document.name)


def files_of(document: PlannedDocument, draft: Draft) -> list[Path]:
    """Give the files of a document that are there."""
    paths = [_file(document, wanted, draft) for wanted in draft.parameters.formats]
    return [path for path in paths if path.is_file()]


def notice(parameters: Parameters, language: Language) -> str:
    """Say to whom an edition may go."""
    if isinstance(parameters.returns, PublishedReturns):
        return text("reports.notice.published", language)
    return text(f"reports.notice.{parameters.edition}", language)


def _file(document: PlannedDocument, wanted: Format, draft: Draft) -> Path:
    stem = draft.folder / document.stem
    return stem.with_name(f"{stem.name}.{wanted}")


def _run_of(document: PlannedDocument, draft: Draft) -> NotebookRun:
    reporting = draft.parameters.reporting_period
    folder = draft.data.folder_of(document.area, reporting)
    return NotebookRun(
        notebook=resource("reports", f"{document.kind}.ipynb"),
        output=draft.folder / NOTEBOOKS / f"{document.name}.ipynb",
        failures=draft.failures,
        parameters={
            "area": document.area.code,
            "data": str((draft.folder / folder).resolve()),
            "period": reporting.label,
            "language": document.language,
        },
        shown={"data": f"../{folder}"},
        details=_details(document, draft.parameters),
    )


def _details(document: PlannedDocument, parameters: Parameters) -> dict[str, Any]:
    language, period = document.language, parameters.reporting_period.label
    name = document.area.name(language)
    return {
        "title": text(f"reports.title.{document.kind}", language, area=name, period=period),
        "language": language,
        "edition": parameters.edition,
        "area_name": name,
        "period_label": period,
        "notice": notice(parameters, language),
    }
