"""`edit`: corrected columns, each shown before and after; nothing else changes."""

from pathlib import Path

import pytest

from .world import DONE, MEDIA, NOT_FOUND, TRANSPORT, WRONG, Ended, Treatytrack

pytestmark = pytest.mark.usefixtures("baku")

COLUMNS = "title,type,party_a,party_b,signed,place,subjects,until,tags"


def row(treatytrack: Treatytrack, ref: str) -> str:
    """Some columns of one agreement, as csv."""
    return treatytrack("list", f"ref:{ref}", "--columns", COLUMNS, "--format", "csv").lines[1]


def test_the_facts_of_the_text_take_the_marks_away(treatytrack: Treatytrack) -> None:
    facts = ("--in-force", "2025-04-28", "--until", "2026-12-31", "--renewal", "none")
    assert treatytrack("edit", TRANSPORT, *facts) == Ended(
        "in_force: (empty) -> 2025-04-28\nuntil: 2026? -> 2026-12-31\nrenewal: (empty) -> none\n",
        "On 2026-11-21: in force; last day in force 2026-12-31; next: 2026-12-31, in 40 days, expires.\n",
        DONE,
    )
    assert treatytrack.refs("certain:yes") == [TRANSPORT]


def test_what_is_not_named_stays(treatytrack: Treatytrack) -> None:
    assert treatytrack("edit", MEDIA, "--tag", "culture").out == "tags: (empty) -> culture\n"
    assert row(treatytrack, MEDIA) == (
        "Memorandum on Media Cooperation,memorandum,AZE,IRN,2025-04-28,Baku,media,,culture"
    )


def test_a_list_option_replaces_the_list(treatytrack: Treatytrack) -> None:
    ended = treatytrack("edit", MEDIA, "--subject", "press", "--subject", "radio; television")
    assert ended.out == 'subjects: media -> press; "radio; television"\n'


@pytest.mark.parametrize("column", ["place", "subjects", "subject", "sources"])
def test_clear_empties_a_column(treatytrack: Treatytrack, column: str) -> None:
    ended = treatytrack("edit", MEDIA, "--clear", column)
    assert ended.code == DONE
    assert ended.out.endswith(" -> (empty)\n")
    assert ended.out.startswith(column)


def test_parties_and_the_title_can_be_corrected_and_the_ref_stays(treatytrack: Treatytrack) -> None:
    ended = treatytrack("edit", MEDIA, "--title", "Memorandum on the Media", "--between", "Russia", "Persia")
    assert ended.out == "title: Memorandum on Media Cooperation -> Memorandum on the Media\nparty_a: AZE -> RUS\n"
    assert treatytrack.refs("party:RUS") == [MEDIA]


def test_what_is_the_same_changes_nothing(treatytrack: Treatytrack) -> None:
    before = treatytrack.digest
    assert treatytrack("edit", TRANSPORT, "--until", "2026?", "--type", "MoU") == Ended(
        "", "Nothing differs: nothing was changed.\n", DONE
    )
    assert treatytrack.digest == before


CHANGED = [
    # what is asked, what changes
    (("--add-tag", "trade"), "tags: culture; media -> culture; media; trade"),
    (("--remove-tag", "culture"), "tags: culture; media -> media"),
    (("--remove-tag", "culture", "--remove-tag", "media"), "tags: culture; media -> (empty)"),
    (("--add-tag", "a; b", "--remove-tag", "media"), 'tags: culture; media -> culture; "a; b"'),
    (("--add-tag", " c ", "--add-tag", "c"), "tags: culture; media -> culture; media; c"),
    # every list column has both
    (("--add-other-title", "Media"), "other_titles: (empty) -> Media"),
    (("--add-territory", "Nakhchivan"), "territories: (empty) -> Nakhchivan"),
    (("--add-subject", "press", "--remove-subject", "media"), "subjects: media -> press"),
    (("--add-language", "fas"), "languages: (empty) -> fas"),
    (("--remove-source", "SpecialEurasia", "--add-source", "Gazette 4"), "sources: SpecialEurasia -> Gazette 4"),
    (("--add-related", 'see "Another"'), 'related: (empty) -> see "Another"'),
    (("--add-related", f"SEE {TRANSPORT}"), f"related: (empty) -> see {TRANSPORT}"),
    # an item is read as its column reads it
    (("--remove-event", "notified 5 July 2026 by Persia"), "events: notified 2026-07-05 by IRN; other 2026-08-01: talks -> other 2026-08-01: talks"),
    (("--remove-event", "other 01/08/2026: talks", "--day-first"), "events: notified 2026-07-05 by IRN; other 2026-08-01: talks -> notified 2026-07-05 by IRN"),
    (("--add-event", "other 2026-09-01"), "events: notified 2026-07-05 by IRN; other 2026-08-01: talks -> notified 2026-07-05 by IRN; other 2026-08-01: talks; other 2026-09-01"),
    # beside other options
    (("--add-tag", "c", "--place", "Ganja"), "place: Baku -> Ganja\ntags: culture; media -> culture; media; c"),
]  # fmt: skip


