"""The command `tracker`: its options, and its commands, each imported only when it is called."""

from __future__ import annotations

from importlib import import_module
from keyword import iskeyword
from pathlib import Path

import click

COMMANDS = {
    "init": ("tracker.cli.editing", "Start a new tracker in a folder."),
    "check": ("tracker.cli.checking", "Show every problem of every table; --fix mends what is safe to mend."),
    "matrix": ("tracker.cli.views", "Show who stands where on a day."),
    "evidence": ("tracker.cli.statements", "Show the statements behind one cell."),
    "timeline": ("tracker.cli.views", "Show how long each stance held."),
    "changes": ("tracker.cli.views", "Show who moved between two days."),
    "add": ("tracker.cli.adding", "Add one position."),
    "rename": ("tracker.cli.editing", "Rename an actor, proposal, source or stance everywhere."),
    "history": ("tracker.cli.journal", "Show who changed what, when and why; of everything or of one row."),
    "undo": ("tracker.cli.journal", "Take back a change: the last that still stands, unless one is named."),
    "restore": ("tracker.cli.journal", "Write the tracker as it was at the end of a day into a new folder."),
    "verify": ("tracker.cli.journal", "Check that the history is whole and leads to the files."),
    "import": ("tracker.cli.importing", "Take in any table: CSV, Excel, JSON, or a .dna database."),
    "export": ("tracker.cli.handing", "Write an Excel workbook or a CSV file."),
    "app": ("tracker.cli.handing", "Open the tracker in the browser."),
}
"""Where each command lives and what it does: the help page needs no more than this."""


class LateGroup(click.Group):
    """A group whose commands are imported when they are called, so that its help page starts at once."""

    def list_commands(self, _: click.Context) -> list[str]:
        """The names, in the order of the help page."""
        return list(COMMANDS)

    def get_command(self, _: click.Context, cmd_name: str) -> click.Command | None:
        """The command of that name."""
        if cmd_name not in COMMANDS:
            return None
        function = cmd_name + "_" * iskeyword(cmd_name)
        command: click.Command = getattr(import_module(COMMANDS[cmd_name][0]), function)
        return command

    def format_commands(self, _: click.Context, formatter: click.HelpFormatter) -> None:
        """The list of commands on the help page, without importing them."""
        with formatter.section("Commands"):
            formatter.write_dl([(name, line) for name, (_, line) in COMMANDS.items()])


@click.group(cls=LateGroup, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.option(
    "--data",
    "folder",
    type=click.Path(path_type=Path),
    default="data",
    envvar="TRACKER_DATA",
    show_default=True,
    help="The tracker's folder (or set TRACKER_DATA).",
)
@click.option("--encoding", help="How files that are not UTF-8 are encoded, for instance cp1252.")
@click.option(
    "--accept-outside", is_flag=True, help="Agree to much that was changed outside the tracker since its last save."
)
@click.version_option(package_name="position-tracker", prog_name="tracker")
@click.pass_context
def cli(ctx: click.Context, folder: Path, encoding: str | None, accept_outside: bool) -> None:  # noqa: ARG001  asked for by commands that save
    """Who stands where on what, since when, and says who."""
    ctx.obj = {"folder": folder, "encoding": encoding}


def main() -> None:
    """Run the command line: exit 0 when all is fine, 1 for problems or a refusal, 2 for wrong usage."""
    try:
        cli(prog_name="tracker")
    except Exception as error:
        if not _is_for_people(error):
            raise
        click.echo(f"tracker: {error}", err=True)
        raise SystemExit(1) from None


def _is_for_people(error: Exception) -> bool:
    """Whether the message is meant for the person at the terminal (known without importing where it comes from)."""
    return any(each.__name__ == "TrackerError" for each in type(error).__mro__)


if __name__ == "__main__":
    main()
