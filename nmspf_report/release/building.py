"""Building a release: count, protect, run, render, record, audit, publish."""

import os
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

from nmspf_report.auditing.audit import Audit
from nmspf_report.auditing.record import RECORD
from nmspf_report.dataset.storage import (
    Dataset,
    read_dataset,
    write_dataset,
    write_open_data,
)
from nmspf_report.disclosure.releases.ledger import Entry, add_to_ledger, read_ledger
from nmspf_report.geography import Geography
from nmspf_report.locale import text
from nmspf_report.notebooks.caching import NotebookCache
from nmspf_report.notebooks.forked import HAS_FORKS, fork_server_for
from nmspf_report.notebooks.runner import Runner, how_many_fit
from nmspf_report.notebooks.scheduling import on_cluster
from nmspf_report.notebooks.side_by_side import do_all
from nmspf_report.parameters import Parameters
from nmspf_report.problems import Problem
from nmspf_report.publishing import IndexEntry, write_index
from nmspf_report.publishing.quarto.program import Quarto, find_quarto
from nmspf_report.publishing.quarto.rendering import QuartoRenderer
from nmspf_report.publishing.rendering import OwnRenderer, Renderer
from nmspf_report.release.alone import alone_in
from nmspf_report.release.anonymising import Anonymity, secret_in
from nmspf_report.release.documents import Draft, Workshop, files_of, make_document, notice
from nmspf_report.release.drafting import begin_draft, finish_publishing, publish_draft
from nmspf_report.release.editions import SHARED, EditionData
from nmspf_report.release.guarding import audited, protected_edition
from nmspf_report.release.planning import PlannedDocument, in_reading_order, plan
from nmspf_report.release.provenance import digest, digests, holds, record
from nmspf_report.release.refusing import refuse_early, refuse_foreign_folder
from nmspf_report.release.restricted import Restricted
from nmspf_report.release.returns import count_run
from nmspf_report.release.slices import Slices
from nmspf_report.release.unchanged import Asked, made_with, remembered
from nmspf_report.release.watching import NoWatcher, Watcher
from nmspf_report.resources import PACKAGE, locate, resource
from nmspf_report.writing import write_whole

NARRATIVE = "narrative.yml"
"""What the run's narrative file is called in the record, whatever its own name says."""


@dataclass(frozen=True)
class Build:
    """What is to be built, where, and with what.

    Parameters
    ----------
    asked
        The run, and which of its documents.
    out
        The release's folder.
    restricted
        Where what must not be published is kept.
    jobs
        How many notebooks run at once; None for as many as there are processors and memory for.
    uses_cache
        Whether what earlier builds have made of the same is taken from them.
    scheduler
        The address of a Dask cluster that runs the notebooks; None if this machine does.
    """

    asked: Asked
    out: Path
    restricted: Restricted
    jobs: int | None = None
    uses_cache: bool = True
    scheduler: str | None = None

    @property
    def parameters(self) -> Parameters:
        """The run."""
        return self.asked.parameters


@dataclass(frozen=True)
class Built:
    """What a build has made, and what it could not.

    Parameters
    ----------
    documents
        The documents that were made.
    data
        What they were made from.
    audit
        What the audit found; None where nothing had to be protected.
    problems
        One for each return or document that failed.
    ran, recalled
        The names of the notebooks that were run, and of those recalled from an earlier build.
    """

    documents: tuple[PlannedDocument, ...]
    data: EditionData
    audit: Audit | None
    problems: tuple[Problem, ...]
    ran: tuple[str, ...]
    recalled: tuple[str, ...]


