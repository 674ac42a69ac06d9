"""Handing mail in at the server that the settings name: done, or one sentence that says why not.

How a report goes out by mail:

    with session.reading() as register:
        outbox = outbox_to(addresses, register)   # refuses what could never be sent, before anything is done
    ...
    send(outbox, Letter(subject(findings), day, text, html, calendar))   # raises TreatytrackError: it was not sent
"""

import os
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, NamedTuple, Protocol

from treatytrack.actions.mail_settings import PASSWORD, Correspondent, Server, receiver, server
from treatytrack.answers.letter import Letter
from treatytrack.cli.clock import now
from treatytrack.cli.password import password_of
from treatytrack.errors import TreatytrackError, WrongRequest

if TYPE_CHECKING:
    import smtplib
    from email.headerregistry import Address

PATIENCE = 30.0
"""How many seconds each answer of the server may take."""
_ON_THIS_MACHINE = {"localhost", "127.0.0.1", "::1"}
_MOST_SAID = 200


class Settings(Protocol):
    """What keeps the settings."""

    def setting(self, name: str) -> str | None:
        """The value of a setting; None where it was never set."""


class Outbox(NamedTuple):
    """By which server mail goes out, and to whom."""

    server: Server
    to: tuple[Correspondent, ...]

    @property
    def route(self) -> str:
        """`desk@example.org by smtp.example.org:587`."""
        return f"{', '.join(one.address for one in self.to)} by {self.server.place}"


class NotSent(TreatytrackError):
    """The mail was not sent, to nobody or not to all."""


def outbox_to(addresses: Sequence[str], settings: Settings) -> Outbox:
    """How mail goes to these addresses. Raises WrongRequest: an address is none, or too little is set."""
    to = receivers(addresses)
    return Outbox(usable_server(settings), to)


def receivers(addresses: Sequence[str]) -> tuple[Correspondent, ...]:
    """To whom it goes, each box once, as it is named first. Raises WrongRequest: an address is none."""
    boxes: dict[tuple[str, str], Correspondent] = {}
    for one in map(receiver, addresses):
        owner, _, domain = one.address.rpartition("@")
        boxes.setdefault((owner, domain.casefold()), one)
    return tuple(boxes.values())


def usable_server(settings: Settings) -> Server:
    """The server of the settings. Raises WrongRequest: too little is set, or a password would travel open to all."""
    found = server(settings.setting)
    if found.user and found.security == "none" and found.host not in _ON_THIS_MACHINE:
        raise WrongRequest(
            "mail.user is set and mail.security is none, so the password would travel unencrypted: "
            "set mail.security to starttls or tls, or take the user away with treatytrack config mail.user --clear"
        )
    return found


def send(outbox: Outbox, letter: Letter, *, patience: float = PATIENCE) -> None:
    """Send a letter. Raises NotSent; no sentence of it ever holds the password."""
    from email.headerregistry import Address  # noqa: PLC0415  (with smtplib 60 ms; only where mail is sent)

    from treatytrack.formats.mail import message  # noqa: PLC0415  (as above)

    def address(one: Correspondent) -> "Address":
        return Address(one.name, addr_spec=one.address)

    mail = message(letter, address(outbox.server.sender), map(address, outbox.to), now())
    to = [one.address for one in outbox.to]
    try:
        password = password_of(outbox.server, os.environ.get(PASSWORD, ""))
        with _at_the_counter(outbox.server, password, patience) as (counter, plainly):
            # send_message would write a line that begins with "From" otherwise.
            refused = counter.sendmail(outbox.server.sender.address, to, mail.as_bytes())
    except (WrongRequest, NotSent) as why:
        raise NotSent(f"The mail was not sent: {why}") from None
    if refused:
        sent = ", ".join(one for one in to if one not in refused)
        raise NotSent(f"The mail was sent to {sent}, but not to {plainly(_refusals(refused))}")


def try_out(of: Server, password: str, *, patience: float = PATIENCE) -> None:
    """Go to the server, log in, and leave without a mail. Raises NotSent."""
    with _at_the_counter(of, password, patience) as (counter, _):
        counter.noop()


