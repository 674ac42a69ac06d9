"""`edit`: corrected columns, each shown before and after; nothing else changes."""

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
