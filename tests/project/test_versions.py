"""pyproject.toml, requirements.lock and environment.yml name the same packages and versions."""

import re
import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
import yaml
from packaging.requirements import Requirement
from packaging.specifiers import SpecifierSet
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parents[2]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
ENVIRONMENT = yaml.safe_load((ROOT / "environment.yml").read_text(encoding="utf-8"))
LOCK = "requirements.lock"
PYTHONS = ("3.11", "3.12", "3.13", "3.14")
SYSTEMS = {"linux": "Linux", "darwin": "Darwin", "win32": "Windows"}
ENTRY = re.compile(r"[a-z0-9-]+==[a-z0-9.]+( ; [a-z0-9_.'*<>=! ]+)? \\", flags=re.IGNORECASE)
HASH = re.compile(r"    --hash=sha256:[0-9a-f]{64}( \\)?")

DIRECT = [
    Requirement(line)
    for line in (
        *PROJECT["dependencies"],
        *PROJECT["optional-dependencies"]["build"],
        *PROJECT["optional-dependencies"]["test"],
    )
]


def lines(file: str) -> list[str]:
    """The lines of a file at the top of the project."""
    return (ROOT / file).read_text(encoding="utf-8").splitlines()


@cache
def pinned(file: str, python: str, platform: str) -> dict[str, str]:
    """The version of each package that a lock file gives on one Python and one system."""
    machine = {
        "python_version": python,
        "python_full_version": f"{python}.0",
        "sys_platform": platform,
        "platform_system": SYSTEMS[platform],
        "implementation_name": "cpython",
        "platform_python_implementation": "CPython",
    }
    found: dict[str, str] = {}
    for line in lines(file):
        if line.startswith(" "):
            continue
        entry = Requirement(line.removesuffix("\\").strip())
        if entry.marker is None or entry.marker.evaluate(machine):
            name = canonicalize_name(entry.name)
            assert name not in found, f"{name} has two versions on Python {python}, {platform}"
            found[name] = str(entry.specifier).removeprefix("==")
    return found


def conda_packages() -> dict[str, str]:
    """What environment.yml asks of conda, by name: a version or a specifier."""
    pairs = [
        re.fullmatch(r"([a-z0-9_.-]+?)([<>=].*)?", line)
        for line in ENVIRONMENT["dependencies"]
        if isinstance(line, str)
    ]
    return {pair[1]: pair[2] or "" for pair in pairs if pair}


def pip_lines() -> list[str]:
    """What environment.yml asks of pip."""
    (section,) = (line for line in ENVIRONMENT["dependencies"] if isinstance(line, dict))
    return section["pip"]


def conda_python() -> str:
    """The Python of environment.yml, such as ``3.12``."""
    return conda_packages()["python"].removeprefix("=")


def pinned_by_environment(platform: str) -> dict[str, str]:
    """The version of each package that environment.yml has pip install."""
    found: dict[str, str] = {}
    for line in pip_lines():
        option, _, file = line.partition(" ")
        if option in {"-r", "--requirement"}:
            found.update(pinned(file, conda_python(), platform))
        else:
            entry = Requirement(line)
            found[canonicalize_name(entry.name)] = str(entry.specifier).removeprefix("==")
    return found


def entries() -> Iterator[tuple[str, list[str]]]:
    """Each entry of the lock file, and the lines of its hashes."""
    name, hashes = "", []
    for line in [*lines(LOCK), "end"]:
        if line.startswith(" "):
            hashes.append(line)
            continue
        if name:
            yield name, hashes
        name, hashes = line, []


@pytest.mark.parametrize("platform", SYSTEMS)
@pytest.mark.parametrize("python", PYTHONS)
def test_every_direct_dependency_is_locked_as_it_is_asked_for(python, platform):
    versions = pinned(LOCK, python, platform)
    for requirement in DIRECT:
        assert requirement.specifier.contains(versions[canonicalize_name(requirement.name)])


@pytest.mark.parametrize("platform", SYSTEMS)
def test_users_of_conda_have_every_package_in_its_locked_version(platform):
    assert pinned_by_environment(platform) == pinned(LOCK, conda_python(), platform)


def test_conda_brings_a_supported_python_pip_and_quarto():
    asked = conda_packages()
    assert set(asked) == {"python", "pip", "quarto"}
    assert SpecifierSet(PROJECT["requires-python"]).contains(f"{conda_python()}.0")
    assert conda_python() in PYTHONS


def test_conda_packages_come_from_the_community_channel_by_its_name():
    assert ENVIRONMENT["channels"] == ["conda-forge", "nodefaults"]


def test_every_locked_package_has_its_hashes():
    without = [name for name, hashes in entries() if not hashes]
    assert without == []


def test_the_lock_file_holds_names_versions_and_hashes_and_no_place_to_get_them_from():
    other = [line for line in lines(LOCK) if not (ENTRY.fullmatch(line) or HASH.fullmatch(line))]
    assert other == []
