"""What authorities sent for a run, in one folder: case-level returns, workbooks, or both."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from nmspf_report.geography import Geography
from nmspf_report.problems import Problem
from nmspf_report.release.provenance import digest, digests
from nmspf_report.returns.manifest import FILE_NAME, Manifest
from nmspf_report.returns.reading import read_manifest
from nmspf_report.returns.workbook.guarding import Opener
from nmspf_report.returns.workbook.model import WorkbookReturn
from nmspf_report.returns.workbook.reading import read_workbook

WORKBOOKS = ("*.xlsx", "*/*.xlsx")
OF_A_PROGRAMME = ("~$", ".")
"""How the files begin that a spreadsheet programme keeps beside an open workbook."""


@dataclass(frozen=True)
class Sent:
    """The returns of a run.

    Parameters
    ----------
    folder
        Where they stand.
    manifests
        What each case-level return says of itself; it stands in a folder named by its area.
    workbooks
        At most one for each authority and year.
    problems
        The workbooks that could not be used.
    inputs
        The digest of every file that was taken, by a name that nobody chose but us: an
        authority's file name is published nowhere.
    """

    folder: Path
    manifests: tuple[Manifest, ...]
    workbooks: tuple[WorkbookReturn, ...]
    problems: tuple[Problem, ...]
    inputs: Mapping[str, str]

    def workbooks_of(self, area_code: str) -> tuple[WorkbookReturn, ...]:
        """Give an authority's workbooks, by year."""
        own = (workbook for workbook in self.workbooks if workbook.area_code == area_code)
        return tuple(sorted(own, key=lambda workbook: workbook.year))

    def case_level_folder(self, area_code: str) -> Path:
        """Give where an authority's case-level return stands."""
        return self.folder / area_code


def find_sent(folder: Path, geography: Geography, framework: str) -> Sent:
    """Find the returns in a folder.

    Parameters
    ----------
    folder
        A case-level return is a folder in it, named by the authority's code; a workbook stands
        in it, or in the authority's folder, under any name.
    geography
        The authorities.
    framework
        The framework that returns have to answer.

    Raises
    ------
    Problem
        If there are none, a return is of an unknown area, or two are of one authority and year.
    """
    if not folder.is_dir():
        raise Problem("no_returns", where=folder)
    manifests = _manifests(folder, geography)
    problems: list[Problem] = []
    workbooks = list(_workbooks(folder, geography, framework, problems))
    if not manifests and not workbooks:
        raise problems[0] if problems else Problem("no_returns", where=folder)
    return Sent(
        folder,
        tuple(manifests),
        tuple(workbook for _, workbook in workbooks),
        tuple(problems),
        _inputs(folder, manifests, workbooks),
    )


def _manifests(folder: Path, geography: Geography) -> list[Manifest]:
    """Read every case-level return's description; each must be of an authority, and its own."""
    manifests: dict[str, Manifest] = {}
    for path in sorted(folder.glob(f"*/{FILE_NAME}")):
        manifest = read_manifest(path.parent)
        geography.area(manifest.area_code)
        if manifest.area_code in manifests or path.parent.name != manifest.area_code:
            raise Problem("wrong_return_folder", where=path.parent.name, area=manifest.area_code)
        manifests[manifest.area_code] = manifest
    return list(manifests.values())


def _workbooks(
    folder: Path, geography: Geography, framework: str, problems: list[Problem]
) -> Iterator[tuple[Path, WorkbookReturn]]:
    """Read every workbook; one that cannot be used is told of, and the others are used."""
    known: dict[tuple[str, str], str] = {}
    paths = sorted(path for pattern in WORKBOOKS for path in folder.glob(pattern))
    for path, workbook in _read(paths, problems):
        geography.area(workbook.area_code)
        if workbook.framework != framework:
            raise Problem(
                "workbook_framework", where=path.name, framework=workbook.framework, known=framework
            )
        other = known.setdefault((workbook.area_code, workbook.year), path.name)
        if other != path.name:
            year, area = workbook.year, workbook.area_code
            raise Problem("two_workbooks", where=path.name, area=area, year=year, other=other)
        yield path, workbook


def _read(paths: Sequence[Path], problems: list[Problem]) -> Iterator[tuple[Path, WorkbookReturn]]:
    """Read workbooks, one after another; tell of those that cannot be used."""
    with Opener() as opener:
        for path in paths:
            if path.name.startswith(OF_A_PROGRAMME):
                continue
            try:
                yield path, read_workbook(path, opener=opener)
            except Problem as problem:
                problems.append(problem)


def _inputs(
    folder: Path, manifests: Sequence[Manifest], workbooks: Sequence[tuple[Path, WorkbookReturn]]
) -> dict[str, str]:
    inputs: dict[str, str] = {}
    taken = {path for path, _ in workbooks}
    for manifest in manifests:
        own = [path for path in (folder / manifest.area_code).rglob("*") if path not in taken]
        inputs |= digests(folder, of=own)
    for path, workbook in workbooks:
        inputs[f"{workbook.area_code}/workbook-{workbook.year}.xlsx"] = digest(path)
    return {name: inputs[name] for name in sorted(inputs)}
