"""A transcript file as bytes, and its decoding: BOM, strict UTF-8, cp1252, then charset-normalizer."""

import codecs
import re
from dataclasses import dataclass, field
from functools import cached_property

from thematic.errors import UnreadableFile
from thematic.transcripts.readers.archive import Archive
from thematic.transcripts.readers.foreign import refuse
from thematic.transcripts.readers.wanted import Wanted

MAX_CHARACTERS = 10_000_000
"""More than a hundred long focus groups in one text file; what is larger is something else."""

_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),  # before UTF-16, whose mark is its first half
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)

_CONTROL = re.compile(r"[\x01-\x08\x0e-\x14\x16-\x1f\x7f]")
"""What text hardly has; U+0015 is not among them, because CHAT writes it around times."""


@dataclass(frozen=True, slots=True)
class Decoded:
    """Text with LF line ends and no BOM, the codec that gave it, and doubts about that codec."""

    text: str
    encoding: str
    doubts: tuple[str, ...] = ()


@dataclass(frozen=True)
class Source:
    """A file to read: its name (for messages), its lower-case suffix, all its bytes, and what to look for in tables."""

    name: str
    suffix: str
    data: bytes
    wanted: Wanted = field(default_factory=Wanted, compare=False)

    @cached_property
    def decoded(self) -> Decoded:
        """The file as text; raises UnreadableFile where it is something else."""
        refuse(self.data, self.name, self.members, self.package)
        return decode(self.data, self.name)

    @cached_property
    def head(self) -> str:
        """The first 4,000 characters, to tell formats apart by: UTF-16 and UTF-32 as such, all else as latin-1."""
        for bom, encoding in _BOMS:
            if self.data.startswith(bom):
                return self.data[:16_384].decode(encoding, "ignore")[:4_096]
        return self.data[:4_096].decode("latin-1")

    @cached_property
    def members(self) -> frozenset[str]:
        """The names in a ZIP file, read from its directory alone; none where it is something else, or unsafe."""
        return frozenset(self._archive.names()) if self._archive else frozenset()

    @cached_property
    def package(self) -> str:
        """The MIME type that an OpenDocument file says it is; empty where it says nothing."""
        if self._archive is None or "mimetype" not in self._archive or self._archive.size("mimetype") > 200:
            return ""
        try:
            return self._archive.read("mimetype").decode("latin-1").strip()
        except UnreadableFile:
            return ""

    @cached_property
    def _archive(self) -> Archive | None:
        if not self.data.startswith(b"PK\x03\x04"):
            return None
        try:
            return Archive(self.data, self.name)
        except UnreadableFile:
            return None


def decode(data: bytes, name: str, *, most: int = MAX_CHARACTERS, declared: str = "") -> Decoded:
    """Decode ``data``; CR LF and CR become LF, everything else stays as it came.

    ``declared`` is the codec that the file itself names; it goes before the others where it fits.
    Raises UnreadableFile for an empty file, more than ``most`` characters, a NUL, text that is mostly control
    characters, and bytes that no codec fits.
    """
    refuse(data, name)
    text, encoding = _decoded(data, name, declared)
    if not text.strip():
        raise UnreadableFile(f"{name} is empty.", hint="Check that the right file was saved.")
    check_length(len(text), name, most=most)
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    nul = text.find("\0")
    if nul >= 0:
        line = text.count("\n", 0, nul) + 1
        raise UnreadableFile(
            f"{name} holds a NUL character in line {line} (character {nul}), so it is not plain text.",
            hint="It may be UTF-16 without a byte order mark, or damaged: save it as UTF-8 text.",
        )
    if len(_CONTROL.findall(text)) > len(text) / 20:
        raise UnreadableFile(f"{name} is a binary file, not text.", hint="Save it as .docx and import that.")
    return Decoded(text, encoding, () if encoding == declared else _encoding_doubts(text, encoding))


def check_length(length: int, name: str, *, most: int = MAX_CHARACTERS) -> None:
    """Raise UnreadableFile for more characters than a transcript may have."""
    if length > most:
        raise UnreadableFile(
            f"{name} has {length:,} characters, and a transcript may have {most:,}.",
            hint="Split it into one file a conversation.",
        )


def _decoded(data: bytes, name: str, declared: str = "") -> tuple[str, str]:
    marked = [encoding for bom, encoding in _BOMS if data.startswith(bom)]
    for encoding in marked[:1] or [*filter(None, [declared]), "utf-8", "cp1252"]:
        try:
            return data.decode(encoding), encoding
        except UnicodeDecodeError:
            continue
    if not marked and b"\0" not in data:
        from charset_normalizer import from_bytes

        best = from_bytes(data).best()
        if best is not None:
            return str(best), best.encoding
    raise UnreadableFile(
        f"{name} is neither text in an encoding that is known nor another format that can be read.",
        hint="Save it as UTF-8 text or as .docx.",
    )


def _encoding_doubts(text: str, encoding: str) -> tuple[str, ...]:
    if encoding.startswith("utf") or text.isascii():
        return ()
    words = dict.fromkeys(match.group() for match in re.finditer(r"[^\s;,|\"]*[^\x00-\x7f][^\s;,|\"]*", text[:100_000]))
    shown = ", ".join(f"'{word[:30]}'" for word in list(words)[:3])
    return (f"The file is not UTF-8 and was read as {encoding}: check words such as {shown}.",)
