"""Web pages and oTranscribe's files: what stands in the text, what is left out and said, and files that are refused."""

import json

import pytest

from thematic.errors import UnreadableFile
from thematic.transcripts.reading import Transcript, read_file

TALK = "<p>I: Hei</p><p>P1: Ja</p>"


@pytest.fixture
def read(tmp_path):
    def read_bytes(data: bytes | str, name: str = "a.html", **options) -> Transcript:
        path = tmp_path / name
        path.write_bytes(data if isinstance(data, bytes) else data.encode())
        return read_file(path, **options)

    return read_bytes


def page(body: str, head: str = "<meta charset='utf-8'><title>Ikke tale</title>") -> str:
    return f"<!DOCTYPE html>\n<html><head>{head}</head><body>{body}</body></html>"


def said(transcript: Transcript) -> list[tuple[str | None, str]]:
    return [(turn.speaker, transcript.text[turn.start : turn.end]) for turn in transcript.turns]


def marks(transcript: Transcript) -> list[tuple[str, str, str]]:
    return [(mark.kind, transcript.text[mark.start : mark.end], mark.value) for mark in transcript.annotations]


def test_blocks_are_lines_and_white_space_is_a_blank(read):
    transcript = read(
        page(
            "\n <h2>Gruppe&nbsp;3</h2>\n<div><p><b>Intervjuar:</b>\n  Kva   tenkjer\tde?</p>\n<p>Leiar 2: A\u030a "
            "<i>ja</i>, &aring;&#248; &#x1F642; &lt;n&aelig;rv&aelig;r&gt; &laquo;to&raquo;<br>og <span>så</span></p>"
            "<ul><li>Intervjuar: Meir?<li>Leiar 2: Nei.</ul><p><br></p>slutt</div>"
        )
    )
    assert transcript.text == (
        "Gruppe\u00a03\nIntervjuar: Kva tenkjer de?\nLeiar 2: A\u030a ja, åø 🙂 <nærvær> «to»\nog så\n"
        "Intervjuar: Meir?\nLeiar 2: Nei.\n\nslutt"
    )
    assert marks(transcript) == [("heading", "Gruppe\u00a03", "2")]
    assert said(transcript)[1] == ("Leiar 2", "A\u030a ja, åø 🙂 <nærvær> «to»\nog så")
    assert (transcript.reader, transcript.encoding, transcript.doubts) == ("html", "utf-8", ())


def test_what_is_no_talk_is_left_out_and_what_would_be_missed_is_said(read):
    body = (
        "<nav>Meny</nav><script>var a = '<p>I: Nei</p>';</script><style>p {}</style><noscript>Skru på</noscript>"
        "<svg><text>tegning</text></svg><button>Last ned</button><!-- I: merknad --><template>mal</template>"
        f"{TALK}<p hidden>P1: skjult</p><p style='display: NONE'>P1: også</p>"
        "<p>I: Og <del>borte</del><ins>satt inn</ins>?</p>"
        "<div title='footer'>Side 1</div><span style='mso-list:Ignore'>·</span>"
    )
    transcript = read(page(body))
    assert transcript.text == "I: Hei\nP1: Ja\nI: Og satt inn?"
    assert transcript.doubts == (
        "Tracked deletions were left out (1): they are not in the text.",
        "Tracked insertions were kept (1), as if they had been accepted.",
        "Hidden text was left out (2).",
        "Headers and footers were left out (1).",
    )


def test_tables_of_a_transcript_and_others(read):
    rows = "<tr><th>Tid<th>Hvem<th>Sagt<tr><td>00:04<td>M<td>Hva<br>nå?<tr><td>00:09<td>P1<td><p>Ja.</p><p>Vel.</p>"
    transcript = read(page(f"<table><caption>Samtale</caption>{rows}</table>"))
    assert said(transcript) == [("M", "Hva\nnå?"), ("P1", "Ja.\nVel.")]
    assert transcript.text.startswith("Samtale\nTid\tHvem\tSagt\n00:04\tM\tHva")
    frame = read(page(f"<table><tr><td><table><tr><td>{TALK}</td></tr></table></td></tr></table>ut<table>uten</table>"))
    assert frame.text == "I: Hei\nP1: Ja\nut\nuten"


def test_notes_as_word_and_libreoffice_write_them(read):
    body = (
        "<p>I: Hei<a href='#_ftn1' name='_ftnref1'>[1]</a></p>"
        "<p>P1: Ja<a class='sdendnoteanc' href='#sdendnote1sym'>i</a></p>"
        "<p>I: <a href='#ingen'>lenke</a></p><div id=ftn1><p><a href='#_ftnref1'>[1]</a> Ler.</p></div>"
        "<div id='sdendnote1'><p><a href='#sdendnote1anc'>i</a>Slutt.</p></div>"
    )
    transcript = read(page(body))
    assert transcript.text == "I: Hei\nP1: Ja\nI: lenke\nLer.\nSlutt."
    assert [mark[0] for mark in marks(transcript)] == [
        "footnote-reference",
        "endnote-reference",
        "footnote",
        "endnote",
    ]


