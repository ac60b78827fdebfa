"""The page on which those who sent a return read what was found in it."""

from pathlib import Path

from nmspf_report.checking.check import CheckedReturn
from nmspf_report.locale import number, plural, text
from nmspf_report.publishing.queries.grouping import parts_of, where
from nmspf_report.publishing.theme import stylesheet, templates, theme_file
from nmspf_report.writing import write_whole

STYLE = "queries.css"


def write_page(checked: CheckedReturn, path: Path, log: str) -> None:
    """Write the page of a checked return: one file that needs no script and no network.

    Parameters
    ----------
    checked
        What was found.
    path
        The page to write.
    log
        The name of the log that has every finding.
    """

    def message(name: str, **values: object) -> str:
        return text(f"publishing.{name}", "en", **values)

    def say(name: str, **values: object) -> str:
        return text(f"checking.page.{name}", "en", **values)

    parts = parts_of(checked.findings)
    page = (
        templates()
        .get_template("queries.html.jinja")
        .render(
            title=say("title", authority=checked.name),
            name=checked.name,
            kind=say("kind"),
            counts=[(part.heading, number(part.count), part.id) for part in parts],
            verdict=_verdict(checked),
            looked_at=looked_at(checked),
            parts=parts,
            steps=[say(f"step_{step}") for step in (1, 2, 3, 4)],
            log=log,
            where=where,
            say=say,
            language="en",
            notice=say("notice"),
            restricted=True,
            stylesheet=stylesheet() + theme_file(STYLE).read_text(encoding="utf-8"),
            message=message,
        )
    )
    write_whole(path, page.encode("utf-8"))


def _verdict(checked: CheckedReturn) -> str:
    errors, queries = len(checked.open("error")), len(checked.open("query"))
    if errors:
        return plural("checking.page.verdict_errors", errors)
    if queries:
        return plural("checking.page.verdict_queries", queries)
    return text("checking.page.verdict_clean")


def looked_at(checked: CheckedReturn) -> str:
    """Tell how much was looked at."""
    looked = checked.looked_at
    told = []
    if looked.rows:
        told.append(
            text("checking.page.looked_rows", rows=number(looked.rows), cells=number(looked.cells))
        )
    if looked.figures:
        told.append(text("checking.page.looked_figures", figures=number(looked.figures)))
    if looked.reconciled:
        told.append(
            text(
                "checking.page.looked_reconciled",
                reconciled=number(looked.reconciled),
                differing=number(looked.differing),
            )
        )
    return " ".join(told)
