"""The time zone that a person names for a register."""

from treatytrack.columns import nearest_name
from treatytrack.errors import WrongRequest

_NO_PLACES = frozenset({"localtime", "Factory"})
"""Names that machines know, each its own."""


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
