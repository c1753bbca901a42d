"""The root of the command line: global options, lazy commands, and errors as sentences."""

import importlib
import sys
from typing import Annotated, Any

import typer
from typer.core import TyperCommand, TyperGroup

from thematic.cli.catalogue import COMMANDS
from thematic.cli.context import Settings
from thematic.errors import ThematicError


class LazyGroup(TyperGroup):
    """Commands by name, each loaded when it is called; the help lists them from the catalogue alone."""

    _listing = False

    def list_commands(self, ctx: Any) -> list[str]:
        return list(COMMANDS)

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
    for stream in (sys.stdout, sys.stderr):
        if (stream.encoding or "").lower().replace("-", "") != "utf8" and hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8")
    given = sys.argv[1:] if arguments is None else arguments
    try:
        app(given, prog_name="thematic")
    except ThematicError as error:
        if "--debug" in given:
            raise
        typer.echo(f"Error: {error.sentence}", err=True)
        if error.hint:
            typer.echo(f"Hint: {error.hint}", err=True)
        sys.exit(error.exit_code)
    except BrokenPipeError:
        import os

        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(1)
    except KeyboardInterrupt:
        typer.echo("Interrupted; the study is as it was.", err=True)
        sys.exit(130)
    except Exception as error:
        if "--debug" in given:
            raise
        typer.echo(f"Error: this is a fault of thematic itself ({type(error).__name__}: {error}).", err=True)
        typer.echo("Hint: --debug before the command shows where; please report it.", err=True)
        sys.exit(1)
