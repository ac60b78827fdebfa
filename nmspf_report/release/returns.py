"""From whatever a run's returns are to the data of its release."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

import pandas as pd

from nmspf_report.dataset.notes import FINDING, NOTE_COLUMNS, notes_of
from nmspf_report.dataset.storage import Dataset
from nmspf_report.framework.catalogue import read_framework
from nmspf_report.geography import Geography, read_geography
from nmspf_report.indicators.aggregating import AGGREGATE, observe_workbooks
from nmspf_report.indicators.counting import with_population
from nmspf_report.indicators.observations import (
    OBSERVATION_COLUMNS,
    read_observations,
    sort_observations,
)
from nmspf_report.indicators.rollup import coverage, roll_up
from nmspf_report.notebooks.runner import Runner
from nmspf_report.notebooks.running import NotebookRun
from nmspf_report.notebooks.side_by_side import do_all
from nmspf_report.parameters import Parameters, PublishedReturns, SampleReturns
from nmspf_report.periods import Period, periods_of_years
from nmspf_report.problems import Problem
from nmspf_report.release.agreeing import agreeing
from nmspf_report.release.aside import aside
from nmspf_report.release.foreword import with_foreword
from nmspf_report.release.narrative import Publisher, publisher
from nmspf_report.release.provenance import digests
from nmspf_report.release.sent import Sent, find_sent
from nmspf_report.release.watching import Watcher
from nmspf_report.resources import locate, resource
from nmspf_report.returns.published import read_published
from nmspf_report.returns.sample import write_sample, years_from

NOTEBOOK = "indicators.ipynb"
CASE_LEVEL = "case-level"
OF_ONE_RETURN = ("area_code", "year", "basis")
PREFERRED = {"sample": CASE_LEVEL, "case-level": CASE_LEVEL, "workbook": AGGREGATE}
"""Which of an authority's figures count where it sent both, by the kind of a run's returns."""


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
    parameters: Parameters, work: Path, notebooks: Path, runner: Runner, watcher: Watcher
) -> Counted:
    """Count a run's returns: case-level ones, each in a notebook; workbooks; published tables.

    Parameters
    ----------
    parameters
        The run.
    work
        A folder for what is needed only on the way.
    notebooks
        Where the executed notebooks go.
    runner
        Who runs them.
    watcher
        Who is told how far the work has come.

    Raises
    ------
    Problem
        If the returns are not there or cannot be read, or the foreword may not stand as it is.
    """
    if isinstance(parameters.returns, PublishedReturns):
        counted = _read_published(parameters, parameters.returns)
    else:
        counted = _count_sent(parameters, work, notebooks, runner, watcher)
    return replace(counted, dataset=with_foreword(counted.dataset, parameters))


def _count_sent(
    parameters: Parameters, work: Path, notebooks: Path, runner: Runner, watcher: Watcher
) -> Counted:
    """Count what authorities sent, or the sample."""
    geography = _geography(parameters)
    folder = _returns_folder(parameters, geography, work, runner.jobs, watcher)
    sent = find_sent(folder, geography, parameters.framework)
    problems = _count_case_level(parameters, sent, work, notebooks, runner, watcher)
    dataset = aside(_together, parameters, sent, work, problems)
    return Counted(dataset, sent.inputs, [*sent.problems, *problems])


def _together(
    parameters: Parameters, sent: Sent, work: Path, problems: Sequence[Problem]
) -> Dataset:
    """Put together what all authorities sent, and roll it up."""
    framework, geography = read_framework(parameters.framework), _geography(parameters)
    counted = _counted_in(sent, work)
    periods = periods_of_years(*parameters.years)
    words = publisher(sent, framework, periods, parameters.disclosure.threshold)
    passages = words.passages(sent, counted)
    stated = words.statements(sent)
    if sent.workbooks:
        aggregate = _aggregate(parameters, sent, geography)
        counted = of_one_kind(counted, aggregate, parameters.returns.kind)
    if counted["numerator"].isna().all():
        raise next(iter([*problems, *sent.problems]), Problem("no_returns", where=sent.folder))
    absent = _absent(counted, geography)
    observations = _with_absent(counted, absent)
    notes = _notes(sent, words, absent)
    dataset = _dataset(parameters, geography, observations, notes)
    return replace(dataset, narrative=passages, statements=stated)


def _count_case_level(
    parameters: Parameters,
    sent: Sent,
    work: Path,
    notebooks: Path,
    runner: Runner,
    watcher: Watcher,
) -> list[Problem]:
    """Count each case-level return in a notebook of its own; give what failed."""
    codes = [manifest.area_code for manifest in sent.manifests]
    watcher.begin("counting", len(codes))
    runs = _runs(parameters, sent.folder, codes, work, notebooks)
    return do_all([partial(_count_one, run, runner, watcher) for run in runs], runner.jobs)


def _counted_in(sent: Sent, work: Path) -> pd.DataFrame:
    """Read what notebooks have counted in case-level returns."""
    paths = [_observations(work, manifest.area_code) for manifest in sent.manifests]
    counted = [read_observations(path) for path in paths if path.is_file()]
    nothing = pd.DataFrame(columns=list(OBSERVATION_COLUMNS))
    return pd.concat(counted, ignore_index=True) if counted else nothing


def _aggregate(parameters: Parameters, sent: Sent, geography: Geography) -> pd.DataFrame:
    """Give the figures of workbooks, as far as they agree with themselves."""
    framework, periods = read_framework(parameters.framework), periods_of_years(*parameters.years)
    observed = observe_workbooks(framework, sent.workbooks, periods, geography)
    not_about_persons = parameters.disclosure.not_about_persons
    agreed = agreeing(observed, framework, periods, not_about_persons)
    return with_population(agreed, framework, geography)


def of_one_kind(case_level: pd.DataFrame, aggregate: pd.DataFrame, kind: str) -> pd.DataFrame:
    """Take each authority's figures of a year from one return: what the run prefers, or has."""
    together = pd.concat(
        [frame for frame in (case_level, aggregate) if not frame.empty], ignore_index=True
    )
    year = together["period"].str[: len(Period(2000).label)]
    places = together.assign(year=year)
    has_any = places["numerator"].notna().groupby([places[name] for name in OF_ONE_RETURN])
    preference = has_any.transform("any") * 2 + (together["basis"] == PREFERRED[kind])
    best = preference.groupby([places["area_code"], places["year"]]).transform("max")
    return sort_observations(together[preference == best])


