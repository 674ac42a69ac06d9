"""`join-rows` of a preset: rows that are one agreement together, one for each event or one for each party."""

import pytest

from .test_import import counts
from .test_import_presets import columns
from .test_import_rejects import KEEP, rejects
from .world import DONE, Treatytrack

pytestmark = pytest.mark.usefixtures("empty")

EVENTS = """\
[read]
join-rows = "No"
[set]
party_a = "AZE"
[columns]
source_id = "No"
title = "Title"
party_b = "Party"
subjects = "Field"
notes = "Note"
[columns.events]
"signed {Day}" = { when = { Act = "Signed" } }
"ratified {Day} by AZE" = { when = { Act = "Ratified" } }
"in-force {Day}" = { when = { Act = "In force" } }
"""
ACTS = """No,Title,Party,Field,Act,Day,Note
1,A,Iran,Trade,Signed,2001-01-02,x
2,B,Turkey,,Signed,2002-01-02,
1,A,Iran,Tax,Ratified,2001-03-04,y
1,,Iran,Trade,In force,2001-05-06,x
,C,Iran,,Signed,2003,
,D,Iran,,Signed,2004,
"""
PARTIES = """\
[read]
join-rows = "No"
[columns]
registration = "No"
title = "Title"
[columns.parties]
from = "Party"
"""
WHOLE = ['1,A,IRN,2001-01-02,2001-05-06,ratified 2001-03-04 by AZE,Trade; Tax,"x', 'y"']
SHOWN = "source_id,title,party_b,signed,in_force,events,subjects,notes"


def imported(treatytrack: Treatytrack, preset: str, file: str, *options: str) -> str:
    """What is said of that file read by that preset."""
    treatytrack.csv("p.toml", preset)
    treatytrack.csv("f.csv", file)
    return treatytrack("import", "f.csv", "--preset", "p.toml", *options).err


def test_rows_that_are_alike_there_are_one_agreement(treatytrack: Treatytrack) -> None:
    ended = imported(treatytrack, EVENTS, ACTS)
    assert "f.csv: 6 rows are 4 agreements, as join-rows says\n" in ended
    assert ended.endswith(counts(read=4, added=4))
    assert set(WHOLE) <= set(columns(treatytrack, SHOWN))
    assert sorted(columns(treatytrack, "title,signed")) == ["A,2001-01-02", "B,2002-01-02", "C,2003", "D,2004"]
    assert imported(treatytrack, EVENTS, ACTS).endswith(counts(read=4, unchanged=4))


def test_what_the_first_row_does_not_say_another_does(treatytrack: Treatytrack) -> None:
    imported(treatytrack, EVENTS, ACTS.replace("1,A,Iran,Trade,Signed", "1,,Iran,Trade,Signed"))
    assert set(WHOLE) <= set(columns(treatytrack, SHOWN))


def test_a_row_that_says_nothing_of_its_own_is_told(treatytrack: Treatytrack) -> None:
    ended = imported(treatytrack, EVENTS, f"{ACTS}2,B,Turkey,,Acceded,2005,\n")
    assert "f.csv: 1 row said nothing that others of the agreement do not, on line 8\n" in ended


def test_a_row_may_say_a_title_alone_or_an_item_that_others_have(treatytrack: Treatytrack) -> None:
    file = f"{ACTS}5,,Iran,Trade; Tax,Signed,2001,\n5,E,Iran,,,,\n5,,Iran,Tax,,,\n"
    assert "1 row said nothing that others of the agreement do not, on line 10\n" in imported(treatytrack, EVENTS, file)


def test_a_row_that_could_not_be_read_is_not_said_to_say_nothing(treatytrack: Treatytrack) -> None:
    preset = EVENTS.replace("[columns]", '[columns]\nuntil = { from = "Day", date-format = "%Y" }', 1)
    ended = imported(treatytrack, preset, f"{ACTS}2,B,Turkey,,Acceded,soon,\n")
    assert "until: on line 8" in ended
    assert "said nothing" not in ended


