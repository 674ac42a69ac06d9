"""`treatytrack help`: what it teaches is true, because every example on its pages is tried here."""

import os
import re
import shlex
import shutil
import subprocess
import sys
from importlib import import_module
from pathlib import Path

import pytest

from treatytrack.actions.asked import OF_AGREEMENTS
from treatytrack.cli import COMMANDS, GROUPS
from treatytrack.cli.explaining import manual
from treatytrack.cli.explaining.pages import AsItIs, Heading, Paragraph, Rows, blocks_of, lines, rows_text
from treatytrack.cli.explaining.roff import escaped, item, page, prose
from treatytrack.cli.explaining.topics import TOPICS, dates, page_of, query, validity
from treatytrack.columns import BY_NAME
from treatytrack.domain.dates import read_date
from treatytrack.domain.facts import STATUSES
from treatytrack.formats.readable import width

from .world import DONE, NOT_FOUND, WRONG, Ended, Treatytrack

OPTIONS_OF_COMMANDS = {"as-of", "known-on", "between", "day-first", "explain", "month-first"}
PLANTED = "  treatytrack list prty:IRN  a field that is none\n"


def test_alone_it_is_the_help_of_all_and_the_topics(treatytrack: Treatytrack) -> None:
    told = treatytrack("--help").out + "\nTopics (treatytrack help TOPIC):\n"
    ended = treatytrack("help")
    assert ended.out.startswith(told)
    assert re.findall(r"^  (\w+)  +(.*)$", ended.out.removeprefix(told), re.MULTILINE) == list(TOPICS.items())
    assert (ended.err, ended.code) == ("", DONE)


@pytest.mark.parametrize("name", [*(listed.name for listed in COMMANDS), *GROUPS])
def test_of_a_command_it_says_what_its_help_says(treatytrack: Treatytrack, name: str) -> None:
    assert treatytrack("help", *name.split()) == treatytrack(*name.split(), "--help")


def test_no_topic_is_called_as_a_command() -> None:
    assert set(TOPICS) & {word for listed in COMMANDS for word in listed.words[:1]} == set()


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("datse",), '"datse" is neither a command nor a topic: did you mean dates?\n'),
        (("lst",), '"lst" is neither a command nor a topic: did you mean list?\n'),
        (("xyzzy",), '"xyzzy" is neither a command nor a topic: treatytrack help names them all.\n'),
        (("lst", "party:IRN"), '"lst party:IRN" is neither a command nor a topic: treatytrack help names them all.\n'),
        (("dates", "query"), '"query" is too much: write treatytrack help dates.\n'),
        (("",), '"" is neither a command nor a topic: treatytrack help names them all.\n'),
        (("list", "party"), '"party" is too much: write treatytrack help list.\n'),
        (("--man", "list"), "--man is the page of the whole program: leave out list.\n"),
    ],
)
def test_a_wrong_topic_is_refused_with_the_nearest(treatytrack: Treatytrack, words: tuple[str, ...], said: str) -> None:
    assert treatytrack("help", *words) == Ended("", said, WRONG)


@pytest.mark.parametrize("topic", TOPICS)
@pytest.mark.parametrize(("columns", "widest"), [(60, 60), (80, 80), (100, 100), (200, 100)])
def test_a_page_fits_the_terminal_and_loses_nothing(
    treatytrack: Treatytrack, topic: str, columns: int, widest: int
) -> None:
    shown = treatytrack("help", topic, columns=columns)
    assert max(width(line) for line in shown.lines) <= widest
    assert shown.out.split() == treatytrack("help", topic).out.split()
    assert shown.code == DONE
    assert "\x1b" not in shown.out


@pytest.mark.parametrize("topic", TOPICS)
def test_a_page_is_a_screen_or_two(treatytrack: Treatytrack, topic: str) -> None:
    assert 40 <= len(treatytrack("help", topic).lines) <= 80


