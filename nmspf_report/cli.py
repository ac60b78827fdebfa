"""The command line: ``nmspf``."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, get_args

import typer
from rich.console import Console

from nmspf_report.locale import Language, number, plural, text
from nmspf_report.parameters import (
    DEFAULT,
    Disclosure,
    Edition,
    Format,
    Parameters,
    RendererName,
    read_parameters,
)
from nmspf_report.problems import Problem
from nmspf_report.progress import ProgressWatcher, say
from nmspf_report.release.restricted import Restricted, restricted_beside
from nmspf_report.release.unchanged import Asked, is_unchanged

if TYPE_CHECKING:
    from nmspf_report.auditing.audit import Audit
    from nmspf_report.dataset.storage import Dataset
    from nmspf_report.geography import Area, Geography
    from nmspf_report.periods import Period
    from nmspf_report.returns.workbook.counted import Counted
    from nmspf_report.returns.workbook.last_year import LastYear

BREACHED = FAULTY = 1
REFUSED = 2
STOPPED = 130
RELEASE = Path("release")
# What workbooks are made for: there is no other framework with one.
FRAMEWORK, GEOGRAPHY = "nmspf_c", "wales"

app = typer.Typer(help=text("cli.help"), no_args_is_help=True, add_completion=False)
console = Console()
complaints = Console(stderr=True)


def main() -> None:
    """Run the command line.

    It ends with 0 when all is done, 1 when an audit finds a breach or a check an error, 2 when
    something is refused or has failed, 130 when the user has stopped it.
    """
    try:
        app()
    except Problem as problem:
        _complain(problem)
        sys.exit(REFUSED)
    except OSError as error:
        _complain(Problem("file_refused", where=error.filename, reason=error.strerror or error))
        sys.exit(REFUSED)
    except SystemExit as ended:
        # Typer makes this of an interruption, and says nothing.
        if ended.code == STOPPED:
            say(text("cli.build.stopped"), complaints)
        raise


@app.command(help=text("cli.sample.help"))
def sample(
    folder: Annotated[Path, typer.Argument(help=text("cli.sample.folder"))],
    years: Annotated[int, typer.Option(min=1, max=8, help=text("cli.sample.years"))] = 4,
    seed: Annotated[int, typer.Option(min=0, help=text("cli.sample.seed"))] = 1,
    faults: Annotated[int, typer.Option(min=0, help=text("cli.sample.faults"))] = 0,
) -> None:
    """Write sample returns, clean or with faults."""
    from nmspf_report.checking.planting.planting import EARLIER, write_faulty_sample
    from nmspf_report.checking.planting.truth import TRUTH
    from nmspf_report.returns.sample import write_sample

    if faults:
        written = write_faulty_sample(folder, faults, years=years, seed=seed)
        say(text("cli.sample.truth", truth=folder / TRUTH), console)
        say(text("cli.sample.check", folder=folder, earlier=folder / EARLIER), console)
    else:
        written = write_sample(folder, years=years, seed=seed)
    say(plural("cli.sample.done", len(written), folder=folder), console)


@app.command(help=text("cli.template.help"))
def template(
    area: Annotated[str, typer.Argument(help=text("cli.template.area"))],
    year: Annotated[str, typer.Option(help=text("cli.template.year"))],
    out: Annotated[Path | None, typer.Option(help=text("cli.template.out"))] = None,
    last: Annotated[Path | None, typer.Option(help=text("cli.template.last"))] = None,
    counted: Annotated[Path | None, typer.Option(help=text("cli.template.counted"))] = None,
) -> None:
    """Write an authority's workbook, to be filled in."""
    from nmspf_report.geography import read_geography
    from nmspf_report.returns.workbook.writing import Template, write_template

    whose, period = _authority(read_geography(GEOGRAPHY), area), _year(year)
    before = _last_year(last, whose.code, period.previous)
    path = out or Path(f"{whose.code}-{period.label}.xlsx")
    numbers = {} if counted is None else _numbers(counted, whose.code, period)
    write_template(Template(whose, period, FRAMEWORK, before, numbers), path)
    say(text("cli.template.done", workbook=path), console)
    say(text("cli.template.figures", words=before.words), console)