def test_preformatted_text_keeps_its_lines(read):
    assert read(page("<pre>I: Hva\n\n  P1:   Ja\n</pre><p>I: Så</p>")).text == "I: Hva\n\n  P1:   Ja\nI: Så"


OTR = (
    '<p><span class="timestamp" contenteditable="false" data-timestamp="4.2">0:04</span>I: Hva, sa du?</p>'
    '<p><span class="timestamp" data-timestamp="9">0:09</span>&nbsp;P1: &Aring; ja.<br></p><p><br></p>'
    "<p>I: Takk.</p>"
)


@pytest.mark.parametrize("name", ["a.otr", "a.txt"])
def test_otranscribe(read, name):
    transcript = read(json.dumps({"text": OTR, "media": "a.mp3", "media-time": 3}), name)
    assert transcript.text == "[0:04] I: Hva, sa du?\n[0:09] \u00a0P1: Å ja.\n\nI: Takk."
    assert said(transcript) == [("I", "Hva, sa du?"), ("P1", "Å ja."), ("I", "Takk.")]
    assert [turn.time_start for turn in transcript.turns] == [4000, 9000, None]
    assert read(OTR, "a.txt").text == transcript.text


@pytest.mark.parametrize(
    "data", ['{"text": "<p>I: Hei", "media": 1', '{"text": 1, "media": 2}', "{" * 5_000 + '"text" "media']
)
def test_otranscribe_damaged(read, data):
    with pytest.raises(UnreadableFile, match=r"a\.otr is damaged or incomplete"):
        read(data, "a.otr")


@pytest.mark.parametrize(
    ("data", "encoding"),
    [
        (page(f"{TALK}<p>I: På øya</p>").encode("utf-8-sig"), "utf-8-sig"),
        (page(f"{TALK}<p>I: På øya</p>").encode("utf-16"), "utf-16"),
        (page(f"{TALK}<p>I: På øya</p>", "<meta charset=iso-8859-1>").encode("cp1252"), "cp1252"),
        (
            page(f"{TALK}<p>I: På øya</p>", "<meta content='text/html; charset=windows-1257'>").encode("cp1257"),
            "windows-1257",
        ),
        (page(f"{TALK}<p>I: På øya</p>", "<meta charset=utf-8>").encode("cp1252"), "cp1252"),
        (page(f"{TALK}<p>I: På øya</p>", "<meta charset=zlib>").encode(), "utf-8"),
        (f"<?xml version='1.0' encoding='utf-8'?>{page(f'{TALK}<p>I: På øya</p>')}".encode(), "utf-8"),
    ],
)
def test_the_encoding_is_that_of_the_mark_or_the_page(read, data, encoding):
    transcript = read(data)
    assert (transcript.text.splitlines()[-1], transcript.encoding) == ("I: På øya", encoding)
    guessed = encoding == "cp1252" and b"iso" not in data
    assert bool(transcript.doubts) == guessed


@pytest.mark.parametrize("name", ["a.doc", "a.xls", "a.txt", "a.docx"])
def test_content_decides_before_the_name(read, name):
    assert read(page(TALK), name).reader == "html"
    assert read(f"<!-- saved from url=(0021)https://a.example/ -->\n{page(TALK)}", name).reader == "html"


def test_a_few_signs_make_no_page(read):
    assert read("<ler> I: Hei\nP1: <b>\n", "a.txt").reader == "plain"
    assert read(TALK).reader == "html"
    assert read("I: Hei\nP1: Ja\n").reader == "plain"


def test_nothing_is_fetched_and_no_entity_is_read(read):
    body = "<iframe src='http://a.example/'></iframe><img src='file:///etc/passwd'><link href='http://a.example/'>"
    doctype = "<!DOCTYPE html [<!ENTITY x SYSTEM 'file:///etc/passwd'>]>"
    assert "root:" not in read(doctype + page(f"{body}{TALK}<p>I: &x;</p>")).text


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (page(""), "a.html is a web page without text."),
        (page("<script>a</script>"), "a.html is a web page without text."),
        (
            page("<div>" * 100_000 + "hei"),
            "a.html was not opened: it is nested too deeply, or a text in it is too long.",
        ),
        (
            page("<svg>" * 100_000 + "<math>" * 9),
            "a.html was not opened: it is nested too deeply, or a text in it is too long.",
        ),
        (page("<b>a</b>" * 250_001), "a.html was not opened: it has more than 500,000 tags."),
        (page("<p " + "a " * 100_000), "a.html was not opened: a tag in it has more than 2,000 attributes."),
        (page("<p " + "a='>' " * 100_000), "a.html was not opened: a tag in it has more than 2,000 attributes."),
        (page("a" * 16_000_001), "a.html has 16,000,102 characters, and a transcript may have 16,000,000."),
    ],
)
def test_files_that_are_refused(read, data, sentence):
    with pytest.raises(UnreadableFile) as error:
        read(data)
    assert error.value.sentence == sentence


@pytest.mark.parametrize(
    "sign", ["<", "<a", "<!--", "<a '", '<a x="', "</", "<script>", "<a/", "<a\t", "&", "<a =", "<p>"]
)
def test_signs_by_the_hundred_thousand_take_no_time(read, sign):
    try:
        read(page(TALK + sign * 100_000))
    except UnreadableFile as error:
        assert error.hint
