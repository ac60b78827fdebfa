"""What is set from a page, held against it: each number of it has to stand there as often."""

from collections import Counter
from dataclasses import dataclass, field

from nmspf_report.auditing.reading import Reading
from nmspf_report.auditing.words import loose_numbers
from nmspf_report.bindings import NUMBER

_AROUND = 40


@dataclass
class Twin:
    """The page that a print or an editable document is set from.

    Parameters
    ----------
    words
        The page's; empty where there is none: then every number that could be a figure is loose.
    """

    words: str
    held: Counter[str] = field(init=False)

    def __post_init__(self) -> None:
        self.held = Counter(NUMBER.findall(self.words))

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
        for start, end in loose_numbers(words):
            number = words[start:end]
            if self.held[number] > 0:
                self.held[number] -= 1
            else:
                around = words[max(0, start - _AROUND) : end + _AROUND]
                reading.loose_number(around, number, spot)
