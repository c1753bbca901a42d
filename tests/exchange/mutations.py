"""Damage to files of every kind, by seed: bytes, lines, XML, the members and directory of a ZIP, rows of a database.

Everything is a function from bytes and a ``random.Random`` to bytes; equal seeds give equal damage, so that a failure
can be run again from its number alone.
"""

import copy
import io
import sqlite3
import zipfile
from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory

from lxml import etree

VALUES = (
    *("", " ", "-1", "0", "1", "99999999999999999999", "1e309", "NaN", "true", "\u0661", "../../etc/passwd"),
    *("/etc/passwd", "C:\\x", "internal://", "internal://../x.txt", "a" * 5_000, "æøå", "A\u030a", "\U0001f600"),
    *("{", "[]", "null", '{"a": 1}', "=1+1", "'", '"', "\\", "\t", "\n\n", "00:00:99", "-00:01", "#zzz", "urn:x"),
)
BYTES = (
    *(b"\x00", b"\xff\xfe", b"\xef\xbb\xbf", b"\xff" * 8, b"\xc3", b"\xed\xa0\x80"),
    *(b"<", b"]]>", b"\r", b"\x0b", b"\x1a"),
)
DOCTYPE = b'<!DOCTYPE a [<!ENTITY b "bbbb"><!ENTITY c "&b;&b;"><!ENTITY d SYSTEM "file:///etc/passwd">]>'


def damage(data, rng):
    """One or a few mutations of whatever kind fits ``data``."""
    for _ in range(rng.choice((1, 1, 1, 2, 4))):
        data = rng.choice(_ways(data))(data, rng)
    return data


def _ways(data):
    if data.startswith(b"PK"):
        return (_any_bytes, _member, _member, _member, _directory, _members)
    if data.startswith(b"SQLite format 3"):
        return (_any_bytes, _database, _database, _database)
    if data.lstrip(b"\xef\xbb\xbf \r\n").startswith(b"<"):
        return (_any_bytes, _lines, _xml, _xml, _xml)
    return (_any_bytes, _lines, _lines, _token)


def _any_bytes(data, rng):
    if not data:
        return rng.choice(BYTES)
    at, end = sorted((rng.randrange(len(data)), rng.randrange(len(data))))
    end = min(end, at + rng.choice((1, 1, 4, 64, 4096)))
    piece = data[at:end]
    return rng.choice(
        (
            lambda: data[:at] + bytes((data[at] ^ (1 << rng.randrange(8)),)) + data[at + 1 :],
            lambda: data[:at] + data[end:],
            lambda: data[:at] + piece * rng.choice((2, 3, 50)) + data[end:],
            lambda: data[:at],
            lambda: data[:at] + rng.choice(BYTES) + data[at:],
            lambda: data[:at] + rng.choice(BYTES) + data[end:],
            lambda: data[:at] + rng.choice(VALUES).encode() + data[end:],
            lambda: data + data,
        )
    )()


def _lines(data, rng):
    lines = data.split(b"\n")
    one, two = rng.randrange(len(lines)), rng.randrange(len(lines))
    how = rng.randrange(5)
    if how == 0:
        del lines[one]
    elif how == 1:
        lines.insert(two, lines[one])
    elif how == 2:
        lines[one], lines[two] = lines[two], lines[one]
    elif how == 3:
        lines[one] = rng.choice(VALUES).encode()
    else:
        lines[one] = lines[one] * rng.choice((2, 200))
    return b"\n".join(lines)


def _token(data, rng):
    """One word, number or sign replaced by something that a reader may not expect there."""
    tokens = data.split(b" ")
    tokens[rng.randrange(len(tokens))] = rng.choice(VALUES).encode()
    return b" ".join(tokens)


def _xml(data, rng):
    """An element lost, doubled, moved or nested, an attribute or text replaced; bytes, where the XML is past that."""
    try:
        return _reshaped(data, rng)
    except ValueError:  # earlier damage left a name or namespace that cannot be written again
        return _any_bytes(data, rng)


def _reshaped(data, rng):
    try:
        root = etree.fromstring(data, etree.XMLParser(resolve_entities=False, recover=True, huge_tree=False))
    except (etree.LxmlError, ValueError):
        return _any_bytes(data, rng)
    if root is None:
        return _any_bytes(data, rng)
    elements = [element for element in root.iter() if isinstance(element.tag, str)]
    element = rng.choice(elements)
    other = rng.choice(elements)
    parent = element.getparent()
    how = rng.randrange(9)
    if how == 0 and parent is not None:
        parent.remove(element)
    elif how == 1 and parent is not None:
        parent.append(copy.deepcopy(element))
    elif how == 2 and element.attrib:
        name = rng.choice(list(element.attrib))
        element.attrib[name] = _legal(rng.choice(VALUES))
    elif how == 3 and element.attrib:
        del element.attrib[rng.choice(list(element.attrib))]
    elif how == 4:
        element.text = _legal(rng.choice(VALUES))
    elif how == 5:
        element.tag = other.tag
    elif how == 6 and other is not element and element not in other.iterancestors():
        element.append(copy.deepcopy(other))
    elif how == 7:
        for _ in range(rng.choice((3, 300))):
            child = etree.SubElement(element, element.tag)
            child.text, element = "x", child
    else:
        written = etree.tostring(root)
        return DOCTYPE + written
    return etree.tostring(root, xml_declaration=True, encoding=rng.choice(("utf-8", "utf-8", "utf-16", "iso-8859-1")))


