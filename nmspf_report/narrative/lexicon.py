"""The words by which narrative is read: numbers, persons, titles, and what counts nobody."""

import re
from functools import cache
from typing import Literal

from pydantic import field_validator

from nmspf_report.definitions import Definition, DefinitionFile
from nmspf_report.resources import PACKAGE

_NAME = "nmspf_report/narrative/lexicon.yml"


class Lexicon(Definition):
    """Words of English and Welsh, in every form in which they are written.

    Parameters
    ----------
    number_words
        What each word comes to.
    ones, many
        Nouns for a person, a family or a case, when there is one of them and when there are more.
    after_a_number
        Nouns that follow a Welsh number, which stand in the singular.
    told_alone
        Words that tell of so many persons without a number.
    things
        Nouns for what has an age and is no person.
    compounds
        Words that make a noun before them part of another: ``child`` in ``child protection``.
    between
        Words that can stand between a number and its noun beside adjectives.
    never_between
        Words that end the search for a number's noun.
    persons
        Words for one person, after which a name can follow (``a boy called ...``).
    titles, lower_titles
        Titles that a name follows: with a capital, and in any case.
    no_names
        What follows a title's letters and is no name (``MS Teams``).
    born
        Words beside which a date is a date of birth.
    telephone_labels, insurance_labels, nhs_labels
        Words that say what a number is.
    postcode_areas
        The letters that a postcode can begin with.
    bands
        Pairs of ages that are a group, such as 16 and 17.
    months
        With the forms of Welsh ones after another word.
    shown
        What of a figure each word of a reference shows.
    structure
        Patterns, each by what it is, of words whose numbers count nobody.
    """

    number_words: dict[str, int]
    ones: tuple[str, ...]
    many: tuple[str, ...]
    after_a_number: tuple[str, ...]
    told_alone: dict[str, int]
    things: tuple[str, ...]
    compounds: tuple[str, ...]
    between: tuple[str, ...]
    never_between: tuple[str, ...]
    persons: tuple[str, ...]
    titles: tuple[str, ...]
    lower_titles: tuple[str, ...]
    no_names: tuple[str, ...]
    born: tuple[str, ...]
    telephone_labels: tuple[str, ...]
    insurance_labels: tuple[str, ...]
    nhs_labels: tuple[str, ...]
    postcode_areas: tuple[str, ...]
    bands: tuple[tuple[int, int], ...]
    months: tuple[str, ...]
    shown: dict[str, Literal["number", "percentage", "rate", "denominator"]]
    structure: dict[str, str]

    @field_validator("structure")
    @classmethod
    def _are_patterns(cls, patterns: dict[str, str]) -> dict[str, str]:
        for name, pattern in patterns.items():
            try:
                re.compile(pattern)
            except re.error as error:
                raise ValueError(f"{name}: {error}") from None
        return patterns


@cache
def read_lexicon() -> Lexicon:
    """Read the lexicon.

    Raises
    ------
    Problem
        If it is not as it must be; with the line.
    """
    return DefinitionFile(PACKAGE / "narrative" / "lexicon.yml", _NAME).read_as(Lexicon)


def one_of(words: tuple[str, ...]) -> str:
    """Write words as a pattern for any of them, the longest first; a blank is any white space."""
    ordered = sorted(words, key=lambda word: (-len(word), word))
    return "(?:" + "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in ordered) + ")"
