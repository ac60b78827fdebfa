"""Writing a document as DOCX, to be edited: headings, tables, charts, contents, language."""

import re
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from html import escape
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory

import pypandoc

from nmspf_report.locale import Language, text
from nmspf_report.publishing.document import Chart, Document, Heading
from nmspf_report.publishing.office.pictures import PIXELS_PER_INCH, pictures_of, size_of
from nmspf_report.publishing.office.styles import length, themed
from nmspf_report.publishing.pdf import print_markup
from nmspf_report.publishing.theme import templates, theme_file, tokens

OPTIONS = ("--shift-heading-level-by=-1", "--toc", "--wrap=none", "--sandbox")
MADE = (1980, 1, 1, 0, 0, 0)
ENGLISH_METRIC_UNITS = 914_400
"""DrawingML's unit of length: so many to an inch."""

A4 = ("210mm", "297mm")

_DOCUMENT, _STYLES, _CORE = "word/document.xml", "word/styles.xml", "docProps/core.xml"
_CUSTOM = "docProps/custom.xml"
_RELATIONS, _TYPES = "word/_rels/document.xml.rels", "[Content_Types].xml"
_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_NO_PROPERTIES = (
    b'<?xml version="1.0" encoding="UTF-8"?>\n'
    b'<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/custom-properties"/>'
)
"""What programs say of how they wrote a file is no part of it."""

_NAMESPACES = (
    f'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="{_RELATION}"'
)
_SVG = (
    '<a:extLst><a:ext uri="{96DAC541-7B7A-43D3-8B79-37D633B846F1}"><asvg:svgBlip'
    ' xmlns:asvg="http://schemas.microsoft.com/office/drawing/2016/SVG/main"'
    ' r:embed="chart0svg"/></a:ext></a:extLst>'
)


def render_docx(document: Document) -> bytes:
    """Give the DOCX's bytes: the same for the same document, on any day."""
    parts = unpacked(_written_by_pandoc(office_markup(document), _about(document)))
    parts[_STYLES] = themed(parts[_STYLES], document.details.language)
    return finished(parts, document)


def finished(parts: Mapping[str, bytes], document: Document) -> bytes:
    """Give the bytes of a DOCX that pandoc has written, with what pandoc leaves out.

    Parameters
    ----------
    parts
        As pandoc has written them: in the theme's styles, with `docx.lua`.
    document
        What it was written from: its charts take the place of pandoc's pictures.

    Raises
    ------
    ValueError
        If the parts are not what pandoc writes.
    """
    charts = [block for block in document.blocks if isinstance(block, Chart)]
    pictures = pictures_of([chart.svg for chart in charts])
    made = {name: part for name, part in parts.items() if not name.startswith("word/media/")}
    body = _with_contents(made[_DOCUMENT].decode("utf-8"), document.contents)
    made[_DOCUMENT] = _with_pages(_with_charts(body, pictures)).encode("utf-8")
    for number, (chart, picture) in enumerate(zip(charts, pictures, strict=True), start=1):
        made[f"word/media/chart{number}.png"] = picture
        made[f"word/media/chart{number}.svg"] = chart.svg.encode("utf-8")
    made["word/header1.xml"] = _header(document).encode("utf-8")
    made["word/footer1.xml"] = _footer(document).encode("utf-8")
    made[_RELATIONS] = _related(made[_RELATIONS].decode("utf-8"), len(charts)).encode("utf-8")
    made[_TYPES] = _typed(made[_TYPES].decode("utf-8")).encode("utf-8")
    made[_CORE] = re.sub(rb"<dcterms:(created|modified)[^>]*>[^<]*</dcterms:\1>", b"", made[_CORE])
    made[_CUSTOM] = _NO_PROPERTIES
    return packed(made)


