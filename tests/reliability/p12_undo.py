"""P12: undo gives back exactly what was there, and redo exactly what was there before that.

A hypothesis state machine types all commands that change a register, in any order, among them undo, undo --redo and
undo N, and keeps an account of its own: what every record was before and after each change, read from the tables by
plain SQL. After each command it is wrong if

- an undo or a redo leaves any row of any record (columns, sides, lists, events under their numbers, references,
  relation events, parties, settings) otherwise than the account says, or is refused where no later change stands on it,
  or goes through where one does;
- the same records have other derived rows than at another time, or than the rules make of them, or the index of words
  does not fit them;
- a record changed of which the history says nothing, or the other way round; or a hash does not follow from the one
  before; or a number was ever forgotten that had been given;
- an event that is there before and after a change has another number;
- the register holds what is not sound: see `soundness.py`.
"""

import shutil
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, ClassVar, NamedTuple
from unittest import mock

from cli.world import CONFLICT, DONE, NOT_FOUND, Treatytrack
from hypothesis import HealthCheck, Phase, seed, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, rule, run_state_machine_as_test
from store.comparing import differences, first_broken_change

from treatytrack.columns import NAMES
from treatytrack.domain.agreement import Agreement
from treatytrack.store import connection
from treatytrack.store.layout import SIDES
from treatytrack.store.opening import open_for_reading
from treatytrack.store.past import operations, undoing
from treatytrack.store.past.remembered import agreement_of

from .promise import Promise, Seen
from .soundness import Key, named_and_gone, twins, unsound

STEPS = 25
"""So many commands are typed into one register."""

_OF_AGREEMENT = ("side", "listed", "event", "reference")
_OF_EVENT = ("relation_event_party", "relation_event_item")
_DERIVED = ("phase", "deadline", "series", "recurring")
_VANISHING = frozenset({"TAT", "GRP", "OLD", "NEW"})
_NOT_LOOKED_AT = {"history", "issued_ref", "issued_number", "report_run", "alembic_version"}
_ALL = {"agreement", "relation_event", "party", "setting", *_OF_AGREEMENT, *_OF_EVENT, *_DERIVED, *_NOT_LOOKED_AT}


class Held(NamedTuple):
    """What a register holds: the rows of each record, without the keys that only the program knows; what is derived."""

    records: dict[Key, tuple[Any, ...]]
    derived: dict[str, tuple[Any, ...]]
    issued: frozenset[tuple[Any, ...]]


class Change(NamedTuple):
    """A change that was made: its number, and each of its records before and after; None for none."""

    number: int
    records: dict[Key, tuple[tuple[Any, ...] | None, tuple[Any, ...] | None]]


