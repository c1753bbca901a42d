"""In what programs differ as to how the same project is best written for them.

Without a profile positions are code points, as the standard says. NVivo 12 for Windows was measured on a file of its
own: UTF-16 units, CR LF line ends counted as two. ATLAS.ti and MAXQDA end lines with LF; both hold text as UTF-16, so
that is what their profiles count, though no file of theirs with a character beyond the basic plane has been measured.
Only texts that hold such a character (an emoji, say) come out otherwise than without a profile.
"""

import re
from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass

from thematic.errors import NotFound

_WIDE = re.compile("[\U00010000-\U0010ffff]")
_BREAK = re.compile("\n")


@dataclass(frozen=True, slots=True)
class Profile:
    """How a program reads: ``utf16`` units or code points, ``crlf`` or LF at the end of lines.

    ``variables``: it takes the attributes of a document's group from the document, not only from the case.
    """

    name: str
    utf16: bool = False
    crlf: bool = False
    variables: bool = False

    @property
    def convention(self) -> str:
        """How positions are counted, in the words of ``positions.read_positions``: so the file says it of itself."""
        unit = "utf16" if self.utf16 else "codepoint"
        return f"{unit} {'crlf2' if self.crlf else 'crlf1'} nobom exclusive"

    def text(self, text: str) -> str:
        """A document's text (LF line ends) as it is written."""
        return text.replace("\n", "\r\n") if self.crlf else text


STANDARD = Profile("")
PROFILES = {
    "nvivo": Profile("nvivo", utf16=True, crlf=True),
    "atlasti": Profile("atlasti", utf16=True),
    "maxqda": Profile("maxqda", utf16=True, variables=True),
}


def profile_of(name: str) -> Profile:
    """The profile called ``name``, or that of the standard for ""; raises NotFound."""
    if not name:
        return STANDARD
    if name not in PROFILES:
        raise NotFound(f"There is no profile '{name}'.", hint=f"Profiles: {', '.join(PROFILES)}.")
    return PROFILES[name]


class Ruler:
    """Positions in one text (code points) as a profile counts them; every look-up costs a binary search."""

    def __init__(self, text: str, profile: Profile) -> None:
        self._counted_twice = [
            [found.start() for found in pattern.finditer(text)]
            for pattern, asked in ((_WIDE, profile.utf16), (_BREAK, profile.crlf))
            if asked
        ]

    def at(self, position: int) -> int:
        """The position in the units of the profile."""
        return position + sum(bisect_left(places, position) for places in self._counted_twice)


def first_wide(text: str) -> int | None:
    """Where the first character beyond the basic plane stands; None without one."""
    found = None if text.isascii() else _WIDE.search(text)
    return found.start() if found else None


def beyond(position: int | None, ends: Iterable[int]) -> int:
    """How many of ``ends`` lie after ``position``."""
    return 0 if position is None else sum(end > position for end in ends)
