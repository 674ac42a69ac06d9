"""`report`: what comes due in a window, section by section; what people have to settle; nothing else."""

import csv
import io

import pytest

from .world import CONFLICT, CULTURE, DONE, POLITICAL, TRANSPORT, WRONG, Ended, Treatytrack

pytestmark = pytest.mark.usefixtures("baku")

SOMETHING_IS_DUE = 10
TRADE = ("--in-force", "2017-03-17", "--lasts", "5y", "--renewal", "tacit", "--renewal-length", "1y", "--notice", "6m")
TRANSPORT_TITLE = (
    "Memorandum of Understanding on Comprehensive Cooperation in the Field of Transportation for 2025-2026"
)
POLITICAL_TITLE = "Programme of Political Consultations between the Ministries of Foreign Affairs for 2025-2027"

EXPIRING = f"""\
TREATY EXPIRY REPORT  as of Saturday 21 November 2026
relations.db: 5 agreements, 5 live (5 in force), 0 over
Looking ahead 90 days, to Fri 19 Feb 2027
Looking back 7 days, to Sat 14 Nov 2026
In short: 2 come due, the next in 40 days; nothing was missed or ended; 5 to confirm

EXPIRING (2)
  in 40 days  Thu 31 Dec 2026 at the latest ?   AZE-IRN-2025-2  {TRANSPORT_TITLE}
      Azerbaijan, Iran: may have passed since 1 Jan 2026; until 2026?: some day in 2026; renewal not known
  in 41 days  Fri 1 Jan 2027 at the earliest ?  AZE-IRN-2025-1  {POLITICAL_TITLE}
      Azerbaijan, Iran: at the latest 31 Dec 2027; until 2027?: some day in 2027; renewal not known

TO CONFIRM (5)
"""
NOTHING_ELSE = """
Nothing under: give notice by, renewing, also coming, missed or ended, contradictions, waiting to enter into force.
5 agreements looked at on Sat 21 Nov 2026; register last changed on """


LISTED = "treatytrack --db relations.db list confirm:entry,end,renewal,notice,date,other"


def rows(ended: Ended) -> list[dict[str, str]]:
    """The report as csv."""
    return list(csv.DictReader(io.StringIO(ended.out)))


def add(treatytrack: Treatytrack, *words: str) -> None:
    ended = treatytrack("add", *words, "--between", "IRN", "CHE")
    assert ended.code == DONE, ended.err


def sections(treatytrack: Treatytrack, *words: str, as_of: str = "2026-11-21") -> list[tuple[str, str, str]]:
    """Section, ref and day of every entry with a day."""
    found = rows(treatytrack("report", "--format", "csv", *words, as_of=as_of))
    return [(row["section"], row["ref"], row["date"]) for row in found if row["date"]]


def test_what_comes_due_stands_first_and_what_is_empty_is_named(treatytrack: Treatytrack) -> None:
    ended = treatytrack("report")
    assert (ended.err, ended.code) == ("", DONE)
    assert ended.out.startswith(EXPIRING)
    assert NOTHING_ELSE in ended.out
    assert ended.out.endswith("; rule set 7.\n")


def test_what_is_to_be_confirmed_is_one_line_an_agreement_for_people_and_one_a_field_for_scripts(
    treatytrack: Treatytrack,
) -> None:
    shown = treatytrack("report").out
    told = "Azerbaijan, Iran: whether and when it entered into force; when it ends; whether and for how long it renews"
    assert f"  {TRANSPORT}  {TRANSPORT_TITLE}\n      {told}\n" in shown
    fields = [row["kind"] for row in rows(treatytrack("report", "--format", "csv")) if row["ref"] == TRANSPORT]
    assert fields == ["expires", "entry", "end", "renewal"]


