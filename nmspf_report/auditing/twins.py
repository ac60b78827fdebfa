"""What is set from a page, held against it: each number of it has to stand there as often."""

from collections import Counter
from collections.abc import Iterator, Sequence
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

    def compare(self, texts: Sequence[tuple[str, str]], reading: Reading) -> None:
        """Compare what is set from the page with it; a number that it has more often is loose.

        Parameters
        ----------
        texts
            Each text of what is set from the page, and where it stands.
        reading
            Takes what is loose.
        """
        written = Counter(number for words, _ in texts for number in NUMBER.findall(words))
        reading.numbers += written.total()
        # Whatever stands in the page as often, figure or not, need not be looked at.
        over = frozenset(one for one, times in written.items() if times > self.held[one])
        for words, spot in texts if over else ():
            self._strike(words, spot, over, reading)

    def _strike(self, words: str, spot: str, over: frozenset[str], reading: Reading) -> None:
        """Strike each number that could be a figure from those of the page."""
        for start, end in _figures(words, over):
            number = words[start:end]
            if self.held[number] > 0:
                self.held[number] -= 1
            else:
                around = words[max(0, start - _AROUND) : end + _AROUND]
                reading.loose_number(around, number, spot)


def _figures(words: str, among: frozenset[str] | None = None) -> Iterator[tuple[int, int]]:
    """Give where numbers stand that could be figures; of some alone, if they are given.

    A number that is all of a text, such as a cell's, is taken for a figure whatever else it may
    be: else a document could have the number of a recommendation where the page withholds.
    """
    bare = words.strip()
    if not NUMBER.fullmatch(bare):
        yield from loose_numbers(words, among)
    elif among is None or bare in among:
        start = words.index(bare)
        yield start, start + len(bare)
