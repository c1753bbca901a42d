"""What is written: the same bytes every time, live text, words for who cannot see it, and no traces of the machine."""

import io
import subprocess
import sys
from xml.etree import ElementTree

import pytest
from PIL import Image

from tests.cli.terminal import ROOT
from thematic.errors import BadInput, UsageError
from thematic.report.picture import Picture, write_pictures
from thematic.report.pictures.drawing import POINTS, Area, Box, Sheet, Sign, Stroke, Text
from thematic.report.pictures.palette import DARK, INK, WHITE
from thematic.report.table import Note

SVG = "{http://www.w3.org/2000/svg}"
ALT = "Sju av ni grupper – «å få hjelp» & <mer>."


def drawing():
    sheet = Sheet()
    sheet.add(
        Box(0, 0, 50, 20, WHITE, INK, hatched=True, name="empty"),
        Area(((0, 0), (50, 10), (0, 20)), DARK, name="band"),
        Stroke(((0, 5), (200, 5)), INK, dashed=True, name="line"),
        Sign(100, 30, "circle", 6, DARK, DARK, name="sign-circle"),
        Sign(110, 30, "square", 6, WHITE, DARK, name="sign-square"),
        Sign(120, 30, "diamond", 6, WHITE, DARK, name="sign-diamond"),
        Sign(130, 30, "triangle", 6, WHITE, DARK, name="sign-triangle"),
        Sign(140, 30, "cross", 6, "", DARK, name="sign-cross"),
        Text(10, 60, "Blåbær & $kr$ <ærlig>", 8, INK, name="label"),
        Text(200, 60, "dreid", 8, INK, turned=True, anchor="end", name="turned"),
    )
    return sheet.finish(80)


def picture(**changed):
    told = {"kind": "test", "drawing": drawing(), "caption": "Hvem sier hva", "alt": ALT, "language": "nb"}
    return Picture(**told | changed)


def test_an_svg_holds_live_text_and_says_what_it_shows():
    root = ElementTree.fromstring(picture().svg)
    texts = ["".join(node.itertext()) for node in root.iter(f"{SVG}text")]
    assert texts == ["Blåbær & $kr$ <ærlig>", "dreid"]
    assert root.find(f"{SVG}title").text == "Hvem sier hva"
    assert root.find(f"{SVG}desc").text == ALT
    assert root.get("role") == "img"
    assert root.get("{http://www.w3.org/XML/1998/namespace}lang") == "nb-NO"
    spoken = {node.get("id") for node in (root.find(f"{SVG}title"), root.find(f"{SVG}desc"))}
    assert set(root.get("aria-labelledby").split()) == spoken
    ids = [node.get("id") for node in root.iter() if node.get("id")]
    assert len(set(ids)) == len(ids)
    assert {"empty", "empty.2", "band", "line", "sign-circle", "sign-cross", "label", "turned"} <= set(ids)


def test_an_svg_is_as_wide_as_it_says():
    root = ElementTree.fromstring(picture().svg)
    assert float(root.get("width").removesuffix("pt")) / POINTS == pytest.approx(16.0, abs=0.01)
    assert picture().width == pytest.approx(16.0, abs=0.01)
    assert picture().height == pytest.approx(80 / POINTS)


def test_a_png_has_its_size_in_print_and_its_description():
    image = Image.open(io.BytesIO(picture().png))
    assert image.info["Description"] == ALT
    assert image.info["dpi"] == pytest.approx((200, 200), abs=0.1)
    assert image.size[0] == pytest.approx(16 / 2.54 * 200, abs=1)
    latin = picture(alt="Sju av ni grupper på Ås").png
    assert "tEXtDescription\0Sju av ni grupper på Ås".encode("latin-1") in latin


def test_nothing_of_the_day_or_the_machine_is_written():
    for written in (picture().svg, picture().png):
        assert b"atplotlib" not in written.replace(b"matplotlib.axis", b"")
        assert b"dc:date" not in written
    assert b"<metadata>" not in picture().svg


def test_equal_pictures_give_equal_bytes_in_another_process_too():
    code = (
        "import sys; from tests.report.pictures.test_rendering import picture; import hashlib;"
        "print(hashlib.sha256(picture().svg + picture().png).hexdigest())"
    )
    hashes = {
        subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, encoding="utf-8", check=True).stdout
        for _time in range(2)
    }
    assert len(hashes) == 1
    assert picture().svg == picture().svg
    assert picture().png == picture().png


def test_the_users_own_settings_of_the_library_change_nothing():
    import matplotlib

    expected = picture().svg, picture().png
    with matplotlib.rc_context({"font.family": ["serif"], "svg.fonttype": "path", "savefig.dpi": 31}):
        assert (picture().svg, picture().png) == expected
        assert matplotlib.rcParams["savefig.dpi"] == 31


def test_no_window_and_no_global_figure_is_made():
    code = (
        "import sys; from tests.report.pictures.test_rendering import picture; picture().png;"
        "print('matplotlib.pyplot' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, encoding="utf-8", check=True)
    assert done.stdout == "False\n"
    assert done.stderr == ""


def test_control_characters_and_signs_without_a_glyph_do_no_harm():
    sheet = Sheet()
    sheet.add(Text(1, 10, "a\x0bb\x00 \N{GRINNING FACE}", 8, INK))
    odd = Picture("test", sheet.finish(20), "c\x00", "alt\x01", language="en")
    root = ElementTree.fromstring(odd.svg)
    assert root.find(f"{SVG}title").text == "c"
    assert odd.png


def test_pictures_are_written_beside_each_other(tmp_path):
    paths = write_pictures(tmp_path / "x.svg", [picture(), picture(alt="to")])
    assert [path.name for path in paths] == ["x.svg", "x-2.svg"]
    assert b"to</desc>" in paths[1].read_bytes()
    assert write_pictures(tmp_path / "x.PNG", [picture()])[0].read_bytes().startswith(b"\x89PNG")


def test_other_files_and_missing_folders_are_refused(tmp_path):
    with pytest.raises(UsageError, match="does not say what kind"):
        write_pictures(tmp_path / "x.pdf", [picture()])
    with pytest.raises(BadInput, match="could not be written"):
        write_pictures(tmp_path / "no" / "x.svg", [picture()])


def test_a_picture_becomes_a_block_of_a_document():
    block = picture(notes=(Note("Ni grupper."),), number="2-1").block()
    assert (block.number, block.caption, block.alt, block.language) == ("2-1", "Hvem sier hva", ALT, "nb")
    assert block.notes == (Note("Ni grupper."),)
    assert block.width == pytest.approx(16.0, abs=0.01)
    assert (block.svg, block.png) == (picture().svg, picture().png)
    assert picture().block(number="3").number == "3"
