"""The journey through a framework's stages: which indicator counts which route, as data."""

from collections.abc import Iterator

from pydantic import Field, model_validator

from nmspf_report.definitions import Definition

OUTSIDE = "outside"
"""Where a route goes that leads to no stage."""


class Counted(Definition):
    """One figure of the framework.

    Parameters
    ----------
    indicator, category, unit
        Which: a code, a category (empty for the whole), a counting unit.
    name
        What it is called beside others of its route, such as ``new``; empty where it is alone.
    """

    indicator: str
    category: str = ""
    unit: str
    name: str = ""


class Route(Definition):
    """A way from a step to another stage, or back to it.

    Parameters
    ----------
    to
        The code of a stage, or `OUTSIDE`. For those who returned it is where they came from.
    title
        What happened, as it stands after a number: ``to the register``.
    counts
        What counts it: one figure, or two that are told apart by their names.
    """

    to: str = OUTSIDE
    title: str
    counts: tuple[Counted, ...] = Field(min_length=1, max_length=2)

    @model_validator(mode="after")
    def _tells_counts_apart(self) -> "Route":
        names = {count.name for count in self.counts}
        if len(self.counts) > 1 and ("" in names or len(names) < len(self.counts)):
            raise ValueError("name each of two counts")
        return self


class Step(Definition):
    """What is counted at a stage, and where it goes from there.

    Parameters
    ----------
    at
        The stage's code.
    title
        What is counted.
    whole
        The figure of all.
    returned
        Those who had been here before, where a figure says so.
    routes
        Where they went; some may have taken several routes, and some none.
    """

    at: str
    title: str
    whole: Counted
    returned: Route | None = None
    routes: tuple[Route, ...] = ()

    @property
    def lanes(self) -> tuple[Route, ...]:
        """The return, if any, and the routes."""
        return (*filter(None, [self.returned]), *self.routes)

    @property
    def figures(self) -> tuple[Counted, ...]:
        """Every figure of the step, the whole first."""
        return (self.whole, *(count for route in self.lanes for count in route.counts))


class Journey(Definition):
    """The stages that a child can pass through, and what is counted of each.

    Parameters
    ----------
    stages
        The name of each stage by its code, in the order in which a child comes to them.
    steps
        In order.
    """

    stages: dict[str, str]
    steps: tuple[Step, ...]

    @model_validator(mode="after")
    def _knows_its_stages(self) -> "Journey":
        named = {place for step in self.steps for place in (step.at, *_ends(step))}
        unknown = sorted(named - {*self.stages, OUTSIDE})
        if unknown:
            raise ValueError(f"not a stage: {', '.join(unknown)}")
        return self


def _ends(step: Step) -> Iterator[str]:
    return (route.to for route in step.lanes)
