"""Building a release: count, run, render, record."""

import os
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Any

from nmspf_report.dataset.storage import Dataset, write_dataset, write_open_data
from nmspf_report.geography import read_geography
from nmspf_report.locale import Language, number, text, translated_share
from nmspf_report.notebooks.running import NotebookRun, run_notebook
from nmspf_report.notebooks.side_by_side import do_all
from nmspf_report.parameters import Format, Parameters, PublishedReturns
from nmspf_report.problems import Problem
from nmspf_report.publishing import IndexEntry, read_document, write_html, write_index, write_pdf
from nmspf_report.publishing.writing import write_whole
from nmspf_report.release.planning import PlannedDocument, in_reading_order, plan
from nmspf_report.release.provenance import RECORD, digests, holds, record
from nmspf_report.release.returns import count_run
from nmspf_report.release.watching import NoWatcher, Watcher
from nmspf_report.resources import PACKAGE, resource

WRITERS = {"html": write_html, "pdf": write_pdf}


def processors() -> int:
    """Give how many processors this machine has."""
    return os.cpu_count() or 1


@dataclass(frozen=True)
class Build:
    """What is to be built.

    Parameters
    ----------
    parameters
        The run.
    out
        The release's folder.
    areas
        The codes of the areas whose documents are wanted; none means all.
    jobs
        How many notebooks run at once.
    """

    parameters: Parameters
    out: Path
    areas: tuple[str, ...] = ()
    jobs: int = field(default_factory=processors)


@dataclass(frozen=True)
class Built:
    """What a build has made, and what it could not."""

    documents: tuple[PlannedDocument, ...]
    dataset: Dataset
    problems: tuple[Problem, ...]


def build_release(build: Build, watcher: Watcher | None = None) -> Built:
    """Build a release.

    What was finished is kept when something else fails: each file is written whole or not
    at all, and a document that fails is named among the problems. A build into the folder of
    an earlier one with the same parameters, of the same returns, adds to it: the index leads
    to the documents of both.

    Parameters
    ----------
    build
        What is to be built.
    watcher
        Who is told how far the work has come.

    Raises
    ------
    Problem
        If the edition or a language cannot be built, the folder is not a release's, an area
        does not exist, or the returns cannot be read.
    """
    watcher = watcher or NoWatcher()
    parameters = build.parameters
    _refuse_public(parameters)
    _refuse_untranslated(parameters.languages)
    _refuse_unknown_areas(build)
    _refuse_foreign_folder(build.out)
    notebooks = build.out / "notebooks"
    with tempfile.TemporaryDirectory(prefix="nmspf-") as name:
        work = Path(name)
        counted = count_run(parameters, work, notebooks, build.jobs, watcher)
        documents = plan(counted.dataset.geography, parameters.languages, build.areas)
        entries = {
            "parameters": _recorded(parameters),
            "inputs": {"returns": counted.inputs, "package": _package_digests()},
        }
        continued = holds(build.out, entries)
        # A release that is being made has no record until it is whole.
        (build.out / RECORD).unlink(missing_ok=True)
        _publish_data(counted.dataset, work / "data", build.out / "data")
        watcher.begin("documents", len(documents))
        makers = [
            partial(_make, document, build, counted.dataset, watcher) for document in documents
        ]
        problems = [*counted.problems, *do_all(makers, build.jobs)]
    made = tuple(document for document in documents if _files(document, build))
    _write_index(_standing(build, counted.dataset) if continued else made, build, counted.dataset)
    write_whole(build.out / RECORD, record(entries, build.out))
    return Built(made, counted.dataset, tuple(problems))


def _standing(build: Build, dataset: Dataset) -> Sequence[PlannedDocument]:
    """Give every document that stands in the folder, those of earlier builds among them."""
    every = plan(dataset.geography, build.parameters.languages, ())
    return [document for document in every if _files(document, build)]


def _make(document: PlannedDocument, build: Build, dataset: Dataset, watcher: Watcher) -> None:
    """Run one document's notebook and render it in each format.

    What an earlier build made of it goes first: a document that fails is missing, not outdated.
    """
    for earlier in _files(document, build):
        earlier.unlink()
    try:
        watcher.step(document.name, "running")
        notebook = run_notebook(_run_of(document, build, dataset))
        watcher.step(document.name, "rendering")
        content = read_document(notebook, show_code=document.kind == "methodology")
        for wanted in build.parameters.formats:
            WRITERS[wanted](content, _file(document, wanted, build))
    finally:
        watcher.finish(document.name)


