"""A whole register as JSON: agreements, events and parties, out of one register and into another."""

import json
from typing import Any

import pytest

from .test_import import counts
from .world import CONFLICT, DONE, EXAMPLE, TRANSPORT, WRONG, Ended, Treatytrack

VISIT = "AZE-IRN-2025-E1"


@pytest.fixture
def whole(treatytrack: Treatytrack) -> dict[str, Any]:
    """A register with the example and parties of its own, as JSON."""
    for words in (
        ("import", str(EXAMPLE.with_name("register.json"))),
        ("party", "add", "TAT", "Tatarstan", "--kind", "territory", "--until", "2030"),
        ("party", "add", "CASPIAN5", "Five Caspian States", "--kind", "group", "--member", "AZE", "--member", "TAT",
         "--signs-for-members"),
        ("party", "edit", "IRN", "--add-other-name", "Ирон", "--add-predecessor", "TAT"),
        ("add", "Trade Agreement", "--between", "Tatarstan", "Ирон", "--type", "agreement"),
    ):  # fmt: skip
        ended = treatytrack(*words)
        assert ended.code == DONE, ended.err
    found: dict[str, Any] = json.loads(treatytrack("export", "--columns", "recorded", "--format", "json").out)
    return found


def taken_in(treatytrack: Treatytrack, held: object, *words: str, db: str = "relations.db") -> Ended:
    treatytrack.csv("f.json", json.dumps(held))
    return treatytrack("import", "f.json", *words, db=db)


def test_the_three_parts_stand_in_one_object(whole: dict[str, Any]) -> None:
    assert {name: len(records) for name, records in whole.items()} == {"agreements": 6, "events": 29, "parties": 3}
    (visit,) = [event for event in whole["events"] if event["ref"] == VISIT]
    assert visit["between"] == ["AZE", "IRN"]
    assert visit["concerns"] == ["ISR", "TUR", "RUS", "ARM"]
    assert visit["persons"] == ["Masoud Pezeshkian (IRN)", "Ilham Aliyev (AZE)"]
    assert (visit["date"], visit["until"], visit["after"]) == ("2025-04-28", None, None)
    parties = {party["code"]: party for party in whole["parties"]}
    assert parties["CASPIAN5"] == {
        "code": "CASPIAN5", "name": "Five Caspian States", "kind": "group", "other_names": [],
        "members": ["AZE", "TAT"], "signs_for_members": True, "predecessors": [], "until": None,
    }  # fmt: skip
    assert parties["IRN"]["predecessors"] == ["TAT"]
    assert "Ирон" in parties["IRN"]["other_names"]


def test_another_register_is_the_same_afterwards(treatytrack: Treatytrack, whole: dict[str, Any]) -> None:
    assert taken_in(treatytrack, whole, db="other.db").err.endswith(counts(read=38, added=38))
    again = treatytrack("export", "--columns", "recorded", "--format", "json", db="other.db").out
    assert json.loads(again) == whole
    assert taken_in(treatytrack, whole, db="other.db").err == counts(read=38, unchanged=38)


def test_the_order_of_the_records_makes_no_difference(treatytrack: Treatytrack, whole: dict[str, Any]) -> None:
    turned = {name: records[::-1] for name, records in reversed(whole.items())}
    assert taken_in(treatytrack, turned, db="other.db").code == DONE
    assert json.loads(treatytrack("export", "--columns", "recorded", "--format", "json", db="other.db").out) == whole


def test_a_query_carries_the_occasions_of_what_it_finds_and_what_these_follow(
    treatytrack: Treatytrack, whole: dict[str, Any]
) -> None:
    assert treatytrack("event", "edit", VISIT, "--after", "AZE-IRN-2024-E1").code == DONE
    found = json.loads(treatytrack("export", "subject:transport", "--format", "json").out)
    assert [one["ref"] for one in found["agreements"]] == ["AZE-IRN-2025-2", "AZE-IRN-2025-3"]
    assert [one["ref"] for one in found["events"]] == [
        VISIT, "AZE-IRN-2024-E1", "AZE-IRN-2023-E2", "AZE-IRN-2023-E1",
    ]  # fmt: skip
    assert [one["code"] for one in found["parties"]] == [one["code"] for one in whole["parties"]]
    none = json.loads(treatytrack("export", "type:treaty", "--format", "json").out)
    assert (none["agreements"], none["events"]) == ([], [])


def test_two_records_on_one_line_are_two(treatytrack: Treatytrack) -> None:
    one = {"title": "T", "party_a": "AZE", "party_b": "IRN"}
    assert taken_in(treatytrack, [one, one], db="other.db").err.endswith(counts(read=2, added=1, duplicates=1))
    ended = taken_in(treatytrack, [one | {"ref": "X"}, one | {"ref": "X", "title": "U"}], db="other.db")
    assert ended.err.startswith(
        'f.json:1: ref: line 1 is the same agreement, and the two differ in title ("T", here "U")\n'
    )


