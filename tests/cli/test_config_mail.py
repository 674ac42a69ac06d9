"""`config mail.host ...`: each setting of mail is checked as it is set, and the password is never kept or shown."""

from pathlib import Path

import pytest

from .world import DONE, WRONG, Ended, Treatytrack

pytestmark = pytest.mark.usefixtures("empty")

SECRET = "s3cr3t hunter2"


@pytest.mark.parametrize(
    ("name", "written", "kept"),
    [
        ("mail.host", "smtp.example.org", "smtp.example.org"),
        ("Mail.Host", " localhost ", "localhost"),
        ("mail.host", "2001:db8::1", "2001:db8::1"),
        ("mail.port", "0587", "587"),
        ("mail.security", "TLS", "tls"),
        ("mail.user", "desk@example.org", "desk@example.org"),
        ("mail.from", "Müqavilələr <desk@example.org>", "Müqavilələr <desk@example.org>"),
    ],
)
def test_a_setting_is_kept_as_it_was_understood(treatytrack: Treatytrack, name: str, written: str, kept: str) -> None:
    assert treatytrack("config", name, written) == Ended("", f"{name.casefold()} is {kept}\n", DONE)
    assert treatytrack("config", name) == Ended(f"{kept}\n", "", DONE)
    assert f"{name.casefold()},{kept},register" in treatytrack("config", "--format", "csv").lines


def test_what_was_set_can_be_changed_and_taken_away(treatytrack: Treatytrack) -> None:
    treatytrack("config", "mail.host", "old.example.org")
    changed = treatytrack("config", "mail.host", "new.example.org")
    assert changed.err == "mail.host is new.example.org; it was old.example.org\n"
    assert treatytrack("config", "MAIL.host", "--clear").err == "mail.host is no longer set; it was new.example.org\n"
    assert treatytrack("config", "mail.host", "--clear") == Ended("", "mail.host was not set\n", DONE)
    assert treatytrack("config", "mail.host") == Ended("\n", "", DONE)


def test_a_file_for_the_password_is_looked_at_and_its_content_is_not_kept(treatytrack: Treatytrack) -> None:
    file = treatytrack.folder / "password"
    assert treatytrack("config", "mail.password-file", str(file)).err == (
        f"mail.password-file is {file}\n"
        f"{file} is not there yet: write the password into it, readable by you alone (chmod 600)\n"
    )
    file.write_text(f"{SECRET}\n")
    file.chmod(0o644)
    said = f"{file} can be read by others: make it yours alone, with chmod 600 {file}.\n"
    before = treatytrack.digest
    assert treatytrack("config", "mail.password-file", str(file)) == Ended("", said, WRONG)
    assert treatytrack.digest == before
    file.chmod(0o600)
    assert treatytrack("config", "mail.password-file", str(file)).code == DONE
    treatytrack("config", "mail.user", "desk")
    for words in (["config"], ["config", "--format", "json"], ["-v", "config", "mail.password-file"]):
        ended = treatytrack(*words, TREATYTRACK_MAIL_PASSWORD=SECRET)
        assert SECRET not in ended.out + ended.err
    assert SECRET.encode() not in treatytrack.register.read_bytes()


@pytest.mark.parametrize("name", ["mail.password", "mail_password", "password", "Mail.Password"])
def test_a_password_is_refused_and_not_repeated(treatytrack: Treatytrack, name: str) -> None:
    before = treatytrack.digest
    ended = treatytrack("config", name, SECRET)
    assert ended == Ended(
        "",
        "A password is never kept in the register: set TREATYTRACK_MAIL_PASSWORD, or write it into a file that only "
        "you can read and name that with mail.password-file; nothing was changed.\n",
        WRONG,
    )
    assert treatytrack.digest == before


BREAK = "a line break or another sign that cannot be seen stands in it: write it without.\n"


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("mail.hsot", "x"), '"mail.hsot" is not a setting: did you mean mail.host?\n'),
        (("mail", "x"), '"mail" is not a setting: did you mean mail.user?\n'),
        (("mail.host", "https://smtp.example.org"), 'mail.host: "https://smtp.example.org" is no server: write its name, as in smtp.example.org.\n'),
        (("mail.host", "smtp.example.org:587"), "mail.host: write the server alone, smtp.example.org, and set mail.port to 587.\n"),
        (("mail.host", "two words"), 'mail.host: "two words" is no server: write its name, as in smtp.example.org.\n'),
        (("mail.host", "two", "words"), "mail.host is one value, and 2 words are written: put them in quotes.\n"),
        (("mail.host", ""), 'mail.host: "" is no server: write its name, as in smtp.example.org.\n'),
        (("mail.port", "smtp"), 'mail.port: "smtp" is no port: write a number from 1 to 65535, mostly 587, 465 or 25.\n'),
        (("mail.port", "65536"), 'mail.port: "65536" is no port: write a number from 1 to 65535, mostly 587, 465 or 25.\n'),
        (("mail.port", "٥"), 'mail.port: "٥" is no port: write a number from 1 to 65535, mostly 587, 465 or 25.\n'),
        (("mail.security", "startls"), 'mail.security: "startls" is not a way to secure the connection: did you mean starttls?\n'),
        (("mail.security", "yes"), 'mail.security: "yes" is not a way to secure the connection: write starttls, tls or none.\n'),
        (("mail.user", " "), "mail.user: no user is named: write one, or take it away with --clear.\n"),
        (("mail.user", "desk\r\nX"), f"mail.user: {BREAK}"),
        (("mail.from", "desk"), 'mail.from: "desk" is no address: write it as desk@example.org.\n'),
        (("mail.from", "desk@example.org\nBcc: all@example.org"), f"mail.from: {BREAK}"),
        (("mail.password-file", SECRET), "mail.password-file: this is no whole path of a file: write it from the root on, because cron starts elsewhere.\n"),
        (("mail.host", "x", "--clear"), "mail.host cannot be set and taken away at once: leave out --clear, or what follows the name.\n"),
        (("mail.hsot", "--clear"), '"mail.hsot" is not a setting: did you mean mail.host?\n'),
    ],
)  # fmt: skip
def test_a_wrong_value_is_refused_and_nothing_is_changed(
    treatytrack: Treatytrack, words: tuple[str, ...], said: str
) -> None:
    before = treatytrack.digest
    assert treatytrack("config", *words) == Ended("", said, WRONG)
    assert treatytrack.digest == before


def test_the_history_holds_what_was_set(treatytrack: Treatytrack, empty: Path) -> None:
    treatytrack("config", "mail.user", "desk")
    assert b"mail.user" in empty.read_bytes()
