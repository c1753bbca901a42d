"""The words of RTF that matter for a text: encodings, characters, and groups that are not part of the talk."""

import codecs

CHARSETS = {
    0: "cp1252",
    2: "cp1252",
    77: "mac_roman",
    128: "cp932",
    129: "cp949",
    130: "johab",
    134: "cp936",
    136: "cp950",
    161: "cp1253",
    162: "cp1254",
    163: "cp1258",
    177: "cp1255",
    178: "cp1256",
    186: "cp1257",
    204: "cp1251",
    222: "cp874",
    238: "cp1250",
    254: "cp437",
    255: "cp850",
}
"""Codecs by a font's character set (``fcharset``)."""

PAGES = {"mac": "mac_roman", "pc": "cp437", "pca": "cp850", "ansi": "cp1252"}
"""Codecs by the word in a document's header."""

CHARACTERS = {
    "tab": "\t",
    "line": "\n",
    "lbr": "\n",
    "page": "\n",
    "column": "\n",
    "softline": "",
    "nestcell": "\n",
    "emdash": "—",
    "endash": "–",
    "lquote": "‘",
    "rquote": "’",
    "ldblquote": "“",
    "rdblquote": "”",
    "bullet": "•",
    "emspace": "\u2003",
    "enspace": "\u2002",
    "qmspace": "\u2005",
    "zwj": "\u200d",
    "zwnj": "\u200c",
    "ltrmark": "\u200e",
    "rtlmark": "\u200f",
}
"""Words that stand for characters. A line or page break is a line feed, as in Word files."""

SYMBOLS = {"~": "\u00a0", "_": "-", "\\": "\\", "{": "{", "}": "}", "\t": "\t"}
"""Signs behind a backslash that stand for characters; an optional hyphen is none."""

LEFT_OUT = frozenset(
    [
        *("colortbl", "info", "pict", "object", "fldinst", "listtext", "pntext", "pntxta", "pntxtb", "xe", "tc", "rxe"),
        *(
            "txe",
            "atnid",
            "atnauthor",
            "atntime",
            "atnicn",
            "atnref",
            "atrfstart",
            "atrfend",
            "nonesttables",
            "sn",
            "sv",
        ),
        *("shprslt", "filetbl", "revtbl", "nonshppict", "ftnsep", "ftnsepc", "aftnsep", "aftnsepc", "private", "fname"),
        *("bkmkstart", "bkmkend", "falt", "panose", "fontemb", "template", "userprops", "listname", "levels"),
    ]
)
"""Groups whose text is none of the document's."""

STARRED = frozenset(["shpinst", "ud", "do", "shptxt", "dptxbxtext", "footnote", "annotation", "cs"])
"""Groups that are marked as ignorable and still hold text, or are counted."""

MARGINS = frozenset(f"{what}{which}" for what in ("header", "footer") for which in ("", "l", "r", "f"))


def codec(page: int) -> str:
    """Python's name of a Windows code page; cp1252 where there is none."""
    name = {65001: "utf-8", 10000: "mac_roman"}.get(page, f"cp{page}")
    try:
        codecs.lookup(name)
    except LookupError:
        return "cp1252"
    return name
