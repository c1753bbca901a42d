"""A codebook that a colleague edited in Word or Excel: what would change, what is taken, what stays."""

import shutil

import docx
import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import thematic
from thematic.coding.bookrows import alike
from thematic.coding.codebook import add_code, edit_code, list_codes, move_code, rename_code
from thematic.coding.parking import park_codes
from thematic.errors import BadInput, Conflict, UnreadableFile, UsageError
from thematic.exchange.book_return import compare_book_file, take_back
from thematic.report.book_tables import export_book
from thematic.store.history import undo
from thematic.themes.themes import add_theme, assign_codes, define_theme

KINDS = ("docx", "xlsx")


def fill(study):
    desk = study.desk
    for name, parent in (("tillit", ""), ("rom", "tillit"), ("mangel", ""), ("humor", "")):
        add_code(desk, name, parent=parent, label_nb=f"{name} hos oss", definition=f"Om {name}.\n– og mer «sånt».")
    edit_code(desk, "mangel", include="=folk", exclude="- nei", colour="#aa3300", concept="felles")
    park_codes(desk, ["humor"], reason="for vag")
    add_theme(desk, "klima", definition="Om å ha det.")
    add_theme(desk, "ledelse", parent="klima")
    define_theme(desk, "klima", idea="Det bærer.", scope="Alt.", is_not="Ikke ledelse.")
    assign_codes(desk, "klima", ["tillit", "mangel"])
    assign_codes(desk, "ledelse", ["mangel"])


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    """The study, and its codebook as it left in both kinds of file."""
    folder = tmp_path_factory.mktemp("book")
    (folder / "a.txt").write_text("Per: Vi mangler folk.\nÅse: Ja.\nPer: Nei.\nÅse: Ja.\n", encoding="utf-8")
    with thematic.create_study(folder / "s.thematic", coder="kari") as study:
        study.import_documents([folder / "a.txt"])
        fill(study)
        study.apply("mangel", "a", quote="Vi mangler folk.")
        for kind in KINDS:
            export_book(study.desk, folder / f"book.{kind}")
    return folder


@pytest.fixture
def study(made, tmp_path):
    shutil.copy(made / "s.thematic", tmp_path / "s.thematic")
    for kind in KINDS:
        shutil.copy(made / f"book.{kind}", tmp_path / f"book.{kind}")
    with thematic.open_study(tmp_path / "s.thematic") as opened:
        yield opened


class Sheet:
    """A table of codes under the hands of somebody in Word or Excel, by what its cells say."""

    def __init__(self, path, table=0):
        self.path, self.word = path, path.suffix == ".docx"
        self.file = docx.Document(path) if self.word else openpyxl.load_workbook(path)
        self.table = self.file.tables[table] if self.word else self.file.worksheets[table]

    def rows(self):
        if self.word:
            return [list(row.cells) for row in self.table.rows]
        return [list(row) for row in self.table.iter_rows()]

    def text(self, cell):
        return cell.text if self.word else str(cell.value or "")

    def row(self, name):
        return next(row for row in self.rows() if self.text(row[0]) == name)

    def column(self, heading):
        return [self.text(cell) for cell in self.rows()[0]].index(heading)

    def set(self, name, heading, text):
        cell = self.row(name)[self.column(heading)]
        if self.word:
            cell.text = text
        else:
            cell.value = text

    def add(self, **cells):
        if self.word:
            row = list(self.table.add_row().cells)
        else:
            number = self.table.max_row + 1
            row = [self.table.cell(number, place + 1) for place in range(len(self.rows()[0]))]
        for heading, text in cells.items():
            cell = row[self.column(heading.replace("_", " "))]
            if self.word:
                cell.text = text
            else:
                cell.value = text

    def delete(self, name):
        row = self.row(name)
        if self.word:
            row[0]._tc.getparent().getparent().remove(row[0]._tc.getparent())
        else:
            self.table.delete_rows(row[0].row)

    def save(self):
        self.file.save(self.path)
        return self.path


@pytest.fixture(params=KINDS)
def book(request, study, tmp_path):
    return tmp_path / f"book.{request.param}"


def lines(diff):
    return [(line.what, line.name, line.field, line.here, line.there, line.rule) for line in diff.lines]


def take(study, book, **options):
    diff = compare_book_file(study.desk, book, **options)
    take_back(study.desk, diff, book.name)
    return diff


