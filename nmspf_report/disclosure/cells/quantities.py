"""Quantities: what the figures of a framework count, each thing once, and how they are tied.

One quantity can stand in many figures: the referrals received are the whole of one indicator and
the denominator of thirty. An attacker knows that, and adds up; so each is one quantity here.
"""

from dataclasses import dataclass

from nmspf_report.disclosure.cells.counted import OverTime

Terms = tuple[tuple[int, int], ...]
"""Quantities with their coefficients, in the order of the quantities."""

RESTS = ("rest", "known_rest")
"""What of a quantity is nobody's figure, and follows by subtraction."""

FigureKey = tuple[str, str, str]
"""Indicator, category, counting unit."""


@dataclass(frozen=True)
class Quantity:
    """One thing that is counted, in whichever figures it stands.

    Parameters
    ----------
    figure, shown
        The first figure that it stands in, by the framework's order, and as what of it:
        ``numerator``, ``denominator``; or ``rest``, what of a denominator, or of a count under
        looser conditions, is not in the numerator, and ``known_rest``, what of it is known not
        to be. Nobody prints these two, and everybody can subtract.
    over_time
        A year is the ``sum`` of its quarters; it is the ``same`` as its last quarter; it is
        ``bounded`` by them (a child counts once in each and once in the year); or they are
        ``apart``.
    """

    figure: FigureKey
    shown: str
    over_time: OverTime


@dataclass(frozen=True)
class Shown:
    """The quantities that a figure shows, and those that follow from it by subtraction."""

    numerator: int
    denominator: int | None
    rests: tuple[int, ...] = ()


@dataclass(frozen=True)
class Quantities:
    """Every quantity of a framework, and what ties those of one area and period.

    Parameters
    ----------
    quantities
        In the framework's order.
    shown
        What each figure shows.
    equations
        Terms that come to 0, besides the subtractions.
    limits
        Terms that come to 0 or less.
    limits_over_time
        Terms that in a quarter come to no more than in its year, and in a year to no more
        than in its four quarters together.
    subtractions
        A whole, a part of it, and the rest; in an order in which each can be computed.
    """

    quantities: tuple[Quantity, ...]
    shown: dict[FigureKey, Shown]
    equations: tuple[Terms, ...]
    limits: tuple[Terms, ...]
    limits_over_time: tuple[Terms, ...]
    subtractions: tuple[tuple[int, int, int], ...]