def reference_docx(language: Language) -> bytes:
    """Give an empty DOCX in the theme's styles, from which other programs take theirs."""
    parts = unpacked(_written_by_pandoc("", {"lang": language}))
    parts[_STYLES] = themed(parts[_STYLES], language)
    return packed(parts)


def office_markup(document: Document) -> str:
    """Give what pandoc reads to make a DOCX, as HTML."""
    return facts_markup(document) + print_markup(document, lambda chart: chart.id)


def facts_markup(document: Document) -> str:
    """Give what a DOCX says of itself before its first section, as HTML."""
    return templates().get_template("office.html.jinja").render(details=document.details)


def unpacked(content: bytes) -> dict[str, bytes]:
    """Give the parts of a DOCX by their names."""
    with zipfile.ZipFile(BytesIO(content)) as archive:
        return {name: archive.read(name) for name in sorted(archive.namelist())}


def _about(document: Document) -> dict[str, str]:
    details = document.details
    return {
        "title": details.title,
        "subtitle": document.kind,
        "lang": details.language,
        "toc-title": text("publishing.contents", details.language),
    }


def _written_by_pandoc(markup: str, about: Mapping[str, str]) -> bytes:
    with TemporaryDirectory() as folder:
        target = Path(folder, "document.docx")
        pypandoc.convert_text(
            markup,
            to="docx",
            format="html-auto_identifiers",
            outputfile=str(target),
            extra_args=[*OPTIONS, *(f"--metadata={name}={said}" for name, said in about.items())],
            filters=[str(theme_file("docx.lua"))],
        )
        return target.read_bytes()


def _with_contents(body: str, contents: Sequence[Heading]) -> str:
    """Write the contents out; Word adds the numbers of pages when its reader updates them."""
    numbered = enumerate(contents, start=1)
    entries = [(number, heading) for number, heading in numbered if heading.level <= 3]
    written = "".join(
        f'<w:p><w:pPr><w:pStyle w:val="Compact"/><w:ind w:left="{360 * (heading.level - 2)}"/>'
        f'</w:pPr><w:hyperlink w:anchor="heading-{number}"><w:r><w:rPr><w:rStyle'
        f' w:val="Hyperlink"/></w:rPr><w:t>{escape(heading.text)}</w:t></w:r></w:hyperlink></w:p>'
        for number, heading in entries
    )
    between = '<w:fldChar w:fldCharType="separate" />'
    before, found, after = body.partition(between)
    if not found:
        raise ValueError("there are no contents")
    after = after.removeprefix('<w:fldChar w:fldCharType="end" /></w:r></w:p>')
    begun = before.replace('w:fldCharType="begin" w:dirty="true"', 'w:fldCharType="begin"')
    ended = '<w:p><w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>'
    return f"{begun}{between}</w:r></w:p>{written}{ended}{after}"


def _with_charts(body: str, pictures: Sequence[bytes]) -> str:
    """Put each chart in its place, as wide as it is drawn, but no wider than the page."""
    numbers = iter(range(1, len(pictures) + 1))

    def drawn(found: re.Match[str]) -> str:
        number = next(numbers)
        drawing = re.sub(r'(<pic:cNvPr )descr="[^"]*" ', r"\1", found[0])
        named = rf'\1 id="{number}" name="Chart"'
        drawing = re.sub(r'(<wp:docPr .*?) id="\d+" name="Picture"', named, drawing)
        svg = _SVG.replace("chart0", f"chart{number}")
        blip = f'<a:blip r:embed="chart{number}png">{svg}</a:blip>'
        drawing = re.sub(r'<a:blip r:embed="[^"]*"\s*/>', blip, drawing)
        across, down = _extent(pictures[number - 1])
        return re.sub(r'cx="\d+" cy="\d+"', f'cx="{across}" cy="{down}"', drawing)

    return re.sub(r"<w:drawing>.*?</w:drawing>", drawn, body, flags=re.DOTALL)