def test_of_rows_that_say_the_same_one_is_not_in_vain(treatytrack: Treatytrack) -> None:
    ended = imported(treatytrack, EVENTS, f"{ACTS}2,B,Turkey,,Signed,2002-01-02,\n,C,Iran,,Signed,2003,\n")
    assert "f.csv: 1 row said nothing that others of the agreement do not, on line 8\n" in ended


def test_what_stands_for_nothing_makes_no_rows_alike(treatytrack: Treatytrack) -> None:
    preset = EVENTS.replace("[read]", "[read]\nnull = '-'")
    ended = imported(treatytrack, preset, ACTS.replace("\n,", "\n-,"))
    assert ended.endswith(counts(read=4, added=4))
    assert {"A,2001-01-02", "D,2004"} <= set(columns(treatytrack, "title,signed"))


def test_notes_keep_their_lines_and_get_those_of_other_rows(treatytrack: Treatytrack) -> None:
    file = ACTS.replace(",x\n", ',"a\n\nb\n\nc"\n').replace(",y\n", ',"b\n\nd"\n')
    imported(treatytrack, EVENTS, file)
    assert treatytrack("export", "source_id:1", "--columns", "notes").out == 'notes\n"a\n\nb\n\nc\nd"\n'


def test_a_row_that_is_refused_is_not_said_to_say_nothing(treatytrack: Treatytrack) -> None:
    ended = imported(treatytrack, EVENTS, ACTS.replace("2001-05-06", "soon"))
    assert 'f.csv:2: events: on line 5: "soon" is not a date' in ended
    assert "said nothing" not in ended


def test_what_differs_is_refused_and_comes_back_with_the_whole_agreement(treatytrack: Treatytrack) -> None:
    file = ACTS.replace("1,A,Iran,Tax", "1,Z,Iran,Tax")
    assert 'f.csv:2: title: is "A", and "Z" on line 4, which is the same agreement\n' in imported(
        treatytrack, EVENTS, file
    )
    assert counts(read=4, added=3, refused=1) in imported(treatytrack, EVENTS, file, *KEEP)
    held = rejects(treatytrack)
    assert [line.partition(",")[0] for line in held.splitlines()] == ["rejected_line", "2", "4", "5"]
    assert held.count("is the same agreement as line 2") == 2
    treatytrack.csv("refused.csv", held.replace(",Z,", ",A,"))
    assert treatytrack("import", "refused.csv", "--preset", "p.toml").code == DONE
    assert set(WHOLE) <= set(columns(treatytrack, SHOWN))


def test_what_is_wrong_in_a_later_row_is_told_with_its_line(treatytrack: Treatytrack) -> None:
    preset = EVENTS.replace("[columns]", '[columns]\nuntil = { from = "Day", date-format = "%Y" }', 1)
    ended = imported(treatytrack, preset, ACTS.replace("2001-05-06", "soon"))
    assert 'f.csv:2: until: on line 5: "soon" has none of the date forms %Y' in ended


def test_each_event_that_cannot_be_read_is_told_with_its_line(treatytrack: Treatytrack) -> None:
    preset = EVENTS.replace("[columns]", '[columns]\nsigned = "On"\nlead = "Lead"', 1)
    head, *rows = ACTS.replace(",Note", ",Note,On,Lead").replace("2001-03-04,y", "then,y,bad,").splitlines()
    file = "\n".join([head, *rows]).replace("2001-05-06,x", "never,x,,30 things").replace("2001-01-02,x", "soon,x,,")
    ended = imported(treatytrack, preset, file.replace("Turkey,,Signed,2002-01-02,", "Turkey,,Signed,late,,,"))
    faults = [line.partition(" is not ")[0] for line in ended.splitlines() if line.startswith("f.csv:")]
    assert faults[:6] == [
        'f.csv:2: signed: on line 4: "bad"',
        'f.csv:2: lead: on line 5: "30 things"',
        'f.csv:2: events: "soon"',
        'f.csv:2: events: on line 4: "then"',
        'f.csv:2: events: on line 5: "never"',
        'f.csv:3: events: "late"',
    ]


