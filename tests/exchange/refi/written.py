"""Projects as other programs write them: XML as text and a ZIP file, by nothing of ours."""

import uuid
import zipfile

NAMESPACE = 'xmlns="urn:QDA-XML:project:1.0"'
DECLARATION = '<?xml version="1.0" encoding="utf-8"?>'
ANN, BJARNE = "0a0a0a0a-0000-4000-8000-000000000001", "0a0a0a0a-0000-4000-8000-000000000002"
TRUST, WORK, NIGHT = (f"0c0c0c0c-0000-4000-8000-00000000000{n}" for n in (1, 2, 3))
TALK, SECOND = (f"0d0d0d0d-0000-4000-8000-00000000000{n}" for n in (1, 2))
USERS = f'<Users><User guid="{ANN}" name="Ann Berg"/><User guid="{BJARNE}" name="Bjarne Dal" id="BD"/></Users>'
CODES = (
    f'<CodeBook><Codes><Code guid="{WORK}" name="Arbeid" isCodable="false" color="#2364A2">'
    f"<Description>Alt om jobben &amp; vaktene.</Description>"
    f'<Code guid="{TRUST}" name="Tillit" isCodable="true" color="#0f0">'
    "<Description>Å stole på noen.</Description></Code>"
    f'</Code><Code guid="{NIGHT}" name="Nattevakt 🌙" isCodable="true"/></Codes></CodeBook>'
)


def guid():
    """A new GUID."""
    return str(uuid.uuid4())


def escaped(text):
    """Text as it stands in XML."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace('"', "&quot;")


def project(*parts, origin="", namespace=NAMESPACE, name="Vaktene"):
    """A project file."""
    told = f' origin="{origin}"' if origin else ""
    return f'{DECLARATION}\n<Project {namespace} name="{name}"{told}>\n{"".join(parts)}\n</Project>'


def selection(start, end, *codes, name="", inside="", user=ANN, key=None, created="2025-03-02T10:00:00Z"):
    """A selection with a coding for each code."""
    codings = "".join(
        f'<Coding guid="{guid()}" creatingUser="{user}" creationDateTime="{created}">'
        f'<CodeRef targetGUID="{code}"/></Coding>'
        for code in codes
    )
    return (
        f'<PlainTextSelection guid="{key or guid()}" name="{escaped(name)}" startPosition="{start}" endPosition="{end}"'
        f' creatingUser="{user}">{codings}{inside}</PlainTextSelection>'
    )


def source(inside="", *, key=TALK, name="Gruppe 1", path=None, text=None, inner=""):
    """A text source: ``text`` in the file itself, or at ``path``; ``inner`` stands after the selections."""
    where = f' plainTextPath="{path or f"internal://{key}.txt"}"' if text is None else ""
    content = f"<PlainTextContent>{escaped(text)}</PlainTextContent>" if text is not None else ""
    return f'<TextSource guid="{key}" name="{name}"{where} creatingUser="{ANN}">{content}{inside}{inner}</TextSource>'


def sources(*each):
    """All sources."""
    return f"<Sources>{''.join(each)}</Sources>"


def pack(path, xml, files=None, *, called="project.qde", folder="sources/"):
    """Write the package at ``path``; ``files`` are bytes or text by name."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(called, xml if isinstance(xml, bytes) else xml.encode())
        for name, content in (files or {}).items():
            archive.writestr(folder + name, content if isinstance(content, bytes) else content.encode())
    return path


def utf16(text, at, *, crlf=False):
    """A place of ``text`` in UTF-16 units, each line end one or (``crlf``) two."""
    before = text[:at].replace("\n", "\r\n") if crlf else text[:at]
    return len(before.encode("utf-16-le")) // 2


def find(text, words):
    """The span of ``words``, which stand in ``text`` once."""
    assert text.count(words) == 1, words
    return text.index(words), text.index(words) + len(words)
