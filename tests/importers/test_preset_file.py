"""Every mistake in a preset is named with its file and key, before any row is read."""

import re
from pathlib import Path

import pytest

from treatytrack.cli.explaining.topics import keys
from treatytrack.errors import NotFound, WrongRequest
from treatytrack.importers import preset_columns, preset_file

PRESETS = Path(preset_file.__file__).parent / "presets"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        # keys
        ('nam = "x"', "nam: is no key: did you mean name?"),
        ('[rea]\nnull = "x"', "rea: is no key: did you mean read?"),
        ('[read]\ndateformat = "%Y"', "read.dateformat: is no key: did you mean date-format?"),
        ("header = 1.5", "header: is no text: write it in double quotes"),
        ('name = ["a", "b"]', "name: is one text, not a list: leave out the brackets"),
        ('read = "x"', "read: is a table: write [read] above its lines"),
        ("rule = 1", "rule: is a list of tables: write [[rule]] above the lines of each"),
        # how cells are read
        ('[read]\ndate-format = "%q"', 'read.date-format: "%q" is not known in the date form "%q": write %Y'),
        ('[read]\nlanguage = "xx"', 'read.language: "xx" is not a language whose months and lengths are known'),
        ('[read]\nmonths = ["a"]', "read.months: names 1 months: write all twelve, January first"),
        (f"[read]\nmonths = {['a'] * 13}", "read.months: names 13 months: write all twelve, January first"),
        ('[read]\nend-is = "lastday"', 'read.end-is: "lastday" is unknown: did you mean last-day?'),
        ('[read]\nsource-day = "2025"', 'read.source-day: "2025" is not one day: write it as 2025-04-28'),
        ('[read]\nother-columns = "x"', 'read.other-columns: "x" is none of refuse, ignore or notes'),
        ('[read]\nkey = "titel"', 'read.key: "titel" is not a column that is recorded: did you mean title?'),
        ('[read]\nhtml = "yes"', "read.html: is true or false, without quotes"),
        ('[read]\nonly = { kind = "/(/" }', "read.only.kind: /(/ is not a regular expression: "),
        ('[read]\nformat = "exel"', 'read.format: "exel" is none of csv, tsv, xlsx, json or jsonl'),
        ('[read]\nencoding = "utf8x"', 'read.encoding: "utf8x" is not an encoding: write utf-8, cp1252, latin-1 ...'),
        ('[read]\ndelimiter = ";;"', 'read.delimiter: ";;" is not one sign'),
        # constants and columns
        (
            '[set]\ntype = "agrement"',
            'set.type: "agrement" is not a type of agreement: did you mean agreement or memor',
        ),
        ('[set]\nsined = "2025"', 'set.sined: "sined" is not a column that is recorded: did you mean signed?'),
        ('[columns]\nsined = "x"', 'columns.sined: "sined" is not a column that is recorded: did you mean signed?'),
        ('[columns]\nsigned = { from = "y", form = "x" }', "columns.signed.form: is no key: did you mean from?"),
        ('[columns]\nsigned = { find = "x" }', "columns.signed: says of no column where it comes from: write from"),
        (
            '[columns]\nnotes = { from = "x", all = ["y"] }',
            "columns.notes.all: stands in the place of from: write one of them",
        ),
        ('[columns]\nplace = { from = "x", find = "(" }', "columns.place.find: ( is not a regular expression: "),
        ('[columns]\nplace = { from = "x", case = "big" }', 'columns.place.case: "big" is none of lower, upper, title'),
        (
            '[columns.parties]\nfrom = "x"\nmore-than-two = "no"',
            'columns.parties.more-than-two: "no" is none of refuse',
        ),
        ('[columns.events]\n"other {x}" = 1', "columns.events.other {x}: is a table: write = {}"),
        # words
        (
            '[values.type]\n"x" = "other"',
            "values.type: nothing fills type: name its column of the file under [columns]",
        ),
        (
            '[columns]\ntype = "t"\n[values.type]\n"x" = "othr"',
            'values.type.x: "othr" is not a type of agreement: did you mean other?',
        ),
        (
            '[columns]\nlasts = "t"\n[values.lasts]\n"x" = { lasts = "5x" }',
            'values.lasts.x.lasts: "5x" is not a length',
        ),
        ('[columns]\ntype = "t"\n[values.type]\n"/x/u" = "other"', "values.type./x/u: /x/u ends in u: after the last"),
        # rules
        ('[[rule]]\nwhen = { x = "y" }', "rule 1: does nothing: write set = { ... }, out-of-scope = true or refuse"),
        ('[[rule]]\nset = { signd = "y" }', 'rule 1.set.signd: "signd" is not a column that is recorded: did you mean'),
        # parties
        ('[[party]]\nname = "X"', "party 1.code: is missing: every party has one, such as IRN or EU"),
        ('[[party]]\ncode = "A-B"', 'party 1.code: "A-B" cannot be a code'),
        ('[[party]]\ncode = "AB"\nkind = "stat"', 'party 1.kind: "stat" is unknown: did you mean state?'),
        ('[[party]]\ncode = "AB"\nuntil = "soon"', 'party 1.until: "soon" is not a date'),
    ],
)
def test_a_mistake_is_named_with_its_key(tmp_path: Path, text: str, said: str) -> None:
    file = tmp_path / "p.toml"
    file.write_text(text + "\n", encoding="utf-8")
    with pytest.raises(WrongRequest) as refused:
        preset_file.read(file)
    first, *_, last = str(refused.value).split("\n")
    assert first.startswith(f"{file}: {said}")
    assert last == "Nothing was changed"


