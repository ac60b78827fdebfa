"""Areas as “Area 1” and so on, the same everywhere in a release: who it is stays restricted.

What would tell an area by itself is left out: boards (each is known by how many members it has),
populations and so rates (published by everybody), and places on the map. What is left are the
figures and words; a count as large as a capital's tells the capital.
"""

import hashlib
import hmac
import json
import secrets
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import Any

import nbformat
import pandas as pd

from nmspf_report.dataset.storage import Dataset
from nmspf_report.geography import Area, Geography
from nmspf_report.indicators.observations import sort_observations
from nmspf_report.locale import Language, has_message, text
from nmspf_report.narrative.passages import reading_order
from nmspf_report.narrative.statements import statement_order
from nmspf_report.parameters import Disclosure
from nmspf_report.problems import Problem
from nmspf_report.release.editions import EditionData
from nmspf_report.release.hiding import Hiding, hiding
from nmspf_report.writing import write_whole

SEPARATOR = ";"
DEFAULTS = "parameters"
"""The tag of a notebook's cell that says what it is about if nobody says so."""


@dataclass(frozen=True)
class Anonymity:
    """Which area is which, and how that is kept.

    Parameters
    ----------
    geography
        The areas as they are.
    secret
        What the numbers are drawn with: the same for the same secret, and without it, none.
    """

    geography: Geography
    secret: bytes

    @cached_property
    def authorities(self) -> Mapping[str, Area]:
        """Each authority without its name and place, by its own code, in the order drawn."""
        drawn = sorted(self.geography.authorities, key=lambda area: self.digest(area.code))
        width = len(str(len(drawn)))
        return {
            area.code: _unnamed(f"{number:0{width}}") for number, area in enumerate(drawn, start=1)
        }

    @cached_property
    def hiding(self) -> Hiding:
        """What stands in the place of names in words."""
        instead = {area: self.authorities[area.code].name_en for area in self.geography.authorities}
        a_board = text("reports.anonymous.region", "en")
        return hiding({**instead, **dict.fromkeys(self.geography.regions, a_board)})

    def digest(self, words: str) -> str:
        """Give a digest of words that nobody can make who has not the secret."""
        return hmac.new(self.secret, words.encode(), hashlib.sha256).hexdigest()

    def code(self, code: str) -> str:
        """Give the code of an area in the release.

        Raises
        ------
        Problem
            If it is a board, or none.
        """
        if code == self.geography.nation.code:
            return code
        area = self.geography.area(code)
        if area.level == "region":
            raise Problem("anonymous_region", area=code)
        return self.authorities[code].code

    def dataset(self, dataset: Dataset) -> Dataset:
        """Give a dataset in which no area is named, and nothing is said of boards."""
        hidden, rules = self.hiding.words, dataset.disclosure
        authorities = tuple(self.authorities.values())
        passages = [
            replace(one, area_code=self.code(one.area_code), text=hidden(one.text))
            for one in dataset.narrative
        ]
        statements = [
            replace(one, area_code=self.code(one.area_code), answer=hidden(one.answer))
            for one in dataset.statements
        ]
        return replace(
            dataset,
            geography=replace(
                dataset.geography,
                authorities=authorities,
                regions=(),
                memberships=(),
                population=dataset.geography.population.iloc[:0],
                vintages=dataset.geography.vintages.iloc[:0],
            ),
            observations=sort_observations(
                self._coded(dataset.observations).assign(population=float("nan"))
            ),
            coverage=self._coverage(dataset.coverage),
            notes=self._notes(dataset.notes),
            title=hidden(dataset.title),
            note=" ".join([hidden(dataset.note), text("reports.anonymous.note", "en")]).strip(),
            disclosure=None if rules is None else self._rules(rules),
            narrative=tuple(sorted(passages, key=reading_order)),
            statements=tuple(sorted(statements, key=statement_order)),
        )

    def edition(self, data: EditionData) -> EditionData:
        """Give what an edition is made from, in which no area is named."""
        return replace(data, shared=self.dataset(data.shared))

    def recorded(self, entries: Mapping[str, Any]) -> dict[str, Any]:
        """Give what the record says of how a release was made, in which no area is named.

        Digests of returns would tell whose they are to everybody who has them from another
        release: they are one digest that is made with the secret.
        """
        returns = json.dumps(entries["inputs"]["returns"], sort_keys=True)
        parameters: dict[str, Any] = self._hidden(entries["parameters"])
        rules = Disclosure.model_validate(entries["parameters"]["disclosure"])
        parameters["disclosure"] = self._rules(rules).model_dump(mode="json")
        inputs = {**entries["inputs"], "returns": {"all": self.digest(returns)}}
        return {**entries, "parameters": parameters, "inputs": inputs}

    def forget_defaults(self, notebook: Path) -> None:
        """Take from an executed notebook the area that it is about by default."""
        read = nbformat.read(notebook, as_version=4)
        read.cells = [cell for cell in read.cells if DEFAULTS not in cell.metadata.get("tags", ())]
        source: str = nbformat.writes(read)
        write_whole(notebook, f"{source}\n".encode())

    def key(self) -> bytes:
        """Give who is who, as CSV, for the restricted folder."""
        rows = [
            (area.name_en, code, self.geography.area(code).name_en)
            for code, area in self.authorities.items()
        ]
        table = pd.DataFrame(rows, columns=["named", "area_code", "name"])
        return table.to_csv(index=False, lineterminator="\n").encode("utf-8")

    def _coded(self, table: pd.DataFrame) -> pd.DataFrame:
        """Give the rows of a table that are about no board, with the codes of the release."""
        regions = {region.code for region in self.geography.regions}
        own = table[~table["area_code"].isin(regions)]
        return own.assign(area_code=[self._code_or_none(code) for code in own["area_code"]])

    def _coverage(self, coverage: pd.DataFrame) -> pd.DataFrame:
        own = self._coded(coverage)
        missing = [
            SEPARATOR.join(sorted(self.code(code) for code in codes.split(SEPARATOR) if code))
            for codes in own["areas_missing"]
        ]
        return own.assign(areas_missing=missing)

    def _notes(self, notes: pd.DataFrame) -> pd.DataFrame:
        own = self._coded(notes)
        hidden = own.assign(words=[self.hiding.words(said) for said in own["words"]])
        return hidden.sort_values(list(hidden.columns), kind="stable", ignore_index=True)

    def _rules(self, rules: Disclosure) -> Disclosure:
        """Give the rules with the codes of the release; boards are none of its areas."""
        known = self.geography.areas
        named = [
            self._code_or_none(one)
            for one in rules.withstands
            if one not in known or known[one].level != "region"
        ]
        plan = rules.plan.without_regions()
        return rules.model_copy(update={"withstands": tuple(sorted(named)), "plan": plan})

    def _code_or_none(self, code: str) -> str:
        return self.code(code) if code in self.geography.areas else code

    def _hidden(self, content: Any) -> Any:
        if isinstance(content, str):
            return self.hiding.words(content)
        if isinstance(content, dict):
            return {name: self._hidden(part) for name, part in content.items()}
        return [self._hidden(part) for part in content] if isinstance(content, list) else content


def secret_in(path: Path) -> bytes:
    """Give the secret that a file holds; where there is none, one is drawn and kept there."""
    if not path.is_file():
        write_whole(path, secrets.token_hex(32).encode())
    return path.read_bytes()


def _unnamed(number: str) -> Area:
    return Area(f"area-{number}", _named(number, "en"), _named(number, "cy"), "authority")


def _named(number: str, language: Language) -> str:
    name = "reports.anonymous.authority"
    return text(name, language if has_message(name, language) else "en", number=number)
