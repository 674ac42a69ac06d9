"""The weekly report run by the machine itself: a line for cron, or two units for systemd, as text to paste."""

import re
import shlex
import unicodedata
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from treatytrack.cells import chosen_from
from treatytrack.errors import WrongRequest

DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
UNIT = "treatytrack-report"


class Weekly(NamedTuple):
    """What runs when: the words of the command, a day of the week, a time of day, the zone in which both are meant."""

    command: tuple[str, ...]
    day: str
    at: str
    zone: str
    within: str
    made_up: bool
    """Whether what a missed week would have told still stands in the next report: the window is longer than a week."""
    mailed_to: str = ""
    """The addresses to which the report mails itself, and by which server; '' where it is printed."""

    @property
    def when(self) -> str:
        """`every Monday at 07:00`."""
        return f"every {self.day.capitalize()} at {self.at}"


def day_named(written: str) -> str:
    """`Fri` as `friday`. Raises WrongRequest."""
    begun = written.strip().casefold().rstrip(".")
    alike = [day for day in DAYS if len(begun) >= 3 and day.startswith(begun)]
    return alike[0] if alike else chosen_from(DAYS, "a day of the week", written)


def time_of_day(written: str) -> str:
    """`7:05` as `07:05`. Raises WrongRequest."""
    match = re.fullmatch(r"(\d{1,2})(?:[:.h](\d{2}))?", written.strip(), re.ASCII)
    if match and int(match[1]) < 24 and int(match[2] or 0) < 60:
        time = f"{int(match[1]):02d}:{match[2] or '00'}"
        if match[2]:
            return time
        raise WrongRequest(f'--at: "{written}" names no minute: did you mean {time}?')
    raise WrongRequest(f'--at: "{written}" is not a time of day: write it as 07:00, from 00:00 to 23:59')


def refuse_control_characters(words: Iterable[str]) -> None:
    """A line break would end the line of cron, and what is no text cannot be pasted. Raises WrongRequest."""
    for word in words:
        if any(unicodedata.category(character) in {"Cc", "Cs"} for character in word):
            raise WrongRequest(
                f'"{word}" holds a line break or another sign that cannot be pasted: name it otherwise; '
                "a register can be reached by a link with a plain name"
            )


def shell_line(words: Sequence[str]) -> str:
    """The command as a line of sh. Every `%` stands outside quotes behind a backslash: sh and cron both read it so."""
    return " ".join(r"\%".join(shlex.quote(part) if part else "" for part in word.split("%")) or "''" for word in words)


def cron_lines(weekly: Weekly) -> list[str]:
    """A crontab's lines, each beside what it assumes."""
    hour, minute = weekly.at.split(":")
    weekday = (DAYS.index(weekly.day) + 1) % 7
    return [
        f"# The report of treatytrack, {weekly.when}: to paste at the end of the",
        *_who_mails(weekly),
        *_silence(),
        *_missed(weekly),
        f"# {weekly.zone} is the register's time zone; its day is the report's today. A cron",
        f"# that does not know CRON_TZ (Debian's) takes {weekly.at} in the machine's own zone;",
        "# in one that does it also holds for every line below it.",
        f"CRON_TZ={weekly.zone}",
        f"{int(minute)} {int(hour)} * * {weekday} {shell_line(weekly.command)}",
    ]


def unit_lines(weekly: Weekly) -> list[str]:
    """Both units, each below the name of its file."""
    return [
        f"# Save this as ~/.config/systemd/user/{UNIT}.service",
        *_silence(),
        *_missed(weekly),
        *_mailed(weekly),
        f"# systemd sends no mail; what was {'said' if weekly.mailed_to else 'reported'} is read with",
        f"#   journalctl --user -u {UNIT}",
        "[Unit]",
        "Description=The weekly report of treatytrack",
        "",
        "[Service]",
        "Type=oneshot",
        "# A day that somebody once named as today must not stay it.",
        "UnsetEnvironment=TREATYTRACK_AS_OF",
        f"ExecStart={_exec_start(weekly.command)}",
        "",
        f"# Save this as ~/.config/systemd/user/{UNIT}.timer, then start it:",
        f"#   systemctl --user daemon-reload && systemctl --user enable --now {UNIT}.timer",
        "# So that it also runs while you are not logged in: loginctl enable-linger",
        f"# {weekly.zone} is the register's time zone; its day is the report's today.",
        "[Unit]",
        f"Description=The weekly report of treatytrack, {weekly.when}",
        "",
        "[Timer]",
        f"OnCalendar={weekly.day[:3].capitalize()} *-*-* {weekly.at}:00 {weekly.zone}",
        "# Where the machine was off at that time, it runs when the machine is on again.",
        "Persistent=true",
        "",
        "[Install]",
        "WantedBy=timers.target",
    ]


def _who_mails(weekly: Weekly) -> list[str]:
    if weekly.mailed_to:
        return [
            "# file that crontab -e opens.",
            *_mailed(weekly),
            "# Cron mails you what is printed, where this machine can send mail; a line",
            "# MAILTO=you@example.org above it names an address.",
        ]
    return [
        "# file that crontab -e opens. Cron mails you what it prints, where this machine",
        "# can send mail; a line MAILTO=you@example.org above it names an address.",
    ]


def _mailed(weekly: Weekly) -> list[str]:
    if not weekly.mailed_to:
        return []
    return [
        f"# It mails itself to {weekly.mailed_to}.",
        "# Where that fails it is printed, and said why.",
    ]


def _silence() -> list[str]:
    return [
        "# --quiet-if-empty: in a week that has nothing to tell nothing is said, so",
        "# silence is good news only if it runs: treatytrack schedule --check tells.",
    ]


def _missed(weekly: Weekly) -> list[str]:
    looks_back = [
        "# --since last: what passed or ended since the last report is told too, so where",
        "# a week is missed nothing falls between two reports.",
    ]
    if weekly.made_up:
        return [
            *looks_back,
            f"# Each tells all that comes due within {weekly.within}, so what a missed week would have",
            "# told stands in the next one: in time or, where its day has passed, as missed.",
        ]
    return [
        *looks_back,
        f"# But within {weekly.within} is no longer than a week: what comes due in a missed one is told",
        "# only after its day. Take a longer --within.",
    ]


def _exec_start(words: Sequence[str]) -> str:
    """The command as systemd reads it: `%` and, but for the program's own name, `$` are doubled."""
    program, *rest = (_unit_quoted(word.replace("%", "%%")) for word in words)
    return " ".join([program, *(word.replace("$", "$$") for word in rest)])


def _unit_quoted(word: str) -> str:
    if re.fullmatch(r"[\w@%+=:,./-]+", word, re.ASCII):
        return word
    return '"' + word.replace("\\", r"\\").replace('"', r"\"") + '"'
