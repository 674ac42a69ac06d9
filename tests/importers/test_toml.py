"""A record from TOML: its cells, and everything that is wrong with it by line."""

import pytest

from treatytrack.columns import LISTS, NAMES, column_named
from treatytrack.importers.toml import Record, read
from treatytrack.rows import Broken


def record(text: str | bytes) -> Record:
    """The record of an agreement that a text says."""
    content = text if isinstance(text, bytes) else text.encode()
    return read(content, lambda key: column_named(key, NAMES, "a recorded column"), LISTS)


READ = [
    # what is written, the cells
    ('title = "A"', {"title": "A"}),
    ('tags = ["a", "b; c"]', {"tags": 'a; "b; c"'}),
    ("tags = []", {"tags": ""}),
    # as people write it
    ('tags = "a; b"', {"tags": "a; b"}),
    ("signed = 2025-04-28", {"signed": "2025-04-28"}),
    ("signed = 2025\nrenewal_limit = 3", {"signed": "2025", "renewal_limit": "3"}),
    ('In-Force = "2025"\ntag = ["a"]', {"in_force": "2025", "tags": "a"}),
    ('\ufefftitle = "A"\r\nplace = "B"\r\n', {"title": "A", "place": "B"}),
    ('notes = """\r\none\r\ntwo"""', {"notes": "one\ntwo"}),
    ("", {}),
]


@pytest.mark.parametrize(("text", "cells"), READ)
def test_what_is_written_is_read(text: str, cells: dict[str, str]) -> None:
    said = record(text)
    assert (said.cells, said.broken) == (cells, ())


QUOTES = ": a text stands in double quotes, a list of them in square brackets"
BROKEN: list[tuple[str | bytes, list[Broken]]] = [
    # no TOML
    ('title = "A"\nuntil = Baku', [Broken(2, f"cannot be read (Invalid value){QUOTES}")]),
    ('title = "A\nplace = "B"', [Broken(1, f"cannot be read (Illegal character '\\n'){QUOTES}")]),
    ('title = "A"\ntags = ["a"', [Broken(2, f"cannot be read (Unclosed array){QUOTES}")]),
    ('title = "A"\ntitle = "B"', [Broken(2, f"cannot be read (Cannot overwrite a value){QUOTES}")]),
    ('title = "\x00"', [Broken(1, f"cannot be read (Illegal character '\\x00'){QUOTES}")]),
    ('title = "A"\nplace = "Orl\xe9ans"'.encode("latin-1"), [Broken(2, "is not UTF-8: save the text as UTF-8")]),
    ("tags = " + "[" * 100_000, [Broken(0, "brackets are opened inside brackets too often")]),
    # all that is wrong with the keys and their values
    (
        'untl = "2026"\ntitle = ["A"]\nbinding = true\ntags = [["a"]]\nsigned = 2025-04-28T10:00:00\nlead = 1.5',
        [
            Broken(1, '"untl" is not a recorded column: did you mean until?'),
            Broken(2, "title: is one text, not a list: leave out the brackets"),
            Broken(3, "binding: is no text: write it in double quotes"),
            Broken(4, "tags: is no text: write it in double quotes"),
            Broken(5, "signed: is no text: write it in double quotes"),
            Broken(6, "lead: is no text: write it in double quotes"),
        ],
    ),
    ('tag = "a"\ntags = ["b"]', [Broken(2, 'tags stands there twice, also as "tags"')]),
    ('[until]\na = "b"', [Broken(0, "until: is no text: write it in double quotes")]),
    # a key inside a text is none
    ('notes = """\nuntil = 1.5\n"""\nuntil = 1.5', [Broken(4, "until: is no text: write it in double quotes")]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "broken"), BROKEN)
def test_everything_that_is_wrong_is_told_with_its_line(text: str | bytes, broken: list[Broken]) -> None:
    assert list(record(text).broken) == broken


def test_a_number_that_python_refuses_is_no_crash() -> None:
    (broken,) = record(f"title = {'9' * 5000}").broken
    assert broken.what.startswith("cannot be read (")
