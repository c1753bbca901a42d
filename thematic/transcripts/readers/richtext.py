"""A walk over the control words of an RTF file: blocks of text and what it says of them.

Own, since a library that gives text alone keeps what a person deleted or hid, loses notes and headings, and turns
cells into bars: see docs/decisions/rtf.md.
"""

import re
from collections.abc import Callable

from thematic.transcripts.readers.blocks import Block, NoteMark
from thematic.transcripts.readers.rtfcodes import (
    CHARACTERS,
    CHARSETS,
    LEFT_OUT,
    MARGINS,
    PAGES,
    STARRED,
    SYMBOLS,
    codec,
)
from thematic.transcripts.readers.rtfstretch import State, Stretch, Style, heading_level
from thematic.transcripts.readers.xmltree import unsafe

MAX_TOKENS = 2_000_000
"""Words, signs and stretches of text; a transcript of two hours has a tenth of it."""

MAX_DEPTH = 1_000
MAX_PARAGRAPHS = 300_000

_TOKEN = re.compile(
    rb"([^\\{}\r\n]++)|\\([a-zA-Z]{1,32}+)(-?\d++)? ?|\\'([0-9a-fA-F]{2})|([{}])|[\r\n]++|\\([^a-zA-Z])|\\"
)
_UNREAD = re.compile(rb"[^\\{}]*+(?:\\(?!bin\d)[\s\S][^\\{}]*+)*+([{}]|\\bin(\d{1,9}) ?)")
_WORD = re.compile(rb"[\r\n]*+\\([a-zA-Z]{1,32}+)")