@app.command(help=text("cli.check.help"))
def check(
    returns: Annotated[list[Path], typer.Argument(help=text("cli.check.returns"))],
    out: Annotated[Path | None, typer.Option(help=text("cli.check.out"))] = None,
    earlier: Annotated[Path | None, typer.Option(help=text("cli.check.earlier"))] = None,
) -> None:
    """Check returns, and give the queries back."""
    from nmspf_report.checking.check import check_paths
    from nmspf_report.indicators.observations import read_observations
    from nmspf_report.publishing.queries.telling import tell_check
    from nmspf_report.publishing.queries.writing import write_queries

    checked = check_paths(returns, None if earlier is None else read_observations(earlier))
    for line in tell_check(checked):
        say(line, console)
    if out is not None:
        say(text("cli.check.written", index=write_queries(checked, out)), console)
    if any(each.open("error") for each in checked):
        raise typer.Exit(FAULTY)


@app.command(help=text("cli.build.help"))
def build(
    parameters: Annotated[Path, typer.Argument(help=text("cli.build.parameters"))] = DEFAULT,
    out: Annotated[Path, typer.Option(help=text("cli.build.out"))] = RELEASE,
    area: Annotated[list[str] | None, typer.Option(help=text("cli.build.area"))] = None,
    language: Annotated[list[str] | None, typer.Option(help=text("cli.build.language"))] = None,
    format: Annotated[list[str] | None, typer.Option(help=text("cli.build.format"))] = None,
    edition: Annotated[str | None, typer.Option(help=text("cli.build.edition"))] = None,
    renderer: Annotated[str | None, typer.Option(help=text("cli.build.renderer"))] = None,
    anonymise: Annotated[
        bool | None, typer.Option("--anonymise", help=text("cli.build.anonymise"))
    ] = None,
    jobs: Annotated[int | None, typer.Option(min=1, help=text("cli.build.jobs"))] = None,
    cache: Annotated[bool, typer.Option(help=text("cli.build.cache"))] = True,
    scheduler: Annotated[str | None, typer.Option(help=text("cli.build.scheduler"))] = None,
    restricted: Annotated[Path | None, typer.Option(help=text("cli.build.restricted"))] = None,
    ledger: Annotated[Path | None, typer.Option(help=text("cli.build.ledger"))] = None,
) -> None:
    """Build a release."""
    run = _overridden(read_parameters(parameters), language, format, edition, renderer)
    if anonymise:
        run = run.model_copy(update={"anonymise": True})
    kept = _restricted(restricted, out)
    asked = Asked(run, tuple(area or ()), ledger)
    if cache and is_unchanged(asked, out, kept.memory):
        say(text("cli.build.unchanged", index=out / "index.html"), console)
        return
    from nmspf_report.release.building import Build, build_release

    wanted = Build(asked, out, kept, jobs, cache, scheduler)
    with ProgressWatcher(complaints) as watcher:
        built = build_release(wanted, watcher)
    protected = built.data.protected
    if protected is not None and protected.within:
        gap = number(100 * protected.gap, decimals=2)
        say(text("cli.build.rounded", within=protected.within, gap=gap), console)
    if built.audit is not None:
        _tell(built.audit, run.disclosure, built.data.shared.geography)
    say(plural("cli.build.done", len(built.documents), index=out / "index.html"), console)
    # What was run again says what a change has touched; where all was run, it says nothing.
    if built.recalled:
        say(plural("cli.build.ran", len(built.ran), names=", ".join(sorted(built.ran))), console)
    for problem in built.problems:
        _complain(problem)
    if built.problems:
        say(plural("cli.build.failed", len(built.problems)), complaints)
        raise typer.Exit(REFUSED)


@app.command(help=text("cli.audit.help"))
def audit(
    release: Annotated[Path, typer.Argument(help=text("cli.audit.release"))] = RELEASE,
    intruder: Annotated[list[str] | None, typer.Option(help=text("cli.audit.intruder"))] = None,
    plan: Annotated[bool, typer.Option("--plan", help=text("cli.audit.plan"))] = False,
    restricted: Annotated[Path | None, typer.Option(help=text("cli.build.restricted"))] = None,
    ledger: Annotated[Path | None, typer.Option(help=text("cli.audit.ledger"))] = None,
    anew: Annotated[bool, typer.Option("--anew", help=text("cli.audit.anew"))] = False,
) -> None:
    """Audit a release, or tell what other publication plans would cost."""
    from nmspf_report.auditing.audit import Beside, audit_release
    from nmspf_report.auditing.record import read_record
    from nmspf_report.dataset.storage import read_dataset
    from nmspf_report.disclosure.proof.keeping import kept_witnesses
    from nmspf_report.disclosure.releases.ledger import read_ledger

    recorded = read_record(release)
    kept = _restricted(restricted, release)
    counted = _counted(kept)
    if plan:
        if counted is None:
            raise Problem("no_counted_figures", where=release)
        _compare(counted, recorded.disclosure)
        return
    figures = None if counted is None else counted.observations
    witnesses = None if anew else kept_witnesses(kept.witnesses)
    beside = Beside(figures, () if ledger is None else read_ledger(ledger), witnesses)
    found = audit_release(release, beside, tuple(intruder or ()))
    _tell(found, recorded.disclosure, read_dataset(release / "data").geography)
    if not found.holds:
        raise typer.Exit(BREACHED)


