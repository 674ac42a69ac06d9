"""Mail: its settings in the register, each checked before it is kept; addresses."""

import re
import unicodedata
from collections.abc import Callable
from typing import NamedTuple

from treatytrack.cells import chosen_from
from treatytrack.errors import WrongRequest

PORTS = {"starttls": 587, "tls": 465, "none": 25}
"""How the way to the server is secured, and the port where servers listen so."""
SECURITY = tuple(PORTS)
PASSWORD = "TREATYTRACK_MAIL_PASSWORD"
"""The variable that holds the password, which is kept in no register."""

_ATOM = r"[\w!#$%&'*+/=?^`{|}~-]+"
_ADDRESS = re.compile(rf"{_ATOM}(\.{_ATOM})*@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)*", re.ASCII)
_LONGEST_ADDRESS = 254
_BREAK = "a line break or another sign that cannot be seen stands in it"


class Correspondent(NamedTuple):
    """Who sends or receives: an address, and the name before it; '' for none."""

    address: str
    name: str = ""


class Server(NamedTuple):
    """Where mail is handed in, how the way there is secured, and as whom."""

    host: str
    port: int
    security: str
    user: str
    password_file: str
    sender: Correspondent

    @property
    def place(self) -> str:
        """`smtp.example.org:587`."""
        return f"{self.host}:{self.port}"


def server(setting: Callable[[str], str | None]) -> Server:
    """The mail server of the settings, what is not set being as usual. Raises WrongRequest: too little is set."""
    there = {name: checked(name, value) if (value := setting(name)) else "" for name in SETTINGS}
    host, user, security = there["mail.host"], there["mail.user"], there["mail.security"] or SECURITY[0]
    sender = there["mail.from"] or (user if _ADDRESS.fullmatch(user) else "")
    for name, value, example in (("mail.host", host, "smtp.example.org"), ("mail.from", sender, "desk@example.org")):
        if not value:
            raise WrongRequest(
                f"{name} is not set, so no mail can be sent: set it as in treatytrack config {name} {example}"
            )
    port = int(there["mail.port"] or PORTS[security])
    return Server(host, port, security, user, there["mail.password-file"], correspondent(sender))


def receiver(written: str) -> Correspondent:
    """The address to which mail goes. Raises WrongRequest."""
    try:
        return correspondent(written)
    except WrongRequest as wrong:
        raise WrongRequest(f"--mail-to: {wrong}; nothing was done") from None


def correspondent(written: str) -> Correspondent:
    """`desk@example.org` or `Treaty desk <desk@example.org>`. Raises WrongRequest."""
    name, bracket, rest = written.strip().rpartition("<")
    address = rest[:-1] if bracket and rest.endswith(">") else written.strip()
    if _holds_a_break(written):
        raise WrongRequest(f"{_BREAK}: write it as desk@example.org")
    if len(address) > _LONGEST_ADDRESS or not _ADDRESS.fullmatch(address):
        raise WrongRequest(f'"{written}" is no address: write it as desk@example.org')
    return Correspondent(address, _unquoted(name.strip()))


def _unquoted(name: str) -> str:
    """A name as it is shown: without the quotes in which it stands in a mail, and with those that are its own."""
    if len(name) > 1 and name[0] == name[-1] == '"':
        return re.sub(r"\\(.)", r"\1", name[1:-1])
    return name


def checked(name: str, written: str) -> str:
    """The value of a setting as it is kept. Raises WrongRequest."""
    if _holds_a_break(written):
        raise WrongRequest(f"{name}: {_BREAK}: write it without")
    try:
        return SETTINGS[name].read(written.strip())
    except WrongRequest as wrong:
        raise WrongRequest(f"{name}: {wrong}") from None


def _holds_a_break(written: str) -> bool:
    return any(unicodedata.category(character) in {"Cc", "Cs", "Zl", "Zp"} for character in written)


def _host(written: str) -> str:
    if re.fullmatch(r"[\w.-]+:[0-9]+", written):
        host, _, port = written.partition(":")
        raise WrongRequest(f"write the server alone, {host}, and set mail.port to {port}")
    if not re.fullmatch(r"[\w-]+(\.[\w-]+)*|[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*", written):
        raise WrongRequest(f'"{written}" is no server: write its name, as in smtp.example.org')
    return written


def _port(written: str) -> str:
    if not (re.fullmatch(r"[0-9]{1,5}", written) and 0 < int(written) < 65536):
        raise WrongRequest(f'"{written}" is no port: write a number from 1 to 65535, mostly 587, 465 or 25')
    return str(int(written))


def _security(written: str) -> str:
    return chosen_from(SECURITY, "a way to secure the connection", written)


def _user(written: str) -> str:
    if not written:
        raise WrongRequest("no user is named: write one, or take it away with --clear")
    return written


def _from(written: str) -> str:
    correspondent(written)
    return written


def _password_file(written: str) -> str:
    if not written.startswith("/"):
        # What was written may be the password itself, so it is not repeated.
        raise WrongRequest("this is no whole path of a file: write it from the root on, because cron starts elsewhere")
    return written


class Setting(NamedTuple):
    """A setting: what it is for, and how it is read."""

    about: str
    read: Callable[[str], str]


SETTINGS = {
    "mail.host": Setting("the server that takes mail", _host),
    "mail.port": Setting("its port, if it is not the usual one", _port),
    "mail.security": Setting("starttls (as usual), tls or none", _security),
    "mail.user": Setting("as whom to log in", _user),
    "mail.from": Setting("the address from which mail comes", _from),
    "mail.password-file": Setting("the file that holds the password", _password_file),
}
"""The settings of mail, by name."""
