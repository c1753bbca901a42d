"""What still wants work in the themes: names that are topics, missing definitions, narrow evidence, open questions.

Findings, not faults: a person may leave any of them as it is, with a reason.
"""

import re
import shlex
from collections.abc import Iterator

from thematic.plurals import count
from thematic.store.desk import Desk
from thematic.store.tables import Row
from thematic.themes.overlap import live_themes
from thematic.themes.signals import Signals, review_themes

COLUMNS = ("theme", "finding", "figures", "mend")

MOST_SENTENCES = 2
FEWEST_CODES = 2

FIELDS = {
    "idea": ("idea", "central organising idea"),
    "definition": ("definition", "definition"),
    "scope": ("scope", "scope"),
    "is_not": ("is-not", "what it is not"),
}
"""What a defined theme says: each field's option and noun."""

TOPICS = {
    "nb": (
        r"(?:fordeler?|fordelene|ulemper?|ulempene|utfordringer?|utfordringene|holdninger?|holdningene|erfaringer?"
        r"|erfaringene|opplevelser?|opplevelsene|opplevelsen|syn|synet|synspunkter|meninger|oppfatninger"
        r"|oppfatningen|tanker|følelser|årsaker|årsakene|grunner|barrierer|hindringer|muligheter|mulighetene|betydningen"
        r"|rollen|bruken?|faktorer|konsekvenser|konsekvensene|følger|behov|behovet|tiltak|forhold|forholdet|kunnskap"
        r"|forståelsen|forventninger)"
        r"(?: og \w+)? (?:ved|med|til|av|om|på|for|rundt|knyttet|i|fra|mot|omkring)"
    ),
    "en": (
        r"(?:benefits?|advantages?|disadvantages?|drawbacks?|challenges?|barriers?|facilitators?|attitudes?"
        r"|experiences?|views?|perceptions?|opinions?|thoughts?|feelings?|beliefs?|reasons?|causes?|factors?|roles?"
        r"|impacts?|effects?|consequences?|importance|uses?|types?|aspects?|issues?|needs?|perspectives?|knowledge"
        r"|understandings?|expectations?|problems?|opportunities)"
        r"(?: and \w+)? (?:of|to|towards?|with|about|on|for|in|around|regarding|concerning|from|by)"
    ),
}
"""How a topic, rather than a pattern of meaning, begins: "Fordeler med", "Attitudes to"; a word may stand before it."""

_TOPIC = re.compile(rf"(?:\w+ )?(?:{TOPICS['nb']}|{TOPICS['en']})\b", re.IGNORECASE)


def lint(desk: Desk) -> list[Row]:
    """Findings as rows of ``COLUMNS``, theme by theme in tree order; at last what concerns no theme ('').

    Dropped themes are left alone. Raises BadInput where several coded a document and nothing says who counts.
    """
    store = desk.store
    rows = {row["name"]: row for row in store.rows("themes")}
    findings = []
    for found in review_themes(desk):
        theme = rows[found.theme]
        for finding, figures, mend in (*_names(theme), *_fields(theme), *_evidence(found), *_questions(found)):
            findings.append({"theme": found.theme, "finding": finding, "figures": figures, "mend": mend})
    return findings + list(_homeless(desk))


def lint_wording(desk: Desk) -> list[Row]:
    """Only what names, definitions and places of codes say, which is quick to have; rows as of ``lint``."""
    rows = [
        {"theme": theme["name"], "finding": finding, "figures": figures, "mend": mend}
        for theme in live_themes(desk.store)
        for finding, figures, mend in (*_names(theme), *_fields(theme))
    ]
    return rows + list(_homeless(desk))


def is_topic(label: str) -> bool:
    """Whether a name begins as topics do, in Norwegian or English, whatever the study's language."""
    return _TOPIC.match(_words(label)) is not None


def sentences(text: str) -> int:
    """How many sentences a text has: one begins with a capital letter or a digit after a full stop or the like."""
    whole = text.strip()
    inside = re.findall(r"[.!?…]+[)»”\"']*\s+(?=[\"'«“(]*[A-ZÆØÅÄÖÉ0-9])", whole)
    return len(inside) + 1 if whole else 0


