"""A whole project of another program into a study, as one operation that says what was kept, changed and lost."""

from thematic.exchange.arrival import Arrival, tidy
from thematic.exchange.fidelity import Fidelity
from thematic.exchange.intake_book import take_codes, take_themes
from thematic.exchange.intake_cases import take_cases, take_coders
from thematic.exchange.intake_codings import take_codings, take_memos
from thematic.exchange.intake_documents import listed, take_documents
from thematic.exchange.intake_guide import take_guide
from thematic.exchange.project import Project
from thematic.plurals import count
from thematic.store.desk import Desk
from thematic.store.names import fold
from thematic.transcripts.importing import Imported


def bring_in(
    desk: Desk,
    project: Project,
    fidelity: Fidelity,
    *,
    source: str = "",
    language: str = "",
    rename: bool = False,
    strict: bool = False,
) -> list[Imported]:
    """Write a project into the study; ``fidelity`` is told what became of everything. Returns one row a document.

    What the study has already is used: coders, codes, themes and cases by guid or name, documents by their text.
    Where the two differ the study's own stays, and the report says so. ``source`` is the file for the listing,
    ``language`` that of the talk where the project does not say. Raises BadInput for a document whose name stands
    for another text (unless ``rename``), and with ``strict`` where anything would be lost; then nothing is written.
    """
    with desk.change("import") as operation:
        arrival = Arrival(desk, project, fidelity)
        take_coders(arrival)
        take_cases(arrival)
        take_documents(arrival, language=language, rename=rename)
        take_guide(arrival)
        take_codes(arrival)
        take_themes(arrival)
        gained = take_codings(arrival)
        take_memos(arrival)
        _take_settings(arrival)
        if strict:
            fidelity.refuse_losses()
        numbers = {
            "document": len(arrival.documents),
            "code": len(arrival.codes),
            "coding": gained.total(),
            "theme": len(arrival.themes),
        }
        said = [count(number, noun) for noun, number in numbers.items() if number]
        operation.notes.append(f"From {project.origin or source}: {', '.join(said) or 'nothing'}.")
        if arrival.unheard:
            told = count(arrival.unheard, "coding")
            operation.notes.append(f"Outside all participants' words, so nobody's evidence: {told}.")
    return listed(arrival, source, gained)


def _take_settings(arrival: Arrival) -> None:
    """The title, where the study has none but its file's name.

    In which language and by which approach this study is analysed is not another's to say.
    """
    store, fidelity = arrival.store, arrival.fidelity
    for name, text in arrival.project.settings.items():
        value = tidy(text)
        if name == "title" and value and store.setting("title") in ("", store.path.stem):
            store.set_setting("title", value)
        stands = store.setting(name)
        if value and fold(stands) != fold(value):
            fidelity.changed("settings", "the study's own stay", example=f"{name}: {stands or 'none'}, not {value}")
        elif value:
            fidelity.kept("settings")
