"""`--known-on`: the register as it was known at a moment, beside the as-of day."""

import json
import re
import shutil
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from treatytrack.actions.asked import OF_AGREEMENTS
from treatytrack.domain.query import Query
from treatytrack.store.opening import open_for_reading

from .report_world import at
from .world import DAY, DONE, EXAMPLE, NOT_FOUND, SEAFARERS, TRANSPORT, WRONG, Ended, Treatytrack

IMPORTED = datetime(2026, 1, 10, 9, 30, 15, tzinfo=UTC)
CORRECTED = datetime(2026, 3, 5, 21, 15, tzinfo=UTC)
"""The 6th of March already in Baku."""
TAKEN_OUT = datetime(2026, 6, 1, 8, 0, tzinfo=UTC)
NOW = datetime(2026, 11, 21, 9, 0, tzinfo=UTC)
A_MINUTE = timedelta(minutes=1)
UNBROKEN = '<span class="whole">2026-05-31</span>'
"""A day in a heading, which no line parts."""


@pytest.fixture(scope="module")
def past(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A register whose five agreements were imported, of which one was corrected, and then another taken out."""
    treatytrack = Treatytrack(tmp_path_factory.mktemp("past"))
    visit = ("--between", "AZE", "IRN", "--kind", "visit", "--date", "2025-04-28")
    for moment, *words in (
        (IMPORTED, "import", str(EXAMPLE)),
        (IMPORTED, "config", "timezone", "Asia/Baku"),
        (CORRECTED, "edit", TRANSPORT, "--title", "Memorandum on Transport", "--until", "2026-12-31", "--tag", "instc"),
        (CORRECTED, "party", "add", "CASP", "Caspian Commission", "--kind", "organisation"),
        (CORRECTED, "event", "add", "State visit to Baku", *visit),
        (CORRECTED, "edit", TRANSPORT, "--occasion", "AZE-IRN-2025-E1"),
        (TAKEN_OUT, "remove", SEAFARERS, "--yes"),
        (TAKEN_OUT, "event", "edit", "AZE-IRN-2025-E1", "--title", "Visit to Baku"),
    ):
        done(moment, treatytrack, *words)
    return treatytrack.register


@pytest.fixture
def changed(treatytrack: Treatytrack, past: Path) -> Treatytrack:
    """The program with that register."""
    shutil.copy(past, treatytrack.register)
    return treatytrack


def done(moment: datetime, treatytrack: Treatytrack, *words: str) -> None:
    """Type this at that moment, with success."""
    ended = at(moment, treatytrack, *words)
    assert ended.code == DONE, ended.err


def asked(treatytrack: Treatytrack, *words: str, on: str | None = None) -> Ended:
    """What is answered in November, as known on that moment, of the 21st."""
    known_on = ["--known-on", on] if on else []
    return at(NOW, treatytrack, *words, *known_on, "--as-of", DAY)


def test_a_list_holds_what_was_recorded_until_then(changed: Treatytrack) -> None:
    words = ("list", "--columns", "ref,title,until", "--format", "csv", "memorandum")
    assert asked(changed, *words, on="2026-02-01T12:00") == Ended(
        "ref,title,until\n"
        f"{TRANSPORT},Memorandum of Understanding on Comprehensive Cooperation in the Field of Transportation for "
        "2025-2026,2026?\n"
        f"{SEAFARERS},Memorandum on Mutual Recognition of Certificates under the Training and Certification Standards "
        "of Seafarers,\n"
        "AZE-IRN-2025-5,Memorandum on Media Cooperation,\n",
        "As known on 2026-02-01 12:00 UTC.\n"
        "3 agreements on 2026-11-21. ! 1 may come due within 90d. ~ 3 rest on an assumption. ? 3 not certain.\n",
        DONE,
    )
    assert asked(changed, *words).out == (
        f"ref,title,until\n{TRANSPORT},Memorandum on Transport,2026-12-31\n"
        "AZE-IRN-2025-5,Memorandum on Media Cooperation,\n"
    )


def test_what_was_true_on_a_day_and_what_was_known_on_another_are_asked_together(changed: Treatytrack) -> None:
    def standing(*words: str) -> str:
        ended = at(NOW, changed, "list", f"ref:{TRANSPORT}", "--columns", "status,certain", "--format", "csv", *words)
        return ended.lines[1]

    assert standing("--as-of", "2027-02-01") == "expired,assumed"
    assert standing("--as-of", "2027-02-01", "--known-on", "2026-02-01") == "expired,assumed"
    assert standing("--as-of", "2026-07-01") == "in-force,assumed"
    assert standing("--as-of", "2026-07-01", "--known-on", "2026-02-01") == "in-force,no"


def test_show_says_when_it_was_known(changed: Treatytrack) -> None:
    then = asked(changed, "show", SEAFARERS, on="2026-05-31")
    assert (then.err, then.code) == ("As known on 2026-05-31 19:59 UTC.\n", DONE)
    assert then.lines[5] == (
        "On 21 November 2026: in force, not certain. It may be expired, terminated or replaced instead. As known on 2026-05-31 19:59 UTC."
    )
    assert asked(changed, "show", SEAFARERS, on="2026-06-01").code == NOT_FOUND


def test_what_an_agreement_names_is_as_it_was_known(changed: Treatytrack) -> None:
    assert "(State visit to Baku)" in asked(changed, "show", TRANSPORT, on="2026-03-31").out
    assert "(Visit to Baku)" in asked(changed, "show", TRANSPORT).out
    assert "occasion" not in asked(changed, "show", TRANSPORT, on="2026-02-28").out


def test_events_parties_and_pages_are_as_they_were_known(changed: Treatytrack) -> None:
    assert asked(changed, "event", "list", on="2026-02-01").err.endswith("No event is found.\n")
    assert "State visit to Baku" in asked(changed, "event", "list", on="2026-04-01").out
    assert "State visit to Baku" in asked(changed, "event", "show", "AZE-IRN-2025-E1", on="2026-04-01").out
    assert "State visit to Baku" in asked(changed, "relations", "AZE", "IRN", on="2026-04-01").out
    assert asked(changed, "list", "party:CASP", on="2026-02-01").code == WRONG
    assert asked(changed, "list", "party:CASP", on="2026-04-01").code == DONE


def test_a_report_says_when_it_was_known_and_is_not_remembered(changed: Treatytrack) -> None:
    before = changed.digest
    ended = asked(changed, "report", "--since", "last", on="2026-05-31T12:00+04:00")
    assert ended.code == DONE
    assert ended.lines[1] == "relations.db, as known on 2026-05-31 08:00 UTC: 5 agreements, 5 live (5 in force), 0 over"
    assert "register last changed on Thu 5 Mar 2026 at 21:15 UTC" in ended.lines[-1]
    assert changed.digest == before


def test_a_report_looks_back_to_no_report_of_later(changed: Treatytrack) -> None:
    at(NOW - timedelta(days=14), changed, "report", "--since", "last")
    later = at(NOW, changed, "report", "--since", "last", "--dry-run")
    assert "Looking back to the last report" in later.out
    then = at(NOW, changed, "report", "--since", "last", "--known-on", "2026-05-31")
    assert "no earlier report is remembered" in then.out


def test_nor_to_one_of_later_of_which_nothing_was_changed_before(changed: Treatytrack) -> None:
    at(NOW - timedelta(days=14), changed, "report", "--since", "last")
    then = at(NOW, changed, "report", "--since", "last", "--known-on", str((NOW - timedelta(days=15)).date()))
    assert "no earlier report is remembered" in then.out
    later = at(NOW, changed, "report", "--since", "last", "--known-on", str((NOW - timedelta(days=13)).date()))
    assert "no earlier report is remembered" not in later.out


def test_a_page_says_in_its_heading_when_it_was_known(changed: Treatytrack) -> None:
    page = asked(changed, "list", "--format", "html", on="2026-05-31T12:00")
    assert "Agreements, as known on 2026-05-31 12:00 UTC" in page.out


@pytest.mark.parametrize(
    ("words", "heading"),
    [
        (("timeline", "--format", "html"), f"<h1>Timeline, as known on {UNBROKEN} 12:00 UTC</h1>"),
        (
            ("timeline", "--format", "markdown"),
            "# Timeline, as known on 2026-05-31 12:00 UTC, Saturday 21 November 2026",
        ),
        (("timeline", "--format", "svg"), "2029, as of 21 Nov 2026, as known on 2026-05-31 12:00 UTC</title>"),
        (
            ("relations", "AZE", "IRN"),
            "AZERBAIJAN AND IRAN, AS KNOWN ON 2026-05-31 12:00 UTC  as of Saturday 21 November 2026",
        ),
        (
            ("relations", "AZE"),
            "RELATIONS OF AZERBAIJAN, AS KNOWN ON 2026-05-31 12:00 UTC  as of Saturday 21 November 2026",
        ),
        (
            ("relations", "AZE", "IRN", "--format", "html"),
            f"<h1>Azerbaijan and Iran, as known on {UNBROKEN} 12:00 UTC<",
        ),
        (("relations", "IRN", "--format", "markdown"), "# Relations of Iran, as known on 2026-05-31 12:00 UTC, Sat"),
        (("relations", "AZE", "IRN", "--format", "json"), '\n, "known_on": "2026-05-31T12:00:59.999Z"\n'),
    ],
)
def test_so_does_whatever_else_is_handed_on(words: tuple[str, ...], heading: str, changed: Treatytrack) -> None:
    then = asked(changed, *words, on="2026-05-31T12:00")
    assert heading in then.out
    assert "as of 2026-11-21" in then.err or words[0] != "timeline"
    assert not re.search('as known|"known_on"', asked(changed, *words).out, re.IGNORECASE)


def test_nothing_is_written(changed: Treatytrack) -> None:
    before = changed.digest
    for words in (("list",), ("show", TRANSPORT), ("export",), ("deadlines",), ("timeline",)):
        assert asked(changed, *words, on="2026-03-31").code == DONE
    assert changed.digest == before


@pytest.mark.parametrize(
    ("written", "understood", "agreements"),
    [
        ("2026-03-05", "2026-03-05 19:59 UTC", "2026?"),  # the day of Baku was over before the correction
        ("2026-03-06", "2026-03-06 19:59 UTC", "2026-12-31"),
        ("2026-03-05T21:14", "2026-03-05 21:14 UTC", "2026?"),
        ("2026-03-05T21:15", "2026-03-05 21:15 UTC", "2026-12-31"),
        ("2026-03-05 21:14:59", "2026-03-05 21:14:59 UTC", "2026?"),
        ("2026-03-05 21:15:00Z", "2026-03-05 21:15:00 UTC", "2026-12-31"),
        ("2026-03-05T21:14:59.999Z", "2026-03-05 21:14:59 UTC", "2026?"),
        ("2026-03-05T21:15:00.000Z", "2026-03-05 21:15:00 UTC", "2026-12-31"),
        ("2026-03-06T01:14+04:00", "2026-03-05 21:14 UTC", "2026?"),
        ("2026-03-06T01:15+04:00", "2026-03-05 21:15 UTC", "2026-12-31"),
        ("2026-03-05T21", "2026-03-05 21:59 UTC", "2026-12-31"),
        ("2026-03-05 21:15 UTC", "2026-03-05 21:15 UTC", "2026-12-31"),
        ("2026-11-21", "2026-11-21 09:00 UTC", "2026-12-31"),
    ],
)
def test_a_moment_is_understood_as_a_user_means_it(
    changed: Treatytrack, written: str, understood: str, agreements: str
) -> None:
    ended = asked(changed, "list", f"ref:{TRANSPORT}", "--columns", "until", "--format", "csv", on=written)
    assert ended.lines[1:] == [agreements]
    assert ended.err.startswith(f"As known on {understood}.\n")


NO_MOMENT = (
    "is not a moment: write it as 2026-01-31, a day in the register's time zone, or as 2026-01-31T12:00, in UTC "
    "unless it ends in an offset such as +04:00.\n"
)
AHEAD = (
    "lies ahead, and what will be known then nobody knows; "
    "without --known-on the register is shown as it is known now.\n"
)


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("tomorrow", f'"tomorrow" {NO_MOMENT}'),
        ("2026-02-30", f'"2026-02-30" {NO_MOMENT}'),
        ("2026-02-03T25:00", f'"2026-02-03T25:00" {NO_MOMENT}'),
        ("2026-02-03T12:00+99:00", f'"2026-02-03T12:00+99:00" {NO_MOMENT}'),
        ("2026-02", f'"2026-02" {NO_MOMENT}'),
        ("2026-02-03T12:00 Baku", f'"2026-02-03T12:00 Baku" {NO_MOMENT}'),
        ("0001-01-01T00:00+14:00", f'"0001-01-01T00:00+14:00" {NO_MOMENT}'),
        ("2026-11-22", f"2026-11-22 {AHEAD}"),
        ("2026-11-21T09:01", f"2026-11-21T09:01 {AHEAD}"),
        ("9999-12-31", f"9999-12-31 {AHEAD}"),
        (
            "2026-01-10T09:29",
            "on 2026-01-10 09:29 UTC there was nothing in this register: it begins on 2026-01-10 09:30 UTC.\n",
        ),
        (
            "1900-01-01",
            "on 1900-01-01 20:40 UTC there was nothing in this register: it begins on 2026-01-10 09:30 UTC.\n",
        ),
    ],
)
@pytest.mark.parametrize("command", ["list", "report", "export", "show"])
def test_what_is_no_moment_of_the_register_is_refused(
    changed: Treatytrack, command: str, written: str, said: str
) -> None:
    words = (command, TRANSPORT) if command == "show" else (command,)
    assert asked(changed, *words, on=written) == Ended("", f"--known-on: {said}", WRONG)


def test_it_names_a_moment(changed: Treatytrack) -> None:
    ended = asked(changed, "list", "--known-on=")
    assert ended == Ended("", "--known-on names nothing: write its value, or leave it out.\n", WRONG)


def test_a_register_that_was_made_and_empty_is_no_mistake(treatytrack: Treatytrack) -> None:
    at(IMPORTED, treatytrack, "init")
    at(TAKEN_OUT, treatytrack, "import", str(EXAMPLE))
    ended = asked(treatytrack, "list", on="2026-02-01T12:00")
    assert ended == Ended("", "As known on 2026-02-01 12:00 UTC.\nNo agreement is found on 2026-11-21.\n", DONE)


ASKED_BY = {
    "": ("transport", '"media cooperation"', "caspian"), "party": ("IRN", "RUS", "IRN+"),
    "between": ("AZE-IRN", "AZE-RUS"), "ref": ("AZE-IRN-2025", TRANSPORT), "tags": ("instc", "sea"),
    "subjects": ("transport",), "other_titles": ("memo",), "status": ("live", "over", "in-force"),
    "certain": ("yes", "assumed", "no"), "flags": ("survival",), "confirm": ("end", "renewal", "other", "in-force"),
    "contradiction": ("end", "stated"), "signed": ("2025", "..2024"), "until": ("2026", "2027.."), "ends": ("90d", "2027.."),
    "next_deadline": ("1y",), "days_left": ("0..40",), "term_last_day": ("2026",), "notice_by": ("1y",),
    "occasion": ("AZE-IRN-2025-E1",), "title": ("memorandum",), "notes": ("x",), "place": ("baku",),
    "type": ("memorandum", "programme"), "sources": ("boltuc",), "party_a": ("AZE",), "party_b": ("AZE", "IRN"),
    "signatory_a": ("x",), "lasts": ("5y",), "renewal": ("none", "tacit"), "events": ("signed",),
    "replaced_by": (SEAFARERS,), "lead": ("1y",), "next_deadline_kind": ("expires",), "as_of": ("2026",),
}  # fmt: skip


def test_every_kind_of_field_is_asked_for() -> None:
    kinds = {"party", "between", "status", "flags", "tags", "confirm", "contradiction", "ends", "signed"}
    assert kinds <= ASKED_BY.keys() - {""} <= {*OF_AGREEMENTS.names}


@pytest.fixture(scope="module")
def two(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """A register as it was in January, and the same after all was changed."""
    treatytrack = Treatytrack(tmp_path_factory.mktemp("two"))
    then = treatytrack.folder / "then.db"
    edit = ("edit", "AZE-IRN-2025-1", "--lead", "1y", "--notes", "x", "--in-force", "2025-05-01")
    done(IMPORTED, treatytrack, "import", str(EXAMPLE))
    done(IMPORTED, treatytrack, "edit", TRANSPORT, "--tag", "project:instc", "--tag", "sea", "--replaced-by", SEAFARERS)
    done(IMPORTED, treatytrack, *edit)
    shutil.copy(treatytrack.register, then)
    done(CORRECTED, treatytrack, "edit", TRANSPORT, "--until", "2027-05-01", "--subject", "rail", "--tag", "road")
    done(CORRECTED, treatytrack, "edit", "AZE-IRN-2025-4", "--type", "treaty", "--signed", "2024", "--place", "Quba")
    done(TAKEN_OUT, treatytrack, "remove", SEAFARERS, "AZE-IRN-2025-5", "--yes")
    return then, treatytrack.register


@pytest.mark.parametrize("field", ASKED_BY)
def test_each_field_finds_what_it_found_then(treatytrack: Treatytrack, two: tuple[Path, Path], field: str) -> None:
    then, now = map(str, two)
    for value in ASKED_BY[field]:
        term = f"{field.replace('_', '-')}:{value}" if field else value
        for asked_for in (term, f"not:{term}"):
            words = ("list", asked_for, "--columns", "recorded,computed", "--format", "csv")
            was = at(NOW, treatytrack, *words, "--db", then)
            known = at(NOW, treatytrack, *words, "--db", now, "--known-on", "2026-02-01")
            assert (known.out, known.code) == (was.out, was.code), was.err
            assert known.err.partition("\n")[2] == was.err


def test_one_agreement_is_looked_up(changed: Treatytrack) -> None:
    with open_for_reading(changed.register) as register:
        known = register.past.as_known(4, "2026-11-21T00:00:00.000Z")
        looked = known._connection.execute(
            "EXPLAIN QUERY PLAN SELECT record FROM agreement AS a WHERE a.ref = :ref", {"ref": TRANSPORT}
        ).fetchall()
    steps = [said for *_, said in looked]
    assert any("(subject=? AND ref=?)" in step for step in steps)
    assert [step for step in steps if step.startswith("SCAN")] == []


BEHIND = datetime(2001, 1, 1, 7, 30, tzinfo=UTC)
FAR_AHEAD = datetime(2099, 1, 1, 7, 30, tzinfo=UTC)


def test_what_a_clock_dates_far_behind_stands_where_it_was_made(changed: Treatytrack) -> None:
    ended = at(BEHIND, changed, "edit", TRANSPORT, "--title", "Changed")
    assert (ended.err.splitlines()[0], ended.code) == (
        "The clock says that it is 2001-01-01 07:30 UTC, but the last change was made at 2026-06-01 08:00 UTC: one of "
        "the two is wrong; see to the clock",
        DONE,
    )
    words = ("list", f"ref:{TRANSPORT}", "--columns", "title", "--format", "csv")
    assert asked(changed, *words, on="2026-05-31").lines == ["title", "Memorandum on Transport"]
    assert asked(changed, *words, on="2026-06-01").lines == ["title", "Changed"]
    assert asked(changed, "list", on="2026-01-09").code == WRONG
    told = asked(changed, "history", "--since", "2026-06-01", "--format", "jsonl")
    assert [json.loads(line)["command"] for line in told.lines] == ["edit", "event edit", "remove"]
    assert asked(changed, "check").code == DONE


def test_what_a_clock_dates_far_ahead_stands_where_it_was_made(changed: Treatytrack) -> None:
    assert at(FAR_AHEAD, changed, "edit", TRANSPORT, "--title", "Ahead").code == DONE
    told = at(TAKEN_OUT + timedelta(days=1), changed, "edit", TRANSPORT, "--title", "After")
    assert "the last change was made at 2099-01-01 07:30 UTC: one of the two is wrong" in told.err
    told = at(TAKEN_OUT + timedelta(days=3), changed, "edit", TRANSPORT, "--title", "Long after")
    assert "clock" not in told.err
    words = ("list", f"ref:{TRANSPORT}", "--columns", "title", "--format", "csv")
    for day, title in (("2026-05-31", "Memorandum on Transport"), ("2026-06-04", "Long after")):
        assert asked(changed, *words, on=day).lines == ["title", title]
    told = asked(changed, "history", "--since", "2026-06-02", "--limit", "1", "--format", "jsonl")
    assert [json.loads(line)["after"]["title"] for line in told.lines] == ["Long after"]


def test_the_little_by_which_clocks_differ_is_not_told(changed: Treatytrack) -> None:
    ended = at(TAKEN_OUT - timedelta(minutes=4), changed, "edit", TRANSPORT, "--title", "Changed")
    assert (ended.err.count("\n"), "clock" in ended.err, ended.code) == (1, False, DONE)
    when = json.loads(asked(changed, "history", "--limit", "1", "--format", "jsonl").out)["at"]
    assert when == "2026-06-01T07:56:00.000Z"


def test_of_some_agreements_it_is_known_what_they_were_and_what_replaces_them(
    treatytrack: Treatytrack, baku: Path
) -> None:
    first, second = "AZE-IRN-2025-1", "AZE-IRN-2025-2"
    assert treatytrack("edit", first, "--replaced-by", second).code == DONE
    assert treatytrack("edit", first, "--clear", "replaced_by").code == DONE
    day = date(2026, 11, 22)
    with open_for_reading(baku) as register:
        last = register.past.last_change_before() - 1
        for looking_back in (False, True):
            known = register.past.as_known(last, "9999") if looking_back else register
            with known.known_after(last, [first]) as then:
                assert [one.ref for one in then.agreements(Query(), day)] == [first, second]
                assert then.agreement("AZE-IRN-2025-3") is None
            assert len([*known.agreements(Query(), day)]) == 5
