"""The century of a year of two digits, and dates that another calendar or century may be meant by."""

import pytest

from .test_import import counts
from .world import DONE, WRONG, Treatytrack

pytestmark = pytest.mark.usefixtures("empty")

HOME = ("--set", "party_a=AZE", "--set", "party_b=IRN")


# Signed is not after the day of the source, else today (2026-11-21); what may lie ahead is as Python has it.
@pytest.mark.parametrize(
    ("options", "signed", "until"),
    [
        ((), "1955-08-11,2026-12-01,1927-01-01", "2055-08-11,2026-12-01,2027-01-01"),
        (("--source-day", "2001-02-03"), "1955-08-11,1926-12-01,1927-01-01", "2055-08-11,2026-12-01,2027-01-01"),
    ],
)
def test_a_year_of_two_digits_is_not_after_the_source(
    treatytrack: Treatytrack, options: tuple[str, ...], signed: str, until: str
) -> None:
    days = ("11.8.55", "1.12.26", "1.1.27")
    treatytrack.csv("f.csv", "\n".join(("title,a,b", *(f"T{day},{day},{day}" for day in days), "")))
    both = ("--map", "a=signed", "--map", "b=until")
    assert treatytrack("import", "f.csv", *HOME, *both, "--date-format", "%d.%m.%y", *options).code == DONE
    found = [line.split(",")[1:] for line in treatytrack("export", "--columns", "title,signed,until").lines[1:]]
    assert sorted(one for one, _ in found) == sorted(signed.split(","))
    assert sorted(other for _, other in found) == sorted(until.split(","))


def test_the_days_of_events_that_lie_ahead_are_so_too(treatytrack: Treatytrack) -> None:
    treatytrack.csv("f.csv", "title,a,b\nT,11.8.55,11.8.56\n")
    events = '"denounced {a} effective {b}" = {}'
    treatytrack.csv("p.toml", f"[read]\ndate-format='%d.%m.%y'\n[columns]\ntitle='title'\n[columns.events]\n{events}\n")
    assert treatytrack("import", "f.csv", *HOME, "--preset", "p.toml").code == DONE
    assert treatytrack("export", "--columns", "events").lines[1:] == ["denounced 1955-08-11 effective 2056-08-11"]


@pytest.mark.parametrize(
    ("signed", "what"),
    [
        ("1404/02/08", "1404-02-08 lies before 1500 (another calendar? Write the Gregorian day)"),
        ("1354", "1354 lies before 1500 (another calendar? Write the Gregorian day)"),
        ("2480", "signed 2480 lies after today, 2026-11-21 (another calendar or century?)"),
        ("2026-11-22", "signed 2026-11-22 lies after today, 2026-11-21 (another calendar or century?)"),
    ],
)
def test_a_day_that_another_calendar_may_mean_is_a_warning(treatytrack: Treatytrack, signed: str, what: str) -> None:
    treatytrack.csv("f.csv", f"title,party_a,party_b,signed\nT,AZE,IRN,{signed}\n")
    said = f"f.csv:2: signed: warning: {what}\n"
    assert treatytrack("import", "f.csv").err == said + counts(read=1, added=1, warnings=1)


def test_a_signature_after_the_day_of_the_source_is_a_warning(treatytrack: Treatytrack) -> None:
    treatytrack.csv("f.csv", "title,party_a,party_b,signed\nT,AZE,IRN,2001-02-04\nU,AZE,IRN,2001-02\n")
    said = "signed 2001-02-04 lies after the day of the source, 2001-02-03 (another calendar or century?)"
    ended = treatytrack("import", "f.csv", "--source-day", "2001-02-03")
    assert ended.err.startswith(f"f.csv:2: signed: warning: {said}\n")
    assert "warnings 1." in ended.err


@pytest.mark.parametrize("column", ["signed", "until", "counts_from", "events"])
def test_today_is_no_day_that_a_file_can_name(treatytrack: Treatytrack, column: str) -> None:
    cell = "notified today" if column == "events" else "Today"
    treatytrack.csv("f.csv", f"title,party_a,party_b,{column}\nT,AZE,IRN,{cell}\n")
    ended = treatytrack("import", "f.csv")
    said = "is no day that a file can name: write the day itself\n"
    assert (ended.code, said in ended.err, ended.err.startswith(f"f.csv:2: {column}: ")) == (WRONG, True, True)
