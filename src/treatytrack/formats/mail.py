"""A letter as a mail: text, the same as a page, and the calendar to be taken over."""

from collections.abc import Iterable
from datetime import datetime
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime, make_msgid

from treatytrack.answers.letter import Letter
from treatytrack.formats import ics

_POLICY = SMTP.clone(cte_type="7bit")
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