@pytest.mark.parametrize(
    "text",
    [
        "[columns]\nplace = { from = true }",
        '[[rule]]\nset = { signd = "y" }',
        '[[party]]\ncode = "A-B"',
    ],
)
def test_what_cannot_be_read_is_not_said_to_be_missing_as_well(tmp_path: Path, text: str) -> None:
    file = tmp_path / "p.toml"
    file.write_text(text + "\n", encoding="utf-8")
    with pytest.raises(WrongRequest) as refused:
        preset_file.read(file)
    assert str(refused.value).count(f"{file}: ") == 1


def test_every_mistake_is_named_at_once(tmp_path: Path) -> None:
    file = tmp_path / "p.toml"
    file.write_text('nam = "x"\n[read]\nnul = "x"\n[set]\ntype = "x"\n')
    with pytest.raises(WrongRequest) as refused:
        preset_file.read(file)
    assert str(refused.value).count(f"{file}: ") == 3


def test_months_may_have_names_in_several_forms(tmp_path: Path) -> None:
    file = tmp_path / "p.toml"
    file.write_text(f"[read]\nmonths = {[f'{form}{number}' for form in 'ab' for number in range(12)]}")
    assert preset_file.read(file).reading.months[12:14] == ("b0", "b1")


def test_what_is_no_preset_at_all(tmp_path: Path) -> None:
    with pytest.raises(NotFound, match="There is no preset "):
        preset_file.read(tmp_path / "none.toml")
    with pytest.raises(WrongRequest, match="cannot be read: Is a directory"):
        preset_file.read(tmp_path)
    file = tmp_path / "p.toml"
    quoted = r"\): a name that has more than the letters a to z, digits, _ and - stands in quotes; nothing was changed"
    for content, said in (
        (b"a = \xff", "is not TOML"),
        (b"= 1", "is not TOML"),
        (b"#" * 2**21, "is too large"),
        ('[read]\nonly = { Тип = "x" }'.encode(), quoted),
        (b'[read]\nonly = { Type of treaty = "x" }', quoted),
        ('[values.party_b]\nИран = "IRN"'.encode(), quoted),
        (b'[read]\nonly = { Type = "x", Type = "y" }', r"\); nothing was changed"),
    ):
        file.write_bytes(content)
        with pytest.raises(WrongRequest, match=said):
            preset_file.read(file)
    with pytest.raises(WrongRequest, match=r'"untcad" is not a preset: did you mean unctad\?'):
        preset_file.shipped_preset("untcad")


def test_those_that_come_with_the_program_are_without_fault() -> None:
    found = [preset_file.shipped_preset(name) for name in preset_file.shipped()]
    assert [one.name for one in found] == ["brazil-concordia", "uk-treaties", "unctad"]
    assert all(one.header and one.title and one.reading.source_day for one in found)
    assert len({frozenset(one.header) for one in found}) == len(found)


def test_help_keys_names_every_key_that_is_read() -> None:
    sources = [Path(module.__file__ or "").read_text() for module in (preset_file, preset_columns)]
    read = {key for text in sources for key in re.findall(r'(?:keys|within)\.\w+\(\s*"([a-z-]+)"', text)}
    assert {"header", "date-format", "signs-for", "more-than-two", "out-of-scope"} <= read
    page = re.findall(r"[a-z]+(?:-[a-z]+)*", keys.__doc__ or "")
    assert sorted(read - set(page) - {"columns", "values", "party", "parties", "events"}) == []
