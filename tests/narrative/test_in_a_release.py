"""Narrative through a whole build: nothing held back, and no markup, gets into a release."""

import json
import re
import shutil
from dataclasses import dataclass
from html import unescape
from pathlib import Path

import nbformat
import pypdfium2
import pytest
import yaml

from nmspf_report.checking.findings import query_id
from nmspf_report.framework.catalogue import read_framework
from nmspf_report.narrative.clearing import RULE, suspicion_key
from nmspf_report.narrative.preparing import prepare
from nmspf_report.narrative.screening import screen
from nmspf_report.publishing.theme import script
from tests.publishing.pages import in_full
from tests.release.here import nmspf
from tests.release.running import write_parameters

FRAMEWORK = read_framework("nmspf_c")
TORFAEN = "W06000020"

HOSTILE = """\
<script>alert('pwned')</script> <b>bold</b> <img src=x onerror=alert(1)> &lt;i&gt; &amp;
[a link](https://evil.example/l) ![p](https://evil.example/p.png) <https://evil.example/a>
# No heading
- no list
1. no list either
> no quotation
$x^2$ and \\(y\\) #set page(width: 1pt) #read("/etc/passwd") @cite *stars* _lines_ `code` ~~gone~~
= No Typst heading // no comment /* nor this */ <label> \\u{2a} ::: {.class}
| a | table |
=HYPERLINK("https://evil.example","click")
"""

NUMBERS = (
    "Since April 2025 section 47 work is shared; in 2025 the region ran 12 workshops, and 417 "
    "calls came in. Children aged 10 to 17 were {S47-2a number}, or {S47-2x}, within 24 hours."
)
FOREWORD = "Of enquiries {S47-2a} were completed in time. We thank those who told us of them."
LISTED = ("clarity", "recommendation 1.3")
HELD = "Mrs Catrin Powell-Hughes of NP4 6YB told us that her son was not heard."
CLEARED = "The review is led by Dr Gwenllian Farr. It reports in June 2026."


def reason_for(words: str, place: tuple[str, str, str]) -> dict[str, str]:
    """The clearance of the one suspicion in a text."""
    (found,) = screen(words)
    finding = query_id(RULE, TORFAEN, *suspicion_key(place, words, found))
    return {"finding": finding, "reason": "A public appointment, made in the council's name."}


def passage(subject: str, heading: str, text: str) -> dict[str, str]:
    """One passage as it stands in narrative.yml."""
    return {"subject": subject, "heading": heading, "period": "2025-26", "text": text}


