"""`import --preset`: another's register read as it is, row by row, and what is said of it."""

from pathlib import Path

import pytest

from treatytrack.cli.explaining.topics.presets import FILES

from .test_import import none_taken
from .world import CONFLICT, DONE, NOT_FOUND, WRONG, Ended, Treatytrack

pytestmark = pytest.mark.usefixtures("empty")

UK = """\
record_id,uuid,title,kind,parties,subject,signed,signed_at,adopted,provisional_eif,eif,eif_effective,terminated,terminated_effective,withdrawn,unofficial_info,references,document_url
1,u1,Exchange of Notes amending a Loan,bilateral,PERSIA; UNITED KINGDOM; Aden,"LOANS, GRANTS",1930-05-01,Tehran,,,1930-06-01,1930-01-01,1940-01-01,1940-07-01,,,UN Registration 12/0: 0,http://x/1
2,u2,Pact of All,multilateral,PERSIA; UNITED KINGDOM,TRADE,1930-05-01,,,,,,,,,,,http://x/2
3,u3,Treaty with Johanna,bilateral,JOHANNA; UNITED KINGDOM,SLAVERY,1850-06-03,,1850-06-04,,1850-06-03,,,,,,,http://x/3
4,u4,Treaty of Three,bilateral,PERSIA; SPAIN; UNITED KINGDOM,TRADE,1930-05-01,,,,,,,,,,,http://x/4
"""
UK_BY = "uk-treaties: UK Treaties Online, bilateral"

UNCTAD = """\
name,party_1,party_2,status,signed,eif,terminated,termination_type,initial_term,automatic_renewal,unilateral_termination,notice_period,survival_clause,full_text,type
One BIT,BLEU (Belgium-Luxembourg Economic Union),Congo,In force,1999-02-01,2002-10-18,,,10 years,10 years,Yes,Six months prior notice,None,en | fr,BIT
Two BIT,Iran,Turkey,Terminated,1999-02,2002-10-18,2012-10-18,Expired,10 years,Indefinite term,Yes,One year prior notice,20 years,,BIT
Three BIT,Iran,Oman,Signed,1999-03-01,,,,Not mapped,Not mapped,No,Not mapped,Not mapped,,BIT
"""

BRAZIL = """\
titulo,parceiro,depositario,loc_celebracao,pais_celebracao,data,temas,status,n_registro_onu,vigor_int_em,expirou_em,pdf_url
Memorando sobre Portos,Irã,,Teerã,Irã,2018-04-10,Transporte; Comércio,Em Vigor,,,,http://x/download/1
Programa Executivo,Rússia,,,Rússia,2010-04-10,Cultura,Expirado,,2010-04-10,,http://x/download/2
Tratado,Azerbaijão,,Baku,,2018-04-10,Extradição,Tramitação MRE,,,,http://x/download/3
"""


def columns(treatytrack: Treatytrack, names: str) -> list[str]:
    """The cells of these columns, row by row."""
    ended = treatytrack("export", "--columns", names)
    assert ended.code == DONE, ended.err
    return ended.lines[1:]


def test_a_preset_is_known_by_its_header_and_every_row_is_accounted_for(treatytrack: Treatytrack) -> None:
    treatytrack.csv("uk.csv", UK)
    assert treatytrack("import", "uk.csv") == Ended(
        "",
        f"uk.csv is read as {UK_BY} (--preset none reads it without)\n"
        "uk.csv:5: parties: names 3 parties (PERSIA, SPAIN, UNITED KINGDOM): bilateral means two sides\n"
        + none_taken(1, 4),
        WRONG,
    )
    treatytrack.csv("uk.csv", UK.partition("4,u4")[0])
    ended = treatytrack("import", "uk.csv", "--preset", "uk-treaties")
    assert ended.err.splitlines()[0] == f"uk.csv is read as {UK_BY}"
    assert [ended.err.splitlines()[1], ended.err.splitlines()[-1]] == [
        "1 party added, to be corrected with treatytrack party edit: Anjouan (ANJOUAN, state)",
        "Read 3, added 2, updated 0, unchanged 0, duplicates 0, out of scope 1, refused 0, warnings 1.",
    ]
    again = treatytrack("import", "uk.csv").err.splitlines()[-1]
    assert again.startswith("Read 3, added 0, updated 0, unchanged 2, duplicates 0, out of scope 1,")