@pytest.mark.parametrize(
    ("in_force", "said"),
    [
        ("2026-12-22", "enters into force 22 Dec 2026"),
        ("2026-12?", "enters into force some day in Dec 2026"),
        (
            "2026-10..2027-02",
            "enters into force some day from 1 Oct 2026 to 28 Feb 2027, if it is not in force already",
        ),
    ],
)
def test_when_what_waits_may_enter_into_force_is_told(treatytrack: Treatytrack, in_force: str, said: str) -> None:
    add(treatytrack, "Trade", "--ref", "T", "--signed", "2026-01-02", "--in-force", in_force, "--lasts", "open")
    waiting = treatytrack("report", "ref:T").out.partition("\nWAITING TO ENTER INTO FORCE (1)\n")[2]
    assert waiting.splitlines()[1].endswith(f": {said}")


def test_of_a_recorded_renewal_only_its_length_is_to_be_confirmed(treatytrack: Treatytrack) -> None:
    add(treatytrack, "Trade", "--ref", "T", "--in-force", "2013-03-01", "--lasts", "5y", "--renewal", "tacit",
        "--notice", "6m")  # fmt: skip
    assert "Switzerland: for how long it renews\n" in treatytrack("report", "ref:T").out


def test_every_kind_of_deadline_has_its_section(treatytrack: Treatytrack) -> None:
    add(treatytrack, "Trade", "--ref", "T", *TRADE)
    add(treatytrack, "Denounced", "--ref", "D", "--in-force", "2000-01-01", "--lasts", "open", "--denunciation",
        "receipt + 6m", "--event", "denounced 2026-10-01")  # fmt: skip
    add(treatytrack, "Coming", "--ref", "C", "--signed", "2026-01-01", "--in-force", "2027-06-01", "--lasts", "open",
        "--event", "review 2027-02-01")  # fmt: skip
    add(treatytrack, "Survives", "--ref", "S", "--in-force", "2000-01-01", "--ended", "2020-01-01", "--survival", "7y")
    assert sections(treatytrack, "--within", "1y", "party:CHE") == [
        ("give-notice", "T", "2027-09-16"),
        ("expiring", "D", "2027-03-31"),
        ("renewing", "T", "2027-03-17"),
        ("also-coming", "S", "2026-12-31"),
        ("also-coming", "C", "2027-02-01"),
        ("also-coming", "C", "2027-06-01"),
    ]
    waiting = [row["ref"] for row in rows(treatytrack("report", "--format", "csv")) if row["section"] == "waiting"]
    assert waiting == ["C"]


def test_what_is_applied_provisionally_waits_to_enter_into_force_as_what_is_signed(treatytrack: Treatytrack) -> None:
    words = ("--provisional", "2026-02-15", "--entry-rule", "notification + 30d")
    add(treatytrack, "Agreement on Air Services", "--ref", "P", "--signed", "2026-02-01", *words)
    found = rows(treatytrack("report", "--format", "csv"))
    assert [(row["ref"], row["kind"]) for row in found if row["section"] == "waiting"] == [("P", "provisional")]
    for all_of_them in ((), ("--all",)):
        told = treatytrack("report", *all_of_them).lines
        at = told.index("WAITING TO ENTER INTO FORCE (1)")
        assert told[at + 1 : at + 3] == [
            "  P  Agreement on Air Services",
            "      Iran, Switzerland: applied provisionally; by notification + 30d, which is not met yet",
        ]


def test_what_waits_says_what_was_done_so_far_and_by_whom(treatytrack: Treatytrack) -> None:
    add(treatytrack, "Pensions", "--ref", "P", "--signed", "2026-02-01", "--entry-rule", "ratification + 30d")
    said = "      Iran, Switzerland: by ratification + 30d, which is not met yet"
    assert said in treatytrack("report").lines
    assert treatytrack("record", "P", "ratified", "2026-10-15", "--by", "IRN").code == DONE
    assert f"{said}; so far: ratified 15 Oct 2026 by IRN" in treatytrack("report").lines
    assert said in treatytrack("report", as_of="2026-10-14").lines


