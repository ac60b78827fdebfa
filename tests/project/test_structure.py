"""The folders import in the order of docs/architecture.md, and files stay readable."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PACKAGE = ROOT / "nmspf_report"
MODULES = sorted(PACKAGE.rglob("*.py"))
LONGEST_FILE = 400


def documented_order() -> list[str]:
    """The parts of the package, in the order of the table in docs/architecture.md."""
    page = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
    return re.findall(r"^\| `([a-z_]+)(?:/|\.py)` \|", page, flags=re.MULTILINE)


def part_of(module: Path) -> str:
    """The folder, or the module at the top of the package, in which a module stands."""
    return module.relative_to(PACKAGE).parts[0].removesuffix(".py")


def name_of(module: Path) -> str:
    """How a failure calls a module."""
    return module.relative_to(ROOT).as_posix()


def imported_parts(module: Path) -> Iterator[str]:
    """The parts of the package that a module imports, wherever in the module it does so."""
    for node in ast.walk(ast.parse(module.read_text(encoding="utf-8"))):
        names: list[str] = []
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{name_of(module)} imports by a relative path"
            names = [f"{node.module}.{alias.name}" for alias in node.names]
        for name in names:
            package, *parts = name.split(".")
            if package == PACKAGE.name and parts and parts[0] != "__version__":
                yield parts[0]


def test_every_part_of_the_package_has_its_place_in_the_order():
    parts = {part_of(module) for module in MODULES} - {"__init__"}
    order = documented_order()
    assert len(order) == len(set(order))
    assert set(order) == parts


@pytest.mark.parametrize("module", MODULES, ids=name_of)
def test_a_module_imports_only_from_those_above_it(module):
    order = ["__init__", *documented_order()]
    allowed = order[: order.index(part_of(module)) + 1]
    assert set(imported_parts(module)) <= set(allowed)


@pytest.mark.parametrize("module", MODULES, ids=name_of)
def test_a_module_opens_with_a_line_that_says_what_it_is_for(module):
    docstring = ast.get_docstring(ast.parse(module.read_text(encoding="utf-8")))
    assert docstring
    first, *rest = docstring.splitlines()
    assert first.endswith(".")
    assert not rest or not rest[0], "the first line is a sentence of its own"


@pytest.mark.parametrize("module", MODULES, ids=name_of)
def test_a_module_can_be_read_in_one_sitting(module):
    lines = len(module.read_text(encoding="utf-8").splitlines())
    assert lines <= LONGEST_FILE
