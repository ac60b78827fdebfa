"""Tampering with a finished release, as a build without one of its defences would leave it."""

import json
import re
import zipfile
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pandas as pd
from xlsxwriter import Workbook

from nmspf_report.indicators.observations import read_observations, write_observations
from tests.publishing.pages import in_full
from tests.release.here import KEY, PAGE

ODS = """<?xml version="1.0" encoding="UTF-8"?>
<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
 xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"
 xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0">
<office:body><office:spreadsheet><table:table table:name="Children"><table:table-row>
<table:table-cell office:value-type="float" office:value="3"><text:p>[c]</text:p></table:table-cell>
</table:table-row></table:table></office:spreadsheet></office:body></office:document-content>
"""
"""A sheet whose one cell shows the symbol and keeps the count behind it."""

_SVG = re.compile(r"(<div role=\"img\"[^>]*>)(<svg.*?</svg>)")


def rewrite(path: Path, change: Callable[[str], str]) -> None:
    """Change a file's text; a change that changes nothing is a mistake of the test."""
    before = path.read_text(encoding="utf-8")
    after = change(before)
    assert after != before
    path.write_text(after, encoding="utf-8")


def print_count(release: Path, row: pd.Series, count: float) -> None:
    """Print a figure's number in the data, in both forms, whatever it was."""
    table = pd.read_csv(release / "data" / "observations.csv", keep_default_na=False, dtype=str)
    table.loc[_is_row(table, row), ["numerator", "symbol"]] = [str(int(count)), ""]
    table.to_csv(release / "data" / "observations.csv", index=False)
    path = release / "data" / "observations.parquet"
    observations = read_observations(path)
    chosen = _is_row(observations, row)
    observations.loc[chosen, "numerator"] = count
    observations.loc[chosen, "symbol"] = ""
    write_observations(observations, path)


def _is_row(table: pd.DataFrame, row: pd.Series) -> pd.Series:
    is_row: pd.Series = np.logical_and.reduce([table[name] == row[name] for name in KEY])
    assert is_row.sum() == 1
    return is_row


def named(row: pd.Series, shown: str) -> str:
    """Give the attribute that names what is shown of a figure."""
    return "|".join([*(row[name] for name in KEY), shown])


def say(release: Path, row: pd.Series, shown: str, value: str, page: Path = PAGE) -> None:
    """Say in a sentence of a report what a figure shows, bound to it as it should be."""
    sentence = f'<p>It was <span data-figures="{named(row, shown)}">{value}</span>.</p>'
    rewrite(release / page, lambda words: words.replace("</main>", f"{sentence}</main>", 1))


def redraw(release: Path, change: Callable[[str], str]) -> bool:
    """Change the first chart of the report that a change can change; tell whether there is one."""
    path = release / PAGE
    page = in_full(path.read_text(encoding="utf-8"))
    for found in _SVG.finditer(page):
        after = change(found[2])
        if after != found[2]:
            changed = page[: found.start(2)] + after + page[found.end(2) :]
            path.write_text(changed, encoding="utf-8")
            return True
    return False


def add_bar(svg: str, row: pd.Series, *, bound: bool) -> str:
    """Draw a bar of a share's true height beside another of the same indicator.

    Parameters
    ----------
    svg
        The chart; one without such a bar is left as it is.
    row
        The figure, published beside counted.
    bound
        Whether the bar says of what it is.
    """
    figure = rf"{re.escape(row['indicator'])}\|[^|]*\|{row['area_code']}\|{row['period']}\|"
    other = re.search(
        rf'<path data-figures="{figure}{row["counting_unit"]}\|percentage" d="([^"]*Z)"[^>]*/>', svg
    )
    if other is None:
        return svg
    start, end, high = _scale_before(svg, other.start())
    share = 100 * row["numerator_counted"] / row["denominator"]
    place = f"{start + share / high * (end - start):.2f}"
    reached = max(re.findall(r"[ML]([\d.]+) ", other[1]), key=float)
    says = f'data-figures="{named(row, "percentage")}"' if bound else 'data-figures="-"'
    bar = re.sub(r'data-figures="[^"]*"', lambda _: says, other[0])
    bar = re.sub(rf"([ML]){re.escape(reached)} ", rf"\g<1>{place} ", bar)
    return svg[: other.end()] + bar + svg[other.end() :]


