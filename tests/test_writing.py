"""A file is written whole or not at all."""

from pathlib import Path

import pytest

from nmspf_report.writing import write_whole


def test_the_file_and_its_folders_are_made(tmp_path: Path) -> None:
    write_whole(tmp_path / "a" / "b.txt", b"new")

    assert (tmp_path / "a" / "b.txt").read_bytes() == b"new"
    assert [path.name for path in (tmp_path / "a").iterdir()] == ["b.txt"]


@pytest.mark.parametrize("step", ["write_bytes", "replace"])
@pytest.mark.parametrize("failure", [KeyboardInterrupt, OSError])
def test_an_interruption_leaves_the_old_file_and_nothing_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: str, failure: type[BaseException]
) -> None:
    target = tmp_path / "report.html"
    target.write_bytes(b"old")
    kept = getattr(Path, step)

    def half(path: Path, *given: object) -> None:
        if step == "write_bytes":
            kept(path, b"ne")
        raise failure

    monkeypatch.setattr(Path, step, half)
    with pytest.raises(failure):
        write_whole(target, b"new")

    assert [path.name for path in tmp_path.iterdir()] == ["report.html"]
    assert target.read_bytes() == b"old"