@app.command(help=text("cli.indicators.help"))
def indicators(
    code: Annotated[str | None, typer.Argument(help=text("cli.indicators.code"))] = None,
    framework: Annotated[str, typer.Option(help=text("cli.indicators.framework"))] = "nmspf_c",
) -> None:
    """List the indicators, or explain one."""
    from nmspf_report.documents.explaining import explain_indicator, list_indicators
    from nmspf_report.framework.catalogue import read_framework

    catalogue = read_framework(framework)
    if code is None:
        for line in list_indicators(catalogue):
            say(line, console)
        counted, total = len(catalogue.counted), len(catalogue.indicators)
        say(text("cli.indicators.counted", counted=counted, all=total), console)
    else:
        say(explain_indicator(catalogue, code), console)


def _authority(geography: Geography, code: str) -> Area:
    known = {authority.code: authority for authority in geography.authorities}
    if code not in known:
        raise Problem("unknown_area", area=code, known=", ".join(known))
    return known[code]


def _year(label: str) -> Period:
    from nmspf_report.periods import parse_period

    period = parse_period(label)
    if not period.is_year:
        raise Problem("not_a_reporting_year", period=label)
    return period


def _last_year(folder: Path | None, area: str, year: Period) -> LastYear:
    """Take last year's figures from a release or its data; by default, those of the sample."""
    from nmspf_report.dataset.storage import read_dataset
    from nmspf_report.resources import resource
    from nmspf_report.returns.workbook.last_year import last_year_of

    if folder is None:
        sample = read_dataset(resource("data", "sample"))
        words = text("workbook.last_sample", year=year.label)
        return last_year_of(sample.observations, area, year, words)
    data = folder / "data" if (folder / "data").is_dir() else folder
    release = read_dataset(data)
    words = text("workbook.last_release", title=release.title, year=year.label)
    return last_year_of(release.observations, area, year, words)


def _numbers(path: Path, area: str, year: Period) -> Counted:
    """Take the numbers that an authority has counted already."""
    from nmspf_report.indicators.observations import read_observations
    from nmspf_report.returns.workbook.counted import counted_in

    found = counted_in(read_observations(path), area, year, FRAMEWORK)
    if not found:
        raise Problem("nothing_counted", where=path.name, area=area, year=year.label)
    return found


def _restricted(folder: Path | None, release: Path) -> Restricted:
    return restricted_beside(release) if folder is None else Restricted(folder)


def _counted(restricted: Restricted) -> Dataset | None:
    """Give what the last build counted, where it is there."""
    from nmspf_report.dataset.storage import read_dataset

    return read_dataset(restricted.counted) if restricted.counted.is_dir() else None


def _tell(found: Audit, rules: Disclosure, geography: Geography) -> None:
    from nmspf_report.auditing.telling import tell

    for line in tell(found, rules, geography):
        say(line, console)


def _compare(counted: Dataset, rules: Disclosure) -> None:
    """Show what publication plans cost, one row as soon as it is known."""
    from nmspf_report.auditing.telling import tell_plans
    from nmspf_report.disclosure.cells.table import Publishable
    from nmspf_report.disclosure.choices import compare_plans

    publishable = Publishable(
        counted.observations, counted.coverage, counted.framework, counted.geography
    )
    for line in tell_plans(compare_plans(publishable, rules)):
        say(line, console)


def _overridden(
    parameters: Parameters,
    languages: list[str] | None,
    formats: list[str] | None,
    edition: str | None,
    renderer: str | None,
) -> Parameters:
    changes: dict[str, object] = {}
    if languages:
        changes["languages"] = _known(languages, "--language", get_args(Language))
    if formats:
        changes["formats"] = _known(formats, "--format", get_args(Format))
    if edition:
        changes["edition"] = _known([edition], "--edition", get_args(Edition))[0]
    if renderer:
        changes["renderer"] = _known([renderer], "--renderer", get_args(RendererName))[0]
    return parameters.model_copy(update=changes)


def _known(values: list[str], option: str, known: tuple[str, ...]) -> tuple[str, ...]:
    for value in values:
        if value not in known:
            raise Problem("unknown_option", value=value, option=option, known=", ".join(known))
    return tuple(values)


def _complain(problem: Problem) -> None:
    say(text("cli.problem", problem=problem), complaints)
