"""File names that every file system takes, for documents, memos and snapshots of any name."""

import re
import unicodedata

LETTERS = str.maketrans(
    {"æ": "ae", "ø": "oe", "å": "aa", "Æ": "Ae", "Ø": "Oe", "Å": "Aa", "ß": "ss", "ð": "d", "þ": "th", "đ": "d"}
)
RESERVED = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)", re.IGNORECASE)
LONGEST = 80


class FileNames:
    """Names in ASCII, each given once, whatever the case of its letters."""

    def __init__(self) -> None:
        self._given: set[str] = set()

    def name(self, text: str, *, fallback: str) -> str:
        """A name that resembles ``text``; ``fallback`` where nothing of it is left."""
        plain = unicodedata.normalize("NFC", text).translate(LETTERS)
        plain = unicodedata.normalize("NFKD", plain).encode("ascii", "ignore").decode()
        plain = re.sub(r"[^A-Za-z0-9_-]+", "-", plain).strip("-")[:LONGEST].rstrip("-") or fallback
        if RESERVED.fullmatch(plain):
            plain += "_"
        found, number = plain, 1
        while found.lower() in self._given:
            number += 1
            found = f"{plain}-{number}"
        self._given.add(found.lower())
        return found
