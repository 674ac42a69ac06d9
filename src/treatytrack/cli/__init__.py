"""The terminal: words in, one action, its answer shown. One file a command or a group; this is the table of them."""

from importlib import import_module
from typing import NamedTuple


class Listed(NamedTuple):
    """A command: its name, the module and function behind it, what it does in a line.

    A name of two words is a command of a group: both stand on the command line, as in `party show`. `takes` says which
    options it has besides its own and those of every command: one for each recorded `column`, these and those that
    change a list item by item (`correction`), or the everyday ones of a `query`; the same of an `event`;
    or what says the `meaning` of a file.
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
    Listed("init",         "init",                   "Make an empty register."),
    Listed("demo",         "demo",                   "Show a worked example in a temporary register."),
    Listed("add",          "add",                    "Record an agreement.", takes="column"),
    Listed("list",         "list_",                  "List agreements, and flag what comes due.", takes="query"),
    Listed("show",         "show",                   "Show one agreement, and why it stands as it does."),
    Listed("deadlines",    "deadlines",              "List what comes due, nearest first.", takes="query"),
    Listed("timeline",     "timeline",               "Draw the periods along a time axis.", takes="query"),
    Listed("report",       "report",                 "Report what comes due, for the weekly mail.", takes="query"),
    Listed("relations",    "relations",              "Show everything between two parties."),
    Listed("schedule",     "schedule",               "Print what runs the report every week.", takes="query"),
    Listed("record",       "record",                 "Record what happened to an agreement."),
    Listed("edit",         "edit",                   "Correct an agreement, or an event of it.", takes="correction"),
    Listed("remove",       "remove",                 "Take agreements, or events of them, out."),
    Listed("event add",    "event_changes:add",      "Record what happened between two parties.", takes="event column"),
    Listed("event list",   "event:list_",            "List what happened, in order.", takes="event query"),
    Listed("event show",   "event:show",             "Show one event, and what was signed there."),
    Listed("event edit",   "event_changes:edit",     "Correct an event.", takes="event correction"),
    Listed("event remove", "event_changes:remove",   "Take events out."),
    Listed("party list",   "party:list_",            "List everybody who can be a party."),
    Listed("party show",   "party:show",             "Show one party, its names, members and successors."),
    Listed("party add",    "party_changes:add",      "Record a party that the program does not know."),
    Listed("party edit",   "party_changes:edit",     "Record a party otherwise, also a built-in one."),
    Listed("party remove", "party_changes:remove",   "Take parties out, or go back to the built-in ones."),
    Listed("export",       "export",                 "Write agreements as CSV, JSON, xlsx, HTML ...", takes="query"),
    Listed("import",       "import_",                "Take agreements in from a file, all or none.", takes="meaning"),
    Listed("config",       "config",                 "Show and set settings, and save queries."),
    Listed("history",      "history",                "Tell who changed what and when."),
    Listed("undo",         "undo",                   "Take back the last change, or bring it back."),
    Listed("backup",       "backup",                 "Copy the register, and verify the copy."),
    Listed("restore",      "restore",                "Put a backup back in the register's place."),
    Listed("check",        "check",                  "Check that the register is whole, and name damage."),
    Listed("completion",   "completion",             "Print the script that completes words in a shell."),
    Listed("help",         "help_",                  "Explain a command, or dates, query, validity."),
)
# fmt: on

GROUPS = {
    "event": "Keep what happened between parties: visits, incidents.",
    "party": "Keep who can be a party: states, organisations, groups.",
}
"""What the commands of a group are about, in a line: for the names of two words above."""


def function_of(listed: Listed) -> object:
    """The function behind a command, imported only when it may be needed."""
    module, _, function = listed.place.partition(":")
    return getattr(import_module(f"treatytrack.cli.{module}"), function or "command")