def test_what_nobody_edited_changes_nothing(study, book):
    diff = compare_book_file(study.desk, book)
    assert (diff.lines, diff.edits, diff.notes) == ([], [], [])


def test_a_renamed_code_is_that_code(study, book):
    sheet = Sheet(book)
    sheet.set("tillit", "Kode", "tillit til leder")
    sheet.set("rom", "Definisjon", "Rom for feil.\nNytt avsnitt.")
    diff = take(study, sheet.save() and book)
    assert lines(diff) == [
        ("code", "tillit", "name", "tillit", "tillit til leder", "renamed"),
        ("code", "rom", "definition", "Om rom.\n– og mer «sånt».", "Rom for feil.\nNytt avsnitt.", "changed"),
    ]
    listed = {row["code"]: row for row in list_codes(study.desk)}
    assert "tillit" not in listed
    assert listed["rom"]["depth"] == 1
    assert study.desk.store.find("codes", "rom")["definition"] == "Rom for feil.\nNytt avsnitt."
    assert study.operations[-1].verb == "codebook import"


def test_rows_are_added_moved_and_themed(study, book):
    sheet = Sheet(book)
    sheet.add(Kode="ny", Overordnet="mangel", Definisjon="Noe nytt.", Tema="klima; helt nytt", Farge="#00ff00")
    sheet.set("humor", "Overordnet", "tillit")
    sheet.set("humor", "Parkert_fordi".replace("_", " "), "")
    sheet.set("rom", "Overordnet", "")
    sheet.set("mangel", "Tema", "ledelse")
    diff = take(study, sheet.save())
    assert [line[:3] + line[5:] for line in lines(diff)] == [
        ("code", "rom", "parent", "moved"),
        ("code", "mangel", "theme", "themes"),
        ("code", "humor", "parent", "moved"),
        ("code", "humor", "parked", "changed"),
        ("theme", "helt nytt", "", "new"),
        ("code", "ny", "", "new"),
    ]
    listed = {row["code"]: row for row in list_codes(study.desk)}
    assert {name: (row["depth"], row["theme"], row["parked"]) for name, row in listed.items()} == {
        "tillit": (0, "klima", ""),
        "humor": (1, "", ""),
        "rom": (0, "", ""),
        "mangel": (0, "ledelse", ""),
        "ny": (1, "klima; helt nytt", ""),
    }


def test_a_row_taken_out_stays_unless_asked_and_never_with_codings(study, book):
    sheet = Sheet(book)
    for name in ("rom", "mangel"):
        sheet.delete(name)
    diff = compare_book_file(study.desk, sheet.save())
    assert [(line.name, line.rule) for line in diff.lines] == [
        ("rom", "not in the file: stays"),
        ("mangel", "not in the file: stays"),
    ]
    assert diff.changes == 0
    add_code(study.desk, "etterpå")
    diff = take(study, book, delete_missing=True)
    assert [(line.name, line.rule) for line in diff.lines] == [
        ("rom", "not in the file: deleted"),
        ("mangel", "not in the file, has 1 codings: stays"),
    ]
    assert [row["code"] for row in list_codes(study.desk)] == ["tillit", "mangel", "humor", "etterpå"]


def test_changed_here_only_stays_and_in_both_is_a_conflict(study, book):
    sheet = Sheet(book)
    sheet.set("tillit", "Definisjon", "Deres.")
    sheet.set("mangel", "Eksempel", "Deres eksempel.")
    sheet.save()
    edit_code(study.desk, "tillit", definition="Vår.", include="Vår regel.")
    move_code(study.desk, "humor", "mangel")
    diff = compare_book_file(study.desk, book)
    assert [(line.name, line.field, line.here, line.there, line.rule) for line in diff.lines] == [
        ("tillit", "definition", "Vår.", "Deres.", "conflict"),
        ("mangel", "example", "", "Deres eksempel.", "changed"),
    ]
    with pytest.raises(Conflict, match="1 conflict; nothing was written"):
        take_back(study.desk, diff, "book")
    assert take(study, book, prefer="ours").lines[0].rule == "conflict, as here"
    assert study.desk.store.find("codes", "tillit")["definition"] == "Vår."
    assert study.desk.store.find("codes", "mangel")["example"] == "Deres eksempel."
    assert take(study, book, prefer="theirs").lines[0].rule == "conflict, as there"
    row = study.desk.store.find("codes", "tillit")
    assert (row["definition"], row["include"]) == ("Deres.", "Vår regel.")
    with pytest.raises(UsageError, match="no side"):
        compare_book_file(study.desk, book, prefer="mine")


