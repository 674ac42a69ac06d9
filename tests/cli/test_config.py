"""`config`: the settings kept in the register, and what names the register; only setting one writes."""

import shlex
from pathlib import Path

import pytest
import time_machine

from .world import DONE, UNUSABLE, WRONG, Ended, Treatytrack

pytestmark = pytest.mark.usefixtures("many")


@pytest.fixture
def toml(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A settings file that names another register."""
    path = tmp_path / "settings.toml"
    path.write_text('db = "other.db"\n')
    monkeypatch.setenv("TREATYTRACK_CONFIG", str(path))
    return path


def test_all_settings_and_what_names_the_register(treatytrack: Treatytrack, toml: Path) -> None:
    treatytrack("config", "@due", "status:live", "ends:90d")
    treatytrack("config", "@about", '"it\'s live"')
    before = treatytrack.digest
    assert treatytrack("config", "--format", "csv") == Ended(
        "setting,value,from\n"
        "register,relations.db,--db\n"
        f"config.toml,{toml},TREATYTRACK_CONFIG\n"
        "db,other.db,config.toml\n"
        "timezone,Asia/Baku,register\n"
        "mail.host,,not set\n"
        "mail.port,,not set\n"
        "mail.security,,not set\n"
        "mail.user,,not set\n"
        "mail.from,,not set\n"
        "mail.password-file,,not set\n"
        '@about,"\'""it\'""\'""\'s live""\'",register\n'
        "@due,status:live ends:90d,register\n",
        "",
        DONE,
    )
    assert treatytrack.digest == before


def test_plain_in_a_pipe_and_drawn_on_a_terminal(treatytrack: Treatytrack) -> None:
    file = Path("~/.config/treatytrack/config.toml").expanduser()
    wide = len(str(file))
    mail = ("mail.host", "mail.port", "mail.security", "mail.user", "mail.from", "mail.password-file")
    assert treatytrack("config").lines == [
        f"setting             {'value'.ljust(wide)}  from",
        f"register            {'relations.db'.ljust(wide)}  --db",
        f"config.toml         {file}  default, not there",
        f"db                  {'-'.ljust(wide)}  not set",
        f"timezone            {'Asia/Baku'.ljust(wide)}  register",
        *(f"{name.ljust(18)}  {'-'.ljust(wide)}  not set" for name in mail),
    ]
    drawn = treatytrack("config", columns=wide + 40, NO_COLOR="1").lines
    assert drawn[0].split() == ["Setting", "Value", "From"]
    narrow = treatytrack("config", columns=30, NO_COLOR="1").out
    assert str(file) in narrow  # nothing is cut


def test_without_a_register_it_says_where_it_would_be(treatytrack: Treatytrack) -> None:
    ended = treatytrack("config", "--format", "csv", db=None)
    place = Path("~/.local/share/treatytrack/treatytrack.db").expanduser()
    assert ended.lines[1] == f'register,{place},"default, not there yet"'
    assert (ended.err, ended.code, len(ended.lines)) == ("", DONE, 4)
    for words in (["timezone"], ["timezone", "Asia/Baku"], ["@due"], ["@due", "party:IRN"], ["@due", "--clear"]):
        ended = treatytrack("config", *words, db=None)
        assert (ended.out, ended.code) == ("", UNUSABLE)
    assert not place.exists()
    assert treatytrack("config", db="typo.db").code == UNUSABLE


@pytest.mark.parametrize(
    ("name", "value"),
    [("timezone", "Asia/Baku"), ("TimeZone", "Asia/Baku"), ("register", "relations.db"), ("db", "other.db")],
)
def test_one_setting_is_its_value(treatytrack: Treatytrack, toml: Path, name: str, value: str) -> None:
    assert treatytrack("config", name) == Ended(f"{value}\n", "", DONE)
    assert treatytrack("config", "config.toml").out == f"{toml}\n"
    asked = treatytrack("config", name, "--format", "csv").lines
    assert asked[0] == "setting,value,from"
    assert asked[1].startswith(f"{name.casefold()},{value},")


HARD = ("status:live", 'title:"exchanges, sport"', '"it\'s here"', "a b", "$HOME", "*", "not:@due")


def test_a_query_is_shown_as_a_shell_reads_it_back(treatytrack: Treatytrack) -> None:
    assert treatytrack("config", "@due", "ends:90d").code == DONE
    assert treatytrack("config", "@hard", *HARD).code == DONE
    shown = treatytrack("config", "@Hard")
    assert (shown.err, shown.code) == ("", DONE)
    assert tuple(shlex.split(shown.out)) == HARD
    assert treatytrack("config", "@again", *shlex.split(shown.out)).code == DONE
    assert treatytrack("config", "@again").out == shown.out


def test_what_a_query_finds_is_said_when_it_is_saved(treatytrack: Treatytrack) -> None:
    assert treatytrack("config", "@due", "ends:90d") == Ended("", "@due finds 2 agreements on 2026-11-21.\n", DONE)
    assert treatytrack("config", "@DUE", "ends:89d") == Ended(
        "", "@due finds 1 agreement on 2026-11-21; it was ends:90d\n", DONE
    )
    assert treatytrack("config", "@due_soon", "ends:60d", "").err == "@due-soon finds 1 agreement on 2026-11-21.\n"
    assert treatytrack("config", "@none", "party:FRA").err == "@none finds 0 agreements on 2026-11-21.\n"


@pytest.mark.parametrize("written", ["Pacific/Kiritimati", "pacific/kiritimati", "Pacific/KIRITIMATI"])
def test_a_zone_decides_what_day_is_today(treatytrack: Treatytrack, written: str) -> None:
    with time_machine.travel("2026-11-21T12:00:00+00:00", tick=False):
        assert treatytrack("list", as_of=None).err.startswith("13 agreements on 2026-11-21. ")
        assert treatytrack("config", "timezone", written) == Ended(
            "", "In Pacific/Kiritimati it is 2026-11-22 now: that is today from now on.\n", DONE
        )
        assert treatytrack("list", as_of=None).err.startswith("13 agreements on 2026-11-22. ")
    assert treatytrack("config", "timezone").out == "Pacific/Kiritimati\n"


def test_a_zone_that_this_machine_does_not_know_can_be_mended(treatytrack: Treatytrack, many: Path) -> None:
    treatytrack("config", "timezone", "Europe/Paris")
    content = many.read_bytes()
    many.write_bytes(content.replace(b"Europe/Paris", b"Europe/Pariz"))
    assert treatytrack("list", as_of=None).code == UNUSABLE
    assert treatytrack("config", "timezone").out == "Europe/Pariz\n"
    assert treatytrack("config", "timezone", "UTC", as_of=None).code == DONE
    assert treatytrack("list", as_of=None).code == DONE


ONLY_HERE = "name the register with --db, TREATYTRACK_DB, or db in"


@pytest.mark.parametrize(
    ("words", "said"),
    [
        # zones
        (("timezone", "Asia/Bakku"), '"Asia/Bakku" is not a time zone: did you mean Asia/Baku?\n'),
        (("timezone", "Baku"), '"Baku" is not a time zone: did you mean Asia/Baku?\n'),
        (("timezone", "New York"), '"New York" is not a time zone: did you mean America/New_York?\n'),
        (("timezone", "xyzzy"), '"xyzzy" is not a time zone: write a name such as Asia/Baku.\n'),
        (("timezone", ""), '"" is not a time zone: write a name such as Asia/Baku.\n'),
        (("timezone", "../../etc/passwd"), '"../../etc/passwd" is not a time zone: write a name such as Asia/Baku.\n'),
        (("timezone", "Asia/Baku", "UTC"), "timezone is one zone, and 2 words are written: write it as Asia/Baku.\n"),
        (("timezone", "--clear"), "timezone cannot be taken away, only a saved query or a setting of mail can: write its name, as in @due --clear.\n"),
        # names
        (("timezoen",), '"timezoen" is not a setting: did you mean timezone?\n'),
        (("timezoen", "UTC"), '"timezoen" is not a setting: did you mean timezone?\n'),
        (("",), '"" is not a setting: write register, config.toml, db, timezone, mail.host, mail.port, mail.security, mail.user, mail.from or mail.password-file.\n'),
        # what the program keeps for itself is no setting of anybody's
        (("rule_set",), '"rule_set" is not a setting: write register, config.toml, db, timezone, mail.host, mail.port, mail.security, mail.user, mail.from or mail.password-file.\n'),
        (("query", "x"), '"query" is not a setting: write timezone, @NAME, mail.host, mail.port, mail.security, mail.user, mail.from or mail.password-file.\n'),
        (("timezon", "UTC"), '"timezon" is not a setting: did you mean timezone?\n'),
        # queries
        (("@deu",), "No query is saved as @deu: did you mean @due?\n"),
        (("@deu", "--clear"), "No query is saved as @deu: did you mean @due?\n"),
        (("@due", "party:IRN", "--clear"), "@due cannot be set and taken away at once: leave out --clear, or what follows the name.\n"),
        (("--clear",), "--clear takes a saved query away, and none is named: write it, as in config @due --clear.\n"),
        (("--format", "cvs"), '"cvs" is not a format: did you mean csv?\n'),
    ],
)  # fmt: skip
def test_a_wrong_word_is_refused_with_the_nearest_and_nothing_is_changed(
    treatytrack: Treatytrack, words: tuple[str, ...], said: str
) -> None:
    treatytrack("config", "@due", "ends:90d")
    before = treatytrack.digest
    assert treatytrack("config", *words) == Ended("", said, WRONG)
    assert treatytrack.digest == before


@pytest.mark.parametrize("name", ["db", "register", "config.toml"])
def test_what_names_the_register_is_only_read(treatytrack: Treatytrack, toml: Path, name: str) -> None:
    assert treatytrack("config", name, "x.db") == Ended(
        "", f"{name} is not kept in the register, so it cannot be set here: {ONLY_HERE} {toml}.\n", WRONG
    )
    assert toml.read_text() == 'db = "other.db"\n'


def test_a_settings_file_that_cannot_be_read_is_named(treatytrack: Treatytrack, toml: Path) -> None:
    toml.write_text("db = other\n")
    ended = treatytrack("config")
    assert (ended.out, ended.code) == ("", WRONG)
    assert ended.err.startswith(f"{toml} is not TOML: ")
