"""The terminal: words in, one action, its answer shown. One file a command or a group; this is the table of them."""

from importlib import import_module
from typing import NamedTuple


class Listed(NamedTuple):
    """A command: its name, the module and function behind it, what it does in a line.

    A name of two words is a command of a group: both stand on the command line, as in `party show`. `takes` says which
    options it has besides its own and those of every command: one for each recorded `column`, or the everyday ones of
    a `query`.
    """

    name: str
    place: str
    about: str
    takes: str = ""

    @property
    def words(self) -> list[str]:
        """The words that name it on the command line."""
        return self.name.split()


# fmt: off
COMMANDS = (
    Listed("init",      "init",      "Make an empty register."),
    Listed("demo",      "demo",      "Show a worked example in a temporary register."),
    Listed("add",       "add",       "Record an agreement.", takes="column"),
    Listed("list",      "list_",     "List agreements, and flag what comes due.", takes="query"),
    Listed("show",      "show",      "Show one agreement, and why it stands as it does."),
    Listed("deadlines", "deadlines", "List what comes due, nearest first.", takes="query"),
    Listed("report",    "report",    "Report what comes due, for the weekly mail.", takes="query"),
    Listed("record",    "record",    "Record what happened to an agreement."),
    Listed("edit",      "edit",      "Correct an agreement, or an event of it.", takes="column"),
    Listed("remove",    "remove",    "Take agreements, or events of them, out."),
    Listed("export",    "export",    "Write agreements as CSV.", takes="query"),
    Listed("import",    "import_",   "Take agreements in from CSV, all or none."),
    Listed("completion", "completion", "Print the script that completes words in a shell."),
)
# fmt: on

GROUPS: dict[str, str] = {}
"""What the commands of a group are about, in a line: for the names of two words above."""


def function_of(listed: Listed) -> object:
    """The function behind a command, imported only when it may be needed."""
    module, _, function = listed.place.partition(":")
    return getattr(import_module(f"treatytrack.cli.{module}"), function or "command")