def test_renamed_here_and_edited_there_meet(study, book):
    sheet = Sheet(book)
    sheet.set("tillit", "Eksempel", "Vi stoler på henne.")
    sheet.save()
    rename_code(study.desk, "tillit", "trygghet")
    diff = take(study, book)
    assert [(line.name, line.field, line.rule) for line in diff.lines] == [("trygghet", "example", "changed")]


def test_taken_out_here_and_changed_there_is_a_conflict(study, book):
    from thematic.coding.codebook import delete_code

    sheet = Sheet(book)
    sheet.set("rom", "Eksempel", "Nytt.")
    sheet.save()
    delete_code(study.desk, "rom")
    delete_code(study.desk, "humor")
    diff = compare_book_file(study.desk, book)
    assert lines(diff) == [("code", "rom", "", "taken out", "changed", "conflict")]
    assert diff.notes == ["The code 'humor' was taken out here and not changed there: it stays out."]
    take(study, book, prefer="theirs")
    assert [(row["code"], row["depth"]) for row in list_codes(study.desk)] == [
        ("tillit", 0),
        ("rom", 1),
        ("mangel", 0),
    ]


def test_names_change_places(study, book):
    sheet = Sheet(book)
    sheet.set("rom", "Kode", "x")
    sheet.set("humor", "Kode", "rom")
    sheet.set("x", "Kode", "humor")
    sheet.set("tillit", "Kode", "MANGEL 2")
    take(study, sheet.save())
    assert {row["name"]: row["definition"].split(".")[0] for row in study.desk.store.rows("codes")} == {
        "MANGEL 2": "Om tillit",
        "humor": "Om rom",
        "mangel": "Om mangel",
        "rom": "Om humor",
    }


def test_themes_are_edited_with_a_version_kept(study, book):
    from thematic.themes.versions import list_versions

    sheet = Sheet(book, table=1)
    sheet.set("klima", "Bærende idé", "Noe annet bærer.")
    sheet.set("ledelse", "Tema", "lederskap")
    sheet.add(Tema="underst", Overordnet="lederskap", Definisjon="Ny.")
    diff = take(study, sheet.save())
    assert [(line.name, line.field, line.rule) for line in diff.lines] == [
        ("klima", "idea", "changed"),
        ("ledelse", "name", "renamed"),
        ("underst", "", "new"),
    ]
    assert [row["name"] for row in study.desk.store.rows("themes", order="id")] == ["klima", "lederskap", "underst"]
    assert list_versions(study.desk, "klima")[-1]["field"] == "idea"
    assert {row["theme"] for row in list_codes(study.desk)} == {"klima", "klima; lederskap", ""}


def test_undo_takes_all_of_it_back(study, book):
    before = (list_codes(study.desk), study.desk.store.rows("themes"))
    sheet = Sheet(book)
    sheet.set("tillit", "Kode", "annet")
    sheet.add(Kode="ny", Tema="nytt tema")
    sheet.delete("humor")
    take(study, sheet.save(), delete_missing=True)
    undo(study.desk.store, coder="kari")
    assert (list_codes(study.desk), study.desk.store.rows("themes")) == before


def test_order_of_rows_and_columns_empty_rows_and_headings_do_not_matter(study, tmp_path):
    sheet = Sheet(tmp_path / "book.xlsx")
    rows = [[cell.value for cell in row] for row in sheet.rows()]
    head, *body = rows
    new = openpyxl.Workbook()
    new.active.append(["Kodeboka vår", *[None] * 12])
    new.active.merge_cells("A1:M1")
    turned = [("KODE " if name == "Kode" else str(name).lower()) for name in reversed(head)]
    new.active.append([*turned, "Merknad"])
    for row in reversed(body):
        new.active.append([*reversed(row), "min tanke"])
        for cell in new.active[new.active.max_row]:
            cell.data_type = "s" if cell.value else cell.data_type
        new.active.append([])
    new.save(tmp_path / "book.xlsx")
    diff = compare_book_file(study.desk, tmp_path / "book.xlsx")
    assert (diff.lines, diff.notes) == ([], ["sheet 'Sheet': columns that were not read: Merknad."])


