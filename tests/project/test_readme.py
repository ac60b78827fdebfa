"""README.md gives the same two commands on every system, and names nothing that is not there."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
README = (ROOT / "README.md").read_text(encoding="utf-8")
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]


def command(mark: str) -> str:
    """The command that stands under a mark: one line."""
    (line,) = re.findall(rf"^<!-- {mark} -->\n```\w+\n(.+)\n```$", README, flags=re.MULTILINE)
    return str(line)


def unix_form(windows: str) -> str:
    """What a command for Windows is on Linux and macOS."""
    line = (
        windows.removeprefix('cmd /c "').removesuffix('"').replace(".venv\\Scripts\\", ".venv/bin/")
    )
    return re.sub(r"\bpython -m (venv|pip)\b", r"python3 -m \1", line)


def name_of(page: Path) -> str:
    """How a failure calls a page."""
    return page.relative_to(ROOT).as_posix()


@pytest.mark.parametrize("purpose", ["build", "test"])
def test_a_command_does_the_same_on_every_system(purpose):
    assert unix_form(command(f"{purpose} on Windows")) == command(f"{purpose} on Linux and macOS")


def test_the_commands_install_only_what_the_lock_file_pins():
    steps = command("build on Linux and macOS").split(" && ")
    assert [step for step in steps if " install " in step] == [
        "python3 -m pip --python .venv install -r requirements.lock",
        "python3 -m pip --python .venv install --no-deps --no-build-isolation -e .",
    ]
    assert steps[-1] == ".venv/bin/nmspf build"
    assert command("test on Linux and macOS").split(" && ")[:-1] == steps[:-1]


def test_every_folder_of_the_map_is_there():
    places = re.findall(r"^\| `([a-z_./]+/)` \|", README, flags=re.MULTILINE)
    assert len(places) >= 9
    assert [place for place in places if not (ROOT / place).is_dir()] == []


@pytest.mark.parametrize("page", PAGES, ids=name_of)
def test_links_between_pages_lead_somewhere(page):
    # What stands between backquotes is an example, not a link.
    words = re.sub(r"`[^`]*`", "", page.read_text(encoding="utf-8"))
    targets = re.findall(r"\]\((?!http|#)([^)#]+)", words)
    assert [target for target in targets if not (page.parent / target).exists()] == []
