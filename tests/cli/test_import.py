"""`import`: all rows or none, exact about what was read; the same file twice changes nothing."""

from pathlib import Path

import pytest

from .world import DONE, EXAMPLE, MEDIA, WRONG, Ended, Treatytrack

HEADING = "title,party_a,party_b"


def counts(**said: int) -> str:
    """The last line of an import."""
    fates = ("read", "added", "updated", "unchanged", "skipped", "duplicates", "out_of_scope", "refused", "warnings")
    shown = (fate for fate in fates if said.get(fate) or fate != "skipped")
    return "Read " + ", ".join(f"{fate.replace('_', ' ')} {said.get(fate, 0)}" for fate in shown)[5:] + ".\n"


def none_taken(refused: int, read: int) -> str:
    """The last line of an import that was refused, though some of its rows are good."""
    what = "--keep-good takes the others, and --rejects FILE keeps those refused, to be corrected"
    return f"{refused} of {read} rows refused; nothing was changed: {what}.\n"


def test_the_example_makes_a_register_and_is_counted(treatytrack: Treatytrack) -> None:
    made = "Made a new register at relations.db\n"
    assert treatytrack("import", str(EXAMPLE)) == Ended("", made + counts(read=5, added=5), DONE)
    assert len(treatytrack.refs()) == 5


@pytest.mark.usefixtures("baku")
def test_the_same_file_twice_changes_nothing(treatytrack: Treatytrack) -> None:
    before = treatytrack.digest
    assert treatytrack("import", str(EXAMPLE)) == Ended("", counts(read=5, unchanged=5), DONE)
    treatytrack("export", "-o", "exported.csv")
    for day in ("2026-11-21", "2031-01-01"):
        assert treatytrack("import", "exported.csv", as_of=day) == Ended("", counts(read=5, unchanged=5), DONE)
    assert treatytrack.digest == before


@pytest.mark.usefixtures("empty")
class TestTheSameFileTwice:
    """What has no ref is known by its source's id, else by its parties, title and days."""

    @pytest.mark.parametrize(
        "content",
        [
            f"{HEADING}\nA,AZE,IRN\nB,IRN,AZE\n",
            f"{HEADING},signed,place\nA,AZE,IRN,2025,Baku\nA,AZE,IRN,2026,Baku\n",
            f"source_id,{HEADING}\n7,A,AZE,IRN\n8,A,AZE,IRN\n",
        ],
    )
    def test_is_recognised_without_refs(self, treatytrack: Treatytrack, content: str) -> None:
        treatytrack.csv("file.csv", content)
        assert treatytrack("import", "file.csv").err == counts(read=2, added=2)
        before = treatytrack.digest
        assert treatytrack("import", "file.csv") == Ended("", counts(read=2, unchanged=2), DONE)
        assert treatytrack.digest == before

    @pytest.mark.parametrize(
        "content",
        [
            f"{HEADING},place\nA,AZE,IRN,Baku\nA,AZE,IRN,Tehran\n",
            f"{HEADING}\nA,AZE,IRN\nA,IRN,AZE\n",
            f"source_id,{HEADING}\n7,A,AZE,IRN\n7,B,AZE,IRN\n",
        ],
    )
    def test_rows_that_are_the_same_agreement_and_differ_are_a_conflict_in_the_file(
        self, treatytrack: Treatytrack, content: str
    ) -> None:
        """Both of them recorded, the second import could not tell which is which."""
        treatytrack.csv("file.csv", content)
        before = treatytrack.digest
        ended = treatytrack("import", "file.csv")
        assert (ended.out, ended.code) == ("", 4)
        assert ended.err.startswith("file.csv:3: ")
        assert treatytrack.digest == before


@pytest.mark.usefixtures("empty")
def test_rows_that_are_exactly_alike_are_counted_and_dropped(treatytrack: Treatytrack) -> None:
    treatytrack.csv(
        "file.csv", f"{HEADING},signed\nA,AZE,IRN,2025-04-28\nB,AZE,IRN,\nA,Persia,AZE,\nA,aze,Iran,28.4.2025\n"
    )
    assert treatytrack("import", "file.csv") == Ended("", counts(read=4, added=3, duplicates=1), DONE)


@pytest.mark.usefixtures("empty")
def test_from_standard_input(treatytrack: Treatytrack) -> None:
    ended = treatytrack("import", "-", given=f"{HEADING}\nÜ,AZE,IRN\n")
    assert ended == Ended("", counts(read=1, added=1), DONE)
    assert treatytrack("export", "--columns", "title").out == "title\nÜ\n"
    wrong = treatytrack("import", "-", given=f"{HEADING}\nÜ,AZE,Irann\n")
    assert wrong.err.startswith('standard input:2: party_b: No party is called "Irann".')


