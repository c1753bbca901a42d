"""Numbers and the school of thematic analysis: a reflexive study compares readings side by side."""

from thematic.coding.approach import refuse_unasked
from thematic.store.desk import Desk


def require_reason(desk: Desk, reason: str) -> None:
    """Raise UsageError where the study is reflexive and nobody says why a number is wanted.

    In reflexive thematic analysis a coder's reading is no measurement that others should reproduce (Braun & Clarke
    2019, Qualitative Research in Sport, Exercise and Health 11, 589-597).
    """
    refuse_unasked(
        desk,
        reason,
        sentence="This is a reflexive study: coders' readings are compared side by side, not scored.",
        hint="'thematic agreement disagreements' shows them; for a number say why with --reason.",
    )
