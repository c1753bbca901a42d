"""Files that no reader understands: what they are, in one sentence, and what to do with them."""

import re
from collections.abc import Set

from thematic.errors import UnreadableFile

_WORD = "Save it as .docx in a word processor and import that."
_SOUND = "Transcribe the recording first, and import the transcript."
_PICTURE = "Type off its text, or have it recognised, and import that."
_SHEET = "Save the sheet as .xlsx or .csv and import that."
_SIGNATURES = (
    (0, b"%PDF-", "a PDF", "Save its text as .txt or .docx and import that."),
    (0, b"{\\rtf", "an RTF document", _WORD),
    (0, b"PK\x05\x06", "an empty ZIP archive", ""),
    (0, b"PK\x03\x04", "a ZIP archive, and not a document that can be read", "Unpack it, or save it as .docx."),
    (0, b"\x89PNG", "a picture", _PICTURE),
    (0, b"\xff\xd8\xff", "a picture", _PICTURE),
    (0, b"GIF8", "a picture", _PICTURE),
    (0, b"II*\x00", "a picture", _PICTURE),
    (0, b"MM\x00*", "a picture", _PICTURE),
    (8, b"WEBP", "a picture", _PICTURE),
    (4, b"ftyphei", "a picture", _PICTURE),
    (4, b"ftypavif", "a picture", _PICTURE),
    (0, b"ID3", "a sound recording", _SOUND),
    (0, b"\xff\xfb", "a sound recording", _SOUND),
    (0, b"RIFF", "a sound recording", _SOUND),
    (0, b"OggS", "a sound recording", _SOUND),
    (0, b"fLaC", "a sound recording", _SOUND),
    (0, b"#!AMR", "a sound recording", _SOUND),
    (0, b"0&\xb2u\x8ef\xcf\x11", "a sound or video recording", _SOUND),
    (0, b"\x1aE\xdf\xa3", "a sound or video recording", _SOUND),
    (4, b"ftyp", "a sound or video recording", _SOUND),
    (0, b"SQLite format 3\x00", "a SQLite database", "Use 'thematic merge' for another study file."),
    (0, b"\xdb\xa5-\x00", "an older Office document (.doc)", _WORD),
    (0, b"MIME-Version:", "a web archive (.mht)", "Save it as a web page (.html) and import that."),
    (0, b"From: <Saved by", "a web archive (.mht)", "Save it as a web page (.html) and import that."),
)
_PACKED = (
    ("Index/Document.iwa", "a Pages document (.pages)", "Export it as Word from Pages and import that."),
    ("index.xml", "a Pages document (.pages)", "Export it as Word from Pages and import that."),
    ("xl/workbook.xml", "a spreadsheet", _SHEET),
    ("ppt/presentation.xml", "a presentation", _WORD),
    ("META-INF/container.xml", "an e-book (.epub)", _WORD),
    ("project.qde", "a QDA project", "Import it on its own."),
)
_OPEN_DOCUMENT = (
    ("spreadsheet", "a spreadsheet (.ods)", _SHEET),
    ("presentation", "a presentation (.odp)", _WORD),
    ("graphics", "a drawing (.odg)", _WORD),
)
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_WORD_XML = re.compile(rb"\s*<\?xml\b[^>]*>\s*(?:<\?mso-application[^>]*>\s*)?<(?:w:wordDocument|pkg:package)\b")


def refuse(data: bytes, name: str, members: Set[str] = frozenset(), package: str = "") -> None:
    """Raise UnreadableFile where ``data`` is no text; ``members`` are a ZIP file's names, ``package`` its MIME type."""
    if not data:
        raise UnreadableFile(f"{name} is empty.", hint="Check that the right file was saved.")
    if data.startswith(_OLE):
        raise _older_office(data, name)
    for member, what, hint in _PACKED:
        if member in members:
            raise UnreadableFile(f"{name} is {what}.", hint=hint)
    for kind, what, hint in _OPEN_DOCUMENT:
        if f"opendocument.{kind}" in package:
            raise UnreadableFile(f"{name} is {what}.", hint=hint)
    if _WORD_XML.match(data):
        raise UnreadableFile(f"{name} is a Word document in XML.", hint=_WORD)
    for offset, signature, what, hint in _SIGNATURES:
        if data.startswith(signature, offset):
            raise UnreadableFile(f"{name} is {what}.", hint=hint)


def _older_office(data: bytes, name: str) -> UnreadableFile:
    """What stands in one of the containers in which Office wrote until 2007, and password-protected files since."""
    if "EncryptedPackage".encode("utf-16-le") in data:
        return UnreadableFile(
            f"{name} is protected by a password.", hint="Save a copy without the password and import that."
        )
    if any(stream.encode("utf-16-le") + b"\0\0" in data for stream in ("Workbook", "Book")):
        return UnreadableFile(f"{name} is an older Excel workbook (.xls).", hint=_SHEET)
    if "PowerPoint Document".encode("utf-16-le") in data:
        return UnreadableFile(f"{name} is an older presentation (.ppt).", hint=_WORD)
    return UnreadableFile(f"{name} is an older Office document (.doc).", hint=_WORD)
