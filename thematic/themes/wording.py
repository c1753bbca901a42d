"""Two wordings of one text, compared word by word."""

import re
from difflib import SequenceMatcher


def word_diff(before: str, after: str) -> str:
    """``after`` with what went of ``before`` as [-words-] and what came as {+words+}; white space made single.

    A text that is new or gone is marked as a whole. Equal texts come back as they are.
    """
    old, new = before.split(), after.split()
    parts = []
    for kind, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if kind == "equal":
            parts.append(" ".join(old[a:b]))
            continue
        if b > a:
            parts.append(f"[-{' '.join(old[a:b])}-]")
        if d > c:
            parts.append(f"{{+{' '.join(new[c:d])}+}}")
    return " ".join(parts)


def before_and_after(diff: str) -> tuple[str, str]:
    """The two wordings that a word diff was made of, in single white space."""
    old = re.sub(r"\{\+.*?\+\}", " ", diff, flags=re.DOTALL)
    new = re.sub(r"\[-.*?-\]", " ", diff, flags=re.DOTALL)
    return (
        " ".join(re.sub(r"\[-(.*?)-\]", r"\1", old, flags=re.DOTALL).split()),
        " ".join(re.sub(r"\{\+(.*?)\+\}", r"\1", new, flags=re.DOTALL).split()),
    )
