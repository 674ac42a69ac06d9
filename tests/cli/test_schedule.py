"""`treatytrack schedule`: what is pasted into cron or systemd runs with nothing around it."""

import configparser
import os
import re
import shlex
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from treatytrack.actions.schedule import Weekly, shell_line, unit_lines
from treatytrack.cli.schedule import program

from .post import Post, serving
from .world import DONE, FAILED, UNUSABLE, WRONG, Ended, Treatytrack

PROGRAM = f"{sys.executable} -P -m treatytrack"
REPORT = ("report", "--within", "90d", "--since", "last", "--quiet-if-empty")
HOSTILE = 'it\'s 100% "two words" $HOME \\ `x` ;&|<>(){}[]*?!#~'


@pytest.mark.usefixtures("baku")
@pytest.mark.parametrize("day", ["fri", "Fri.", "friday"])
def test_a_day_may_be_shortened(treatytrack: Treatytrack, day: str) -> None:
    assert treatytrack("schedule", "--day", day) == treatytrack("schedule", "--day", "friday")
    assert treatytrack("schedule", "--day", day).code == DONE


def test_it_prints_a_line_of_cron_and_what_it_assumes(treatytrack: Treatytrack, baku: Path) -> None:
    said = f"""\
# The report of treatytrack, every Monday at 07:00: to paste at the end of the
# file that crontab -e opens. Cron mails you what it prints, where this machine
# can send mail; a line MAILTO=you@example.org above it names an address.
# --quiet-if-empty: in a week that has nothing to tell nothing is said, so
# silence is good news only if it runs: treatytrack schedule --check tells.
# --since last: what passed or ended since the last report is told too, so where
# a week is missed nothing falls between two reports.
# Each tells all that comes due within 90d, so what a missed week would have
# told stands in the next one: in time or, where its day has passed, as missed.
# Asia/Baku is the register's time zone; its day is the report's today. A cron
# that does not know CRON_TZ (Debian's) takes 07:00 in the machine's own zone;
# in one that does it also holds for every line below it.
CRON_TZ=Asia/Baku
0 7 * * 1 {PROGRAM} --db {baku} report --within 90d --since last --quiet-if-empty
"""
    assert treatytrack("schedule") == Ended(said, "", DONE)


@pytest.mark.parametrize(
    ("words", "when"),
    [
        (("--day", "monday", "--at", "00:05"), "5 0 * * 1 "),
        (("--day", "Saturday", "--at", "9:30"), "30 9 * * 6 "),
        (("--day", "sunday", "--at", "23.59"), "59 23 * * 0 "),
    ],
)
def test_day_and_time_are_cron_s_five_fields(
    treatytrack: Treatytrack, baku: Path, words: tuple[str, ...], when: str
) -> None:
    assert treatytrack("schedule", *words).lines[-1].startswith(when)


def test_query_and_its_options_are_handed_on_as_they_were_written(treatytrack: Treatytrack, baku: Path) -> None:
    ended = treatytrack(
        "schedule", "type:memorandum", "--party", "Iran", "--party", "RUS", "--between", "AZE", "IRN", "--subject",
        "sea transport", "--expiring", "1y", "--between", "IRN", "RUS", "--within", "6m", "Baku",
    )  # fmt: skip
    words = shlex.split(ended.lines[-1])
    assert words[words.index("report") :] == [
        "report", "--within", "6m", "--since", "last", "--quiet-if-empty", "--party", "Iran", "--party", "RUS", "--between", "AZE", "IRN",
        "--between", "IRN", "RUS", "--subject", "sea transport", "--expiring", "1y", "type:memorandum", "Baku",
    ]  # fmt: skip
    assert treatytrack("schedule", "--", "-x").lines[-1].endswith(" --quiet-if-empty -- -x")


