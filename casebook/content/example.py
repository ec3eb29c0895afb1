"""A casebook of one's own, begun: the example casebook copied into an empty folder.

Knows nothing of what the files say. `cli` calls it for `casebook new`.
"""

from pathlib import Path

from casebook import resources
from casebook.errors import PlaceError


def start(target: Path) -> tuple[Path, ...]:
    """Copy the example casebook into a new or an empty folder, and give the files that were made.

    Raises:
        PlaceError: the folder has files in it, or cannot be written.
    """
    _check_empty(target)
    source = resources.example_casebook()
    originals = sorted(path for path in source.rglob("*") if path.is_file())
    made: list[Path] = []
    try:
        for original in originals:
            copy = target / original.relative_to(source)
            copy.parent.mkdir(parents=True, exist_ok=True)
            made.append(copy)
            copy.write_bytes(original.read_bytes())
    except OSError as error:
        for copy in made:
            copy.unlink(missing_ok=True)
        raise PlaceError(
            f"No casebook could be written into {target}.",
            advice="Choose a folder that you may write to, on a disk with room.",
            detail=str(error),
        ) from error
    return tuple(made)


def _check_empty(target: Path) -> None:
    try:
        # A dot file (.git, .DS_Store) is no work of a person that could be overwritten.
        taken = target.exists() and any(entry.name[0] != "." for entry in target.iterdir())
    except OSError as error:
        raise PlaceError(
            f"{target} is not a folder that can be looked into.",
            advice="Name a folder that does not exist yet.",
            detail=str(error),
        ) from error
    if taken:
        raise PlaceError(
            f"The folder {target} has files in it already.",
            advice="Name a folder that is empty or does not exist yet.",
        )
