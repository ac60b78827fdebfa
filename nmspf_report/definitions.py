"""Reading definitions from YAML: every mistake in one is reported with its file and line."""

from pathlib import Path
from typing import Any, TypeVar

import yaml
from pydantic import BaseModel, ConfigDict, ValidationError

from nmspf_report.problems import Problem

Key = str | int
# libyaml reads a catalogue ten times as fast; not every installation of PyYAML has it.
LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
Model = TypeVar("Model", bound=BaseModel)


class Definition(BaseModel):
    """Something defined in YAML: never changed after reading, and with no unknown key."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class DefinitionFile:
    """The content of a YAML file, with the line on which each part of it stands.

    Parameters
    ----------
    path
        The file.
    name
        How messages call it: a path that does not depend on the machine.

    Raises
    ------
    Problem
        If the file is not there, is not YAML, or gives a key twice.
    """

    def __init__(self, path: Path, name: str | None = None) -> None:
        self.name = name or path.name
        if not path.is_file():
            raise Problem("missing_file", where=self.name)
        self._take(path.read_bytes())

    @classmethod
    def of(cls, content: bytes, name: str) -> "DefinitionFile":
        """Read what somebody has sent: the same, from the content of a file that nobody trusts."""
        file = cls.__new__(cls)
        file.name = name
        _refuse_aliases(content, name)
        file._take(content)
        return file

    def _take(self, content: bytes) -> None:
        self._lines: dict[tuple[Key, ...], int] = {}
        try:
            root = yaml.compose(content.decode("utf-8-sig"), Loader=LOADER)
            self.content: Any = None if root is None else self._read(root, ())
        except (yaml.YAMLError, UnicodeDecodeError, ValueError, RecursionError) as error:
            if isinstance(error, Problem):
                raise
            raise Problem("not_yaml", where=self.name, reason=_one_line(error)) from None

    def line(self, *place: Key) -> int:
        """Give the line on which a part stands, or the nearest part around it that has one."""
        for length in range(len(place), -1, -1):
            if place[:length] in self._lines:
                return self._lines[place[:length]]
        return 1

    def where(self, *place: Key) -> str:
        """Give the file and line of a part, for a message."""
        return f"{self.name}, line {self.line(*place)}"

    def read_as(self, model: type[Model], *place: Key, **more: Any) -> Model:
        """Make a model of a part of the file.

        Parameters
        ----------
        model
            The class to make.
        *place
            The keys and positions that lead to the part.
        **more
            Values that stand beside, or in place of, those of the part.

        Raises
        ------
        Problem
            If a key is unknown or missing, or a value is not what it must be: with the line.
        """
        part: Any = self.content
        for key in place:
            part = part[key]
        if not isinstance(part, dict):
            raise Problem("wrong_definition", where=self.where(*place), reason="not a set of keys")
        try:
            return model(**{**part, **more})
        except ValidationError as error:
            first = error.errors()[0]
            raise Problem(
                "wrong_definition",
                where=self.where(*place, *first["loc"]),
                reason=f"{'.'.join(map(str, first['loc']))}: {first['msg']}",
            ) from None

    def _read(self, node: yaml.Node, place: tuple[Key, ...]) -> Any:
        self._lines.setdefault(place, node.start_mark.line + 1)
        if isinstance(node, yaml.MappingNode):
            return self._read_mapping(node, place)
        if isinstance(node, yaml.SequenceNode):
            return [self._read(item, (*place, number)) for number, item in enumerate(node.value)]
        loader = yaml.SafeLoader("")
        return loader.construct_object(node)

    def _read_mapping(self, node: yaml.MappingNode, place: tuple[Key, ...]) -> dict[Key, Any]:
        content: dict[Key, Any] = {}
        for key_node, value_node in node.value:
            key = self._read(key_node, (*place, "<key>"))
            if key in content:
                raise Problem(
                    "key_twice", where=f"{self.name}, line {key_node.start_mark.line + 1}", key=key
                )
            self._lines[(*place, key)] = key_node.start_mark.line + 1
            content[key] = self._read(value_node, (*place, key))
        return content


def _refuse_aliases(content: bytes, name: str) -> None:
    """Refuse what stands for something else: it can stand for itself, or for a world of copies."""
    try:
        events = list(yaml.parse(content.decode("utf-8-sig"), LOADER))
    except (yaml.YAMLError, UnicodeDecodeError, RecursionError) as error:
        raise Problem("not_yaml", where=name, reason=_one_line(error)) from None
    if any(isinstance(event, yaml.AliasEvent) for event in events):
        raise Problem("not_yaml", where=name, reason="an alias (*) stands for something else")


def _one_line(error: Exception) -> str:
    return " ".join(str(error).split())
