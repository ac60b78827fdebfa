"""What a publication plan costs, beside others: cells published, cells withheld, time."""

from collections.abc import Iterator
from dataclasses import dataclass
from time import perf_counter

from nmspf_report.disclosure.cells.table import Publishable
from nmspf_report.disclosure.protecting import protect
from nmspf_report.parameters import Disclosure, FigureGroup, Frequency, PublicationPlan

ASKED = "asked"

ALTERNATIVES: dict[str, tuple[FigureGroup, str, Frequency]] = {
    "headline_yearly": ("headline", "authority", "yearly"),
    "breakdown_quarterly": ("breakdown", "authority", "quarterly"),
    "breakdown_never": ("breakdown", "authority", "never"),
    "regions_yearly": ("breakdown", "region", "yearly"),
    "re_entry_never": ("re_entry", "authority", "never"),
}
"""One change each to the plan that was asked for: a group of figures, a level, how often."""


@dataclass(frozen=True)
class Choice:
    """What a plan costs.

    Parameters
    ----------
    name
        `ASKED`, or one of `ALTERNATIVES`.
    printed, primary, secondary
        As in `nmspf_report.disclosure.protecting.Protected`.
    seconds
        How long it took to protect.
    """

    name: str
    printed: int
    primary: int
    secondary: int
    seconds: float


def compare_plans(publishable: Publishable, rules: Disclosure) -> Iterator[Choice]:
    """Protect the same figures under the plan that was asked for, and under each alternative.

    Parameters
    ----------
    publishable
        What was counted.
    rules
        The run's parameters of disclosure control.

    Raises
    ------
    Problem
        If a plan cannot be protected as asked.
    """
    yield _choice(ASKED, publishable, rules)
    for name, (group, level, frequency) in ALTERNATIVES.items():
        changed = _changed(rules.plan, group, level, frequency)
        if changed != rules.plan:
            yield _choice(name, publishable, rules.model_copy(update={"plan": changed}))


def _choice(name: str, publishable: Publishable, rules: Disclosure) -> Choice:
    began = perf_counter()
    protected = protect(publishable, rules)
    seconds = perf_counter() - began
    return Choice(name, protected.printed, protected.primary, protected.secondary, seconds)


def _changed(
    plan: PublicationPlan, group: FigureGroup, level: str, frequency: Frequency
) -> PublicationPlan:
    levels = getattr(plan, group).model_copy(update={level: frequency})
    return plan.model_copy(update={group: levels})
