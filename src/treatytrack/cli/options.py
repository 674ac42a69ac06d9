"""Options that stand in more than one place: those of every command, and one for each recorded column."""

from collections.abc import Iterable, Mapping
from functools import cache
from typing import Any

import typer
from typer.core import TyperCommand, TyperOption

from treatytrack.cells import LIST
from treatytrack.columns import LISTS, RECORDED, Column

EVERYWHERE = "everywhere"
EVERYDAY = "everyday"
CELLS = "cells"
ADDED = "added"
REMOVED = "removed"
MEANING = "meaning"


def kept(ctx: typer.Context) -> dict[str, dict[str, Any]]:
    """The values of the options below, as written: by where they belong, then by name."""
    root = ctx.find_root()
    root.obj = root.obj or {key: {} for key in (EVERYWHERE, EVERYDAY, CELLS, ADDED, REMOVED, MEANING)}
    values: dict[str, dict[str, Any]] = root.obj
    return values


def option_meant(command: Any, words: Iterable[str]) -> str:
    """The option of a command that a word would be behind two hyphens, as `by` in `by Iran`; '' where none is."""
    options = {option for param in command.params for option in param.opts if option[:2] == "--"}
    return next((option for word in words if (option := f"--{word.casefold()}") in options), "")


def _keep(key: str, name: str = "") -> Any:
    """A callback that keeps an option's value beside the context, under `name`, where the session finds it."""

    def keep(ctx: typer.Context, option: Any, value: Any) -> Any:
        if value not in (None, False, ()):
            kept(ctx)[key][name or option.name] = value
        return value

    return keep


def _option(*names: str, key: str = EVERYWHERE, kept_as: str = "", **more: Any) -> TyperOption:
    return TyperOption(param_decls=list(names), expose_value=False, callback=_keep(key, kept_as), **more)


def of_meaning(*names: str, **more: Any) -> TyperOption:
    """An option that says what a file means, for `import_options`."""
    return _option(*names, key=MEANING, **more)


@cache
def everywhere() -> tuple[Any, ...]:
    """The options of every command, which may stand before or after its name."""
    return (
        _option("--db", metavar="PATH", help="The register (else TREATYTRACK_DB, else the default place)."),
        _option("--as-of", metavar="DATE", help='The "today" of the whole command.'),
        _option("--no-color", is_flag=True, help="No colour."),
        _option("--allow-network-disk", is_flag=True, hidden=True, help="Write on a network disk all the same."),
        _option("-v", "--verbose", is_flag=True, help="Say more about the work."),
    )


class OpenCommand(TyperCommand):
    """A command that also takes the options of every command."""

    def __init__(self, name: str | None, **settings: Any) -> None:
        super().__init__(name, **settings)
        self.params += everywhere()

    def collect_usage_pieces(self, ctx: Any) -> list[str]:
        """The usage line in the common notation: what must be written stands without braces."""
        return [piece.strip("{}") for piece in super().collect_usage_pieces(ctx)]


class AskingCommand(OpenCommand):
    """A command that also takes the everyday options of QUERY."""

    def __init__(self, name: str | None, **settings: Any) -> None:
        super().__init__(name, **settings)
        self.params[1:1] = everyday()


class EventAskingCommand(OpenCommand):
    """A command that also takes the everyday options of a QUERY about relation events."""

    def __init__(self, name: str | None, **settings: Any) -> None:
        super().__init__(name, **settings)
        kind = _option("--kind", key=EVERYDAY, multiple=True, metavar="KIND", help="Of that kind: visit, incident ...")
        self.params[1:1] = [kind, *(one for one in everyday() if one.name in {"party", "between", "subjects"})]


def everyday() -> list[Any]:
    """The options that say what a QUERY most often says; given twice, one of the values must hold."""
    return [
        _option(*names, key=EVERYDAY, multiple=True, nargs=len(metavar.split()), metavar=metavar, help=about)
        for names, metavar, about in (
            (("--party",), "PARTY", "With that party on either side."),
            (("--between",), "A B", "Between these two."),
            (("--type",), "TYPE", "Of that kind: treaty, MoU ..."),
            (("--status",), "STATUS", "in-force, live, over ..."),
            (("--subject", "subjects"), "WORDS", "About that subject."),
            (("--expiring", "ends"), "LENGTH", "Ending within that time, such as 90d."),
        )
    ]


class RecordingCommand(OpenCommand):
    """A command that also takes an option for each recorded column; list columns are singular and repeatable."""

    def __init__(self, name: str | None, **settings: Any) -> None:
        super().__init__(name, **settings)
        at = len(self.params) - len(everywhere())
        self.params[at:at] = [
            _of_column(LISTS.get(column.name, column.name), column, many=column.name in LISTS)
            for column in RECORDED
            if column.name != "title"
        ]


class CorrectingCommand(RecordingCommand):
    """A command that also changes lists item by item: --add-tag, --remove-tag; hidden, the help has a sentence."""

    def __init__(self, name: str | None, **settings: Any) -> None:
        super().__init__(name, **settings)
        at = len(self.params) - len(everywhere())
        self.params[at:at] = _of_items(LISTS)


def _of_items(lists: Mapping[str, str]) -> list[TyperOption]:
    """For each list column, and what one item of it is called, an option that adds one and one that removes one."""
    return [
        _option(item_option(verb, one), key=key, kept_as=name, multiple=True, metavar="TEXT", hidden=True)
        for name, one in lists.items()
        for verb, key in (("add", ADDED), ("remove", REMOVED))
    ]


def item_option(verb: str, one: str) -> str:
    """The option that adds what is called so to its list, or removes it: --add-tag."""
    return f"--{verb}-{one.replace('_', '-')}"


class EventRecordingCommand(OpenCommand):
    """A command that also takes an option for each column of a relation event."""

    def __init__(self, name: str | None, **settings: Any) -> None:
        super().__init__(name, **settings)
        from treatytrack.event_columns import OPTIONS, RECORDED  # noqa: PLC0415  (the event commands alone need it)

        at = len(self.params) - len(everywhere())
        self.params[at:at] = [
            _option("--between", key=CELLS, nargs=2, metavar="A B", help="The two parties.")
            if column.name == "between"
            else _of_column(OPTIONS.get(column.name, column.name), column, many=column.kind is LIST)
            for column in RECORDED
            if column.name != "title"
        ]


class EventCorrectingCommand(EventRecordingCommand):
    """A command that also changes the lists of a relation event item by item, by hidden options as above."""

    def __init__(self, name: str | None, **settings: Any) -> None:
        super().__init__(name, **settings)
        from treatytrack.event_columns import ITEMS  # noqa: PLC0415  (as above)

        at = len(self.params) - len(everywhere())
        self.params[at:at] = _of_items(ITEMS)


def _of_column(called: str, column: Column, *, many: bool) -> TyperOption:
    about = f"{column.about[0].upper()}{column.about[1:].removesuffix(' ...')}{' (repeatable)' if many else ''}."
    option = f"--{called.replace('_', '-')}"
    return _option(option, column.name, key=CELLS, multiple=many, metavar="TEXT", help=about)
