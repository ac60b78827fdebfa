"""The styles of DOCX files, made of the theme's tokens."""

import re
from xml.etree.ElementTree import Element, SubElement, register_namespace, tostring

from defusedxml.ElementTree import fromstring

from nmspf_report.locale import Language
from nmspf_report.publishing.theme import tokens

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
TWENTIETHS = {"pt": 20.0, "mm": 20 * 72 / 25.4}
"""How many twentieths of a point, Word's unit of length, a unit has."""

register_namespace("w", WORD)

_LENGTH = re.compile(r"([\d.]+)(pt|mm)")


def length(written: str) -> int:
    """Give a token's length in twentieths of a point.

    Raises
    ------
    ValueError
        If it is in neither points nor millimetres.
    """
    found = _LENGTH.fullmatch(written)
    if found is None:
        raise ValueError(f"not a length: {written}")
    return round(float(found[1]) * TWENTIETHS[found[2]])


def themed(styles: bytes, language: Language) -> bytes:
    """Give pandoc's styles in the theme's fonts, sizes and colours, and in a language.

    Parameters
    ----------
    styles
        The part ``word/styles.xml``.
    language
        Of the document.
    """
    root = fromstring(styles)
    colour, lengths = tokens()["colour"]["light"], tokens()["print"]
    for fonts in root.iter(_name("rFonts")):
        fonts.attrib.clear()
        for kind in ("ascii", "hAnsi", "cs", "eastAsia"):
            fonts.set(_name(kind), lengths["font"])
    for spoken in root.iter(_name("lang")):
        spoken.attrib.clear()
        spoken.set(_name("val"), f"{language}-GB")
    defaults = next(root.iter(_name("rPrDefault")))[0]
    _letters(defaults, size=lengths["body-size"], colour=colour["text"])
    sizes = [lengths["title-size"], *lengths["heading-sizes"]]
    headings = ["Title", *(f"Heading{level}" for level in range(1, len(sizes)))]
    for name, size in zip(headings, sizes, strict=True):
        is_first = name in ("Title", "Heading1")
        _set(root, name, size=size, colour=colour["accent" if is_first else "text"], bold=True)
        _left(_style(root, name))
    _set(root, "Subtitle", size=lengths["body-size"], colour=colour["muted"], bold=True)
    _left(_style(root, "Subtitle"))
    _set(root, "TOCHeading", size=lengths["heading-sizes"][1], colour=colour["text"], bold=True)
    for name in ("Caption", "TableCaption", "ImageCaption"):
        _set(root, name, size=lengths["caption-size"], colour=colour["text"], bold=True)
        _kept_with_next(_style(root, name))
    _set(root, "Compact", size=lengths["table-size"], colour=colour["text"])
    _set(root, "Hyperlink", size=None, colour=colour["accent"])
    root.append(_label(colour["accent"]))
    _rule_tables(_style(root, "Table"), colour)
    return bytes(tostring(root, encoding="utf-8", xml_declaration=True))


def _style(root: Element, name: str) -> Element:
    return next(one for one in root if one.get(_name("styleId")) == name)


def _set(root: Element, name: str, *, size: str | None, colour: str, bold: bool = False) -> None:
    style = _style(root, name)
    found = style.find(_name("rPr"))
    _letters(SubElement(style, _name("rPr")) if found is None else found, size, colour, bold=bold)


def _letters(letters: Element, size: str | None, colour: str, *, bold: bool = False) -> None:
    """Set how letters look; Word reads the elements in this order only."""
    kept = [one for one in letters if one.tag in (_name("rFonts"), _name("lang"), _name("rStyle"))]
    fonts = [one for one in kept if one.tag != _name("lang")]
    spoken = [one for one in kept if one.tag == _name("lang")]
    letters[:] = fonts
    if bold:
        SubElement(letters, _name("b"))
    SubElement(letters, _name("color"), {_name("val"): _hexadecimal(colour)})
    if size is not None:
        half_points = str(round(length(size) / 10))
        SubElement(letters, _name("sz"), {_name("val"): half_points})
        SubElement(letters, _name("szCs"), {_name("val"): half_points})
    letters.extend(spoken)


def _left(style: Element) -> None:
    for aligned in list(style.iter(_name("jc"))):
        aligned.set(_name("val"), "left")


def _kept_with_next(style: Element) -> None:
    found = style.find(_name("pPr"))
    if found is None:
        found = Element(_name("pPr"))
        style.insert(list(style).index(next(style.iter(_name("rPr")))), found)
    if found.find(_name("keepNext")) is None:
        found.insert(0, Element(_name("keepNext")))


def _label(colour: str) -> Element:
    """Give the style of a caption's “Table 1.”."""
    style = Element(_name("style"), {_name("type"): "character", _name("styleId"): "CaptionLabel"})
    style.set(_name("customStyle"), "1")
    SubElement(style, _name("name"), {_name("val"): "Caption Label"})
    SubElement(style, _name("basedOn"), {_name("val"): "DefaultParagraphFont"})
    letters = SubElement(style, _name("rPr"))
    SubElement(letters, _name("color"), {_name("val"): _hexadecimal(colour)})
    return style


def _rule_tables(style: Element, colour: dict[str, str]) -> None:
    """Give tables a line beneath each row, and a ground and a heavier line to their header."""
    for part in [one for one in style if one.tag in (_name("tblPr"), _name("tblStylePr"))]:
        style.remove(part)
    table = SubElement(style, _name("tblPr"))
    borders = SubElement(table, _name("tblBorders"))
    for side in ("bottom", "insideH"):
        _line(borders, side, "4", colour["rule"])
    margins = SubElement(table, _name("tblCellMar"))
    for side in ("left", "right"):
        SubElement(margins, _name(side), {_name("w"): "80", _name("type"): "dxa"})
    first = SubElement(style, _name("tblStylePr"), {_name("type"): "firstRow"})
    SubElement(SubElement(first, _name("rPr")), _name("b"))
    cell = SubElement(first, _name("tcPr"))
    _line(SubElement(cell, _name("tcBorders")), "bottom", "8", colour["accent"])
    ground = {"val": "clear", "color": "auto", "fill": _hexadecimal(colour["panel"])}
    SubElement(cell, _name("shd"), {_name(name): value for name, value in ground.items()})


def _line(around: Element, side: str, eighths: str, colour: str) -> None:
    looks = {"val": "single", "sz": eighths, "space": "0", "color": _hexadecimal(colour)}
    SubElement(around, _name(side), {_name(name): value for name, value in looks.items()})


def _hexadecimal(colour: str) -> str:
    return colour.removeprefix("#").upper()


def _name(name: str) -> str:
    return f"{{{WORD}}}{name}"
