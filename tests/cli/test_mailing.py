"""A report sent by mail: what arrives, and what is said where it does not; the password is in no sentence."""

import traceback
from datetime import UTC, date, datetime
from email import message_from_bytes
from email.header import decode_header, make_header
from email.message import EmailMessage
from email.policy import compat32
from email.utils import getaddresses
from pathlib import Path

import icalendar
import pytest

from treatytrack.answers.calendar import Calendar, CalendarEntry
from treatytrack.answers.letter import Letter
from treatytrack.cli.mailing import NotSent, Outbox, outbox_to, send, try_out
from treatytrack.errors import WrongRequest

from .post import CERTIFICATE, Post, of_another_kind, serving, silent

DAY = date(2026, 11, 21)
ENTRY = CalendarEntry("A-1.renews.3@treatytrack", DAY, DAY, "Renews: Müqavilə نامه", ("A-1",))
CALENDAR = Calendar("Treaty deadlines", datetime(2026, 11, 21, 5, tzinfo=UTC), (ENTRY,))
TEXT = "TREATY EXPIRY REPORT\n\nMüqavilə نامه\n.\nFrom here on\n" + "x" * 2000 + "\n"
LETTER = Letter(
    "Treaty expiry report 2026-11-21: 2 come due, 5 to confirm",
    DAY,
    TEXT,
    "<!DOCTYPE html><p>Müqavilə نامه</p>",
    CALENDAR,
)
SECRET = "s3cr3t hunter2"


