"""Writes the two files of src/treatytrack/data from the tables beside this file and the territory names of CLDR.

    python tests/parties_index/generate.py            rewrites both
    python tests/parties_index/generate.py --check    exits with 1 if what is committed is not what would be written

CLDR comes with babel, under the Unicode License v3; a release of babel may bring a newer CLDR, and so other names.

The names are normalised here, once, so that the program only looks them up.  A name that two parties would share stops
the work unless aliases.toml declares it ambiguous: no name may come to mean a party by the order of the files.
"""

import argparse
import json
import re
import sys
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from babel import Locale

from treatytrack.domain.names import normalised, without_formal_words
from treatytrack.domain.parties import KINDS, Party

HERE = Path(__file__).parent
DATA = HERE.parent.parent / "src" / "treatytrack" / "data"
INDEX = DATA / "parties.json"
FURTHER = DATA / "further_names.json"

# English, French, Spanish, Portuguese of Brazil and of Portugal, Russian, Arabic, Persian, Turkish, Azerbaijani,
# German, Italian, Dutch.
LANGUAGES = ["en", "fr", "es", "pt", "pt_PT", "ru", "ar", "fa", "tr", "az", "de", "it", "nl"]

# Those of other states that publish registers, in a file of their own that is read only where a name is none of these:
# Chinese, Japanese, Korean, then Europe from the north to the south, the Caucasus, Kazakh, Hebrew, Indonesian.
# Not Croatian (Tunis is a city elsewhere) nor Vietnamese (Nga, Russia, is the code of Nigeria).
FURTHER_LANGUAGES = ["zh", "zh_Hant", "ja", "ko", "sv", "da", "nb", "fi", "et", "lv", "lt", "pl", "cs", "sk", "hu"]
FURTHER_LANGUAGES += ["ro", "bg", "uk", "be", "el", "ka", "hy", "kk", "he", "id"]


class ClashingNamesError(Exception):
    """The tables give one name, or one code, to two parties."""


def table(name: str) -> dict[str, Any]:
    return tomllib.loads((HERE / f"{name}.toml").read_text(encoding="utf-8"))


def parties() -> dict[str, Party]:
    """Every party by code, in the order of their names."""
    today, past, organisations = table("states"), table("historic"), table("organisations")
    names = table("aliases")["names"]
    for code, formal_names in table("formal").items():
        names[code] = [*names.get(code, ()), *formal_names]
    found = [
        Party(code, name, kind, (*formal, *names.pop(code, ())))
        for section, kind in (("states", "state"), ("territories", "territory"))
        for code, (_, name, *formal) in today[section].items()
    ]
    found += [as_party(code, row, "state") for code, row in past.items()]
    found += [as_party(code, row, "organisation") for code, row in organisations.items()]
    if names:
        raise ClashingNamesError(f"aliases.toml names {', '.join(names)}, which states.toml does not have")
    if len(codes := {party.code for party in found}) < len(found):
        raise ClashingNamesError(f"{len(found) - len(codes)} codes stand in two tables")
    before = predecessors({**past, **organisations})
    for codes_named in ([code for party in found for code in party.members], before):
        if unknown := set(codes_named) - codes:
            raise ClashingNamesError(f"no party has the code {', '.join(sorted(unknown))}")
    whole = [with_predecessors(party, before.get(party.code, ())) for party in found]
    return {party.code: party for party in sorted(whole, key=lambda party: (normalised(party.name), party.code))}


def as_party(code: str, row: Mapping[str, Any], kind: str) -> Party:
    return Party(
        code,
        row["name"],
        row.get("kind", kind),
        tuple(row.get("names", ())),
        tuple(row.get("members", ())),
        row.get("signs_for_members", False),
        until=row.get("until", ""),
    )


def predecessors(rows: Mapping[str, Mapping[str, Any]]) -> dict[str, tuple[str, ...]]:
    """The tables say what a party was followed by; the index says of each party what it followed."""
    found: dict[str, tuple[str, ...]] = {}
    for code, row in rows.items():
        for successor in row.get("followed_by", ()):
            found[successor] = (*found.get(successor, ()), code)
    return found


def with_predecessors(party: Party, codes: tuple[str, ...]) -> Party:
    assert party.kind in KINDS, f"{party.code} is of no kind there is"
    return Party(
        party.code, party.name, party.kind, party.names, party.members, party.signs_for_members, codes, party.until
    )


def translations(languages: Iterable[str]) -> Iterator[tuple[str, str]]:
    """CLDR's names of the states and territories in these languages, with their code."""
    today = table("states")
    for code, (two_letters, *_) in {**today["states"], **today["territories"]}.items():
        for language in languages:
            if name := Locale.parse(language).territories.get(two_letters):
                yield name, code


def keys(known: Mapping[str, Party]) -> dict[str, str]:
    """From each normalised name to its code, or codes; two-letter and withdrawn codes as they stand."""
    aliases, today = table("aliases"), table("states")
    ambiguous = {key(name): " ".join(codes) for name, codes in aliases["ambiguous"].items()}
    codes = aliases["codes"] | {row[0]: code for section in today.values() for code, row in section.items()}
    said = [(name, party.code) for party in known.values() for name in (party.code, party.name, *party.names)]
    said += translations(LANGUAGES)
    found: dict[str, str] = {}
    for name, code in [*codes.items(), *((normalised(name), code) for name, code in said)]:
        if name not in ambiguous and found.setdefault(name, code) != code:
            raise ClashingNamesError(f'"{name}" is {found[name]} and {code}: change a table, or declare it ambiguous')
    for name in codes.keys() - ambiguous.keys():
        if found.get(name.lower(), codes[name]) != codes[name]:
            raise ClashingNamesError(
                f'"{name}" is a code of {codes[name]} and a name of {found[name.lower()]}: declare it ambiguous'
            )
    return {**shortened(said), **found, **ambiguous}


