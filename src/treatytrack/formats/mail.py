"""A letter as a mail: text, the same as a page, and the calendar to be taken over."""

from collections.abc import Iterable
from datetime import datetime
from email.header import Header
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import EmailPolicy
from email.utils import format_datetime, make_msgid

from treatytrack.answers.letter import Letter
from treatytrack.formats import ics

_LONGEST_NAME = 60
"""A name that is longer is written in pieces, so that no line has to be broken within it."""
_LONGEST_LINE = 76 - len("From: ")


class _AddressALine(EmailPolicy):
    """A policy that breaks a header of addresses between two of them only.

    The library's own way takes the quotes off a name where it breaks a line: a comma in it then parts addresses.
    """

    def fold_binary(self, name: str, value: str) -> bytes:
        addresses = getattr(value, "addresses", None)
        if addresses is None:
            return super().fold_binary(name, value)
        return f"{name}: {f',{self.linesep} '.join(map(_mailbox, addresses))}{self.linesep}".encode("ascii")


_POLICY = _AddressALine(cte_type="7bit", linesep="\r\n")
"""What any server takes: lines of ASCII, whatever the letter holds."""


def message(letter: Letter, sender: Address, to: Iterable[Address], moment: datetime) -> EmailMessage:
    """The mail, written at that moment."""
    mail = EmailMessage(_POLICY)
    mail["Subject"] = letter.subject
    mail["From"] = sender
    mail["To"] = tuple(to)
    mail["Date"] = format_datetime(moment)
    mail["Message-ID"] = make_msgid("treatytrack", sender.domain)
    # So that nobody's absence is answered to it (RFC 3834).
    mail["Auto-Submitted"] = "auto-generated"
    mail.set_content(letter.text)
    if letter.html:
        mail.add_alternative(letter.html, subtype="html")
    if letter.calendar and letter.calendar.entries:
        written = b"".join(ics.pieces(letter.calendar))
        name = f"treaty-deadlines-{letter.day}.ics"
        mail.add_attachment(written, "text", "calendar", filename=name, params={"charset": "utf-8"})
    return mail


def _mailbox(address: Address) -> str:
    """An address as it stands in a header; in pieces of ASCII where its name is long, or of other letters."""
    name = address.display_name
    if name.isascii() and len(name) <= _LONGEST_NAME:
        return str(address)
    pieces = Header(name, "utf-8", maxlinelen=_LONGEST_LINE).encode(linesep=_POLICY.linesep)
    return f"{pieces}{_POLICY.linesep} <{address.addr_spec}>"
