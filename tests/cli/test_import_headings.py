"""Without a preset: headings are recognised, told, and never guessed where they may mean two things."""

import pytest

from treatytrack.columns import NAMES
from treatytrack.importers.headings import SYNONYMS, recognised

from .test_import import counts, none_taken
from .world import DONE, WRONG, Ended, Treatytrack

pytestmark = pytest.mark.usefixtures("empty")

FOREIGN = """\
Reference,Agreement,Country,Date of signature,Entry into force,Valid until,Duration,Notice period,STATUS,Kind,Topics,Link
A1,Trade accord,Iran,28 April 2025,2025-06-01,,5 years,6 months,In force,Agreement,trade | energy,http://x
A2,MoU on transport,Turkey,2025-05-01,,2027,,,Signed,MoU,transport,
"""
TOLD = (
    'f.csv: "Reference" is source_id, "Agreement" is title, "Country" is party_b, "Date of signature" is signed, '
    '"Entry into force" is in_force, "Valid until" is until, "Duration" is lasts, "Notice period" is notice, '
    '"Kind" is type, "Topics" is subjects, "Link" is sources'
)


def test_common_headings_are_recognised_and_told(treatytrack: Treatytrack) -> None:
    treatytrack.csv("f.csv", FOREIGN)
    told, warned, counted = treatytrack("import", "f.csv", "--set", "party_a=AZE").err.splitlines()
    assert told == TOLD
    assert warned == "f.csv:3: stated_status: warning: the source states Signed, the record gives in-force"
    assert counted.startswith("Read 2, added 2, ")
    columns = "ref,source_id,type,signed,in_force,until,lasts,notice,subjects,stated_status,sources"
    assert treatytrack("export", "--columns", columns).lines[1:] == [
        "AZE-IRN-2025-1,A1,agreement,2025-04-28,2025-06-01,,5y,6m,trade; energy,In force,http://x",
        "AZE-TUR-2025-1,A2,memorandum,2025-05-01,,2027,,,transport,Signed,",
    ]


def test_what_every_agreement_has_must_be_told(treatytrack: Treatytrack) -> None:
    treatytrack.csv("f.csv", FOREIGN)
    assert treatytrack("import", "f.csv") == Ended(
        "",
        f"{TOLD}\n"
        "f.csv: nothing tells party_a: name the column with --map THEIRS=party_a, "
        "or what it is in every row with --set party_a=VALUE; nothing was changed.\n",
        WRONG,
    )


def test_two_headings_that_may_be_one_column_are_not_guessed(treatytrack: Treatytrack) -> None:
    treatytrack.csv("f.csv", "Title,Country,Partner,Colour\nX,Iran,AZE,red\n")
    assert treatytrack("import", "f.csv") == Ended(
        "",
        'f.csv:1: "Country" and "Partner" both may be party_b: say which is with --map "Country=party_b", '
        'and what the other is with --map "Partner=COLUMN" (or nothing after the =, to leave it out); '
        "nothing was changed.\n",
        WRONG,
    )
    ended = treatytrack("import", "f.csv", "--map", "Country=party_a")
    assert ended.err.splitlines()[1] == (
        'f.csv:1: nothing reads "Colour": say what they are, as in --map "Colour=notes", '
        "or --other-columns ignore to leave them out, notes to keep them there"
    )
    ended = treatytrack("import", "f.csv", "--map", "COUNTRY=party-a", "--map", "Colour=")
    assert ended.err.splitlines() == [
        'f.csv: "Country" is party_a, "Partner" is party_b',
        "Read 1, added 1, updated 0, unchanged 0, duplicates 0, out of scope 0, refused 0, warnings 0.",
    ]
    ended = treatytrack(
        "import", "f.csv", "--map", "Country=party_a", "--other-columns", "notes", "--on-conflict", "update"
    )
    assert ended.err.splitlines()[1] == "kept in the notes: Colour"
    assert treatytrack("export", "--columns", "notes").out == "notes\nColour: red\n"


def test_both_parties_may_stand_in_one_column(treatytrack: Treatytrack) -> None:
    treatytrack.csv("f.csv", "Title,Parties\nX,Iran / AZE\nY,Iran – Russia\nZ,Iran; Russia; AZE\n")
    ended = treatytrack("import", "f.csv", "--map", "Parties=parties")
    assert ended.err.splitlines()[1:] == [
        "f.csv:4: parties: names 3 parties (Iran, Russia, AZE): bilateral means two sides",
        none_taken(1, 3).rstrip(),
    ]


