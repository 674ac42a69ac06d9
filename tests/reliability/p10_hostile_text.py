"""P10: the report never cuts or dies, nor does anything else that shows records.

A register whose every text is hostile (markup, escape sequences, bidi controls, NUL, line ends of every kind, 100 kB,
combining marks, HTML, a calendar's own words, formulas, mail headers) is shown by every command, in a pipe and at every
width from 20 to 200, in colour and without. Wrong is an end that is no good one, a character that would steer a
terminal or hide something (but for our own colours), a ref or a date that is not whole. Every file format is read by a
program that others wrote: wrong is a tag, an alarm, a formula or a header that came of a text, and an exact format that
does not give back what was stored.
"""

import csv
import io
import json
import re
import shutil
from collections.abc import Callable, Iterator
from html.parser import HTMLParser
from itertools import islice, product
from pathlib import Path
from random import Random
from typing import Any, NamedTuple
from unittest import mock
from xml.etree import ElementTree

from cli.hostile import HOSTILE, rows, steering
from cli.post import Post, serving
from cli.process import Process, tab
from cli.world import DONE, WRONG, Ended, Treatytrack
from icalendar import Calendar
from python_calamine import CalamineWorkbook

from treatytrack.cli import COMMANDS
from treatytrack.formats import html, readable
from treatytrack.spreadsheets import is_run

from .promise import Promise, Seen

WIDTHS = (None, *range(20, 201))
"""None is a pipe."""

BLANKS = " \t\r\n\u00a0"
REFS = tuple(f"H-{name}" for name in HOSTILE)
OUR_COLOURS = re.compile(r"\x1b\[[0-9;]*m")
_THERE = {listed.name for listed in COMMANDS}
_REPORT = ("report", "--since", "1m")


class Shown(NamedTuple):
    """A command that shows records: what stands whole in its answer, and which day, in a pipe perhaps otherwise."""

    words: tuple[str, ...]
    whole: tuple[str, ...] = ()
    day: str = ""
    changes: bool = False
    code: int = DONE
    day_in_a_pipe: str = ""


def _all_of(name: str, *more: tuple[str, ...]) -> list[Shown]:
    """A command about one agreement, for each."""
    return [Shown((name, ref, *words), (ref,)) for ref in REFS for words in more or ((),)]


SHOWN = (
    Shown(("list",), REFS, "2026-12-31"),
    Shown(("list", "--columns", "ref,title,until,place,subjects,notes"), REFS, "2026-12-31"),
    Shown(("list", "--format", "markdown"), REFS, "2026-12-31"),
    Shown(("list", "--count-by", "subject")),
    Shown(("deadlines",), REFS, "Thu 31 Dec 2026", day_in_a_pipe="2026-12-31"),
    Shown((*_REPORT,), REFS, "Thu 31 Dec 2026"),
    Shown((*_REPORT, "--all"), REFS, "Thu 31 Dec 2026"),
    Shown((*_REPORT, "--format", "markdown"), REFS, "Thu 31 Dec 2026"),
    Shown(("timeline",), REFS),
    Shown(("timeline", "--format", "markdown"), REFS),
    Shown(("relations", "AZE", "IRN"), REFS),
    Shown(("relations", "AZE", "IRN", "--format", "markdown"), REFS),
    Shown(("relations", "IRN")),
    Shown(("event", "list"), tuple(f"E-{name}" for name in HOSTILE), "2025-05-01"),
    Shown(("party", "list")),
    Shown(("config",)),
    Shown(()),
    *_all_of("show", (), ("--explain",)),
    *(Shown(("event", "show", f"E-{name}"), (f"E-{name}", "1 May 2025")) for name in HOSTILE),
    *(Shown(("party", "show", f"QQ{number}"), (f"QQ{number}",)) for number in range(1, len(HOSTILE) + 1)),
    *(Shown(("history", ref), (ref,)) for ref in REFS if "history" in _THERE),
    *(Shown(("add", f"T{text}T", "--between", "AZE", "CHE", "--place", text), changes=True) for text in
      (text.replace("\0", "") for text in HOSTILE.values()) if len(text) < 1000),
    *(Shown(("edit", ref, "--title", "Agreement", "--clear", "notes"), changes=True) for ref in REFS),
    *(Shown(("record", ref, "meeting", "2027-01-01", "--note", "\x1b[2J\u202e"), changes=True) for ref in REFS[:3]),
    *(Shown(("remove", ref, "--yes"), changes=True) for ref in REFS[:3]),
    *(Shown(("list", text), code=-1) for text in HOSTILE.values() if "\0" not in text and len(text) < 1000),
    Shown(("import", "faulty.csv"), code=WRONG),
    Shown(("import", "hostile.csv", "--dry-run", "--on-conflict", "update"), changes=True),
)  # fmt: skip
"""What is shown, and what of it must be whole; -1 is any end but a bug."""


