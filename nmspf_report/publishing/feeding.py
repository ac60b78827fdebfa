"""Feeding markup to a parser: what is written as we write it at once, all else as Python reads it.

Python's own parser looks at each tag several times. Nearly all that is read here is written by
this package: tags in small letters, each attribute in double quotes, one space before it. Such
tags can be read in one way only, and are found by one pattern.
"""

import re
from html import unescape
from html.parser import HTMLParser

# Between the tags of these a parser looks for no others.
_RAW = (
    *("iframe", "noembed", "noframes", "noscript", "plaintext", "script", "style", "textarea"),
    *("title", "xmp"),
)
_NAME = r"[a-z][a-z0-9]*"
_VALUE = r'[^"&]*+(?:&#?[a-z0-9]+;[^"&]*+)*+'
_ATTRIBUTE = re.compile(rf' ([a-z-]+)="({_VALUE})"')
_PLAIN = re.compile(rf'<({_NAME})((?: [a-z-]+="{_VALUE}")*+)>|</({_NAME})>|([^<]++)')
_ALL_PLAIN = re.compile(
    rf'(?:<(?!(?:{"|".join(_RAW)})[ >]){_NAME}(?: [a-z-]+="{_VALUE}")*+>|</{_NAME}>|[^<]++)*+'
)


def feed(parser: HTMLParser, markup: str) -> None:
    """Feed a parser a whole markup, and close it.

    What it is told is what `HTMLParser.feed` would tell it, in the same order; the text between
    two tags in one piece. Markup of which a tag is not plain, the parser reads by itself.

    Parameters
    ----------
    parser
        One that has been fed nothing, and that reads references to characters as characters.
    markup
        HTML.
    """
    if not _ALL_PLAIN.fullmatch(markup):
        parser.feed(markup)
        parser.close()
        return
    for opened, attributes, closed, words in _PLAIN.findall(markup):
        if opened:
            parser.handle_starttag(opened, _read(attributes) if attributes else [])
        elif closed:
            parser.handle_endtag(closed)
        else:
            parser.handle_data(unescape(words))
    parser.close()


def _read(attributes: str) -> list[tuple[str, str | None]]:
    return [(name, unescape(value)) for name, value in _ATTRIBUTE.findall(attributes)]