def test_where_one_column_is_told_to_hold_both_parties_another_is_none(treatytrack: Treatytrack) -> None:
    treatytrack.csv("f.csv", "Title,Both,Participants\nX,Iran / AZE,2\n")
    ended = treatytrack("import", "f.csv", "--map", "Both=parties", "--other-columns", "ignore")
    assert ended.err.splitlines()[:2] == ['f.csv: "Both" is party_a and party_b', "left out: Participants"]


@pytest.mark.parametrize("heading", ["Parties", "Contracting Parties", "PARTICIPANTS"])
def test_a_column_of_both_parties_is_recognised(treatytrack: Treatytrack, heading: str) -> None:
    treatytrack.csv("f.csv", f"Title,{heading},In force date,Treaty status\nX,Iran; AZE,2001,In force\n")
    told = treatytrack("import", "f.csv").err.splitlines()[0]
    assert told == (
        f'f.csv: "{heading}" is party_a and party_b, "In force date" is in_force, "Treaty status" is stated_status'
    )
    assert treatytrack("export", "--columns", "party_a,party_b,in_force").lines[1:] == ["IRN,AZE,2001"]


def test_a_file_that_is_not_ours_is_not_taken_for_it_by_two_words(treatytrack: Treatytrack) -> None:
    treatytrack.csv("f.csv", "RTA ID,RTA Name,Type,Status\n1,EU - Chile,FTA,In Force\n")
    assert treatytrack("import", "f.csv") == Ended(
        "",
        'f.csv:1: nothing reads "RTA ID", "RTA Name": say what they are, as in --map "RTA ID=notes", or '
        "--other-columns ignore to leave them out, notes to keep them there\nNothing was changed.\n",
        WRONG,
    )
    assert treatytrack("import", "f.csv", "--other-columns", "ignore").err == (
        "f.csv: nothing tells title, party_a or party_b: name the column with --map THEIRS=title, "
        "or what it is in every row with --set title=VALUE; nothing was changed.\n"
    )


def test_where_no_heading_is_known_all_are_shown_with_what_stands_below(treatytrack: Treatytrack) -> None:
    treatytrack.csv("f.csv", 'Aikirja,Tittle,"Mitä ""nyt""",Huom\n,X,Iran,\nKauppa,Y,Irak,\n')
    ended = treatytrack("import", "f.csv")
    assert (ended.out, ended.code) == ("", WRONG)
    assert ended.err.splitlines() == [
        "f.csv:1: none of its 4 headings is known",
        'Say what they are with --map "Aikirja=title" and the like (treatytrack add --help names our columns)',
        "A preset may begin so, with one of our columns for each ?, or in ignore what is not needed (help presets):",
        "[columns]",
        '? = "Aikirja"       # Kauppa',
        '? = "Tittle"        # X (did you mean title?)',
        '? = "Mitä \\"nyt\\""  # Iran',
        '? = "Huom"          # empty, as far as looked',
        "Nothing was changed.",
    ]
    preset = "\n".join(ended.err.splitlines()[3:-1])
    for ours in ("notes", "title", "party_a", "party_b"):
        preset = preset.replace("? =", f"{ours} =", 1)
    treatytrack.csv("p.toml", preset)
    ended = treatytrack("import", "f.csv", "--preset", "p.toml")
    assert ended.err.splitlines()[0] == "f.csv is read as p: a register with this header"


def test_where_few_headings_are_known_the_others_are_shown_beside_them(treatytrack: Treatytrack) -> None:
    treatytrack.csv("f.csv", "Nimi,Maat,Aika,Signature date\nX,Iran,1,2001\n")
    assert treatytrack("import", "f.csv").err.splitlines()[2:] == [
        "A preset may begin so, with one of our columns for each ?, or in ignore what is not needed (help presets):",
        "[columns]",
        'signed = "Signature date"  # 2001',
        '? = "Nimi"                 # X',
        '? = "Maat"                 # Iran',
        '? = "Aika"                 # 1',
        "Nothing was changed.",
    ]


