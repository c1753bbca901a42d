"""The chapter of methods and results, composed from the study: what Word, Markdown and HTML set."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from thematic.agreement.run import run
from thematic.coding.blinding import veil_of
from thematic.contrast.mirror import mirror
from thematic.contrast.plan import Plan, Style
from thematic.contrast.result import Contrast
from thematic.errors import BadInput, Conflict
from thematic.report import methods
from thematic.report.agreement_report import MEASURES, agreement_blocks
from thematic.report.audit import audit_summary
from thematic.report.blocks import Block, Chapter, Heading, Picture
from thematic.report.chapter_pictures import Form, contrast_pictures, design_pictures, map_pictures
from thematic.report.codebook_tables import codebook_pages
from thematic.report.contrast_columns import Setting
from thematic.report.contrast_notes import thresholds_note
from thematic.report.default_plan import Division, default_contrasts, divisions
from thematic.report.files import check_suffix, make_folder, write_whole
from thematic.report.limits import find_limits
from thematic.report.markdown import markdown_text, slug
from thematic.report.mirror import mirror_page
from thematic.report.numbering import Numbers, numbers_beside
from thematic.report.quote_choice import Given
from thematic.report.reading_guide import tables_guide
from thematic.report.results import (
    Section,
    contrast_blocks,
    find_sections,
    overview_table,
    reach_by_side,
    theme_section,
)
from thematic.report.table import Line, Table
from thematic.report.tables import (
    Planned,
    compare_plan,
    contrast_caption,
    figures_chapter,
    print_setting,
    set_tables,
)
from thematic.report.words import Words
from thematic.store.desk import Desk

SUFFIXES = (".docx", ".md", ".html")


def write_report(
    desk: Desk,
    output: Path,
    *,
    plan: Plan | None = None,
    style: Style | None = None,
    template: Path | None = None,
    reason: str = "",
    language: str = "",
) -> list[Path]:
    """Write the chapter to ``output``, .docx, .md (its pictures in a folder beside it) or .html; returns the files.

    ``plan`` says which contrasts are printed, else the design does; ``style`` is how they are. ``reason``: why a
    reflexive study wants agreement figures; it is repeated. Raises UsageError for another suffix, or a template with
    anything but .docx, Conflict in a blind study, and what ``compare`` raises.
    """
    words = Words(language or desk.language)
    suffix = check_suffix(output, known=SUFFIXES)
    if template is not None and suffix != ".docx":
        raise BadInput("A template is for a Word file.", hint="Give -o FILE.docx, or leave --template out.")
    form: Form = "svg" if suffix == ".html" else "png"
    chapters = compose(desk, words, plan=plan, style=style, reason=reason, form=form)
    title = desk.store.setting("title") or words.say("untitled")
    subtitle = words.say("chapter_subtitle")
    written: dict[str, str] = {}
    if suffix == ".docx":
        from thematic.report.word import document_bytes

        content = document_bytes(chapters, title=title, subtitle=subtitle, language=words.language, template=template)
    elif suffix == ".md":
        written = _write_pictures(chapters, output)
        content = markdown_text(
            chapters, title=title, subtitle=subtitle, language=words.language, pictures=written
        ).encode()
    else:
        from thematic.report.html import html_text

        content = html_text(chapters, title=title, subtitle=subtitle, language=words.language).encode()
    write_whole(output, content)
    return [output, *(output.parent / path for path in written.values())]


def _write_pictures(chapters: Sequence[Chapter], output: Path) -> dict[str, str]:
    """The pictures of a Markdown file in a folder beside it; their paths from there, by number."""
    pictures = [block for chapter in chapters for block in chapter.blocks if isinstance(block, Picture)]
    if not pictures:
        return {}
    folder = output.with_name(f"{output.stem}-figures")
    make_folder(folder)
    paths = {}
    for picture in pictures:
        name = f"figure-{slug(picture.number)}.png"
        write_whole(folder / name, picture.png)
        paths[picture.number] = f"{folder.name}/{name}"
    return paths


def compose(
    desk: Desk,
    words: Words,
    *,
    plan: Plan | None = None,
    style: Style | None = None,
    reason: str = "",
    form: Form = "png",
) -> list[Chapter]:
    """Methods, results, limits and appendices as blocks, pictures in one ``form``; see ``write_report``."""
    if veil_of(desk).documents:
        raise Conflict(
            "The study is blind, and a report shows every coder's codings.",
            hint="Finish your documents, or open the study with 'thematic agreement blind off'.",
        )
    numbers = numbers_beside(table.number for table in plan.tables) if plan else Numbers()
    setting = print_setting(desk, words, style or (plan.style if plan else "report"))
    labels = setting.labels
    design_number = numbers.next() if desk.store.count("attributes", design=1) else ""
    overview_number = numbers.next()
    given = Given()
    sections = find_sections(desk, words, given)
    for document, spans in given.spans.items():
        setting.quotes.skip(document, spans)
    divided = divisions(desk)
    planned = compare_plan(desk, plan, lang=words.language) if plan else default_contrasts(desk, numbers)
    planned = [one if one.caption else _captioned(one, setting) for one in planned]
    tables = [set_tables(desk, one, setting) for one in planned]
    figures = Numbers(prefix=numbers.prefix)
    design = design_pictures(desk, setting, figures, form)
    printed = [(one.contrast, table) for one, (table, _rows) in zip(planned, tables, strict=True)]
    results = _results(desk, sections, printed, setting, overview_number, figures, form)
    results += _mirrors(desk, divided, setting, numbers)
    limits = tuple(find_limits(desk, planned, sections, setting, numbers))
    # Tables of the appendix come last in number too, so that the text has no gap.
    agreement = _agreement(desk, words, numbers, reason)
    method: list[Block] = [
        *methods.material(desk, words, labels, design_number, design),
        *methods.coding(desk, words),
        *methods.themes(desk, words),
    ]
    if agreement:
        method += [Heading(words.say("agreement")), *(block for block in agreement if not isinstance(block, Table))]
    contrasts = [one.contrast for one in planned]
    guide = [*tables_guide(contrasts, setting), *thresholds_note(contrasts, setting)] if contrasts else []
    method += methods.comparing(
        words,
        labels,
        compared=list(dict.fromkeys(contrast.by for contrast in contrasts)),
        divided=[one for one in divided if one.divides],
        planned=len(plan.tables) if plan else 0,
        design=bool(design_number),
        guide=guide,
    )
    method += methods.software(words)
    appendix = [block for block in agreement if isinstance(block, Table)]
    chapters = [
        Chapter(words.say("method"), tuple(method)),
        Chapter(words.say("results"), tuple(results)),
        Chapter(words.say("limits"), limits),
    ]
    if planned:
        chapters.append(figures_chapter(contrasts, [rows for _table, rows in tables], setting))
    if appendix:
        chapters.append(Chapter(words.say("appendix_agreement"), tuple(appendix)))
    if desk.store.count("codes"):
        codebook = replace(
            codebook_pages(desk, language=words.language), number=words.say("appendix_letter") + numbers.next()
        )
        chapters.append(Chapter(words.say("appendix_codebook"), (codebook,)))
    trail = audit_summary(desk, language=words.language)
    if trail:
        chapters.append(Chapter(words.say("appendix_audit"), trail))
    return chapters


def _agreement(desk: Desk, words: Words, numbers: Numbers, reason: str) -> Sequence[Line | Table]:
    """Agreement where documents were coded by several, and the approach has it or a reason asks for it."""
    if desk.store.setting("approach") == "reflexive" and not reason.strip():
        return ()
    coders: dict[int, set[int]] = {}
    for row in desk.store.rows("codings", ("document_id", "coder_id"), layer="independent"):
        coders.setdefault(row["document_id"], set()).add(row["coder_id"])
    if all(len(people) < 2 for people in coders.values()):
        return ()
    found = run(desk, coefficients=MEASURES)
    number = words.say("appendix_letter") + numbers.next()
    return agreement_blocks(desk, found, words, reason=reason, number=number, told=True)


def _captioned(one: Planned, setting: Setting) -> Planned:
    caption = contrast_caption(one.contrast, setting)
    if one.contrast.theme:
        theme = setting.labels.theme(one.contrast.theme)
        caption = setting.words.say("contrast_title", theme=theme, caption=caption[:1].lower() + caption[1:])
    return replace(one, caption=caption)


def _results(
    desk: Desk,
    sections: Sequence[Section],
    printed: Sequence[tuple[Contrast, Table]],
    setting: Setting,
    number: str,
    figures: Numbers,
    form: Form,
) -> list[Block]:
    words, labels = setting.words, setting.labels
    if not sections:
        return [Line(words.say("no_themes"))]
    maps = map_pictures(desk, setting, figures, form)
    told = [words.say("overview", number=number)]
    told += [words.say("overview_picture", number=one.number) for one in maps[:1]]
    blocks: list[Block] = [Line(" ".join(told)), overview_table(sections, words, number=number), *maps]
    by_side = reach_by_side(desk, [one.attribute for one in divisions(desk)])
    for section in sections:
        own = [
            (contrast, table, contrast_pictures(contrast, setting, figures, form))
            for contrast, table in printed
            if contrast.theme == section.row["theme"]
        ]
        blocks += theme_section(desk, section, words, labels, by_side=by_side, contrasts=own, setting=setting)
    themes = {section.row["theme"] for section in sections}
    rest = [(contrast, table) for contrast, table in printed if contrast.theme not in themes]
    if rest:
        blocks.append(Heading(words.say("across")))
    for contrast, table in rest:
        blocks += contrast_blocks(contrast, table, contrast_pictures(contrast, setting, figures, form), setting)
    return blocks


def _mirrors(desk: Desk, divided: Sequence[Division], setting: Setting, numbers: Numbers) -> list[Block]:
    """The sides of the codebook held against each other by concept, where codes have concepts."""
    words, labels = setting.words, setting.labels
    if not any(desk.store.values("codes", "concept")):
        return []
    blocks: list[Block] = []
    for one in divided:
        if not one.divides or one.values != 2:
            continue
        found = mirror(desk, by=one.attribute)
        page = mirror_page(desk, found, language=words.language, number=numbers.next())
        a, b = (labels.value(found.by, value, words) for value in found.values)
        blocks += [
            Heading(words.say("mirror")),
            Line(words.say("mirror_intro", number=page.number, a=a, b=b)),
            page,
        ]
    return blocks