@pytest.mark.usefixtures("empty")
@pytest.mark.parametrize(
    ("content", "options"),
    [
        (f"\ufeff{HEADING}\nCafé,AZE,IRN\n".encode(), ()),
        (f"{HEADING}\r\nCafé,AZE,IRN\r\n".encode(), ()),
        (f"{HEADING}\rCafé,AZE,IRN\r".encode(), ()),
        (f"{HEADING}\nCafé,AZE,IRN".encode(), ()),
        (f"{HEADING}\n\nCafé,AZE,IRN\n\n".encode(), ()),
        (f"{HEADING}\nCafé,AZE,IRN\n".encode("latin-1"), ("--encoding", "latin-1")),
        (f"{HEADING}\nCafé,AZE,IRN\n".encode("cp1252"), ("--encoding", "CP1252")),
        (f"{HEADING}\nCafé,AZE,IRN\n".encode("utf-16"), ("--encoding", "utf-16")),
        ("title;party_a;party_b\nCafé;AZE;IRN\n".encode(), ("--delimiter", ";")),
        ("title\tparty_a\tparty_b\nCafé\tAZE\tIRN\n".encode(), ("--delimiter", "tab")),
        ("title|party_a|party_b\nCafé|AZE|IRN\n".encode(), ("--delimiter", "|")),
        (" Title , Party A,PARTY-B\nCafé,AZE,IRN\n".encode(), ()),
        ("title,party_a,party_b\n  Café \u00a0,\tAZE,IRN \n".encode(), ()),
    ],
)  # fmt: skip
def test_files_as_programs_write_them(treatytrack: Treatytrack, content: bytes, options: tuple[str, ...]) -> None:
    treatytrack.csv("file.csv", content)
    assert treatytrack("import", "file.csv", *options) == Ended("", counts(read=1, added=1), DONE)
    assert treatytrack("export", "--columns", "title,party_a,party_b").lines[1] == "Café,AZE,IRN"


@pytest.mark.usefixtures("empty")
def test_cells_as_people_write_them(treatytrack: Treatytrack) -> None:
    treatytrack.csv(
        "file.csv",
        "Title,Type,Party A,Party B,Signed,Until,Subject,Tags,Renewal\n"
        '"A ""quoted"" title, with a comma",MoU,Persia,Азербайджан,28 April 2025,[2026..2027],a; b,'
        '"x; ""y; z""",TACIT\n',
    )
    assert treatytrack("import", "file.csv").code == DONE
    columns = "ref,title,type,party_a,party_b,signed,until,subjects,tags,renewal"
    assert treatytrack("export", "--columns", columns).lines[1] == (
        'AZE-IRN-2025-1,"A ""quoted"" title, with a comma",memorandum,IRN,AZE,2025-04-28,[2026..2027],'
        'a; b,"x; ""y; z""",tacit'
    )


@pytest.mark.usefixtures("empty")
@pytest.mark.parametrize(("order", "signed"), [("--day-first", "2025-04-03"), ("--month-first", "2025-03-04")])
def test_dates_that_read_two_ways_are_read_as_one_says(treatytrack: Treatytrack, order: str, signed: str) -> None:
    treatytrack.csv("file.csv", f"{HEADING},signed\nA,AZE,IRN,03/04/2025\n")
    assert treatytrack("import", "file.csv").code == WRONG
    assert treatytrack("import", "file.csv", order).code == DONE
    assert treatytrack("export", "--columns", "signed").lines[1] == signed


@pytest.mark.usefixtures("empty")
def test_what_stands_for_nothing_can_be_named(treatytrack: Treatytrack) -> None:
    treatytrack.csv("file.csv", f"{HEADING},signed,until,place\nA,AZE,IRN,n/a,9999-12-31, - \n")
    assert treatytrack("import", "file.csv").code == WRONG
    ended = treatytrack("import", "file.csv", "--null", "n/a", "--null", "9999-12-31", "--null", "-")
    assert ended == Ended("", counts(read=1, added=1), DONE)
    assert treatytrack("export", "--columns", "ref,signed,until,place").lines[1] == "AZE-IRN-ND-1,,,"


@pytest.mark.usefixtures("empty")
def test_what_contradicts_itself_is_kept_flagged_and_counted(treatytrack: Treatytrack) -> None:
    treatytrack.csv(
        "file.csv",
        f"{HEADING},signed,in_force,until,status\n"
        "End before beginning,AZE,IRN,2025-01-01,,2024-01-01,\n"
        "Retroactive,AZE,IRN,2025-01-01,2024-01-01,,\n"
        "Said to be in force,AZE,IRN,2020-01-01,2020-01-01,2021-12-31,in force\n",
    )
    assert treatytrack("import", "file.csv") == Ended(
        "",
        "file.csv:2: until: warning: until 2024-01-01 lies before signed 2025-01-01\n"
        "file.csv:3: in_force: warning: in force 2024-01-01 lies before signed 2025-01-01 (retroactive effect?)\n"
        "file.csv:4: stated_status: warning: the source states in force, the record gives expired\n"
        + counts(read=3, added=3, warnings=3),
        DONE,
    )
    assert treatytrack.refs("contradiction:end") == ["AZE-IRN-2025-1"]
    assert treatytrack.refs("flag:stated-differs") == ["AZE-IRN-2020-1"]