@pytest.mark.parametrize("topic", TOPICS)
def test_every_command_on_a_page_works(treatytrack: Treatytrack, baku: Path, topic: str) -> None:
    for name, text in files_of(topic).items():
        treatytrack.csv(name, text)
    commands = commands_in(rows_text(row for block in page_of(topic) if isinstance(block, Rows) for row in block.rows))
    assert len(commands) > 2
    assert failing(treatytrack, commands) == []


def test_a_command_that_does_not_work_is_found(treatytrack: Treatytrack, baku: Path) -> None:
    assert failing(treatytrack, commands_in(PLANTED)) == [["list", "prty:IRN"]]


@pytest.mark.parametrize("heading", ["QUERY", "DATES IN A QUERY"])
def test_every_term_on_the_page_of_query_is_understood(treatytrack: Treatytrack, baku: Path, heading: str) -> None:
    terms = [shlex.split(term) for term, _ in rows_under(heading, "query")]
    assert len(terms) > 5
    assert failing(treatytrack, [["list", *term] for term in terms]) == []
    assert failing(treatytrack, [["list", "transprot:x"]]) == [["list", "transprot:x"]]


def test_what_the_page_says_of_terms_is_what_they_find(treatytrack: Treatytrack, many: Path) -> None:
    refs = treatytrack.refs
    assert set(refs("party:IRN", "type:memorandum")) == set(refs("party:IRN")) & set(refs("type:memorandum"))
    assert set(refs("type:memorandum,programme")) == set(refs("type:memorandum")) | set(refs("type:programme"))
    assert set(refs("not:status:over")) == set(refs()) - set(refs("status:over"))
    assert refs("between:AZE-IRN") == refs("between:IRN-AZE") == refs("--between", "IRN", "AZE")
    assert set(refs("party:AZE+")) >= set(refs("party:AZE"))
    assert refs("--expiring", "90d") == refs("ends:90d") == refs("ends:2026-11-21..2027-02-19")
    assert set(refs("--party", "IRN", "--party", "RUS")) == set(refs("party:IRN")) | set(refs("party:RUS"))
    assert refs("signed:..2019", "not:signed:..1999") == refs("signed:2000..2019", "not:signed:..1999")
    assert refs("SUBJECT:transport") == refs("subjects:TRANSPORT")


def test_every_field_is_on_the_page_once() -> None:
    text = query.filled()
    told = re.findall(r"[a-z]+(?:-[a-z]+)*", ", ".join(text[part] for part in ("dates", "number", "parties", "others")))
    told += [field for field, _ in rows_under("FIELDS", "query")]
    assert sorted(OF_AGREEMENTS.named(field, field) for field in told) == sorted(OF_AGREEMENTS.names)


def test_every_value_of_a_field_of_words_is_one(treatytrack: Treatytrack, baku: Path) -> None:
    for field, values in rows_under("FIELDS", "query"):
        words = re.split(r", |; ", values.removesuffix(" and the like"))
        assert len(words) > 1
        assert failing(treatytrack, [["list", f"{field}:{word}"] for word in words]) == []
    assert failing(treatytrack, [["list", "certain:perhaps"]]) == [["list", "certain:perhaps"]]


def test_fields_that_are_called_dates_take_dates(treatytrack: Treatytrack, baku: Path) -> None:
    fields = query.filled()["dates"].split(", ")
    assert len(fields) > 10
    assert failing(treatytrack, [["list", f"{field}:90d"] for field in fields]) == []