def build_release(build: Build, watcher: Watcher | None = None) -> Built:
    """Build a release.

    The documents are made in a draft beside the release, from the protected figures. Only when
    the audit has found nothing in the finished files that could give a child away does the
    draft become the release; until then the folder stays as it was. A document that fails is
    named among the problems, and the others are published. A build into the folder of an
    earlier one with the same parameters, of the same returns, adds to it.

    Parameters
    ----------
    build
        What is to be built.
    watcher
        Who is told how far the work has come.

    Raises
    ------
    Problem
        If a language cannot be built, the folder is not a release's, an area does not exist,
        the returns cannot be read, disclosure control cannot do what is asked, or the audit
        finds a breach.
    """
    watcher = watcher or NoWatcher()
    refuse_early(build.asked)
    quarto = find_quarto() if build.parameters.renderer == "quarto" else None
    with alone_in(build.restricted.folder) as work, _workshop(build, work, quarto) as workshop:
        finish_publishing(build.restricted, build.out)
        refuse_foreign_folder(build.out)
        built = _build(build, workshop, watcher)
        if not built.problems:
            write_whole(build.restricted.memory, remembered(build.asked, build.out))
    return built


@contextmanager
def _workshop(build: Build, work: Path, quarto: Quarto | None) -> Iterator[Workshop]:
    """Give who runs notebooks and renders documents, with what earlier builds have left."""
    if HAS_FORKS and build.scheduler is None:
        # It imports while returns are made or read.
        fork_server_for(os.environ)
    kept = build.restricted.cache if build.uses_cache else None
    cache = None if kept is None else NotebookCache(kept / "notebooks")
    made = made_with()
    documents = None if kept is None else kept / "documents"
    renderer: Renderer = OwnRenderer(documents, made)
    if quarto is not None:
        renderer = QuartoRenderer(quarto, work / "quarto", documents, made)
    if build.scheduler is None:
        runner = Runner(build.jobs or how_many_fit(), cache, made_with=made)
        yield Workshop(runner, renderer, work)
    else:
        with on_cluster(build.scheduler) as (execute, jobs):
            runner = Runner(build.jobs or jobs, cache, execute, made_with=made)
            yield Workshop(runner, renderer, work)


def _build(build: Build, workshop: Workshop, watcher: Watcher) -> Built:
    restricted, runner, ledger = build.restricted, workshop.runner, build.asked.ledger
    parameters = build.parameters
    # A memory of what is about to change would be wrong if this were stopped on the way.
    restricted.memory.unlink(missing_ok=True)
    earlier = () if ledger is None else read_ledger(ledger)
    ready = _prepare(build, workshop, earlier, watcher)
    begin_draft(restricted, build.out if holds(build.out, ready.entries) else None)
    slices = Slices(ready.data, parameters.reporting_period, workshop.work)
    draft = Draft(
        restricted.draft, restricted.notebooks, parameters, ready.data, slices, ready.anonymity
    )
    problems = [*ready.problems, *_make(draft, build, workshop, watcher)]
    write_whole(draft.folder / RECORD, record(ready.entries, draft.folder))
    audit = audited(draft, restricted, earlier, watcher)
    made = tuple(document for document in _wanted(build, draft) if files_of(document, draft))
    publish_draft(restricted, build.out)
    if ledger is not None:
        add_to_ledger(ledger, _entry(read_dataset(restricted.counted), draft.data))
    return Built(
        made, draft.data, audit, tuple(problems), tuple(runner.ran), tuple(runner.recalled)
    )


@dataclass(frozen=True)
class _Ready:
    """What a build has before its first document is made; what it counted is in a folder.

    Parameters
    ----------
    data
        What documents may see.
    entries
        What the release's record says that it was made from.
    anonymity
        How areas are hidden; None where they stand under their names.
    problems
        The authorities that could not be counted.
    """

    data: EditionData
    entries: Mapping[str, Any]
    anonymity: Anonymity | None
    problems: tuple[Problem, ...]


def _prepare(build: Build, workshop: Workshop, ledger: Sequence[Entry], watcher: Watcher) -> _Ready:
    """Count and protect, and write down what was counted."""
    parameters, restricted, runner = build.parameters, build.restricted, workshop.runner
    counted = count_run(parameters, workshop.work, restricted.notebooks, runner, watcher)
    dataset = counted.dataset
    anonymity = _anonymity(dataset.geography, build)
    kept = restricted.patterns if build.uses_cache else None
    data = protected_edition(dataset, parameters, ledger, (restricted.witnesses, kept), watcher)
    entries: dict[str, Any] = {
        "parameters": _recorded(parameters),
        "inputs": {
            "returns": counted.inputs,
            **_narrative_digest(parameters),
            "package": _package_digests(),
            **workshop.renderer.inputs,
        },
    }
    if anonymity is not None:
        data, entries = anonymity.edition(data), anonymity.recorded(entries)
        dataset = anonymity.dataset(dataset)
    write_dataset(dataset, restricted.counted)
    return _Ready(data, entries, anonymity, tuple(counted.problems))