def test_bullets_tracked_changes_comments_and_a_pasted_table(study, tmp_path):
    from copy import deepcopy

    from docx.oxml import parse_xml
    from docx.oxml.ns import nsdecls

    read = docx.Document(tmp_path / "book.docx")
    new = docx.Document()
    new.add_paragraph("Her er kodeboka.")
    new.element.body.insert(1, deepcopy(read.tables[0]._tbl))
    cells = {row.cells[0].text: row.cells for row in new.tables[0].rows}
    for number, text in enumerate(("Første", "Andre")):
        paragraph = cells["rom"][4].paragraphs[0] if number == 0 else cells["rom"][4].add_paragraph()
        for run in list(paragraph.runs):
            paragraph._p.remove(run._r)
        paragraph.add_run(text)
        paragraph.style = new.styles["List Bullet"]
    paragraph = cells["humor"][4].paragraphs[0]._p
    for run in list(paragraph.iter("{*}r")):
        paragraph.remove(run)
    paragraph.append(
        parse_xml(f'<w:del {nsdecls("w")} w:id="1" w:author="x"><w:r><w:delText>Om humor.</w:delText></w:r></w:del>')
    )
    paragraph.append(parse_xml(f'<w:ins {nsdecls("w")} w:id="2" w:author="x"><w:r><w:t>Om latter.</w:t></w:r></w:ins>'))
    new.save(tmp_path / "pasted.docx")
    diff = compare_book_file(study.desk, tmp_path / "pasted.docx")
    assert [(line.name, line.field, line.there) for line in diff.lines] == [
        ("rom", "definition", "- Første\n- Andre"),
        ("humor", "definition", "Om latter."),
    ]
    assert diff.notes == ["Tracked changes are read as accepted (insertions: 1, deletions: 1)."]


def test_a_copied_row_is_a_new_code(study, tmp_path):
    from copy import deepcopy

    read = docx.Document(tmp_path / "book.docx")
    row = next(row for row in read.tables[0].rows if row.cells[0].text == "rom")
    row._tr.addnext(deepcopy(row._tr))
    twin = next(other for other in read.tables[0].rows if other.cells[0].text == "rom" and other._tr is not row._tr)
    row.cells[0].text = "rom for tvil"
    read.save(tmp_path / "book.docx")
    assert twin.cells[0].text == "rom"
    diff = compare_book_file(study.desk, tmp_path / "book.docx")
    assert [(line.name, line.rule) for line in diff.lines] == [("rom for tvil", "new")]
    assert diff.notes == ["Copied from another row, and not taken for it: rom for tvil."]


def test_a_table_parted_in_two_is_read_whole(study, tmp_path):
    read = docx.Document(tmp_path / "book.docx")
    table = read.tables[0]._tbl
    from copy import deepcopy

    second = deepcopy(table)
    for row in second.tr_lst[:3]:
        second.remove(row)
    for row in table.tr_lst[3:]:
        table.remove(row)
    table.addnext(second)
    table.addnext(deepcopy(read.paragraphs[0]._p))
    read.save(tmp_path / "book.docx")
    diff = compare_book_file(study.desk, tmp_path / "book.docx")
    assert diff.lines == []


def test_another_studys_codebook_is_matched_by_name(study, book, tmp_path):
    with thematic.create_study(tmp_path / "other.thematic", coder="kari") as other:
        add_code(other.desk, "tillit", definition="Annerledes.")
        diff = compare_book_file(other.desk, book)
        assert diff.notes[0] == "The file comes from another study: its rows are matched by name."
        assert ("tillit", "definition", "changed") in [(line.name, line.field, line.rule) for line in diff.lines]
        take_back(other.desk, diff, book.name)
        assert compare_book_file(other.desk, book).lines == []
        assert {row["code"]: (row["depth"], row["theme"], row["parked"]) for row in list_codes(other.desk)} == {
            row["code"]: (row["depth"], row["theme"], row["parked"]) for row in list_codes(study.desk)
        }


def test_errors_name_the_row_and_the_column(study, book):
    for name, heading, text, said in (
        ("rom", "Overordnet", "tillitt", r"row 3, parent: there is no code 'tillitt'"),
        ("rom", "Farge", "rød", r"row 3, colour: 'rød' is no colour"),
        ("rom", "Kode", "mangel", r"row 4: the code 'mangel' stands in .* row 3 already"),
        ("rom", "Kode", "", r"row 3: the code has no name"),
    ):
        before = book.read_bytes()
        sheet = Sheet(book)
        sheet.set(name, heading, text)
        with pytest.raises(BadInput, match=said):
            compare_book_file(study.desk, sheet.save())
        book.write_bytes(before)


