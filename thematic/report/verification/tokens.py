"""Text as words and punctuation, so that spelling alone never makes two passages differ.

What counts as spelling only: NFC or NFD, the kind of quotation marks and apostrophes (and whether inner ones stand
at all), the kind of dash, white space and line breaks, soft hyphens, ligatures, and a hyphen inside a word.
"""

import re
import unicodedata
from dataclasses import dataclass, replace
from functools import lru_cache

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
    """The tokens of ``text``, in any normal form; quotation marks that stand alone and blanks are left out."""
    tokens = []
    for match in _TOKEN.finditer(text):
        found = _read(match.lastgroup or "", match.group())
        if found is not None:
            form, key, word = found
            tokens.append(Token(form, key, match.start(), match.end(), word))
    return tokens


@lru_cache(maxsize=100_000)
def _read(kind: str, found: str) -> tuple[str, str, bool] | None:
    """The form, the key and whether it is a word, of what was found; None for what does not count."""
    if kind == "ellipsis":
        return ELLIPSIS, ELLIPSIS, False
    if kind == "dash":
        return DASH, DASH, False
    if kind == "other":
        return None if found in _MARKS or found in _HIDDEN else (found, found, False)
    form = found if found.isascii() else _APOSTROPHES.sub("'", unicodedata.normalize("NFKC", found))
    if kind == "word":
        form = _INSIDE.sub("", form)
    return form, form.casefold(), True
