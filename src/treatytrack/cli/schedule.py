"""`treatytrack schedule`: what to paste so that the machine runs the report every week, and a trial of it."""

import os
import subprocess
import sys
import tempfile
from collections.abc import Iterable
from pathlib import Path
from time import monotonic
from typing import Annotated, Any

import typer

from treatytrack.actions import schedule
from treatytrack.actions.find import EXPIRING, found
from treatytrack.cli.asking import Query, as_written, asked, say_what_was_meant
from treatytrack.cli.bounds import within_end
from treatytrack.cli.clock import new_timezone, now, zone_named
from treatytrack.cli.mailing import NotSent, Outbox, outbox_to, try_out
from treatytrack.cli.password import password_of
from treatytrack.cli.session import Session
from treatytrack.cli.speaking import answer, answered_width, say
from treatytrack.domain.dates import ONE_DAY
from treatytrack.domain.words import how_many
from treatytrack.errors import RegisterUnusable, TreatytrackError
from treatytrack.formats.readable import readable, wrapped

SHELL = "/bin/sh"
_PATIENCE = 300
_SHOWN = 6


def command(
    ctx: typer.Context,
    query: Query = None,
    day: Annotated[str, typer.Option("--day", metavar="DAY", help="The day of the week.")] = "monday",
    at: Annotated[str, typer.Option("--at", metavar="TIME", help="The time of day in the register's zone.")] = "07:00",
    within: Annotated[str, typer.Option(metavar="LENGTH", help="How far ahead the report looks.")] = EXPIRING,
    mail_to: Annotated[
        list[str] | None,
        typer.Option("--mail-to", metavar="ADDR", help="Let the report mail itself there (repeatable)."),
    ] = None,
    systemd: Annotated[bool, typer.Option("--systemd", help="Two units of systemd instead of a line of cron.")] = False,
    check: Annotated[bool, typer.Option("--check", help="Run it once as cron would, and tell how it went.")] = False,
) -> None:
    """Print what to paste so that the report runs every week: a line of cron, or two units of systemd.

    It names the program and the register by their whole paths, so it needs no setting of yours. QUERY and its options
    are the report's. Nothing is installed, and nothing is written. Each report looks back to the last one (--since
    last), so that a missed week is made up for. --mail-to takes the server that treatytrack config mail.host names.

    \b
    Examples:
      treatytrack schedule
      treatytrack schedule --day friday --at 16:30 --systemd party:IRN
      treatytrack schedule --check
    """
    session = Session(ctx)
    day = schedule.day_named(day)
    at = schedule.time_of_day(at)
    register = os.path.abspath(session.place.path)
    try:
        with session.reading() as reading:
            held = reading.count()
            zone = reading.setting("timezone") or new_timezone()
            today = now().astimezone(zone_named(zone)).date()
            wanted = asked(session, query, day=today)
            say_what_was_meant(session, wanted)
            among = sum(1 for _ in found(reading, wanted, today)) if wanted.terms else held
            outbox = outbox_to(mail_to, reading) if mail_to else None
            password = password_of(outbox.server) if outbox else ""
    except RegisterUnusable as unusable:
        if check:
            raise _would_not_run(str(unusable)) from None
        raise
    disk = ("--allow-network-disk",) if session.options.get("allow_network_disk") else ()
    report = (*program(), "--db", register, *disk, "report", "--within", within, "--since", "last", "--quiet-if-empty")
    addresses = tuple(word for address in mail_to or () for word in ("--mail-to", address))
    words = (*report, *addresses, *as_written(session, query))
    schedule.refuse_control_characters(words)
    if check:
        # What is tried is not remembered, so that the next report still tells it, and mailed to nobody.
        line = schedule.shell_line((*report, "--dry-run", *as_written(session, query)))
        count = how_many(held, "agreement") + (f", of which QUERY finds {among} today" if wanted.terms else "")
        _try(line, f"{register}: {count}", f"{today} in {zone}")
        _try_to_remember(session)
        if outbox:
            _try_mail(outbox, password)
    else:
        made_up = within_end(today, within) > today + 7 * ONE_DAY
        weekly = schedule.Weekly(words, day, at, zone, within, made_up, outbox.route if outbox else "")
        answer(schedule.unit_lines(weekly) if systemd else schedule.cron_lines(weekly))
    if held and not among:
        say("QUERY finds no agreement today, and of such a report nothing is heard: is it written as you mean it?")