def test_one_cell_gives_parties_territories_and_two_days_an_event(treatytrack: Treatytrack) -> None:
    treatytrack.csv("uk.csv", UK.partition("4,u4")[0])
    treatytrack("import", "uk.csv")
    assert columns(treatytrack, "ref,type,territories,subjects,in_force,ended,registration,tags") == [
        "ANJOUAN-GBR-1850-1,treaty,,slavery,1850-06-03,,,",
        'GBR-IRN-1930-1,exchange-of-notes,Aden,"loans, grants",1930-01-01,1940-07-01,12,changes-another',
    ]
    assert columns(treatytrack, "ref,events") == [
        "ANJOUAN-GBR-1850-1,other 1850-06-04: adopted",
        'GBR-IRN-1930-1,"other 1930-06-01: entry into force, with effect from 1930-01-01; '
        'terminated 1940-01-01 effective 1940-07-01"',
    ]
    assert treatytrack.refs("party:Johanna") == ["ANJOUAN-GBR-1850-1"]


def test_terms_of_unctad_are_told_apart_as_their_words_mean(treatytrack: Treatytrack) -> None:
    treatytrack.csv("bits.csv", UNCTAD)
    ended = treatytrack("import", "bits.csv", "--preset", "unctad")
    assert ended.code == DONE, ended.err
    assert "left out: type" in ended.err.splitlines()
    assert columns(treatytrack, "ref,signed,lasts,renewal,renewal_length,notice,denunciation,denunciation_after") == [
        "BLEU-COG-1999-1,1999-02-01,10y,tacit,10y,6m,term end,",
        "IRN-OMN-1999-1,1999-03-01,,,,,none,",
        "IRN-TUR-1999-1,1999-02,10y,open,,1y,receipt + 1y,10y",
    ]
    assert columns(treatytrack, "ended,ended_by,survival,stated_status,stated_on,languages,source_id") == [
        ",,none,in-force,2020-02-15,en; fr,One BIT 1999-02-01",
        ",,,signed,2020-02-15,,Three BIT 1999-03-01",
        "2012-10-18,expiry,20y,over,2020-02-15,,Two BIT 1999-02",
    ]


def test_what_concordia_leaves_open_is_bounded_by_the_day_of_the_source(treatytrack: Treatytrack) -> None:
    treatytrack.csv("acts.csv", BRAZIL)
    assert treatytrack("import", "acts.csv", "--source-day", "2022-01-01").code == DONE
    assert columns(treatytrack, "ref,type,place,in_force,ended,ended_by,stated_status,tags") == [
        "AZE-BRA-2018-1,treaty,Baku,,,,signed,concordia:tramitacao-mre",
        'BRA-IRN-2018-1,memorandum,"Teerã, Irã",[..2022-01-01],,,in-force,',
        "BRA-RUS-2010-1,programme,Rússia,2010-04-10,[..2022-01-01],expiry,expired,under-another",
    ]


def test_the_example_of_the_page_is_read_as_it_says(treatytrack: Treatytrack) -> None:
    for name, text in FILES.items():
        treatytrack.csv(name, text)
    assert treatytrack("import", "akten.csv", "--preset", "akten.toml").code == DONE
    assert columns(treatytrack, "ref,source_id,title,type,signed,in_force,lasts,stated_status,stated_on") == [
        "AUT-ICRC-2001-1,AUT 14,Rotes Kreuz,other,2001-04-03,2001-04-03,,in-force,2025-01-31",
        "AUT-IRN-1998-1,AUT 12,Luftfahrt,other,1998-04-28,1999-05-01,5y,in-force,2025-01-31",
        "AUT-RUS-1998-1,AUT 13,Abkommen Kultur,agreement,1998-05,,open,signed,2025-01-31",
    ]


