"""What gives a count away: each breach with where it is, in words."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from nmspf_report.auditing.attacking import Attack
from nmspf_report.auditing.facts import Fact, Loose
from nmspf_report.disclosure.cells.cells import Cells
from nmspf_report.disclosure.cells.naming import name_figure, name_place
from nmspf_report.disclosure.proof.proving import Finding, Status
from nmspf_report.locale import Language, text


@dataclass(frozen=True)
class Breach:
    """One thing that gives a count away, or may.

    Parameters
    ----------
    kind
        ``loose``, ``disagreeing``, ``derived``, ``unrounded``, ``unknown``, ``printed``,
        ``exposed``, ``unproved`` or ``contradiction``.
    words
        What it is, and where.
    """

    kind: str
    words: str


@dataclass(frozen=True)
class Naming:
    """How cells and facts are named to the reader of an audit.

    Parameters
    ----------
    cells
        The cells.
    language
        The reader's.
    """

    cells: Cells
    language: Language

    def cell(self, cell: int) -> str:
        """Name a cell; those after the release's own are figures that were revised since."""
        return name_place(self.cells, cell, self.language)

    def fact(self, fact: Fact) -> str:
        """Name the figure of a fact."""
        figure = (fact.indicator, fact.category, fact.counting_unit)
        where = (fact.area_code, fact.period)
        return name_figure(figure, where, self.cells.geography, "numerator", self.language)

    def say(self, kind: str, **values: object) -> Breach:
        """Put a breach into words."""
        return Breach(kind, text(f"audit.breach_{kind}", self.language, **values))


def breaches_in_files(made: Attack, loose: Iterable[Loose], naming: Naming) -> Iterator[Breach]:
    """Tell what the files themselves give away: numbers that nothing explains, and derived ones."""
    for found in loose:
        yield naming.say(
            "loose",
            file=found.where.file,
            spot=found.where.spot,
            number=found.number,
            words=found.words,
        )
    for kind, facts in (
        ("disagreeing", made.disagreeing),
        ("derived", made.derived),
        ("unrounded", made.unrounded),
        ("unknown", made.unknown),
    ):
        for fact in facts:
            yield naming.say(
                kind,
                file=fact.where.file,
                spot=fact.where.spot,
                shown=text(f"audit.shown_{fact.shown}", naming.language),
                figure=naming.fact(fact),
            )


def breaches_of_cells(cells: Iterable[int], naming: Naming) -> Iterator[Breach]:
    """Tell which withheld cells are printed elsewhere."""
    for cell in cells:
        yield naming.say("printed", figure=naming.cell(cell))


def breaches_in_proof(findings: Iterable[Finding], naming: Naming) -> Iterator[Breach]:
    """Tell of which cells it is proved that they are given away, or nothing is proved."""
    for finding in findings:
        if finding.status == Status.EXPOSED:
            yield naming.say(
                "exposed",
                figure=naming.cell(finding.cell),
                lowest=finding.lowest,
                highest=finding.highest,
            )
        elif finding.status == Status.UNPROVED:
            yield naming.say("unproved", figure=naming.cell(finding.cell))


def contradiction(cells: Iterable[int], naming: Naming) -> Breach:
    """Tell that no table agrees with the files."""
    separator = text("disclosure.separator", naming.language)
    figures = separator.join(map(naming.cell, cells))
    return naming.say("contradiction", figures=figures)
