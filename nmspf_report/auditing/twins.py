"""What is set from a page, held against it: each number of it has to stand there as often."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from nmspf_report.auditing.reading import Reading
from nmspf_report.auditing.words import loose_numbers
from nmspf_report.bindings import NUMBER

_AROUND = 40


@dataclass(frozen=True)
class Twin:
    """The page that a print or an editable document is set from.

    Parameters
    ----------
    held
        How often each number stands in it that has not been met again yet.
    """

    held: Counter[str]

    @classmethod
    def by_page(cls, words: str) -> "Twin":
        """Hold every number, for a print: whose text runs on from one cell to the next.

        Parameters
        ----------
        words
            The page's; empty where there is none: then every number that could be a figure is
            loose.
        """
        return cls(Counter(NUMBER.findall(words)))

    @classmethod
    def by_text(cls, words: str) -> "Twin":
        """Hold the numbers that could be figures, for what has the page's cells and paragraphs.

        A number that could be none there, such as a code's, would let a figure pass that the page
        withholds.

        Parameters
        ----------
        words
            The page's, a line for each of its texts; empty where there is none.
        """
        texts = words.splitlines()
        return cls(Counter(one[start:end] for one in texts for start, end in _figures(one)))

    def strike(self, words: str, spot: str, reading: Reading) -> None:
        """Strike each number that could be a figure from those of the page; what is over is loose.

        Parameters
        ----------
        words
            A text of what is set from the page.
        spot
            Where it stands.
        reading
            Takes what is loose.
        """
        reading.numbers += len(NUMBER.findall(words))
        for start, end in _figures(words):
            number = words[start:end]
            if self.held[number] > 0:
                self.held[number] -= 1
            else:
                around = words[max(0, start - _AROUND) : end + _AROUND]
                reading.loose_number(around, number, spot)


def _figures(words: str) -> Iterator[tuple[int, int]]:
    """Give where numbers stand that could be figures.

    A bound number of a sentence is a text of its own in a page, and part of one in a document: so
    a number that is all of a text is taken for a figure in both, whatever else it may be.
    """
    bare = words.strip()
    if NUMBER.fullmatch(bare):
        start = words.index(bare)
        yield start, start + len(bare)
    else:
        yield from loose_numbers(words)