@pytest.mark.parametrize(("words", "changes"), CHANGED)
def test_a_list_is_changed_item_by_item(treatytrack: Treatytrack, words: tuple[str, ...], changes: str) -> None:
    with_lists(treatytrack)
    ended = treatytrack("edit", MEDIA, *words)
    assert (ended.out, ended.code) == (f"{changes}\n", DONE), ended.err


@pytest.mark.parametrize(
    "words",
    [("--add-tag", "media"), ("--add-event", "notified 5 July 2026 by Iran"), ("--add-event", "signed 2025-04-28")],
)
def test_adding_what_is_there_already_changes_nothing(treatytrack: Treatytrack, words: tuple[str, ...]) -> None:
    with_lists(treatytrack)
    assert treatytrack("edit", MEDIA, *words) == Ended("", "Nothing differs: nothing was changed.\n", DONE)


NOT_CHANGED = [
    # what is asked, the sentence
    (("--remove-tag", "Medai"), '--remove-tag: "Medai" is not there to be removed: there are "media", "culture".\n'),
    (("--remove-language", "fas"), '--remove-language: "fas" is not there to be removed: nothing is.\n'),
    (("--remove-event", "notified 2026-07-06 by IRN"), '--remove-event: "notified 2026-07-06 by IRN" is not there to be removed: there are "notified 2026-07-05 by IRN", "other 2026-08-01: talks".\n'),
    (("--remove-event", "other 01/08/2026: talks"), '--remove-event: 01/08/2026 reads two ways, 2026-08-01 (day first) or 2026-01-08 (month first): write it as year-month-day, or say --day-first or --month-first.\n'),
    (("--add-event", "notifed 2026"), '--add-event: "notifed" is not a kind of event: the kinds are '),
    (("--add-tag", " "), "--add-tag: names nothing: write its value, or leave it out.\n"),
    (("--add-tag", "a", "--remove-tag", "a"), '--remove-tag: "a" is both added and removed.\n'),
    (("--remove-tag", "x", "--until", "x"), '--remove-tag: "x" is not there to be removed: there are "culture", "media"\n--until: "x" is not a date'),
    (("--tag", "a", "--add-tag", "b"), "--tag replaces the list: leave out that or --add-tag.\n"),
    (("--other-title", "a", "--remove-other-title", "b"), "--other-title replaces the list: leave out that or --remove-other-title.\n"),
    (("--clear", "tag", "--add-tag", "b"), "--clear tags and --add-tag contradict each other.\n"),
    (("--clear", "tag", "--tag", "b"), "--clear tags and --tag contradict each other.\n"),
]  # fmt: skip


@pytest.mark.parametrize(("words", "said"), NOT_CHANGED)
def test_items_that_cannot_be_changed(treatytrack: Treatytrack, words: tuple[str, ...], said: str) -> None:
    with_lists(treatytrack)
    before = treatytrack.digest
    ended = treatytrack("edit", MEDIA, *words)
    assert (ended.out, ended.err[: len(said)], ended.code) == ("", said, WRONG)
    assert treatytrack.digest == before


