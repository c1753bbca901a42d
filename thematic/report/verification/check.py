"""A manuscript held against the study it reports: the quotations, the claims, and what was passed over."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from thematic.coding.blinding import veil_of
from thematic.errors import BadInput
from thematic.report.table import Table, listing
from thematic.report.verification.attribution import Attributor
from thematic.report.verification.claims import Reader
from thematic.report.verification.comparisons import Asked, Comparisons
from thematic.report.verification.corpus import Corpus
from thematic.report.verification.judging import Judge
from thematic.report.verification.lexicon import Lexicon, load_lexicon
from thematic.report.verification.manuscript import Manuscript, read_manuscript
from thematic.report.verification.names import Names
from thematic.report.verification.quotations import find_quotations
from thematic.report.verification.sides import Sides
from thematic.report.verification.topics import Topics
from thematic.report.verification.totals import Totals
from thematic.report.verification.verdicts import ClaimJudge
from thematic.store.desk import Desk
from thematic.store.tables import Store

COLUMNS = ("kind", "text", "status", "document", "turn", "detail")
FINDINGS = ("altered", "not_found", "other_speaker", "fails")
STATUSES = {
    "quotation": ("exact", "altered", "not_found", "other_speaker", "unclear"),
    "claim": ("holds", "fails", "unclear"),
}
WORDS = 4
"""A shorter quotation is too short to tell whose it is."""

SHOWN = 110
"""How much of a text a terminal shows; files hold all of it."""

PASSED = {
    "short": "too short to tell whose",
    "cited": "cited from literature",
    "titled": "called a title, a term or a question",
    "own": "the study's own labels or questions",
    "empty": "without a word",
}


@dataclass(frozen=True, slots=True)
class Checked:
    """One quotation or claim with its verdict. ``turn`` counts from 1; ``place`` is where the manuscript has it.

    ``passed``: why it is listed only on request, "" for what is always listed.
    """

    kind: str
    text: str
    status: str
    document: str
    turn: int | None
    detail: str
    place: str
    passed: str = ""

    @property
    def finding(self) -> bool:
        """Whether somebody should look at it before the manuscript is sent."""
        return self.status in FINDINGS


@dataclass(frozen=True, slots=True)
class Verification:
    """Every quotation and claim of a manuscript, quotations first, each kind in the order of the text."""

    manuscript: str
    all_items: tuple[Checked, ...]

    @property
    def items(self) -> tuple[Checked, ...]:
        """What is listed: everything but what was passed over."""
        return tuple(item for item in self.all_items if not item.passed)

    @property
    def findings(self) -> tuple[Checked, ...]:
        """What does not hold."""
        return tuple(item for item in self.items if item.finding)

    def table(self, *, all_items: bool = False) -> Table:
        """The listing with exactly ``COLUMNS``; the detail ends with the place in the manuscript."""
        rows = [
            {
                "kind": item.kind,
                "text": item.text,
                "status": item.status,
                "document": item.document or None,
                "turn": item.turn,
                "detail": f"{item.detail} [{item.place}]",
            }
            for item in (self.all_items if all_items else self.items)
        ]
        return listing(COLUMNS, rows)

    def glance(self, *, all_items: bool = False) -> Table:
        """The same for a terminal: where, what became of it, and the text above what there is to say of it."""
        rows = [
            {
                "place": item.place,
                "status": item.status.replace("_", " "),
                "text": f"{_cut(item.text)}\n-> {item.detail}",
            }
            for item in (self.all_items if all_items else self.items)
        ]
        return listing(
            {"place": "where", "status": "status", "text": "quotation or claim, and what there is to say"}, rows
        )

    def summary(self) -> list[str]:
        """Sentences on how many there are of each status, and what was passed over."""
        told = [self._counted(kind) for kind in STATUSES]
        passed = Counter(item.passed for item in self.all_items if item.passed)
        if passed:
            many = sum(passed.values())
            why = ", ".join(f"{count} {PASSED[reason]}" for reason, count in passed.most_common())
            told.append(f"{many} quoted passage{'' if many == 1 else 's'} left out ({why}): --all lists them.")
        return told

    def _counted(self, kind: str) -> str:
        found = Counter(item.status for item in self.items if item.kind == kind)
        many = sum(found.values())
        if not many:
            return f"No {kind}s found."
        statuses = ", ".join(
            f"{found[status]} {status.replace('_', ' ')}" for status in STATUSES[kind] if found[status]
        )
        return f"{many} {kind}{'' if many == 1 else 's'}: {statuses}."


def _cut(text: str) -> str:
    return text if len(text) <= SHOWN else f"{text[: SHOWN - 2].rsplit(maxsplit=1)[0]} …"


def verify(desk: Desk, path: Path, *, asked: Sequence[Asked] = (), least: int = WORDS) -> Verification:
    """Hold the manuscript at ``path`` against the study at the desk, which is only read.

    ``asked`` names the comparisons that claims are held against; without it, every declared design attribute is
    compared among the groups of each value of the others. Quotations of fewer than ``least`` words are passed over.

    Caught are quotations in marks and block quotations, whole or with marked gaps, with the name beside or near them;
    claims of one sentence that name a side and a row by the words of its label. Not caught are quotations without
    marks, translated ones (they are in no transcript), names by pronouns, and what ``claims`` says it misses.
    Raises BadInput for a file that cannot be read and for a study without transcripts; what is wrong with a comparison
    in ``asked`` as ``compare`` does.
    """
    manuscript = read_manuscript(path)
    store = desk.store
    if not store.count("documents"):
        raise BadInput("The study has no transcripts to look in.", hint="Bring some in with 'thematic import'.")
    comparisons = Comparisons(desk, asked)
    comparisons.check()
    lexicon = load_lexicon()
    sides = Sides(store, lexicon)
    quotations = _quotations(desk, manuscript, Names(store, lexicon), sides, lexicon, least)
    reader = Reader(Topics(store, lexicon), sides, lexicon)
    judge = ClaimJudge(reader, comparisons, Totals(store, lexicon), lexicon)
    claims = []
    for sentence in reader.sentences(manuscript.paragraphs):
        verdict = judge.judge(sentence)
        if verdict is not None:
            text = " ".join(sentence.text.split())
            claims.append(Checked("claim", text, verdict.status, "", None, verdict.detail, sentence.place))
    return Verification(manuscript.name, (*quotations, *claims))


def _quotations(
    desk: Desk, manuscript: Manuscript, names: Names, sides: Sides, lexicon: Lexicon, least: int
) -> list[Checked]:
    def knows(text: str) -> bool:
        return bool(names.find(text, prose=False)) or bool(sides.mentions(text, design=True))

    attributor = Attributor(names, sides, lexicon)
    veil = veil_of(desk)
    hidden = frozenset(key for key in veil.documents if veil.hides_attribute(key, "participant"))
    judge = Judge(Corpus(desk.store), own=_own_words(desk.store), least=least, hidden=hidden)
    found = []
    for quotation in find_quotations(manuscript.paragraphs, knows):
        verdict = judge.judge(quotation, attributor.read(quotation.around))
        stretch = verdict.stretch
        found.append(
            Checked(
                kind="quotation",
                text=quotation.text,
                status=verdict.status,
                document=stretch.document if stretch else "",
                turn=stretch.turn if stretch else None,
                detail=verdict.detail,
                place=quotation.place,
                passed=verdict.passed,
            )
        )
    return found


def _own_words(store: Store) -> frozenset[str]:
    """Labels of codes, concepts and themes, and the guide's questions, folded: what a manuscript may put in marks."""
    own: set[str] = set()
    for table in ("codes", "concepts", "themes"):
        for row in store.rows(table):
            own.update(str(row[name] or "") for name in ("name", "label_nb", "label_en"))
    for row in store.rows("questions"):
        own.update(str(row[name] or "") for name in ("name", "theme", "wording_nb", "wording_en"))
        own.update(str(row["probes"] or "").split("\n"))
    return frozenset(" ".join(text.casefold().strip(" .?!,").split()) for text in own if text.strip())


def asked_of(by: str, where: Mapping[str, str]) -> tuple[Asked, ...]:
    """The comparison of ``--by`` and ``--where``."""
    from thematic.contrast.design import parse_by

    attribute, values = parse_by(by)
    return (Asked(attribute, values, where),)


def planned(path: Path) -> tuple[Asked, ...]:
    """The comparisons of a table plan, each once."""
    from thematic.contrast.plan import read_plan

    found: dict[tuple[object, ...], Asked] = {}
    for table in read_plan(path).tables:
        key = (table.by, table.values, tuple(sorted(table.where.items())))
        found.setdefault(key, Asked(table.by, table.values, table.where))
    return tuple(found.values())
