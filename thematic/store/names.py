"""How names compare: by normal form C, case folded, with single spaces, whatever SQLite can do."""

import unicodedata


def fold(name: str) -> str:
    """The key by which two names are the same name: "Ærlighet " and "ærlighet" in any normal form."""
    folded = unicodedata.normalize("NFC", name).casefold()
    return " ".join(unicodedata.normalize("NFC", folded).split())