def test_days_are_read_in_the_order_that_is_said(treatytrack: Treatytrack) -> None:
    imported(treatytrack, EVENTS, ACTS.replace("2001-03-04", "04/03/2001"), "--day-first")
    assert set(WHOLE) <= set(columns(treatytrack, SHOWN))


def test_a_fault_of_all_rows_is_told_once(treatytrack: Treatytrack) -> None:
    preset = EVENTS.replace("[columns]", '[columns]\nlead = "Note"', 1).replace('notes = "Note"\n', "")
    ended = imported(treatytrack, preset, ACTS.replace(",y\n", ",x\n"))
    assert ended.count('lead: "x" is not a length') == 1
    assert "on line" not in ended


def test_what_cannot_be_recorded_of_a_later_row_is_told_with_its_line(treatytrack: Treatytrack) -> None:
    file = "No,Title,Party,Field,Act,Day,Note\n1,,Irann,,,,\n1,A,,,,,\n2,,,,,,\n2,B,Irann,,,,\n"
    ended = imported(treatytrack, EVENTS, file)
    assert 'f.csv:2: party_b: No party is called "Irann"' in ended
    assert 'f.csv:4: party_b: on line 5: No party is called "Irann"' in ended


def test_rows_out_of_scope_are_not_joined(treatytrack: Treatytrack) -> None:
    preset = EVENTS.replace("[read]", '[read]\nwithout = { Act = "Ratified" }')
    assert imported(treatytrack, preset, ACTS).endswith(counts(read=5, added=4, out_of_scope=1))
    assert columns(treatytrack, "title,events")[0] == "A,"


def test_the_parties_of_all_rows_are_read_together(treatytrack: Treatytrack) -> None:
    file = "No,Title,Party\nI-1,A,Iran\nI-2,B,Kenya\nI-1,A,Turkey\nI-2,B,Uganda\n"
    ended = imported(treatytrack, PARTIES, file)
    assert ended.endswith(f"f.csv: 4 rows are 2 agreements, as join-rows says\n{counts(read=2, added=2)}")
    assert sorted(columns(treatytrack, "registration,party_a,party_b")) == ["I-1,IRN,TUR", "I-2,KEN,UGA"]


def test_a_cell_that_names_both_parties_is_parted_as_it_is(treatytrack: Treatytrack) -> None:
    imported(treatytrack, PARTIES, "No,Title,Party\nI-1,A,Iran - Turkey\nI-1,A,\nI-1,A,Iran - Turkey\n")
    assert columns(treatytrack, "party_a,party_b") == ["IRN,TUR"]


def test_a_cell_that_stands_for_nothing_is_no_party(treatytrack: Treatytrack) -> None:
    file = "No,Title,Party\nI-1,A,Iran\nI-1,A,n/a\nI-1,A,Turkey\n"
    imported(treatytrack, PARTIES.replace("[read]", "[read]\nnull = 'n/a'"), file)
    assert columns(treatytrack, "party_a,party_b") == ["IRN,TUR"]


def test_more_than_two_of_them_are_refused_once(treatytrack: Treatytrack) -> None:
    ended = imported(treatytrack, PARTIES, "No,Title,Party\nI-1,A,Iran\nI-1,A,Turkey\nI-1,A,Kenya\n")
    assert ended.count("names 3 parties (Iran, Turkey, Kenya): bilateral means two sides") == 1


def test_lists_of_parties_are_read_item_by_item(treatytrack: Treatytrack) -> None:
    treatytrack.csv("p.toml", PARTIES)
    treatytrack.csv(
        "f.jsonl",
        '{"No": "1", "Title": "A", "Party": ["Iran", "Turkey"]}\n{"No": "1", "Title": "A", "Party": ["Turkey", "Iran"]}\n'
        '{"No": "2", "Title": "B", "Party": ["Kenya"]}\n{"No": "2", "Title": "B", "Party": ["Uganda"]}\n',
    )
    assert treatytrack("import", "f.jsonl", "--preset", "p.toml").code == DONE
    assert columns(treatytrack, "party_a,party_b") == ["IRN,TUR", "KEN,UGA"]


