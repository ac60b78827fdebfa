"""What every step of making a return needs: the authority, the days, the rates, the draws."""

from dataclasses import dataclass
from datetime import date

from nmspf_report.records.schema import Schema
from nmspf_report.returns.sample.authority import Authority
from nmspf_report.returns.sample.calibration import Calibration
from nmspf_report.returns.sample.clock import SeasonalClock, Timeline, day_number
from nmspf_report.returns.sample.draws import Draws

WARM_UP = 4  # years before the first that is recorded, in which numbers become steady
CARE_SETTLES = 2  # years of these after which entries to care are steady

# How many years before the first reporting year each table's history is recorded.
HISTORY = {
    "prevention_referrals": 1,
    "referrals": 1,
    "strategy_meetings": 1,
    "section_47_enquiries": 4,
    "conferences": 1,
    "registrations": 4,
    "core_groups": 1,
    "care_and_support_plans": 4,
    "looked_after_episodes": 4,
    "advocacy_offers": 1,
    "feedback": 1,
    "distance_travelled": 1,
    "posts": 4,
    "staff": 4,
    "training": 2,
}
JOURNEYS_BEGIN = max(HISTORY.values()) + WARM_UP


@dataclass(frozen=True)
class Maker:
    """An authority whose return is being made."""

    authority: Authority
    timeline: Timeline
    calibration: Calibration
    schema: Schema
    seed: int

    @property
    def cut_off(self) -> int:
        """The number of the last day of which anything is known."""
        return self.timeline.cut_off

    def draws(self, subject: str) -> Draws:
        """Give the stream of random draws for a subject."""
        return Draws(self.seed, self.authority.code, subject)

    def codes(self, table: str, column: str) -> tuple[str, ...]:
        """Give the codes of a column."""
        return self.schema.tables[table].columns[column].codes

    def code(self, table: str, column: str, code: str) -> int:
        """Give the place of a code in its column's list."""
        return self.codes(table, column).index(code)

    def start(self, years_before: int) -> int:
        """Give the number of the day so many years before the first reporting year."""
        return day_number(self.timeline.years_before(years_before))

    def clock(self, years_before: int) -> SeasonalClock:
        """Give a clock from so many years before the first reporting year to the cut-off."""
        return SeasonalClock(self.start(years_before), self.cut_off, self.calibration.season)

    def yearly(self, per_1000_children: float) -> float:
        """Give how many of something a year there are, from how many per 1,000 children."""
        return per_1000_children * self.authority.children / 1000

    def level(self, step: str, after: str) -> float:
        """Give how much more a step follows on another here than in the nation (1)."""
        return self.authority.levels[step] / self.authority.levels[after]

    def records_from(self) -> dict[str, date]:
        """Give the first day from which each table's history is recorded."""
        return {table: self.timeline.years_before(years) for table, years in HISTORY.items()}