@pytest.mark.parametrize(("within", "kept"), [("7d", False), ("8d", True), ("1m", True)])
def test_it_says_what_a_missed_week_means(treatytrack: Treatytrack, baku: Path, within: str, kept: bool) -> None:
    said = treatytrack("schedule", "--within", within).out
    assert "nothing falls between two reports" in said
    assert (f"within {within}, so what a missed week would" in said) == kept
    assert (f"But within {within} is no longer than a week: what comes due in a missed one is told" in said) != kept


# The line is run as cron runs it: /bin/sh, no variables but two, another folder, nothing to read.
@pytest.mark.parametrize("environment", [{}, {"LANG": "C", "HOME": "/nowhere", "SHELL": "/bin/sh"}])
def test_the_line_runs_as_cron_runs_it(treatytrack: Treatytrack, baku: Path, environment: dict[str, str]) -> None:
    done = as_cron(cron_command(treatytrack("schedule", "--within", "900y")), environment)
    assert done.stdout.startswith("TREATY EXPIRY REPORT  as of ")
    assert "relations.db: 5 agreements" in done.stdout
    assert "Pezeshkian" not in done.stdout
    assert (done.stderr, done.returncode) == ("", 0)


@pytest.mark.parametrize(
    "folder", ["with blanks", "100%", "it's", '"quoted"', "$HOME", "back\\slash", "#x", "Müqavilə نامه"]
)
@pytest.mark.parametrize("cron", [True, False])
def test_a_register_anywhere_is_found(treatytrack: Treatytrack, baku: Path, folder: str, cron: bool) -> None:
    there = treatytrack.folder / folder
    there.mkdir()
    shutil.move(baku, there / "r%.db")
    line = cron_command(treatytrack("schedule", "--within", "900y", db=f"{folder}/r%.db"))
    done = as_cron(line.replace(r"\%", "%") if cron else line, {})
    assert done.stdout.splitlines()[1].startswith("r%.db: 5 agreements"), done.stderr


def test_a_percent_sign_never_ends_the_command(treatytrack: Treatytrack) -> None:
    words = [HOSTILE, "", "%", "a%%b", "\\%"]
    line = shell_line(words)
    assert re.search(r"(?<!\\)%", line) is None
    assert shlex.split(line) == words
    assert shlex.split(line.replace(r"\%", "%")) == words  # what is left of it where cron takes the backslash away


def test_what_is_no_line_is_refused(treatytrack: Treatytrack, baku: Path) -> None:
    there = treatytrack.folder / "two\nlines.db"
    shutil.move(baku, there)
    ended = treatytrack("schedule", db=there.name)
    assert (ended.out, ended.code) == ("", WRONG)
    assert "holds a line break or another sign that cannot be pasted" in ended.err


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--day", "mnday"), '"mnday" is not a day of the week: did you mean monday?\n'),
        (("--day", "day 1"), '"day 1" is not a day of the week: write monday, tuesday, wednesday, thursday, friday, saturday or sunday.\n'),
        (("--at", "7"), '--at: "7" names no minute: did you mean 07:00?\n'),
        (("--at", "24:00"), '--at: "24:00" is not a time of day: write it as 07:00, from 00:00 to 23:59.\n'),
        (("--at", "noon"), '--at: "noon" is not a time of day: write it as 07:00, from 00:00 to 23:59.\n'),
        (("--at", ""), "--at names nothing: write its value, or leave it out.\n"),
        (("--day", ""), "--day names nothing: write its value, or leave it out.\n"),
        (("--within", "soon"), '--within: "soon" is not a length: write years, months and days as in 5y, 6m, 90d or 1y6m.\n'),
        (("prty:IRN",), '"prty" is not a field: did you mean party:? Or to search for the words, write \'"prty:IRN"\'.\n'),
    ],
)  # fmt: skip
def test_a_wrong_word_is_refused_before_anything_is_printed(
    treatytrack: Treatytrack, baku: Path, words: tuple[str, ...], said: str
) -> None:
    assert treatytrack("schedule", *words) == Ended("", said, WRONG)


