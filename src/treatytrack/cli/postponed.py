"""Modules that typer and the standard library import for occasions that hardly ever come: they run when first used."""

import sys
from importlib.util import find_spec, module_from_spec
from types import ModuleType

RARELY_USED = (
    "bz2", "fnmatch", "ipaddress", "linecache", "lzma", "ntpath", "shellingham", "subprocess", "textwrap",
    "tokenize",
)  # fmt: skip
"""What typer, pathlib, shutil and inspect import whole, and look into for none of the everyday commands.

Together they take a fourteenth of the start of a `list`.
"""


class _Postponed(ModuleType):
    """A module of which only name and place are known. Its code runs at the first look at anything in it."""

    def __getattr__(self, name: str) -> object:
        _run(self)
        return getattr(self, name)


def _run(module: ModuleType) -> None:
    module.__class__ = ModuleType
    if module.__spec__ and module.__spec__.loader:
        module.__spec__.loader.exec_module(module)


def postpone() -> None:
    """Let these modules run only when they are used: before typer is imported, else they have run already."""
    for name in RARELY_USED:
        if name not in sys.modules and (spec := find_spec(name)):
            sys.modules[name] = module = module_from_spec(spec)
            # The class is exchanged rather than a module of it made, so that a loader which makes its own is heard.
            module.__class__ = _Postponed
