"""What of a release's data each of its documents reads: nothing else can change it."""

from dataclasses import replace
from pathlib import Path, PurePosixPath
from threading import Lock

import pandas as pd

from nmspf_report.dataset.notes import CHANGE
from nmspf_report.dataset.storage import Dataset, write_dataset
from nmspf_report.documents.report import drawn_on
from nmspf_report.geography import Area
from nmspf_report.periods import Period, parse_period
from nmspf_report.release.editions import EditionData
from nmspf_report.release.planning import Kind, PlannedDocument

# What says which kinds of figures a release publishes (`nmspf_report.documents.publication`).
KIND = ["indicator", "counting_unit", "category"]
FIGURES = ["numerator", "denominator", "population"]
OF_EVERYBODY = ""
ALONE: frozenset[Kind] = frozenset({"brief"})
"""The documents in which an area's figures stand beside no other's."""


class Slices:
    """Writes what the documents of an area read: once for all that read the same.

    Parameters
    ----------
    data
        What the edition's documents are made from.
    period
        The year they are about.
    work
        The folder in which the slices are written, each in a folder of its own.
    """

    def __init__(self, data: EditionData, period: Period, work: Path) -> None:
        self._data, self._period, self._work = data, period, work
        self._lock = Lock()
        self._written: dict[tuple[str, bool], Path] = {}
        self._first: dict[PurePosixPath, pd.Series[bool]] = {}

    def folder_of(self, document: PlannedDocument) -> Path:
        """Give the folder in which the slice of a document stands; write it if it is not there."""
        area, alone = document.area, document.kind in ALONE
        with self._lock:
            if (area.code, alone) not in self._written:
                folder = self._work / f"slice-{area.code}{'-alone' if alone else ''}"
                write_dataset(self._slice_of(area, alone), folder)
                self._written[area.code, alone] = folder
            return self._written[area.code, alone]

    def _slice_of(self, area: Area, alone: bool) -> Dataset:
        place = self._data.folder_of(area, self._period)
        dataset = self._data.folders()[place]
        if place not in self._first:
            self._first[place] = first_of_each_kind(dataset)
        return slice_of(dataset, area, self._period, self._first[place], alone=alone)


def slice_of(
    dataset: Dataset,
    area: Area,
    period: Period,
    first: "pd.Series[bool] | None" = None,
    *,
    alone: bool = False,
) -> Dataset:
    """Give what documents of an area read of a release's data.

    A notebook that is given this has no way to anything else, so that a digest of it says all
    that a change of data can change.

    Parameters
    ----------
    dataset
        What the edition's documents are made from.
    area
        Whose documents.
    period
        The year they are about.
    first
        What `first_of_each_kind` gives of the dataset, where it is known already.
    alone
        Whether the area's figures stand beside no other's in them.
    """
    if first is None:
        first = first_of_each_kind(dataset)
    members = {area.code, *(member.code for member in _members(dataset, area, period))}
    said = tuple(passage for passage in dataset.narrative if passage.area_code in members)
    stated = tuple(one for one in dataset.statements if one.area_code in members)
    own = replace(dataset, narrative=said, statements=stated)
    coverage = dataset.coverage
    return replace(
        own,
        observations=_observations(own, drawn_on(own, area, period, alone=alone), first),
        coverage=coverage[_is_told(coverage, dataset, area)],
        notes=_notes(dataset.notes, members, alone),
    )


def _notes(notes: pd.DataFrame, members: set[str], alone: bool) -> pd.DataFrame:
    """Give the notes of an area's authorities; of others, without words, when a count changed.

    For no line of the nation's figures, where they stand beside the area's own, crosses that.
    """
    own = notes["area_code"].isin({*members, OF_EVERYBODY})
    told = own if alone else own | (notes["kind"] == CHANGE)
    return notes[told].assign(words=notes["words"].where(own, ""))


def _members(dataset: Dataset, area: Area, period: Period) -> tuple[Area, ...]:
    if area.level == "authority":
        return ()
    return dataset.geography.members(area.code, period)


def _is_told(coverage: pd.DataFrame, dataset: Dataset, area: Area) -> "pd.Series[bool]":
    """Tell which rows of the coverage are told: the nation's report tells those of all."""
    if area == dataset.geography.nation:
        return pd.Series(True, index=coverage.index)
    return coverage["area_code"] == area.code


def first_of_each_kind(dataset: Dataset) -> "pd.Series[bool]":
    """Tell of each figure whether it is the first of its kind, level of area and sort of period."""
    observations = dataset.observations
    levels = {code: one.level for code, one in dataset.geography.areas.items()}
    is_year = {label: parse_period(label).is_year for label in observations["period"].unique()}
    kinds = observations[KIND].assign(
        level=observations["area_code"].map(levels), is_year=observations["period"].map(is_year)
    )
    return ~kinds.duplicated()


def _observations(dataset: Dataset, drawn: pd.DataFrame, first: "pd.Series[bool]") -> pd.DataFrame:
    """Give the figures that are shown; of every other kind one, empty, to say that it exists.

    Which figures are published at all, and for what level of area, a report sees from what there
    is in its data.
    """
    observations = dataset.observations
    shown = observations.index.isin(drawn.index)
    mentioned = first & ~shown
    chosen = observations[shown | mentioned].copy()
    chosen.loc[mentioned[shown | mentioned], FIGURES] = float("nan")
    chosen.loc[mentioned[shown | mentioned], "symbol"] = "x"
    return chosen.reset_index(drop=True)
