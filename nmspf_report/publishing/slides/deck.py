"""Writing slides as PPTX: titles, words, charts and tables, notes, notice and language."""

import re
from collections.abc import Iterator, Mapping, Sequence
from copy import deepcopy
from io import BytesIO
from math import ceil
from typing import Any

from pptx.enum.text import MSO_AUTO_SIZE, PP_ALIGN
from pptx.oxml.ns import qn
from pptx.util import Emu, Mm, Pt

from nmspf_report.locale import text
from nmspf_report.publishing.document import Document, EditableChart, Prose, Slide, Table
from nmspf_report.publishing.office.writing import packed, unpacked
from nmspf_report.publishing.slides.charts import draw
from nmspf_report.publishing.slides.looks import (
    BODY_HEIGHT,
    BODY_TOP,
    DATE,
    FOOTER,
    INNER_WIDTH,
    MARGIN,
    NUMBER,
    THEME,
    colour,
    empty_deck,
    in_language,
    themed,
)
from nmspf_report.publishing.slides.words import Grid, Paragraph, Run, grid_of, paragraphs_of

COVER_LAYOUT, TEXT_LAYOUT, TITLE_LAYOUT = 0, 1, 2
SIZES = ((700, Pt(20)), (1200, Pt(16)), (1900, Pt(14)))
"""Up to so many letters, words are set in such a size; beyond the last, they go to the notes."""

MOST_LETTERS, LEAST_ROOM = SIZES[-1][0], Mm(4)
GAP = Mm(5)
ACROSS = 2
MOST_ROWS, LONG_TITLE = 6, 46
CHARTS_BESIDE_WORDS = 0.55
CELL_LETTERS = Pt(11)
HEAD_HEIGHT = Mm(9)
FIRST_COLUMN = 0.34
"""The share of a table's width that the names of rows have."""

_CORE, _APP = "docProps/core.xml", "docProps/app.xml"
_THUMBNAIL = "docProps/thumbnail.jpeg"
_OF_SLIDES = re.compile(r"ppt/.*\.xml")
_CLOCK = re.compile(rb"<dcterms:(created|modified)[^>]*>[^<]*</dcterms:\1>")
_NO_PROPERTIES = (
    b"<?xml version='1.0' encoding='UTF-8' standalone='yes'?>\n"
    b'<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"/>'
)


def render_pptx(document: Document) -> bytes:
    """Give the PPTX's bytes: the same for the same document, on any day."""
    deck = empty_deck()
    _cover(deck, document)
    for slide in document.slides:
        _add(deck, slide, document)
    _describe(deck, document)
    content = BytesIO()
    deck.save(content)
    return packed(_finished(unpacked(content.getvalue()), document))


def _cover(deck: Any, document: Document) -> None:
    details = document.details
    sheet = deck.slides.add_slide(deck.slide_layouts[COVER_LAYOUT])
    title, beneath = sheet.placeholders[0].text_frame, sheet.placeholders[1].text_frame
    title.text = details.title
    said = [document.kind, *(f"{name}: {one}" for name, one in details.facts.items())]
    _fill(beneath, [Paragraph(runs=[Run(one)]) for one in said], Pt(18))
    for one in beneath.paragraphs:
        one.alignment = PP_ALIGN.LEFT
    _foot(sheet, details.notice)


def _add(deck: Any, slide: Slide, document: Document) -> None:
    """Add a slide, and others for the rows of a long table that it has no room for."""
    tables = [part for part in slide.parts if isinstance(part, Table)]
    for table in tables:
        grid = grid_of(table.rows)
        for start in range(0, len(grid.rows), _rows_of_each(grid)):
            title = slide.title if start == 0 else _continued(slide.title, document)
            sheet = _sheet(deck, TITLE_LAYOUT, title)
            _set_table(sheet, table.caption, grid, start)
            _finish(sheet, slide, document, [])
    if not tables:
        _add_words_and_charts(deck, slide, document)


def _rows_of_each(grid: Grid) -> int:
    """Part the rows of a table evenly among as many slides as it needs."""
    return ceil(len(grid.rows) / ceil(max(len(grid.rows), 1) / MOST_ROWS)) or 1


