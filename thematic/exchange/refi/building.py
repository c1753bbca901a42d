"""From the elements of a project file to the values that they are read as, each when its element closes."""

import re
from collections.abc import Callable
from typing import Any

from thematic.exchange.refi.elements import (
    Area,
    Case,
    Code,
    Coding,
    File,
    Kind,
    Link,
    Selection,
    Set,
    SyncPoint,
    Text,
    User,
    Value,
    Variable,
)
from thematic.exchange.refi.names import VALUES, plain_guid

_MAX_NAME = 400
"""As much of a selection's name as is kept: it is compared with the text."""

_INTEGER = re.compile(r"\s*[+-]?\d{1,12}\s*")


class Element:
    """An element that is open: its attributes, and what those inside it became."""

    __slots__ = ("attributes", "name", "parts")

    def __init__(self, name: str, attributes: dict[str, str]) -> None:
        self.name, self.attributes = name, attributes
        self.parts: list[tuple[str, Any]] = []

    def get(self, name: str) -> str:
        """An attribute as written, "" for none."""
        return self.attributes.get(name, "")

    def guid(self, name: str = "guid") -> str:
        """An attribute that is a GUID."""
        return plain_guid(self.attributes.get(name))

    def all(self, *names: str) -> list[Any]:
        """What the elements of these names became, in their order."""
        return [part for name, part in self.parts if name in names]

    def text(self, name: str = "Description") -> str:
        """The text of the first element of this name, without space around it."""
        return next((part for kind, part in self.parts if kind == name), "").strip()


def _integer(text: str) -> int | None:
    return int(text) if _INTEGER.fullmatch(text) else None


def build_file(root: Element) -> File:
    """The whole file, from its root."""
    return File(
        name=root.get("name").strip(),
        origin=root.get("origin").strip(),
        user=root.guid("creatingUserGUID"),
        created=root.get("creationDateTime"),
        description=root.text(),
        users=root.all("User"),
        codes=root.all("Code"),
        variables=root.all("Variable"),
        cases=root.all("Case"),
        sources=root.all("TextSource", "PictureSource", "PDFSource", "AudioSource", "VideoSource"),
        texts=root.all("Note"),
        links=root.all("Link"),
        sets=root.all("Set"),
        graphs=root.all("Graph"),
        notes=root.all("NoteRef"),
        codebook_only=root.name == "CodeBook",
    )


def _user(one: Element) -> User:
    return User(one.guid(), one.get("name").strip() or one.get("id").strip())


def _code(one: Element) -> Code:
    return Code(
        guid=one.guid(),
        name=one.get("name"),
        colour=one.get("color"),
        codable=one.get("isCodable").strip().lower() not in ("false", "0"),
        description=one.text(),
        notes=one.all("NoteRef"),
        children=one.all("Code"),
    )


def _variable(one: Element) -> Variable:
    return Variable(one.guid(), one.get("name").strip(), one.get("typeOfVariable").strip() or "Text", one.text())


def _value(one: Element) -> Value:
    written = next((text for name, text in one.parts if name in VALUES.values()), "")
    return Value(next(iter(one.all("VariableRef")), ""), written.strip())


def _case(one: Element) -> Case:
    return Case(
        guid=one.guid(),
        name=one.get("name").strip(),
        description=one.text(),
        values=one.all("VariableValue"),
        sources=one.all("SourceRef"),
        selections=one.all("SelectionRef"),
        codes=one.all("CodeRef"),
    )


def _coding(one: Element) -> Coding:
    return Coding(
        guid=one.guid(),
        code=next(iter(one.all("CodeRef")), ""),
        user=one.guid("creatingUser"),
        created=one.get("creationDateTime"),
        notes=one.all("NoteRef"),
    )


def _selection(one: Element) -> Selection:
    return Selection(
        guid=one.guid(),
        name=one.get("name")[:_MAX_NAME],
        start=_integer(one.get("startPosition")),
        end=_integer(one.get("endPosition")),
        description=one.text(),
        codings=one.all("Coding"),
        notes=one.all("NoteRef"),
        user=one.guid("creatingUser"),
        created=one.get("creationDateTime"),
        sync=(one.guid("fromSyncPoint"), one.guid("toSyncPoint")),
    )


def _area(one: Element) -> Area:
    return Area(len(one.all("Coding")))


def _text(one: Element, kind: Kind) -> Text:
    content = next(iter(one.all("PlainTextContent")), None)
    return Text(
        kind=kind,
        guid=one.guid(),
        name=one.get("name").strip(),
        description=one.text(),
        content=content,
        plain=one.get("plainTextPath").strip(),
        rich=one.get("richTextPath").strip(),
        path=one.get("path").strip() or one.get("currentPath").strip(),
        user=one.guid("creatingUser"),
        created=one.get("creationDateTime"),
        selections=one.all("PlainTextSelection", "TranscriptSelection"),
        areas=one.all("PictureSelection", "PDFSelection", "AudioSelection", "VideoSelection"),
        codings=one.all("Coding"),
        notes=one.all("NoteRef"),
        values=one.all("VariableValue"),
        sync=one.all("SyncPoint"),
        texts=one.all("Transcript", "Representation", "TextDescription"),
    )


def _text_builder(kind: Kind) -> Callable[[Element], Text]:
    return lambda one: _text(one, kind)


BUILDERS: dict[str, Callable[[Element], Any]] = {
    "User": _user,
    "Code": _code,
    "Variable": _variable,
    "VariableValue": _value,
    "Case": _case,
    "Coding": _coding,
    **dict.fromkeys(("PlainTextSelection", "TranscriptSelection"), _selection),
    **dict.fromkeys(("PictureSelection", "PDFSelection", "AudioSelection", "VideoSelection"), _area),
    **{
        kind: _text_builder(kind)
        for kind in ("TextSource", "PictureSource", "PDFSource", "AudioSource", "VideoSource", "Transcript", "Note")
    },
    **dict.fromkeys(("Representation", "TextDescription"), _text_builder("TextSource")),
    "SyncPoint": lambda one: SyncPoint(one.guid(), _integer(one.get("position")), _integer(one.get("timeStamp"))),
    "Link": lambda one: Link(
        one.guid(),
        one.get("name").strip(),
        one.get("direction").strip(),
        one.guid("originGUID"),
        one.guid("targetGUID"),
        one.all("NoteRef"),
    ),
    "Set": lambda one: Set(
        one.guid(),
        one.get("name").strip(),
        one.text(),
        one.all("MemberCode"),
        one.all("MemberSource"),
        one.all("MemberNote"),
    ),
    "Graph": lambda one: one.get("name").strip() or "without a name",
}
"""What makes a value of an element, by its name."""