def test_renewing_says_until_when_it_is_locked_in(treatytrack: Treatytrack) -> None:
    add(treatytrack, "Trade", "--ref", "T", *TRADE)
    assert (
        "renews for 1 year; notice was possible until 16 Sep 2026: locked in until 16 Mar 2028"
        in treatytrack("report", "--within", "6m").out
    )


def test_a_lead_time_brings_a_deadline_in_that_long_ahead_whatever_the_window(treatytrack: Treatytrack) -> None:
    assert sections(treatytrack, f"ref:{CULTURE}") == []
    assert treatytrack("edit", CULTURE, "--lead", "2y").code == DONE
    assert sections(treatytrack, f"ref:{CULTURE}", "--within", "7d") == [("expiring", CULTURE, "2028-01-01")]
    assert treatytrack("edit", CULTURE, "--lead", "1y").code == DONE
    assert sections(treatytrack, f"ref:{CULTURE}", "--within", "7d") == []
    assert sections(treatytrack, f"ref:{CULTURE}", "--within", "2y") == [("expiring", CULTURE, "2028-01-01")]


def test_an_uncertain_deadline_does_not_wait_for_certainty(treatytrack: Treatytrack) -> None:
    (entry,) = rows(treatytrack("report", f"ref:{POLITICAL}", "--format", "csv"))[:1]
    assert (entry["date"], entry["earliest"], entry["latest"]) == ("2027-01-01", "2027-01-01", "2027-12-31")
    assert (entry["days_left"], entry["certain"]) == ("41", "no")


def test_exit_code_tells_whether_something_comes_due(treatytrack: Treatytrack) -> None:
    assert treatytrack("report", "--exit-code").code == SOMETHING_IS_DUE
    assert treatytrack("report").code == DONE
    assert treatytrack("report", "--exit-code", f"ref:{CULTURE}").code == DONE


def test_quiet_if_empty_writes_nothing_where_only_questions_are_left(treatytrack: Treatytrack) -> None:
    assert treatytrack("report", f"ref:{CULTURE}", "--quiet-if-empty") == Ended("", "", DONE)
    assert treatytrack("report", "--quiet-if-empty") == treatytrack("report")


def test_an_empty_report_says_that_it_is_a_true_one(treatytrack: Treatytrack) -> None:
    shown = treatytrack("report", "party:RUS").lines
    assert shown[1] == "relations.db: 0 of 5 agreements, party:RUS; 0 live (0 in force), 0 over"
    assert shown[-2].startswith("Nothing under: give notice by, expiring, renewing, also coming, missed or ended")
    assert shown[-1].startswith("0 of 5 agreements, party:RUS, looked at on Sat 21 Nov 2026; register last changed on ")


@pytest.mark.parametrize(
    ("words", "counted"),
    [
        (("--party", "Iran", "status:live"), "5 of 5 agreements, --party Iran status:live"),
        (("media talks", "--between", "AZE", "IRN"), "0 of 5 agreements, --between AZE IRN 'media talks'"),
        (("type:memorandum",), "3 of 5 agreements, type:memorandum"),
    ],
)
def test_a_narrowed_report_says_so_in_the_words_as_typed(
    treatytrack: Treatytrack, words: tuple[str, ...], counted: str
) -> None:
    shown = treatytrack("report", *words).lines
    assert shown[1].startswith(f"relations.db: {counted}; ")
    assert shown[-1].startswith(f"{counted}, looked at on Sat 21 Nov 2026; ")
    marked = treatytrack("report", *words, "--format", "markdown").lines
    assert marked[2].startswith(f"relations.db: {counted}; ")
    assert marked[-1].startswith(f"{counted}, looked at on Sat 21 Nov 2026; ")


