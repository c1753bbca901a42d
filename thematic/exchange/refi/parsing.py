"""A project file (.qde) or codebook (.qdc) as it is read: in pieces, without a tree of the whole.

Elements are known by their local names, since programs write several namespaces and some none. Each becomes a value
when it closes, so that a hundred thousand selections cost what their values cost. A DOCTYPE is refused where it
begins, which leaves no entity that could be expanded or fetched.
"""

from collections.abc import Iterable
from xml.parsers import expat

from thematic.errors import UnreadableFile
from thematic.exchange.refi.building import BUILDERS, Element, build_file
from thematic.exchange.refi.elements import File
from thematic.exchange.refi.names import VALUES

MAX_DEPTH = 200
MAX_ELEMENTS = 3_000_000
"""Ten times what a hundred thousand coded selections need."""

_TEXTS = frozenset({"Description", "PlainTextContent", *VALUES.values()})
_REFERENCES = frozenset(
    {"NoteRef", "CodeRef", "SourceRef", "SelectionRef", "VariableRef", "MemberCode", "MemberSource", "MemberNote"}
)
_ROOTS = ("Project", "CodeBook")
_CONTAINERS = frozenset(
    {*_ROOTS, "Users", "Codes", "Variables", "Cases", "Sources", "Notes", "Links", "Sets", "Graphs", "Vertex", "Edge"}
)


def parse(chunks: Iterable[bytes], name: str) -> File:
    """What the file called ``name`` says; raises UnreadableFile, with a hint, for whatever is no such file."""
    parser = _Parser(name)
    for chunk in chunks:
        parser.feed(chunk)
    return parser.close()


class _Parser:
    def __init__(self, name: str) -> None:
        self._name = name
        self._file: File | None = None
        self._stack: list[Element] = []
        self._pieces: list[str] | None = None
        self._elements = 0
        self._unknown: dict[str, int] = {}
        self._expat = expat.ParserCreate()
        self._expat.buffer_text = True
        self._expat.StartElementHandler = self._start
        self._expat.EndElementHandler = self._end
        self._expat.CharacterDataHandler = self._characters
        self._expat.StartDoctypeDeclHandler = self._doctype

    def feed(self, chunk: bytes) -> None:
        try:
            self._expat.Parse(chunk, False)
        except (expat.ExpatError, LookupError, ValueError) as error:
            raise self._damaged(error) from error

    def close(self) -> File:
        try:
            self._expat.Parse(b"", True)
        except (expat.ExpatError, LookupError, ValueError) as error:
            raise self._damaged(error) from error
        if self._file is None:
            raise self._foreign("nothing")
        self._file.unknown.update(self._unknown)
        return self._file

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        name = name.rpartition(":")[2]
        self._elements += 1
        if not self._stack and name not in _ROOTS:
            raise self._foreign(f"<{name[:40]}>")
        if len(self._stack) >= MAX_DEPTH:
            raise self._unsafe(f"its elements are nested more than {MAX_DEPTH} deep")
        if self._elements > MAX_ELEMENTS:
            raise self._unsafe(f"it has more than {MAX_ELEMENTS:,} elements")
        self._stack.append(Element(name, attributes))
        self._pieces = [] if name in _TEXTS else None

    def _characters(self, text: str) -> None:
        if self._pieces is not None:
            self._pieces.append(text)

    def _end(self, _name: str) -> None:
        element = self._stack.pop()
        name = element.name
        if not self._stack:
            self._file = build_file(element)
            return
        parts = self._stack[-1].parts
        if name in _TEXTS:
            if self._pieces is not None:  # else something stood inside it
                parts.append((name, "".join(self._pieces)))
            self._pieces = None
        elif name in _REFERENCES:
            parts.append((name, element.guid("targetGUID") or element.guid()))
        elif name in BUILDERS:
            parts.append((name, BUILDERS[name](element)))
        else:
            if name not in _CONTAINERS and not (name == "CodeBook" and len(self._stack) == 1):
                self._unknown[name] = self._unknown.get(name, 0) + 1
            parts.extend(element.parts)

    def _doctype(self, *_declared: object) -> None:
        raise self._unsafe("it declares a DOCTYPE")

    def _foreign(self, found: str) -> UnreadableFile:
        return UnreadableFile(
            f"{self._name} is no REFI-QDA project or codebook: it begins with {found}.",
            hint="Export it once more as a REFI-QDA project (.qdpx) or codebook (.qdc).",
        )

    def _unsafe(self, reason: str) -> UnreadableFile:
        return UnreadableFile(
            f"{self._name} was not opened: {reason}.", hint="Export it once more from the program that wrote it."
        )

    def _damaged(self, error: Exception) -> UnreadableFile:
        line = f" (line {error.lineno})" if isinstance(error, expat.ExpatError) else ""
        return UnreadableFile(
            f"{self._name} is damaged or incomplete: it is not well-formed XML{line}.",
            hint="Export it once more from the program that wrote it.",
        )