@contextmanager
def _at_the_counter(
    of: Server, password: str, patience: float
) -> "Iterator[tuple[smtplib.SMTP, Callable[[str], str]]]":
    """The server, ready to take mail, and what makes its words fit to be shown. Raises NotSent, saying why."""
    import smtplib  # noqa: PLC0415  (as above)
    import ssl  # noqa: PLC0415  (as above)

    def plainly(said: str) -> str:
        shown = said.replace(password, "***") if password else said
        return shown if len(shown) <= _MOST_SAID else f"{shown[:_MOST_SAID]}..."

    counter: smtplib.SMTP | None = None
    try:
        trusted = ssl.create_default_context()
        if of.security == "tls":
            counter = smtplib.SMTP_SSL(of.host, of.port, timeout=patience, context=trusted)
        else:
            counter = smtplib.SMTP(of.host, of.port, timeout=patience)
        if of.security == "starttls":
            counter.starttls(context=trusted)
        if of.user:
            counter.login(of.user, password)
        yield counter, plainly
        with suppress(OSError, smtplib.SMTPException):  # it has what it was given, however it takes leave
            counter.quit()
    except (OSError, smtplib.SMTPException, ValueError) as error:  # the last for signs and ways to log in it cannot do
        # What the library says may hold what it sent; the chain would show it under --verbose.
        raise NotSent(plainly(_why(error, of, patience))) from None
    finally:
        if counter:
            counter.close()


def _why(error: Exception, of: Server, patience: float) -> str:
    """What went wrong with that server, in words."""
    import smtplib  # noqa: PLC0415  (as above)
    import socket  # noqa: PLC0415  (as above)
    import ssl  # noqa: PLC0415  (as above)

    match error:
        case smtplib.SMTPAuthenticationError():
            return f"{of.place} does not accept mail.user {of.user} with its password ({error.smtp_code})"
        case smtplib.SMTPRecipientsRefused():
            return f"{of.place} refused {_refusals(error.recipients)}"
        case smtplib.SMTPSenderRefused():
            return f"{of.place} refused the sender, {of.sender.address} ({error.smtp_code} {_text(error.smtp_error)})"
        case smtplib.SMTPNotSupportedError():
            if "AUTH" in str(error):
                return f"{of.place} offers no log-in with a password"
            none = ", or to none, for it is on this machine" if of.host in _ON_THIS_MACHINE else ""
            return f"{of.place} offers no STARTTLS: set mail.security to tls{none}"
        case TimeoutError() | smtplib.SMTPServerDisconnected() if "timed out" in str(error):
            return f"{of.place} did not answer within {patience:g} seconds"
        case smtplib.SMTPServerDisconnected():
            return f"{of.place} ended the connection; is mail.security, {of.security}, what it expects?"
        case smtplib.SMTPResponseException() if error.smtp_code < 0:  # so smtplib says that there was no code
            return f"{of.place} does not answer as mail servers do; is mail.port, {of.port}, theirs?"
        case smtplib.SMTPResponseException():
            return f"{of.place} answered {error.smtp_code} {_text(error.smtp_error)}"
        case ssl.SSLCertVerificationError():
            return f"the certificate of {of.place} cannot be trusted: {error.verify_message}"
        case ssl.SSLError():
            return (
                f"{of.place} speaks no TLS that is understood here; is mail.security, {of.security}, what it expects?"
            )
        case socket.gaierror() | UnicodeError() if not isinstance(error, UnicodeEncodeError):
            return f"there is no server {of.host}"
        case UnicodeError():
            return "the user or the password holds signs that no log-in takes: only ASCII does"
        case OSError():
            return f"{of.place} cannot be reached: {error.strerror or type(error).__name__}"
        case _:
            return f"{of.place} answered what is not understood: {error}"


def _refusals(refused: "dict[str, tuple[int, bytes]]") -> str:
    return ", ".join(f"{address} ({code} {_text(said)})" for address, (code, said) in refused.items())


def _text(said: bytes | str) -> str:
    text = said.decode("utf-8", "replace") if isinstance(said, bytes) else said
    return " ".join(text.split())
