"""P11: any past state can be rebuilt.

A register is changed by chance at rising moments, and after each change asked what it holds: exports, lists by QUERIES
of every kind, cards, deadlines, reports, pages of relations. When all is done, and years have passed, every question is
asked again with `--known-on` that moment and the same as-of day. An answer that differs by a letter is wrong. So is a
history in which a field of a row can be altered, or a row be taken out, and the hashes still follow each other.
"""

import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import ExitStack
from datetime import UTC, date, datetime, timedelta, timezone
from pathlib import Path
from random import Random
from typing import NamedTuple
from unittest import mock

import time_machine
from cli.world import Treatytrack

from treatytrack.store.layout import HISTORY
from treatytrack.store.opening import open_for_reading
from treatytrack.store.past import hashes, known_views, remembering
from treatytrack.store.past.hashes import hash_of

from .pasts import Past
from .promise import Promise, Seen

CHANGES = 30
"""How many changes a register has seen when it is asked again."""

ASKED = 9
"""Of so many questions after each change."""

_PLANTED = 6
"""So many past states are enough to catch a planted fault."""

YEARS_LATER = timedelta(days=5000)
_SAID = re.compile(
    r"""^As known on [-0-9: ]+ UTC\.\n|,? as known on [-0-9: ]+ UTC\.?|^, "known_on": .*\n"""
    r"""| --known-on ('[^']*'|[-+0-9T:.Z]+)""",
    re.MULTILINE | re.IGNORECASE,
)
_QUERIES = (
    "party:AZE", "party:XXA", "between:AZE-IRN", "not:party:IRN", "transit", "caspian sea", "title:agreement",
    "notes:transit", "tag:sea", "tag:instc", "subject:transport", "source:gazette", "place:baku", "type:memorandum",
    "signed:2023..", "until:2026", "in-force:2023", "status:live", "status:over", "not:status:in-force", "certain:no",
    "flag:notice-given", "confirm:end", "confirm:other", "confirm:renewal", "contradiction:stated", "ref:A-1",
    "ref:FULL", "ends:2y", "next-deadline:1y", "days-left:0..200", "replaced-by:A-1", "lasts:10y", "lead:1y",
)  # fmt: skip
_COLUMNS = ("--columns", "ref,title,status,flags,ends,next_deadline", "--format", "csv")
_REFS = ("A-1", "A-2", "A-3", "FULL-2", "FULL-4")
_EVENTS = ("AZE-IRN-2025-E1", "X-E1")
_QUESTIONS: tuple[tuple[str, ...], ...] = (
    ("export", "--format", "json"),
    ("export", "--format", "csv"),
    ("export", "--columns", "recorded"),
    ("export", "status:live", "--format", "json"),
    *(("list", query, *_COLUMNS) for query in _QUERIES),
    ("list", "--sort", "-signed"),
    ("list", "--limit", "2"),
    ("list", "--count-by", "status"),
    ("list", "--count-by", "party"),
    *(("show", ref, "--explain") for ref in _REFS),
    *(("event", "show", ref) for ref in _EVENTS),
    ("event", "list", "--columns", "all", "--format", "csv"),
    ("event", "list", "party:XXA"),
    ("event", "list", "tag:sea", "visit"),
    ("deadlines", "--within", "2y", "--format", "csv"),
    ("deadlines", "party:AZE", "--limit", "3"),
    ("report", "--within", "1y", "--format", "csv"),
    ("report", "--within", "1y", "--format", "json"),
    ("report", "tag:sea", "--all"),
    ("relations", "AZE", "IRN", "--format", "json"),
    ("relations", "AZE"),
    ("timeline", "--format", "jsonl"),
)


class Answer(NamedTuple):
    """A question, and what was answered: the exit code, the answer, what was said beside it."""

    words: tuple[str, ...]
    as_of: str
    code: int
    out: str
    err: str


class Snapshot(NamedTuple):
    """What was answered at a moment, and one way to write that moment."""

    moment: str
    answers: tuple[Answer, ...]


def prove(trials: int, seed: int, folder: Path) -> Seen:
    """Ask so many past states again: registers of CHANGES changes each, the last one of fewer."""
    wrong: list[str] = []
    answers = edits = 0
    for number, begun in enumerate(range(0, trials, CHANGES)):
        chance = Random(f"{seed} {number}")
        register = folder / f"{number}"
        register.mkdir()
        snapshots = _live(register, chance, min(CHANGES, trials - begun))
        answers += sum(len(snapshot.answers) for snapshot in snapshots)
        wrong += [f"register {number} of seed {seed}: {one}" for one in _asked_again(register, snapshots)]
        tampered = list(_tampered_with(register / "relations.db", chance))
        edits += len(tampered)
        wrong += [f"register {number} of seed {seed}: {what} went unnoticed" for what, seen in tampered if not seen]
    measured = f"{answers:,} answers asked again, {edits:,} alterations of the history noticed"
    return Seen(trials, "past states", tuple(wrong), measured)


def plant(folder: Path) -> Seen:
    """The same with three faults, each by itself, all of which must be caught.

    The first change of a record is taken for its last; what was taken out stays; the hashes do not cover who it was.
    """
    views = known_views._RECORDS
    last_that_said_something = (
        "(SELECT max(id) FROM main.history WHERE ref = last.ref AND subject = last.subject AND after <> ''"
        " AND id <= last.id)"
    )
    stays = views.replace("h.id = last.id", f"h.id = {last_that_said_something}")
    caught: list[str] = []
    for number, (places, name, fault) in enumerate(
        (
            ((known_views,), "_RECORDS", views.replace("later.id > last.id", "later.id < last.id")),
            ((known_views,), "_RECORDS", stays),
            ((hashes, remembering), "hash_of_list", _of_all_but_who_it_was),
        )
    ):
        with ExitStack() as planted:
            for place in places:
                planted.enter_context(mock.patch.object(place, name, fault))
            caught.append(_first_wrong(folder / f"{number}"))
    return Seen(len(caught), "planted faults", tuple(caught) if all(caught) else ())