def _notes(sent: Sent, words: Publisher, absent: Sequence[str]) -> pd.DataFrame:
    """Give what returns say of themselves; of an authority with both, quarters by the case-level.

    What both say in the same words is told once.
    """
    sound = [manifest for manifest in sent.manifests if manifest.area_code not in absent]
    case_level = {manifest.area_code for manifest in sound}
    others = [workbook for workbook in sent.workbooks if workbook.area_code not in absent]
    of_workbooks = words.notes_of_workbooks(others, case_level)
    of_case_level = words.notes(notes_of(sound, words.periods, absent))
    together = pd.concat([of_workbooks, of_case_level], ignore_index=True)
    return together.drop_duplicates(ignore_index=True)


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
    parameters: Parameters, geography: Geography, work: Path, jobs: int, watcher: Watcher
) -> Path:
    """Give the folder of the returns; where they are the sample, make them first."""
    if not isinstance(parameters.returns, SampleReturns):
        return locate(parameters.returns.folder)
    years, seed = years_from(parameters.years[0]), parameters.returns.seed
    folder = work / "returns"
    watcher.begin("sample", len(geography.authorities))

    def make(code: str) -> None:
        watcher.step(code, "making")
        aside(write_sample, folder, years=years, seed=seed, areas=[code])
        watcher.finish(code)

    problems = do_all([partial(make, area.code) for area in geography.authorities], jobs)
    if problems:
        raise problems[0]
    return folder


def _geography(parameters: Parameters) -> Geography:
    if parameters.geography is None:
        raise Problem("no_geography")
    return read_geography(parameters.geography)


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
            reads=("returns",),
            writes=("output",),
        )
        for code in codes
    ]


def _count_one(run: NotebookRun, runner: Runner, watcher: Watcher) -> None:
    name = run.output.stem
    watcher.step(name, "counting")
    try:
        runner.run(run)
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
