"""Where the register is, and other settings of this machine: the environment first, then config.toml."""

import os
import re
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from treatytrack.errors import RegisterUnusable, WrongRequest

KEYS = ("db",)
_LONGEST_FILE = 1024 * 1024
_ADDRESS = r"[A-Za-z][A-Za-z0-9+.-]*://"


class Place(NamedTuple):
    """Where the register is, and what named it: `--db`, `TREATYTRACK_DB`, `config.toml` or `default`."""

    path: Path
    named_by: str


def register_place(db: str | None) -> Place:
    """The register: `--db`, else TREATYTRACK_DB, else `db` in config.toml, else the platform's data folder."""
    if db is not None:
        if not db.strip():
            raise WrongRequest("--db names no file: write the path of the register")
        return _place(db, "--db")
    if named := os.environ.get("TREATYTRACK_DB"):
        return _place(named, "TREATYTRACK_DB")
    if named := settings_file().says.get("db"):
        return _place(named, "config.toml")
    from platformdirs import user_data_path  # noqa: PLC0415  (16 ms; only where nothing else names the register)

    return Place(user_data_path("treatytrack", appauthor=False) / "treatytrack.db", "default")


def _place(written: str, named_by: str) -> Place:
    if "://" in written and (address := re.match(_ADDRESS, written)):  # what follows may hold a password
        raise RegisterUnusable(
            f"{named_by} names an address ({address[0]}...), and this treatytrack keeps a register in a file; "
            "nothing was changed: write the path of the file"
        )
    if "\0" in written:
        raise WrongRequest(f"{named_by} names no file: no path holds a zero byte")
    try:
        return Place(Path(written).expanduser(), named_by)
    except RuntimeError:
        raise WrongRequest(f"{written} starts at a home folder, and there is none: write the whole path") from None


class SettingsFile(NamedTuple):
    """The file config.toml: where it is, what named it (`TREATYTRACK_CONFIG` or `default`), and what it says."""

    path: Path
    named_by: str
    is_there: bool
    says: Mapping[str, str]


def settings_file() -> SettingsFile:
    """The file config.toml; it says nothing where there is none. Raises WrongRequest: not TOML, or an unknown key."""
    named = os.environ.get("TREATYTRACK_CONFIG")
    if named:
        path, named_by = Path(named), "TREATYTRACK_CONFIG"
    else:
        from platformdirs import user_config_path  # noqa: PLC0415  (16 ms, as above)

        path, named_by = user_config_path("treatytrack", appauthor=False) / "config.toml", "default"
    try:
        with path.open("rb") as file:
            text = file.read(_LONGEST_FILE + 1).decode()
    except FileNotFoundError:
        if named:
            raise WrongRequest(f"TREATYTRACK_CONFIG names {path}, and there is no such file") from None
        return SettingsFile(path, named_by, False, {})
    except OSError as error:
        raise WrongRequest(f"{path} cannot be read: {error.strerror}") from None
    except UnicodeDecodeError:
        raise WrongRequest(f"{path} cannot be read: it is not UTF-8") from None
    if len(text) > _LONGEST_FILE:
        raise WrongRequest(f"{path} is too large for settings: is it the register itself?")
    import tomllib  # noqa: PLC0415  (only where there is such a file)

    try:
        settings = tomllib.loads(text)
    except (ValueError, RecursionError) as error:  # of TOML, a number of thousands of digits, deep brackets
        raise WrongRequest(f"{path} is not TOML: {error}") from None
    for key, value in settings.items():
        if key not in KEYS:
            raise WrongRequest(f'{path}: "{key}" is not a setting; there is {", ".join(KEYS)}')
        if not isinstance(value, str):
            raise WrongRequest(f"{path}: {key} must be a text in quotes")
    return SettingsFile(path, named_by, True, settings)