def _of_all_but_who_it_was(fields: str, hash_of_list: Callable[[str], str] = hashes.hash_of_list) -> str:
    covered = json.loads(fields)
    del covered[HISTORY.index("user_name")]
    return hash_of_list(hashes.json_of(covered))


def _first_wrong(folder: Path) -> str:
    """The first thing that is wrong in some short pasts; '' where nothing is."""
    for seed in range(20):
        register = folder / str(seed)
        register.mkdir(parents=True)
        if wrong := prove(_PLANTED, seed, register).wrong:
            return wrong[0]
    return ""


def _live(folder: Path, chance: Random, changes: int) -> list[Snapshot]:
    """Change a register so often, and ask it after each change."""
    treatytrack = Treatytrack(folder)
    past = Past(treatytrack.register, chance)
    snapshots: list[Snapshot] = []
    for _ in range(changes):
        past.change()
        since = past.now
        past.later()
        as_of = [str(since.date() + timedelta(chance.choice((-400, -30, 1, 20, 200, 900)))) for _ in range(ASKED)]
        with time_machine.travel(since + timedelta(seconds=1), tick=False):
            asked = zip(chance.sample(_QUESTIONS, ASKED), as_of, strict=True)
            answers = tuple(_answer(treatytrack, words, day) for words, day in asked)
        snapshots.append(Snapshot(chance.choice([*_written(since, past.now)]), answers))
    return snapshots


def _written(since: datetime, until: datetime) -> Iterator[str]:
    """Ways to write a moment at which just that was known: after a change, and before the next."""
    yield since.isoformat(timespec="milliseconds").replace("+00:00", "Z")
    yield since.strftime("%Y-%m-%d %H:%M:%S UTC")
    between = since + timedelta(seconds=90)
    yield between.astimezone(timezone(timedelta(hours=4))).isoformat(timespec="minutes")
    yield between.strftime("%Y-%m-%dT%H:%M")
    end_of_day = datetime(since.year, since.month, since.day, tzinfo=UTC) + timedelta(days=1)
    if end_of_day <= until:
        yield str(date(since.year, since.month, since.day))


def _asked_again(folder: Path, snapshots: Iterable[Snapshot]) -> Iterator[str]:
    """What is answered otherwise now, when it is asked as it was known then."""
    treatytrack = Treatytrack(folder)
    with time_machine.travel(Past(folder, Random()).now + YEARS_LATER, tick=False):
        for moment, answers in snapshots:
            for then in answers:
                now = _answer(treatytrack, then.words, then.as_of, "--known-on", moment)
                if now != then:
                    yield f"{' '.join(then.words)} --as-of {then.as_of} --known-on {moment}: {_difference(then, now)}"


def _answer(treatytrack: Treatytrack, words: tuple[str, ...], as_of: str, *known_on: str) -> Answer:
    ended = treatytrack(*words, *known_on, as_of=as_of, TZ="UTC")
    out, err = (_SAID.sub("", text) for text in (ended.out, ended.err))
    return Answer(words, as_of, ended.code, out, err)


def _difference(then: Answer, now: Answer) -> str:
    for was, is_ in ((then.out, now.out), (then.err, now.err)):
        for line, is_now in zip(was.split("\n"), is_.split("\n"), strict=False):
            if line != is_now:
                same = next((at for at, (one, other) in enumerate(zip(line, is_now, strict=False)) if one != other), 0)
                return f"...{line[same : same + 60]!r} was, ...{is_now[same : same + 60]!r} is"
    return f"ended with {then.code}, now {now.code}, {len(then.out)} characters, now {len(now.out)}"


def _tampered_with(register: Path, chance: Random) -> Iterator[tuple[str, bool]]:
    """Each alteration of a row of the history, and whether it is noticed: every field of it, and the row itself."""
    with open_for_reading(register) as reading:
        rows = [*reading.past.history_rows()]
    assert _follow(rows), "a history that nobody altered must be whole"
    for name in (*HISTORY, "hash"):
        place = chance.randrange(len(rows))
        yield f"{name} of a row altered", not _follow(_altered(rows, place, name))
    if len(rows) > 1:
        place = chance.randrange(len(rows) - 1)
        yield "a row taken out", not _follow(rows[:place] + rows[place + 1 :])
        yield (
            "two rows in each other's place",
            not _follow([*rows[:place], rows[place + 1], rows[place], *rows[place + 2 :]]),
        )


def _altered(rows: list[dict[str, str | int]], place: int, name: str) -> list[dict[str, str | int]]:
    value = rows[place][name]
    other = value + 1 if isinstance(value, int) else f"{value}x"
    return [*rows[:place], {**rows[place], name: other}, *rows[place + 1 :]]


def _follow(rows: Iterable[Mapping[str, str | int]]) -> bool:
    """Whether each row is as it was written, and follows the one before it."""
    before = ""
    for row in rows:
        if row["previous_hash"] != before or row["hash"] != hash_of(row):
            return False
        before = str(row["hash"])
    return True


PROMISE = Promise("P11", "any past state can be rebuilt", prove, plant, small=10, full=6000)