@pytest.fixture(autouse=True)
def no_password(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("TREATYTRACK_MAIL_PASSWORD", raising=False)


def outbox(*to: str, **settings: str | int) -> Outbox:
    """The outbox of these settings (`mail.host` as `host`), to these addresses."""
    named = {f"mail.{name.replace('_', '-')}": str(value) for name, value in settings.items()}
    there = {"mail.host": "localhost", "mail.from": "Treaty desk <desk@example.org>", "mail.security": "none", **named}

    class Settings:
        def setting(self, name: str) -> str | None:
            return there.get(name)

    return outbox_to(to or ("analyst@example.org",), Settings())


def not_sent(outbox: Outbox, patience: float = 10) -> str:
    """The sentence with which sending fails; nothing that could be shown of it holds the password."""
    with pytest.raises(NotSent) as failed:
        send(outbox, LETTER, patience=patience)
    shown = "".join(traceback.format_exception(failed.value))
    assert SECRET not in shown
    assert failed.value.exit_code == 1
    return str(failed.value)


def test_a_report_arrives_as_text_as_a_page_and_as_a_calendar() -> None:
    with serving(Post()) as post:
        send(outbox("analyst@example.org", "Head <head@example.org>", port=post.port), LETTER)
    ((sender, receivers, mail),) = post.received
    assert (sender, receivers) == ("desk@example.org", ["analyst@example.org", "head@example.org"])
    assert mail["Subject"] == "Treaty expiry report 2026-11-21: 2 come due, 5 to confirm"
    assert mail["From"] == "Treaty desk <desk@example.org>"
    assert mail["To"] == "analyst@example.org, Head <head@example.org>"
    assert mail["Auto-Submitted"] == "auto-generated"
    assert abs((mail["Date"].datetime - datetime.now(UTC)).total_seconds()) < 60
    assert mail["Message-ID"].startswith("<")
    assert mail["Message-ID"].endswith("@example.org>")
    assert [part.get_content_type() for part in mail.walk()] == [
        "multipart/mixed", "multipart/alternative", "text/plain", "text/html", "text/calendar",
    ]  # fmt: skip
    text, page, calendar = (part for part in mail.walk() if not part.is_multipart())
    assert text.get_content().splitlines() == TEXT.splitlines()
    assert page.get_content().strip() == LETTER.html
    assert calendar.get_filename() == "treaty-deadlines-2026-11-21.ics"
    (entry,) = icalendar.Calendar.from_ical(calendar.get_content()).events
    assert entry["SUMMARY"] == "Renews: Müqavilə نامه"
    assert mail.as_bytes().isascii()


def test_what_there_is_none_of_is_no_part_of_the_mail() -> None:
    with serving(Post()) as post:
        send(outbox(port=post.port), Letter("Report", DAY, "text\n"))
        send(outbox(port=post.port), Letter("Report", DAY, "text\n", calendar=CALENDAR._replace(entries=())))
    parts = [[part.get_content_type() for part in mail.walk()] for _, _, mail in post.received]
    assert parts == [["text/plain"], ["text/plain"]]


# fmt: off
NAMES = (
    # written before the address                                 # the name that is meant
    ("Head",                                                     "Head"),
    ('"Desk, Treaty"',                                           "Desk, Treaty"),
    ('Desk "Treaty"',                                            'Desk "Treaty"'),
    (r'"The \"Treaty\" desk"',                                   'The "Treaty" desk'),
    ("Müller, Jörg (Völkerrecht)",                               "Müller, Jörg (Völkerrecht)"),
    ("وزارت امور خارجه، اداره معاهدات",                          "وزارت امور خارجه، اداره معاهدات"),
    # longer than a line: a comma in it parts no addresses, whatever stands beside it
    ("Ministry of Foreign Affairs of Azerbaijan, Legal and Treaty Department, Bilateral Relations",) * 2,
    ("Département fédéral des affaires étrangères, Direction du droit international public, Berne",) * 2,
    ("X" * 400, "X" * 400),
)
# fmt: on


@pytest.mark.parametrize(("written", "meant"), NAMES)
def test_a_name_of_any_kind_stays_one_name_before_its_address(written: str, meant: str) -> None:
    named = f"{written} <desk@example.org>"
    others = [f"{other} <n{number}@example.org>" for number, (other, _) in enumerate(NAMES)]
    with serving(Post()) as post:
        send(outbox(*others, port=post.port, **{"from": named}), LETTER)
    ((sender, receivers, mail),) = post.received
    numbered = [f"n{number}@example.org" for number in range(len(NAMES))]
    assert (sender, receivers) == ("desk@example.org", numbered)
    assert mailboxes(mail, "From") == [(meant, "desk@example.org")]
    assert mailboxes(mail, "To") == list(zip([name for _, name in NAMES], numbered, strict=True))
    assert max(len(line) for line in mail.as_bytes().split(b"\n\n")[0].splitlines()) <= 78


def mailboxes(mail: EmailMessage, header: str) -> list[tuple[str, str]]:
    """The names and addresses of a header as it came, by the older reader: the newer puts blanks between pieces."""
    (came,) = message_from_bytes(mail.as_bytes(), policy=compat32).get_all(header, [])
    return [(str(make_header(decode_header(name))), address) for name, address in getaddresses([came])]


def test_two_mails_are_two() -> None:
    with serving(Post()) as post:
        for _ in range(2):
            send(outbox(port=post.port), LETTER)
    assert len({mail["Message-ID"] for _, _, mail in post.received}) == 2


@pytest.mark.parametrize("security", ["starttls", "tls"])
def test_a_server_that_is_known_is_trusted_and_the_user_logged_in(
    security: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", str(CERTIFICATE))
    monkeypatch.setenv("TREATYTRACK_MAIL_PASSWORD", SECRET)
    with serving(Post(let_in=("desk", SECRET)), tls=security) as post:
        known = outbox(port=post.port, security=security, user="desk")
        try_out(known.server, SECRET)
        assert post.received == []
        send(known, LETTER)
    assert len(post.received) == 1


@pytest.mark.parametrize("security", ["starttls", "tls"])
def test_a_certificate_that_nobody_signed_is_refused_before_the_password(
    security: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TREATYTRACK_MAIL_PASSWORD", SECRET)
    with serving(Post(let_in=("desk", SECRET)), tls=security) as post:
        said = not_sent(outbox(port=post.port, security=security, user="desk"))
    place = f"localhost:{post.port}"
    assert said == f"The mail was not sent: the certificate of {place} cannot be trusted: self-signed certificate"
    assert post.received == []


def test_a_password_of_a_file_that_only_its_owner_reads_is_taken(tmp_path: Path) -> None:
    file = tmp_path / "password"
    file.write_text(f"{SECRET}\n")
    file.chmod(0o600)
    with serving(Post(let_in=("desk", SECRET))) as post:
        send(outbox(port=post.port, user="desk", password_file=str(file)), LETTER)
    assert len(post.received) == 1


@pytest.mark.parametrize(
    ("content", "mode", "said"),
    [
        (SECRET, 0o640, "{file} can be read by others: make it yours alone, with chmod 600 {file}"),
        (SECRET, 0o604, "{file} can be read by others: make it yours alone, with chmod 600 {file}"),
        ("\n", 0o600, "{file} holds no password: its first line is empty"),
        ("\xff", 0o600, "{file} holds no password: it is no text"),
        (None, 0o600, "{file}, which holds the password, cannot be read: No such file or directory"),
    ],
)
def test_a_file_that_holds_no_secret_is_refused(tmp_path: Path, content: str | None, mode: int, said: str) -> None:
    file = tmp_path / "password"
    if content is not None:
        file.write_text(content, encoding="latin-1")
        file.chmod(mode)
    sentence = not_sent(outbox(port=1, user="desk", password_file=str(file)))
    assert sentence == f"The mail was not sent: {said.format(file=file)}"


def test_without_a_password_it_says_where_one_belongs() -> None:
    assert not_sent(outbox(user="desk")) == (
        "The mail was not sent: no password is there for mail.user desk: name a file that holds it with treatytrack "
        "config mail.password-file, or set TREATYTRACK_MAIL_PASSWORD, which cron does not know"
    )


@pytest.mark.parametrize("secret", [SECRET, "pässword"])
def test_a_password_that_is_not_accepted_is_not_told(secret: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TREATYTRACK_MAIL_PASSWORD", secret)
    with serving(Post(let_in=("desk", "another"))) as post:
        said = not_sent(outbox(port=post.port, user="desk"))
    refused = f"localhost:{post.port} does not accept mail.user desk with its password (535)"
    only_ascii = "the user or the password holds signs that no log-in takes: only ASCII does"
    assert said == f"The mail was not sent: {refused if secret.isascii() else only_ascii}"


def test_a_server_that_tells_the_password_is_not_quoted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TREATYTRACK_MAIL_PASSWORD", SECRET)

    class Telling(Post):
        async def handle_DATA(self, server: object, session: object, envelope: object) -> str:
            return f"554 I know {SECRET}, and much {'more ' * 100}"

    with serving(Telling(let_in=("desk", SECRET))) as post:
        said = not_sent(outbox(port=post.port, user="desk"))
    assert said.startswith(f"The mail was not sent: localhost:{post.port} answered 554 I know ***, and much more")
    assert len(said) < 260


def test_receivers_that_are_refused_are_named() -> None:
    with serving(Post(refused=("gone@example.org", "left@example.org"))) as post:
        one = not_sent(outbox("analyst@example.org", "gone@example.org", port=post.port))
        all_ = not_sent(outbox("left@example.org", "gone@example.org", port=post.port))
    assert one == "The mail was sent to analyst@example.org, but not to gone@example.org (550 no such box here)"
    assert all_ == (
        f"The mail was not sent: localhost:{post.port} refused left@example.org (550 no such box here), "
        "gone@example.org (550 no such box here)"
    )
    assert [receivers for _, receivers, _ in post.received] == [["analyst@example.org"]]


def test_a_box_that_is_named_twice_gets_one_mail() -> None:
    with serving(Post()) as post:
        named = ("Head <head@example.org>", "head@example.org", "a@b.org", "head@Example.ORG", "Head@example.org")
        send(outbox(*named, port=post.port), LETTER)
    ((_, receivers, mail),) = post.received
    assert receivers == ["head@example.org", "a@b.org", "Head@example.org"]
    assert mail["To"] == "Head <head@example.org>, a@b.org, Head@example.org"


def test_a_server_that_says_nothing_is_not_waited_for() -> None:
    with silent() as port:
        said = not_sent(outbox(port=port), patience=0.3)
    assert said == f"The mail was not sent: localhost:{port} did not answer within 0.3 seconds"


def test_a_server_of_another_kind() -> None:
    with of_another_kind() as port:
        said = not_sent(outbox(port=port))
    assert said == (
        f"The mail was not sent: localhost:{port} does not answer as mail servers do; is mail.port, {port}, theirs?"
    )


def test_a_server_that_is_not_there() -> None:
    with silent() as port:
        pass
    assert not_sent(outbox(port=port)) == (
        f"The mail was not sent: localhost:{port} cannot be reached: Connection refused"
    )
    assert (
        not_sent(outbox(host="no-such-host.invalid"))
        == "The mail was not sent: there is no server no-such-host.invalid"
    )


def test_a_server_that_offers_less_than_is_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    with serving(Post()) as post:
        said = not_sent(outbox(port=post.port, security="starttls"))
        assert said == (
            f"The mail was not sent: localhost:{post.port} offers no STARTTLS: set mail.security to tls, "
            "or to none, for it is on this machine"
        )
        said = not_sent(outbox(port=post.port, security="tls"))
        assert said == (
            f"The mail was not sent: localhost:{post.port} speaks no TLS that is understood here; "
            "is mail.security, tls, what it expects?"
        )
        monkeypatch.setenv("TREATYTRACK_MAIL_PASSWORD", SECRET)
        said = not_sent(outbox(port=post.port, user="desk"))
        assert said == f"The mail was not sent: localhost:{post.port} offers no log-in with a password"
    assert post.received == []


@pytest.mark.parametrize(
    "written", ["", "analyst", "a b@example.org", "a@", "@b", "a@b@c", "a@b\nBcc: all@example.org", "A\r\nX: y <a@b>",
                "é@example.org", "a..b@example.org", "a@b,c@d", "<a@b", "a@" + "b" * 300]
)  # fmt: skip
def test_what_is_no_address_is_refused_before_anything(written: str) -> None:
    with pytest.raises(WrongRequest) as refused:
        outbox("good@example.org", written)
    what = (
        "a line break or another sign that cannot be seen stands in it"
        if "\n" in written
        else f'"{written}" is no address'
    )
    assert str(refused.value) == f"--mail-to: {what}: write it as desk@example.org; nothing was done"


@pytest.mark.parametrize(
    ("settings", "said"),
    [
        ({"host": ""}, "mail.host is not set, so no mail can be sent: set it as in treatytrack config mail.host smtp.example.org"),
        ({"from": ""}, "mail.from is not set, so no mail can be sent: set it as in treatytrack config mail.from desk@example.org"),
        ({"port": "many"}, 'mail.port: "many" is no port: write a number from 1 to 65535, mostly 587, 465 or 25'),
        ({"host": "smtp.example.org", "user": "desk"}, "mail.user is set and mail.security is none, so the password would travel unencrypted: set mail.security to starttls or tls, or take the user away with treatytrack config mail.user --clear"),
    ],
)  # fmt: skip
def test_too_little_is_told_before_anything(settings: dict[str, str], said: str) -> None:
    with pytest.raises(WrongRequest) as refused:
        outbox(**settings)
    assert str(refused.value) == said


def test_what_is_not_set_is_as_usual() -> None:
    for security, port in (("starttls", 587), ("tls", 465), ("none", 25)):
        assert outbox(security=security).server.port == port
    assert outbox(security="").server.security == "starttls"
    assert outbox(**{"from": "", "user": "me@example.org", "security": "tls"}).server.sender.address == "me@example.org"