def test_dates_are_read_as_the_page_says(treatytrack: Treatytrack, empty: Path) -> None:
    """By the very commands that record them: `signed` keeps what was meant."""
    for at, written in enumerate(dates.READ):
        assert treatytrack("add", f"T{at}", "--between", "AZE", "IRN", "--signed", written).code == DONE, written
        kept = treatytrack("list", f'title:"T{at}"', "--columns", "signed", "--format", "csv").lines[-1]
        assert kept == read_date(written, validity.DAY).text
    meant = dict(rows_under("DATES", "dates"))
    assert meant["28 April 2025"] == meant["28.04.2025"] == "2025-04-28"
    assert meant["2027?"] == "some day in 2027, to be confirmed"
    assert meant["[..2025-04-28]"] == "some day, 2025-04-28 or earlier"
    assert meant["today"].startswith("the day that --as-of names, else ")
    treatytrack("add", "Today", "--between", "AZE", "IRN", "--signed", "today", as_of="2020-02-29")
    assert treatytrack("list", "title:Today", "--columns", "signed").lines[-1] == "2020-02-29"


def test_dates_that_the_page_says_are_refused_are_refused(treatytrack: Treatytrack, baku: Path) -> None:
    for written, why in rows_under("REFUSED", "dates"):
        ended = treatytrack("edit", "AZE-IRN-2025-2", "--signed", written)
        assert (ended.out, ended.code) == ("", WRONG)
        assert why in ended.err
    assert treatytrack("edit", "AZE-IRN-2025-2", "--signed", "03/04/2025", "--day-first").code == DONE


def test_the_commands_that_take_the_order_of_day_and_month_are_named(treatytrack: Treatytrack) -> None:
    text = " ".join((dates.__doc__ or "").split())
    named = re.search(r"says which number is the day, in ([\w, ]+)\.", text)
    assert named
    taking = [listed.name for listed in COMMANDS if "--day-first" in treatytrack("help", *listed.words).out]
    assert sorted(re.split(", | and ", named[1])) == sorted(taking)


def test_until_and_ended_mean_what_the_page_says(treatytrack: Treatytrack, empty: Path) -> None:
    last: dict[str, str] = {}
    for row, _ in rows_under("UNTIL AND ENDED", "dates"):
        added = treatytrack(
            "add", f"T {row}", "--between", "AZE", "IRN", "--in-force", "2000-01-01", *row.split(), "--renewal", "none"
        )
        assert added.code == DONE, added.err
        ref = added.lines[0]
        last[row] = treatytrack("list", f"ref:{ref}", "--columns", "ends", "--format", "csv").lines[-1]
    assert last["--until 2026-02-04"] == last["--ended 2026-02-05"] == "2026-02-04"
    assert last["--until 2027"] == "2027-12-31"
    assert last["--until 2027?"] == "[2027-01-01..2027-12-31]"
    assert last["--ended 2019"] == "[2018-12-31..2019-12-30]"


def test_the_page_of_validity_names_every_status_in_the_order_in_which_they_are_told() -> None:
    named = [status for status, _ in rows_under("STATUS", "validity")]
    assert sorted(named) == sorted(STATUSES)


def test_the_example_of_validity_is_what_show_explains(treatytrack: Treatytrack, empty: Path) -> None:
    """It is recorded by the very command on the page, and reasoned by the program."""
    added = treatytrack(*shlex.split(" ".join(validity.command_lines()).replace("\\ ", " "))[1:])
    assert added.code == DONE, added.err
    shown = treatytrack("show", added.lines[0], "--explain", as_of=validity.DAY.isoformat())
    why = shown.out.partition("\nWHY\n")[2].partition("\n\n")[0].splitlines()
    assert [" ".join(line.split()) for line in why] == [
        " ".join(f"{label} {text}".split()) for label, text in validity.explained()
    ]
    assert len(why) == 8
    assert {
        len(text.partition("  ")[0].rstrip()) <= 10 and text[10:12] == "  " for _, text in validity.explained()
    } == {True}


def test_what_the_page_concludes_from_its_example_is_so(treatytrack: Treatytrack, empty: Path) -> None:
    treatytrack(*shlex.split(" ".join(validity.command_lines()).replace("\\ ", " "))[1:])
    in_time = treatytrack("record", "CHE-IRN-ND-1", "notice", "16 September 2026")
    assert "last day in force 2027-03-16" in in_time.err + in_time.out
    assert treatytrack("remove", "CHE-IRN-ND-1/2", "--yes").code == DONE
    late = treatytrack("record", "CHE-IRN-ND-1", "notice", "2026-09-17")
    assert "ends 2028-03-16" in late.out + late.err