def program() -> tuple[str, ...]:
    """The very program that runs now, by its whole path: its own script, else its interpreter and the package.

    A script that looks for its interpreter on the PATH does not find it under cron.
    """
    script = Path(os.path.abspath(sys.argv[0]))
    if script.name == "treatytrack" and os.access(script, os.X_OK) and script.is_file():
        with script.open("rb") as file:
            first = file.readline(200)
        if first.startswith(b"#!/") and b"/env" not in first:
            return (str(script),)
    # -P: a file of somebody's in the folder where cron starts must not be taken for a part of the program.
    return (sys.executable, "-P", "-m", "treatytrack")


def _try(line: str, register: str, today: str) -> None:
    """Run the line and tell how it went. Raises TreatytrackError where Monday's report would fail."""
    begun = monotonic()
    done = _run_bare(line)
    lines = done.stdout.decode(errors="replace").splitlines()
    said = done.stderr.decode(errors="replace").strip()
    rows = [
        ("Ran", line),
        ("", "with no environment, in an empty folder, with nothing to read, and not remembered"),
        ("Register", register),
        ("Today", today),
        ("Ended", f"with {done.returncode} after {monotonic() - begun:.1f} seconds"),
    ]
    if lines:
        count = how_many(len(lines), "line")
        rows.append(("Wrote", f"{count}, {len(done.stdout)} bytes, beginning"))
        rows += [("", one) for one in lines[:_SHOWN]]
    elif not done.returncode:
        rows.append(("Wrote", "nothing: nothing comes due in that time or was missed, so no mail would come"))
    _tell(rows)
    if done.returncode:
        raise _would_not_run(said or f"it ended with {done.returncode} and said nothing")
    if said:
        raise _would_not_run(f"it ran, but complained: {said}")


def _try_to_remember(session: Session) -> None:
    """Raises TreatytrackError where what is only tried could not be remembered either."""
    from treatytrack.store.past.report_runs import where_remembered  # noqa: PLC0415  (only where it is tried)

    try:
        where_remembered(session.place.path, allow_network_disk=bool(session.options.get("allow_network_disk")))
    except RegisterUnusable as unusable:
        raise TreatytrackError(
            f"The weekly report would run, but not be remembered, so no missed week would be made up for: {unusable}"
        ) from None


def _try_mail(outbox: Outbox, password: str) -> None:
    """Go to the mail server and tell how it went. Raises TreatytrackError where Monday's report would not be mailed."""
    try:
        try_out(outbox.server, password)
    except NotSent as failed:
        raise TreatytrackError(f"The weekly report would run, but its mail would not be sent: {failed}") from None
    lets_in = f"lets {outbox.server.user} in" if outbox.server.user else "answers"
    _tell([("Mail", f"would go to {outbox.route}, which {lets_in}")])


def _tell(rows: Iterable[tuple[str, str]]) -> None:
    columns = answered_width()
    for label, text in rows:
        answer(wrapped(f"{label:10}{readable(text)}", columns, " " * 10))


def _run_bare(line: str) -> "subprocess.CompletedProcess[bytes]":
    """Run a line of sh with nothing that a login gives: barer than cron, which sets HOME and a PATH."""
    with tempfile.TemporaryDirectory(prefix="treatytrack-schedule-") as folder:
        bare: dict[str, Any] = {"env": {}, "cwd": folder, "capture_output": True, "timeout": _PATIENCE}
        try:
            return subprocess.run([SHELL, "-c", f"exec <&-\n{line}"], check=False, **bare)
        except subprocess.TimeoutExpired:
            raise _would_not_run(f"it had not ended after {_PATIENCE} seconds") from None
        except OSError as error:
            raise _would_not_run(f"{SHELL} cannot be started: {error.strerror}") from None


def _would_not_run(why: str) -> TreatytrackError:
    return TreatytrackError(f"The weekly report would not run: {why}")