def test_without_a_register_there_is_nothing_to_schedule(treatytrack: Treatytrack) -> None:
    ended = treatytrack("schedule")
    assert (ended.out, ended.code) == ("", UNUSABLE)
    assert list(treatytrack.folder.iterdir()) == []


def test_both_units_say_what_runs_and_when(treatytrack: Treatytrack, baku: Path) -> None:
    ended = treatytrack("schedule", "--systemd", "--day", "friday", "--at", "16:30", "party:IRN")
    service, timer = units(ended.out)
    assert (ended.err, ended.code) == ("", DONE)
    assert service["Service"]["Type"] == "oneshot"
    assert service["Service"]["UnsetEnvironment"] == "TREATYTRACK_AS_OF"
    ran = exec_start(service["Service"]["ExecStart"])
    assert ran == [*PROGRAM.split(), "--db", str(baku), *REPORT, "party:IRN"]
    assert dict(timer["Timer"]) == {"OnCalendar": "Fri *-*-* 16:30:00 Asia/Baku", "Persistent": "true"}
    assert dict(timer["Install"]) == {"WantedBy": "timers.target"}


def test_what_systemd_would_take_for_its_own_is_written_twice() -> None:
    weekly = Weekly(("/opt/a $b/100%", HOSTILE, "", "plain"), "monday", "07:00", "UTC", "90d", made_up=True)
    line = next(line for line in unit_lines(weekly) if line.startswith("ExecStart="))
    assert line.startswith('ExecStart="/opt/a $b/100%%" ')  # the program's own name may hold no variable
    assert exec_start(line.removeprefix("ExecStart=")) == list(weekly.command)


@pytest.mark.skipif(not shutil.which("systemd-analyze"), reason="there is no systemd on this machine")
def test_systemd_itself_accepts_the_units(treatytrack: Treatytrack, baku: Path) -> None:
    ended = treatytrack("schedule", "--systemd", HOSTILE)
    for name, text in files(ended.out):
        (treatytrack.folder / name).write_text(text)
    names = [name for name, _ in files(ended.out)]
    assert names == ["treatytrack-report.service", "treatytrack-report.timer"]
    assert verified(treatytrack.folder, names) == ""
    (treatytrack.folder / names[1]).write_text("[Timer]\nOnCalendar=Mnday 7\n")
    assert "Failed to parse calendar" in verified(treatytrack.folder, names)


def test_check_runs_that_very_line_and_tells_how_it_went(treatytrack: Treatytrack, baku: Path) -> None:
    before = treatytrack.digest
    ended = treatytrack("schedule", "--check", "--within", "900y")
    line = f"{cron_command(treatytrack('schedule', '--within', '900y'))} --dry-run"
    done = as_cron(line, {})
    told = re.sub(r"Ended     with 0 after [\d.]+ seconds", "Ended     with 0 after a while", ended.out)
    day = re.search(r"as of (.*)\n", done.stdout)
    assert day
    assert told.splitlines()[:3] == [
        f"Ran       {line}",
        "          with no environment, in an empty folder, with nothing to read, and not remembered",
        f"Register  {baku}: 5 agreements",
    ]
    assert re.fullmatch(r"Today     \d{4}-\d\d-\d\d in Asia/Baku", told.splitlines()[3])
    assert told.splitlines()[4:7] == [
        "Ended     with 0 after a while",
        f"Wrote     {len(done.stdout.splitlines())} lines, {len(done.stdout.encode())} bytes, beginning",
        f"          TREATY EXPIRY REPORT  as of {day[1]}",
    ]
    assert (ended.err, ended.code) == ("", DONE)
    assert treatytrack.digest == before


