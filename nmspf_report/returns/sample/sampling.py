"""A sample return of one authority, in memory."""

from dataclasses import dataclass
from functools import cache

import pyarrow as pa

from nmspf_report.definitions import DefinitionFile
from nmspf_report.framework.catalogue import read_framework
from nmspf_report.geography import Geography, read_geography
from nmspf_report.periods import parse_period
from nmspf_report.records.schema import read_schema
from nmspf_report.resources import PACKAGE
from nmspf_report.returns.manifest import Manifest
from nmspf_report.returns.narrative import SentNarrative
from nmspf_report.returns.reading import FRAMEWORK
from nmspf_report.returns.sample.authority import describe_authority
from nmspf_report.returns.sample.calibration import Particularities, read_calibration
from nmspf_report.returns.sample.clock import Timeline
from nmspf_report.returns.sample.columns import as_arrow
from nmspf_report.returns.sample.finishing import finish, quarters_returned
from nmspf_report.returns.sample.maker import Maker
from nmspf_report.returns.sample.making import make_tables

NOTHING_SAID = SentNarrative()


@dataclass(frozen=True)
class SampleReturn:
    """A made-up return: what the authority says of it and of its figures, its tables by name."""

    manifest: Manifest
    tables: dict[str, pa.Table]
    narrative: SentNarrative = NOTHING_SAID


def sample_return(
    area_code: str, years: int = 4, seed: int = 1, geography: Geography | None = None
) -> SampleReturn:
    """Make an authority's return: the same for the same seed, alone or with others.

    Parameters
    ----------
    area_code
        The authority.
    years
        How many reporting years, of which 2025-26 is the last. Nothing is dated after
        31 March 2026, and what was open then has no end.
    seed
        Zero or more; another seed gives another Wales.
    geography
        The areas and populations; those of Wales if None.

    Raises
    ------
    Problem
        If there is no such area.
    """
    calibration = read_calibration()
    maker = Maker(
        authority=describe_authority(
            area_code, geography or read_geography("wales"), calibration, seed
        ),
        timeline=Timeline(years),
        calibration=calibration,
        schema=read_schema("children"),
        seed=seed,
    )
    own = calibration.particularities.get(area_code, Particularities())
    manifest = Manifest(
        area_code=area_code,
        framework=calibration.framework,
        quarters=tuple(quarter.label for quarter in quarters_returned(maker)),
        records_from=maker.records_from(),
        definition_readings=own.definition_readings,
        definition_changes=own.definition_changes,
        not_given=_not_given(maker),
    )
    tables = as_arrow(maker.schema, finish(maker, make_tables(maker)))
    return SampleReturn(manifest, tables, _narrative(manifest))


def _not_given(maker: Maker) -> tuple[str, ...]:
    """Name the indicators of which the authority keeps no records."""
    if maker.authority.code in maker.calibration.experience.distance_travelled_in:
        return ()
    return read_framework(FRAMEWORK).counted_from("distance_travelled")


def _narrative(manifest: Manifest) -> SentNarrative:
    """Give what the authority says of the periods that its return covers."""
    told = _narratives().get(manifest.area_code, SentNarrative())
    covered = set(manifest.quarters)
    passages = tuple(
        passage
        for passage in told.passages
        if any(quarter.label in covered for quarter in parse_period(passage.period).quarters)
    )
    lists = tuple(
        one
        for one in told.lists
        if any(quarter.label in covered for quarter in parse_period(one.period).quarters)
    )
    return told.model_copy(update={"passages": passages, "lists": lists})


@cache
def _narratives() -> dict[str, SentNarrative]:
    name = "nmspf_report/returns/sample/narrative.yml"
    file = DefinitionFile(PACKAGE / "returns" / "sample" / "narrative.yml", name)
    return {code: file.read_as(SentNarrative, code) for code in file.content}
