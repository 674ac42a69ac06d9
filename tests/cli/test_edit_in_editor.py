"""`edit REF` without options: the record in the editor, checked before it is saved; what was written is never lost."""

import pytest

from .desk import Desk
from .process import Process
from .world import CONFLICT, DONE, FAILED, INTERRUPTED, MEDIA, NOT_FOUND, TRANSPORT, WRONG, Ended, Treatytrack

pytestmark = pytest.mark.usefixtures("baku")

RECORD = """\
# AZE-IRN-2025-5  Memorandum on Media Cooperation
# On 2026-11-21: in force ~?; last day in force not known.
#
# Save and close to record what you change; what you empty or take out is emptied.
# To change nothing, leave the text as it is, or empty the file.
# Texts stand in double quotes, dates too: "2025-04-28", "28 April 2025", "2025-04", "2026?".
# A list stands in square brackets: ["trade", "transport"].

ref                = "AZE-IRN-2025-5"
source_id          = ""  # the source's own id
title              = "Memorandum on Media Cooperation"
other_titles       = []  # titles in other languages, short titles
type               = "memorandum"
binding            = ""  # whether it binds in law: yes, no or empty
party_a            = "AZE"
party_b            = "IRN"
"""
UNCHANGED = "Nothing differs: nothing was changed.\n"
KEPT = f"your text is kept in /tmp/treatytrack-X/{MEDIA}.toml.\n"


@pytest.fixture
def desk(treatytrack_process: Process) -> Desk:
    """A terminal with an editor."""
    return Desk(treatytrack_process)


def replaced(*pairs: tuple[str, str]) -> str:
    """An editor that replaces texts, each of which must be there."""
    steps = (f"assert {old!r} in text; text = text.replace({old!r}, {new!r})" for old, new in pairs)
    return "\n".join(steps)


def told(ended: Ended, desk: Desk) -> str:
    """What was said, with X for what is random in the place of a text that was kept."""
    (file,) = desk.files
    return ended.out.replace(file.parent.name, "treatytrack-X")


def test_the_editor_finds_the_whole_record_and_what_differs_is_recorded(treatytrack: Treatytrack, desk: Desk) -> None:
    changes = (
        ('in_force           = ""', 'in_force = "28 April 2025"'),
        ("tags               = []", 'tags = ["a", "b; c"]'),
    )
    ended = desk(MEDIA, does=replaced(*changes, ('"Baku"', '""')))
    assert ended == Ended(
        'place: Baku -> (empty)\nin_force: (empty) -> 2025-04-28\ntags: (empty) -> a; "b; c"\n'
        "On 2026-11-21: in force ?; last day in force not known.\n",
        "",
        DONE,
    )
    (text,) = desk.seen
    assert text.startswith(RECORD)
    assert text.endswith(
        '\nlead               = ""  # how long ahead its deadlines should be told of: 1y\nnotes              = ""  # anything else\n'
    )
    assert desk.files == []
    assert treatytrack("list", f"ref:{MEDIA}", "--columns", "in_force,tags,title", "--format", "csv").lines[1:] == [
        '2025-04-28,"a; ""b; c""",Memorandum on Media Cooperation'
    ]


NOTHING = [
    # what the editor does
    "",
    "text = ''",
    "text = ' \\n# only a comment\\n'",
    "path.unlink()",
    "path.write_text(text)",
    # another text that says the same
    "text = text.replace(' = ', '=').replace('\\n', '\\r\\n')",
    "text = '\\ufeff' + text",
    "text = text.replace('\"memorandum\"', '\"MoU\"').replace('\"IRN\"', '\"Persia\"')",
]


@pytest.mark.parametrize("does", NOTHING)
def test_what_is_left_alone_or_emptied_changes_nothing(treatytrack: Treatytrack, desk: Desk, does: str) -> None:
    before = treatytrack.digest
    assert desk(MEDIA, does=does) == Ended(UNCHANGED, "", DONE)
    assert (treatytrack.digest, desk.files) == (before, [])


