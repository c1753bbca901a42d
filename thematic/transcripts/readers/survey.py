"""Survey rows: a header, a row for each respondent, columns that hold answers in their own words, and attributes.

One answer is one document. Its text is the question (the column's heading), marked as a heading, and below it the
answer as it was written: the only turn, said by the respondent. The other columns are the respondent's attributes.
The documents of one respondent share a group, so that three answers of one person never count as three.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from statistics import mean

from thematic.errors import BadInput, BadRows, NoTalk
from thematic.plurals import count
from thematic.store.names import fold
from thematic.transcripts.attributes import NOUNS
from thematic.transcripts.readers.grids import Grid, Row
from thematic.transcripts.readers.voices import Speakers
from thematic.transcripts.sheets import tidy_name
from thematic.transcripts.transcript import Annotation, ReadSpeaker, ReadTurn, Role, Transcript

_WORDS = {
    "id": "id respondent respondentid respondentnr respondentnummer responseid svarid svarnr løpenr løpenummer nr "
    "nummer no number informant informantid informantnr deltaker deltakerid deltakernr deltakar participant "
    "participantid case caseid subject subjectid pid",
    "open": "beskriv fortell fortel forklar utdyp utdypende kommentar kommentarer kommenter fritekst begrunn "
    "begrunnelse annet anna svar merknad merknader describe tell explain comment comments answer elaborate other",
    "personal": "epost e-post epostadresse e-postadresse email e-mail mail navn namn name fornavn etternavn surname "
    "telefon telefonnummer phone mobil fødselsnummer personnummer adresse address ip ip-adresse",
}
_IDS, _OPEN, _PERSONAL = (frozenset(words.split()) for words in _WORDS.values())
_QUESTION = re.compile(r"\?\W*$|^(?:hv|kv|wh|how\b)")
_TOKEN = re.compile(r"[^\W\d_]{2,}")
_PART = re.compile(r"\s*[;,|]\s*")
_WORDY = 5
"""Words in the mean answer from which a column of distinct cells is talk, whatever its heading says."""
_DISTINCT = 0.6
_LONGEST_NAME = 16
_SHOWN = 4


@dataclass(frozen=True, slots=True)
class Survey:
    """Column numbers: where answers stand, and where the respondent's id does (None: respondents are numbered)."""

    texts: tuple[int, ...]
    id: int | None
    asked: bool


def find_survey(rows: Sequence[Sequence[str]], texts: Sequence[int], own: int | None) -> Survey | None:
    """The columns of a survey, as the user named them, else as their cells tell; None where nobody wrote anything."""
    if len(rows) < 2:
        return None
    header, body = rows[0], rows[1:]
    asked = bool(texts) or own is not None
    if own is None:
        own = next((n for n, cell in enumerate(header) if _is_id(cell) and _are_ids(body, n) and n not in texts), None)
    found = tuple(texts) or tuple(n for n in range(len(header)) if n != own and _is_free(header[n], body, n))
    return Survey(found, own, asked) if found else None


def read_survey(grid: Grid, first: int, survey: Survey, speakers: Speakers) -> list[Transcript]:
    """One transcript an answer; raises BadRows for a respondent's id that is missing or stands twice."""
    header = [" ".join(cell.split()) for cell in grid.rows[first].cells]
    rows = [row for row in grid.rows[first + 1 :] if not row.whole]
    _refuse_twins(grid, header, survey)
    names = _respondents(grid, rows, survey, header)
    questions = {column: header[column] or f"column {column + 1}" for column in survey.texts}
    short = _short(questions)
    others = [n for n in range(len(header)) if n != survey.id and n not in questions and _any(rows, n)]
    attributes = {column: _attribute(header[column] or f"column {column + 1}") for column in others}
    answers: list[Transcript] = []
    for row, respondent in zip(rows, names, strict=True):
        values = {name: row.cells[column].strip() for column, name in attributes.items() if row.cells[column].strip()}
        for column, question in questions.items():
            answer = row.cells[column]
            if answer.strip():
                group = tidy_name(f"{grid.stem}-{respondent}")
                name = f"{group}-{short[column]}" if len(questions) > 1 else group
                answers.append(_answer(grid, question, answer, respondent, speakers, name, group, values))
    if not answers:
        raise NoTalk(
            f"{grid.source} holds no answer in {_quoted(questions.values())}.", hint="Name others with --text."
        )
    told = _doubts(grid, rows, first, survey, questions, attributes, header, len(answers))
    head = answers[0]
    return [replace(head, doubts=(*grid.doubts, *told)), *answers[1:]]


def _answer(
    grid: Grid,
    question: str,
    answer: str,
    respondent: str,
    speakers: Speakers,
    name: str,
    group: str,
    values: dict[str, str],
) -> Transcript:
    start = len(question) + 1 + len(answer) - len(answer.lstrip())
    end = len(question) + 1 + len(answer.rstrip())
    given: dict[str, Role] = {fold(label): role for label, role in speakers.items()}
    return Transcript(
        text=f"{question}\n{answer}",
        turns=(ReadTurn(respondent, start, end),),
        annotations=(Annotation("heading", 0, len(question), "1"),),
        speakers=(ReadSpeaker(respondent, given.get(fold(respondent), "participant")),),
        reader=grid.reader,
        encoding=grid.encoding,
        document=name,
        group=group,
        attributes=values,
    )


def _is_id(heading: str) -> bool:
    key = fold(heading)
    return re.sub(r"[\W_]+", "", key) in _IDS


