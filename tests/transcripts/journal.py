"""What every change must be: one operation that undo takes back row for row; and every refusal: no trace at all."""

from collections.abc import Iterator
from contextlib import contextmanager

from tests.store.rows import every_row
from thematic.store.desk import Desk
from thematic.store.history import operations, redo, undo


@contextmanager
def one_operation(desk: Desk, verb: str) -> Iterator[None]:
    """The block makes one operation called ``verb``; it is undone, redone, and stands afterwards."""
    before, earlier = every_row(desk.store), operations(desk.store)
    yield
    after, later = every_row(desk.store), operations(desk.store)
    assert after != before
    assert [operation["verb"] for operation in later] == [verb, *(operation["verb"] for operation in earlier)]
    undo(desk.store, coder=desk.coder)
    assert every_row(desk.store) == before
    redo(desk.store, coder=desk.coder)
    assert every_row(desk.store) == after


@contextmanager
def nothing_written(desk: Desk) -> Iterator[None]:
    """The block leaves every row and the journal as they were."""
    before, earlier = every_row(desk.store), operations(desk.store)
    yield
    assert every_row(desk.store) == before
    assert operations(desk.store) == earlier


def notes(desk: Desk) -> list[str]:
    """What the last operation (or try) told the user."""
    return [operation for operation in desk.store.done if operation.verb not in ("undo", "redo")][-1].notes
