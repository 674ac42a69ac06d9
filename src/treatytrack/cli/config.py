"""`treatytrack config`: the settings kept in the register, and what names the register."""

import os
from pathlib import Path
from typing import Annotated, NoReturn

import typer

from treatytrack.actions.find import found
from treatytrack.actions.mail_settings import PASSWORD, SETTINGS, checked
from treatytrack.actions.saved import as_typed, name_among, name_saved_as, users_of
from treatytrack.answers import Heading, Table
from treatytrack.cells import chosen_from
from treatytrack.cli.asking import Format, say_what_was_meant
from treatytrack.cli.clock import machine_timezone, now, zone_chosen, zone_named
from treatytrack.cli.password import password_in
from treatytrack.cli.session import Session
from treatytrack.cli.showing import show_table, way_out
from treatytrack.cli.speaking import answer, say
from treatytrack.config import KEYS, settings_file
from treatytrack.domain.words import how_many
from treatytrack.errors import Conflict, WrongRequest
from treatytrack.formats.readable import readable
from treatytrack.store.reading import ReadableRegister

Row = tuple[str, str, str]

_HEADINGS = (Heading("setting", "Setting", "ref"), Heading("value", "Value", "text"), Heading("from", "From", "word"))


def command(
    ctx: typer.Context,
    name: Annotated[
        str | None, typer.Argument(metavar="[NAME]", help="timezone, mail.host ..., or @NAME of a query.")
    ] = None,
    value: Annotated[
        list[str] | None, typer.Argument(metavar="[VALUE]...", help="Its value, or the terms of the query.")
    ] = None,
    clear: Annotated[bool, typer.Option("--clear", help="Take a saved query or a setting of mail away.")] = False,
    format_: Format = None,
) -> None:
    """List the settings kept in the register, show one, or set it. The file config.toml is only read.

    timezone is the zone whose day is today. @NAME is a saved query, used by any QUERY as in list @due: its terms, as
    for list, are kept as written and read anew each time, so that a length counts from that day. mail.host and its like
    name the server to which report --mail-to hands its mail. The password is never kept in the register: the variable
    TREATYTRACK_MAIL_PASSWORD holds it, or the file that mail.password-file names.

    \b
    Examples:
      treatytrack config timezone Asia/Baku
      treatytrack config @due status:live ends:90d
      treatytrack config mail.host smtp.example.org
    """
    session = Session(ctx)
    way = way_out(session, format_)
    if clear:
        _clear(session, name or "", value or [])
    elif name is None:
        rows = _settings(session)
        show_table(session, Table(_HEADINGS, rows), way.for_rows(len(rows)), "Settings", day=now().date())
    elif not value:
        rows = [_the_one(session, name)]
        if format_:
            show_table(session, Table(_HEADINGS, rows), way, "Settings", day=now().date())
        else:
            answer([readable(rows[0][1])])
    elif name.startswith("@"):
        _save(session, name_saved_as(name), value)
    else:
        _set(session, name, value)


def _settings(session: Session) -> list[Row]:
    """What names the register, and what is kept in it; only the former where there is no register yet."""
    path, named_by = session.place
    if named_by == "default" and not os.path.exists(path):
        return _about_the_register(session)
    return [*_about_the_register(session), *_kept_in_it(session)]


def _about_the_register(session: Session) -> list[Row]:
    path, named_by = session.place
    file = settings_file()
    return [
        ("register", str(path), named_by if os.path.exists(path) else f"{named_by}, not there yet"),
        ("config.toml", str(file.path), file.named_by if file.is_there else f"{file.named_by}, not there"),
        *((key, file.says.get(key, ""), "config.toml" if key in file.says else "not set") for key in KEYS),
    ]


def _kept_in_it(session: Session) -> list[Row]:
    with session.reading() as register:
        zone = register.setting("timezone")
        return [
            ("timezone", zone or machine_timezone(), "register" if zone else "machine"),
            *((name, value or "", "register" if value else "not set") for name, value in _of_mail(register)),
            *((name, terms, "register") for name, terms in register.saved_queries().items()),
        ]


def _of_mail(register: ReadableRegister) -> list[tuple[str, str | None]]:
    return [(name, register.setting(name)) for name in SETTINGS]


