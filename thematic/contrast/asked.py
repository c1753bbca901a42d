"""Where a topic was asked: silence counts only in groups that had the question."""

from collections.abc import Sequence

import numpy as np

from thematic.contrast.rows import RowSpec, Tree
from thematic.contrast.sheet import Bools
from thematic.contrast.units import Member
from thematic.errors import BadInput
from thematic.store.names import fold
from thematic.store.tables import Store


def find_asked(store: Store, members: Sequence[Member], themes: Tree, specs: Sequence[RowSpec]) -> Bools:
    """Whether each unit was asked about each row's topic, (units, rows).

    A topic was asked where a question of one of the row's themes, or of a theme above or below it, was logged. A row
    without a theme, a theme without questions and a study without a log count everywhere. Raises BadInput when the
    log says nothing of a unit.
    """
    asked = np.ones((len(members), len(specs)), dtype=bool)
    log: dict[int, set[int]] = {}
    for row in store.rows("asked", ("document_id", "question_id")):
        log.setdefault(row["document_id"], set()).add(row["question_id"])
    if not log:
        return asked
    heard = [set().union(*(log.get(document, ()) for document in member.documents)) for member in members]
    unlogged = [member for member, questions in zip(members, heard, strict=True) if not questions]
    if unlogged:
        silent = _names(store, unlogged)
        more = f" (nor of {len(silent) - 1} more)" if len(silent) > 1 else ""
        raise BadInput(
            f"The log of asked questions says nothing of '{silent[0]}'{more}.",
            hint="Log what was asked there with 'thematic guide log'.",
        )
    of_theme: dict[str, set[int]] = {}
    for question in store.rows("questions", ("id", "theme")):
        of_theme.setdefault(fold(question["theme"]), set()).add(question["id"])
    related = {
        theme: set().union(
            *(of_theme.get(fold(themes.rows[near]["name"]), ()) for near in (*themes.above(theme), *themes.walk(theme)))
        )
        for theme in themes.rows
    }
    for column, spec in enumerate(specs):
        topics = [related[theme] for theme in spec.themes]
        if topics and all(topics):
            asked[:, column] = [any(questions & topic for topic in topics) for questions in heard]
    return asked


def _names(store: Store, members: Sequence[Member]) -> list[str]:
    """What the log is silent about: groups or documents; for participants the documents that they speak in."""
    if any(member.participant is None for member in members):
        return [member.name for member in members]
    documents = set().union(*(member.documents for member in members))
    return store.values("documents", "name", order="name_key", id=documents)