def _are_ids(rows: Sequence[Sequence[str]], column: int) -> bool:
    """Every row has an id, short and its own."""
    cells = [fold(row[column]) for row in rows]
    return all(cells) and len(set(cells)) == len(cells) and max(map(len, cells)) <= 40


def _is_free(heading: str, rows: Sequence[Sequence[str]], column: int) -> bool:
    """Whether people wrote in this column, instead of choosing: words, many of them, and nearly each cell its own.

    Choices joined by semicolons or commas differ from row to row while their parts recur, so parts are compared.
    A short answer ("Gode kolleger") counts where the heading asks for it and hardly any two are the same.
    """
    cells = [row[column].strip() for row in rows if row[column].strip()]
    words = [cell.split() for cell in cells]
    if not cells or sum(bool(_TOKEN.search(cell)) for cell in cells) < 0.7 * len(cells):
        return False
    tokens = sum(map(len, words))
    if sum(len(_TOKEN.findall(word)) > 0 for cell in words for word in cell) < 0.6 * tokens:
        return False
    parts = [fold(part) for cell in cells for part in _PART.split(cell) if part]
    distinct = min(len({fold(cell) for cell in cells}) / len(cells), len(set(parts)) / max(1, len(parts)))
    length = mean(map(len, words))
    if len(cells) < 3:
        return length >= 2 * _WORDY or (length >= 3 and _asks(heading))
    asks = _asks(heading)
    return distinct >= _DISTINCT and (length >= _WORDY or (asks and length >= 2))


def _asks(heading: str) -> bool:
    """Whether a heading asks for words: a question, or 'Comments'."""
    key = fold(heading)
    return bool(_QUESTION.search(key) or _OPEN & set(re.findall(r"[^\W_]+", key)))


def _any(rows: Sequence[Row], column: int) -> bool:
    return any(row.cells[column].strip() for row in rows)


def _refuse_twins(grid: Grid, header: Sequence[str], survey: Survey) -> None:
    keys = [fold(cell) for cell in header if cell]
    twice = next((cell for cell in header if cell and keys.count(fold(cell)) > 1), None)
    if twice is not None:
        raise BadInput(f"{grid.source}: the column '{twice}' stands twice.", hint="Rename one of them.")


def _respondents(grid: Grid, rows: Sequence[Row], survey: Survey, header: Sequence[str]) -> list[str]:
    if survey.id is None:
        return [str(number) for number in range(1, len(rows) + 1)]
    bad: list[tuple[int, str]] = []
    seen: dict[str, int] = {}
    names = [tidy_name(row.cells[survey.id]) for row in rows]
    for row, name in zip(rows, names, strict=True):
        if not name:
            bad.append((row.line, f"'{header[survey.id]}' is empty"))
        elif fold(name) in seen:
            bad.append((row.line, f"'{name}' stands already on line {seen[fold(name)]}"))
        seen.setdefault(fold(name), row.line)
    if bad:
        raise BadRows(grid.source, bad, hint="Name another column with --id; without one, respondents are numbered.")
    return names


def _short(questions: dict[int, str]) -> dict[int, str]:
    """A short name for each question: its first words, and a number where these are another's too."""
    short: dict[int, str] = {}
    for column, question in questions.items():
        words = re.findall(r"[^\W_]+", question) or [f"column-{column + 1}"]
        name = words[0][:_LONGEST_NAME]
        for word in words[1:]:
            if len(name) + 1 + len(word) > _LONGEST_NAME:
                break
            name = f"{name}-{word}"
        taken = {fold(other) for other in short.values()}
        number = 2
        base = name
        while fold(name) in taken:
            name, number = f"{base}-{number}", number + 1
        short[column] = name
    return short


def _attribute(heading: str) -> str:
    return f"survey_{heading}" if fold(heading) in NOUNS else heading


def _quoted(names: Iterable[str]) -> str:
    listed = [f"'{name}'" for name in names]
    if len(listed) > _SHOWN:
        return f"{', '.join(listed[: _SHOWN - 1])} and {len(listed) - _SHOWN + 1} more"
    return " and ".join([*([", ".join(listed[:-1])] if listed[1:] else []), *listed[-1:]])


def _doubts(
    grid: Grid,
    rows: Sequence[Row],
    first: int,
    survey: Survey,
    questions: dict[int, str],
    attributes: dict[int, str],
    header: Sequence[str],
    answers: int,
) -> list[str]:
    """What was understood, in sentences that say how to correct it."""
    who = f"named by '{header[survey.id]}'" if survey.id is not None else "numbered by row"
    others = f"Attributes: {_quoted(list(attributes.values()))}." if attributes else "There are no attributes."
    hint = "" if survey.asked else " Other columns are named with --text and --id."
    told = [
        f"Read as a survey: {count(answers, 'answer')} to {_quoted(list(questions.values()))}, each a document, "
        f"respondents {who}. {others}{hint}"
    ]
    for column, question in questions.items():
        empty = sum(not row.cells[column].strip() for row in rows)
        if empty:
            told.append(f"Empty answers to '{question}' were left out ({empty} of {len(rows)}).")
    renamed = [f"'{header[n]}' is the attribute '{name}'" for n, name in attributes.items() if name != header[n]]
    if renamed:
        told.append(f"{'; '.join(renamed)}, since the word is taken or there was none.")
    personal = [name for name in attributes.values() if _PERSONAL & set(fold(name).split())]
    if personal:
        told.append(f"{_quoted(personal)} may say who people are: if the study should not, import a file without it.")
    if first:
        told.append(f"Lines above the headings ({first}) were left out.")
    whole = sum(row.whole for row in grid.rows[first + 1 :])
    if whole:
        told.append(f"Rows merged into a single cell ({whole}) were left out.")
    return told
