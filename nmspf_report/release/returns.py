"""From whatever a run's returns are to the data of its release."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import pandas as pd

from nmspf_report.dataset.notes import FINDING, NOTE_COLUMNS, notes_of
from nmspf_report.dataset.storage import Dataset
from nmspf_report.framework.catalogue import read_framework
from nmspf_report.geography import Geography, read_geography
from nmspf_report.indicators.observations import read_observations
from nmspf_report.indicators.rollup import coverage, roll_up
from nmspf_report.notebooks.running import NotebookRun, run_notebook
from nmspf_report.notebooks.side_by_side import do_all
from nmspf_report.parameters import Parameters, PublishedReturns, SampleReturns
from nmspf_report.periods import periods_of_years
from nmspf_report.problems import Problem
from nmspf_report.release.provenance import digests
from nmspf_report.release.watching import Watcher
from nmspf_report.resources import locate, resource
from nmspf_report.returns.manifest import FILE_NAME, Manifest
from nmspf_report.returns.published import read_published
from nmspf_report.returns.reading import read_manifest
from nmspf_report.returns.sample import write_sample, years_from

NOTEBOOK = "indicators.ipynb"


@dataclass(frozen=True)
class Counted:
    """What became of a run's returns.

    Parameters
    ----------
    dataset
        The data of the release.
    inputs
        The digest of every file that was counted, by its name.
    problems
        The authorities that could not be counted; their figures are missing.
    """

    dataset: Dataset
    inputs: Mapping[str, str]
    problems: Sequence[Problem]


def count_run(
    parameters: Parameters, work: Path, notebooks: Path, jobs: int, watcher: Watcher
) -> Counted:
    """Count a run's returns: one notebook for each authority, or tables as published.

    Parameters
    ----------
    parameters
        The run.
    work
        A folder for what is needed only on the way.
    notebooks
        Where the executed notebooks go.
    jobs
        How many notebooks run at once.
    watcher
        Who is told how far the work has come.

    Raises
    ------
    Problem
        If the returns are not there or cannot be read.
    """
    if isinstance(parameters.returns, PublishedReturns):
        return _read_published(parameters, parameters.returns)
    read_framework(parameters.framework)
    geography = _geography(parameters)
    folder = _returns_folder(parameters, geography, work, watcher)
    manifests = _manifests(folder, geography)
    codes = [manifest.area_code for manifest in manifests]
    watcher.begin("counting", len(codes))
    runs = _runs(parameters, folder, codes, work, notebooks)
    problems = do_all([partial(_count_one, run, watcher) for run in runs], jobs)
    paths = [_observations(work, code) for code in codes]
    counted = [read_observations(path) for path in paths if path.is_file()]
    if not counted:
        raise problems[0]
    together = pd.concat(counted, ignore_index=True)
    absent = _absent(together, geography)
    observations = _with_absent(together, absent)
    sound = [manifest for manifest in manifests if manifest.area_code not in absent]
    notes = notes_of(sound, periods_of_years(*parameters.years), absent)
    return Counted(_dataset(parameters, geography, observations, notes), digests(folder), problems)


def _read_published(parameters: Parameters, returns: PublishedReturns) -> Counted:
    folder = locate(returns.folder)
    published = read_published(folder, returns.mapping)
    words = [finding.message() for finding in published.findings]
    notes = pd.DataFrame([("", FINDING, "", "", said) for said in words], columns=NOTE_COLUMNS)
    wanted = {period.label for period in periods_of_years(*parameters.years)}
    observations = published.observations[published.observations["period"].isin(wanted)]
    dataset = _dataset(parameters, published.geography, observations, notes)
    return Counted(dataset, digests(folder), ())


def _dataset(
    parameters: Parameters, geography: Geography, observations: pd.DataFrame, notes: pd.DataFrame
) -> Dataset:
    return Dataset(
        framework=read_framework(parameters.framework),
        geography=geography,
        observations=roll_up(observations, geography),
        coverage=coverage(observations, geography),
        notes=notes,
        first_year=parameters.years[0],
        last_year=parameters.years[1],
        title=parameters.title,
        note=parameters.note,
        framework_name=parameters.framework,
    )


def _returns_folder(
    parameters: Parameters, geography: Geography, work: Path, watcher: Watcher
) -> Path:
    """Give the folder of the returns; where they are the sample, make them first."""
    if not isinstance(parameters.returns, SampleReturns):
        return locate(parameters.returns.folder)
    years = years_from(parameters.years[0])
    folder = work / "returns"
    watcher.begin("sample", len(geography.authorities))
    for area in geography.authorities:
        watcher.step(area.code, "making")
        seed = parameters.returns.seed
        write_sample(folder, years=years, seed=seed, areas=[area.code])
        watcher.finish(area.code)
    return folder


def _geography(parameters: Parameters) -> Geography:
    if parameters.geography is None:
        raise Problem("no_geography")
    return read_geography(parameters.geography)


def _manifests(folder: Path, geography: Geography) -> list[Manifest]:
    """Read every return's description; each must be of an authority, and no two of one."""
    if not folder.is_dir():
        raise Problem("no_returns", where=folder)
    manifests: dict[str, Manifest] = {}
    for path in sorted(folder.glob(f"*/{FILE_NAME}")):
        manifest = read_manifest(path.parent)
        geography.area(manifest.area_code)
        if manifest.area_code in manifests or path.parent.name != manifest.area_code:
            raise Problem("wrong_return_folder", where=path.parent.name, area=manifest.area_code)
        manifests[manifest.area_code] = manifest
    if not manifests:
        raise Problem("no_returns", where=folder)
    return list(manifests.values())


def _runs(
    parameters: Parameters, folder: Path, codes: Sequence[str], work: Path, notebooks: Path
) -> list[NotebookRun]:
    """Give the run of each authority's indicator notebook."""
    return [
        NotebookRun(
            notebook=resource("reports", NOTEBOOK),
            output=notebooks / f"indicators-{code}.ipynb",
            failures=notebooks,
            parameters={
                "area": code,
                "returns": str((folder / code).resolve()),
                "framework": parameters.framework,
                "geography": parameters.geography,
                "first_year": parameters.first_year,
                "last_year": parameters.last_year,
                "output": str(_observations(work, code).resolve()),
            },
            shown={"returns": f"returns/{code}", "output": f"observations/{code}.parquet"},
        )
        for code in codes
    ]


def _count_one(run: NotebookRun, watcher: Watcher) -> None:
    name = run.output.stem
    watcher.step(name, "counting")
    try:
        run_notebook(run)
    finally:
        watcher.finish(name)


def _observations(work: Path, code: str) -> Path:
    return work / "observations" / f"{code}.parquet"


def _absent(observations: pd.DataFrame, geography: Geography) -> list[str]:
    present = set(observations["area_code"])
    return [area.code for area in geography.authorities if area.code not in present]


def _with_absent(observations: pd.DataFrame, absent: Sequence[str]) -> pd.DataFrame:
    """Add the authorities that sent nothing: every figure of theirs is missing, none is zero."""
    first: str = observations["area_code"].iloc[0]
    pattern: pd.DataFrame = observations[observations["area_code"] == first]
    missing = pattern.assign(
        numerator=float("nan"), denominator=float("nan"), population=float("nan"), symbol="x"
    )
    added = [missing.assign(area_code=code) for code in absent]
    together: pd.DataFrame = pd.concat([observations, *added], ignore_index=True)
    return together