class Trial(NamedTuple):
    """A command at a width, in colour or not."""

    shown: Shown
    columns: int | None
    colour: bool


def prove(trials: int, seed: int, folder: Path) -> Seen:
    """So many commands at so many widths; then every format once, completion, a mail, and other encodings."""
    treatytrack = _made(folder)
    every = [Trial(*trial) for trial in product(SHOWN, WIDTHS, (False, True))]
    luck = Random(seed)
    luck.shuffle(every)
    wrong = [fault for trial in islice(every, trials) for fault in _shown_wrongly(treatytrack, trial)]
    wrong += _formats(treatytrack)
    wrong += _mailed(treatytrack)
    wrong += _completed(treatytrack)
    wrong += _in_other_encodings(treatytrack)
    return Seen(min(trials, len(every)), f"of {len(every):,} commands and widths", tuple(wrong))


def plant(folder: Path) -> Seen:
    """A bidi control that is let through; a page that is not escaped; a ref that is cut."""
    treatytrack = _made(folder)
    card = Trial(Shown(("show", "H-bidi"), ("H-bidi",)), None, False)
    list_ = Trial(SHOWN[0], 40, False)
    found = []
    planted: tuple[tuple[object, str, Callable[..., Any], Callable[[], Iterator[str]]], ...] = (
        (readable, "is_hidden", _but_for_bidi(readable.is_hidden), lambda: _shown_wrongly(treatytrack, card)),
        (html, "apart", lambda text: text, lambda: _pages(treatytrack)),
        (Treatytrack, "__call__", _that_cuts(Treatytrack.__call__), lambda: _shown_wrongly(treatytrack, list_)),
    )
    for place, name, faulty, look in planted:
        with mock.patch.object(place, name, faulty):
            wrong = list(look())
        if not wrong:
            return Seen(3, "planted faults")
        found.append(wrong[0])
    return Seen(3, "planted faults", tuple(found))


def _but_for_bidi(is_hidden: Callable[[str, int], bool]) -> Callable[[str, int], bool]:
    return lambda text, at: text[at] != "\u202e" and is_hidden(text, at)


def _that_cuts(run: Callable[..., Ended]) -> Callable[..., Ended]:
    def cutting(self: Treatytrack, *words: str, **how: Any) -> Ended:
        ended = run(self, *words, **how)
        return ended._replace(out=ended.out.replace("2026-12-31", "2026-12-…", 1))

    return cutting


# what people see


def _shown_wrongly(treatytrack: Treatytrack, trial: Trial) -> Iterator[str]:
    words, whole, day, changes, code, day_in_a_pipe = trial.shown
    day = day if trial.columns else day_in_a_pipe or day
    said = f"{' '.join(words)[:60]!r} at {trial.columns}"
    if changes:
        shutil.copy(treatytrack.folder / "kept.db", treatytrack.register)
    environment = {} if trial.colour else {"NO_COLOR": "1"}
    ended = treatytrack(*words, columns=trial.columns, **environment)
    if changes:
        shutil.copy(treatytrack.folder / "kept.db", treatytrack.register)
    if (ended.code != code and code >= 0) or "bug in treatytrack" in ended.err:
        yield f"{said}: ended with {ended.code}: {ended.err[:200]}"
    seen = ended.out + ended.err
    if trial.colour and trial.columns:
        seen = OUR_COLOURS.sub("", seen)
    if found := steering(seen):
        yield f"{said}: {sorted(found)} came through"
    answer = OUR_COLOURS.sub("", ended.out)
    for text in whole:
        if text not in answer:
            yield f"{said}: {text} is not there whole"
    if day and answer.count(day) < len(HOSTILE):
        yield f"{said}: {day} stands there {answer.count(day)} times"


# what other programs read


def _formats(treatytrack: Treatytrack) -> Iterator[str]:
    yield from _pages(treatytrack)
    yield from _calendars(treatytrack)
    yield from _tables(treatytrack)
    yield from _exact(treatytrack)


