"""A folder written whole or not at all: built beside its place under another name, and put there in one step."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from thematic.errors import BadInput


@contextmanager
def new_folder(target: Path, *, known_by: str, force: bool = False) -> Iterator[Path]:
    """An empty folder to fill, which becomes ``target`` when the block ends well; otherwise nothing is left of it.

    ``target`` must be new or empty; with ``force`` it may be an earlier export, known by the file ``known_by`` in it.
    Raises BadInput.
    """
    _refuse(target, known_by=known_by, force=force)
    try:
        building = _room_beside(target)
        try:
            yield building
            _put(building, target)
        finally:
            shutil.rmtree(building, ignore_errors=True)
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise BadInput(
            f"The folder '{target}' could not be written: {reason}.",
            hint="Choose a folder beside which you may write, and close its files elsewhere.",
        ) from error


def _refuse(target: Path, *, known_by: str, force: bool) -> None:
    if target.is_symlink() or (target.exists() and not target.is_dir()):
        raise BadInput(f"'{target}' is no folder.", hint="Name a new folder.")
    if not target.resolve().parent.is_dir():
        raise BadInput(f"There is no folder '{target.parent}'.", hint="Make the folder first.")
    if not target.is_dir() or not any(target.iterdir()):
        return
    earlier = (target / known_by).is_file()
    if not earlier:
        raise BadInput(f"The folder '{target}' is not empty.", hint="Name a new folder.")
    if not force:
        raise BadInput(
            f"The folder '{target}' holds an earlier export.", hint="Name a new folder, or replace it with --force."
        )


def _room_beside(target: Path) -> Path:
    import secrets

    place = target.resolve()
    room = place.with_name(f".{place.name}.{secrets.token_hex(4)}")
    room.mkdir()
    return room


def _put(building: Path, target: Path) -> None:
    """The old folder steps aside first, and comes back where the new one cannot take its place."""
    place = target.resolve()
    old = building.with_name(building.name + ".old")
    if place.exists():
        place.rename(old)
    try:
        building.rename(place)
    except OSError:
        if old.exists():
            old.rename(place)
        raise
    shutil.rmtree(old, ignore_errors=True)