WRONG_TEXTS = [
    # what the editor does, what is said
    (replaced(("until              =", "untl =")), 'line 26: "untl" is not a recorded column: did you mean until?'),
    (replaced(('"Baku"', "Baku")), "line 21: cannot be read (Invalid value): a text stands in double quotes, a list of them in square brackets."),
    (replaced(('"AZE-IRN-2025-5"\n', '"AZE-IRN-2025-6"\n')), "line 9: ref: is never changed: others may have written it down."),
    (
        replaced(('"Memorandum on Media Cooperation"\n', '""\n'), ('"IRN"', '"Irann"'), ('"2025-04-28"', '"2025-13"')),
        'line 11: title: is empty, and every agreement has one\n'
        'line 16: party_b: No party is called "Irann". Did you mean Iran (IRN), Ireland (IRL) or Iraq (IRQ)?\n'
        'line 20: signed: 2025-13 is not a day that exists: there is no month 13.',
    ),
    (replaced(('signed             = "2025-04-28"', 'signed = "2025-04-28"\nended = "2020"'), ("ended              =", "#")),
     "line 21: ended: ended 2020 lies before signed 2025-04-28: correct it, or what it contradicts."),
    ("path.write_bytes(text.replace('Baku', 'Orl\\xe9ans').encode('latin-1', 'replace'))", "line 21: is not UTF-8: save the text as UTF-8."),
    (replaced(('"Baku"', '"\x00"')), "line 21: cannot be read (Illegal character '\\x00'): a text stands in double quotes, a list of them in square brackets."),
]  # fmt: skip


@pytest.mark.parametrize(("does", "said"), WRONG_TEXTS)
@pytest.mark.parametrize("answer", ["n\n", "\x04"])
def test_what_is_wrong_is_told_and_the_text_kept(
    treatytrack: Treatytrack, desk: Desk, does: str, said: str, answer: str
) -> None:
    before = treatytrack.digest
    ended = desk(MEDIA, does=does, typed=answer)
    end_of_line = "" if answer == "n\n" else "\n"  # after the end of input there is none
    asked = told(ended, desk).removeprefix("^D\b\b")
    assert asked == f"{said}\nEdit again? [Y/n]: {end_of_line}Nothing was changed; {KEPT}"
    assert (ended.code, treatytrack.digest) == (WRONG, before)
    (file,) = desk.files
    assert (file.stat().st_mode & 0o777, file.parent.stat().st_mode & 0o777) == (0o600, 0o700)
    assert file.read_bytes() != desk.seen[0].encode()


def test_the_text_is_opened_again_with_what_is_wrong_above_it(treatytrack: Treatytrack, desk: Desk) -> None:
    does = "text = text.replace('\"Baku\"', 'Baku') if times == 0 else text.replace('= Baku', '= \"Ganja\"')"
    ended = desk(MEDIA, does=does, typed="\n")
    assert ended.code == DONE
    assert ended.out.endswith(
        "Edit again? [Y/n]: place: Baku -> Ganja\nOn 2026-11-21: in force ~?; last day in force not known.\n"
    )
    first, second = desk.seen
    remark = "#> line 22: cannot be read (Invalid value): a text stands in double quotes, a list of them in square brackets\n"
    assert second == remark + first.replace('"Baku"', "Baku")
    assert second.splitlines()[21] == "place              = Baku"
    assert desk.files == []


def test_what_is_kept_is_the_text_without_the_remarks(treatytrack: Treatytrack, desk: Desk) -> None:
    does = "text = text.replace('\"Baku\"', 'Baku')"
    ended = desk(MEDIA, does=does, typed="maybe\ny\nno\n")
    assert ended.code == WRONG
    asked = "Edit again? [Y/n]: "
    assert ended.out.count(asked) == 3
    assert f"{asked}Write y for yes (or Enter), or n for no.\n{asked}" in ended.out
    assert desk.kept == {f"{MEDIA}.toml": desk.seen[0].replace('"Baku"', "Baku").encode()}


FAILING = [
    # the editor, what it says
    ("false", "The editor false failed with exit code 1; nothing was changed.\n"),
    ("no-such-editor --wait", "The editor no-such-editor cannot be started: No such file or directory; nothing was changed: set EDITOR to one that can.\n"),
    ("/", "The editor / cannot be started: Permission denied; nothing was changed: set EDITOR to one that can.\n"),
    ("sh -c 'kill -9 $$'", "The editor sh was ended by signal 9; nothing was changed.\n"),
]  # fmt: skip


@pytest.mark.parametrize(("editor", "said"), FAILING)
def test_an_editor_that_fails_is_told(treatytrack: Treatytrack, desk: Desk, editor: str, said: str) -> None:
    before = treatytrack.digest
    assert desk(MEDIA, editor=editor) == Ended(said, "", FAILED)
    assert (treatytrack.digest, desk.files) == (before, [])