def held(path: Path) -> Held:
    """What is in the tables, read without the program."""
    with closing(sqlite3.connect(path)) as there:
        tables = {name for (name,) in there.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
        unknown = {name for name in tables if not name.startswith(("search", "sqlite_"))} - _ALL
        assert not unknown, f"tables that nobody looks at: {unknown}"
        there.execute("INSERT INTO search (search, rank) VALUES ('integrity-check', 1)")
        there.rollback()
        records: dict[Key, tuple[Any, ...]] = {}
        for what, own, belonging in (
            ("agreement", "agreement", _OF_AGREEMENT),
            ("event", "relation_event", _OF_EVENT),
        ):
            for number, ref, *rest in there.execute(f"SELECT * FROM {own}"):
                records[what, ref] = (tuple(rest), *(_of(there, table, number) for table in belonging))
        for code, *rest in there.execute("SELECT * FROM party"):
            records["party", code] = tuple(rest)
        for name, value in there.execute("SELECT * FROM setting WHERE name <> 'rule_set'"):
            records["setting", name] = (value,)
        derived = {
            ref: tuple(_of(there, table, number) for table in _DERIVED)
            for number, ref in there.execute("SELECT id, ref FROM agreement")
        }
        issued = frozenset(there.execute("SELECT ref, number, mark FROM issued_number"))
        issued |= frozenset(there.execute("SELECT ref FROM issued_ref"))
        return Held(records, derived, issued)


def _of(there: sqlite3.Connection, table: str, number: int) -> tuple[tuple[Any, ...], ...]:
    key = "event_id" if table in _OF_EVENT else "agreement_id"
    rows = there.execute(f"SELECT * FROM {table} WHERE {key} = ?", (number,))
    return tuple(sorted((row[1:] for row in rows), key=repr))


def _said(rows: tuple[Any, ...] | None) -> Any:
    """What a record says, without the numbers of its events: that is what a later change is told by."""
    return rows[:2] if rows and isinstance(rows[0], tuple) else rows


def _with_the_same_number(before: Held, after: Held) -> Iterator[str]:
    """The agreements in which an event that is there before and after has another number."""
    for (what, ref), rows in after.records.items():
        if what == "agreement" and (was := before.records.get((what, ref))):
            then, now = ({row[1:]: row[0] for row in one[3]} for one in (was, rows))
            if any(now[event] != number for event, number in then.items() if event in now):
                yield ref


# --- what is typed ---------------------------------------------------------------------------------------------------

_OWN = ("TAT", "GRP", "OLD")
_DAYS = ("2019-03-05", "2020-02-29", "2025-04-28", "2026-12-31", "2027")
_TITLES = ("Agreement on Trade", "Memorandum on Media", "Plan [/] 2026\u202e")
_NOTES = ("as the text", "", 'second; "reading"')
_TERMS = (
    ("--in-force", "2020-01-01", "--lasts", "3y", "--renewal", "tacit", "--notice", "6m"),
    ("--in-force", "2021-05-31", "--until", "2027-05-30"),
    ("--signed", "2025-04-28", "--entry-rule", "signature", "--lasts", "open"),
    ("--signed", "2025?"),
    (),
)

Words = list[str]


class Typist:
    """What somebody may type next, given what there is."""

    def __init__(self, draw: Callable[[st.SearchStrategy[Any]], Any], now: Held, folder: Path) -> None:
        self._draw = draw
        self._now = now
        self._folder = folder

    def one_of(self, *choices: Any) -> Any:
        """One of these."""
        return self._draw(st.sampled_from(choices))

    def ref(self, what: str = "agreement") -> str:
        """The ref of something that is there; else one that is not."""
        there = sorted(ref for kind, ref in self._now.records if kind == what)
        return str(self.one_of(*there)) if there else "AZE-IRN-ND-99"

    def numbered(self) -> str:
        """The ref of an event of an agreement."""
        ref = self.ref()
        rows = self._now.records.get(("agreement", ref))
        numbers = [row[0] for row in rows[3]] if rows else []
        return f"{ref}/{self.one_of(*numbers) if numbers else 1}"

    def two(self) -> Words:
        """Two parties that are there: to look for one that is not, and for its like, takes long."""
        there = ["AZE", "IRN", "RUS", *(code for what, code in self._now.records if what == "party" and code in _OWN)]
        one = self.one_of(*there)
        return [one, self.one_of(*(other for other in there if other != one))]

    def names(self) -> Words:
        """Nothing, or an option that names another record."""
        named = self.ref(self.one_of("agreement", "agreement", "event"))
        related = ("--related", f"{self.one_of('see', 'amends')} {named}")
        return list(self.one_of((), ("--replaced-by", named), related, ("--occasion", named)))

    def add(self) -> Words:
        """An agreement."""
        terms = [*self.one_of(*_TERMS), *self.names()]
        return ["add", self.one_of(*_TITLES), "--between", *self.two(), *terms]

    def record(self) -> Words:
        """An event of an agreement."""
        kind = self.one_of("signed", "ratified", "denounced", "extended", "terminated", "replaced", "meeting", "notice")
        more = {"extended": ["--until", "2029-01-01"], "replaced": ["--other", self.ref()]}.get(kind, [])
        by = self.one_of([], ["--by", self.one_of(*self.two(), "RUS")])
        return ["record", self.ref(), kind, self.one_of(*_DAYS), *by, *more]

    def edit(self) -> Words:
        """Columns of an agreement."""
        return ["edit", self.ref(), *self.one_of(
            ("--title", self.one_of(*_TITLES)), ("--notes", self.one_of(*_NOTES)), ("--until", self.one_of(*_DAYS)),
            ("--add-tag", "project:instc"), ("--clear", "in_force"), ("--clear", "replaced_by"), ("--clear", "related"),
            ("--signed", self.one_of(*_DAYS)), ("--lead", "1y"), tuple(self.names()),
        )]  # fmt: skip

    def edit_event(self) -> Words:
        """An event of an agreement."""
        return [
            "edit",
            self.numbered(),
            *self.one_of(("--date", self.one_of(*_DAYS)), ("--note", self.one_of(*_NOTES))),
        ]

    def remove(self) -> Words:
        """Agreements, or events of them."""
        return ["remove", *self.one_of([self.ref()], [self.ref(), self.ref()], [self.numbered()]), "--yes"]

    def event_add(self) -> Words:
        """What happened between two parties."""
        after = self.one_of((), ("--after", self.ref(self.one_of("agreement", "event"))))
        title = self.one_of("Visit", "Talks", "Incident")
        return ["event", "add", title, "--between", *self.two(), "--date", self.one_of(*_DAYS), *after]

    def event_edit(self) -> Words:
        """Columns of that."""
        return ["event", "edit", self.ref("event"), *self.one_of(
            ("--place", "Baku"), ("--clear", "after"), ("--after", self.ref("event")), ("--add-tag", "x"),
            ("--concerns", ",".join(self.two())),
        )]  # fmt: skip

    def event_remove(self) -> Words:
        """It is taken out."""
        return ["event", "remove", self.ref("event"), "--yes"]

    def party_add(self) -> Words:
        """A party."""
        more = self.one_of(
            (), ("--predecessor", "IRN"), ("--member", "AZE"), ("--successor", "AZE"), ("--member", "OLD")
        )
        return ["party", "add", self.one_of(*_OWN), self.one_of("Old State", "Group"), "--kind", "group", *more]

    def party_edit(self) -> Words:
        """A party otherwise, also a built-in one."""
        code = self.one_of(*_OWN, "IRN", "RUS")
        return ["party", "edit", code, *self.one_of(
            ("--add-other-name", "Name"), ("--until", "2030"), ("--predecessor", "OLD"), ("--clear", "predecessors"),
            ("--member", "TAT"), ("--successor", "GRP"), ("--remove-other-name", "Name"),
        )]  # fmt: skip

    def party_remove(self) -> Words:
        """A party is taken out."""
        return ["party", "remove", self.one_of(*_OWN, "IRN"), "--yes"]

    def config(self) -> Words:
        """A setting."""
        return ["config", *self.one_of(
            ("timezone", "Asia/Baku"), ("timezone", "UTC"), ("@due", "ends:90d"), ("@due", "status:live"),
            ("@all", "not:@due"), ("@due", "--clear"), ("@all", "--clear"), ("mail.host", "smtp.example.org"),
            ("mail.host", "--clear"),
        )]  # fmt: skip

    def import_(self) -> Words:
        """A file that has some agreements anew and some otherwise."""
        lines = ["ref,title,party_a,party_b,signed,notes"]
        for number in range(self.one_of(1, 3, 12)):
            there = self.ref()
            rows = self._now.records.get(("agreement", there))
            if rows and number % 2:
                sides = ",".join(side[1] for side in rows[1])
                signed = rows[0][_SIGNED]
                lines.append(f"{there},Imported,{sides},{signed},{self.one_of('a', 'b')}")
            else:
                lines.append(
                    f"I-{number},Imported {number},AZE,{self.one_of('IRN', 'NEW')},{self.one_of('2020', '2021')},"
                )
        lines = list({line.partition(",")[0]: line for line in lines}.values())
        (self._folder / "file.csv").write_text("\n".join(lines) + "\n")
        return ["import", "file.csv", "--on-conflict", "update", "--parties", "add"]

    KINDS: ClassVar[tuple[str, ...]] = (
        "add", "add", "record", "record", "edit", "edit", "edit_event", "remove", "event_add", "event_edit",
        "event_remove", "party_add", "party_edit", "party_remove", "config", "import_",
    )  # fmt: skip


_SIGNED = [name for name in NAMES if name not in SIDES].index("signed") - 1
"""The place of that column in a row of an agreement, after its key and its ref."""


STORIES: tuple[tuple[str, ...], ...] = (
    (
        "party add TAT Tatarstan --kind group", "add One --between AZE TAT --signed 2020",
        "remove AZE-TAT-2020-1 --yes", "party remove TAT --yes", "party add TAT Tatarstan --kind group",
        "undo 4", "undo",
    ),
    (
        "event add E1 --between AZE IRN --date 2020 --ref E1",
        "event add E2 --between AZE IRN --date 2020 --ref E2 --after E1", "event edit E2 --clear after",
        "event edit E1 --after E2", "event edit E1 --clear after", "undo 4", "undo",
    ),
    (
        "party add OLD One --kind group", "party add GRP Two --kind group --member OLD",
        "party edit GRP --clear members", "party edit OLD --member GRP", "party edit OLD --clear members", "undo 4",
        "undo",
    ),
    (
        "config @a status:live", "config @b @a", "config @b --clear", "config @a --clear", "config @a over", "undo 4",
        "undo",
    ),
    (
        "add One --between AZE CHE --signed 2020", "remove AZE-CHE-2020-1 --yes",
        "add One --between AZE CHE --signed 2020", "remove AZE-CHE-2020-2 --yes", "undo 3", "undo",
    ),
)  # fmt: skip
"""What chance seldom types: something comes back by its number, and what it stands on would go by a plain undo."""


# --- what must be so -------------------------------------------------------------------------------------------------


class Wrong(AssertionError):
    """What went wrong, after which commands."""


class Undoing(RuleBasedStateMachine):
    """One register, and somebody who changes his mind."""

    made: ClassVar[Path]
    trials: ClassVar[int] = 0
    """How many undos and redos were looked at."""

    def __init__(self) -> None:
        super().__init__()
        self._folder = TemporaryDirectory()
        self._treatytrack = Treatytrack(Path(self._folder.name))
        shutil.copy(self.made, self._treatytrack.register)
        self._typed: list[str] = []
        self._now = held(self._treatytrack.register)
        self._derived_of: dict[int, dict[str, tuple[Any, ...]]] = {}
        self._last_row = self._rows_after(0)[-1][0]
        self._done: list[Change] = []
        self._undone: dict[int, Change] = {}
        self._redoable: list[Change] = []
        self._kinds = Typist.KINDS

    @initialize(data=st.data())
    def somebody_has_a_few_things_to_do(self, data: st.DataObject) -> None:
        """In half of the registers only a few kinds of commands are typed, so that more of them meet."""
        if data.draw(st.booleans()):
            few = st.lists(st.sampled_from(sorted({*Typist.KINDS})), min_size=2, max_size=5, unique=True)
            self._kinds = tuple(data.draw(few))

    def teardown(self) -> None:
        """Leave nothing behind."""
        self._folder.cleanup()

    @rule(data=st.data())
    def somebody_types(self, data: st.DataObject) -> None:
        """The next command."""
        kind = data.draw(
            st.sampled_from((*self._kinds, "undo", "undo", "undo", "undo", "redo", "redo", "redo", "number"))
        )
        if kind == "undo":
            self._undo(["undo"], max(self._done, key=lambda one: one.number, default=None))
        elif kind == "redo":
            self._redo(["undo", "--redo"], self._redoable[-1] if self._redoable else None)
        elif kind == "number":
            self._by_number(data.draw)
        else:
            self._change(getattr(Typist(data.draw, self._now, self._treatytrack.folder), kind)())

    def type_one(self, words: Words) -> None:
        """A command of a story: an undo is of the change with that number, else of the last."""
        if words[0] != "undo":
            self._change(words)
        elif words[1:2] == ["--redo"]:
            self._redo(words, self._redoable[-1])
        else:
            last = str(max(one.number for one in self._done))
            number = int(words[1] if len(words) > 1 else last)
            self._undo(words, next(one for one in self._done if one.number == number))

    def _change(self, words: Words) -> None:
        before = self._now
        code = self._type(words)
        if new := self._rows_after(self._last_row):
            records = {
                key: (before.records.get(key), self._now.records.get(key)) for key in {(row[1], row[2]) for row in new}
            }
            self._done.append(Change(new[0][0], records))
            self._redoable.clear()
            self._last_row = new[-1][0]
        changed = {key for key in before.records | self._now.records if _other(before, self._now, key)}
        noted = {(row[1], row[2]) for row in new}
        self._must(changed == noted, f"changed {changed}, and the history says {noted}")
        self._must(code == DONE or not new, f"it ended with {code}, and something was changed")
        self._must(not [*_with_the_same_number(before, self._now)], "an event has another number")

    def _by_number(self, draw: Callable[[st.SearchStrategy[Any]], Any]) -> None:
        known = [*self._done, *self._undone.values()]
        if not known:
            return
        change = draw(st.sampled_from(known))
        if change in self._done:
            self._undo(["undo", str(change.number)], change)
        elif draw(st.booleans()):
            self._redo(["undo", str(change.number), "--redo"], change)
        else:
            before = self._now
            self._must(self._type(["undo", str(change.number)]) == CONFLICT, "it was taken back already")
            self._must(self._now == before, "something was changed")

    def _undo(self, words: Words, change: Change | None) -> None:
        if change is None:
            self._must(self._type(words) == NOT_FOUND, "there was nothing to undo")
            return
        wanted = {key: before for key, (before, _) in change.records.items()}
        if self._restored(words, wanted, {key: after for key, (_, after) in change.records.items()}):
            self._done.remove(change)
            self._undone[change.number] = change
            self._redoable.append(change)

    def _redo(self, words: Words, change: Change | None) -> None:
        if change is None:
            self._must(self._type(words) == NOT_FOUND, "there was nothing to redo")
            return
        wanted = {key: after for key, (_, after) in change.records.items()}
        if self._restored(words, wanted, {key: before for key, (before, _) in change.records.items()}):
            del self._undone[change.number]
            self._done.append(change)
            if change in self._redoable:
                self._redoable.remove(change)

    def _restored(self, words: Words, wanted: dict[Key, Any], left: dict[Key, Any]) -> bool:
        """Type it; whether it went through, which it must where every record is as the change left it."""
        type(self).trials += 1
        before = self._now
        may = all(_said(before.records.get(key)) == _said(rows) for key, rows in left.items())
        expected = {key: rows for key, rows in {**before.records, **wanted}.items() if rows is not None}
        twice = [*twins(before.records, expected)]
        would_stand = not [*unsound(expected, _VANISHING), *named_and_gone(before.records, expected), *twice]
        code = self._type(words)
        if code != DONE:
            refused = code == CONFLICT and not (may and would_stand and len(words) == 1 and self._is_untouched(left))
            self._must(refused, f"it ended with {code}, and no later change stood on it")
            self._must(self._now == before, "it was refused, and something was changed")
            return False
        self._must(may and not twice, f"a later change stood on it {twice}")
        wrong = [key for key in expected | self._now.records if expected.get(key) != self._now.records.get(key)]
        self._must(not wrong, f"{wrong} is otherwise")
        self._last_row = self._rows_after(self._last_row)[-1][0]
        return True

    def _is_untouched(self, left: dict[Key, Any]) -> bool:
        """Whether all records are to the letter as the change left them."""
        return all(self._now.records.get(key) == rows for key, rows in left.items())

    def _type(self, words: Words) -> int:
        before = self._now
        ended = self._treatytrack(*words, TREATYTRACK_USER="leyla")
        self._typed.append(f"{' '.join(words)}  -> {ended.code} {ended.err.strip()[:200]}")
        self._must(ended.code in {0, 2, 3, 4}, "no such exit code")
        self._now = held(self._treatytrack.register)
        self._must(not (what := [*unsound(self._now.records, _VANISHING)]), f"unsound: {what}")
        self._must(before.issued <= self._now.issued, "a ref or a number was forgotten")
        with open_for_reading(self._treatytrack.register) as register:
            self._must(not [*differences(register)], "derived rows are otherwise than the rules say")
            self._must(first_broken_change(register) is None, "a hash does not follow from the one before")
        same = self._derived_of.setdefault(hash(frozenset(self._now.records.items())), self._now.derived)
        self._must(same == self._now.derived, "the same records have other derived rows")
        return ended.code

    def _rows_after(self, number: int) -> list[tuple[Any, ...]]:
        with closing(sqlite3.connect(self._treatytrack.register)) as connection:
            return connection.execute(
                "SELECT id, subject, ref FROM history WHERE id > ? ORDER BY id", (number,)
            ).fetchall()

    def _must(self, so: bool, wrong: str) -> None:
        if not so:
            raise Wrong(f"{wrong}, after: " + "; ".join(self._typed))


def _other(before: Held, after: Held, key: Key) -> bool:
    return before.records.get(key) != after.records.get(key)


_NOT_DURABLE = (*connection._DURABLE, "PRAGMA synchronous = OFF")
"""No power is cut here, and to wait for the disk would take most of the time."""


# --- the harness -----------------------------------------------------------------------------------------------------


def prove(trials: int, first_seed: int, folder: Path) -> Seen:
    """Type commands until so many undos and redos were looked at."""
    assert Treatytrack(folder)("init", TZ="UTC").code == DONE
    Undoing.made, Undoing.trials = folder / "relations.db", 0
    wrong: tuple[str, ...] = ()
    try:
        for story in STORIES:
            _told(story)
    except Wrong as found:
        return Seen(Undoing.trials, "undos and redos", (str(found),))
    rounds = 0
    while Undoing.trials < trials and not wrong:
        how = settings(
            max_examples=3 + (trials - Undoing.trials) // 8,
            stateful_step_count=STEPS,
            database=None,
            deadline=None,
            phases=[Phase.generate],
            report_multiple_bugs=False,
            suppress_health_check=list(HealthCheck),
        )
        try:
            with mock.patch.object(connection, "_DURABLE", _NOT_DURABLE):
                run_state_machine_as_test(seed(first_seed + rounds)(Undoing), settings=how)
        except Wrong as found:
            wrong = (str(found),)
        rounds += 1
    return Seen(Undoing.trials, "undos and redos", wrong)


def _told(story: tuple[str, ...]) -> None:
    machine = Undoing()
    try:
        for command in story:
            machine.type_one(command.split())
    finally:
        machine.teardown()


def _without_its_title(record: str) -> Agreement:
    return agreement_of(record)._replace(title="")


def _and_no_deadlines(self: undoing.UndoableRegister, operation: str) -> None:
    _take_back(self, operation)
    self._connection.execute("DELETE FROM phase")


_take_back = undoing.UndoableRegister.take_back


def _as_if_last(self: operations.ReadsOperations, number: int) -> bool:
    return True


FAULTS: dict[str, Any] = {
    "what came back since is forgotten": lambda: mock.patch.object(
        operations.ReadsOperations, "all_since_is_taken_back", _as_if_last
    ),
    "a column is forgotten": lambda: mock.patch.object(undoing, "agreement_of", _without_its_title),
    "derived rows are forgotten": lambda: mock.patch.object(undoing.UndoableRegister, "take_back", _and_no_deadlines),
}
"""What is wrong with the program, each time another thing."""


def plant(folder: Path) -> Seen:
    """The same with each fault in the program; wrong only if each is noticed."""
    seen: list[Seen] = []
    for name, fault in FAULTS.items():
        own = folder / name.replace(" ", "-")
        own.mkdir()
        with fault():
            seen.append(prove(200, 0, own))
    caught = all(one.wrong for one in seen)
    return Seen(sum(one.trials for one in seen), "undos and redos", seen[0].wrong if caught else ())


PROMISE = Promise(
    "P12", "Undo gives back exactly what was there, and redo what was there before that.", prove, plant, 20, 5_000
)