RULES = r"""
[read]
date-format = "%d.%m.%Y"
zero-day = "unknown"
null = ["n/a", "31.12.9999"]
html = true
without = { State = "draft" }
optional = "Never"
ignore = "Sequence"
[columns]
title = { from = "Name", replace = { '/ \(.*\)$/' = "" }, case = "sentence" }
signed = { year = "Y", month = "M", day = "D" }
ended = "Out"
notes = { all = ["Remark", "Never", "More"], join = " / " }
subjects = { from = "About", split = ["|", ","] }
renewal = "Renews"
[columns.parties]
from = "With"
own = ["AZE", "Azerbaijan"]
more-than-two = "notes"
[values.subjects]
TR = "transport"
[values.renewal]
'/every (\d+) years?/i' = { lasts = '\1y', renewal = "tacit", renewal_length = '\1y' }
"" = "none"
[[rule]]
when = { State = "lost" }
refuse = "nobody knows what became of it"
[[rule]]
when = { title = "/secret/i" }
out-of-scope = true
[[rule]]
when = { notes = "*", State = "not:old" }
set = { tags = "remarked", place = "{Remark}" }
"""
ROWS = """\
Name,Y,M,D,Out,Remark,More,About,With,State,Sequence,Renews
TRADE ACT (draft),2001,05,00,00/00/0000,,,"TR|energy, TR",Azerbaijan / Iran,draft,1,
TRADE ACT (1st),2001,05,0,00.05.2010,A &amp; B<br>C,n/a,"TR|energy, TR",Azerbaijan / Iran,old,2,Every 2 years
Air,2002,11,3,31.12.9999,one,two,,AZE; Iran; Turkey,new,3,
Secret,2002,11,3,,,,,Iran,new,4,
"""


def test_each_verb_does_what_the_page_says(treatytrack: Treatytrack) -> None:
    treatytrack.csv("p.toml", RULES)
    treatytrack.csv("f.csv", ROWS)
    ended = treatytrack("import", "f.csv", "--preset", "p.toml", "--end-is", "last-day")
    assert ended.err.splitlines() == [
        "f.csv is read as p: a register with this header",
        'subjects: 1 word without a rule, kept as written: "energy" (1)',
        "Read 4, added 2, updated 0, unchanged 0, duplicates 0, out of scope 2, refused 0, warnings 0.",
    ]
    assert columns(treatytrack, "ref,title,signed,ended,subjects,renewal,renewal_length,place,tags") == [
        "AZE-IRN-2001-1,Trade act,2001-05-XX,[2010-05-02..2010-06-01],transport; energy,tacit,2y,,",
        "AZE-IRN-2002-1,Air,2002-11-03,,,none,,one,remarked",
    ]
    assert columns(treatytrack, "notes") == ['"A & B', 'C"', '"one / two', 'Further parties: Turkey"']
    treatytrack.csv("f.csv", ROWS.replace("Air,", "Air lost,").replace("Turkey,new", "Turkey,lost"))
    ended = treatytrack("import", "f.csv", "--preset", "p.toml")
    assert "f.csv:4: nobody knows what became of it" in ended.err.splitlines()


@pytest.mark.parametrize(
    ("words", "cell", "ended"),
    [
        (("--end-is", "last-day"), "2010-05-31", "2010-06-01"),
        (("--end-is", "last-day"), "2010-05-31?", "2010-06-01?"),
        (("--end-is", "last-day"), "2010", "[2010-01-02..2011-01-01]"),
        (("--end-is", "last-day"), "[..2010-05-31]", "[..2010-06-01]"),
        (("--end-is", "first-day-out"), "2010-05-31", "2010-05-31"),
        (("--date-format", "%d/%m/%Y"), "03/04/2010", "2010-04-03"),
        (("--date-format", "%m/%d/%Y", "--date-format", "%Y"), "03/04/2010", "2010-03-04"),
        (("--end-is", "last-day", "--day-first"), "03/04/2010", "2010-04-04"),
        (("--null", "9999-12-31", "--set", "place=Baku"), "9999-12-31", ""),
    ],
)
def test_options_say_what_days_mean(treatytrack: Treatytrack, words: tuple[str, ...], cell: str, ended: str) -> None:
    treatytrack.csv("f.csv", f"title,party_a,party_b,in_force,ended\nX,AZE,IRN,2000-01-01,{cell}\n")
    done = treatytrack("import", "f.csv", *words)
    assert done.code == DONE, done.err
    assert columns(treatytrack, "ref,ended") == [f"AZE-IRN-ND-1,{ended}"]


