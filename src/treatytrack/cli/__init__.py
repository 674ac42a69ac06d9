"""The terminal: words in, one action, its answer shown. One file a command; this is the table of them."""

from importlib import import_module
from typing import NamedTuple


class Listed(NamedTuple):
    """A command's name, the module that holds its function `command`, and what it does in a line."""

    name: str
    module: str
    about: str


# fmt: off
COMMANDS = (
    Listed("init",      "init",      "Make an empty register."),
    Listed("demo",      "demo",      "Show a worked example in a temporary register."),
    Listed("add",       "add",       "Record an agreement."),
    Listed("list",      "list_",     "List agreements, and flag what comes due."),
    Listed("show",      "show",      "Show one agreement, and why it stands as it does."),
    Listed("deadlines", "deadlines", "List what comes due, nearest first."),
    Listed("edit",      "edit",      "Correct an agreement."),
    Listed("remove",    "remove",    "Take agreements out of the register."),
    Listed("export",    "export",    "Write agreements as CSV."),
    Listed("import",    "import_",   "Take agreements in from CSV, all or none."),
)
# fmt: on


def function_of(listed: Listed) -> object:
    """The function behind a command, imported only when it may be needed."""
    return import_module(f"treatytrack.cli.{listed.module}").command
