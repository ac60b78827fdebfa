"""Where the files that travel with the package are: data, parameters and notebooks."""

from pathlib import Path

PACKAGE = Path(__file__).parent


def resource(*parts: str) -> Path:
    """Give the path of a file that travels with the package.

    In a checkout the folders `data`, `parameters` and `reports` stand beside the
    package; in an installed wheel they stand inside it.

    Parameters
    ----------
    *parts
        The path below the top level, such as ``"data", "wales", "areas.csv"``.

    Returns
    -------
    Path
        The path, whether or not a file is there.
    """
    checkout = PACKAGE.parent.joinpath(*parts)
    return checkout if checkout.exists() else PACKAGE.joinpath("resources", *parts)


def locate(path: str | Path) -> Path:
    """Find a file or folder that a parameter names, from any working folder.

    A notebook is run from the folder above it, from its own folder or from a release;
    a relative path is looked for in the working folder first, then among the files
    that travel with the package.

    Parameters
    ----------
    path
        An absolute path, or one relative to the working folder or to the top level.

    Returns
    -------
    Path
        The first that exists; where none does, the path as it was given.
    """
    given = Path(path)
    if given.is_absolute() or given.exists():
        return given
    packaged = resource(*given.parts)
    return packaged if packaged.exists() else given