@pytest.mark.parametrize(
    ("title", "other", "signed", "place", "read"),
    [
        # What the place, the title or the year tells.
        ("Boundaries with the Independent State of the Congo", "CONGO", "1894-05-12", "Brussels", "COD"),
        ("Loan", "CONGO", "1964-01-03", "Leopoldville", "COD"),
        ("Loan", "CONGO", "1964-01-03", "Brazzaville", "COG"),
        ("Declaration by the Sultan Of Borneo", "BORNEO", "1878-08-17", "Borneo", "BRN"),
        ("Friendship", "BORNEO", "1847-05-27", "Brunei", "BRN"),
        ("Agreement with the Rajah of Sarawak", "BORNEO", "1888-06-14", "Sarawak", "SWK"),
        ("Protectorate of British North Borneo", "BORNEO", "1888-05-12", "London", "NBO"),
        ("Friendship", "KOREA", "1883-11-26", "Seoul", "KOREMP"),
        ("Treaty with King of Benin", "BENIN", "1892-03-26", "Benin City", "BENINC"),
        ("Loan", "BENIN", "1976-03-26", "Cotonou", "BEN"),
        ("Trade", "VIETNAM", "1962-11-30", "London", "RVN"),
        ("Trade", "VIETNAM", "1976-11-30", "London", "VNM"),
        ("Friendship", "YEMEN", "1934-02-11", "San'a", "YAR"),
        # What nothing tells is refused.
        ("Loan", "CONGO", "1964-01-03", "London", "party_a: \"CONGO\" may be Congo (Brazzaville) (COG) or Congo (Kinshasa)"),
        ("Loan", "BORNEO", "1880-01-03", "London", "BORNEO may be Brunei (BRN), North Borneo (NBO) or Sarawak (SWK)"),
        ("Loan", "KOREA", "1970-01-03", "London", "party_a: \"KOREA\" may be South Korea (KOR) or North Korea (PRK)"),
    ],
)  # fmt: skip
def test_a_name_of_more_than_one_state_is_read_by_what_tells_which(
    treatytrack: Treatytrack, title: str, other: str, signed: str, place: str, read: str
) -> None:
    parties = "; ".join(sorted(("UNITED KINGDOM", other)))
    heading = UK.partition("\n")[0]
    treatytrack.csv("uk.csv", f"{heading}\n1,u1,{title},bilateral,{parties},,{signed},{place}{',' * 10}\n")
    ended = treatytrack("import", "uk.csv", "--parties", "add")
    if " " in read:
        assert ended.err.splitlines()[1].removeprefix("uk.csv:2: ").startswith(read)
    else:
        assert ended.code == DONE, ended.err
        assert treatytrack.refs()[0].startswith("-".join(sorted((read, "GBR"))))


@pytest.mark.parametrize("cell", ["today", "Today?"])
def test_today_is_no_last_day_of_a_file(treatytrack: Treatytrack, cell: str) -> None:
    treatytrack.csv("f.csv", f"title,party_a,party_b,in_force,ended\nX,AZE,IRN,2000-01-01,{cell}\n")
    assert treatytrack("import", "f.csv", "--end-is", "last-day").err == (
        "f.csv:2: ended: today is no last day that a file can name: write the day itself\n"
        "1 of 1 rows refused; nothing was changed.\n"
    )


def test_a_day_in_no_form_is_named_with_all_else_that_is_wrong_in_its_row(treatytrack: Treatytrack) -> None:
    treatytrack.csv("f.csv", "title,party_a,party_b,signed\nX,AZE,Irann,4 May 2000\n")
    ended = treatytrack("import", "f.csv", "--date-format", "%d.%m.%Y")
    assert ended.err.splitlines() == [
        'f.csv:2: party_b: No party is called "Irann". Did you mean Iran (IRN), Ireland (IRL) or Iraq (IRQ)? '
        "Or add it: --parties add",
        'f.csv:2: signed: "4 May 2000" has none of the date forms %d.%m.%Y: name its form beside these with --date-format',
        "1 of 1 rows refused; nothing was changed.",
    ]


def test_a_preset_says_of_which_kind_those_are_that_are_added(treatytrack: Treatytrack) -> None:
    treatytrack.csv("f.csv", "City,Twin\nOdesa,Union City\nOdesa,Nagasaki\n")
    columns = "[columns]\ntitle='Twins'\nparty_a='City'\nparty_b='Twin'\n".replace("'Twins'", "'{City} and {Twin}'")
    treatytrack.csv("p.toml", f"[read]\nnew-parties='territory'\n{columns}")
    ended = treatytrack("import", "f.csv", "--preset", "p.toml", "--parties", "add")
    assert ended.err.splitlines()[1] == (
        "3 parties added, to be corrected with treatytrack party edit: "
        "Odesa (ODESA, territory), Union City (UNIONCITY, territory), Nagasaki (NAGASAKI, territory)"
    )


