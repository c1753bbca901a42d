"""The start panel: what there is in each phase, and what is worth a look."""

import typer

from thematic.cli.context import opened, say
from thematic.cli.options import Format, Language, Output
from thematic.cli.output import show_table


def status(ctx: typer.Context, lang: Language = "", format: Format = "", output: Output = None) -> None:
    """What there is in each phase and what is worth a look, each with the command that shows it."""
    import sys

    from thematic.coding.blinding import veil_of
    from thematic.report.status import status as gather
    from thematic.report.status import status_glance, status_table
    from thematic.report.words import Words

    with opened(ctx, language=lang) as study:
        points = gather(study.desk)
        words, notice = Words(study.desk.language), veil_of(study.desk).notice()
    seen = format == "table" or (not format and output is None and sys.stdout.isatty())
    shown = status_glance(points, language=words.language) if seen else status_table(points)
    show_table(shown, format=format, output=output)
    say(words.say("status_normal"))
    if notice:
        say(notice)
