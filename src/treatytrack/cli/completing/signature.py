"""What a command takes, read from its own function and class: so that a new option completes without another word."""

from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple, get_args, get_origin, get_type_hints

from treatytrack.cli import Listed, function_of


class Option(NamedTuple):
    """An option: its names, what each of its values is (none: a switch), what it is for, whether the help hides it."""

    names: tuple[str, ...]
    takes: tuple[str, ...]
    about: str
    hidden: bool = False


class Argument(NamedTuple):
    """An argument: what it is, what it is for, whether it takes all words that are left."""

    what: str
    about: str
    many: bool


class Signature(NamedTuple):
    """The options and arguments of a command."""

    options: tuple[Option, ...]
    arguments: tuple[Argument, ...] = ()

    def option(self, name: str) -> Option | None:
        """The option of that name."""
        return next((option for option in self.options if name in option.names), None)


HELP = Option(("--help", "-h"), (), "Show this message and exit.")
VERSION = Option(("--version",), (), "Show the version and stop.")


def before_a_command() -> Signature:
    """What may stand before a command, or after the name of a group."""
    from treatytrack.cli.options import everywhere  # noqa: PLC0415  (30 ms; the name of a command needs no option)

    return Signature((*map(_of_class, everywhere()), VERSION, HELP))


def signature_of(listed: Listed) -> Signature:
    """The options and arguments of a command of the table; its module is imported, and no other command's."""
    from treatytrack.cli.door import class_of  # noqa: PLC0415  (as above)

    function: Any = function_of(listed)
    options, arguments = [], []
    for name, hint in get_type_hints(function, include_extras=True).items():
        kind, said = _annotated(hint)
        if type(said).__name__ == "OptionInfo":
            options.append(_of_function(name, kind, said))
        elif said is not None:
            arguments.append(Argument(said.metavar or name.upper(), said.help or "", get_origin(kind) is list))
    return Signature((*options, *map(_of_class, class_of(listed)(listed.name).params), HELP), tuple(arguments))


def _annotated(hint: Any) -> tuple[Any, Any]:
    """The type of a parameter, without "or None", and what its command says of it; None where it says nothing."""
    said = next(iter(getattr(hint, "__metadata__", ())), None)
    kind = get_args(hint)[0] if said is not None else hint
    left = [one for one in get_args(kind) if one is not type(None)]
    return (left[0] if len(left) < len(get_args(kind)) else kind), said


def _of_function(name: str, kind: Any, said: Any) -> Option:
    names = _names((*(said.names if hasattr(said, "names") else (said.default, *(said.param_decls or ()))),))
    long = f"--{name.replace('_', '-')}"
    switch = kind is bool
    names = names or ((long, f"--no-{name.replace('_', '-')}") if switch else (long,))
    values = len(get_args(kind)) if get_origin(kind) is tuple else 1
    return Option(names, () if switch else (said.metavar or "TEXT",) * values, said.help or "", bool(said.hidden))


def _of_class(said: Any) -> Option:
    names = _names(getattr(said, "param_decls", None) or (*said.opts, *said.secondary_opts))
    takes = () if said.is_flag else (said.metavar or "TEXT",) * (said.nargs or 1)
    return Option(names, takes, said.help or "", bool(said.hidden))


def _names(said: Iterable[Any]) -> tuple[str, ...]:
    """The names among what was said of an option: `--a/--no-a` is two."""
    return tuple(_split(said))


def _split(said: Iterable[Any]) -> Iterator[str]:
    for one in said:
        if isinstance(one, str) and one.startswith("-"):
            yield from one.split("/")
