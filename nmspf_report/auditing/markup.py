"""A page's markup as a browser takes it: token by token, with its drawings cut out of it."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import count

import turbohtml
from turbohtml import Token, TokenType

DRAWING = "svg"
_DRAWING_BEGINS = re.compile(rf"<{DRAWING}(?=[\s/>])", re.IGNORECASE)
_DRAWING_ENDS = f"</{DRAWING}>"
_PLACE = "n"

_END = "the end of the page"


@dataclass(frozen=True)
class Markup:
    """What a page's source consists of.

    Parameters
    ----------
    tokens
        Tags, texts, comments and whatever else there is, in order. Each drawing is a start tag
        and an end tag.
    drawings
        The source of each drawing, in order.
    faults
        Why the tokens may not be all that is in the source: each fault by its name in the
        standard, with its line. A browser mends what is no proper markup, and leaves out what
        it cannot make sense of; who looks at the source still sees it.
    """

    tokens: Sequence[Token]
    drawings: Sequence[str]
    faults: Sequence[tuple[str, int]]


def read_markup(source: str) -> Markup:
    """Part a page, or a part of one, into tokens, as the standard says (WHATWG HTML, 13.2.5).

    Drawings are XML and most of a page, and have a reader of their own. What stands in their
    place is numbered, and has to come out as so many start tags in this order: so none was cut
    out of a comment, a value or a title.

    Parameters
    ----------
    source
        Its source.
    """
    parts: list[str] = []
    drawings: list[str] = []
    for words, drawing in _parted(source):
        parts.append(words)
        if drawing:
            # The lines of what follows keep their numbers.
            lines = "\n" * drawing.count("\n")
            parts.append(f'<{DRAWING} {_PLACE}="{len(drawings)}">{lines}{_DRAWING_ENDS}')
            drawings.append(drawing)
    bare = "".join(parts)
    tokens = list(turbohtml.tokenize(f"{bare}<!--{_END}-->"))
    faults = [(error.code, error.line) for error in turbohtml.parse(bare, positions=False).errors]
    if tokens and tokens[-1].type is TokenType.COMMENT and tokens[-1].data == _END:
        tokens.pop()
    else:
        # It has become part of a tag, a comment or a script that was not ended.
        faults.append(("unexpected-end", bare.count("\n") + 1))
    faults.extend(("unexpected-drawing", line) for line in _out_of_place(tokens, len(drawings)))
    return Markup(tokens, drawings, faults)


def _parted(source: str) -> Iterator[tuple[str, str]]:
    """Give what stands before each drawing, and the drawing; in the end what is left."""
    reached = 0
    for found in _DRAWING_BEGINS.finditer(source):
        if found.start() < reached:
            continue
        ends = source.find(_DRAWING_ENDS, found.start())
        if ends < 0:
            break
        after = ends + len(_DRAWING_ENDS)
        yield source[reached : found.start()], source[found.start() : after]
        reached = after
    yield source[reached:], ""


def _out_of_place(tokens: Sequence[Token], drawings: int) -> Iterator[int]:
    """Give the lines of start tags of drawings that are not the next one that was cut out."""
    places = count()
    for token in tokens:
        is_drawing = token.type is TokenType.START_TAG and token.tag == DRAWING
        if is_drawing and token.attrs != [(_PLACE, str(next(places)))]:
            yield token.line
    if next(places) != drawings:
        yield 0