def test_columns_that_the_pages_name_are_columns() -> None:
    text = " ".join(f"{dates.__doc__} {validity.__doc__}".split())
    named = set(re.findall(r"--([a-z]+(?:-[a-z]+)*)", text)) - OPTIONS_OF_COMMANDS
    assert {name.replace("-", "_") for name in named} <= set(BY_NAME)


def test_a_page_is_read_from_its_text() -> None:
    text = "DATES\n\nWrite\nthem.\n\n  2025  a year\n  2025-04  a month\n\n    $ x \\\n      y\n"
    assert blocks_of(text) == [
        Heading("DATES"), Paragraph("Write them."), Rows((("2025", "a year"), ("2025-04", "a month"))),
        AsItIs(("$ x \\", "  y")),
    ]  # fmt: skip


def test_a_long_term_stands_on_a_line_of_its_own() -> None:
    rows = Rows((("a-very-long-term-indeed", "what it is"), ("b", "short")))
    assert list(lines([rows], 30)) == [
        "  a-very-long-term-indeed", "      what it is", "  b", "      short",
    ]  # fmt: skip


def test_the_man_page_tells_of_everything(treatytrack: Treatytrack) -> None:
    ended = treatytrack("help", "--man")
    assert (ended.err, ended.code) == ("", DONE)
    sections = re.findall(r"^\.SH (.*)$", ended.out, re.MULTILINE)
    topics = [topic.upper() for topic in TOPICS]
    assert sections == [
        "NAME", "SYNOPSIS", "DESCRIPTION", "OPTIONS", "COMMANDS", *topics, "EXIT STATUS", "ENVIRONMENT", "FILES", "SEE ALSO",
    ]  # fmt: skip
    shown = shown_by_roff(ended.out)
    for listed in COMMANDS:
        assert f".SS {escaped(listed.name)}\n" in ended.out
        told = treatytrack("help", *listed.words).out
        for option in re.findall(r"^  (?:-\w, )?(--[a-z-]+)", told, re.MULTILINE):
            assert option in shown
        examples = told.partition("Examples:\n")[2].partition("\n\n")[0].splitlines()
        assert [example.removeprefix("    ") in shown for example in examples] == [True] * len(examples)


def test_the_man_page_is_the_same_on_every_day_and_at_every_width(treatytrack: Treatytrack) -> None:
    assert treatytrack("help", "--man") == treatytrack("help", "--man", as_of="1999-01-01", columns=40, TZ="UTC")
    assert treatytrack("help", "--man").lines[0].startswith('.TH TREATYTRACK 1 "" "treatytrack ')


def test_the_man_page_is_plain_ascii_and_begins_no_line_as_a_request_that_it_does_not_mean(
    treatytrack: Treatytrack,
) -> None:
    text = treatytrack("help", "--man").out
    assert text.isascii()
    assert requests(text) <= {"TH", "SH", "SS", "PP", "TP", "RS", "RE", "nf", "fi", "nh", "ad"}
    assert requests(".TH x\n.so /etc/passwd\n'br\n") == {"TH", "so", "br"}
    assert "" not in text.rstrip("\n").split("\n")


@pytest.mark.parametrize(
    ("written", "in_roff"),
    [
        ("--db PATH", r"\-\-db PATH"),
        (".before and .after", r"\&.before and .after"),
        ("'quoted'", r"\(aqquoted\(aq"),
        ('say "so"', r"say \(dqso\(dq"),
        (r"a\nb \fB", r"a\(rsnb \(rsfB"),
        ("~ ^ `", r"\(ti \(ha \(ga"),
        ("Müqavilə 🤝", r"M\[u00FC]qavil\[u0259] \[u1F91D]"),
        ("plain", "plain"),
    ],
)
def test_roff_shows_what_was_written(written: str, in_roff: str) -> None:
    assert escaped(written) == in_roff
    assert shown_by_roff(in_roff) == written