def add_band(svg: str, row: pd.Series) -> str:
    """Draw a band of a count's true width beside another of the same indicator, and say whose.

    Parameters
    ----------
    svg
        The chart; one without such a band is left as it is.
    row
        The figure, published beside counted.
    """
    figure = rf"{re.escape(row['indicator'])}\|[^|]*\|{row['area_code']}\|{row['period']}\|"
    other = re.search(
        rf'<path data-figures="{figure}{row["counting_unit"]}\|numerator" data-computed="width"'
        r' d="M([\d.]+) ([\d.]+)L([\d.]+) [^"]*Z"[^>]*/>',
        svg,
    )
    if other is None:
        return svg
    scale = re.findall(r'data-scale="y ([\d.]+) ([\d.]+) 0 ([\d.]+)"', svg[: other.start()])[-1]
    bottom, top, high = map(float, scale)
    left, upper, right = other.groups()
    lower = float(upper) + row["numerator_counted"] / high * (bottom - top)
    corners = f"M{left} {upper}L{right} {upper}L{right} {lower:.2f}L{left} {lower:.2f}Z"
    band = re.sub(r'data-figures="[^"]*"', f'data-figures="{named(row, "numerator")}"', other[0])
    return svg[: other.end()] + re.sub(r' d="[^"]*"', f' d="{corners}"', band) + svg[other.end() :]


def stretch(svg: str, factor: float) -> str:
    """Let the scale of a chart with bars end higher than what is drawn: at what is withheld."""
    scale = re.search(r'data-scale="x ([\d.]+) ([\d.]+) 0 ([\d.]+)"', svg)
    if scale is None:
        return svg
    start, _, high = map(float, scale.groups())

    def shorter(bar: re.Match[str]) -> str:
        moved = re.sub(
            r"([ML])([\d.]+) ",
            lambda point: f"{point[1]}{start + (float(point[2]) - start) / factor:.2f} ",
            bar[2],
        )
        return f"{bar[1]}{moved}{bar[3]}"

    bars = re.sub(r'(<path data-figures="[^"-][^"]*" d=")([^"]*Z)(")', shorter, svg)
    return bars.replace(scale[0], scale[0].replace(f" {scale[3]}", f" {high * factor:.6f}"))


def _scale_before(svg: str, place: int) -> tuple[float, float, float]:
    axis, *numbers = re.findall(r'data-scale="([^"]*)"', svg[:place])[-1].split()
    start, end, _, high = map(float, numbers)
    assert axis == "x"
    return start, end, high


def hide_sheet(path: Path) -> None:
    """Leave a count in a sheet that nobody sees."""
    with Workbook(path) as workbook:
        workbook.add_worksheet("Contents").write_string("A1", "Nothing")
        hidden = workbook.add_worksheet("Working")
        hidden.write_number("B2", 3)
        hidden.hide()


def keep_value(path: Path) -> None:
    """Leave the value of a formula that was computed before the cells were emptied."""
    with Workbook(path) as workbook:
        workbook.add_worksheet("Children").write_formula("A1", "=B1+C1", value=3)


def name_in_properties(path: Path) -> None:
    """Leave a count in what a workbook says of itself."""
    with Workbook(path) as workbook:
        workbook.add_worksheet("Nothing").write_string("A1", "Nothing")
        workbook.set_properties({"comments": "There were 3 children."})


def show_symbol_over_value(path: Path) -> None:
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("content.xml", ODS)


def leave_output(path: Path) -> None:
    """Leave a count in an output of an executed notebook."""

    def added(source: str) -> str:
        notebook = json.loads(source)
        cell = next(cell for cell in notebook["cells"] if cell["cell_type"] == "code")
        cell["outputs"].append(
            {"name": "stdout", "output_type": "stream", "text": "3 children in Torfaen\n"}
        )
        return json.dumps(notebook)

    rewrite(path, added)