def _add_words_and_charts(deck: Any, slide: Slide, document: Document) -> None:
    prose = [part for part in slide.parts if isinstance(part, Prose)]
    words = [one for part in prose for one in paragraphs_of(part.markup)]
    charts = [part for part in slide.parts if isinstance(part, EditableChart)]
    shown, left = _room_for(words)
    sheet = _sheet(deck, TEXT_LAYOUT if words else TITLE_LAYOUT, slide.title)
    room = INNER_WIDTH
    if words and charts:
        room = Emu(round(INNER_WIDTH * CHARTS_BESIDE_WORDS))
        body = sheet.placeholders[1]
        body.left, body.top = Emu(MARGIN + room + GAP), BODY_TOP
        body.width, body.height = Emu(INNER_WIDTH - room - GAP), BODY_HEIGHT
    if words:
        _fill(sheet.placeholders[1].text_frame, shown, _size(shown, beside=bool(charts)))
    for chart, box in zip(charts, _boxes(len(charts), room), strict=True):
        draw(sheet, chart, box)
    _finish(sheet, slide, document, left)


def _sheet(deck: Any, layout: int, title: str) -> Any:
    sheet = deck.slides.add_slide(deck.slide_layouts[layout])
    frame = sheet.shapes.title.text_frame
    frame.text = title
    if len(title) > LONG_TITLE:
        frame.paragraphs[0].runs[0].font.size = Pt(20)
    return sheet


def _continued(title: str, document: Document) -> str:
    return text("publishing.slide_continued", document.details.language, title=title)


def _finish(sheet: Any, slide: Slide, document: Document, left: Sequence[Paragraph]) -> None:
    _foot(sheet, document.details.notice)
    _note(sheet, [*left, *paragraphs_of(slide.notes)])


def _room_for(words: Sequence[Paragraph]) -> tuple[list[Paragraph], list[Paragraph]]:
    """Part what a slide has room for from what its notes take."""
    shown: list[Paragraph] = []
    reached = 0
    for place, one in enumerate(words):
        reached += len(one.words)
        if shown and reached > MOST_LETTERS:
            return shown, list(words[place:])
        shown.append(one)
    return shown, []


def _size(words: Sequence[Paragraph], *, beside: bool) -> Pt:
    letters = sum(len(one.words) for one in words) * (2 if beside else 1)
    return next((size for most, size in SIZES if letters <= most), SIZES[-1][1])


def _fill(frame: Any, words: Sequence[Paragraph], size: Pt) -> None:
    frame.auto_size = MSO_AUTO_SIZE.NONE
    frame.word_wrap = True
    for place, one in enumerate(words):
        paragraph = frame.paragraphs[0] if place == 0 else frame.add_paragraph()
        paragraph.space_after = Pt(6)
        for said in one.runs:
            run = _say(paragraph, said)
            run.font.size = size
            run.font.italic = one.is_quoted or None
        if not one.is_bullet:
            _without_bullet(paragraph)


def _say(paragraph: Any, said: Run) -> Any:
    run = paragraph.add_run()
    run.text = said.words
    run.font.bold = said.is_strong or None
    if said.language:
        run._r.get_or_add_rPr().set("lang", f"{said.language}-GB")
    return run


def _without_bullet(paragraph: Any) -> None:
    properties = paragraph._p.get_or_add_pPr()
    properties.set("marL", "0")
    properties.set("indent", "0")
    properties.append(properties.makeelement(qn("a:buNone"), {}))


def _boxes(charts: int, room: Emu) -> Iterator[tuple[Emu, Emu, Emu, Emu]]:
    """Part the room beneath the title among charts, row by row; beside words they stand in one."""
    across = 1 if room < INNER_WIDTH else min(charts, ACROSS)
    down = ceil(charts / across) if across else 0
    for place in range(charts):
        row, column = divmod(place, across)
        width = (room - GAP * (across - 1)) // across
        height = (BODY_HEIGHT - GAP * (down - 1)) // down
        left, top = MARGIN + column * (width + GAP), BODY_TOP + row * (height + GAP)
        yield Emu(left), Emu(top), Emu(width), Emu(height)


