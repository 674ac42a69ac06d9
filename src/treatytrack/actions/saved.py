"""Saved queries: words kept in the register under a name such as `@due`, as written, and read anew at every use."""

import re
from collections.abc import Collection, Iterable, Mapping
from contextlib import suppress

from treatytrack.columns import nearest_name
from treatytrack.errors import WrongRequest

DEEPEST = 10
"""How many saved queries may use one another; each may double what is asked."""

_NAME = r"@[^\W_]+(-[^\W_]+)*"
_LONGEST_NAME = 40


class UnreadableQuery(WrongRequest):
    """A saved query that cannot be read: a field is gone, another was taken away, or somebody changed it by hand."""


def name_saved_as(written: str) -> str:
    """The name under which a query is saved, case and `_` set aside. Raises WrongRequest: it can be no name."""
    name = _plain(written)
    if not re.fullmatch(_NAME, name) or len(name) > _LONGEST_NAME:
        raise WrongRequest(
            f'"{written}" can be no name of a query: write letters, digits and hyphens after the @, as in @due-soon'
        )
    return name


def name_among(written: str, saved: Collection[str]) -> str:
    """The saved query meant. Raises WrongRequest: the nearest one, or how to save one."""
    name = _plain(written)
    if name in saved:
        return name
    near = nearest_name(name[1:], [one[1:] for one in saved])
    if near:
        hint = f"did you mean @{near}?"
    elif saved:
        hint = f"treatytrack config shows those that are, such as {min(saved)}"
    else:
        hint = "save one as in treatytrack config @due status:live ends:90d"
    raise WrongRequest(f"No query is saved as {written}: {hint}")


def as_typed(words: Iterable[str]) -> str:
    """The words as they are kept and shown: one line that a shell reads as the same words."""
    import shlex  # noqa: PLC0415  (few commands read or show a saved query)

    return shlex.join(words)


def words_of(name: str, saved: Mapping[str, str]) -> list[str]:
    """The words of a saved query. Raises UnreadableQuery: changed by hand, with a quote left open."""
    import shlex  # noqa: PLC0415  (as above)

    try:
        return shlex.split(saved[name])
    except ValueError:
        raise UnreadableQuery(f"{name} cannot be read, because a quote in it is left open: {mending(name)}") from None


def names_in(text: str) -> tuple[str, ...]:
    """The saved queries of a word without its `not:`, as in `@due` and `@due,@old`; none where it asks otherwise.

    Raises WrongRequest: some other word stands between the commas.
    """
    parts = [bare.strip() for bare in re.findall(r'"(?:[^"]|"")*"|([^,]+)', text)]
    names = tuple(part for part in parts if part.startswith("@"))
    if names and len(names) < len(parts):
        raise WrongRequest(
            f"{text} joins a saved query and other words by a comma: save the words too, and write @one,@other"
        )
    return names


def users_of(name: str, saved: Mapping[str, str]) -> list[str]:
    """The other saved queries that use that one."""
    return [user for user in saved if user != name and name in _used_by(user, saved)]


def _used_by(user: str, saved: Mapping[str, str]) -> set[str]:
    """What a saved query uses; nothing where it cannot be read."""
    used: set[str] = set()
    with suppress(WrongRequest):
        for word in words_of(user, saved):
            with suppress(WrongRequest):
                used |= {_plain(name) for name in names_in(re.sub(r"^\s*(not:\s*)+", "", word, flags=re.IGNORECASE))}
    return used


def _plain(name: str) -> str:
    return name.casefold().replace("_", "-")


def mending(name: str) -> str:
    """How a query that cannot be read is mended."""
    return f"save it anew with treatytrack config {name} TERMS, or take it away with treatytrack config {name} --clear"