def test_add_and_an_event_know_no_such_option(treatytrack: Treatytrack) -> None:
    ended = treatytrack("add", "Agreement", "--between", "IRN", "CHE", "--add-tag", "a")
    assert (ended.err.startswith("No such option: --add-tag"), ended.code) == (True, WRONG)
    assert treatytrack("edit", f"{MEDIA}/1", "--add-tag", "a") == Ended(
        "", "--add-tag belongs to the agreement, not to an event of it: leave out the number.\n", WRONG
    )


def with_lists(treatytrack: Treatytrack) -> None:
    """Give the agreement a source, two tags and two events."""
    lists = ["--source", "SpecialEurasia", "--tag", "culture", "--tag", "media"]
    lists += ["--event", "notified 2026-07-05 by IRN", "--event", "other 2026-08-01: talks"]
    assert treatytrack("edit", MEDIA, *lists).code == DONE


EXPECTED = [
    # what is asked, exit code, the sentence
    ((MEDIA,), WRONG, "Nothing to change is named: treatytrack edit --help shows the options.\n"),
    ((MEDIA, "--ref", "X"), WRONG, "A ref is never changed: others may have written it down.\n"),
    ((MEDIA, "--clear", "title"), WRONG, "--clear title: every agreement has one.\n"),
    ((MEDIA, "--clear", "untl"), WRONG, '"untl" is not a recorded column: did you mean until?\n'),
    (
        (MEDIA, "--clear", "until", "--until", "2027"),
        WRONG,
        "--clear until and --until contradict each other.\n",
    ),
    (
        (MEDIA, "--until", "2020"),
        WRONG,
        "until 2020-12-31 lies before signed 2025-04-28: correct --until or what it contradicts.\n",
    ),
    (
        (MEDIA, "--between", "AZE", "Azerbaijan"),
        WRONG,
        "--between: AZE stands on both sides: an agreement is between two parties.\n",
    ),
    ((MEDIA, "--title", " "), WRONG, "--title: is empty, and every agreement has one.\n"),
    (
        ("", "--place", "Baku"),
        WRONG,
        "Nothing is named by an empty ref: treatytrack list and event list show the refs there are.\n",
    ),
    (("AZE-IRN-2025-5x", "--place", "Baku"), NOT_FOUND, 'No agreement is called "AZE-IRN-2025-5x"; there are '),
    (
        ("RUS-1", "--place", "Baku"),
        NOT_FOUND,
        'No agreement is called "RUS-1": treatytrack list shows what there is.\n',
    ),
]


@pytest.mark.parametrize(("words", "code", "said"), EXPECTED)
def test_what_cannot_be_edited(treatytrack: Treatytrack, words: tuple[str, ...], code: int, said: str) -> None:
    before = treatytrack.digest
    ended = treatytrack("edit", *words)
    assert (ended.out, ended.err[: len(said)], ended.code) == ("", said, code)
    assert treatytrack.digest == before


def test_off_a_terminal_a_beginning_of_a_ref_is_not_enough(treatytrack: Treatytrack) -> None:
    assert treatytrack("add", "Agreement on Trade", "--between", "IRN", "CHE").out == "CHE-IRN-ND-1\n"
    before = treatytrack.digest
    assert treatytrack("edit", "CHE", "--place", "Bern") == Ended(
        "", 'No agreement is called "CHE", but CHE-IRN-ND-1 begins so: write the whole ref.\n', WRONG
    )
    assert treatytrack.digest == before


def test_a_ref_that_is_not_in_the_register_is_warned_of_when_it_is_named_first(
    treatytrack: Treatytrack, baku: Path
) -> None:
    warned = "Warning: AZE-IRN-2025-44 is not in the register; did you mean AZE-IRN-2025-4 or AZE-IRN-2025-5?\n"
    assert treatytrack("edit", MEDIA, "--related", "see AZE-IRN-2025-44").err.startswith(warned)
    told = treatytrack("edit", MEDIA, "--replaced-by", "aze-irn-2025-4").err
    assert "Warning: aze-irn-2025-4 is not in the register; did you mean AZE-IRN-2025-4 or" in told
    assert "Warning" not in treatytrack("edit", MEDIA, "--place", "Ganja").err
