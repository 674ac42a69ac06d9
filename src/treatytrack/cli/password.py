"""The password with which mail is handed in: from a variable, or a file that nobody else can read."""

import os
import stat
from pathlib import Path

from treatytrack.actions.mail_settings import PASSWORD, Server
from treatytrack.errors import WrongRequest

_LONGEST = 1000


def password_of(of: Server, variable: str = "") -> str:
    """The password that the variable holds, else the file of the settings; '' for no user. Raises WrongRequest."""
    if not of.user:
        return ""
    if variable:
        return variable
    if not of.password_file:
        raise WrongRequest(
            f"no password is there for mail.user {of.user}: name a file that holds it with treatytrack config "
            f"mail.password-file, or set {PASSWORD}, which cron does not know"
        )
    return password_in(Path(of.password_file))


def password_in(path: Path) -> str:
    """The first line of a file that nobody else can read. Raises WrongRequest, which never says what is in it."""
    try:
        with path.open(encoding="utf-8") as file:
            if os.name == "posix" and stat.S_IMODE(os.fstat(file.fileno()).st_mode) & 0o077:
                raise WrongRequest(f"{path} can be read by others: make it yours alone, with chmod 600 {path}")
            password = file.readline(_LONGEST).rstrip("\r\n")
    except OSError as error:
        raise WrongRequest(f"{path}, which holds the password, cannot be read: {error.strerror}") from None
    except UnicodeError:
        raise WrongRequest(f"{path} holds no password: it is no text") from None
    if not password:
        raise WrongRequest(f"{path} holds no password: its first line is empty")
    return password