def _extent(picture: bytes) -> tuple[int, int]:
    """Give a picture's width and height in DrawingML's unit."""
    width, height = (side / PIXELS_PER_INCH for side in size_of(picture))
    margin = 2 * length(tokens()["print"]["margin"])
    room = [(length(side) - margin) / 1440 for side in A4]
    scale = min(1.0, room[0] / width, 0.85 * room[1] / height)
    return round(width * scale * ENGLISH_METRIC_UNITS), round(height * scale * ENGLISH_METRIC_UNITS)


def _with_pages(body: str) -> str:
    width, height = map(length, A4)
    margin = length(tokens()["print"]["margin"])
    section = (
        '<w:sectPr><w:headerReference w:type="default" r:id="header1"/>'
        '<w:footerReference w:type="default" r:id="footer1"/>'
        f'<w:pgSz w:w="{width}" w:h="{height}"/><w:pgMar w:top="{margin}" w:right="{margin}"'
        f' w:bottom="{margin}" w:left="{margin}" w:header="600" w:footer="600" w:gutter="0"/>'
        "</w:sectPr>"
    )
    return re.sub(r"<w:sectPr\s*/>|<w:sectPr>.*?</w:sectPr>", section, body, flags=re.DOTALL)


def _header(document: Document) -> str:
    words = document.details.notice or document.details.title
    return f"<w:hdr {_NAMESPACES}>{_centred(_run(words))}</w:hdr>"


def _footer(document: Document) -> str:
    """Write “Page 1 of 2”, the numbers as fields that Word fills."""
    words = text("publishing.page_of_pages", document.details.language, page="\0", pages="\1")
    fields = {"\0": "PAGE", "\1": "NUMPAGES"}
    runs = (
        f'<w:fldSimple w:instr="{fields[said]}"/>' if said in fields else _run(said)
        for said in re.split(r"([\0\1])", words)
        if said
    )
    return f"<w:ftr {_NAMESPACES}>{_centred(''.join(runs))}</w:ftr>"


def _run(words: str) -> str:
    return f'<w:r><w:t xml:space="preserve">{escape(words)}</w:t></w:r>'


def _centred(runs: str) -> str:
    style = '<w:pPr><w:pStyle w:val="Compact"/><w:jc w:val="center"/></w:pPr>'
    return f"<w:p>{style}{runs}</w:p>"


def _related(relations: str, charts: int) -> str:
    kept = re.sub(r'<Relationship [^>]*Target="media/[^>]*>', "", relations)
    return kept.replace("</Relationships>", "".join(_relations(charts)) + "</Relationships>")


def _relations(charts: int) -> Iterator[str]:
    wanted = [(f"{part}1", part, f"{part}1.xml") for part in ("header", "footer")]
    wanted.extend(
        (f"chart{number}{kind}", "image", f"media/chart{number}.{kind}")
        for number in range(1, charts + 1)
        for kind in ("png", "svg")
    )
    for name, kind, target in wanted:
        yield f'<Relationship Type="{_RELATION}/{kind}" Id="{name}" Target="{target}"/>'


def _typed(types: str) -> str:
    pictures = r'<(?:Default Extension|Override PartName)="[^"]*\.?(?:png|svg)"[^>]*>'
    named = re.sub(pictures, "", types)
    added = '<Default Extension="png" ContentType="image/png"/>'
    added += '<Default Extension="svg" ContentType="image/svg+xml"/>'
    added += "".join(
        f'<Override PartName="/word/{part}1.xml" ContentType="{_WORD}.{part}+xml"/>'
        for part in ("header", "footer")
    )
    return named.replace("</Types>", f"{added}</Types>")


def packed(parts: dict[str, bytes]) -> bytes:
    """Pack the parts of a document, the list of their kinds first, without the time of day."""
    content = BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in sorted(parts, key=lambda name: (name != _TYPES, name)):
            entry = zipfile.ZipInfo(name, MADE)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o644 << 16
            archive.writestr(entry, parts[name])
    return content.getvalue()
