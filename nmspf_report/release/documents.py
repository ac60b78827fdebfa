"""Making one document of a release: its notebook run, and rendered in each format."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from nmspf_report.locale import Language, text
from nmspf_report.notebooks.runner import Runner
from nmspf_report.notebooks.running import NotebookRun
from nmspf_report.parameters import Format, Parameters, PublishedReturns
from nmspf_report.publishing.rendering import Renderer
from nmspf_report.release.anonymising import Anonymity
from nmspf_report.release.editions import EditionData
from nmspf_report.release.planning import PlannedDocument
from nmspf_report.release.slices import Slices
from nmspf_report.release.watching import Watcher
from nmspf_report.resources import resource

NOTEBOOKS = "notebooks"
EDITABLE: tuple[Format, ...] = ("docx", "pptx")


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
    slices
        What of it the documents of each area are given.
    anonymity
        How areas are hidden; None where they stand under their names.
    """

    folder: Path
    failures: Path
    parameters: Parameters
    data: EditionData
    slices: Slices
    anonymity: Anonymity | None = None


@dataclass(frozen=True)
class Workshop:
    """What documents are made with.

    Parameters
    ----------
    runner
        Who runs their notebooks.
    renderer
        Who makes documents of them.
    work
        A folder for what is needed only on the way.
    """

    runner: Runner
    renderer: Renderer
    work: Path


def make_document(
    document: PlannedDocument, draft: Draft, workshop: Workshop, watcher: Watcher
) -> None:
    """Run one document's notebook and render it in each format.

    What an earlier build made of it goes first: a document that fails is missing, not outdated.
    The notebook is given what it reads of the release's data, and nothing else.
    """
    for earlier in files_of(document, draft):
        earlier.unlink()
    try:
        watcher.step(document.name, "running")
        run = _run_of(document, draft)
        workshop.runner.run(run)
        if draft.anonymity is not None:
            draft.anonymity.forget_defaults(run.output)
        watcher.step(document.name, "rendering")
        wanted = {name: _file(document, name, draft) for name in formats_of(document, draft)}
        workshop.renderer.write(run.output, wanted, show_code=document.kind == "methodology")
    finally:
        watcher.finish(document.name)


def files_of(document: PlannedDocument, draft: Draft) -> list[Path]:
    """Give the files of a document that are there."""
    paths = [_file(document, wanted, draft) for wanted in formats_of(document, draft)]
    return [path for path in paths if path.is_file()]


def formats_of(document: PlannedDocument, draft: Draft) -> tuple[Format, ...]:
    """Give the formats that a document is made in: who edits one is a board, of its own."""
    wanted = draft.parameters.formats
    return tuple(one for one in wanted if one not in EDITABLE or document.kind == "board")


def notice(parameters: Parameters, language: Language) -> str:
    """Say to whom an edition may go."""
    if isinstance(parameters.returns, PublishedReturns):
        return text("reports.notice.published", language)
    if parameters.anonymise:
        return text("reports.notice.anonymised", language)
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
            "data": str(draft.slices.folder_of(document).resolve()),
            "period": reporting.label,
            "language": document.language,
        },
        shown={"data": f"../{folder}"},
        details=details_of(document, draft.parameters),
        reads=("data",),
    )


def details_of(document: PlannedDocument, parameters: Parameters) -> dict[str, Any]:
    """Say of a document what its notebook carries in its metadata."""
    language, period = document.language, parameters.reporting_period.label
    name = document.area.name(language)
    return {
        "title": text(f"reports.title.{document.kind}", language, area=name, period=period),
        "language": language,
        "edition": parameters.edition,
        "area_name": name,
        "period_label": period,
        "notice": notice(parameters, language),
        "framework": parameters.framework,
        "is_short": document.kind == "brief",
    }
