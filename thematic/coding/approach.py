"""The school of thematic analysis that a study belongs to, and what it does not offer unasked."""

from thematic.errors import UsageError
from thematic.store.desk import Desk


def is_reflexive(desk: Desk) -> bool:
    """Whether readings are compared side by side in this study, and not scored unless a reason is given."""
    return desk.store.setting("approach") == "reflexive"


def refuse_unasked(desk: Desk, reason: str, *, sentence: str, hint: str) -> None:
    """Raise UsageError (with ``sentence`` and ``hint``) where the study is reflexive and nobody says why."""
    if is_reflexive(desk) and not reason.strip():
        raise UsageError(sentence, hint=hint)
