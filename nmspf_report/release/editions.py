"""What the documents of an edition are made from: the protected set, and a board's own figures."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import PurePosixPath

import pandas as pd

from nmspf_report.dataset.storage import Dataset
from nmspf_report.disclosure.cells.table import Publishable
from nmspf_report.disclosure.protecting import Protected, protect
from nmspf_report.disclosure.releases.ledger import Entry
from nmspf_report.disclosure.remembering import FORGETFUL, Memory
from nmspf_report.disclosure.suppression.sensitivity import EVERY_REGION
from nmspf_report.geography import Area
from nmspf_report.indicators.observations import KEY, sort_observations
from nmspf_report.parameters import Disclosure, Parameters, PublishedReturns
from nmspf_report.periods import Period

SHARED = PurePosixPath("data")


@dataclass(frozen=True)
class EditionData:
    """What the documents of an edition are made from.

    Parameters
    ----------
    shared
        What every reader may see.
    of_regions
        In the board edition, for each region: the shared figures, with those of the region
        and its members as they are. None in the public edition.
    protected
        What was withheld; None where the figures had been published before, by others.
    """

    shared: Dataset
    of_regions: Mapping[str, Dataset]
    protected: Protected | None

    def folder_of(self, area: Area, period: Period) -> PurePosixPath:
        """Give the folder in the release in which the data for an area's documents stand."""
        for region in self._regions(area, period):
            if region in self.of_regions:
                return _own_folder(region)
        return SHARED

    def folders(self) -> dict[PurePosixPath, Dataset]:
        """Give every dataset by its folder in the release."""
        own = {_own_folder(code): data for code, data in self.of_regions.items()}
        return {SHARED: self.shared} | own

    def _regions(self, area: Area, period: Period) -> list[str]:
        if area.level == "region":
            return [area.code]
        regions = self.shared.geography.regions_of(area.code, period)
        return [region.code for region in regions]


def protected_figures(
    counted: Dataset,
    parameters: Parameters,
    ledger: Sequence[Entry] = (),
    memory: Memory = FORGETFUL,
) -> Protected | None:
    """Protect what an edition will publish.

    Figures that others have published are as they published them: what they withheld is
    withheld, and nothing is protected a second time.

    Parameters
    ----------
    counted
        Everything that was counted.
    parameters
        The run.
    ledger
        The releases that are out.
    memory
        What disclosure control worked out before.

    Returns
    -------
    Protected or None
        None where others have published the figures.

    Raises
    ------
    Problem
        If disclosure control cannot do what the parameters ask.
    """
    if isinstance(parameters.returns, PublishedReturns):
        return None
    publishable = Publishable(
        counted.observations, counted.coverage, counted.framework, counted.geography
    )
    return protect(publishable, _rules(parameters), ledger, memory)


def edition_data(
    counted: Dataset, parameters: Parameters, protected: Protected | None
) -> EditionData:
    """Give an edition what it may see of what was counted.

    Parameters
    ----------
    counted
        Everything that was counted.
    parameters
        The run.
    protected
        What `protected_figures` gave.
    """
    if protected is None:
        return EditionData(counted, {}, None)
    shared = replace(
        counted,
        observations=protected.observations,
        disclosure=_rules(parameters),
        within=protected.within,
    )
    own: dict[str, Dataset] = {}
    if parameters.edition == "board":
        period = parameters.reporting_period
        own = {
            region.code: with_own(shared, counted.observations, region, period)
            for region in counted.geography.regions
        }
    return EditionData(shared, own, protected)


def _own_folder(region: str) -> PurePosixPath:
    return SHARED / "boards" / region


def _rules(parameters: Parameters) -> Disclosure:
    """Give the rules of a run: boards that read their own figures must learn nothing from them.

    Where areas are not named, nothing is published of boards.
    """
    rules = parameters.disclosure
    if parameters.anonymise:
        # What nobody is shown of boards need not hold against its own counts.
        return rules.model_copy(update={"plan": rules.plan.without_regions()})
    if parameters.edition != "board" or EVERY_REGION in rules.withstands:
        return rules
    return rules.model_copy(update={"withstands": (*rules.withstands, EVERY_REGION)})


def with_own(shared: Dataset, observations: pd.DataFrame, region: Area, period: Period) -> Dataset:
    """Set a region's figures, and those of its members, as they are beside what all may see."""
    members = {area.code for area in shared.geography.members(region.code, period)}
    is_own = observations["area_code"].isin(members | {region.code})
    together = pd.concat([observations[is_own], shared.observations], ignore_index=True)
    each_once = together.drop_duplicates(KEY, ignore_index=True)
    return replace(shared, observations=sort_observations(each_once))
