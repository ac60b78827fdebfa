"""Finding the names and the ages of single persons in a text."""

import re
from collections.abc import Iterator
from functools import cache

from nmspf_report.narrative.counting import NEAR
from nmspf_report.narrative.lexicon import one_of, read_lexicon

Span = tuple[int, int]

OLDEST = 110

_NAME = r"(?:(?:ap|ab|van|de|von|der)\s+)*[^\W\d_a-z][\w\u2019'-]*"
_INITIAL = r"(?:[A-Z]\.?\s+)*"


def names(text: str) -> Iterator[Span]:
    """Find names by the title before them, or by what says that somebody is called so."""
    not_names = set(read_lexicon().no_names)
    for pattern in (_titled(), _titled_in_small_letters(), _called()):
        for found in pattern.finditer(text):
            if found["name"].split()[0].rstrip(".") not in not_names:
                yield found.span()


def ages(text: str) -> Iterator[Span]:
    """Find the age of one person: ``aged 7``, ``7 oed``, ``a seven-year-old boy``.

    Ages in ranges (``aged 10 to 17``, ``under 5 years of age``) and those of groups
    (``16 and 17 year olds``) tell of nobody.
    """
    for pattern in _age_patterns():
        for found in pattern.finditer(text):
            if not _is_of_a_group(text, *found.span()) and not _is_band(found):
                yield found.span()


def _is_of_a_group(text: str, start: int, end: int) -> bool:
    """Tell whether an age is of no one person: part of a range, or the age of a thing."""
    before = text[max(0, start - NEAR) : start]
    return bool(
        _GROUP_BEFORE.search(before)
        or _thing_before().search(before)
        or _GROUP_AFTER.match(text[end : end + NEAR])
    )


def _is_band(found: re.Match[str]) -> bool:
    """Tell whether two ages are a group, such as 16 and 17."""
    ages_told = tuple(int(digits) for digits in re.findall(r"\d+", found.group()))
    return ages_told in read_lexicon().bands


_GROUP_BEFORE = re.compile(
    r"(?<!\w)(?:(?:under|over|below|above|than|up to|to|from|between|at least|most|least|until"
    r"|reach(?:es|ing)?|or|dan|dros|hyd at|rhwng|hyd|i|neu|yn)\s*(?:the age of\s*)?"
    r"|(?:between|from|rhwng|o)\s+\S+\s+(?:and|to|a|ac|i)\s+)$|\d\s?[-\u2013]\s?$",
    re.IGNORECASE,
)
_GROUP_AFTER = re.compile(
    r"s(?!\w)|\s*(?:[-\u2013+]|to\s+\d|i\s+\d|a\s+\d|ac\s+\d|plus(?!\w)"
    r"|(?:years\s+)?(?:or|and)\s+(?:over|under|above|below|older|younger|more|upwards)"
    r"|(?:a|neu)\s+(?:throsodd|drosodd|hŷn|hyn|iau))",
    re.IGNORECASE,
)


@cache
def _thing_before() -> re.Pattern[str]:
    things = one_of(read_lexicon().things)
    return re.compile(rf"(?<!\w){things}\s+(?:is|was|are|were)\s+(?:\w+\s+)?$", re.IGNORECASE)


@cache
def _titled() -> re.Pattern[str]:
    """A title with a capital, and a name with one; or both in capitals alone."""
    titles = read_lexicon().titles
    every = one_of((*titles, *(title.upper() for title in titles)))
    return re.compile(rf"(?<![\w-]){every}\.?\s+(?P<name>{_INITIAL}{_NAME})(?:[ ]{_NAME})?")


@cache
def _titled_in_small_letters() -> re.Pattern[str]:
    titles = one_of(read_lexicon().lower_titles)
    return re.compile(rf"(?<![\w-]){titles}\.?\s+(?P<name>[^\W\d_]{{2,}})(?:[ ]{_NAME})?")


@cache
def _called() -> re.Pattern[str]:
    """A person, and shortly after what they are called."""
    persons = one_of(read_lexicon().persons)
    verb = r"(?:called|named|known\s+as|whose\s+name\s+is|o['\u2019]r\s+enw)"
    return re.compile(
        rf"(?<!\w)(?i:{persons})(?:\s+[a-z]+){{0,2}},?\s+(?i:{verb})\s+[\"\u201c'\u2018]?(?P<name>{_NAME})"
    )


@cache
def _age_patterns() -> tuple[re.Pattern[str], ...]:
    words = sorted(
        (word for word, value in read_lexicon().number_words.items() if value < OLDEST),
        key=lambda word: (-len(word), word),
    )
    age = rf"(?:\d{{1,3}}|(?:{'|'.join(words)})(?:[ -](?:{'|'.join(words)}))?)"
    span = r"(?:years?|yrs?|months?|weeks?|days?)"
    person = one_of(read_lexicon().persons)
    patterns = (
        rf"(?<!\w)s?he\s+(?:is|was|turned|turns)\s+(?:now\s+|only\s+|just\s+)?{age}"
        r"(?=\s*(?:$|[.,;:)!?]|when\b|and\b|at\b|but\b))",
        rf"(?<!\w)(?:turned|turning|turns)\s+{age}(?![\w%]|[.,]\d)",
        rf"(?<!\w)(?!famil|\w?eulu){person}\s+of\s+{age}(?![\w%-]|[.,]\d|\s+[a-z])",
        rf"(?<!\w){person}\s+\({age}(?:\s*(?:years|yrs|months|weeks|oed))?\)",
        r"(?<!\w)(?:his|her)\s+\d{1,2}(?:st|nd|rd|th)\s+birthday(?!\w)",
        rf"(?<!\w)aged?:?\s+(?:just\s+|only\s+|of\s+)?{age}(?:\s*(?:and|&|,)\s*{age})*(?![\w%]|[.,]\d)",
        rf"(?<!\w){age}(?:\s+and\s+a\s+half)?[\s-]+{span}[\s-]+old(?!\w)",
        rf"(?<!\w){age}[\s-]+{span}\s+of\s+age(?!\w)",
        r"(?<!\w)\d{1,2}\s?(?:yo|y/o|y\.o\.)(?!\w)",
        rf"(?<!\w){age}\s+(?:mlwydd\s+|blwydd\s+|flwydd\s+|mis\s+|fis\s+|wythnos\s+)?oed(?!\w)",
    )
    return tuple(re.compile(pattern, re.IGNORECASE) for pattern in patterns)
