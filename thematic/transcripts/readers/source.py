"""A transcript file as bytes, and its decoding: BOM, strict UTF-8, cp1252, then charset-normalizer."""

import codecs
import re
from dataclasses import dataclass
from functools import cached_property

from thematic.errors import UnreadableFile

MAX_CHARACTERS = 10_000_000
"""More than a hundred long focus groups in one text file; what is larger is something else."""

_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),  # before UTF-16, whose mark is its first half
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)

_WORD = "Save it as .docx in a word processor and import that."
_SOUND = "Transcribe the recording first, and import the transcript."
_SIGNATURES = (
    (0, b"%PDF-", "a PDF", "Save its text as .txt or .docx and import that."),
    (0, b"{\\rtf", "an RTF document", _WORD),
    (0, b"PK\x03\x04", "a ZIP archive, and not a Word document", "Unpack it, or save it as .docx."),
    (0, b"PK\x05\x06", "an empty ZIP archive", ""),
    (0, b"\x89PNG", "a picture", ""),
    (0, b"\xff\xd8\xff", "a picture", ""),
    (0, b"ID3", "a sound recording", _SOUND),
    (0, b"RIFF", "a sound recording", _SOUND),
    (0, b"OggS", "a sound recording", _SOUND),
    (0, b"fLaC", "a sound recording", _SOUND),
    (4, b"ftyp", "a sound or video recording", _SOUND),
    (0, b"SQLite format 3\x00", "a SQLite database", "Use 'thematic merge' for another study file."),
)
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_HTML = re.compile(rb"\s*<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE)
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
    """A file to read: its name (for messages), its lower-case suffix, and all its bytes."""

    name: str
    suffix: str
    data: bytes

    @cached_property
    def decoded(self) -> Decoded:
        """The file as text; raises UnreadableFile where it is something else."""
        return decode(self.data, self.name)


def decode(data: bytes, name: str) -> Decoded:
    """Decode ``data``; CR LF and CR become LF, everything else stays as it came.

    Raises UnreadableFile for an empty file, a known binary format, a NUL, text that is mostly control
    characters, and bytes that no codec fits.
    """
    _refuse_foreign(data, name)
    text, encoding = _decoded(data, name)
    if not text.strip():
        raise UnreadableFile(f"{name} is empty.", hint="Check that the right file was saved.")
    if len(text) > MAX_CHARACTERS:
        raise UnreadableFile(
            f"{name} has {len(text):,} characters, and a transcript may have {MAX_CHARACTERS:,}.",
            hint="Split it into one file a conversation.",
        )
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    nul = text.find("\0")
    if nul >= 0:
        line = text.count("\n", 0, nul) + 1
        raise UnreadableFile(
            f"{name} holds a NUL character in line {line} (character {nul}), so it is not plain text.",
            hint="It may be UTF-16 without a byte order mark, or damaged: save it as UTF-8 text.",
        )
    if len(_CONTROL.findall(text)) > len(text) / 20:
        raise UnreadableFile(f"{name} is a binary file, not text.", hint=_WORD)
    return Decoded(text, encoding, _encoding_doubts(text, encoding))


def _decoded(data: bytes, name: str) -> tuple[str, str]:
    marked = [encoding for bom, encoding in _BOMS if data.startswith(bom)]
    for encoding in marked[:1] or ["utf-8", "cp1252"]:
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
    words = dict.fromkeys(match.group() for match in re.finditer(r"\S*[^\x00-\x7f]\S*", text[:100_000]))
    shown = ", ".join(f"'{word[:30]}'" for word in list(words)[:3])
    return (f"The file is not UTF-8 and was read as {encoding}: check words such as {shown}.",)


def _refuse_foreign(data: bytes, name: str) -> None:
    if not data:
        raise UnreadableFile(f"{name} is empty.", hint="Check that the right file was saved.")
    if data.startswith(_OLE):
        if "EncryptedPackage".encode("utf-16-le") in data:
            raise UnreadableFile(
                f"{name} is protected by a password.", hint="Save a copy without the password and import that."
            )
        raise UnreadableFile(f"{name} is an older Office document (.doc).", hint=_WORD)
    if _HTML.match(data):
        raise UnreadableFile(f"{name} is a web page.", hint=_WORD)
    for offset, signature, what, hint in _SIGNATURES:
        if data.startswith(signature, offset):
            raise UnreadableFile(f"{name} is {what}.", hint=hint)