def test_only_the_ten_most_urgent_questions_are_shown_to_people(treatytrack: Treatytrack) -> None:
    for number in range(8):
        add(treatytrack, f"Plan {number}", "--type", "plan", "--signed", "2020-01-01")
    shown = treatytrack("report").out
    assert "TO CONFIRM (13)\n" in shown
    assert f"  and 3 more: {LISTED}\n" in shown
    assert "more:" not in treatytrack("report", "--all").out
    asked = {row["ref"] for row in rows(treatytrack("report", "--format", "csv")) if row["section"] == "to-confirm"}
    assert len(asked) == 13
    assert set(treatytrack.refs(*LISTED.split()[4:])) == asked


def test_markdown_keeps_every_cell_a_cell(treatytrack: Treatytrack) -> None:
    add(
        treatytrack,
        "a|b <i>*c*</i> [d]",
        "--ref",
        "M",
        "--in-force",
        "2000-01-01",
        "--lasts",
        "27y",
        "--renewal",
        "none",
    )
    shown = treatytrack("report", "ref:M", "--format", "markdown").lines
    assert shown[0] == "# Treaty expiry report, Saturday 21 November 2026"
    assert "## Expiring (1)" in shown
    assert (
        "| in 40 days | Thu 31 Dec 2026 | M | a\\|b &lt;i>\\*c\\*&lt;/i> \\[d\\] | Iran, Switzerland | "
        "27 years from entry into force; no renewal |"
    ) in shown


def test_a_file_chooses_the_format_by_its_ending(treatytrack: Treatytrack) -> None:
    for name, first in (
        ("r.md", "# Treaty"),
        ("r.csv", "section,ref"),
        ("r.txt", "TREATY EXPIRY"),
        ("r.html", "<!DOCTYPE html>"),
        ("r.ics", "BEGIN:VCALENDAR"),
    ):
        assert treatytrack("report", "-o", name) == Ended("", f"Wrote {name}\n", DONE)
        assert (treatytrack.folder / name).read_text().startswith(first)


@pytest.mark.parametrize(("name", "of"), [("x.foo", "no format"), ("r.jsonl", "jsonl, which is not written here")])
def test_an_ending_that_names_no_format_of_it_is_refused(treatytrack: Treatytrack, name: str, of: str) -> None:
    ending = name.partition(".")[2]
    assert treatytrack("report", "-o", name) == Ended(
        "",
        f"{name} cannot be written: .{ending} is the ending of {of}; nothing was written: end the name in "
        ".txt, .md, .html, .csv, .json or .ics, or choose with --format plain, markdown, html, csv, json or ics.\n",
        WRONG,
    )
    assert not (treatytrack.folder / name).exists()
    assert treatytrack("report", "-o", name, "--format", "csv") == Ended("", f"Wrote {name}\n", DONE)


def test_the_register_itself_is_never_overwritten(treatytrack: Treatytrack) -> None:
    before = treatytrack.digest
    ended = treatytrack("report", "-o", "relations.db", "--format", "plain")
    assert ended == Ended(
        "", "relations.db is the register itself; nothing was written: name another file.\n", CONFLICT
    )
    assert treatytrack.digest == before


def test_a_name_without_an_ending_is_plain(treatytrack: Treatytrack) -> None:
    assert treatytrack("report", "-o", "r") == Ended("", "Wrote r\n", DONE)
    assert (treatytrack.folder / "r").read_text() == treatytrack("report", "-o", "-").out


def test_on_a_terminal_it_is_wrapped_to_its_width(treatytrack: Treatytrack) -> None:
    whole = treatytrack("report").out
    for columns in (40, 60, 80):
        wrapped = treatytrack("report", columns=columns, NO_COLOR="1")
        assert max(map(len, wrapped.lines)) <= columns
        assert wrapped.out.split() == whole.split()


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--format", "xml"), '"xml" is not a format: write plain, markdown, html, csv, json or ics.\n'),
        (
            ("--within", "soon"),
            '--within: "soon" is not a length: write years, months and days as in 5y, 6m, 90d or 1y6m.\n',
        ),
        (("stauts:live",), '"stauts" is not a field: did you mean status:? Or to search for the words, write'),
    ],
)
def test_a_wrong_word_is_named(treatytrack: Treatytrack, words: tuple[str, ...], said: str) -> None:
    ended = treatytrack("report", *words)
    assert (ended.out, ended.code) == ("", WRONG)
    assert ended.err.startswith(said)