def test_unknown_parties_are_added_where_that_is_asked_for(treatytrack: Treatytrack) -> None:
    treatytrack.csv(
        "f.csv", "title,party_a,party_b\nX,AZE,Prussland\nY,AZE,Caspian Sea Basin Commission\nZ,AZE,prussland\n"
    )
    dry = treatytrack("import", "f.csv", "--parties", "add", "--dry-run")
    made = "Prussland (PRUSSLAND, state), Caspian Sea Basin Commission (CSBC, organisation)"
    assert f"2 parties would be added: {made}" in dry.err.splitlines()
    assert treatytrack("party", "show", "CSBC").code == NOT_FOUND
    ended = treatytrack("import", "f.csv", "--parties", "add")
    assert f"2 parties added, to be corrected with treatytrack party edit: {made}" in ended.err.splitlines()
    assert treatytrack.refs() == ["AZE-CSBC-ND-1", "AZE-PRUSSLAND-ND-1", "AZE-PRUSSLAND-ND-2"]
    assert treatytrack("party", "show", "CSBC").code == DONE
    assert treatytrack("import", "f.csv", "--parties", "add").err.endswith(
        "unchanged 3, duplicates 0, out of scope 0, refused 0, warnings 0.\n"
    )


def test_a_party_of_a_preset_that_nothing_names_is_not_recorded(treatytrack: Treatytrack) -> None:
    treatytrack.csv(
        "p.toml",
        '[columns]\ntitle = "t"\nparty_a = "a"\nparty_b = "b"\n[[party]]\ncode = "LAKE"\nname = "Lake Union"\n'
        'kind = "group"\nsigns-for = ["Iran", "AZE"]\n[[party]]\ncode = "POND"\nkind = "group"\n'
        '[[party]]\ncode = "COG"\nalso = ["Congo"]\n',
    )
    treatytrack.csv("f.csv", "t,a,b\nX,Lake Union,RUS\nY,Congo,RUS\n")
    assert treatytrack("import", "f.csv", "--preset", "p.toml").code == DONE
    assert treatytrack.refs() == ["COG-RUS-ND-1", "LAKE-RUS-ND-1"]
    assert treatytrack.refs("party:AZE") == ["LAKE-RUS-ND-1"]
    assert treatytrack("party", "show", "POND").code == NOT_FOUND
    assert treatytrack("list", "party:Congo").code == WRONG


@pytest.mark.parametrize(
    ("words", "said", "code"),
    [
        (("--preset", "untcad"), '"untcad" is not a preset: did you mean unctad?\n', WRONG),
        (("--preset", "x.toml"), "There is no preset x.toml; nothing was changed.\n", NOT_FOUND),
        (("--preset", "unctad"), 'f.csv:1: this is no unctad: its heading lacks "name", "signed", "party_1", ', WRONG),
        (("--set", "plac=Baku"), '--set: "plac" is not a column that is recorded: did you mean place?\n', WRONG),
        (("--set", "place"), '--set: "place" should be OURS=VALUE, such as --set party_a=AZE.\n', WRONG),
        (("--set", "type=x"), '--set type: "x" is not a type of agreement: the kinds are ', WRONG),
        (("--map", "titel=type"), '--map: "titel" is not a column of f.csv: did you mean title?\n', WRONG),
        (("--map", "title=titel"), '--map: "titel" is not a column that is recorded: did you mean title?\n', WRONG),
        (("--map", "title"), '--map: "title" should be THEIRS=OURS, such as --map "Signed on=signed".\n', WRONG),
        (("--map", "party_a="), "f.csv: nothing tells party_a: name the column with --map THEIRS=party_a, or ", WRONG),
        (("--date-format", "%q"), '--date-format: "%q" is not known in the date form "%q": write ', WRONG),
        (("--source-day", "2025"), '--source-day: "2025" is not one day: write it as 2025-04-28.\n', WRONG),
        (("--end-is", "lastday"), '"lastday" is not a way to end: did you mean last-day?\n', WRONG),
        (("--parties", "ad"), '"ad" is not a way with unknown parties: did you mean add?\n', WRONG),
        (("--key", "titel"), '--key: "titel" is not a column that is recorded: did you mean title?\n', WRONG),
    ],
)
def test_a_wrong_word_is_answered_with_the_nearest(
    treatytrack: Treatytrack, words: tuple[str, ...], said: str, code: int
) -> None:
    treatytrack.csv("f.csv", "title,party_a,party_b\nX,AZE,IRN\n")
    before = treatytrack.digest
    ended = treatytrack("import", "f.csv", *words)
    assert ended.err.startswith(said)
    assert (ended.out, ended.code, treatytrack.digest) == ("", code, before)


