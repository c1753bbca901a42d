"""How names compare: by normal form C, case folded, with single spaces, whatever SQLite can do."""

import unicodedata


def fold(name: str) -> str:
    """The key by which two names are the same name: "Ærlighet " and "ærlighet" in any normal form."""
    if name.isascii():  # the same, several times as fast: importing many transcripts calls this a million times
        return " ".join(name.lower().split())
    folded = unicodedata.normalize("NFC", name).casefold()
    return " ".join(unicodedata.normalize("NFC", folded).split())