def test_what_signs_mean_is_said_where_there_are_any(treatytrack: Treatytrack) -> None:
    assert "\n? not certain: it may be another day, or none.\nNothing under: " in treatytrack("report").out
    add(treatytrack, "T", "--in-force", "2020-01-01", "--until", "2026-12-01")
    assert "\n~ rests on an assumption   ? not certain: it may be another day, or none.\n" in treatytrack("report").out
    assert "\n~ rests on an assumption.\n" in treatytrack("report", "not:confirm:end").out
    assert "rests on" not in treatytrack("report", "--within", "1d").out


def test_every_agreement_is_counted_in_the_first_line(treatytrack: Treatytrack) -> None:
    add(treatytrack, "T", "--signed", "2027-01-01")
    assert "\nrelations.db: 6 agreements, 5 live (5 in force), 0 over, 1 neither (draft or unknown)\n" in (
        treatytrack("report").out
    )


def test_what_contradicts_itself_twice_is_counted_once_as_it_is_listed(treatytrack: Treatytrack) -> None:
    columns = "ref,title,type,party_a,party_b,signed,entry_rule,in_force,until,lasts"
    wrong = "ODD,Archives,agreement,AZE,BGR,2020-01-01,signature + 30d,2020-06-01,2030-01-01,5y"
    treatytrack.csv("odd.csv", f"{columns}\n{wrong}\n")
    assert treatytrack("import", "odd.csv").code == DONE
    ended = treatytrack("report", "party:BGR")
    assert ended.lines[4].endswith("; 1 contradicts itself")
    assert "CONTRADICTIONS (1)" in ended.lines
    assert len(rows(treatytrack("report", "party:BGR", "--format", "csv"))) == 2


def test_csv_for_a_spreadsheet_runs_nothing_there(treatytrack: Treatytrack) -> None:
    add(treatytrack, '=HYPERLINK("http://x")', "--in-force", "2020-01-01", "--until", "2026-12-01")
    for words, begin, cell in (
        ((), "section,", ',"=HYPERLINK('),
        (("--for-spreadsheet",), "\ufeffsection,", ",\"'=HYPERLINK("),
    ):
        written = treatytrack("report", "--format", "csv", *words).out
        assert written.startswith(begin)
        assert cell in written
    refused = treatytrack("report", "--for-spreadsheet")
    assert refused == Ended("", "--for-spreadsheet is for csv and tsv: leave it out, or add --format csv.\n", WRONG)


def test_on_the_day_on_which_it_renews_notice_is_told_as_too_late(treatytrack: Treatytrack) -> None:
    terms = ("--in-force", "2021-12-15", "--lasts", "5y", "--renewal", "tacit", "--renewal-length", "5y")
    add(treatytrack, "Trade", "--ref", "T", *terms, "--notice", "none")
    shown = treatytrack("report", "ref:T", as_of="2026-12-15").out
    said = "renews for 5 years; notice was possible until 14 Dec 2026: locked in until 14 Dec 2031"
    assert f"Iran, Switzerland: {said}\n" in shown
    assert "unless notice" not in shown


def test_what_replaces_it_is_named_before_and_after_its_day(treatytrack: Treatytrack) -> None:
    add(treatytrack, "New", "--ref", "NEW", "--signed", "2026-05-01", "--in-force", "2026-12-20", "--lasts", "open")
    add(treatytrack, "Old", "--ref", "OLD", "--in-force", "2010-01-01", "--lasts", "open", "--replaced-by", "NEW")
    said = "replaced by NEW, in force from 20 Dec 2026\n"
    assert f"Iran, Switzerland: last day in force: {said}" in treatytrack("report", "ref:OLD").out
    assert f"Iran, Switzerland: {said}" in treatytrack("report", "ref:OLD", as_of="2026-12-22").out