def _the_one(session: Session, name: str) -> Row:
    if name.startswith("@"):
        queries = {row[0]: row for row in _kept_in_it(session) if row[0].startswith("@")}
        return queries[name_among(name, queries)]
    about = {row[0]: row for row in _about_the_register(session)}
    chosen = _setting_named(name, (*about, "timezone", *SETTINGS))
    return about.get(chosen) or {row[0]: row for row in _kept_in_it(session)}[chosen]


def _setting_named(written: str, names: tuple[str, ...]) -> str:
    """The setting meant. Raises WrongRequest; a password is not even repeated."""
    if written.casefold().replace("_", ".").replace("-", ".") in {"mail.password", "password"}:
        raise WrongRequest(
            f"A password is never kept in the register: set {PASSWORD}, or write it into a file that only you can read "
            "and name that with mail.password-file; nothing was changed"
        )
    return chosen_from(names, "a setting", written)


def _set(session: Session, name: str, value: list[str]) -> None:
    about = {row[0] for row in _about_the_register(session)}
    chosen = name if name in about else _setting_named(name, ("timezone", "@NAME", *SETTINGS))
    if chosen in SETTINGS:
        _set_mail(session, chosen, value)
        return
    if chosen != "timezone":
        raise WrongRequest(
            f"{chosen} is not kept in the register, so it cannot be set here: name the register with --db, "
            f"TREATYTRACK_DB, or db in {settings_file().path}"
        )
    if len(value) > 1:
        raise WrongRequest(f"timezone is one zone, and {len(value)} words are written: write it as Asia/Baku")
    zone = zone_chosen(value[0])
    with session.writing("config") as register:
        register.set_setting("timezone", zone)
    say(f"In {zone} it is {now().astimezone(zone_named(zone)).date()} now: that is today from now on.")


def _set_mail(session: Session, name: str, value: list[str]) -> None:
    if len(value) > 1:
        raise WrongRequest(f"{name} is one value, and {len(value)} words are written: put them in quotes")
    kept = checked(name, value[0])
    there = os.path.exists(kept)
    if name == "mail.password-file" and there:
        password_in(Path(kept))
    with session.writing("config") as register:
        before = register.setting(name)
        register.set_setting(name, kept)
    say(f"{name} is {kept}{f'; it was {before}' if before and before != kept else ''}", whole=True)
    if name == "mail.password-file" and not there:
        say(f"{kept} is not there yet: write the password into it, readable by you alone (chmod 600)", whole=True)


def _save(session: Session, name: str, terms: list[str]) -> None:
    """Keep the terms as written, once they have been read, and say what they find now."""
    with session.reading() as register:
        query = session.asker.inside(name).query(terms)
        if not query.terms:
            raise WrongRequest(f"{name} would ask for nothing: write what it should, as in status:live ends:90d")
        say_what_was_meant(session, query)
        count = sum(1 for _ in found(register, query, session.today))
    kept = as_typed(term for term in terms if term.strip())
    with session.writing("config") as register:
        before = register.saved_queries().get(name, kept)
        register.set_setting(name, kept)
    was = f"; it was {before}" if before != kept else "."
    say(f"{name} finds {how_many(count, 'agreement')} on {session.today}{was}")


def _clear(session: Session, written: str, value: list[str]) -> None:
    if not value and written.casefold().startswith("mail"):
        _clear_mail(session, _setting_named(written, tuple(SETTINGS)))
        return
    if not written.startswith("@") or value:
        _refuse_to_clear(written, value)
    with session.writing("config") as register:
        saved = register.saved_queries()
        name = name_among(written, saved)
        if users := users_of(name, saved):
            raise Conflict(f"{name} is used by {', '.join(users)}, so it stays; nothing was changed")
        register.clear_setting(name)
    say(f"{name} is no longer saved; it was {saved[name]}")


def _clear_mail(session: Session, name: str) -> None:
    with session.writing("config") as register:
        before = register.setting(name)
        if before is not None:
            register.clear_setting(name)
    say(f"{name} is no longer set; it was {before}" if before is not None else f"{name} was not set", whole=True)


def _refuse_to_clear(written: str, value: list[str]) -> NoReturn:
    if value:
        raise WrongRequest(
            f"{written} cannot be set and taken away at once: leave out --clear, or what follows the name"
        )
    if written:
        raise WrongRequest(
            f"{written} cannot be taken away, only a saved query or a setting of mail can: "
            "write its name, as in @due --clear"
        )
    raise WrongRequest("--clear takes a saved query away, and none is named: write it, as in config @due --clear")