def _run_of(document: PlannedDocument, build: Build, dataset: Dataset) -> NotebookRun:
    period = build.parameters.reporting_period.label
    language = document.language
    name = document.area.name(language)
    return NotebookRun(
        notebook=resource("reports", f"{document.kind}.ipynb"),
        output=build.out / "notebooks" / f"{document.name}.ipynb",
        parameters={
            "area": document.area.code,
            "data": str((build.out / "data").resolve()),
            "period": period,
            "language": language,
        },
        shown={"data": "../data"},
        details={
            "title": text(f"reports.title.{document.kind}", language, area=name, period=period),
            "language": language,
            "edition": build.parameters.edition,
            "area_name": name,
            "period_label": period,
            "notice": _notice(build.parameters, language),
        },
    )


def _notice(parameters: Parameters, language: Language) -> str:
    published = isinstance(parameters.returns, PublishedReturns)
    return text("reports.notice.published" if published else "reports.notice.board", language)


def _publish_data(dataset: Dataset, draft: Path, folder: Path) -> None:
    write_dataset(dataset, draft)
    write_open_data(dataset, draft)
    for path in sorted(draft.rglob("*")):
        if path.is_file():
            write_whole(folder / path.relative_to(draft), path.read_bytes())


def _write_index(documents: Sequence[PlannedDocument], build: Build, dataset: Dataset) -> None:
    period = build.parameters.reporting_period.label
    entries = [
        IndexEntry(
            group=text(f"reports.group.{document.kind}", document.language),
            title=text(
                f"reports.entry.{document.kind}",
                document.language,
                area=document.area.name(document.language),
            ),
            files=tuple(_files(document, build)),
            detail=period,
            language=document.language,
        )
        for document in in_reading_order(documents)
    ]
    write_index(
        entries,
        build.out / "index.html",
        title=dataset.title,
        language=build.parameters.languages[0],
        notice=_notice(build.parameters, build.parameters.languages[0]),
    )


def _file(document: PlannedDocument, wanted: Format, build: Build) -> Path:
    stem = build.out / document.stem
    return stem.with_name(f"{stem.name}.{wanted}")


def _files(document: PlannedDocument, build: Build) -> list[Path]:
    paths = [_file(document, wanted, build) for wanted in build.parameters.formats]
    return [path for path in paths if path.is_file()]


def _recorded(parameters: Parameters) -> dict[str, Any]:
    """Give the parameters without what is true on this machine alone: an absolute path."""
    recorded = parameters.model_dump(mode="json")
    folder = recorded["returns"].get("folder", "")
    if Path(folder).is_absolute():
        recorded["returns"]["folder"] = Path(folder).name
    return recorded


def _package_digests() -> dict[str, str]:
    """Give the digests of what the package made the release with: code, words, notebooks."""
    code = [path for path in PACKAGE.rglob("*") if "__pycache__" not in path.parts]
    notebooks = digests(resource("reports"))
    return digests(PACKAGE, of=code) | {
        f"reports/{name}": value for name, value in notebooks.items()
    }


def _refuse_public(parameters: Parameters) -> None:
    if parameters.edition == "public":
        raise Problem("public_edition")


def _refuse_untranslated(languages: Sequence[Language]) -> None:
    for language in languages:
        share = translated_share(language)
        if share < 1:
            raise Problem("untranslated", asked=language, share=number(100 * share))


def _refuse_unknown_areas(build: Build) -> None:
    """Refuse areas before anything is counted; published tables bring theirs, and tell later."""
    if build.parameters.geography is not None:
        plan(read_geography(build.parameters.geography), ("en",), build.areas)


def _refuse_foreign_folder(out: Path) -> None:
    if not out.exists():
        return
    if not out.is_dir():
        raise Problem("not_a_release_folder", where=out)
    ours = {"index.html", "data", "notebooks", "en", "cy", RECORD}
    foreign = sorted(path.name for path in out.iterdir() if path.name not in ours)
    if foreign:
        raise Problem("not_a_release_folder", where=out / foreign[0])
