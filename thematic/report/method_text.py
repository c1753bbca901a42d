"""A method text as sentences: Word (.docx) or plain text and Markdown, quotations and references aside."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from thematic.errors import BadInput, UnreadableFile

KNOWN = (".docx", ".md", ".qmd", ".txt")
_END = re.compile(r"(?<=[.!?])[\s\u00a0]+(?=[A-ZÆØÅ0-9«“\"(])")
_ABBREVIATED = re.compile(
    r"(?:\b(?:bl\.a|f\.eks|d\.v\.s|dvs|ca|nr|kap|mfl|m\.fl|m\.v|jf|pkt|s|et al|e\.g|i\.e|cf|no|vs|approx|Dr|Prof)\.)$",
    re.IGNORECASE,
)
_REFERENCES = re.compile(r"^\W*(references|bibliography|litteratur(liste)?|referanser|kilder)\W*$", re.IGNORECASE)
QUOTED = re.compile(r"«[^»]*»|“[^”]*”|\"[^\"]*\"")


@dataclass(frozen=True, slots=True)
class MethodText:
    """Its sentences in order, how many words it has, and how many of these stand in quotation marks."""

    sentences: tuple[str, ...]
    words: int
    quoted: int


def read_method(path: Path) -> MethodText:
    """Read a method text up to its list of references; raises BadInput, or UnreadableFile where it holds nothing."""
    suffix = path.suffix.lower()
    if suffix not in KNOWN:
        raise BadInput(f"'{path.name}' is no method text that can be read.", hint=f"Save it as {', '.join(KNOWN[:2])}.")
    if not path.is_file():
        raise BadInput(f"There is no file '{path}'.", hint="Check the name.")
    paragraphs = list(_until_references(_word(path) if suffix == ".docx" else _plain(path)))
    text = "\n".join(paragraphs)
    if not text.strip():
        raise UnreadableFile(f"{path.name} holds no text.", hint="Check that the right file was saved.")
    quoted = sum(len(match.group().split()) for match in QUOTED.finditer(text))
    return MethodText(tuple(one for part in paragraphs for one in split(part)), len(text.split()), quoted)


def split(paragraph: str) -> Iterator[str]:
    """The sentences of a paragraph; an abbreviation ends none."""
    held = ""
    for part in _END.split(" ".join(paragraph.split())):
        held = f"{held} {part}".strip()
        if not _ABBREVIATED.search(held):
            yield held
            held = ""
    if held:
        yield held


def _until_references(paragraphs: list[str]) -> Iterator[str]:
    for paragraph in paragraphs:
        if _REFERENCES.match(paragraph):
            return
        if paragraph.strip():
            yield paragraph


def _word(path: Path) -> list[str]:
    from docx import Document

    try:
        document = Document(str(path))
    except Exception as error:
        raise UnreadableFile(
            f"{path.name} is no Word file that can be read.", hint="Save it again as .docx."
        ) from error
    return [paragraph.text for paragraph in document.paragraphs]


def _plain(path: Path) -> list[str]:
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise UnreadableFile(f"{path.name} cannot be read as text.", hint="Save it as UTF-8.") from error
    text = re.sub(r"^---\n.*?\n---\n", "", text, flags=re.DOTALL)
    parts = re.split(r"\n\s*\n|\n(?=#)|(?<=\n)(?=[-*] )", text)
    return [re.sub(r"^#+\s*|[*_`]{1,2}(?=\S)|(?<=\S)[*_`]{1,2}", "", part).strip() for part in parts]
