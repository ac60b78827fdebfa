"""A program that stands in for Quarto: it checks a project and makes of it what Quarto would.

It follows Quarto's documentation: the form of each output that it takes for a format, no cell
executed, the options of a format merged with the document's own, user filters before its own,
Typst with the project as its root. Pandoc and Typst, which Quarto brings, are those of this
package. `write_stand_in` puts it into a folder as the program ``quarto``.
"""

import json
import os
import sys
from pathlib import Path
from typing import Any

import pypandoc
import typst
import yaml

RECORD = "QUARTO_STAND_IN_RECORD"
VERSION = "QUARTO_STAND_IN_VERSION"
FAILS = "QUARTO_STAND_IN_FAILS"
NEWEST = "1.9.36"

PREFERRED = {
    "html": ("text/html", "text/markdown", "image/svg+xml"),
    "typst": ("text/markdown", "image/svg+xml"),
    "docx": ("text/markdown", "image/svg+xml"),
}
ENDINGS = {"html": "html", "typst": "pdf", "docx": "docx"}
OPTIONS = {"toc", "toc-depth", "shift-heading-level-by", "section-divs"}
KNOWN = {"theme", "minimal", "template", "filters", "font-paths", "pdf-standard", "reference-doc"}
KNOWN |= {"html-math-method", *OPTIONS}


def write_stand_in(folder: Path) -> Path:
    """Write the program into a folder, and give the folder, to be set before all others."""
    folder.mkdir(parents=True, exist_ok=True)
    if os.name == "nt":
        program, begins = folder / "quarto.cmd", "@"
        ends = " %*\r\n"
    else:
        program, begins = folder / "quarto", "#!/bin/sh\nexec "
        ends = ' "$@"\n'
    command = f'"{sys.executable}" "{Path(__file__).resolve()}"'
    program.write_text(f"{begins}{command}{ends}", encoding="utf-8", newline="")
    program.chmod(0o755)
    return folder


def main(arguments: list[str]) -> int:
    """Do as ``quarto --version`` and ``quarto render FOLDER`` do."""
    with Path(os.environ[RECORD]).open("a", encoding="utf-8") as record:
        record.write(json.dumps(arguments) + "\n")
    if arguments == ["--version"]:
        sys.stdout.write(f"{os.environ.get(VERSION, NEWEST)}\n")
        return 0
    command, folder = arguments
    assert command == "render"
    if os.environ.get(FAILS):
        sys.stderr.write("ERROR: the third document is not well formed\n")
        return 1
    render(Path(folder))
    return 0


def render(project: Path) -> None:
    """Render every document of a project in each of its formats."""
    settings = yaml.safe_load((project / "_quarto.yml").read_text(encoding="utf-8"))
    assert settings["project"]["type"] == "website"
    assert settings["execute"] == {"enabled": False, "echo": False, "output": "asis"}
    assert settings["html-table-processing"] == "none"
    named = settings["project"]["render"]
    assert sorted(named) == sorted(path.name for path in project.glob("*.ipynb"))
    output = project / settings["project"]["output-dir"]
    output.mkdir()
    os.chdir(project)
    for name in named:
        notebook = json.loads((project / name).read_text(encoding="utf-8"))
        about = front_matter(notebook)
        for format_, own in about.pop("format").items():
            options = {**settings["format"][format_], **({} if own == "default" else own)}
            assert set(options) <= KNOWN, set(options) - KNOWN
            made = output / f"{Path(name).stem}.{ENDINGS[format_]}"
            write(markdown_of(notebook, format_), about, options, (format_, project, made))


def front_matter(notebook: dict[str, Any]) -> dict[str, Any]:
    """Give what the first cell says of the document."""
    assert notebook["nbformat"] == 4
    assert notebook["metadata"]["kernelspec"]["language"] == "python"
    first = notebook["cells"][0]
    assert first["cell_type"] == "raw"
    lines = "".join(first["source"])
    assert lines.startswith("---\n")
    assert lines.endswith("---\n")
    about: dict[str, Any] = yaml.safe_load(lines.strip("-\n"))
    assert {"title", "lang", "format"} <= set(about)
    return about


def markdown_of(notebook: dict[str, Any], format_: str) -> str:
    """Give the markdown that Pandoc reads: of each output the form that the format prefers."""
    pieces: list[str] = []
    for cell in notebook["cells"][1:]:
        if cell["cell_type"] == "markdown":
            pieces.append("".join(cell["source"]))
            continue
        assert cell["cell_type"] == "code"
        assert cell["outputs"], "a notebook that was not executed"
        for output in cell["outputs"]:
            kind = next(kind for kind in PREFERRED[format_] if kind in output["data"])
            said = "".join(output["data"][kind])
            ticks = "`" * 9
            raw = f"{ticks}{{=html}}\n{said}\n{ticks}"
            pieces.append(raw if kind == "text/html" else said)
    return "\n\n".join(pieces) + "\n"


def write(
    markdown: str,
    about: dict[str, Any],
    options: dict[str, Any],
    where: tuple[str, Path, Path],
) -> None:
    """Write one document in one format, as Pandoc and Typst do for Quarto."""
    format_, project, made = where
    target = made.with_suffix(".typ") if format_ == "typst" else made
    arguments = ["--standalone", "--wrap=none"]
    arguments += [
        f"--{name}={options[name]}"
        for name in OPTIONS & set(options)
        if not isinstance(options[name], bool)
    ]
    arguments += [f"--{name}" for name in OPTIONS if options.get(name) is True]
    arguments += [
        f"--{name}={options[name]}" for name in ("template", "reference-doc") if name in options
    ]
    metadata = made.with_suffix(".yml")
    metadata.write_text(yaml.safe_dump(about, allow_unicode=True), encoding="utf-8")
    pypandoc.convert_text(
        markdown,
        to=format_,
        format="markdown",
        outputfile=str(target),
        extra_args=[*arguments, f"--metadata-file={metadata}"],
        filters=[str(project / path) for path in options.get("filters", ())],
    )
    metadata.unlink()
    if format_ == "typst":
        source = target.rename(project / target.name)
        fonts = [project / path for path in options["font-paths"]]
        made.write_bytes(
            typst.compile(
                source,
                root=project,
                font_paths=fonts,
                pdf_standards=[options["pdf-standard"]],
            )
        )


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