def _set_table(sheet: Any, caption: str, grid: Grid, start: int) -> None:
    """Set some rows of a table beneath its heads."""
    rows, columns = grid.rows[start : start + _rows_of_each(grid)], len(grid.heads)
    height = Emu((BODY_HEIGHT - LEAST_ROOM) * (len(rows) + 1) // (MOST_ROWS + 1))
    frame = sheet.shapes.add_table(len(rows) + 1, columns, MARGIN, BODY_TOP, INNER_WIDTH, height)
    frame.name = caption
    frame._element.nvGraphicFramePr.cNvPr.set("descr", caption)
    made = frame.table
    # Its looks are its cells' own: they need no style of another program.
    looks = made._tbl.tblPr
    looks.remove(looks.find(qn("a:tableStyleId")))
    made.rows[0].height = HEAD_HEIGHT
    made.first_row, made.first_col, made.horz_banding = True, True, False
    first = round(INNER_WIDTH * FIRST_COLUMN)
    for place in range(columns):
        others = (INNER_WIDTH - first) // max(columns - 1, 1)
        made.columns[place].width = Emu(others if place else first)
    for column, words in enumerate(grid.heads):
        _fill_cell(made.cell(0, column), words, "panel", strong=True)
    for row, cells in enumerate(rows, start=1):
        for column, cell in enumerate(cells):
            _fill_cell(made.cell(row, column), cell.words, cell.shade or "page", strong=False)


def _fill_cell(cell: Any, words: str, ground: str, *, strong: bool) -> None:
    cell.margin_top = cell.margin_bottom = Mm(0.6)
    cell.margin_left = cell.margin_right = Mm(1.5)
    cell.fill.solid()
    cell.fill.fore_color.rgb = colour(ground)
    run = cell.text_frame.paragraphs[0].add_run()
    run.text = words
    run.font.size = CELL_LETTERS
    run.font.bold = strong
    run.font.color.rgb = colour("text")


def _foot(sheet: Any, notice: str) -> None:
    """Put the notice and the slide's number beneath all else, where the layout has them."""
    for place in sheet.slide_layout.placeholders:
        kind = place.element.find(f".//{qn('p:ph')}").get("type")
        if kind not in (FOOTER, NUMBER) or (kind == FOOTER and not notice):
            continue
        copied = deepcopy(place.element)
        properties = copied.find(qn("p:spPr"))
        for one in list(properties):
            properties.remove(one)
        sheet.shapes._spTree.append(copied)
        copied.nvSpPr.cNvPr.set("id", str(len(sheet.shapes._spTree) + 100))
        if kind == FOOTER:
            frame = sheet.shapes[-1].text_frame
            frame.text = notice
            font = frame.paragraphs[0].runs[0].font
            font.name, font.size = "+mn-lt", Pt(10)


def _note(sheet: Any, words: Sequence[Paragraph]) -> None:
    if not words:
        return
    notes = sheet.notes_slide
    for one in (notes, notes.part.notes_master):
        for place in list(one.placeholders):
            if place.element.find(f".//{qn('p:ph')}").get("type") in (DATE, "hdr", FOOTER):
                place.element.getparent().remove(place.element)
    frame = notes.notes_text_frame
    for place, one in enumerate(words):
        paragraph = frame.paragraphs[0] if place == 0 else frame.add_paragraph()
        for said in one.runs:
            _say(paragraph, said)


def _describe(deck: Any, document: Document) -> None:
    about = deck.core_properties
    about.title, about.subject = document.details.title, document.kind
    about.language = f"{document.details.language}-GB"
    about.author = about.comments = about.last_modified_by = about.keywords = ""


def _finished(parts: Mapping[str, bytes], document: Document) -> dict[str, bytes]:
    """Give the parts of a presentation without the time, and without another's picture."""
    made = {name: part for name, part in parts.items() if name != _THUMBNAIL}
    made["_rels/.rels"] = re.sub(rb"<Relationship [^>]*thumbnail[^>]*/>", b"", made["_rels/.rels"])
    made[_CORE] = _CLOCK.sub(b"", made[_CORE])
    made[_APP] = _NO_PROPERTIES
    made.update({name: themed(part) for name, part in made.items() if THEME.fullmatch(name)})
    return {
        name: in_language(part, document.details.language) if _OF_SLIDES.fullmatch(name) else part
        for name, part in made.items()
    }