def test_what_a_failing_editor_wrote_is_kept(treatytrack: Treatytrack, desk: Desk) -> None:
    before = treatytrack.digest
    ended = desk(MEDIA, does="path.write_text('title = \"B\"'); sys.exit(3)")
    assert told(ended, desk).endswith(f" failed with exit code 3; nothing was changed; {KEPT}")
    assert (ended.code, desk.kept, treatytrack.digest) == (FAILED, {f"{MEDIA}.toml": b'title = "B"'}, before)


@pytest.mark.parametrize(
    ("editor", "said"),
    [
        ({"VISUAL": "true", "EDITOR": "false"}, UNCHANGED),
        ({"VISUAL": " ", "EDITOR": "true"}, UNCHANGED),
        ({"VISUAL": "'my editor"}, "VISUAL cannot be read (No closing quotation): 'my editor; nothing was changed.\n"),
        (
            {"EDITOR": " ", "PATH": "/nowhere"},
            "There is no editor: set EDITOR to the one you use, or name what to change by options, "
            "as treatytrack edit --help shows them.\n",
        ),
    ],
)
def test_the_editor_is_the_one_that_is_set(desk: Desk, editor: dict[str, str], said: str) -> None:
    assert desk(MEDIA, **editor).out == said
    assert desk.files == []


def test_ctrl_c_in_the_editor_changes_nothing_and_keeps_what_was_written(treatytrack: Treatytrack, desk: Desk) -> None:
    before = treatytrack.digest
    ended = desk(MEDIA, does="interrupt()")
    assert ended == Ended("Interrupted: nothing was changed.\n", "", INTERRUPTED)
    ended = desk(MEDIA, does="text = 'notes = 1'; interrupt()")
    assert told(ended, desk) == f"Y{KEPT[1:]}Interrupted: nothing was changed.\n"
    assert (ended.code, desk.kept, treatytrack.digest) == (INTERRUPTED, {f"{MEDIA}.toml": b"notes = 1"}, before)


def test_ctrl_c_at_the_question_keeps_what_was_written(desk: Desk) -> None:
    ended = desk(MEDIA, does="text = 'notes = true'", interrupted_at="[Y/n]: ")
    assert told(ended, desk).endswith(f"Edit again? [Y/n]: \nY{KEPT[1:]}Interrupted: nothing was changed.\n")
    assert ended.code == INTERRUPTED


def test_a_change_by_somebody_else_meanwhile_is_a_conflict(treatytrack: Treatytrack, desk: Desk) -> None:
    theirs = "os.environ['TREATYTRACK_USER'] = 'leyla'; "
    mine = "; text = text.replace('Baku', 'Ganja')"
    ended = desk(MEDIA, does=f"{theirs}treatytrack('edit', '{MEDIA}', '--tag', 'culture'){mine}")
    said = told(ended, desk)
    assert said.startswith(f"{MEDIA} was changed by leyla at 20")
    assert said.endswith(f"Z meanwhile (edit): nothing was changed; {KEPT}")
    assert ended.code == CONFLICT
    assert b"Ganja" in desk.kept[f"{MEDIA}.toml"]
    assert treatytrack("list", f"ref:{MEDIA}", "--columns", "place,tags", "--format", "csv").lines[1:] == [
        "Baku,culture"
    ]


def test_so_is_a_removal(treatytrack: Treatytrack, desk: Desk) -> None:
    ended = desk(MEDIA, does=f"treatytrack('remove', '{MEDIA}', '--yes'); text = text.replace('Baku', 'Ganja')")
    assert told(ended, desk).startswith(f"{MEDIA} was removed by ")
    assert ended.code == CONFLICT
    assert treatytrack("show", MEDIA).code == NOT_FOUND


def test_a_change_of_another_agreement_meanwhile_does_not_matter(treatytrack: Treatytrack, desk: Desk) -> None:
    does = f"treatytrack('edit', '{TRANSPORT}', '--tag', 'a'); text = text.replace('Baku', 'Ganja')"
    assert desk(MEDIA, does=does).code == DONE
    assert treatytrack.refs("tag:a") == [TRANSPORT]


def test_who_changes_nothing_is_told_of_no_conflict(desk: Desk) -> None:
    assert desk(MEDIA, does=f"treatytrack('edit', '{MEDIA}', '--tag', 'culture')") == Ended(UNCHANGED, "", DONE)


