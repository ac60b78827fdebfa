"""What the tests share is made once, whole or not at all, whoever asks for it."""

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from tests.sharing import Shared


def test_of_many_who_ask_at_once_one_makes_it(tmp_path: Path) -> None:
    makers: list[Path] = []

    def make(folder: Path) -> None:
        makers.append(folder)
        (folder / "all.txt").write_text("whole", encoding="utf-8")

    with ThreadPoolExecutor(4) as several:
        places = set(several.map(lambda _: Shared(tmp_path).made("words", make), range(4)))
    (place,) = places
    assert (place / "all.txt").read_text(encoding="utf-8") == "whole"
    assert len(makers) == 1


def test_what_its_maker_has_not_finished_is_made_anew(tmp_path: Path) -> None:
    def fail(folder: Path) -> None:
        (folder / "half.txt").touch()
        raise OSError("broken off")

    with pytest.raises(OSError, match="broken off"):
        Shared(tmp_path).made("words", fail)
    place = Shared(tmp_path).made("words", lambda folder: (folder / "all.txt").touch())
    assert [path.name for path in place.iterdir()] == ["all.txt"]