@pytest.mark.parametrize(
    ("heading", "options"),
    [
        ("Title,Parties,Country", ("--set", "party_a=AZE")),
        ("Title,Parties,X", ("--set", "party_a=AZE")),
        ("Title,Parties,Participants", ()),
    ],
)
def test_where_something_else_may_name_a_side_parties_is_left_to_be_told(
    treatytrack: Treatytrack, heading: str, options: tuple[str, ...]
) -> None:
    treatytrack.csv("f.csv", f"{heading}\nX,Iran; AZE,Iran\n")
    ended = treatytrack("import", "f.csv", *options)
    assert (ended.code, 'nothing reads "Parties"' in ended.err) == (WRONG, True)


def test_a_file_in_our_own_words_is_told_nothing(treatytrack: Treatytrack) -> None:
    treatytrack.csv("f.csv", "title,Party A,party-b,status\nX,AZE,IRN,draft\n")
    ended = treatytrack("import", "f.csv")
    assert ended == Ended(
        "", "Read 1, added 1, updated 0, unchanged 0, duplicates 0, out of scope 0, refused 0, warnings 0.\n", DONE
    )


def test_records_of_json_keep_what_they_say_nothing_of(treatytrack: Treatytrack) -> None:
    treatytrack.csv("f.json", '[{"Name": "X", "Country": "IRN", "Partner 1": "AZE", "Signed on": "2020-01-01"}]')
    assert treatytrack("import", "f.json").code == DONE
    treatytrack.csv(
        "f.json",
        '[{"ref": "AZE-IRN-2020-1", "EIF": "2020-05-01"}, {"Name": "Y", "Country": "IRN", "Partner 1": "AZE"}]',
    )
    assert treatytrack("import", "f.json", "--on-conflict", "update").code == DONE
    assert treatytrack("export", "--columns", "title,signed,in_force").lines[1:] == ["X,2020-01-01,2020-05-01", "Y,,"]


def test_every_synonym_is_of_a_column_and_stands_once() -> None:
    words = [word for of_one in SYNONYMS.values() for word in of_one]
    assert set(SYNONYMS) <= set(NAMES)
    assert len(words) == len(set(words))
    assert all(recognised([word], {}, "f") == {word: ours} for ours, of_one in SYNONYMS.items() for word in of_one)


def test_a_column_of_theirs_is_mapped_once(treatytrack: Treatytrack) -> None:
    treatytrack.csv("f.csv", "title,party_a,party_b,X\nT,AZE,IRN,a\n")
    assert treatytrack("import", "f.csv", "--map", "X=notes", "--map", "X=tags") == Ended(
        "", '--map: "X" is mapped twice: a preset fills several columns from one; nothing was changed.\n', WRONG
    )


def test_a_constant_beside_a_column_of_that_name_is_answered_with_what_works(treatytrack: Treatytrack) -> None:
    treatytrack.csv("f.csv", "title,party_a,party_b,Notes\nT,AZE,IRN,mine\n")
    ended = treatytrack("import", "f.csv", "--set", "notes=hello")
    said = '--set notes stands in the place of "Notes", --map "Notes=" leaves it out'
    assert (ended.code, said in ended.err) == (WRONG, True)
    assert treatytrack("import", "f.csv", "--set", "notes=hello", "--map", "Notes=").code == DONE
    assert treatytrack("export", "--columns", "notes").lines[1:] == ["hello"]


@pytest.mark.parametrize("name", ["Iran and Iraq", "Iran/Iraq", "Iran, Iraq & Turkey", "N/A", "unknown", "-"])
def test_what_names_nobody_or_several_is_never_added_as_a_party(treatytrack: Treatytrack, name: str) -> None:
    treatytrack.csv("f.csv", f'title,party_a,party_b\nT,AZE,"{name}"\n')
    ended = treatytrack("import", "f.csv", "--parties", "add")
    assert (ended.code, "names nobody: if" in ended.err or "names several parties" in ended.err) == (WRONG, True)
    treatytrack.csv("f.csv", "title,party_a,party_b\nT,AZE,Trade and Development Bank\n")
    assert treatytrack("import", "f.csv", "--parties", "add").code == DONE


def test_a_column_is_left_out_of_a_file_of_our_own(treatytrack: Treatytrack) -> None:
    treatytrack.csv("f.csv", "title,party_a,party_b,Colour\nA,AZE,IRN,red\n")
    assert treatytrack("import", "f.csv", "--map", "Colour=").err.endswith(counts(read=1, added=1))