def _names(theme: Row) -> Iterator[tuple[str, str, str]]:
    name = shlex.quote(theme["name"])
    labels = {f"--label-{lang} TEXT": theme[f"label_{lang}"] for lang in ("nb", "en") if theme[f"label_{lang}"]}
    called = labels or {"": _words(theme["name"])}
    topics = {option: label for option, label in called.items() if is_topic(label)}
    single = {option: label for option, label in called.items() if option not in topics and len(label.split()) < 2}
    for found, finding in (
        (topics, "the name is a topic, not what is said about it"),
        (single, "the name is one word"),
    ):
        if found:
            mend = f"thematic theme define {name} {' '.join(found)}" if labels else f"thematic theme rename {name} NAME"
            yield finding, "; ".join(found.values()), mend


def _fields(theme: Row) -> Iterator[tuple[str, str, str]]:
    define = f"thematic theme define {shlex.quote(theme['name'])}"
    missing = {option: noun for field, (option, noun) in FIELDS.items() if not theme[field]}
    if missing:
        options = " ".join(f"--{option} TEXT" for option in missing)
        yield "not said yet", ", ".join(missing.values()), f"{define} {options}"
    for field in ("idea", "definition"):
        many = sentences(theme[field])
        if many > MOST_SENTENCES:
            option, noun = FIELDS[field]
            yield f"{noun} longer than two sentences", f"{many} sentences", f"{define} --{option} TEXT"


def _evidence(found: Signals) -> Iterator[tuple[str, str, str]]:
    name = shlex.quote(found.theme)
    review = f"thematic theme review {name}"
    if len(found.codes) < FEWEST_CODES:
        yield "fewer than two codes", f"{len(found.codes)}", f"thematic theme assign {name} CODE"
    if not found.extracts:
        yield "no extracts", f"0 in {count(found.groups.of, 'group')}", review
    if found.one_voice:
        yield "one person speaks in more than half", f"{found.top_speaker}: {found.top.n} of {found.top.of}", review
    if found.sites.n == 1 < found.sites.of:
        yield "in one site only", f"1 of {found.sites.of}", review


def _questions(found: Signals) -> Iterator[tuple[str, str, str]]:
    name = shlex.quote(found.theme)
    reviewed = f"thematic theme reviewed {name}"
    outdated = [mark.coder for mark in found.marks if mark.changed]
    if found.status == "defined" and not found.marks:
        yield "defined, but never reviewed", "0 marks", reviewed
    elif found.marks and len(outdated) == len(found.marks):
        yield "changed since it was reviewed", ", ".join(outdated), reviewed
    if not found.negative:
        yield "no negative case answered", "0", f"thematic theme negative {name} --handled TEXT"
    elif all(case.answer == "none found" and case.id in found.changed for case in found.negative):
        figures = "; ".join(f"{case.coder}, {case.created[:10]}" for case in found.negative)
        yield "changed since negative cases were looked for", figures, f"thematic theme negative {name}"


def _homeless(desk: Desk) -> Iterator[Row]:
    """Codes that are under no theme themselves or by a code above them, and not parked."""
    store = desk.store
    codes = store.rows("codes", order="position, name_key")
    linked = set(store.values("theme_codes", "code_id"))
    above = {code["id"]: code["parent_id"] for code in codes}

    def placed(code: int | None) -> bool:
        return code is not None and (code in linked or placed(above[code]))

    left = [code["name"] for code in codes if not code["parked"] and not placed(code["id"])]
    if left:
        more = f" and {len(left) - 5} more" if len(left) > 5 else ""
        figures = f"{len(left)} of {len(codes)}: {', '.join(left[:5])}{more}"
        yield {
            "theme": "",
            "finding": "codes without a theme, and not parked",
            "figures": figures,
            "mend": "thematic theme assign THEME CODE",
        }


def _words(name: str) -> str:
    """A name as words: "holdninger-til" and "holdninger_til" are two."""
    return " ".join(re.sub(r"[-_]+", " ", name).split())