def test_an_example_that_was_imported_otherwise_is_a_conflict(treatytrack: Treatytrack, empty: Path) -> None:
    treatytrack.csv("acts.csv", BRAZIL)
    assert treatytrack("import", "acts.csv").code == DONE
    assert treatytrack("import", "acts.csv", "--set", "tags=more").code == CONFLICT


def test_what_a_word_means_may_depend_on_another_cell_of_its_row(treatytrack: Treatytrack, tmp_path: Path) -> None:
    preset = '[columns]\ntitle = "title"\nparties = "who"\n[values.parties]\n"the Kingdom" = "{country}"\n'
    (tmp_path / "kingdoms.toml").write_text(preset, "utf-8")
    treatytrack.csv("f.csv", "title,who,country\nOne,the Kingdom; Iran,Spain\nTwo,the Kingdom; Iran,Norway\n")
    assert treatytrack("import", "f.csv", "--preset", str(tmp_path / "kingdoms.toml")).code == DONE
    assert columns(treatytrack, "title,party_a,party_b") == ["One,ESP,IRN", "Two,NOR,IRN"]


def test_where_no_row_is_in_scope_the_keys_are_named_that_ask_for_it(treatytrack: Treatytrack) -> None:
    treatytrack.csv("f.csv", "Kind,Title,A,B\nBilateral,One,IRN,OMN\nbilateral,Total,IRN,OMN\nOther,Two,IRN,OMN\n")
    preset = treatytrack.folder / "p.toml"
    ours = '[columns]\ntitle = "Title"\nparty_a = "A"\nparty_b = "B"\n'

    def said(read: str, rules: str = "") -> list[str]:
        preset.write_text(f"[read]\n{read}\n{ours}{rules}")
        ended = treatytrack("import", "f.csv", "--preset", "./p.toml", "--dry-run")
        assert ended.code == DONE
        return ended.err.splitlines()[1:-1]

    assert said('only = { Kind = "bilat" }') == [
        "f.csv: no row is in scope, as the preset says: read.only.Kind leaves out 3 rows"
    ]
    rule = '[[rule]]\nwhen = { Title = "One" }\nout-of-scope = true\n'
    assert said('only = { Kind = "bilateral" }\nwithout = { Title = "Total" }', rule) == [
        "f.csv: no row is in scope, as the preset says: rule 1.out-of-scope leaves out 1 row, "
        "read.without.Title leaves out 1 row, read.only.Kind leaves out 1 row"
    ]
    assert said('only = { Kind = "bilateral" }') == []
    assert said('ignore = "Kind"\nends-before = "Bilateral"') == [
        "f.csv: line 2 is below the table, as ends-before says: 3 rows out of scope"
    ]


@pytest.mark.parametrize(
    ("preset", "options", "tags"),
    [
        ('tags = "a; b"', (), "a; b"),
        ('tags = ["a; b", "c"]', (), '"""a; b""; c"'),
        ("", ("--set", "tags=a; b", "--set", "tags=c"), "a; b; c"),
        ('tags = "a"', ("--set", "tags=",), '""'),
    ],
)  # fmt: skip
def test_a_list_that_is_set_is_written_as_lists_are(
    treatytrack: Treatytrack, preset: str, options: tuple[str, ...], tags: str
) -> None:
    treatytrack.csv("p.toml", f'[set]\nparty_a = "AZE"\n{preset}\n[columns]\ntitle = "title"\nparty_b = "who"\n')
    treatytrack.csv("f.csv", "title,who\nA,Iran\n")
    assert treatytrack("import", "f.csv", "--preset", "p.toml", *options).code == DONE
    assert columns(treatytrack, "tags") == [tags]
