"""`treatytrack config`: the settings kept in the register, and what names the register."""

from typing import Annotated, NoReturn

import typer

from treatytrack.actions.find import found
from treatytrack.actions.saved import as_typed, name_among, name_saved_as, users_of
from treatytrack.answers import Heading, Table
from treatytrack.cells import chosen_from
from treatytrack.cli.asking import Format
from treatytrack.cli.session import Session, answer, machine_timezone, now, say, zone_named
from treatytrack.cli.showing import show_table, way_out
from treatytrack.cli.zones import zone_chosen
from treatytrack.config import KEYS, settings_file
from treatytrack.domain.words import how_many
from treatytrack.errors import Conflict, WrongRequest
from treatytrack.formats.readable import readable

Row = tuple[str, str, str]

_HEADINGS = (Heading("setting", "Setting", "ref"), Heading("value", "Value", "text"), Heading("from", "From", "word"))


def command(
    ctx: typer.Context,
    name: Annotated[str | None, typer.Argument(metavar="[NAME]", help="timezone, or @NAME of a query.")] = None,
    value: Annotated[
        list[str] | None, typer.Argument(metavar="[VALUE]...", help="A zone, or the terms of the query.")
    ] = None,
    clear: Annotated[bool, typer.Option("--clear", help="Take the saved query away.")] = False,
    format_: Format = None,
) -> None:
    """List the settings kept in the register, show one, or set it. The file config.toml is only read.

    timezone is the zone whose day is today. @NAME is a saved query, used by any QUERY as in list @due: its terms, as
    for list, are kept as written and read anew each time, so that a length counts from that day.

    \b
    Examples:
      treatytrack config
      treatytrack config timezone Asia/Baku
      treatytrack config @due status:live ends:90d
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
    if named_by == "default" and not path.exists():
        return _about_the_register(session)
    return [*_about_the_register(session), *_kept_in_it(session)]


def _about_the_register(session: Session) -> list[Row]:
    path, named_by = session.place
    file = settings_file()
    return [
        ("register", str(path), named_by if path.exists() else f"{named_by}, not there yet"),
        ("config.toml", str(file.path), file.named_by if file.is_there else f"{file.named_by}, not there"),
        *((key, file.says.get(key, ""), "config.toml" if key in file.says else "not set") for key in KEYS),
    ]


def _kept_in_it(session: Session) -> list[Row]:
    with session.reading() as register:
        zone = register.setting("timezone")
        return [
            ("timezone", zone or machine_timezone(), "register" if zone else "machine"),
            *((name, terms, "register") for name, terms in register.saved_queries().items()),
        ]


def _the_one(session: Session, name: str) -> Row:
    if name.startswith("@"):
        queries = {row[0]: row for row in _kept_in_it(session)[1:]}
        return queries[name_among(name, queries)]
    about = {row[0]: row for row in _about_the_register(session)}
    chosen = chosen_from((*about, "timezone"), "a setting", name)
    return about.get(chosen) or _kept_in_it(session)[0]


def _set(session: Session, name: str, value: list[str]) -> None:
    about = {row[0] for row in _about_the_register(session)}
    chosen = name if name in about else chosen_from(("timezone", "@NAME"), "a setting", name)
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


def _save(session: Session, name: str, terms: list[str]) -> None:
    """Keep the terms as written, once they have been read, and say what they find now."""
    with session.reading() as register:
        query = session.asker.inside(name).query(terms)
        if not query.terms:
            raise WrongRequest(f"{name} would ask for nothing: write what it should, as in status:live ends:90d")
        count = sum(1 for _ in found(register, query, session.today))
    kept = as_typed(term for term in terms if term.strip())
    with session.writing("config") as register:
        before = register.saved_queries().get(name, kept)
        register.set_setting(name, kept)
    was = f"; it was {before}" if before != kept else "."
    say(f"{name} finds {how_many(count, 'agreement')} on {session.today}{was}")


def _clear(session: Session, written: str, value: list[str]) -> None:
    if not written.startswith("@") or value:
        _refuse_to_clear(written, value)
    with session.writing("config") as register:
        saved = register.saved_queries()
        name = name_among(written, saved)
        if users := users_of(name, saved):
            raise Conflict(f"{name} is used by {', '.join(users)}, so it stays; nothing was changed")
        register.clear_setting(name)
    say(f"{name} is no longer saved; it was {saved[name]}")


def _refuse_to_clear(written: str, value: list[str]) -> NoReturn:
    if value:
        raise WrongRequest(
            f"{written} cannot be set and taken away at once: leave out --clear, or what follows the name"
        )
    if written:
        raise WrongRequest(
            f"{written} cannot be taken away, only a saved query can: write its name, as in @due --clear"
        )
    raise WrongRequest("--clear takes a saved query away, and none is named: write it, as in config @due --clear")
