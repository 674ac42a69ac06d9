"""`report --mail-to`: it is mailed instead of written; where that fails it is written, and not remembered."""

import icalendar
import pytest

from .post import Post, serving
from .world import DONE, FAILED, WRONG, Ended, Treatytrack

pytestmark = pytest.mark.usefixtures("baku")
REPORT = ("report", "--since", "last")


def mailing(treatytrack: Treatytrack, post: Post) -> None:
    for name, value in (("host", "localhost"), ("port", str(post.port)), ("security", "none"), ("from", "d@b.org")):
        assert treatytrack("config", f"mail.{name}", value).code == DONE


def test_what_is_mailed_is_not_written_and_is_remembered(treatytrack: Treatytrack) -> None:
    hostile = "Gizli\r\nBcc: x"
    treatytrack("edit", "AZE-IRN-2025-2", "--title", hostile)
    with serving(Post()) as post:
        mailing(treatytrack, post)
        written = treatytrack(*REPORT, "--dry-run")
        assert treatytrack(*REPORT, "--mail-to", "a@b.org", "--dry-run") == written
        assert post.received == []
        assert treatytrack(*REPORT, "--mail-to", "a@b.org") == Ended("", "", DONE)
    ((_, _, mail),) = post.received
    assert mail["Subject"] == "Treaty expiry report 2026-11-21: 2 come due, 5 to confirm"
    text, page, calendar = (part for part in mail.walk() if not part.is_multipart())
    assert text.get_content().split() == written.out.split()
    assert max(map(len, text.get_content().splitlines())) <= 78
    assert page.get_content_type() == "text/html"
    assert page.get_content().startswith("<!DOCTYPE html>")
    assert "<svg" in page.get_content()
    assert len(icalendar.Calendar.from_ical(calendar.get_content()).events) == 2
    assert "no earlier report" not in treatytrack(*REPORT, as_of="2026-11-28").out


def test_what_is_asked_for_besides_is_written_too_and_the_mail_is_for_people(treatytrack: Treatytrack) -> None:
    for number in range(12):
        treatytrack("add", f"Plan {number}", "--between", "IRN", "CHE", "--type", "plan", "--signed", "2020-01-01")
    with serving(Post()) as post:
        mailing(treatytrack, post)
        ended = treatytrack("report", "--format", "csv", "--mail-to", "a@b.org")
    assert ended == treatytrack("report", "--format", "csv")
    ((_, _, mail),) = post.received
    text = next(part for part in mail.walk() if not part.is_multipart())
    assert "and 7 more: treatytrack " in text.get_content()


def test_where_it_is_not_taken_it_is_written_and_not_remembered(treatytrack: Treatytrack) -> None:
    with serving(Post(refused=("gone@b.org",))) as post:
        mailing(treatytrack, post)
        written = treatytrack(*REPORT, "--dry-run")
        ended = treatytrack(*REPORT, "--mail-to", "gone@b.org")
    said = f"The mail was not sent: localhost:{post.port} refused gone@b.org (550 no such box here).\n"
    assert ended == Ended(written.out, said, FAILED)
    assert treatytrack(*REPORT, "--dry-run").out == written.out


def test_a_file_that_cannot_be_written_is_known_before_the_mail_has_gone(treatytrack: Treatytrack) -> None:
    with serving(Post()) as post:
        mailing(treatytrack, post)
        ended = treatytrack(*REPORT, "--mail-to", "a@b.org", "-o", "nowhere/report.html")
    assert (ended.out, ended.code, post.received) == ("", FAILED, [])
    assert "nothing was written" in ended.err
    assert "no earlier report" in treatytrack(*REPORT, as_of="2026-11-28").out


@pytest.mark.parametrize("how", [(), ("--dry-run",), ("--format", "plain")])
def test_where_too_little_is_set_it_is_written_and_not_remembered(
    treatytrack: Treatytrack, how: tuple[str, ...]
) -> None:
    written = treatytrack(*REPORT, "--dry-run")
    said = (
        "The mail was not sent: mail.host is not set, so no mail can be sent: "
        "set it as in treatytrack config mail.host smtp.example.org.\n"
    )
    assert treatytrack(*REPORT, "--mail-to", "a@b.org", *how) == Ended(written.out, said, FAILED)
    assert treatytrack(*REPORT, "--dry-run").out == written.out
    assert treatytrack(*REPORT, "party:FRA", "--quiet-if-empty", "--mail-to", "a@b.org") == Ended("", said, FAILED)


def test_a_wrong_address_is_refused_before_anything(treatytrack: Treatytrack) -> None:
    ended = treatytrack(*REPORT, "--mail-to", "nobody")
    assert ended == Ended(
        "", '--mail-to: "nobody" is no address: write it as desk@example.org; nothing was done.\n', WRONG
    )


def test_a_week_without_anything_sends_nothing(treatytrack: Treatytrack) -> None:
    with serving(Post()) as post:
        mailing(treatytrack, post)
        assert treatytrack(*REPORT, "party:FRA", "--quiet-if-empty", "--mail-to", "a@b.org") == Ended("", "", DONE)
    assert post.received == []


def test_a_report_as_a_calendar_is_that_of_its_deadlines(treatytrack: Treatytrack) -> None:
    ended = treatytrack("report", "--format", "ics")
    uids = [str(entry["UID"]) for entry in icalendar.Calendar.from_ical(ended.out).events]
    listed = icalendar.Calendar.from_ical(treatytrack("deadlines", "--format", "ics").out).events
    assert (sorted(uids), ended.code) == (sorted(str(entry["UID"]) for entry in listed), DONE)
