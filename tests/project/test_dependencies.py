"""What the code imports is what pyproject.toml declares: nothing hidden, nothing idle."""

import ast
import sys
import tomllib
from collections.abc import Iterable
from functools import cache
from importlib.metadata import packages_distributions
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parents[2]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
OURS = {"nmspf_report", "tests", "benchmarks"}


def declared(requirements: Iterable[str]) -> set[str]:
    """The names of the packages in a list of requirements."""
    return {canonicalize_name(Requirement(line).name) for line in requirements}


def imported(folder: Path) -> set[str]:
    """The top-level names, neither ours nor Python's own, that the modules of a folder import."""
    names: set[str] = set()
    for module in folder.rglob("*.py"):
        for node in ast.walk(ast.parse(module.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Import):
                names.update(alias.name.split(".")[0] for alias in node.names)
            elif isinstance(node, ast.ImportFrom) and node.module:
                names.add(node.module.split(".")[0])
    return names - OURS - set(sys.stdlib_module_names)


@cache
def providers() -> dict[str, set[str]]:
    """The installed packages that provide each name that can be imported."""
    return {
        name: {canonicalize_name(package) for package in packages}
        for name, packages in packages_distributions().items()
    }


def undeclared(names: Iterable[str], known: set[str]) -> list[str]:
    """The imported names that no known package provides."""
    return sorted(name for name in names if not providers().get(name, set()) & known)


def test_everything_the_package_imports_is_a_dependency():
    dependencies = declared(PROJECT["dependencies"])
    assert undeclared(imported(ROOT / "nmspf_report"), dependencies) == []


def test_everything_the_tests_benchmarks_and_the_gate_import_is_declared():
    known = declared([*PROJECT["dependencies"], *PROJECT["optional-dependencies"]["test"]])
    folders = [ROOT / "tests", ROOT / "benchmarks", ROOT / ".ci"]
    names = set().union(*map(imported, folders))
    assert undeclared(names, known) == []


def test_every_dependency_is_used():
    names = imported(ROOT / "nmspf_report")
    used = set().union(*(providers().get(name, set()) for name in names))
    assert declared(PROJECT["dependencies"]) - used == set()


def test_every_dependency_has_its_reason_in_the_documentation():
    page = (ROOT / "docs" / "dependencies.md").read_text(encoding="utf-8")
    optional = PROJECT["optional-dependencies"]
    every = [*PROJECT["dependencies"], *(name for extra in optional.values() for name in extra)]
    missing = [line for line in every if f"`{Requirement(line).name}`" not in page]
    assert missing == []