class RichText:
    """An RTF file, read. ``body`` and ``boxes`` are blocks; the counts say what was left out.

    ``unclosed`` groups mean that the file was cut off, bytes ``beyond`` its end that a brace is wrong. Raises
    UnreadableFile where groups are nested more than a thousand deep or there are millions of words.
    """

    def __init__(self, data: bytes, name: str) -> None:
        self.boxes: list[list[Block]] = []
        self.deletions = self.insertions = self.comments = self.hidden = self.margins = 0
        self._data, self._name, self._at = data, name, 0
        self._utf8 = not data.isascii() and _is_utf8(data)
        self._page, self._default_font, self._font, self._defined = "cp1252", -1, -1, 0
        self._fonts: dict[int, str] = {}
        self._styles: dict[int, Style] = {}
        self._notes: dict[str, Stretch] = {}
        self._state = State()
        self._stack: list[tuple[State, Stretch]] = []
        self._merged: list[bool] = []
        self._merges = False
        self._skip = self._high = self._paragraphs = 0
        self._bytes = bytearray()
        self._run = ""
        self._stretch = body = Stretch()
        self.unclosed = self._read()
        self.beyond = len(data[self._at :].strip(b"\0 \t\r\n}"))
        while self._stack:
            self._close()
        body.end()
        self.body = body.blocks
        self.encoding = "utf-8" if self._utf8 else self._page

    def note(self, mark: NoteMark) -> str:
        """The text of a footnote or endnote, its paragraphs on lines of their own."""
        return self._notes[mark.note].text

    def _read(self) -> int:
        """Walk over all tokens until the outermost group is closed; how many groups stay open at the end."""
        data, end, tokens = self._data, len(self._data), 0
        while self._at < end and (match := _TOKEN.match(data, self._at)):
            self._at = match.end()
            tokens += 1
            if tokens > MAX_TOKENS:
                raise unsafe(self._name, f"it has more than {MAX_TOKENS:,} RTF words")
            text, word, number, code, brace, sign = match.groups()
            if text is not None:
                self._add(text)
            elif word is not None:
                self._do(word.decode("ascii"), None if number is None else int(number[:10]))
            elif code is not None:
                self._add(bytes((int(code, 16),)), coded=True)
            elif brace == b"{":
                self._open()
            elif brace == b"}":
                self._close()
                if not self._stack:
                    return 0
            elif sign is not None:
                self._do_sign(sign.decode("latin-1"))
        self._flush()
        return len(self._stack)

    def _open(self) -> None:
        self._flush()
        if len(self._stack) >= MAX_DEPTH:
            raise unsafe(self._name, "it is nested too deeply")
        self._stack.append((self._state, self._stretch))
        self._state = self._state.copy()
        self._skip = self._defined = 0

    def _close(self) -> None:
        self._flush()
        if not self._stack:
            return
        ended, level = self._stretch, self._level()
        self._state, self._stretch = self._stack.pop()
        self._skip = 0
        if ended is not self._stretch:
            ended.end(level)
            if ended.kind == "textbox":
                self.boxes.append(ended.blocks)
            self.margins += ended.kind == "margin" and bool(ended.text)

    def _leave_out(self) -> None:
        """Go to the end of this group; its closing brace is read next."""
        depth, at = 0, self._at
        while match := _UNREAD.match(self._data, at):
            at = match.end()
            if match[2]:
                at = min(at + int(match[2]), len(self._data))
            elif match[1] == b"{":
                depth += 1
            elif depth:
                depth -= 1
            else:
                self._at = at - 1
                return
        self._at = len(self._data)

    def _add(self, text: bytes, *, coded: bool = False) -> None:
        """Bytes of text, to be decoded when all that belong together are there."""
        if self._skip:
            skipped = min(self._skip, len(text))
            self._skip -= skipped
            text = text[skipped:]
        if self._utf8 and not coded and not text.isascii():
            self._flush()
            self._write(text.decode("utf-8", "replace"))
        else:
            self._bytes += text

    def _flush(self) -> None:
        if self._bytes:
            font = self._state.font if self._state.font >= 0 else self._default_font
            text = self._bytes.decode(self._fonts.get(font, self._page), "replace")
            self._bytes.clear()
            self._write(text)

    def _write(self, text: str) -> None:
        """Text of the document, or of the table of styles."""
        if self._high:
            text, self._high = f"\ufffd{text}", 0
        state = self._state
        if state.place == "styles" and self._defined >= 0:
            self._style().name += text
        if state.place:
            return
        run = "hidden" if state.hidden else "deleted" if state.deleted else "revised" if state.revised else ""
        if run != self._run:
            self.hidden += run == "hidden"
            self.deletions += run == "deleted"
            self.insertions += run == "revised"
            self._run = run
        if run in ("", "revised"):
            self._stretch.pieces.append(text.replace("\0", ""))

    def _do(self, word: str, number: int | None) -> None:
        """One control word. It counts as one character where the fallback of a ``\\u`` is passed over."""
        self._flush()
        if self._skip:
            self._skip -= 1
            return
        action = _WORDS.get(word)
        if action:
            action(self, 1 if number is None else number)
        elif word in CHARACTERS:
            self._write(CHARACTERS[word])
        elif word in LEFT_OUT:
            self._leave_out()
        elif word in MARGINS:
            self._stretch = Stretch("margin")
        elif word in PAGES:
            self._page = PAGES[word]

    def _do_sign(self, sign: str) -> None:
        self._flush()
        if self._skip:
            self._skip -= 1
        elif sign in SYMBOLS:
            self._write(SYMBOLS[sign])
        elif sign in "\r\n":
            self._do_par(1)
        elif sign == "*":
            following = _WORD.match(self._data, self._at)
            if following is None or following[1].decode("ascii") not in STARRED:
                self._leave_out()

    def _do_unicode(self, number: int) -> None:
        self._skip = self._state.blanks
        unit = number + 0x10000 if number < 0 else number
        if 0xDC00 <= unit <= 0xDFFF and self._high:
            unit, self._high = 0x10000 + ((self._high - 0xD800) << 10) + unit - 0xDC00, 0
        if 0xD800 <= unit <= 0xDBFF:
            if self._high:
                self._write("")
            self._high = unit
        elif unit in (9, 10) or 32 <= unit <= 0x10FFFF:
            self._write("\ufffd" if 0xDC00 <= unit <= 0xDFFF else chr(unit))

    def _do_par(self, _number: int) -> None:
        state = self._state
        self._paragraphs += 1
        if self._paragraphs > MAX_PARAGRAPHS:
            raise unsafe(self._name, f"it has more than {MAX_PARAGRAPHS:,} paragraphs")
        if not (state.place or state.deleted or state.hidden):
            self._stretch.end_paragraph(self._level(), in_table=state.in_table)

    def _do_section(self, _number: int) -> None:
        if self._stretch.pieces:
            self._do_par(1)

    def _do_cell(self, _number: int) -> None:
        self._paragraphs += 1
        self._stretch.end_cell()

    def _do_row(self, _number: int) -> None:
        self._stretch.end_row(self._merged)

    def _do_row_begins(self, _number: int) -> None:
        self._merged, self._merges = [], False

    def _do_merge(self, _number: int) -> None:
        self._merges = True

    def _do_cell_edge(self, _number: int) -> None:
        self._merged.append(self._merges)
        self._merges = False

    def _do_paragraph_resets(self, _number: int) -> None:
        self._state.style, self._state.level, self._state.in_table = 0, -1, False

    def _do_plain(self, _number: int) -> None:
        self._state.font, self._state.hidden, self._state.deleted, self._state.revised = -1, False, False, False

    def _do_font(self, number: int) -> None:
        self._font = self._state.font = number

    def _do_charset(self, number: int) -> None:
        windows = self._page.startswith("cp12")
        self._fonts[self._font] = CHARSETS.get(number, self._page) if number or windows else self._page

    def _do_style(self, number: int) -> None:
        if self._state.place == "styles":
            self._defined = number
        else:
            self._state.style = number

    def _do_other_style(self, _number: int) -> None:
        self._defined = -1

    def _do_based_on(self, number: int) -> None:
        if self._state.place == "styles" and self._defined >= 0:
            self._style().above = number

    def _do_level(self, number: int) -> None:
        level = number + 1 if 0 <= number <= 8 else 0
        if self._state.place != "styles":
            self._state.level = level
        elif self._defined >= 0:
            self._style().level = level

    def _do_note(self, _number: int) -> None:
        kind = "endnote" if b"\\ftnalt" in self._data[self._at : self._at + 16] else "footnote"
        key = str(len(self._notes))
        self._stretch.marks.append(NoteMark(sum(map(len, self._stretch.pieces)), kind, key))
        self._notes[key] = self._stretch = Stretch(kind)

    def _do_comment(self, _number: int) -> None:
        self.comments += 1
        self._leave_out()

    def _do_twice(self, _number: int) -> None:
        """The same text in the document's encoding and in Unicode: the first group is left out."""
        brace = self._data.find(b"{", self._at, self._at + 20)
        if brace >= 0:
            self._at = brace + 1
            self._leave_out()
            self._at += 1

    def _do_binary(self, number: int) -> None:
        self._at = min(self._at + max(number, 0), len(self._data))

    def _style(self) -> Style:
        return self._styles.setdefault(self._defined, Style())

    def _level(self) -> str:
        """The heading level of the paragraph that ends here; empty for ordinary text."""
        return heading_level(self._state, self._styles)


