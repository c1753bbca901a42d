"""What a study folder says of itself to whoever opens it without thematic."""

from collections.abc import Iterable

from thematic.exchange.plain.layout import MEMOS, SNAPSHOTS, TRANSCRIPTS

NAME = "README.txt"

FILES = (
    ("study.yml", "the settings of the study, the version of this format, and which tables are here"),
    ("documents.csv", "the transcripts: name, focus group, file, and where the text came from"),
    (f"{TRANSCRIPTS}/FILE.txt", "the text of each, exactly as it was coded (UTF-8, lines end in LF)"),
    (f"{TRANSCRIPTS}/FILE.turns.csv", "its turns: who speaks, from where to where, words, times in milliseconds"),
    (f"{TRANSCRIPTS}/FILE.marks.csv", "headings, times and other marks in the text"),
    ("participants.csv", "the speakers of each transcript, their role, and which participant they are"),
    ("cases.csv", "sites, focus groups and participants, with a column for each attribute"),
    ("attributes.csv", "the attributes; 'design' marks those the study was designed on"),
    ("attribute-values.csv", "values of attributes with their names in Norwegian and English, in their order"),
    ("guide.yml", "the interview guide"),
    ("asked.csv", "which question was asked in which transcript"),
    ("codebook.yml", "the codes with their definitions, and the concepts that codes share"),
    ("codings.csv", "the coded passages: transcript, code, coder, from where to where, and the words"),
    ("coding-origins.csv", "which code a passage had before codes were merged or split"),
    ("coders.csv", "who codes, and who leads"),
    ("assignments.csv", "who was set to code which transcript, and when it was finished"),
    ("decisions.csv", "what was decided where coders differed"),
    ("themes.yml", "the themes, their definitions and their codes"),
    ("theme-versions.csv", "earlier definitions of themes"),
    ("theme-reviews.csv", "who has reviewed which theme"),
    ("negative-cases.csv", "passages that speak against a theme or code, or that none was found"),
    ("document-marks.csv", "who has read or checked which transcript"),
    ("snapshots.csv", "snapshots of codebook and themes"),
    (f"{SNAPSHOTS}/FILE.json", "what each snapshot holds"),
    ("checklist-answers.csv", "answers to reporting checklists"),
    (f"{MEMOS}/FILE.md", "the memos; the lines above the text say what each is about"),
    ("history.csv", "what was done when, and by whom; for reading only"),
)
"""The files that can be there, and what they hold."""

TEXT = """\
{title}
{line}

This folder holds a whole study made with thematic, a program for the thematic
analysis of focus groups. Everything in it is plain text: it can be read,
searched, compared and kept without that program. With it,

    thematic init NEW.thematic
    thematic --study NEW.thematic import THIS-FOLDER

makes the study again.

PERSONAL DATA. The transcripts are what people said, and often tell of their
health, their work and others. Names that were replaced do not make them
anonymous. Keep and share this folder as the participants' consent and the
approval of the study allow, and delete copies that are no longer needed.

What is here
------------
{files}

How to read it
--------------
- All files are in UTF-8. Tables are CSV with commas, and a header line.
- Positions count characters (Unicode code points) of the transcript's text
  from 0; 'end' is the first character after the passage.
- Turns count from 1. Times of day are in UTC, times of recordings in
  milliseconds.
- 'guid' is what a row is known by. A row that you add may leave it empty.
- The transcripts must not be changed: every coding counts on its position.
  Other cells may be. A coding that you add may leave out 'start' and 'end'
  where its quote stands only once in the transcript.
"""


def readme(title: str, present: Iterable[str]) -> str:
    """The text for a folder with these files."""
    there = set(present)
    lines = []
    for name, says in FILES:
        folder, slash, ending = name.partition("/FILE")
        if name in there or (slash and any(file.startswith(f"{folder}/") and file.endswith(ending) for file in there)):
            lines += [name, *_wrapped(says)]
    return TEXT.format(title=title, line="=" * len(title), files="\n".join(lines))


def _wrapped(text: str) -> list[str]:
    import textwrap

    return textwrap.wrap(text, 74, initial_indent="    ", subsequent_indent="    ")
