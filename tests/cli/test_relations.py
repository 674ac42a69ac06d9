"""`relations`: everything between two parties on one page, and with whom one party has how much.

What the page says of the example on 21 November 2026 stands in `golden/relations`; where it is meant to change, write
what it is now there and read the difference.
"""

import json
import shutil
from pathlib import Path

import pytest

from .world import CULTURE, DAY, DONE, EXAMPLE, MEDIA, POLITICAL, SEAFARERS, TRANSPORT, WRONG, Ended, Treatytrack

GOLDEN = Path(__file__).parent / "golden" / "relations"
VISIT = "AZE-IRN-2025-E1"


@pytest.fixture(scope="module")
def whole_example(registers: dict[str, Path], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A register that nobody changes: the example as it is shipped, with its events."""
    program = Treatytrack(tmp_path_factory.mktemp("example"))
    shutil.copy(registers["empty"], program.register)
    assert program("import", str(EXAMPLE.with_name("register.json"))).code == DONE
    return program.register


@pytest.fixture
def example(treatytrack: Treatytrack, whole_example: Path) -> Path:
    """The register holds the example."""
    return Path(shutil.copy(whole_example, treatytrack.register))


def section(ended: Ended, title: str) -> list[str]:
    """The lines of a section of the page."""
    lines = ended.lines
    at = lines.index(title) + 1
    return lines[at : lines.index("", at)]


@pytest.mark.usefixtures("example")
@pytest.mark.parametrize(("name", "words"), [
    ("azerbaijan-iran.txt", ("AZE", "IRN")),
    ("azerbaijan-iran.md", ("AZE", "IRN", "--format", "markdown")),
    ("azerbaijan-iran.json", ("AZE", "IRN", "--format", "json")),
    ("iran.txt", ("IRN",)),
    ("iran.json", ("IRN", "--format", "json")),
])  # fmt: skip
def test_the_page_on_the_example_is_as_it_was(name: str, words: tuple[str, ...], treatytrack: Treatytrack) -> None:
    assert treatytrack("relations", *words) == Ended((GOLDEN / name).read_text(encoding="utf-8"), "", DONE)


@pytest.mark.usefixtures("example")
def test_as_html_it_is_a_page_in_a_file(treatytrack: Treatytrack) -> None:
    ended = treatytrack("relations", "AZE", "IRN", "-o", "page.html")
    assert ended == Ended("", "Wrote page.html\n", DONE)
    page = (treatytrack.folder / "page.html").read_text(encoding="utf-8")
    assert page.startswith('<!DOCTYPE html>\n<html lang="en">')
    assert "<title>Azerbaijan and Iran, Saturday 21 November 2026</title>" in page
    assert '<a href="#agreements">Agreements</a> <span class="count">(5)</span>' in page
    refs = (CULTURE, MEDIA, POLITICAL, SEAFARERS, TRANSPORT, VISIT)
    assert [ref for ref in refs if f'<th scope="row" class="ref">{ref}</th>' not in page] == []


@pytest.mark.usefixtures("example")
def test_it_tells_all_that_the_example_holds(treatytrack: Treatytrack) -> None:
    shipped = json.loads(EXAMPLE.with_name("register.json").read_text(encoding="utf-8"))
    page = treatytrack("relations", "AZE", "IRN").out
    for record in (*shipped["agreements"], *shipped["events"]):
        said = [record["ref"], record["title"], record["notes"] or "", *record["sources"], *record["subjects"]]
        said += record.get("persons", ())
        assert [text for text in said if text not in page] == []


@pytest.mark.usefixtures("example")
def test_what_was_signed_on_an_occasion_and_what_followed_stand_below_it(treatytrack: Treatytrack) -> None:
    happened = section(treatytrack("relations", "AZE", "IRN"), "WHAT HAPPENED")
    order = [word for line in happened for word in line.split() if word.startswith("AZE-IRN-")]
    at = order.index(VISIT)
    assert order[at + 1 : at + 6] == [POLITICAL, TRANSPORT, SEAFARERS, CULTURE, MEDIA]
    assert order[:3] == ["AZE-IRN-2023-E1", "AZE-IRN-2023-E2", "AZE-IRN-2024-E1"]
    assert any("AZE-IRN-2024-E1  └─ Azerbaijan's embassy in Tehran reopened" in line for line in happened)
    assert order[-1] == "AZE-IRN-ND-E9"


@pytest.mark.usefixtures("example")
def test_programs_get_what_the_lists_give_them(treatytrack: Treatytrack) -> None:
    whole = json.loads(treatytrack("relations", "AZE", "IRN", "--format", "json").out)
    assert list(whole) == [
        "day", "parties", "summary", "agreements", "events", "events_with_others", "deadlines", "third_parties",
        "projects", "subjects", "places", "persons", "sources",
    ]  # fmt: skip
    assert whole["day"] == DAY
    assert whole["parties"] == [{"code": "AZE", "name": "Azerbaijan"}, {"code": "IRN", "name": "Iran"}]

    def listed(*words: str) -> list[dict[str, object]]:
        found: list[dict[str, object]] = json.loads(treatytrack(*words, "between:AZE-IRN", "--format", "json").out)
        return found

    assert whole["agreements"] == listed("list")
    assert whole["events"] == listed("event", "list")
    assert whole["deadlines"] == listed("deadlines", "--within", "10y")
    assert whole["projects"][0] == {
        "project": "instc", "count": 4, "refs": [TRANSPORT, VISIT, "AZE-IRN-ND-E8", "IRN-RUS-ND-E1"],
    }  # fmt: skip
    assert [(one["party"], one["count"]) for one in whole["third_parties"]] == [
        ("ARM", 7), ("ISR", 7), ("TUR", 5), ("RUS", 2),
    ]  # fmt: skip


@pytest.mark.usefixtures("example")
def test_the_order_of_the_two_and_their_other_names_make_no_difference_but_to_the_title(
    treatytrack: Treatytrack,
) -> None:
    one, other = (treatytrack("relations", *names).lines for names in (("AZE", "IRN"), ("Persia", "Azerbaycan")))
    assert other[0] == "IRAN AND AZERBAIJAN  as of Saturday 21 November 2026"
    assert one[1:] == other[1:]


@pytest.mark.usefixtures("example")
@pytest.mark.parametrize(("words", "said"), [
    (("IRN", "Persia"), '"IRN" and "Persia" are Iran (IRN): name two different parties, or one to see all its relations.'),
    (("IRN", "IRN"), "Both are Iran (IRN): name two different parties, or one to see all its relations."),
    (("IRN", "Iran+"), '"IRN" and "Iran+" are Iran (IRN): name two different parties, or one to see all its relations.'),
    (("Azerbaijn", "IRN"), 'No party is called "Azerbaijn". Did you mean Azerbaijan (AZE)?'),
    (("IRN", "Congo"), '"Congo" may be Congo (Brazzaville) (COG) or Congo (Kinshasa) (COD): write the code.'),
    (("Korea",), '"Korea" may be South Korea (KOR) or North Korea (PRK): write the code.'),
    (("AZE", "IRN", "--format", "pdf"), '"pdf" is not a format: write plain, markdown, html or json.'),
])  # fmt: skip
def test_what_cannot_be_asked_is_refused_in_a_sentence(
    words: tuple[str, ...], said: str, treatytrack: Treatytrack
) -> None:
    assert treatytrack("relations", *words) == Ended("", f"{said}\n", WRONG)


@pytest.mark.usefixtures("example")
def test_two_between_whom_there_is_nothing_are_told_so_with_what_each_has_alone(treatytrack: Treatytrack) -> None:
    assert treatytrack("relations", "IRN", "Chile") == Ended(
        "IRAN AND CHILE  as of Saturday 21 November 2026\n"
        "Nothing is recorded between Iran and Chile.\n\n"
        "EACH BY ITSELF\n"
        "  Iran (IRN): 5 agreements and 25 events with others: treatytrack --db relations.db relations IRN\n"
        "  Chile (CHL): nothing in this register.\n\n"
        "treatytrack add --between IRN CHL records an agreement, "
        "treatytrack event add --between IRN CHL what happened.\n",
        "",
        DONE,
    )


@pytest.mark.usefixtures("example")
def test_third_parties_alone_are_no_relation_but_are_told(treatytrack: Treatytrack) -> None:
    told = treatytrack("relations", "ARM", "ISR")
    assert told.lines[1] == "Nothing is recorded between Armenia and Israel."
    assert [line.split()[-1] for line in section(told, "WHO ELSE IS CONCERNED")[1:]] != []


@pytest.mark.usefixtures("empty")
def test_in_an_empty_register_there_is_nothing(treatytrack: Treatytrack) -> None:
    both, one = treatytrack("relations", "AZE", "IRN"), treatytrack("relations", "IRN")
    assert (both.code, both.err, one.code, one.err) == (DONE, "", DONE, "")
    assert "Nothing is recorded between Azerbaijan and Iran." in both.out
    assert one.lines[:2] == ["RELATIONS OF IRAN  as of Saturday 21 November 2026", "Nothing is recorded of Iran."]
    whole = json.loads(treatytrack("relations", "AZE", "IRN", "--format", "json").out)
    assert (whole["agreements"], whole["summary"]["agreements"], whole["summary"]["next_deadline"]) == ([], 0, None)


@pytest.mark.usefixtures("empty")
def test_the_life_of_an_agreement_is_told_at_its_days(treatytrack: Treatytrack) -> None:
    add(treatytrack, "Trade", "--ref", "T", "--signed", "2001-05-06", "--in-force", "2002-01-01", "--lasts", "open",
        "--denunciation", "receipt + 6m", "--event", "amended 2010-03-01: annex II",
        "--event", "denounced 2020-02-10 by CHE", "--event", "review 2030-01-01")  # fmt: skip
    told = treatytrack("relations", "IRN", "CHE")
    assert section(told, "WHAT HAPPENED") == [
        "  When         Kind        Ref  What",
        "  6 May 2001   signed      T    Trade",
        "  1 Jan 2002   in force    T    In force: Trade",
        "  1 Mar 2010   amended     T    Amended: Trade",
        "                                  annex II",
        "  10 Feb 2020  denounced   T    Denounced by Switzerland: Trade",
        "  9 Aug 2020   terminated  T    Last day in force: Trade",
    ]
    assert told.lines[1] == "1 agreement: 1 terminated; no event."


@pytest.mark.usefixtures("empty")
def test_what_a_status_does_not_say_stands_below_the_agreement(treatytrack: Treatytrack) -> None:
    add(treatytrack, "Trade", "--ref", "T", "--in-force", "2002-01-01", "--lasts", "open", "--denunciation",
        "receipt + 6m", "--event", "denounced 2026-10-01 by CHE", "--notes", "the annex is lost")  # fmt: skip
    assert section(treatytrack("relations", "IRN", "CHE"), "AGREEMENTS (1)") == [
        "  Ref  Status    Last day     Agreement",
        "  T    in force  31 Mar 2027  Trade",
        "                                notice given · the annex is lost",
    ]


@pytest.mark.usefixtures("empty")
def test_what_may_be_over_is_said_of_those_that_are_not(treatytrack: Treatytrack) -> None:
    add(treatytrack, "Trade", "--in-force", "2016-05-01", "--until", "2026?", "--renewal", "none")
    add(treatytrack, "Transit", "--in-force", "2016-05-01", "--lasts", "open")
    add(treatytrack, "Visas", "--in-force", "2006-05-01", "--until", "2020-01-01", "--renewal", "none")
    first = treatytrack("relations", "IRN", "CHE").lines[1]
    assert first == "3 agreements: 2 in force (1 may be over already), 1 expired; no event."


@pytest.mark.usefixtures("empty")
def test_what_is_unsure_of_several_statuses_is_not_said_of_the_last_of_them(treatytrack: Treatytrack) -> None:
    add(treatytrack, "Trade", "--signed", "2016-05-01")
    add(treatytrack, "Transit", "--in-force", "2016-05-01")
    said = "2 agreements: 1 signed and not in force, 1 in force, none over; the end of 2 is not known; no event."
    assert treatytrack("relations", "IRN", "CHE").lines[1] == said


@pytest.mark.usefixtures("empty")
def test_counts_of_what_holds_a_comma_are_parted_by_semicolons(treatytrack: Treatytrack) -> None:
    add(treatytrack, "Loan", "--subject", "loans, credits & grants", "--subject", "trade", "--place", "Bern")
    told = treatytrack("relations", "IRN", "CHE")
    assert "  By subject: loans, credits & grants 1; trade 1." in told.lines
    assert section(told, "ALSO NAMED") == ["  Subjects: loans, credits & grants 1; trade 1.", "  Places: Bern 1."]


@pytest.mark.usefixtures("empty")
def test_what_kind_an_agreement_is_of_is_said_in_words(treatytrack: Treatytrack) -> None:
    add(treatytrack, "Visas", "--ref", "V", "--signed", "2020-01-01", "--type", "exchange-of-notes")
    told = treatytrack("relations", "IRN", "CHE")
    assert "  By type: exchange of notes 1." in told.lines
    assert section(told, "WHAT HAPPENED")[1] == "  1 Jan 2020  exchange of notes  V    Visas"
    assert section(told, "AGREEMENTS (1)")[1] == "  V    in force ~?  not known  exchange of notes  Visas"


@pytest.mark.usefixtures("empty")
def test_of_very_many_periods_the_first_are_drawn_and_the_way_to_the_others_is_told(treatytrack: Treatytrack) -> None:
    rows = "".join(f"T{number:02},Trade,IRN,CHE,2017-01-01,{2026 + number}-01-01\n" for number in range(52))
    treatytrack.csv("many.csv", "ref,title,party_a,party_b,in_force,until\n" + rows)
    assert treatytrack("import", "many.csv").code == DONE
    told = treatytrack("--as-of", "2026-01-01", "relations", "IRN", "CHE")
    drawn = [line.split()[0] for line in section(told, "THE PERIODS") if line.startswith("T")]
    assert drawn == [f"T{number:02}" for number in range(50)]
    more = "  and 2 more: treatytrack --db relations.db --as-of 2026-01-01 timeline between:IRN-CHE not:status:over"
    assert [line for line in told.lines if "more: " in line] == [more]


@pytest.mark.usefixtures("empty")
def test_notes_of_several_lines_are_so_many_details(treatytrack: Treatytrack) -> None:
    add(treatytrack, "Trade", "--ref", "T", "--notes", "the annex is lost\n\nasked for it ")
    event(treatytrack, "Talks", "--date", "2026-11-01", "--place", "Bern", "--note", "on trade\r\nand transit")
    told = treatytrack("relations", "IRN", "CHE")
    assert section(told, "WHAT HAPPENED")[2].strip() == "Bern · on trade · and transit"
    assert section(told, "AGREEMENTS (1)")[2].strip() == "the annex is lost · asked for it"


@pytest.mark.usefixtures("empty")
def test_contradictions_are_named_in_short(treatytrack: Treatytrack) -> None:
    treatytrack.csv("wrong.csv", "ref,title,party_a,party_b,ended,stated_status\nT,Trade,IRN,CHE,2001-01-01,in force\n")
    assert treatytrack("import", "wrong.csv").code == DONE
    told = treatytrack("relations", "IRN", "CHE")
    assert "  Contradictions in T: treatytrack show REF tells." in section(told, "IN SHORT")


@pytest.mark.usefixtures("empty")
def test_what_lies_ahead_is_coming_and_did_not_happen(treatytrack: Treatytrack) -> None:
    event(treatytrack, "Visit", "--kind", "visit", "--date", "2027-03-01", "--place", "Bern")
    event(treatytrack, "Talks", "--kind", "talks", "--date", "2026-11-01")
    told = treatytrack("relations", "IRN", "CHE")
    assert section(told, "WHAT HAPPENED") == [
        "  When        Kind   Ref              What",
        "  1 Nov 2026  talks  CHE-IRN-2026-E1  Talks",
    ]
    assert section(told, "WHAT IS COMING") == [
        "  When         Date        Ref              What",
        "  in 100 days  1 Mar 2027  CHE-IRN-2027-E1  Visit",
        "                                              visit",
        "                                              Bern",
    ]
    assert told.lines[1] == "No agreement; 1 event, the first in 2026, and 1 ahead."
    assert "  Since 21 Nov 2025: 1 event." in told.lines


@pytest.mark.usefixtures("empty")
def test_what_is_ahead_in_the_life_of_an_agreement_is_said_once(treatytrack: Treatytrack) -> None:
    add(treatytrack, "Trade", "--ref", "T", "--in-force", "2026-05-01", "--event", "meeting 2027-03-01: experts")
    lines = section(treatytrack("relations", "IRN", "CHE"), "WHAT IS COMING")
    assert lines == [
        "  When         Date        Ref  What",
        "  in 100 days  1 Mar 2027  T    meeting: experts",
        "                                  Trade",
    ]
    assert section(treatytrack("relations", "IRN"), "WHAT IS COMING") == lines


@pytest.mark.usefixtures("empty")
def test_of_what_has_no_signature_the_day_by_which_it_stands_there_is_told(treatytrack: Treatytrack) -> None:
    add(treatytrack, "Trade", "--ref", "T", "--in-force", "2026-05-01", "--lasts", "open")
    add(treatytrack, "Visas", "--ref", "V", "--in-force", "2026-02", "--lasts", "open", "--type", "treaty")
    add(treatytrack, "Nothing dated", "--ref", "N")
    add(treatytrack, "Ahead", "--ref", "A", "--in-force", "2027-01-01", "--lasts", "open")
    event(treatytrack, "Crisis", "--kind", "incident", "--date", "2026-03-01")
    assert section(treatytrack("relations", "IRN", "CHE"), "WHAT HAPPENED") == [
        "  When        Kind      Ref              What",
        "  Feb 2026 ?  treaty    V                Visas",
        "                                           in force from Feb 2026 ?",
        "  1 Mar 2026  incident  CHE-IRN-2026-E1  Crisis",
        "  1 May 2026  in force  T                Trade",
        "                        N                Nothing dated",
    ]


@pytest.mark.usefixtures("empty")
@pytest.mark.parametrize(
    ("entry", "said"),
    [
        ("201X", "in force from some day from 2010 to 2019 ?"),
        ("[..2010-01-01]", "in force by 1 Jan 2010 ?"),
        ("[2010-01-01..]", "in force from 1 Jan 2010 ?"),
    ],
)
def test_an_uncertain_entry_into_force_reads_as_no_span_of_time(
    treatytrack: Treatytrack, entry: str, said: str
) -> None:
    add(treatytrack, "Visas", "--in-force", entry, "--lasts", "open", "--type", "treaty")
    assert section(treatytrack("relations", "IRN", "CHE"), "WHAT HAPPENED")[2].strip() == said


def since(treatytrack: Treatytrack) -> str:
    """The line of the page that counts what happened within a year."""
    (said,) = (line for line in treatytrack("relations", "IRN", "CHE").lines if line.startswith("  Since "))
    return said.removeprefix("  Since 21 Nov 2025: ")


@pytest.mark.usefixtures("empty")
@pytest.mark.parametrize(("words", "said"), [
    (("--in-force", "1957-06-16", "--denunciation", "receipt + 1y", "--event", "denounced 2025-12-03 by CHE"),
     "1 denunciation."),
    (("--in-force", "2026-05-01", "--lasts", "open"), "1 agreement entered into force."),
    (("--signed", "2026-01-10", "--type", "memorandum"), "1 agreement signed."),
    (("--signed", "2020-01-01", "--entry-rule", "ratification", "--event", "ratified 2026-02-03 by IRN",
      "--event", "meeting 2026-03-01", "--event", "meeting 2026-09-01"), "1 ratification, 2 meetings."),
    (("--in-force", "2020-01-01", "--lasts", "open", "--event", "suspended 2025-12-01",
      "--event", "resumed 2026-01-01", "--ended", "2026-06-01"), "1 suspension, 1 resumption, 1 agreement ended."),
    # not lately, or only ahead
    (("--in-force", "2020-01-01", "--lasts", "open", "--event", "amended 2025-11-20", "--event", "review 2027-01-01"),
     "nothing signed, ended or happened."),
    (("--in-force", "2020-01-01", "--until", "2026-11-21", "--renewal", "none"), "nothing signed, ended or happened."),
    # perhaps lately
    (("--in-force", "2020-01-01", "--lasts", "open", "--event", "amended 2026"), "nothing for sure."),
])  # fmt: skip
def test_all_that_happened_within_a_year_is_counted(
    words: tuple[str, ...], said: str, treatytrack: Treatytrack
) -> None:
    add(treatytrack, "Trade", *words)
    assert since(treatytrack) == said


@pytest.mark.usefixtures("example")
@pytest.mark.parametrize("words", [("AZE",), ("AZE", "IRN")])
def test_in_the_first_year_of_the_calendar_a_year_back_is_its_first_day(
    words: tuple[str, ...], treatytrack: Treatytrack
) -> None:
    ended = treatytrack("relations", *words, as_of="0001-06-01")
    assert (ended.code, ended.err) == (DONE, "")
    assert "Since 1 Jan 1: nothing" in ended.out


@pytest.mark.usefixtures("empty")
def test_what_names_each_other_in_a_circle_is_told_once(treatytrack: Treatytrack) -> None:
    event(treatytrack, "Visit", "--date", "2020-01-01")
    add(treatytrack, "Plan", "--ref", "P", "--signed", "2020-01-01", "--occasion", "CHE-IRN-2020-E1")
    assert treatytrack("event", "edit", "CHE-IRN-2020-E1", "--after", "P").code == DONE
    refs = [line.split()[-2:] for line in section(treatytrack("relations", "IRN", "CHE"), "WHAT HAPPENED")[1:]]
    assert refs == [["P", "Plan"], ["└", "Visit"]]


@pytest.mark.usefixtures("empty")
def test_what_a_union_signed_is_its_members_too(treatytrack: Treatytrack) -> None:
    assert treatytrack("add", "Investment", "--between", "BLEU", "IRN", "--signed", "2002", "--ref", "B").code == DONE
    assert "B    Investment" in treatytrack("relations", "Belgium", "IRN").out
    told = treatytrack("relations", "BEL")
    assert "  1 agreement has Belgium-Luxembourg Economic Union (BLEU) in the place of Belgium." in told.lines
    assert section(told, "WITH WHOM (1)")[1] == "  IRN   Iran      1     0       0  2002"


@pytest.mark.usefixtures("empty")
def test_the_commands_it_names_look_into_the_same_register_on_the_same_day(treatytrack: Treatytrack) -> None:
    row = "{},Trade,IRN,CHE,2017-01-01,1y,tacit,30d\n"
    rows = "".join(row.format(f"T{number}") for number in range(11))
    treatytrack.csv("many.csv", "ref,title,party_a,party_b,in_force,lasts,renewal,notice\n" + rows)
    assert treatytrack("import", "many.csv").code == DONE
    here = ("--db", str(treatytrack.register), "--as-of", "2026-10-01")
    same = f"treatytrack {' '.join(here)}"
    told = treatytrack(*here, "relations", "IRN+").lines
    assert f"  and 2 more: {same} deadlines party:IRN+ --within 50y" in told
    assert told[-1] == f"{same} relations IRN+ PARTY shows all that there is with one of them."
    assert f"with others: {same} relations IRN\n" in treatytrack(*here, "relations", "IRN", "CHL").out
    event(treatytrack, "Talks of others", "--date", "2020", "--concerns", "ARM")
    add(treatytrack, "Trade", "--between", "ARM", "CHE")
    assert f"concerns it: {same} event list concerns:ARM" in treatytrack(*here, "relations", "ARM").out


@pytest.mark.usefixtures("empty")
def test_predecessors_are_followed_where_a_plus_asks_for_them(treatytrack: Treatytrack) -> None:
    assert treatytrack("add", "Friendship", "--between", "USSR", "IRN", "--signed", "1921-02-26").code == DONE
    assert "Nothing is recorded between Russia and Iran." in treatytrack("relations", "RUS", "IRN").out
    followed = treatytrack("relations", "RUS+", "IRN")
    assert "Friendship" in followed.out
    assert "  1 agreement has Soviet Union (SUN) in the place of Russia." in followed.lines
    assert "  SUN   Soviet Union" in treatytrack("relations", "IRN").out


@pytest.mark.usefixtures("empty")
def test_hostile_text_is_shown_and_steers_nothing(treatytrack: Treatytrack) -> None:
    title = "Plan\x1b[31m\n# <b>|x|</b> └ \u202eevil " + "w" * 300
    add(treatytrack, title, "--signed", "2020-01-01", "--subject", "a|b\x07", "--ref", "H")
    event(treatytrack, title, "--date", "2020", "--note", title, "--person", "<i>\x9b", "--place", "P\x85", "--tag",
          "project:\x1b]0;x", "--concerns", "ARM")  # fmt: skip
    for form in ("plain", "markdown", "json"):
        for columns in (None, 40):
            told = treatytrack("relations", "IRN", "CHE", "--format", form, columns=columns, NO_COLOR="1")
            assert told.code == DONE
            assert [sign for sign in "\x1b\x07\x9b\x85\u202e" if sign in told.out and form != "json"] == []
            assert "w" * 300 in told.out
    markdown = treatytrack("relations", "IRN", "CHE", "--format", "markdown").out
    outside = markdown.split("```")[::2]  # what a fence holds is shown as it is
    assert not [text for text in outside if "<b>" in text or "|x|" in text]


@pytest.mark.usefixtures("example")
@pytest.mark.parametrize("columns", [40, 60, 80, 120, 200])
def test_on_a_terminal_nothing_is_cut_and_nothing_overflows(columns: int, treatytrack: Treatytrack) -> None:
    told = treatytrack("relations", "AZE", "IRN", columns=columns, NO_COLOR="1")
    assert [line for line in told.lines if len(line) > columns] == []
    whole = treatytrack("relations", "AZE", "IRN").out
    kinds = {"incident", "closure", "opening", "expulsion", "statement", "judgment", "dispute", "cooperation",
             "memorandum", "programme", "exercise", "visit", "talks", "project", "other",
             "When", "Kind", "Ref", "What", "Status", "Last", "day", "Type", "Agreement", "Date", "Party", "Times", "Named", "in", "Project"}  # fmt: skip
    drawn = {word for word in whole.split() if set(word) <= set("▓░│…")}
    assert set(whole.split()) - set(told.out.split()) - drawn <= (kinds if columns < 120 else set())


@pytest.mark.usefixtures("example")
def test_colour_is_sparing_and_obeys_no_color(treatytrack: Treatytrack) -> None:
    coloured = treatytrack("relations", "AZE", "IRN", columns=100).out
    assert "\x1b[1mWHAT HAPPENED\x1b[0m" in coloured
    plain = treatytrack("relations", "AZE", "IRN", columns=100, NO_COLOR="1").out
    assert "\x1b" not in plain
    assert "\x1b" not in treatytrack("relations", "AZE", "IRN").out


@pytest.mark.usefixtures("example")
def test_a_file_gets_what_its_ending_promises(treatytrack: Treatytrack) -> None:
    told = treatytrack("relations", "AZE", "IRN", "-o", "page.md")
    assert (told.out, told.err) == ("", "Wrote page.md\n")
    written = (treatytrack.folder / "page.md").read_text(encoding="utf-8")
    assert written == treatytrack("relations", "AZE", "IRN", "--format", "markdown").out
    refused = treatytrack("relations", "AZE", "IRN", "-o", "page.xlsx")
    assert (refused.code, refused.out) == (WRONG, "")
    assert "end the name in .txt, .md, .html or .json" in refused.err


def add(treatytrack: Treatytrack, title: str, *words: str) -> None:
    ended = treatytrack("add", title, "--between", "IRN", "CHE", *words)
    assert ended.code == DONE, ended.err


def event(treatytrack: Treatytrack, title: str, *words: str) -> None:
    ended = treatytrack("event", "add", title, "--between", "IRN", "CHE", *words)
    assert ended.code == DONE, ended.err
