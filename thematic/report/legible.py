"""Text that may stand in XML: transcripts and names hold whatever somebody once pasted."""

import re

ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
"""What XML 1.0 cannot hold."""


def legible(text: str) -> str:
    """``text`` without the control characters that XML cannot hold; those that part words become a space."""
    return ILLEGAL.sub(lambda found: " " if found[0].isspace() else "", text)