@dataclass(frozen=True)
class Release:
    """A public release of Torfaen's report and the national one, with hostile words in it."""

    folder: Path
    said: str

    def page(self) -> str:
        path = self.folder / "en" / "authorities" / f"{TORFAEN}.html"
        return path.read_text(encoding="utf-8")

    def notebook(self) -> str:
        path = self.folder / "notebooks" / f"authority-{TORFAEN}-en.ipynb"
        cells = nbformat.read(path, as_version=4).cells
        outputs = (output for cell in cells for output in cell.get("outputs", []))
        return "\n".join(output.get("data", {}).get("text/markdown", "") for output in outputs)

    def print(self) -> str:
        document = pypdfium2.PdfDocument(self.folder / "en" / "authorities" / f"{TORFAEN}.pdf")
        return "\n".join(page.get_textpage().get_text_bounded() for page in document)

    def narrative(self) -> list[dict[str, str]]:
        return json.loads((self.folder / "data" / "narrative.json").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def release(tmp_path_factory: pytest.TempPathFactory, two_returns: Path) -> Release:
    folder = tmp_path_factory.mktemp("narrative")
    shutil.copytree(two_returns, folder / "returns")
    passages = [
        passage("S47-2", "key_issues", HOSTILE),
        passage("S47-2a", "key_issues", NUMBERS),
        passage("response", "implications", HELD),
        passage("VOICE-4", "priorities", CLEARED),
    ]
    clearances = [reason_for(CLEARED, ("VOICE-4", "priorities", "2025-26"))]
    lists = [
        {
            "period": "2025-26",
            "capabilities": {"clarity": "in_place"},
            "recommendations": {"1.3": "under_way"},
        }
    ]
    content = {"passages": passages, "clearances": clearances, "lists": lists}
    path = folder / "returns" / TORFAEN / "narrative.yml"
    path.write_text(yaml.safe_dump(content, allow_unicode=True), encoding="utf-8")
    presented = folder / "presented.yml"
    words = {"foreword": [{"text": FOREWORD}]}
    presented.write_text(yaml.safe_dump(words, allow_unicode=True), encoding="utf-8")
    parameters = write_parameters(
        folder / "run.yml",
        folder / "returns",
        edition="public",
        narrative=str(presented),
    )
    ended = nmspf("build", parameters, "--out", folder / "release", "--area", TORFAEN)
    assert ended.exit_code == 0, ended.said
    return Release(folder / "release", ended.said)


def squeezed(words: str) -> str:
    """Words without white space, which a page and its print set differently."""
    return re.sub(r"\s+", "", words)


def test_the_release_passes_the_audit_with_narrative_in_it(release):
    assert "Nothing published gives a withheld count away." in release.said


def test_the_foreword_is_in_the_data_and_in_the_record_by_its_digest_alone(release):
    (told,) = [entry for entry in release.narrative() if entry["heading"] == "foreword"]
    assert told == {
        "area_code": "W92000004", "subject": "foreword", "heading": "foreword",
        "period": "2025-26", "language": "en", "text": FOREWORD,
    }  # fmt: skip
    assert FOREWORD.partition("{")[0] not in release.page()
    record = json.loads((release.folder / "provenance.json").read_text(encoding="utf-8"))
    assert record["parameters"]["narrative"] == "narrative.yml"
    assert list(record["inputs"]["narrative"]) == ["narrative.yml"]


def test_lists_stand_in_the_report_and_in_the_data_and_pass_the_audit(release):
    page = in_full(release.page())
    assert '<td class="shade-most" data-figures="-">3 In place</td>' in page
    assert re.search(r"1\.3: Develop and agree .*?</th><td[^>]*>Under way</td>", page)
    path = release.folder / "data" / "statements.json"
    said = {one["subject"]: one["answer"] for one in json.loads(path.read_text(encoding="utf-8"))}
    lists = {subject: answer for subject, answer in said.items() if subject in LISTED}
    assert lists == {"clarity": "in_place", "recommendation 1.3": "under_way"}


def test_no_markup_of_a_return_is_markup_of_the_page(release):
    page = release.page().replace(f"<script>{script()}</script>", "")
    assert "&lt;script&gt;alert('pwned')&lt;/script&gt;" in page
    assert not re.search(r"<script|onerror=(?![^<]*&gt;)|<b>bold|evil\.example/[lap][^<]*\">", page)
    assert "<h1>No heading" not in page
    assert not re.search(r"<(h\d|li|table|em|strong|code|del)[^>]*>[^<]*(No heading|no list)", page)
    assert not re.search(r'(?:href|src)="[^"]*evil', page)


MARKS = {"{-}": "(number left out)", "{?}": "(figure not found)"}


def as_read(line: str) -> str:
    """A line of the hostile text as a reader should see it: its characters, but for numbers."""
    periods = ("2024-25", "2025-26")
    words = prepare(line, FRAMEWORK, "2025-26", periods, lambda *_: False, threshold=5).text
    for mark, said in MARKS.items():
        words = words.replace(mark, said)
    return squeezed(words)


@pytest.mark.parametrize("line", HOSTILE.splitlines())
def test_every_character_of_a_hostile_text_is_read_on_the_page_as_in_print(release, line):
    words = unescape(re.sub(r"<[^>]*>", "", release.page()))
    assert as_read(line) in squeezed(words)
    assert as_read(line) in squeezed(release.print().replace("\ufffe", "-"))


def test_a_text_with_a_name_is_held_back_everywhere(release):
    for path in release.folder.rglob("*"):
        if path.is_file() and path.suffix != ".pdf":
            content = path.read_bytes()
            assert b"Powell" not in content, path
            assert b"NP4 6YB" not in content, path
    assert "Powell" not in release.print()
    assert "Held back until the authority has shown" in release.page()
    held = [entry["text"] for entry in release.narrative() if entry["subject"] == "response"]
    assert held == ["{!}"]


def test_what_is_cleared_with_a_reason_is_published(release):
    assert "Dr Gwenllian Farr" in release.page()
    assert "Dr Gwenllian Farr" in release.print()


def test_numbers_are_bound_declared_or_left_out(release):
    page = in_full(release.page())
    drawn = (
        r'(?s)data-figures="[^"]*"|<img[^>]*>|<div role="img".*?</svg>|<svg.*?</svg>|<td.*?</td>'
    )
    assert "417" not in re.sub(drawn, "", page)
    assert '<span data-figures="-">Since' not in page
    assert '<span data-figures="-">April 2025</span>' in page
    assert '<span data-figures="-">section 47</span>' in page
    assert '<span data-figures="-">aged 10 to 17</span>' in page
    assert re.search(
        r'were <span data-figures="S47-2a\|\|W06000020\|2025-26\|enquiries\|numerator">[\d,]+'
        r"</span>, or \(figure not found\), within",
        page,
    )
    assert "(number left out) calls" in page
    stored = next(entry for entry in release.narrative() if entry["subject"] == "S47-2a")
    assert stored["text"].endswith(
        "ran 12 workshops, and {-} calls came in. Children aged 10 to 17 were {S47-2a number}, "
        "or {?}, within 24 hours."
    )


def test_a_number_smuggled_into_declared_words_is_found_by_the_audit(release, tmp_path):
    shutil.copytree(release.folder, tmp_path / "release")
    path = tmp_path / "release" / "en" / "authorities" / f"{TORFAEN}.html"
    page = path.read_text(encoding="utf-8")
    changed = page.replace(">section 47</span>", ">17 children</span>", 1)
    assert changed != page
    path.write_text(changed, encoding="utf-8")
    ended = nmspf("audit", tmp_path / "release")
    assert ended.exit_code == 1
    assert "17 is bound to no figure" in ended.said