def test_what_would_stand_below_itself_is_refused(study, book):
    sheet = Sheet(book)
    sheet.set("tillit", "Overordnet", "rom")
    with pytest.raises(Conflict, match="below itself"):
        take(study, sheet.save())
    assert compare_book_file(study.desk, book).changes == 1


def test_a_formula_is_no_text(study, tmp_path):
    sheet = Sheet(tmp_path / "book.xlsx")
    sheet.set("rom", "Definisjon", "=A1&B1")
    with pytest.raises(BadInput, match=r"sheet 'Koder': 1 cell holds a formula without a result"):
        compare_book_file(study.desk, sheet.save())


def test_files_that_are_none(study, tmp_path):
    for kind in KINDS:
        (tmp_path / f"bad.{kind}").write_bytes(b"PK\x03\x04 nothing")
        with pytest.raises(UnreadableFile):
            compare_book_file(study.desk, tmp_path / f"bad.{kind}")
    openpyxl.Workbook().save(tmp_path / "empty.xlsx")
    docx.Document().save(tmp_path / "empty.docx")
    for kind in KINDS:
        with pytest.raises(BadInput, match="no table of codes or themes"):
            compare_book_file(study.desk, tmp_path / f"empty.{kind}")
    shutil.copy(tmp_path / "book.docx", tmp_path / "other.xlsx")
    with pytest.raises(UnreadableFile, match="no Excel file"):
        compare_book_file(study.desk, tmp_path / "other.xlsx")


def test_a_table_without_stamps_is_matched_by_name(study, tmp_path):
    new = openpyxl.Workbook()
    new.active.append(["code", "definition", "Theme"])
    new.active.append(["TILLIT", "Ny definisjon.", "klima"])
    new.active.append(["helt ny", 5, None])
    new.save(tmp_path / "small.xlsx")
    diff = take(study, tmp_path / "small.xlsx")
    assert [(line.name, line.field, line.there, line.rule) for line in diff.lines if "stays" not in line.rule] == [
        ("tillit", "name", "TILLIT", "renamed"),
        ("tillit", "definition", "Ny definisjon.", "changed"),
        ("helt ny", "", "5", "new"),
    ]
    assert study.desk.store.find("codes", "rom")["parent_id"] == study.desk.store.find("codes", "tillit")["id"]


def test_equal_studies_give_equal_files(study, tmp_path):
    for kind in KINDS:
        for number in (1, 2):
            export_book(study.desk, tmp_path / f"{number}.{kind}")
        assert (tmp_path / f"1.{kind}").read_bytes() == (tmp_path / f"2.{kind}").read_bytes()


def test_a_text_too_long_for_a_cell_is_refused_for_excel_alone(study, tmp_path):
    edit_code(study.desk, "rom", definition="x" * 40_000)
    with pytest.raises(BadInput, match="'rom', Definisjon: the text is longer than a cell"):
        export_book(study.desk, tmp_path / "long.xlsx")
    export_book(study.desk, tmp_path / "long.docx")
    assert compare_book_file(study.desk, tmp_path / "long.docx").lines == []


TEXT = st.text(st.sampled_from("ab= +-@\"'<>&;|_x0041\n\t\r\u00a0\u2028\x0b\x01é\u0301æøåÅ«»🙂\u200b–"), max_size=20)


@settings(max_examples=15, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.lists(st.tuples(TEXT, TEXT, TEXT, TEXT), max_size=4), st.sampled_from(KINDS), st.sampled_from(("nb", "en")))
def test_any_codebook_comes_back_as_it_went(tmp_path_factory, texts, kind, language):
    folder = tmp_path_factory.mktemp("any")
    with thematic.create_study(folder / "s.thematic", coder="kari") as study:
        for number, (name, definition, example, idea) in enumerate(texts):
            add_code(study.desk, f"{name}{number}", definition=definition, example=example, concept=idea)
            add_theme(study.desk, f"{name}{number}".replace(";", ","), idea=idea, scope=example)
            assign_codes(study.desk, f"{name}{number}".replace(";", ","), [f"{name}{number}"])
        export_book(study.desk, folder / f"book.{kind}", language=language)
        diff = compare_book_file(study.desk, folder / f"book.{kind}")
        assert (diff.lines, diff.edits, diff.notes) == ([], [], [])


@settings(max_examples=60)
@given(TEXT | st.text(max_size=30))
def test_what_is_alike_stays_alike(text):
    assert alike(alike(text)) == alike(text)
    assert alike(f" {text}\r\n") == alike(text)