# "Islamische Republik Iran" stands in no title of an agreement: it is concluded "mit der Islamischen Republik Iran".
ADJECTIVE = re.compile(
    r"\b([A-ZÄÖÜ]\w+?)(?:e|er|es)(?= (?:[A-ZÄÖÜ]\w+e[rs]? )*"
    r"(?:Republik|Volksrepublik|Bundesrepublik|Union|Königreich|Fürstentum|Staaten|Stuhl|Emirate|Gemeinschaft|Nationen)\b)"
)


def inflected(names: Iterable[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    """Names of states in German as they stand behind a preposition, where that changes an adjective."""
    for name, code in names:
        behind = ADJECTIVE.sub(r"\1en", name)
        if behind != name and " of " not in name:
            yield behind, code
            yield re.sub(r"(reich|tum|Stuhl)\b", r"\1s", re.sub(r"Emirate\b", "Emiraten", behind)), code


def further_keys(known: Mapping[str, str]) -> dict[str, str]:
    """The same in further languages, as far as it is not `known`; what two parties are called there means both.

    Whole names only: of those without their brackets, or without Republic of, nobody has looked which are ambiguous.
    """
    found: dict[str, set[str]] = {}
    listed = [(name, code) for code, names in table("further").items() for name in names]
    usual = [(name, code) for code, party in parties().items() for name in (party.name, *party.names)]
    in_german = inflected([*usual, *listed, *translations(["de"])])
    for name, code in [*translations(FURTHER_LANGUAGES), *listed, *in_german]:
        found.setdefault(normalised(name), set()).add(code)
    for name, codes in found.items():
        if (meant := known.get(name)) and not codes <= set(meant.split()):
            raise ClashingNamesError(f'"{name}" is {meant}, and in a further language {codes}: leave that language out')
    return {name: " ".join(sorted(codes)) for name, codes in found.items() if name not in known}


def shortened(said: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Names without what stands in brackets: Myanmar (Burma) is also Myanmar.  Somebody's whole name goes before it."""
    found: dict[str, set[str]] = {}
    for name, code in said:
        short = normalised(name.partition("(")[0])
        found.setdefault(short, set()).add(code)
    return {name: " ".join(sorted(codes)) for name, codes in found.items() if name}


def key(name: str) -> str:
    """A two-letter code stands for itself, any other name for what it is normalised to."""
    return name if len(name) == 2 and name.isupper() else normalised(name)


def by_code(names: Mapping[str, str]) -> dict[str, str]:
    """The keys of each code in one text: read sooner than one by one, and a third smaller.

    What resolve() finds anyway is not written: a code in small letters, a name with "Republic of" and the like.
    """
    written = {name: codes for name, codes in names.items() if name != codes.lower()}
    found: dict[str, list[str]] = {}
    for name, codes in sorted(written.items(), key=lambda item: (item[1], item[0])):
        plain = without_formal_words(name)
        if plain == name or written.get(plain) != codes:
            found.setdefault(codes, []).append(name)
    return {codes: "|".join(names) for codes, names in found.items()}


def row(party: Party) -> list[object]:
    """What the index holds of a party, without the empty columns at the end; each name in one spelling."""
    names = {normalised(name): name for name in reversed(party.names)}
    names.pop(normalised(party.name), None)
    shown = [name for name in party.names if names.get(normalised(name)) is name]
    columns: list[object] = [party.code, party.name, [name for name in shown if in_latin_letters(name)]]
    columns += [party.members, party.predecessors, party.until, party.signs_for_members]
    while not columns[-1]:
        columns.pop()
    return columns


def in_latin_letters(name: str) -> bool:
    """What is listed of a party's names: those in other scripts are read, but would make the index too large."""
    return all(letter < "\u0250" or not letter.isalpha() for letter in name)


def index() -> str:
    """The text of the index: the parties of each kind, a line each, then a line for the names of each."""
    known = parties()
    rows = {kind: [compact(row(party)) for party in known.values() if party.kind == kind] for kind in KINDS}
    kinds = ",\n".join(f"{compact(kind)}:[\n" + ",\n".join(rows[kind]) + "\n]" for kind in KINDS)
    names = ",\n".join(f"{compact(codes)}:{compact(names)}" for codes, names in by_code(keys(known)).items())
    return f'{{"parties":{{\n{kinds}\n}},\n"keys":{{\n{names}\n}}}}\n'


def compact(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def further_names() -> str:
    """The text of the names in further languages, a line for those of each code."""
    found: dict[str, list[str]] = {}
    for name, codes in sorted(further_keys(keys(parties())).items(), key=lambda item: (item[1], item[0])):
        found.setdefault(codes, []).append(name)
    lines = (f"{compact(codes)}:{compact('|'.join(names))}" for codes, names in found.items())
    return "{\n" + ",\n".join(lines) + "\n}\n"


def main() -> int:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--check", action="store_true", help="only say whether the committed index is up to date")
    texts = {INDEX: index(), FURTHER: further_names()}
    if options.parse_args().check:
        same = {file: file.exists() and file.read_text(encoding="utf-8") == text for file, text in texts.items()}
        for file, is_same in same.items():
            said = "is up to date" if is_same else "differs: run this without --check"
            print(f"{file.name} {said}", file=sys.stderr)
        return 0 if all(same.values()) else 1
    for file, text in texts.items():
        file.write_text(text, encoding="utf-8", newline="\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