def test_a_register_that_is_gone_meanwhile_loses_no_text(treatytrack: Treatytrack, desk: Desk) -> None:
    ended = desk(MEDIA, does="pathlib.Path('relations.db').unlink(); text = text.replace('Baku', 'Ganja')")
    assert told(ended, desk).endswith(f"; {KEPT}")
    assert ended.code == 5


def test_an_event_is_edited_by_its_number(treatytrack: Treatytrack, desk: Desk) -> None:
    assert treatytrack("record", MEDIA, "notice", "2026-11-20", "--by", "IRN", "--note", "by letter").code == DONE
    ended = desk(f"{MEDIA}/2", does=replaced(('"2026-11-20"', '"19 November 2026"'), ('"by letter"', '""')))
    assert ended.code == DONE
    assert ended.out.startswith(f"{MEDIA}/2: notice 2026-11-20 by IRN: by letter -> notice 2026-11-19 by IRN\n")
    assert desk.seen[0].partition("\n\n")[2] == (
        f'ref       = "{MEDIA}/2"\n'
        'kind      = "notice"\n'
        'date      = "2026-11-20"\n'
        'by        = "IRN"\n'
        'effective = ""  # from which day on it works, if that is known\n'
        'source    = ""  # where that is known from\n'
        'note      = "by letter"\n'
    )


WRONG_EVENTS = [
    # what the editor does, what is said
    (replaced(('"signed"', '"ratified"')), f"line 9: kind: stays signed: take the event out by treatytrack remove {MEDIA}/1, and record another."),
    (replaced(('"2025-04-28"\n', '""\n')), "line 10: date: is empty, and every event has one."),
    (replaced(("by     =", "bye =")), 'line 11: "bye" is not a detail of signed: did you mean by?'),
    (replaced(('"2025-04-28"\n', '"2025-14-28"\n'), ('by     = ""', 'by = "Irann"')),
     'line 10: date: 2025-14-28 is not a day that exists: there is no month 14\nline 11: by: No party is called "Irann". Did you mean Iran (IRN), Ireland (IRL) or Iraq (IRQ)?'),
]  # fmt: skip


@pytest.mark.parametrize(("does", "said"), WRONG_EVENTS)
def test_what_is_wrong_with_an_event_is_told(treatytrack: Treatytrack, desk: Desk, does: str, said: str) -> None:
    before = treatytrack.digest
    ended = desk(f"{MEDIA}/1", does=does, typed="n\n")
    assert ended.out.partition("\nEdit again?")[0] == said
    assert (ended.code, treatytrack.digest, list(desk.kept)) == (WRONG, before, [f"{MEDIA}_1.toml"])


def test_an_event_that_is_left_alone_stays(treatytrack: Treatytrack, desk: Desk) -> None:
    before = treatytrack.digest
    assert desk(f"{MEDIA}/1") == Ended(UNCHANGED, "", DONE)
    assert desk(f"{MEDIA}/1", does="text += ' '") == Ended(UNCHANGED, "", DONE)
    assert treatytrack.digest == before


def test_no_editor_is_opened_for_what_is_not_there(desk: Desk) -> None:
    assert desk("RUS-1", editor="false") == Ended(
        'No agreement is called "RUS-1": treatytrack list shows what there is.\n', "", NOT_FOUND
    )
    assert desk(f"{MEDIA}/9", editor="false") == Ended(
        f"No event of {MEDIA} has the number 9: there is /1.\n", "", NOT_FOUND
    )


def test_off_a_terminal_no_editor_is_opened(treatytrack_process: Process) -> None:
    said = "Nothing to change is named: treatytrack edit --help shows the options.\n"
    for which in (MEDIA, f"{MEDIA}/1"):
        assert treatytrack_process("edit", which, EDITOR="true") == Ended("", said, WRONG)


HOSTILE = "\"quoted\" \\ \x1b[31m\u202e\u2028 'both' # [x]"


def test_a_hostile_record_shows_what_it_hides_and_stays_as_it_is(treatytrack: Treatytrack, desk: Desk) -> None:
    ended = treatytrack("edit", MEDIA, "--title", HOSTILE, "--tag", HOSTILE, "--notes", f'one\ntwo\r\n"""\n{HOSTILE}"')
    assert ended.code == DONE
    before = treatytrack.digest
    assert desk(MEDIA, does="text += ' '") == Ended(UNCHANGED, "", DONE)
    assert treatytrack.digest == before
    (text,) = desk.seen
    assert [character for character in text if not character.isprintable()] == ["\n"] * text.count("\n")
