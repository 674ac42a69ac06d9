"""What time it is, and which day; and in which time zone: the machine's, a register's, the one a person names."""

import os
from datetime import UTC, date, datetime
from typing import Any

from treatytrack.columns import nearest_name
from treatytrack.domain.dates import Placeholder, read_date
from treatytrack.errors import RegisterUnusable, WrongRequest

_NO_PLACES = frozenset({"localtime", "Factory"})
"""Names that machines know, each its own."""


def now() -> datetime:
    """The moment, in UTC: the only clock of the program."""
    return datetime.now(UTC)


def day_named(option: str, written: str, today: date) -> date:
    """The day that an option names as today. Raises WrongRequest: no date, or more than one day."""
    try:
        recorded = read_date(written, today)
    except Placeholder:
        raise WrongRequest(f"{option}: {written} is a placeholder, not a day: write it as 2026-11-21") from None
    except WrongRequest as wrong:
        raise WrongRequest(f"{option}: {wrong}") from None
    if recorded.earliest is None or recorded.earliest != recorded.latest:
        raise WrongRequest(f"{option}: {written} is not one day: write it as 2026-11-21")
    return recorded.earliest


def machine_timezone() -> str:
    """What the machine says its time zone is called: TZ, else where /etc/localtime leads; UTC where neither says."""
    if named := os.environ.get("TZ", "").removeprefix(":"):
        return named.rpartition("zoneinfo/")[2]
    _, found, zone = os.path.realpath("/etc/localtime").partition("zoneinfo/")
    return zone if found else "UTC"


def new_timezone() -> str:
    """The time zone of a new register: the machine's, if it has a name that other machines know too; else UTC."""
    zone = machine_timezone()
    try:
        zone_named(zone)
    except RegisterUnusable:
        return "UTC"
    return zone


def zone_named(name: str) -> Any:
    """The time zone of that name. Raises RegisterUnusable where the machine does not know it."""
    if name == "UTC":
        return UTC
    from zoneinfo import ZoneInfo, ZoneInfoNotFoundError  # noqa: PLC0415  (UTC needs none of it)

    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        raise RegisterUnusable(
            f'The register\'s time zone "{name}" does not exist on this machine, so today is not known; '
            "nothing was changed: name the day with --as-of, or install the package tzdata"
        ) from None


def zone_chosen(written: str) -> str:
    """The zone meant, whatever its case, blanks for `_`. Raises WrongRequest with the nearest one."""
    from zoneinfo import available_timezones  # noqa: PLC0415  (looks through some 600 files)

    zones = {zone.casefold(): zone for zone in sorted((available_timezones() | {"UTC"}) - _NO_PLACES)}
    word = "_".join(written.casefold().split())
    if word in zones:
        return zones[word]
    of_that_name = [zone for zone in zones if zone.rpartition("/")[2] == word]
    near = zones.get(of_that_name[0] if of_that_name else nearest_name(word, tuple(zones)))
    if len(zones) == 1:
        hint = "this machine knows none but UTC, until the package tzdata is installed"
    else:
        hint = f"did you mean {near}?" if near else "write a name such as Asia/Baku"
    raise WrongRequest(f'"{written}" is not a time zone: {hint}')