def test_events_without_a_ref_are_known_by_what_they_are(treatytrack: Treatytrack, whole: dict[str, Any]) -> None:
    for event in whole["events"]:
        event["ref"] = None
    assert taken_in(treatytrack, {"events": whole["events"]}).err == counts(read=29, unchanged=29)
    whole["events"][0]["title"] = "Another"
    assert taken_in(treatytrack, {"events": whole["events"][:1] * 2}).err == counts(read=2, added=1, duplicates=1)
    assert treatytrack("event", "list", "Another", "--columns", "ref", "--format", "csv").lines == [
        "ref", "ARM-IRN-2022-E2",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("held", "said", "code"),
    [
        ({"events": [{"ref": VISIT, "place": "Ganja"}]}, f"f.json:1: place: {VISIT} is there and differs in place: ", CONFLICT),
        ({"events": [{"ref": VISIT, "between": ["AZE", "KAZ"]}]}, f"f.json:1: ref: {VISIT} is there, between AZE and IRN", CONFLICT),
        ({"events": [{"ref": TRANSPORT, "title": "T", "between": ["AZE", "IRN"]}]}, f"f.json:1: ref: {TRANSPORT} was given to an agreement", CONFLICT),
        ({"events": [{"title": "T"}]}, "f.json:1: between: is empty, and every event has one", WRONG),
        ({"events": [{"title": "T", "between": ["AZE", "Irann"]}]}, 'f.json:1: between: No party is called "Irann".', WRONG),
        ({"events": [{"title": "T", "knd": "visit"}]}, 'f.json:1: "knd" is not a column of a register: did you mean kind?', WRONG),
        ({"parties": [{"code": "TAT", "name": "Tataria"}]}, "f.json:1: name: TAT is there and differs in name: ", CONFLICT),
        ({"parties": [{"code": "X-1", "name": "X"}]}, 'f.json:1: code: "X-1" cannot be a code', WRONG),
        ({"parties": [{"code": "XX1", "name": "X"}]}, "f.json:1: kind: is empty, and every party has one", WRONG),
        ({"parties": [{"code": "XX1", "name": "X", "kind": "sate"}]}, 'f.json:1: kind: "sate" is not a kind of party: did you mean state?', WRONG),
        ({"parties": [{"code": "XX1", "name": "X", "kind": "group", "members": ["Irann"]}]}, 'f.json:1: members: No party is called "Irann".', WRONG),
        ({"parties": [{"code": "XX1", "name": "X", "kind": "state", "predecessors": ["XX2"]},
                      {"code": "XX2", "name": "Y", "kind": "state", "predecessors": ["XX1"]}]}, "f.json:1: X (XX1) would become its own successor: ", WRONG),
        ({"parties": [{"code": "XX1", "name": "X", "kind": "state"}, {"code": "XX1", "name": "Y", "kind": "state"}]}, "f.json:1: code: line 1 is XX1 too", CONFLICT),
        # what is right in one part is not kept where another is wrong
        ({"parties": [{"code": "XX1", "name": "X", "kind": "state"}], "agreements": [{"title": "T", "party_a": "XX1", "party_b": "Irann"}]},
         'f.json:1: party_b: No party is called "Irann".', WRONG),
    ],
)  # fmt: skip
def test_what_is_wrong_in_any_part_is_named_and_nothing_is_kept(
    treatytrack: Treatytrack, whole: dict[str, Any], held: object, said: str, code: int
) -> None:
    before = treatytrack.digest
    ended = taken_in(treatytrack, held)
    assert ended.err.startswith(said)
    assert "nothing was changed" in ended.err.splitlines()[-1]
    assert (ended.out, ended.code, treatytrack.digest) == ("", code, before)


def test_an_update_takes_exactly_the_keys_that_a_record_has(treatytrack: Treatytrack, whole: dict[str, Any]) -> None:
    held = {
        "events": [{"ref": VISIT, "place": "Ganja", "persons": []}],
        "parties": [{"code": "TAT", "until": None, "other_names": ["Татарстан"]}],
    }
    ended = taken_in(treatytrack, held, "--on-conflict", "update", "--dry-run")
    assert ended.out == (
        "line 1: updated  TAT  Tatarstan\n  other_names: (empty) -> Татарстан\n  until: 2030 -> (empty)\n"
        f"line 1: updated  {VISIT}  Official visit of President Pezeshkian to Baku\n"
        "  place: Baku -> Ganja\n  persons: Masoud Pezeshkian (IRN); Ilham Aliyev (AZE) -> (empty)\n"
    )
    assert taken_in(treatytrack, held, "--on-conflict", "skip").err == counts(read=2, skipped=2)
    assert taken_in(treatytrack, held, "--on-conflict", "update").err == counts(read=2, updated=2)
    assert taken_in(treatytrack, held).err == counts(read=2, unchanged=2)


def test_an_agreement_may_name_a_party_that_the_file_brings(treatytrack: Treatytrack) -> None:
    held = {
        "agreements": [{"title": "T", "party_a": "Tatarstan", "party_b": "Ирон"}],
        "parties": [
            {"code": "TAT", "name": "Tatarstan", "kind": "territory"},
            {"code": "IRN", "name": "Iran", "kind": "state", "other_names": ["Ирон"]},
        ],
    }
    assert taken_in(treatytrack, held, db="other.db").err.endswith(counts(read=3, added=3))
    assert treatytrack("export", "--columns", "party_a,party_b", db="other.db").lines == ["party_a,party_b", "TAT,IRN"]
