"""A study to a REFI-QDA file: a project (.qdpx) or its codebook alone (.qdc)."""

from pathlib import Path

from thematic.errors import UsageError
from thematic.exchange.fidelity import Fidelity
from thematic.exchange.outgoing import note_history, note_untold, project_of
from thematic.exchange.refi.profiles import profile_of
from thematic.exchange.refi.writing import project_bytes
from thematic.exchange.refi.writing_codes import codebook_bytes
from thematic.report.files import check_suffix, write_whole
from thematic.store.desk import Desk

PROJECT, CODEBOOK = ".qdpx", ".qdc"


def export_refi(desk: Desk, path: Path, *, profile: str = "", strict: bool = False) -> Fidelity:
    """Write the study, or its codebook, to ``path``, as its ending says; returns what became of everything.

    ``profile`` (nvivo, atlasti, maxqda) writes a project as that program reads it best. With ``strict`` nothing is
    written where anything but the history would be lost: BadInput. Raises UsageError for another ending, NotFound for
    another profile.
    """
    suffix = check_suffix(path, known=(PROJECT, CODEBOOK))
    asked = profile_of(profile)
    if profile and suffix == CODEBOOK:
        raise UsageError("A codebook file is the same for every program.", hint="Leave --profile out.")
    fidelity = Fidelity("export", "refi")
    project = project_of(desk, Fidelity("export", "refi") if suffix == CODEBOOK else fidelity)
    if suffix == CODEBOOK:
        content = codebook_bytes(project, fidelity)
    else:
        content = project_bytes(project, fidelity, profile=asked)
        note_untold(desk, fidelity)
    if strict:
        fidelity.refuse_losses()
    if suffix == PROJECT:
        note_history(desk, fidelity)
    write_whole(path, content)
    return fidelity
