"""The root of the command line: global options, lazy commands, and errors as sentences."""

import importlib
import sys
from typing import Annotated, Any

import typer
from typer.core import TyperCommand, TyperGroup

from thematic.cli import process
from thematic.cli.catalogue import COMMANDS
from thematic.cli.context import Settings
from thematic.errors import ThematicError, UsageError, did_you_mean


class LazyGroup(TyperGroup):
    """Commands by name, each loaded when it is called; the help lists them from the catalogue alone."""

    _listing = False

    def list_commands(self, ctx: Any) -> list[str]:
        return list(COMMANDS)

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        if args and args[0] not in COMMANDS and not ctx.resilient_parsing:
            raise UsageError(f"There is no command '{args[0]}'.", hint=did_you_mean(args[0], COMMANDS))
        return super().resolve_command(ctx, args)

    def invoke(self, ctx: Any) -> Any:
        try:
            return super().invoke(ctx)
        except KeyboardInterrupt:
            typer.echo("Interrupted; what was under way was taken back.", err=True)
            raise typer.Exit(130) from None

    def get_command(self, ctx: Any, cmd_name: str) -> Any:
        listed = COMMANDS.get(cmd_name)
        if listed is None:
            return None
        if self._listing:
            return TyperCommand(cmd_name, help=listed.help, rich_help_panel=listed.panel)
        return load_command(cmd_name)

    def format_help(self, ctx: Any, formatter: Any) -> None:
        self._listing = True
        try:
            super().format_help(ctx, formatter)
        finally:
            self._listing = False

    def shell_complete(self, ctx: Any, incomplete: str) -> Any:
        self._listing = True
        try:
            return super().shell_complete(ctx, incomplete)
        finally:
            self._listing = False


def load_command(name: str) -> Any:
    """The command or group called ``name``, with its module imported."""
    listed = COMMANDS[name]
    module, attribute = listed.place.split(":")
    target = getattr(importlib.import_module(f"thematic.cli.{module}"), attribute)
    if isinstance(target, typer.Typer):
        group = typer.main.get_group(target)
        group.name = name
        return group
    single = typer.Typer(add_completion=False, pretty_exceptions_enable=False)
    single.command(name, help=target.__doc__)(target)
    return typer.main.get_command(single)


app = typer.Typer(
    cls=LazyGroup,
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


def _show_version(asked: bool) -> None:
    if asked:
        from thematic import __version__

        typer.echo(f"thematic {__version__}")
        raise typer.Exit()


@app.callback()
def root(
    ctx: typer.Context,
    study: Annotated[
        str, typer.Option("--study", help="The study file; else $THEMATIC_STUDY, else the one nearby.")
    ] = "",
    coder: Annotated[
        str, typer.Option("--coder", help="In whose name; else $THEMATIC_CODER, else the study's default.")
    ] = "",
    debug: Annotated[bool, typer.Option("--debug", help="Show the traceback of an error.")] = False,
    version: Annotated[
        bool, typer.Option("--version", help="Show the version.", callback=_show_version, is_eager=True)
    ] = False,
) -> None:
    """Thematic analysis of focus groups: transcripts in, codes, themes and contrast tables out.

    Everything stays in one study file on this machine.
    """
    ctx.obj = Settings(study=study, coder=coder, debug=debug)


def main(arguments: list[str] | None = None) -> None:
    """Run the command line; exits with 0 ok, 1 domain error, 2 usage, 3 conflict, 4 busy, 5 findings."""
    if arguments is None:
        process.leave_ascii()
    process.settle()
    given = sys.argv[1:] if arguments is None else arguments
    try:
        code = _run(given)
        process.flush()
    except (Exception, SystemExit) as error:
        if not process.is_broken_pipe(error) and ("--debug" in given or not isinstance(error, OSError)):
            raise
        # Whoever reads may have stopped at a complaint too, and then there is nobody to tell.
        code = process.GONE if process.is_broken_pipe(error) else 1
    process.silence()
    sys.exit(code or 0)


def _run(given: list[str]) -> int | None:
    """The command's exit code, with its error told."""
    try:
        code: int | None = typer.main.get_command(app).main(given, prog_name="thematic", standalone_mode=False)
        process.flush()
    except ThematicError as error:
        if "--debug" in given:
            raise
        _complain(error.sentence, error.hint)
        code = error.exit_code
    except typer.Abort:
        _complain("Nothing was done.")
        code = 1
    except Exception as error:
        if "--debug" in given or process.is_broken_pipe(error):
            raise
        outside = process.told(error)
        code = 1 if outside else _complain_of_call(error)
        if outside:
            process.silence()
            _complain(*outside)
        elif code is None:
            fault = f"{type(error).__name__}: {error}"
            _complain(f"This is a fault of thematic itself ({fault}).", "Show where with --debug, and report it.")
            code = 1
    return code


def _complain(sentence: str, hint: str = "") -> None:
    typer.echo(f"Error: {sentence}", err=True)
    if hint:
        typer.echo(f"Hint: {hint}", err=True)


def _complain_of_call(error: Exception) -> int | None:
    """Say what the parser refused, and return its exit code; None where the parser raised nothing.

    Typer has its own copy of click in some versions and uses the installed one in others, so an error of the
    parser is known by what it offers.
    """
    if type(error).__name__ == "NoArgsIsHelpError":
        return 2
    told = getattr(error, "format_message", None)
    if told is None:
        return None
    context = getattr(error, "ctx", None)
    sentence = " ".join(told().split())
    _complain(sentence if sentence.endswith((".", "?")) else sentence + ".", _help_on(context))
    return int(getattr(error, "exit_code", 2))


def _help_on(context: Any) -> str:
    return f"'{context.command_path} --help' says how to call it." if context is not None else ""
