"""The command line: ``nmspf``."""

import sys
from pathlib import Path
from threading import Lock
from typing import Annotated, get_args

import typer
from rich.console import Console
from rich.progress import (
    BarColumn,
    MofNCompleteColumn,
    Progress,
    TaskID,
    TextColumn,
    TimeElapsedColumn,
)
from rich.table import Column

from nmspf_report.documents.explaining import explain_indicator, list_indicators
from nmspf_report.framework.catalogue import read_framework
from nmspf_report.locale import Language, plural, text
from nmspf_report.parameters import DEFAULT, Edition, Format, Parameters, read_parameters
from nmspf_report.problems import Problem
from nmspf_report.release.building import Build, build_release, processors
from nmspf_report.returns.sample import write_sample

REFUSED = 2
STOPPED = 130

app = typer.Typer(help=text("cli.help"), no_args_is_help=True, add_completion=False)
console = Console()
complaints = Console(stderr=True)


def main() -> None:
    """Run the command line.

    It ends with 0 when all is done, 2 when something is refused or has failed, 130 when the
    user has stopped it.
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
            _say(text("cli.build.stopped"), complaints)
        raise


@app.command(help=text("cli.sample.help"))
def sample(
    folder: Annotated[Path, typer.Argument(help=text("cli.sample.folder"))],
    years: Annotated[int, typer.Option(min=1, max=8, help=text("cli.sample.years"))] = 4,
    seed: Annotated[int, typer.Option(min=0, help=text("cli.sample.seed"))] = 1,
) -> None:
    """Write sample returns."""
    written = write_sample(folder, years=years, seed=seed)
    _say(plural("cli.sample.done", len(written), folder=folder))


@app.command(help=text("cli.build.help"))
def build(
    parameters: Annotated[Path, typer.Argument(help=text("cli.build.parameters"))] = DEFAULT,
    out: Annotated[Path, typer.Option(help=text("cli.build.out"))] = Path("release"),
    area: Annotated[list[str] | None, typer.Option(help=text("cli.build.area"))] = None,
    language: Annotated[list[str] | None, typer.Option(help=text("cli.build.language"))] = None,
    format: Annotated[list[str] | None, typer.Option(help=text("cli.build.format"))] = None,
    edition: Annotated[str | None, typer.Option(help=text("cli.build.edition"))] = None,
    jobs: Annotated[int | None, typer.Option(min=1, help=text("cli.build.jobs"))] = None,
) -> None:
    """Build a release."""
    run = _overridden(read_parameters(parameters), language, format, edition)
    wanted = Build(run, out, tuple(area or ()), jobs or processors())
    with ProgressWatcher() as watcher:
        built = build_release(wanted, watcher)
    _say(plural("cli.build.done", len(built.documents), index=out / "index.html"))
    for problem in built.problems:
        _complain(problem)
    if built.problems:
        _say(plural("cli.build.failed", len(built.problems)), complaints)
        raise typer.Exit(REFUSED)


@app.command(help=text("cli.indicators.help"))
def indicators(
    code: Annotated[str | None, typer.Argument(help=text("cli.indicators.code"))] = None,
    framework: Annotated[str, typer.Option(help=text("cli.indicators.framework"))] = "nmspf_c",
) -> None:
    """List the indicators, or explain one."""
    catalogue = read_framework(framework)
    if code is None:
        for line in list_indicators(catalogue):
            _say(line)
        counted, total = len(catalogue.counted), len(catalogue.indicators)
        _say(text("cli.indicators.counted", counted=counted, all=total))
    else:
        _say(explain_indicator(catalogue, code))


class ProgressWatcher:
    """Shows a build's stages as bars, and what each report in hand is at.

    Where nobody watches a terminal, as in a log, each finished report is a line instead.
    """

    def __init__(self) -> None:
        self._progress = Progress(
            TextColumn("{task.description}", table_column=Column(no_wrap=True, min_width=22)),
            BarColumn(bar_width=12),
            MofNCompleteColumn(),
            TimeElapsedColumn(),
            # What is in hand gives way where the terminal is narrow, and nothing else does.
            TextColumn("{task.fields[now]}", table_column=Column(no_wrap=True, ratio=1)),
            console=complaints,
            expand=True,
            disable=not complaints.is_terminal,
        )
        self._task: TaskID | None = None
        self._stage = ""
        self._pieces = self._done = 0
        self._in_hand: dict[str, str] = {}
        # Reports are made side by side, and each tells of itself.
        self._lock = Lock()

    def __enter__(self) -> "ProgressWatcher":
        self._progress.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._progress.stop()

    def begin(self, stage: str, pieces: int) -> None:
        """Show a new stage."""
        with self._lock:
            self._stage = text(f"cli.stage.{stage}")
            self._pieces, self._done = pieces, 0
            self._in_hand.clear()
            self._task = self._progress.add_task(self._stage, total=pieces, now="")

    def step(self, piece: str, step: str) -> None:
        """Show what a report is at."""
        with self._lock:
            self._in_hand[piece] = text(f"cli.step.{step}")
            self._show()

    def finish(self, piece: str) -> None:
        """Count a report as done."""
        with self._lock:
            self._in_hand.pop(piece, None)
            self._done += 1
            self._show()
            if self._progress.disable:
                _say(self._line(piece), complaints)

    def _show(self) -> None:
        if self._task is not None:
            now = ", ".join(f"{piece} ({step})" for piece, step in self._in_hand.items())
            self._progress.update(self._task, completed=self._done, now=now)

    def _line(self, piece: str) -> str:
        return text(
            "cli.progress", stage=self._stage, done=self._done, all=self._pieces, piece=piece
        )


def _overridden(
    parameters: Parameters,
    languages: list[str] | None,
    formats: list[str] | None,
    edition: str | None,
) -> Parameters:
    changes: dict[str, object] = {}
    if languages:
        changes["languages"] = _known(languages, "--language", get_args(Language))
    if formats:
        changes["formats"] = _known(formats, "--format", get_args(Format))
    if edition:
        changes["edition"] = _known([edition], "--edition", get_args(Edition))[0]
    return parameters.model_copy(update=changes)


def _known(values: list[str], option: str, known: tuple[str, ...]) -> tuple[str, ...]:
    for value in values:
        if value not in known:
            raise Problem("unknown_option", value=value, option=option, known=", ".join(known))
    return tuple(values)


def _say(message: str, to: Console = console) -> None:
    """Print words as they stand: a bracket in a path is no markup, and no line is broken."""
    to.print(message, markup=False, highlight=False, soft_wrap=True)


def _complain(problem: Problem) -> None:
    _say(text("cli.problem", problem=problem), complaints)