def _turn(name: str) -> Callable[[RichText, int], None]:
    """An action that turns something on, or off with a number of 0."""

    def action(text: RichText, number: int) -> None:
        setattr(text._state, name, number != 0)

    return action


def _enter(place: str) -> Callable[[RichText, int], None]:
    def action(text: RichText, _number: int) -> None:
        text._state.place = place

    return action


def _set_page(text: RichText, number: int) -> None:
    text._page = codec(number)


def _set_default_font(text: RichText, number: int) -> None:
    text._default_font = number


def _set_font_page(text: RichText, number: int) -> None:
    text._fonts[text._font] = codec(number)


def _set_blanks(text: RichText, number: int) -> None:
    text._state.blanks = max(0, number)


def _begin_box(text: RichText, _number: int) -> None:
    text._stretch = Stretch("textbox")


_WORDS: dict[str, Callable[[RichText, int], None]] = {
    "par": RichText._do_par,
    "sect": RichText._do_section,
    "pard": RichText._do_paragraph_resets,
    "cell": RichText._do_cell,
    "row": RichText._do_row,
    "trowd": RichText._do_row_begins,
    "clmrg": RichText._do_merge,
    "cellx": RichText._do_cell_edge,
    "intbl": _turn("in_table"),
    "itap": _turn("in_table"),
    "v": _turn("hidden"),
    "deleted": _turn("deleted"),
    "revised": _turn("revised"),
    "plain": RichText._do_plain,
    "u": RichText._do_unicode,
    "uc": _set_blanks,
    "upr": RichText._do_twice,
    "bin": RichText._do_binary,
    "ansicpg": _set_page,
    "deff": _set_default_font,
    "f": RichText._do_font,
    "fcharset": RichText._do_charset,
    "cpg": _set_font_page,
    "fonttbl": _enter("fonts"),
    "stylesheet": _enter("styles"),
    "s": RichText._do_style,
    "cs": RichText._do_other_style,
    "ds": RichText._do_other_style,
    "ts": RichText._do_other_style,
    "sbasedon": RichText._do_based_on,
    "outlinelevel": RichText._do_level,
    "footnote": RichText._do_note,
    "annotation": RichText._do_comment,
    "shptxt": _begin_box,
    "dptxbxtext": _begin_box,
}


def _is_utf8(data: bytes) -> bool:
    """Whether all of a file is UTF-8: some programs write it so, against the specification."""
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True