def test_check_says_that_silence_is_what_comes_of_nothing_due(treatytrack: Treatytrack, empty: Path) -> None:
    ended = treatytrack("schedule", "--check")
    assert ended.lines[-1] == "Wrote     nothing: nothing comes due in that time or was missed, so no mail would come"
    assert (ended.err, ended.code) == ("", DONE)


def test_check_knows_no_day_but_today(treatytrack: Treatytrack, baku: Path) -> None:
    ended = treatytrack("--as-of", "1999-01-01", "schedule", "--check", "--within", "900y", as_of="1999-01-01")
    assert "as of " in ended.out
    assert "1999" not in ended.out


def test_check_fails_where_there_is_no_register(treatytrack: Treatytrack) -> None:
    said = "The weekly report would not run: There is no register at relations.db; nothing was created: check the path, or make one with treatytrack --db relations.db init.\n"
    assert treatytrack("schedule", "--check") == Ended("", said, FAILED)


def test_check_fails_where_the_zone_is_not_known(treatytrack: Treatytrack, baku: Path) -> None:
    with closing(sqlite3.connect(baku)) as connection, connection:
        connection.execute("UPDATE setting SET value = 'Asia/Bakuu' WHERE name = 'timezone'")
    ended = treatytrack("schedule", "--check")
    unknown = 'The register\'s time zone "Asia/Bakuu" does not exist on this machine, so today is not known; '
    assert (ended.out, ended.code) == ("", FAILED)
    assert ended.err.startswith(f"The weekly report would not run: {unknown}")