def _legal(text):
    return "".join(char for char in text if char in "\t\n\r" or char >= " ")


def _opened(data):
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return [(info.filename, archive.read(info)) for info in archive.infolist() if not info.is_dir()]
    except Exception:
        return []


def _packed(members, method=zipfile.ZIP_DEFLATED):
    import warnings

    held = io.BytesIO()
    with warnings.catch_warnings(), zipfile.ZipFile(held, "w", method) as archive:
        warnings.simplefilter("ignore")  # the same name twice is what is meant
        for name, content in members:
            archive.writestr(name, content)
    return held.getvalue()


def _member(data, rng):
    """One member of a ZIP damaged as a file of its own kind, the ZIP itself in order."""
    members = _opened(data)
    if not members:
        return _any_bytes(data, rng)
    place = rng.randrange(len(members))
    name, content = members[place]
    members[place] = (name, rng.choice(_ways(content))(content, rng))
    return _packed(members)


def _members(data, rng):
    """Members lost, doubled, renamed or swapped, or one that unpacks to very much."""
    members = _opened(data)
    if not members:
        return _any_bytes(data, rng)
    place, other = rng.randrange(len(members)), rng.randrange(len(members))
    name, content = members[place]
    how = rng.randrange(7)
    if how == 0:
        del members[place]
    elif how == 1:
        members.append((name, content))
    elif how == 2:
        renamed = (name.upper(), f"../{name}", f"/{name}", f"{name}/", "x" * 300, "æ\u0301")
        members[place] = (rng.choice(renamed), content)
    elif how == 3:
        members[place], members[other] = (name, members[other][1]), (members[other][0], content)
    elif how == 4:
        members[place] = (name, b"")
    elif how == 5:
        members[place] = (name, content + b" " * 3_000_000)
    else:
        return _packed(members, rng.choice((zipfile.ZIP_STORED, zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA)))
    return _packed(members)


def _directory(data, rng):
    """A byte of a local header or of the central directory: sizes, flags, methods, offsets, names."""
    heads = [at for mark in (b"PK\x03\x04", b"PK\x01\x02", b"PK\x05\x06") for at in _places(data, mark)]
    if not heads:
        return _any_bytes(data, rng)
    at = rng.choice(heads) + rng.randrange(4, 46)
    if at >= len(data):
        return data[:-1]
    return data[:at] + bytes((rng.choice((0, 1, 0x7F, 0x80, 0xFF)),)) + data[at + 1 :]


def _places(data, mark):
    at = data.find(mark)
    while at >= 0:
        yield at
        at = data.find(mark, at + 1)


def _database(data, rng):
    """A table lost, emptied, doubled or renamed, or a value of another kind in a column of some rows."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "a.db"
        path.write_bytes(data)
        try:
            with closing(sqlite3.connect(path)) as connection, connection:
                listed = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()
                table = rng.choice(listed)[0]
                columns = [row[1] for row in connection.execute(f'PRAGMA table_info("{table}")')]
                column = rng.choice(columns)
                connection.execute("PRAGMA foreign_keys = OFF")
                connection.execute(
                    rng.choice(
                        (
                            f'DROP TABLE "{table}"',
                            f'DELETE FROM "{table}"',
                            f'ALTER TABLE "{table}" RENAME TO "x"',
                            f'ALTER TABLE "{table}" RENAME COLUMN "{column}" TO "x"',
                            f'UPDATE "{table}" SET "{column}" = NULL',
                            f'UPDATE "{table}" SET "{column}" = x\'00ff\'',
                            f'UPDATE "{table}" SET "{column}" = -5',
                            f'UPDATE "{table}" SET "{column}" = \'x\' WHERE rowid = 1',
                            f'UPDATE "{table}" SET "{column}" = 99999999999999',
                            f'UPDATE "{table}" SET "{column}" = rowid',
                            f'CREATE TRIGGER t AFTER INSERT ON "{table}" BEGIN DELETE FROM "{table}"; END',
                        )
                    )
                )
        except (sqlite3.Error, IndexError):
            return _any_bytes(data, rng)
        return path.read_bytes()