def test_what_cannot_be_read_as_parties_is_said_of_its_row(treatytrack: Treatytrack) -> None:
    treatytrack.csv("p.toml", PARTIES)
    treatytrack.csv("f.jsonl", '{"No": "1", "Title": "A", "Party": "Iran"}\n{"No": "1", "Title": "A", "Party": [1]}\n')
    ended = treatytrack("import", "f.jsonl", "--preset", "p.toml").err
    assert "f.jsonl:1: Party: on line 2: a list holds texts only\n" in ended


def test_who_of_them_did_what_each_row_tells_of_itself(treatytrack: Treatytrack) -> None:
    preset = f"{PARTIES}[columns.events]\n'ratified {{Day}} by \"{{Party}}\"' = {{}}\n"
    file = "No,Title,Party,Day\nI-1,A,Iran,2001\nI-2,B,Kenya,\nI-1,A,Turkey,2002\nI-2,B,Uganda,2003\n"
    assert imported(treatytrack, preset, file).endswith(counts(read=2, added=2))
    told = sorted(columns(treatytrack, "registration,party_a,party_b,events"))
    assert told == ["I-1,IRN,TUR,ratified 2001 by IRN; ratified 2002 by TUR", "I-2,KEN,UGA,ratified 2003 by UGA"]


def test_the_party_of_a_row_out_of_scope_is_none(treatytrack: Treatytrack) -> None:
    preset = PARTIES.replace("[columns]", 'without = { Act = "Withdrawn" }\n[columns]', 1)
    file = "No,Title,Party,Act\nI-1,A,Iran,\nI-1,A,Kenya,Withdrawn\nI-1,A,Turkey,\n"
    assert imported(treatytrack, preset, file).endswith(counts(read=2, added=1, out_of_scope=1))
    assert columns(treatytrack, "party_a,party_b") == ["IRN,TUR"]


def test_what_is_only_presumed_of_a_row_yields_to_what_another_tells(treatytrack: Treatytrack) -> None:
    preset = EVENTS.replace('party_a = "AZE"', 'party_a = "AZE"\nplace = "Baku"')
    preset = preset.replace(
        "[columns]\n", '[columns]\nplace = "Place"\ntype = { from = "Title", default = "agreement" }\n', 1
    )
    preset += '[values.type]\n"/memorandum/i" = "memorandum"\n'
    file = """No,Title,Place,Party,Field,Act,Day,Note
1,,,Iran,,Signed,2001,
1,Memorandum,Tehran,Iran,,In force,2002,
2,B,,Iran,,Signed,2003,
"""
    assert imported(treatytrack, preset, file).endswith(counts(read=2, added=2))
    assert sorted(columns(treatytrack, "title,type,place")) == ["B,agreement,Baku", "Memorandum,memorandum,Tehran"]


def test_nothing_is_taken_of_what_lost_a_row_that_could_not_be_read(treatytrack: Treatytrack) -> None:
    file = ACTS.replace("03-04,y", "03-04,y,z").replace("2,B,Turkey,", '2,"B"b,Turkey,')
    ended = imported(treatytrack, EVENTS, file, *KEEP)
    assert ended.endswith(f"{counts(read=5, added=2, refused=3)}Wrote what was refused to refused.csv\n")
    held = rejects(treatytrack)
    assert "No: line 4, which could not be read, is of the same agreement: correct that one" in held
    assert [line.partition(",")[0] for line in held.splitlines()] == ["rejected_line", "2", "3", "4", "5"]
    treatytrack.csv("refused.csv", held.replace(",z", "").replace('"B"b', "B"))
    assert treatytrack("import", "refused.csv", "--preset", "p.toml").code == DONE
    assert set(WHOLE) <= set(columns(treatytrack, SHOWN))


def test_a_row_that_could_not_be_read_is_of_what_stands_on_both_sides_of_it(treatytrack: Treatytrack) -> None:
    file = 'No,Title,Party,Field,Act,Day,Note\n1,A,Iran,,Signed,2001,\n1,"A"a,Iran,,,,\n1,A,Iran,,In force,2002,\n'
    ended = imported(treatytrack, EVENTS, file)
    assert "f.csv:2: No: line 3, which could not be read, is of the same agreement: correct that one\n" in ended
