"""The looks of slides: a presentation without slides, in the theme's colours, font and language."""

import re
from typing import Any

from pptx import Presentation
from pptx.dml.color import RGBColor
from pptx.oxml.ns import qn
from pptx.shapes.placeholder import MasterPlaceholder
from pptx.util import Emu, Mm, Pt

from nmspf_report.locale import Language
from nmspf_report.publishing.theme import tokens

WIDTH, HEIGHT = Mm(338.667), Mm(190.5)
MARGIN = Mm(14)
TITLE_TOP, TITLE_HEIGHT = Mm(8), Mm(18)
BODY_TOP, BODY_HEIGHT = Mm(30), Mm(143)
FOOT_TOP, FOOT_HEIGHT = Mm(177), Mm(8)
INNER_WIDTH = Emu(WIDTH - 2 * MARGIN)

COVER, TEXT, TITLE_ONLY = 0, 1, 5
"""The places of the layouts that are kept, among those that python-pptx brings."""

DATE, NUMBER, FOOTER = "dt", "sldNum", "ftr"
THEME = re.compile(r"ppt/theme/theme\d+\.xml")

_SLOTS = {
    "dk1": "text", "lt1": "page", "dk2": "accent", "lt2": "panel", "accent1": "accent",
    "accent2": "notice", "accent3": "muted", "accent4": "shade-all", "accent5": "shade-most",
    "accent6": "shade-some", "hlink": "accent", "folHlink": "notice",
}  # fmt: skip
"""Which of the theme's colours stands in which place of a presentation's own."""


def empty_deck() -> Any:
    """Give a presentation of the three layouts that are used, without any slide."""
    deck = Presentation()
    deck.slide_width, deck.slide_height = WIDTH, HEIGHT
    del deck.element.find(qn("p:sldSz")).attrib["type"]
    layouts = list(deck.slide_layouts)
    for place, layout in enumerate(layouts):
        if place not in (COVER, TEXT, TITLE_ONLY):
            deck.slide_layouts.remove(layout)
    for name, relation in list(deck.part.rels.items()):
        if relation.reltype.endswith("/printerSettings"):
            deck.part.drop_rel(name)
    for one in (deck.slide_master, *deck.slide_layouts):
        for shape in list(one.placeholders):
            _place(shape)
    _dress(deck)
    return deck


def colour(name: str) -> RGBColor:
    """Give one of the theme's colours."""
    shade = tokens()["colour"]["light"][name].removeprefix("#")
    return RGBColor(*bytes.fromhex(shade))


def themed(part: bytes) -> bytes:
    """Give the part of a presentation that holds its theme in our colours and font."""
    written = part.decode("utf-8")
    light, font = tokens()["colour"]["light"], tokens()["print"]["font"]
    for slot, name in _SLOTS.items():
        shade = light[name].removeprefix("#").upper()
        written = re.sub(
            rf"(<a:{slot}>).*?(</a:{slot}>)", rf'\1<a:srgbClr val="{shade}"/>\2', written
        )
    return re.sub(r'(<a:latin typeface=)"[^"]*"', rf'\1"{font}"', written).encode("utf-8")


def in_language(part: bytes, language: Language) -> bytes:
    """Give a part whose every run says which language it is in, and whose shapes have no numbers.

    Runs that are in another of our languages say so already: python-pptx's own have ``en-US``.
    A program numbers shapes in their names, which its reader sees in a list beside the slide.
    """
    said = f'lang="{language}-GB"'.encode()
    named = re.sub(rb'(<p:cNvPr [^>]*name="[^"]*?) \d+"', rb'\1"', part)
    told = re.sub(rb'(?<=[ <])lang="(?!(?:en|cy)-GB")[^"]*"', said, named)
    bare = re.sub(rb"<a:r><a:t>", rb"<a:r><a:rPr/><a:t>", told)
    looks = rb"<a:(rPr|endParaRPr|defRPr)(?![^>]*lang=)(?=[\s/>])"
    return re.sub(looks, rb"<a:\1 " + said, bare)


def _place(shape: Any) -> None:
    """Put a placeholder where a wide slide has it; a date is none of ours."""
    name = shape.element.find(f".//{qn('p:ph')}").get("type", "")
    if name == DATE:
        shape.element.getparent().remove(shape.element)
        return
    box: tuple[int, int, int, int]
    is_cover = name in ("ctrTitle", "subTitle")
    if name == "title":
        box = (MARGIN, TITLE_TOP, INNER_WIDTH, TITLE_HEIGHT)
    elif name == "ctrTitle":
        box = (MARGIN, Mm(58), INNER_WIDTH, Mm(34))
    elif name == "subTitle":
        box = (MARGIN, Mm(96), INNER_WIDTH, Mm(50))
    elif name == FOOTER:
        box = (MARGIN, FOOT_TOP, Emu(INNER_WIDTH - Mm(24)), FOOT_HEIGHT)
    elif name == NUMBER:
        box = (Emu(WIDTH - MARGIN - Mm(20)), FOOT_TOP, Mm(20), FOOT_HEIGHT)
    else:
        box = (MARGIN, BODY_TOP, INNER_WIDTH, BODY_HEIGHT)
    if is_cover or isinstance(shape, MasterPlaceholder):
        shape.left, shape.top, shape.width, shape.height = box


def _dress(deck: Any) -> None:
    """Set titles to the left, strong, in the accent's colour."""
    master = deck.slide_master.element
    first = master.find(f".//{qn('p:titleStyle')}")[0]
    first.set("algn", "l")
    looks = first.find(qn("a:defRPr"))
    looks.set("sz", str(Pt(28).centipoints))
    looks.set("b", "1")
    for found in looks.iter(qn("a:schemeClr")):
        found.set("val", "tx2")
    for level in master.find(f".//{qn('p:bodyStyle')}"):
        level.find(qn("a:defRPr")).set("sz", str(Pt(16).centipoints))