@pytest.mark.usefixtures("empty")
def test_what_a_source_stated_is_held_against_the_record_of_the_day_on_which_it_spoke(treatytrack: Treatytrack) -> None:
    treatytrack.csv(
        "file.csv",
        f"{HEADING},signed,in_force,until,renewal,stated_status,stated_on\n"
        "Over by now,AZE,IRN,2020-01-01,2020-01-01,2025-12-31,none,over,2025-06-01\n"
        "Over in all of that year,AZE,TUR,2020-01-01,2020-01-01,2021-12-31,none,in-force,2024\n",
    )
    assert treatytrack("import", "file.csv").err == (
        "file.csv:2: stated_status: warning: "
        "the source states over (said 2025-06-01), the record gives in-force then\n"
        "file.csv:3: stated_status: warning: the source states in-force (said 2024), the record gives expired then\n"
        + counts(read=2, added=2, warnings=2)
    )


class TestDryRun:
    """`--dry-run` says what would happen, and changes nothing."""

    def test_shows_what_would_be_added_and_changed(self, treatytrack: Treatytrack, baku: Path) -> None:
        treatytrack.csv("file.csv", f"ref,{HEADING},place\n{MEDIA},Media,AZE,IRN,Tehran\n,New one,AZE,RUS,\n")
        before = treatytrack.digest
        ended = treatytrack("import", "file.csv", "--on-conflict", "update", "--dry-run")
        assert (ended.code, treatytrack.digest) == (DONE, before)
        changed, added = (next(line for line in ended.lines if f"line {number}: " in line) for number in (2, 3))
        assert changed.startswith(f"line 2: updated  {MEDIA}")
        assert added == "line 3: added  AZE-RUS-ND-1  New one"
        assert ended.err == (
            "Would have read 2, added 1, updated 1, unchanged 0, duplicates 0, out of scope 0, refused 0, warnings 0; "
            "nothing was changed.\n"
        )

    def test_shows_each_changed_field_before_and_after(self, treatytrack: Treatytrack, baku: Path) -> None:
        treatytrack.csv("file.csv", f"ref,{HEADING},place\n{MEDIA},Media,AZE,IRN,Tehran\n")
        shown = treatytrack("import", "file.csv", "--on-conflict", "update", "--dry-run").out
        for column, before, after in (
            ("title", "Memorandum on Media Cooperation", "Media"),
            ("place", "Baku", "Tehran"),
        ):
            assert any(all(part in line for part in (column, before, after)) for line in shown.splitlines())

    def test_finds_the_same_faults(self, treatytrack: Treatytrack, baku: Path) -> None:
        treatytrack.csv("file.csv", f"{HEADING}\nA,AZE,Irann\n")
        assert treatytrack("import", "file.csv", "--dry-run") == treatytrack("import", "file.csv")


@pytest.mark.usefixtures("baku")
def test_a_file_of_some_columns_corrects_just_these(treatytrack: Treatytrack) -> None:
    treatytrack.csv("file.csv", f"ref,place\n{MEDIA},Tehran\n")
    ended = treatytrack("import", "file.csv", "--on-conflict", "update")
    assert (ended.err, ended.code) == (counts(read=1, updated=1), DONE)
    assert treatytrack("export", f"ref:{MEDIA}", "--columns", "title,place").out.splitlines()[1:] == [
        "Memorandum on Media Cooperation,Tehran"
    ]


@pytest.mark.usefixtures("baku")
def test_a_new_row_needs_what_every_agreement_has(treatytrack: Treatytrack) -> None:
    treatytrack.csv("file.csv", "ref,place\nX-1,Tehran\n")
    before = treatytrack.digest
    ended = treatytrack("import", "file.csv", "--on-conflict", "update")
    assert (ended.code, treatytrack.digest) == (WRONG, before)
    assert ended.err.startswith("file.csv:2: title: ")


@pytest.mark.usefixtures("empty")
def test_a_made_ref_steps_round_one_that_the_file_gives(treatytrack: Treatytrack) -> None:
    treatytrack.csv("file.csv", f"ref,{HEADING},signed\n,A,AZE,TUR,2025\nAZE-TUR-2025-1,B,AZE,TUR,2025\n")
    assert treatytrack("import", "file.csv").err == counts(read=2, added=2)
    assert treatytrack.refs() == ["AZE-TUR-2025-1", "AZE-TUR-2025-2"]