class _Tags(HTMLParser):
    """The tags of a page, and what they are told."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.seen: set[str] = set()
        self.told: list[tuple[str, str]] = []
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.seen.add(tag)
        self.told += [(name, value or "") for name, value in attrs]


def _pages(treatytrack: Treatytrack) -> Iterator[str]:
    """Tags and handlers that came of a text, in every page."""
    for words in (("list",), _REPORT, ("timeline",), ("relations", "AZE", "IRN"), ("event", "list"), ("deadlines",)):
        ended = treatytrack(*words, "--format", "html")
        page = _Tags(ended.out)
        hidden = steering(ended.out.replace("\t", ""))
        odd = page.seen & {"script", "iframe", "object", "img", "link", "base", "form", "b"}
        odd |= {name for name, _ in page.told if name.startswith("on")}
        odd |= {value[:40] for name, value in page.told if name in {"href", "src"} and not value.startswith("#")}
        if ended.code != DONE or odd or hidden:
            yield f"{words[0]} --format html: {ended.code} {sorted(odd)} {sorted(hidden)}"
    drawn = treatytrack("timeline", "-o", "drawn.svg")
    try:
        tree = ElementTree.parse(treatytrack.folder / "drawn.svg")
        tags = {element.tag.rpartition("}")[2] for element in tree.iter()}
        if odd := tags & {"script", "foreignObject", "a", "image", "b"}:
            yield f"timeline as svg: {sorted(odd)}"
    except (ElementTree.ParseError, OSError) as error:
        yield f"timeline as svg: {error} {drawn.err}"


def _calendars(treatytrack: Treatytrack) -> Iterator[str]:
    for words in (_REPORT, ("deadlines",), ("event", "list")):
        ended = treatytrack(*words, "--format", "ics")
        calendar = Calendar.from_ical(ended.out)
        parts = {part.name for part in calendar.walk()}
        if len(calendar.events) != len(HOSTILE) or parts - {"VCALENDAR", "VEVENT", "VALARM"}:
            yield f"{words[0]} as ics: {len(calendar.events)} entries of {parts}"
        if any(alarm["TRIGGER"].to_ical() == b"-PT1M" for alarm in calendar.walk("VALARM")):
            yield f"{words[0]} as ics: an alarm came of a title"
        if any(len(line.encode()) > 75 for line in ended.out.split("\r\n")):
            yield f"{words[0]} as ics: a line is longer than 75 bytes"


def _tables(treatytrack: Treatytrack) -> Iterator[str]:
    ended = treatytrack("list", "--columns", "ref,title,place", "--format", "markdown")
    table = [line for line in ended.lines if line.startswith("|")]
    if len(table) != len(HOSTILE) + 2 or {len(re.findall(r"(?<!\\)\|", line)) for line in table} != {4}:
        yield f"list as markdown: {len(table)} lines"
    ended = treatytrack("export", "--for-spreadsheet")
    for row in csv.reader(io.StringIO(ended.out.removeprefix("\ufeff"), newline="")):
        if run := [cell for cell in row if is_run(cell)]:
            yield f"export --for-spreadsheet: {run[0][:60]!r} would run"


def _exact(treatytrack: Treatytrack) -> Iterator[str]:
    """What exact formats do not give back as it was stored."""
    stored = {f"H-{name}": text.strip(BLANKS) for name, text in HOSTILE.items()}
    for format_ in ("csv", "tsv", "json", "jsonl", "xlsx"):
        file = f"exact.{format_}"
        (treatytrack.folder / file).unlink(missing_ok=True)
        fitting = (
            ("not:ref:H-long,H-words,H-unassigned",) if format_ == "xlsx" else ()
        )  # a cell of a workbook has room for less
        ended = treatytrack("export", *fitting, "--columns", "ref,title,notes", "-o", file)
        if ended.code != DONE:
            yield f"export as {format_}: {ended.err}"
            continue
        for ref, title, notes in _read(format_, (treatytrack.folder / file).read_bytes()):
            if not title == notes == stored[ref]:
                yield f"export as {format_}: {ref} is {title[:60]!r}, not {stored[ref][:60]!r}"


def _read(format_: str, content: bytes) -> Iterator[tuple[str, str, str]]:
    if format_ == "xlsx":
        (_, *cells) = CalamineWorkbook.from_filelike(io.BytesIO(content)).get_sheet_by_index(0).to_python()
        yield from ((str(ref), str(title), str(notes)) for ref, title, notes in cells)
        return
    text = content.decode()
    if format_ in {"csv", "tsv"}:
        reader = csv.reader(io.StringIO(text, newline=""), delimiter="\t" if format_ == "tsv" else ",")
        yield from ((ref, title, notes) for ref, title, notes in islice(reader, 1, None))
        return
    records = json.loads(text)["agreements"] if format_ == "json" else map(json.loads, text.strip().split("\n"))
    yield from ((one["ref"], one["title"], one["notes"]) for one in records)


def _mailed(treatytrack: Treatytrack) -> Iterator[str]:
    """What a mail is told by a text: no header may come of one."""
    with serving(Post()) as post:
        for name, value in (("host", "localhost"), ("port", str(post.port)), ("security", "none"), ("from", "d@b.org")):
            treatytrack("config", f"mail.{name}", value)
        ended = treatytrack(*_REPORT, HOSTILE["mail"], "not:title:zz\r\nBcc: x@example.org", "--mail-to", "a@b.org")
        found = treatytrack(*_REPORT, "--mail-to", "a@b.org")
    if (ended.code, found.code, len(post.received)) != (DONE, DONE, 2):
        yield f"report --mail-to: {ended.err}{found.err}"
    for _, receivers, mail in post.received:
        usual = {"from", "to", "subject", "date", "message-id", "mime-version", "content-type", "auto-submitted"}
        headers = {name.casefold() for name in mail} - {"x-peer", "x-mailfrom", "x-rcptto"}
        if receivers != ["a@b.org"] or not headers <= usual or mail.defects:
            yield f"a mail went to {receivers} with {sorted(headers)} {mail.defects}"
        if steering(mail["Subject"]) or "Bcc" in mail["Subject"]:
            yield f"a mail is about {mail['Subject']!r}"
    shutil.copy(treatytrack.folder / "kept.db", treatytrack.register)


def _completed(treatytrack: Treatytrack) -> Iterator[str]:
    """What a Tab is answered that a shell, or the terminal, would take for something else."""
    for words in (
        ("show", "H-"),
        ("list", "subject:"),
        ("list", "place:"),
        ("event", "show", "E-"),
        ("list", "party:QQ"),
    ):
        answered, _ = tab(treatytrack.folder, "--db", "relations.db", *words)
        if found := steering(answered.replace("\t", "")):
            yield f"a Tab after {words}: {sorted(found)}"
        if any(not re.match(r"(done|more|words|files|part|[a-z-]+)(\t|$)", line) for line in answered.splitlines()):
            yield f"a Tab after {words}: {answered[:300]!r}"


def _in_other_encodings(treatytrack: Treatytrack) -> Iterator[str]:
    """What is not the same where stdout speaks less than UTF-8."""
    process = Process(treatytrack.folder)
    for words, encoding in ((_REPORT, "latin-1"), (("list",), "ascii")):
        if process(*words, PYTHONIOENCODING=encoding, LC_ALL="C").out != treatytrack(*words).out:
            yield f"{words[0]} where stdout is {encoding}: another answer"


# the register


def _made(folder: Path) -> Treatytrack:
    """The program, and a register with nothing but hostile texts."""
    treatytrack = Treatytrack(folder)
    events = [
        {"ref": f"E-{name}", "title": text, "between": ["AZE", "IRN"], "date": "2025-05-01", "place": text,
         "persons": [text], "tags": [text], "notes": text}
        for name, text in HOSTILE.items()
    ]  # fmt: skip
    parties = [
        {"code": f"QQ{number}", "name": f"QQ{number} {text[:200]} q", "kind": "group", "members": ["AZE"]}
        for number, text in enumerate(HOSTILE.values(), start=1)
    ]
    treatytrack.csv("hostile.csv", rows())
    treatytrack.csv(
        "faulty.csv", rows().replace('"2026-12-31"', '"\x1b[31msoon\u202e"').replace('"IRN"', '"I\x07\u2028\nX"')
    )
    treatytrack.csv("more.json", json.dumps({"events": events, "parties": parties}))
    saved = ("config", "@odd", "a\x1b[2J\u202e", "title:x\ny")
    for words in (("init",), ("import", "hostile.csv"), ("import", "more.json"), saved):
        ended = treatytrack(*words)
        assert ended.code == DONE, ended.err
    shutil.copy(treatytrack.register, folder / "kept.db")
    return treatytrack


PROMISE = Promise("P10", "the report never cuts or dies", prove, plant, small=25, full=20_000)
