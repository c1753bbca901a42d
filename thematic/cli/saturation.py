"""Commands of phase 4 on how much material is enough: saturation, and information power instead."""

from typing import TYPE_CHECKING, Annotated, Any

import typer

from thematic.cli.context import changing, opened, say
from thematic.cli.options import DryRun, Format, Language, Output
from thematic.cli.output import on_terminal, show_rows
from thematic.errors import UsageError
from thematic.plurals import count

if TYPE_CHECKING:
    from thematic.coding.saturation import Saturations

Reason = Annotated[str, typer.Option("--reason", help="Why it is wanted: needed in a reflexive study.")]


def saturation(
    ctx: typer.Context,
    base: Annotated[int, typer.Option("--base", help="Groups in the base: 4, 5 or 6.")] = 4,
    run: Annotated[int, typer.Option("--run", help="Groups in a run: 2 or 3.")] = 2,
    threshold: Annotated[int, typer.Option("--threshold", help="New codes of a run, percent of the base: 5 or 0.")] = 5,
    orders: Annotated[int, typer.Option("--orders", help="Random orders, where there are more.")] = 1000,
    seed: Annotated[int, typer.Option("--seed", help="For the orders.")] = 1,
    curve: Annotated[bool, typer.Option("--curve", help="Instead: unique codes after each group.")] = False,
    reason: Reason = "",
    format: Format = "",
    output: Output = None,
) -> None:
    """After how many groups new codes ceased to appear, for every kind of group and overall (Guest et al. 2020)."""
    from thematic.coding.blinding import veil_of
    from thematic.coding.saturation import COLUMNS, CURVE, curve_rows, saturation_rows
    from thematic.coding.saturation import saturation as measure

    with opened(ctx) as study:
        asked = {"base": base, "run": run, "percent": threshold, "orders": orders, "seed": seed}
        found = measure(study.desk, **asked, reason=reason)
        notice = veil_of(study.desk).notice() if found.seen.hidden else ""
    rows, columns = (curve_rows(found), CURVE) if curve else (saturation_rows(found), COLUMNS)
    headings = {name: name.replace("_", " ") for name in (*found.attributes, *columns)}
    if on_terminal(format, output) and not curve:
        rows = [_told(row) for row in rows]
        aside = ("orders", "reached_at", "high", "base_codes")
        headings = {name: said for name, said in headings.items() if name not in aside}
        headings |= {"status": "as imported", "orders_reached": "orders", "low": "5-95 %"}
    show_rows(headings, rows, format=format, output=output)
    for sentence in _notes(found):
        say(sentence)
    if notice:
        say(notice)


def _told(row: dict[str, Any]) -> dict[str, Any]:
    """A cell in few columns, with words for what is never reached."""
    if not row["orders"]:
        return row | {"orders_reached": ""}
    middle, low, high = ("never" if row[name] is None else row[name] for name in ("median", "low", "high"))
    return row | {
        "status": row["status"] if row["reached_at"] is None else f"at {row['reached_at']}",
        "orders_reached": f"{row['orders_reached']} of {row['orders']}",
        "median": str(middle),
        "low": f"{low}-{high}" if low != high else str(low),
    }


def _notes(found: "Saturations") -> list[str]:
    limit = "no new codes" if not found.percent else f"at most {found.percent} % of the base in new codes"
    base = count(found.base, "group")
    notes = [
        f"Reached after so many groups when the next {found.run} bring {limit} (base: the first {base}).",
        f"'reached_at' is in the order of import; median and band (5-95 %) are over random orders (seed {found.seed});"
        " an order that never reaches it counts last, and an empty figure is one of those.",
    ]
    if found.reason:
        notes.append(f"Asked for because: {found.reason}")
    if found.unread:
        shown = ", ".join(found.unread[:8]) + (f", and {len(found.unread) - 8} more" if len(found.unread) > 8 else "")
        notes.append(f"Nothing coded and not finished, so left out: {shown}.")
    return notes


def power(
    ctx: typer.Context,
    answer: Annotated[str, typer.Option("--answer", help="aim, specificity, theory, dialogue or analysis.")] = "",
    text: Annotated[str, typer.Option("--text", help="The answer.")] = "",
    lang: Language = "",
    format: Format = "",
    output: Output = None,
    dry_run: DryRun = False,
) -> None:
    """Information power: five questions on how many participants are enough, with your answers."""
    from thematic.report.power import COLUMNS, answer_power, power_prompts

    if bool(answer) != bool(text):
        raise UsageError("An answer needs --answer and --text.", hint='For example --answer aim --text "...".')
    if answer:
        with changing(ctx, dry_run=dry_run, language=lang) as study:
            answer_power(study.desk, answer, text)
        return
    with opened(ctx, language=lang) as study:
        prompts = power_prompts(study.desk)
    rows = [
        {
            "item": prompt.item,
            "status": prompt.status,
            "question": prompt.asks,
            "study_shows": prompt.shows,
            "answer": prompt.answer,
            "coder": prompt.coder,
        }
        for prompt in prompts
    ]
    aside = ("status", "coder") if on_terminal(format, output) else ()
    show_rows([name for name in COLUMNS if name not in aside], rows, format=format, output=output)
    still = [prompt.item for prompt in prompts if prompt.status == "open"]
    say(f"Open: {', '.join(still)}. Answer with --answer {still[0]} --text TEXT." if still else "All are answered.")