def test_a_line_that_ends_in_a_sign_does_not_end_a_sentence() -> None:
    text = " ".join(["word"] * 12 + ["2027?", "and", "so", "on."])
    first, second = prose(text)
    assert first.endswith(r"2027?\&")
    assert second == "and so on."


def test_a_paragraph_stands_apart_but_not_from_its_heading() -> None:
    text = "One.\n\nTwo.\n\nHEADING\n\nThree.\n\n  term  about"
    assert list(page(blocks_of(text))) == ["One.", ".PP", "Two.", ".SS Heading", "Three.", *item("term", "about")]


def test_the_man_page_lists_the_exit_codes_of_the_program(treatytrack: Treatytrack) -> None:
    assert [code for code, _ in manual.exit_codes()] == [0, 1, 2, 3, 4, 5, 10, 130]
    assert dict(manual.exit_codes())[NOT_FOUND] == "What the command is about does not exist."


def test_the_man_page_says_where_the_register_is(treatytrack: Treatytrack) -> None:
    place = treatytrack(db=None).lines[0].split()[1].replace(os.environ["HOME"], "~")
    assert place in dict(manual.FILES) or sys.platform == "darwin"


@pytest.mark.parametrize("tool", [["groff", "-man", "-Tutf8", "-ww"], ["mandoc", "-Tlint", "-Wwarning"]])
def test_tools_of_man_pages_find_nothing_wrong(treatytrack: Treatytrack, tool: list[str]) -> None:
    if not shutil.which(tool[0]):
        pytest.skip(f"there is no {tool[0]} on this machine")
    done = subprocess.run(tool, input=treatytrack("help", "--man").out, capture_output=True, text=True, check=False)
    said = (done.stderr if tool[0] == "groff" else done.stdout).splitlines()
    assert [line for line in said if "missing date" not in line] == []  # the same page on every day has none


def rows_under(heading: str, topic: str) -> list[tuple[str, str]]:
    """The rows of a page between that heading and the next."""
    found: list[tuple[str, str]] = []
    under = ""
    for block in page_of(topic):
        match block:
            case Heading(text):
                under = text
            case Rows(rows) if under == heading:
                found += rows
    return found


def files_of(topic: str) -> dict[str, str]:
    """The files that a page shows, by name."""
    files: dict[str, str] = getattr(import_module(f"treatytrack.cli.explaining.topics.{topic}"), "FILES", {})
    return files


def commands_in(rows: str) -> list[list[str]]:
    """The words after `treatytrack` of every row that is a command."""
    found = re.findall(r"^  treatytrack (.*?)  ", rows, re.MULTILINE)
    return [shlex.split(command) for command in found]


def failing(treatytrack: Treatytrack, commands: list[list[str]]) -> list[list[str]]:
    """Those that do not end with 0."""
    return [words for words in commands if treatytrack(*words).code != DONE]


def requests(text: str) -> set[str]:
    """What begins a line of roff with a control character."""
    return set(re.findall(r"^[.']\s*(\w*)", text, re.MULTILINE))


def shown_by_roff(text: str) -> str:
    """A text in which every escape stands for what roff shows."""
    signs = {"(rs": "\\", "-": "-", "(aq": "'", "(dq": '"', "(ga": "`", "(ha": "^", "(ti": "~", "&": ""}
    plain = re.sub(r"\\f[BIR]", "", text)
    plain = re.sub(r"\\\[u([0-9A-F]+)\]", lambda found: chr(int(found[1], 16)), plain)
    return re.sub(r"\\(\([a-z]{2}|.)", lambda found: signs[found[1]], plain)
