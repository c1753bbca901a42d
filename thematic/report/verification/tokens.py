"""Text as words and punctuation, so that spelling alone never makes two passages differ.

What counts as spelling only: NFC or NFD, the kind of quotation marks and apostrophes (and whether inner ones stand
at all), the kind of dash, white space and line breaks, soft hyphens, ligatures, and a hyphen inside a word.
"""

import re
import unicodedata
from dataclasses import dataclass, replace

ELLIPSIS = "…"
DASH = "-"

_HYPHENS = r"\-‐‑"
_DASHES = rf"{_HYPHENS}‒–—―−"
_MARKS = "\"“”„‟«»‹›‘’‚‛'`´′″"
_HIDDEN = "\u00ad\u200b\u200c\u200d\u2060\ufeff"
_DOTS = r"(?:\.(?:[ \u00a0]?\.){1,3}|…)"
_TOKEN = re.compile(
    rf"(?P<ellipsis>\[\s*{_DOTS}\s*\]|\(\s*{_DOTS}\s*\)|/\s*{_DOTS}\s*/|[\[(]\s*(?:[{_DASHES}]\s*){{1,3}}[\])]|{_DOTS})"
    r"|(?P<number>\d+(?:[.,:]\d+)+)"
    rf"|(?P<word>[\w\u0300-\u036f]+(?:[{_HYPHENS}'’ʼ{_HIDDEN}]+[\w\u0300-\u036f]+)*)"
    rf"|(?P<dash>[{_DASHES}]+)"
    r"|(?P<other>\S)"
)
_APOSTROPHES = re.compile("[’ʼ]")
_INSIDE = re.compile(f"[{_HYPHENS}{_HIDDEN}]")


@dataclass(frozen=True, slots=True)
class Token:
    """``form``: what is compared, its case kept; ``key``: the same, case folded. ``start``, ``end``: code points.

    ``loose``: the case of the first letter says nothing (the beginning of a quotation, or after an ellipsis).
    """

    form: str
    key: str
    start: int
    end: int
    word: bool
    loose: bool = False

    def loosened(self) -> "Token":
        """The same token, its first letter in either case."""
        return replace(self, loose=True)

    def same(self, form: str) -> bool:
        """Whether the transcript's ``form`` is this token."""
        if self.form == form:
            return True
        return self.loose and self.form[1:] == form[1:] and self.form[:1].casefold() == form[:1].casefold()


def tokenise(text: str) -> list[Token]:
    """The tokens of ``text``, which is in normal form C; quotation marks that stand alone and blanks are left out."""
    return [token for match in _TOKEN.finditer(text) if (token := _token(match)) is not None]


def _token(match: re.Match[str]) -> Token | None:
    kind, start, end = match.lastgroup, match.start(), match.end()
    if kind == "ellipsis":
        return Token(ELLIPSIS, ELLIPSIS, start, end, False)
    if kind == "dash":
        return Token(DASH, DASH, start, end, False)
    found = match.group()
    if kind == "other":
        if found in _MARKS or found in _HIDDEN:
            return None
        return Token(found, found, start, end, False)
    form = found
    if not found.isascii():
        form = _APOSTROPHES.sub("'", unicodedata.normalize("NFKC", found))
    if kind == "word":
        form = _INSIDE.sub("", form)
    return Token(form, form.casefold(), start, end, True)


def count_words(tokens: list[Token]) -> int:
    """How many of the tokens are words or numbers."""
    return sum(token.word for token in tokens)