def _make(draft: Draft, build: Build, workshop: Workshop, watcher: Watcher) -> list[Problem]:
    """Make everything in the draft but the record; give what failed."""
    for folder, dataset in draft.data.folders().items():
        write_dataset(dataset, draft.folder / folder)
    write_open_data(draft.data.shared, draft.folder / SHARED)
    documents = in_reading_order(_wanted(build, draft))
    watcher.begin("documents", len(documents))
    makers = [partial(make_document, each, draft, workshop, watcher) for each in documents]
    # One more than run at once, so that a document is rendered while notebooks run.
    problems = do_all(makers, workshop.runner.jobs + 1)
    watcher.begin("rendering", 1)
    watcher.step("rendering", "rendering")
    workshop.renderer.finish()
    watcher.finish("rendering")
    _write_index(draft)
    return problems


def _entry(counted: Dataset, data: EditionData) -> Entry:
    shared = data.shared
    return Entry(shared.title, shared.observations, counted.observations, counted.coverage)


def _wanted(build: Build, draft: Draft) -> list[PlannedDocument]:
    areas, anonymity = build.asked.areas, draft.anonymity
    if anonymity is not None:
        areas = tuple(anonymity.code(code) for code in areas)
    return plan(draft.data.shared.geography, build.parameters.languages, areas)


def _anonymity(geography: Geography, build: Build) -> Anonymity | None:
    """Give how areas are hidden, where the run asks for it; who is who stays restricted."""
    if not build.parameters.anonymise:
        return None
    restricted = build.restricted
    anonymity = Anonymity(geography, secret_in(restricted.secret))
    write_whole(restricted.who_is_who, anonymity.key())
    return anonymity


def _write_index(draft: Draft) -> None:
    """Lead to every document of the draft, those of an earlier build among them."""
    parameters, shared = draft.parameters, draft.data.shared
    every = plan(shared.geography, parameters.languages, ())
    entries = [
        IndexEntry(
            group=text(f"reports.group.{document.kind}", document.language),
            title=text(
                f"reports.entry.{document.kind}",
                document.language,
                area=document.area.name(document.language),
            ),
            files=tuple(files_of(document, draft)),
            detail=parameters.reporting_period.label,
            language=document.language,
        )
        for document in in_reading_order(every)
        if files_of(document, draft)
    ]
    write_index(
        entries,
        draft.folder / "index.html",
        title=shared.title,
        language=parameters.languages[0],
        notice=notice(parameters, parameters.languages[0]),
        edition=parameters.edition,
    )


def _recorded(parameters: Parameters) -> dict[str, Any]:
    """Give the parameters without where this machine has the returns.

    A folder's name is whoever builds's own, and may say anything, such as how many sent one; what
    was in it is known by its digests.
    """
    recorded = parameters.model_dump(mode="json")
    if parameters.narrative is not None:
        recorded["narrative"] = NARRATIVE
    if "folder" in recorded["returns"]:
        recorded["returns"]["folder"] = "returns"
    return recorded


def _narrative_digest(parameters: Parameters) -> dict[str, dict[str, str]]:
    """Give the digest of the run's narrative file, where it has one."""
    if parameters.narrative is None:
        return {}
    return {"narrative": {NARRATIVE: digest(locate(parameters.narrative))}}


def _package_digests() -> dict[str, str]:
    """Give the digests of what the package made the release with: code, words, notebooks."""
    code = [path for path in PACKAGE.rglob("*") if "__pycache__" not in path.parts]
    notebooks = digests(resource("reports"))
    return digests(PACKAGE, of=code) | {
        f"reports/{name}": value for name, value in notebooks.items()
    }
