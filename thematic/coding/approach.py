"""The school of thematic analysis that a study belongs to, and what it does not offer unasked."""

from thematic.errors import UsageError
from thematic.store.desk import Desk

REFLEXIVE = "reflexive"


def require_reason(desk: Desk, reason: str, *, sentence: str, hint: str) -> None:
    """Raise UsageError (with ``sentence`` and ``hint``) where the study is reflexive and nobody says why."""
    if desk.store.setting("approach") == REFLEXIVE and not reason.strip():
        raise UsageError(sentence, hint=hint)
