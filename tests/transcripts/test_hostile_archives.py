"""ZIP files and XML made to harm: one clear error, and hardly any memory."""

import io
import os
import stat
import struct
import subprocess
import sys
import zipfile
import zlib

import pytest

from thematic.errors import UnreadableFile
from thematic.transcripts.readers.archive import Archive
from thematic.transcripts.readers.xmltree import tree

ZEROS = 50 * 1024 * 1024
MOST_KB = 200_000


def pack(*members: tuple[str | zipfile.ZipInfo, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", method) as archive:
        for name, content in members:
            archive.writestr(name, content, compress_type=method)
    return stream.getvalue()


def refusal(call, *arguments, **options) -> str:
    with pytest.raises(UnreadableFile) as error:
        call(*arguments, **options)
    assert error.value.hint
    return error.value.sentence


def test_members_are_listed_and_read():
    archive = Archive(pack(("a/æ.txt", b"hei"), ("a/", b""), ("b.xml", b"<b/>")), "a.zip")
    assert archive.names() == ("a/æ.txt", "b.xml")
    assert (archive.read("a/æ.txt"), archive.size("b.xml"), archive.xml("b.xml").tag) == (b"hei", 4, "b")
    assert "a/æ.txt" in archive
    assert "c" not in archive


def test_from_a_path_only_what_is_asked_for_is_read(tmp_path):
    path = tmp_path / "a.qdpx"
    with zipfile.ZipFile(path, "w") as file:
        file.writestr("sources/film.mp4", os.urandom(3_000_000))
        file.writestr("project.qde", b"<Project/>")
    with Archive(path) as archive:
        assert archive.name == "a.qdpx"
        assert archive.size("sources/film.mp4") == 3_000_000
        assert archive.xml("project.qde").tag == "Project"


def test_a_path_that_is_none(tmp_path):
    assert refusal(Archive, tmp_path / "a.zip") == "a.zip cannot be read: No such file or directory."


def test_two_parts_of_one_name():
    with pytest.warns(UserWarning, match="Duplicate"):
        same = pack(("a", b"1"), ("a", b"2"))
    for data in (
        same,
        pack(("A", b""), ("a", b"")),
        pack(("\u00e5", b""), ("a\u030a", b"")),
        pack(("a\\b", b""), ("a/b", b"")),
    ):
        assert refusal(Archive, data, "a.zip") == "a.zip was not opened: it has two parts of the same name."


@pytest.mark.parametrize("name", ["../a", "/a", "a/../../b", "..\\a", "C:/a", "C:\\a", "\\\\host\\a"])
def test_names_that_lead_out_are_no_members_and_refuse_a_whole_archive(name):
    data = pack((name, b"1"), ("a", b"2"))
    assert Archive(data, "a.zip").names() == ("a",)
    assert "leads out of it" in refusal(Archive, data, "a.zip", whole=True)


def test_links_are_not_read():
    link = zipfile.ZipInfo("a")
    link.create_system = 3
    link.external_attr = (stat.S_IFLNK | 0o777) << 16
    assert "is a link" in refusal(Archive(pack((link, b"/etc/passwd")), "a.zip").read, "a")


@pytest.mark.parametrize("bit", [0x1, 0x40])
def test_passwords(bit):
    data = bytearray(pack(("a", b"x" * 99)))
    at = data.index(b"PK\x01\x02")
    data[at + 8] |= bit
    assert refusal(Archive(bytes(data), "a.zip").read, "a") == "a.zip is protected by a password."


def test_foreign_compression():
    assert "compressed in a way" in refusal(Archive(pack(("a", b"x"), method=zipfile.ZIP_BZIP2), "a.zip").read, "a")


def test_many_members_are_not_even_listed():
    data = pack(*((str(number), b"") for number in range(6)))
    assert refusal(Archive, data, "a.zip", members=5) == "a.zip was not opened: it has more than 5 parts."
    entry = data[data.index(b"PK\x01\x02") :][:47]
    directory = entry * 100_000
    end = struct.pack("<4s4H2LH", b"PK\x05\x06", 0, 0, 1, 1, len(directory), 0, 0)
    assert refusal(Archive, directory + end, "a.zip") == "a.zip was not opened: it has more than 5,000 parts."


def test_a_member_may_not_be_too_large_nor_all_of_them_together():
    data = pack(("a", os.urandom(2000)), ("b", os.urandom(2000)))
    limit = 1024**2
    large = pack(("a", os.urandom(limit + 1)))
    assert "a is larger than 1 MB" in refusal(Archive(large, "a.zip", member_bytes=limit).read, "a")
    archive = Archive(data, "a.zip", total_bytes=3000)
    archive.read("a")
    assert "its parts are larger than" in refusal(archive.read, "b")


def test_a_ratio_that_no_document_has():
    data = pack(("a", bytes(1024**2 + 1)))
    assert "unpacks to more than 400 times its size" in refusal(Archive(data, "a.zip").read, "a")
    assert len(Archive(data, "a.zip", ratio=2000).read("a")) == 1024**2 + 1


@pytest.mark.parametrize("size", [0, 10, 2**32 - 2])
def test_a_size_that_lies(size):
    data = bytearray(pack(("a", os.urandom(5000))))
    struct.pack_into("<L", data, data.index(b"PK\x01\x02") + 24, size)
    assert refusal(Archive(bytes(data), "a.zip").read, "a").startswith("a.zip ")


def test_a_zip64_size_that_lies():
    data = pack(("a", b"x" * 100))
    at = data.index(b"PK\x01\x02")
    entry, end = bytearray(data[at : at + 47]), bytearray(data[at + 47 :])
    struct.pack_into("<L", entry, 24, 0xFFFFFFFF)
    extra = struct.pack("<HHQ", 1, 8, 2**62)
    struct.pack_into("<H", entry, 30, len(extra))
    struct.pack_into("<L", end, 12, len(entry) + len(extra))
    sentence = refusal(Archive(data[:at] + entry + extra + end, "a.zip").read, "a")
    assert sentence == "a.zip was not opened: a is larger than 32 MB."


def test_parts_that_overlap():
    data = bytearray(pack(("a", os.urandom(500)), ("b", os.urandom(500))))
    second = data.index(b"PK\x01\x02", data.index(b"PK\x01\x02") + 1)
    struct.pack_into("<L", data, second + 42, 0)
    assert refusal(Archive, bytes(data), "a.zip") == "a.zip was not opened: its parts overlap."


def test_a_directory_that_names_another_member_than_the_file_does():
    data = bytearray(pack(("a", b"x" * 99)))
    data[30:31] = b"b"
    assert refusal(Archive(bytes(data), "a.zip").read, "a") == "a.zip is damaged or incomplete."


def test_content_that_was_changed():
    data = bytearray(pack(("a", b"x" * 99), method=zipfile.ZIP_STORED))
    data[40] ^= 1
    assert refusal(Archive(bytes(data), "a.zip").read, "a") == "a.zip is damaged or incomplete."


@pytest.mark.parametrize("cut", [3, 21, 40, 90, 100])
def test_half_an_archive(cut):
    data = pack(("a", b"x" * 99))
    assert refusal(Archive, data[:cut], "a.zip") == "a.zip is damaged or incomplete."


DOCTYPE = '<!DOCTYPE a [<!ENTITY x "' + "x" * 1000 + '"><!ENTITY y "' + "&x;" * 1000 + '">]>'


@pytest.mark.parametrize("codec", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-32-be"])
@pytest.mark.parametrize("before", ["", "<!-- a -->\n", "<?a?><!---->"])
def test_a_doctype_is_refused_before_anything_is_expanded(codec, before):
    declared = "utf-8" if codec == "utf-8-sig" else codec
    xml = f'<?xml version="1.0" encoding="{declared}"?>{before}{DOCTYPE}<a b="&y;&y;">&y;</a>'
    assert refusal(tree, xml.encode(codec), "a.xml") == "a.xml was not opened: it declares a DOCTYPE."


def test_an_encoding_that_could_hide_a_doctype():
    xml = b'<?xml version="1.0" encoding="UTF-7"?>+ADwAIQ-DOCTYPE a+AFs-+ADwAIQ-ENTITY x "y"+AD4AXQ-+AD4-<a>&x;</a>'
    assert "DOCTYPE" in refusal(tree, xml, "a.xml")
    assert refusal(tree, "<?xml version='1.0'?><a/>".encode("cp037"), "a.xml") == "a.xml is damaged or incomplete."


@pytest.mark.parametrize("codec", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-32", "iso-8859-1", "cp1252"])
def test_plain_xml_in_any_usual_encoding(codec):
    declared = {"utf-8-sig": "utf-8", "cp1252": "windows-1252"}.get(codec, codec.removesuffix("-le"))
    xml = f"<?xml version='1.0' encoding='{declared}'?><!-- a --><a b='<'>å</a>".replace("'<'", "'ø'")
    root = tree(xml.encode(codec), "a.xml")
    assert (root.text, root.get("b")) == ("å", "ø")


def test_a_doctype_in_the_text_is_none():
    assert tree(b"<a><![CDATA[<!DOCTYPE a>]]></a>", "a.xml").text == "<!DOCTYPE a>"


@pytest.mark.parametrize(
    ("xml", "reason"),
    [
        (b"<a>" * 5000 + b"</a>" * 5000, "nested too deeply"),
        (b'<a b="' + b"x" * 11_000_000 + b'"/>', "too long"),
        (b"<a>" + b"<b/>" * 200 + b"</a>", "more than 100 XML tags"),
    ],
)
def test_xml_past_the_limits(xml, reason):
    assert reason in refusal(tree, xml, "a.xml", tags=100 if b"<b/>" in xml else 1_000_000)


@pytest.mark.parametrize("xml", [b"", b"<a>", b"<a>&x;</a>", b"<a>\x00</a>", b"hei", b"<a/><b/>", b"<a>\xff</a>"])
def test_xml_that_is_none(xml):
    assert refusal(tree, xml, "a.xml") == "a.xml is damaged or incomplete."


MEASURE = """
import sys
from pathlib import Path
from thematic.errors import UnreadableFile
from thematic.transcripts.readers.archive import Archive
from thematic.transcripts.reading import read_documents
path = Path(sys.argv[1])
try:
    if path.suffix == ".qdpx":
        with Archive(path) as archive:
            archive.xml("project.qde")
    else:
        read_documents(path)
except UnreadableFile as error:
    print(error.sentence)
print(next(line for line in Path("/proc/self/status").read_text().splitlines() if line.startswith("VmHWM")).split()[1])
"""


def zeros(name: str, *others: tuple[str, bytes]) -> bytes:
    """An archive with a member of 50 MB of zeros, packed piece by piece."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for other, content in others:
            archive.writestr(other, content)
        with archive.open(name, "w") as member:
            for _ in range(50):
                member.write(bytes(ZEROS // 50))
    return stream.getvalue()


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere a process counts the peak of the one that began it")
@pytest.mark.parametrize("honest", [True, False])
@pytest.mark.parametrize(
    ("name", "member"), [("a.docx", "word/document.xml"), ("a.odt", "content.xml"), ("a.qdpx", "project.qde")]
)
def test_fifty_megabytes_of_zeros_cost_little(tmp_path, name, member, honest):
    data = bytearray(zeros(member))
    if not honest:  # the directory and the member both say ten megabytes
        at = data.index(b"PK\x01\x02")
        struct.pack_into("<LLL", data, at + 16, zlib.crc32(bytes(10_000_000)), len(data), 10_000_000)
    path = tmp_path / name
    path.write_bytes(data)
    done = subprocess.run([sys.executable, "-c", MEASURE, path], capture_output=True, text=True, check=True)
    sentence, peak = done.stdout.splitlines()
    assert sentence.startswith(f"{name} ")
    assert int(peak) < MOST_KB