def test_check_fails_where_the_report_could_not_be_remembered(
    treatytrack: Treatytrack, baku: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("treatytrack.store.past.report_runs.may_write", lambda _: False)
    ended = treatytrack("schedule", "--check")
    assert "Ended     with 0 after" in ended.out
    assert ended.err.startswith(
        "The weekly report would run, but not be remembered, so no missed week would be made up for: "
        f"{baku} cannot be written: the file, its folder or the disk is read-only for you; "
    )
    assert ended.code == FAILED
    assert treatytrack("schedule").code == DONE


def test_a_register_on_a_network_disk_is_remembered_in_where_that_was_allowed(
    treatytrack: Treatytrack, baku: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("treatytrack.store.disks.file_system_of", lambda *_: "nfs4")
    assert "lies on a network disk (nfs4)" in treatytrack("schedule", "--check").err
    assert treatytrack("--allow-network-disk", "schedule", "--check").code == DONE
    line = treatytrack("--allow-network-disk", "schedule").lines[-1]
    assert f" --db {baku} --allow-network-disk report " in line


def test_check_fails_where_the_program_cannot_be_started(
    treatytrack: Treatytrack, baku: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("treatytrack.cli.schedule.program", lambda: ("/nowhere/treatytrack",))
    ended = treatytrack("schedule", "--check")
    assert "Ended     with 127 after" in ended.out
    assert ended.err.startswith("The weekly report would not run: ")
    assert "/nowhere/treatytrack: not found" in ended.err or "No such file" in ended.err
    assert ended.code == FAILED


def test_check_fails_where_the_program_needs_what_only_a_login_has(
    treatytrack: Treatytrack, baku: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    script = treatytrack.folder / "needs-home"
    script.write_text('#!/bin/sh\n: "${HOME:?is not set here}"\n')
    script.chmod(0o755)
    monkeypatch.setattr("treatytrack.cli.schedule.program", lambda: (str(script),))
    ended = treatytrack("schedule", "--check")
    assert "HOME: is not set here" in ended.err
    assert ended.code == FAILED


@pytest.mark.parametrize(
    ("name", "first", "taken"),
    [
        ("treatytrack", "#!/opt/venv/bin/python\n", True),
        ("treatytrack", "#!/usr/bin/env python3\n", False),  # there is no PATH under cron
        ("pytest", "#!/opt/venv/bin/python\n", False),
    ],
)
def test_the_program_is_the_very_one_that_runs(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, first: str, taken: bool
) -> None:
    script = tmp_path / name
    script.write_text(first)
    script.chmod(0o755)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(sys, "argv", [f"./{name}"])
    assert program() == ((str(script),) if taken else tuple(PROGRAM.split()))


# --mail-to


@pytest.fixture
def mail(treatytrack: Treatytrack, baku: Path) -> Callable[..., None]:
    """Sets what is given, as in `mail(host="localhost")`."""

    def setting(**settings: str | int) -> None:
        for name, value in settings.items():
            ended = treatytrack("config", f"mail.{name.replace('_', '-')}", str(value))
            assert ended.code == DONE, ended.err

    return setting


def test_a_report_that_mails_itself_is_told_where_to(treatytrack: Treatytrack, mail: Callable[..., None]) -> None:
    mail(host="smtp.example.org", **{"from": "desk@example.org"})
    ended = treatytrack("schedule", "--mail-to", "a@b.org", "--mail-to", "Head <100%@b.org>", "party:IRN")
    assert ended.lines[:6] == [
        "# The report of treatytrack, every Monday at 07:00: to paste at the end of the",
        "# file that crontab -e opens.",
        "# It mails itself to a@b.org, 100%@b.org by smtp.example.org:587.",
        "# Where that fails it is printed, and said why.",
        "# Cron mails you what is printed, where this machine can send mail; a line",
        "# MAILTO=you@example.org above it names an address.",
    ]
    words = shlex.split(ended.lines[-1])
    assert words[words.index("report") :] == [
        *REPORT, "--mail-to", "a@b.org", "--mail-to", "Head <100%@b.org>", "party:IRN",
    ]  # fmt: skip
    service, _ = units(treatytrack("schedule", "--systemd", "--mail-to", "a@b.org").out)
    assert exec_start(service["Service"]["ExecStart"])[-2:] == ["--mail-to", "a@b.org"]


@pytest.mark.parametrize(
    ("settings", "address", "said"),
    [
        ({}, "a@b.org", "mail.host is not set, so no mail can be sent: set it as in treatytrack config mail.host smtp.example.org.\n"),
        ({"host": "localhost"}, "a@b.org", "mail.from is not set, so no mail can be sent: set it as in treatytrack config mail.from desk@example.org.\n"),
        ({"host": "localhost", "from": "d@b.org"}, "a@b.org\nBcc: c@b.org", "--mail-to: a line break or another sign that cannot be seen stands in it: write it as desk@example.org; nothing was done.\n"),
        ({"host": "localhost", "user": "d@b.org"}, "a@b.org", "no password is there for mail.user d@b.org: name a file that holds it with treatytrack config mail.password-file, or set TREATYTRACK_MAIL_PASSWORD, which cron does not know.\n"),
        ({"host": "localhost", "user": "d@b.org", "password_file": "/nowhere/x"}, "a@b.org", "/nowhere/x, which holds the password, cannot be read: No such file or directory.\n"),
    ],
)  # fmt: skip
@pytest.mark.parametrize("check", [(), ("--check",)])
def test_mail_that_cron_could_not_send_is_refused(
    treatytrack: Treatytrack,
    mail: Callable[..., None],
    settings: dict[str, str],
    address: str,
    said: str,
    check: tuple[str, ...],
) -> None:
    mail(**settings)
    ended = treatytrack("schedule", "--mail-to", address, *check, TREATYTRACK_MAIL_PASSWORD="of this login")
    assert ended == Ended("", said, WRONG)


def test_check_asks_the_mail_server_and_sends_nothing(treatytrack: Treatytrack, mail: Callable[..., None]) -> None:
    file = treatytrack.folder / "password"
    file.write_text("hunter2\n")
    file.chmod(0o600)
    words = ("schedule", "--check", "--mail-to", "a@b.org")
    with serving(Post(let_in=("desk", "hunter2"))) as post:
        mail(host="localhost", port=post.port, security="none", user="desk", password_file=file, **{"from": "d@b.org"})
        ended = treatytrack(*words)
        assert ended.lines[-1] == f"Mail      would go to a@b.org by localhost:{post.port}, which lets desk in"
        assert (ended.err, ended.code) == ("", DONE)
        file.write_text("hunter3\n")
        ended = treatytrack(*words)
    place = f"localhost:{post.port}"
    lost = "The weekly report would run, but its mail would not be sent:"
    assert ended.err == f"{lost} {place} does not accept mail.user desk with its password (535).\n"
    assert ended.code == FAILED
    assert treatytrack(*words).err == f"{lost} {place} cannot be reached: Connection refused.\n"
    assert post.received == []


def cron_command(ended: Ended) -> str:
    """The command of the one line that is neither a comment nor a variable: what follows its five fields."""
    assert ended.code == DONE, ended.err
    (line,) = [line for line in ended.lines if not line.startswith(("#", "CRON_TZ="))]
    *_, command = line.split(maxsplit=5)
    return command


def as_cron(line: str, environment: dict[str, str]) -> "subprocess.CompletedProcess[str]":
    """Run a line with /bin/sh from the root folder, with nothing of this login."""
    return subprocess.run(
        ["/bin/sh", "-c", line], cwd="/", env=environment, capture_output=True, text=True, encoding="utf-8",
        stdin=subprocess.DEVNULL, check=False,
    )  # fmt: skip


def files(text: str) -> list[tuple[str, str]]:
    """Each unit under the name of its file."""
    found = re.split(r"^# Save this as \S*/([\w.-]+).*\n", text, flags=re.MULTILINE)
    return list(zip(found[1::2], found[2::2], strict=True))


def units(text: str) -> list[configparser.RawConfigParser]:
    """The two units, read as systemd reads them: sections of keys, comments begin a line."""
    read = []
    for _, unit in files(text):
        parser = configparser.RawConfigParser(delimiters=("=",), comment_prefixes=("#", ";"), strict=True)
        parser.optionxform = str  # type: ignore[assignment, method-assign]
        parser.read_string(unit)
        read.append(parser)
    return read


def exec_start(line: str) -> list[str]:
    """The words of a command, by the rules of systemd.service: double quotes, backslashes, doubled signs."""
    found = re.findall(r'"((?:[^"\\]|\\.)*)"|(\S+)', line)
    program, *rest = (re.sub(r"\\(.)", r"\1", quoted) if quoted or not bare else bare for quoted, bare in found)
    for word in (program, *rest):
        assert "%" not in word.replace("%%", "")
    for word in rest:
        assert "$" not in word.replace("$$", "")
    return [program.replace("%%", "%"), *(word.replace("%%", "%").replace("$$", "$") for word in rest)]


def verified(folder: Path, names: list[str]) -> str:
    """What systemd-analyze finds wrong."""
    done = subprocess.run(
        ["systemd-analyze", "--user", "verify", *names],
        cwd=folder, env={**os.environ, "XDG_RUNTIME_DIR": str(folder)}, capture_output=True, text=True, check=False,
    )  # fmt: skip
    return "\n".join(line for line in (done.stdout + done.stderr).splitlines() if "treatytrack" in line)


def test_a_query_that_finds_nothing_is_no_quiet_success(treatytrack: Treatytrack, baku: Path) -> None:
    said = "QUERY finds no agreement today, and of such a report nothing is heard: is it written as you mean it?\n"
    assert treatytrack("schedule", "xyzzy").err == said
    tried = treatytrack("schedule", "--check", "xyzzy")
    assert f"Register  {baku}: 5 agreements, of which QUERY finds 0 today" in tried.lines
    assert (tried.err, tried.code) == (said, DONE)
    tried = treatytrack("schedule", "--check", "type:programme")
    assert f"Register  {baku}: 5 agreements, of which QUERY finds 2 today" in tried.lines
    assert tried.err == ""
