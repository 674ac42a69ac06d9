"""A stand-in for typer while a shell asks: it only keeps what a command says of its options.

With it a Tab costs five times a bare interpreter, with typer ten. What is read through it is what typer reads: a test
compares the two for every option of every command. Where typer is there already nothing is put in its place.
"""

import sys
from types import ModuleType
from typing import Any


class Said:
    """What was said of an option or an argument: its names and everything else by keyword."""

    def __init__(self, *names: str, **more: Any) -> None:
        self.names = names
        self.__dict__.update(more)

    def __getattr__(self, name: str) -> None:
        """What was not said is None, as in typer."""


class OptionInfo(Said):
    """What `typer.Option` keeps."""


class ArgumentInfo(Said):
    """What `typer.Argument` keeps."""


class TyperOption(Said):
    """An option of a command's class; a word without dashes among its names is what it is kept as."""

    def __init__(self, *, param_decls: list[str], **more: Any) -> None:
        kept_as = next((one for one in param_decls if not one.startswith("-")), "")
        longest = max(param_decls, key=len).lstrip("-").replace("-", "_")
        super().__init__(param_decls=param_decls, **more)
        self.name = kept_as or longest


class TyperCommand:
    """A command with no options of its own yet."""

    def __init__(self, name: str | None, **_: Any) -> None:
        self.name = name
        self.params: list[Any] = []


class _Anything(ModuleType):
    """A module in which every other name is there, and means nothing."""

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        return type(name, (), {})


def without_typer() -> None:
    """From here on importing typer gives the stand-in, for what is left of this process."""
    if "typer" in sys.modules:
        return
    typer, core = _Anything("typer"), _Anything("typer.core")
    vars(typer).update(Option=OptionInfo, Argument=ArgumentInfo, core=core)
    vars(core).update(TyperOption=TyperOption, TyperCommand=TyperCommand)
    sys.modules |= {"typer": typer, "typer.core": core}
