"""Each row of a file meets the register as the rows before it have left it, however many are taken together."""

import pytest

from treatytrack.actions.importing import agreements

from .test_import import counts, none_taken
from .world import CONFLICT, DONE, WRONG, Ended, Treatytrack

pytestmark = pytest.mark.usefixtures("baku")

HEADING = "title,party_a,party_b,signed,place"


@pytest.fixture(autouse=True, params=[1, 2, 3, 500])
def _rows_at_once(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(agreements, "AT_ONCE", request.param)


def refs(treatytrack: Treatytrack, *query: str) -> list[str]:
    """What a query finds."""
    return treatytrack("export", *query, "--columns", "ref,title").lines[1:]


def test_a_row_that_stands_three_times_is_taken_once(treatytrack: Treatytrack) -> None:
    one, other = "T,RUS,KAZ,2025-01-01,Moscow", "U,RUS,KAZ,2025-01-01,Moscow"
    treatytrack.csv("f.csv", f"{HEADING}\n{one}\n{other}\n{one}\n{one}\n")
    assert treatytrack("import", "f.csv") == Ended("", counts(read=4, added=2, duplicates=2), DONE)
    assert refs(treatytrack, "party:KAZ") == ["KAZ-RUS-2025-1,T", "KAZ-RUS-2025-2,U"]
    assert treatytrack("import", "f.csv").err == counts(read=4, unchanged=2, duplicates=2)


def test_a_row_written_otherwise_and_meaning_the_same_is_a_duplicate(treatytrack: Treatytrack) -> None:
    treatytrack.csv("f.csv", f"{HEADING}\nT,RUS,KAZ,2025-01-01,Moscow\nT,Russia,Kazakhstan,1 January 2025, Moscow \n")
    assert treatytrack("import", "f.csv").err == counts(read=2, added=1, duplicates=1)


def test_two_rows_of_one_agreement_that_differ_are_a_conflict_also_when_updating(treatytrack: Treatytrack) -> None:
    treatytrack.csv("f.csv", f"{HEADING}\nT,RUS,KAZ,2025-01-01,Moscow\nU,RUS,KAZ,,\nT,RUS,KAZ,2025-01-01,Astana\n")
    said = (
        'f.csv:4: title: line 2 is the same agreement, and the two differ in place ("Moscow", here "Astana")\n'
        + none_taken(1, 3)
    )
    assert treatytrack("import", "f.csv") == Ended("", said, CONFLICT)
    assert treatytrack("import", "f.csv", "--on-conflict", "update") == Ended("", said, CONFLICT)
    assert refs(treatytrack, "party:KAZ") == []


# What is not much is quoted, the beginning of a long text; of many columns only the names.
@pytest.mark.parametrize(
    ("heading", "first", "second", "differ"),
    [
        ("place", "", "Astana", 'place (empty, here "Astana")'),
        ("place,notes", "A,", f"B,{'n' * 50}", f'place ("A", here "B"), notes (empty, here "{"n" * 39}…")'),
        ("place,notes,type,in_force", "A,n,treaty,2020", "B,m,other,2021", "type, place, in_force, notes"),
    ],
)
def test_what_two_rows_differ_in_is_named(
    treatytrack: Treatytrack, heading: str, first: str, second: str, differ: str
) -> None:
    treatytrack.csv("f.csv", f"ref,title,party_a,party_b,{heading}\nX,T,RUS,KAZ,{first}\nX,T,RUS,KAZ,{second}\n")
    said = treatytrack("import", "f.csv").err.splitlines()[0]
    assert said.removeprefix("f.csv:3: ref: line 2 is the same agreement, and the two differ in ") == differ


def test_rows_of_an_agreement_that_is_there_update_it_once(treatytrack: Treatytrack) -> None:
    treatytrack.csv("f.csv", f"{HEADING}\nT,RUS,KAZ,2025-01-01,Moscow\n")
    assert treatytrack("import", "f.csv").code == DONE
    treatytrack.csv("g.csv", f"{HEADING}\nT,RUS,KAZ,2025-01-01,Astana\nT,RUS,KAZ,2025-01-01,Astana\n")
    assert treatytrack("import", "g.csv", "--on-conflict", "update").err == counts(read=2, updated=1, duplicates=1)
    assert treatytrack("import", "f.csv", "--on-conflict", "skip").err == counts(read=1, skipped=1)


def test_what_is_skipped_is_skipped_each_time(treatytrack: Treatytrack) -> None:
    treatytrack.csv("f.csv", f"{HEADING}\nT,RUS,KAZ,2025-01-01,Moscow\n")
    assert treatytrack("import", "f.csv").code == DONE
    treatytrack.csv("g.csv", f"{HEADING}\nT,RUS,KAZ,2025-01-01,Astana\nT,RUS,KAZ,2025-01-01,Omsk\n")
    assert treatytrack("import", "g.csv", "--on-conflict", "skip").err == counts(read=2, skipped=2)


def test_the_same_row_skipped_again_is_a_duplicate(treatytrack: Treatytrack) -> None:
    treatytrack.csv("f.csv", f"{HEADING}\nT,RUS,KAZ,2025-01-01,Moscow\n")
    assert treatytrack("import", "f.csv").code == DONE
    rows = [f"T,RUS,KAZ,2025-01-01,{place}" for place in ("Astana", "Astana", "Omsk", "Astana")]
    treatytrack.csv("g.csv", "\n".join((HEADING, *rows, "")))
    assert treatytrack("import", "g.csv", "--on-conflict", "skip").err == counts(read=4, skipped=2, duplicates=2)


def test_two_ids_of_a_source_are_two_agreements_however_alike(treatytrack: Treatytrack) -> None:
    row = "T,RUS,KAZ,2025-01-01,Moscow"
    treatytrack.csv("f.csv", f"source_id,{HEADING}\n1,{row}\n2,{row}\n2,{row}\n")
    assert treatytrack("import", "f.csv").err == counts(read=3, added=2, duplicates=1)
    assert treatytrack("import", "f.csv").err == counts(read=3, unchanged=2, duplicates=1)


def test_one_with_an_id_is_the_one_that_was_recorded_without(treatytrack: Treatytrack) -> None:
    row = "T,RUS,KAZ,2025-01-01,Moscow"
    treatytrack.csv("f.csv", f"{HEADING}\n{row}\n")
    treatytrack.csv("g.csv", f"source_id,{HEADING}\n1,{row}\n")
    assert treatytrack("import", "f.csv").code == DONE
    assert treatytrack("import", "g.csv", "--on-conflict", "update").err == counts(read=1, updated=1)
    assert treatytrack("import", "g.csv").err == counts(read=1, unchanged=1)


def test_a_ref_that_is_given_is_not_made_for_a_row_before_it(treatytrack: Treatytrack) -> None:
    treatytrack.csv(
        "f.csv", "ref,title,party_a,party_b\n,T,RUS,KAZ\n,U,RUS,KAZ\nKAZ-RUS-ND-1,V,RUS,KAZ\nKAZ-RUS-ND-3,W,RUS,KAZ\n"
    )
    assert treatytrack("import", "f.csv").err == counts(read=4, added=4)
    assert refs(treatytrack, "party:KAZ") == ["KAZ-RUS-ND-1,V", "KAZ-RUS-ND-3,W", "KAZ-RUS-ND-4,T", "KAZ-RUS-ND-5,U"]


def test_when_too_many_wait_for_a_ref_one_given_later_may_be_made_already(
    treatytrack: Treatytrack, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(agreements, "_MOST_WAITING", 0)
    monkeypatch.setattr(agreements, "AT_ONCE", 1)
    treatytrack.csv("f.csv", "ref,title,party_a,party_b\n,T,RUS,KAZ\nKAZ-RUS-ND-1,V,RUS,KAZ\n")
    ended = treatytrack("import", "f.csv")
    assert ended.code == CONFLICT
    said = 'f.csv:3: ref: line 2 is the same agreement, and the two differ in title ("T", here "V")\n'
    assert ended.err.startswith(said)


def test_references_are_looked_up_after_the_last_row(treatytrack: Treatytrack) -> None:
    heading = "ref,title,party_a,party_b,signed,in_force,replaced_by,stated_status"
    treatytrack.csv(
        "f.csv",
        f"{heading}\nX-1,Old,RUS,KAZ,2001-01-01,2001-01-01,X-2,in-force\nX-3,More,RUS,KAZ,2001,2001,,\n"
        "X-2,New,RUS,KAZ,2020-01-01,2020-02-01,,\n",
    )
    ended = treatytrack("import", "f.csv")
    assert ended.err == (
        "f.csv:2: stated_status: warning: the source states in-force, the record gives replaced\n"
        + counts(read=3, added=3, warnings=1)
    )
    assert treatytrack("export", "ref:X-1", "--columns", "status,ends").lines == ["status,ends", "replaced,2020-01-31"]
    assert treatytrack("list", "confirm:other", "ref:X-1").out == ""


def test_what_was_updated_is_no_longer_what_it_was(treatytrack: Treatytrack) -> None:
    treatytrack.csv("f.csv", f"source_id,{HEADING}\nS1,T,RUS,KAZ,2025-01-01,Moscow\n")
    assert treatytrack("import", "f.csv").code == DONE
    treatytrack.csv("g.csv", f"source_id,{HEADING}\nS1,U,RUS,KAZ,2025-01-01,Moscow\n,T,RUS,KAZ,2025-01-01,Moscow\n")
    assert treatytrack("import", "g.csv", "--on-conflict", "update").err == counts(read=2, added=1, updated=1)
    assert refs(treatytrack, "party:KAZ") == ["KAZ-RUS-2025-1,U", "KAZ-RUS-2025-2,T"]


def test_a_row_whose_terms_lead_out_of_the_calendar_is_refused_by_itself(treatytrack: Treatytrack) -> None:
    heading = "title,party_a,party_b,in_force,lasts,renewal,notice"
    long_ago, now = "RUS,KAZ,0050-01-01,1y,tacit,500y", "RUS,KAZ,2020-01-01,1y,tacit,1m"
    treatytrack.csv("f.csv", f"{heading}\nT,{now}\nU,{long_ago}\nV,{now}\n")
    said = "f.csv:3: counting back from 0050-12-31 leads before 0001-01-01, the first day there is\n"
    refused = said + none_taken(1, 3)
    assert treatytrack("import", "f.csv") == Ended("", refused, WRONG)
    assert treatytrack("import", "f.csv", "--keep-good").err.startswith(said)
    assert refs(treatytrack, "party:KAZ") == ["KAZ-RUS-ND-1,T", "KAZ-RUS-ND-3,V"]
    treatytrack.csv("g.csv", f"ref,{heading}\nKAZ-RUS-ND-1,T,{long_ago}\nKAZ-RUS-ND-3,W,{now}\n")
    ended = treatytrack("import", "g.csv", "--on-conflict", "update", "--keep-good")
    assert ended.err.startswith(said.replace("f.csv:3", "g.csv:2"))
    assert refs(treatytrack, "party:KAZ") == ["KAZ-RUS-ND-1,T", "KAZ-RUS-ND-3,W"]


def test_a_key_of_both_parties_finds_them_the_other_way_round(treatytrack: Treatytrack) -> None:
    treatytrack.csv("f.csv", f"{HEADING}\nT,RUS,KAZ,2025-01-01,Moscow\n")
    assert treatytrack("import", "f.csv").code == DONE
    treatytrack.csv("g.csv", f"{HEADING}\nU,KAZ,RUS,2025-01-01,Moscow\n")
    key = ("--key", "party_a,party_b", "--on-conflict", "skip")
    assert treatytrack("import", "g.csv", *key).err == counts(read=1, skipped=1)


def test_what_a_key_holds_besides_both_parties_tells_their_agreements_apart(treatytrack: Treatytrack) -> None:
    key = ("--key", "party_a,title,party_b")
    treatytrack.csv("f.csv", f"{HEADING}\nT,RUS,KAZ,,\nU,RUS,KAZ,,\n")
    assert treatytrack("import", "f.csv", *key).err == counts(read=2, added=2)
    treatytrack.csv("g.csv", f"{HEADING}\nU,KAZ,RUS,,Moscow\nV,KAZ,RUS,,\n")
    assert treatytrack("import", "g.csv", *key, "--on-conflict", "skip").err == counts(read=2, added=1, skipped=1)


# Two empty cells are not one key; of a key with parties neither.
@pytest.mark.parametrize("key", ["source_id", "registration", "party_a,party_b,registration"])
def test_rows_whose_key_is_empty_are_known_by_title_and_days(treatytrack: Treatytrack, key: str) -> None:
    rows = (",T,RUS,KAZ,2025-01-01,", ",U,RUS,KAZ,2025-01-01,", "A 1,T,RUS,KAZ,2025-01-01,", ",T,RUS,KAZ,2025-01-01,")
    column = "source_id" if key == "source_id" else "registration"
    treatytrack.csv("f.csv", "\n".join((f"{column},{HEADING}", *rows, "")))
    assert treatytrack("import", "f.csv", "--key", key).err == counts(read=4, added=3, duplicates=1)
    assert treatytrack("import", "f.csv", "--key", key).err == counts(read=4, unchanged=3, duplicates=1)
    treatytrack.csv("g.csv", f"{column},{HEADING}\n,U,RUS,KAZ,2025-01-01,Moscow\n")
    updated = treatytrack("import", "g.csv", "--key", key, "--on-conflict", "update")
    assert updated.err == counts(read=1, updated=1)
