"""What a word may become at a Tab: words before it, the word, and what is offered."""

import os
from collections.abc import Iterator
from contextlib import chdir, suppress
from itertools import pairwise
from pathlib import Path
from string import ascii_uppercase
from unittest import mock

import pytest

from treatytrack.cli import COMMANDS, GROUPS
from treatytrack.cli.completing.candidates import Candidate, Files
from treatytrack.cli.completing.line import candidates
from treatytrack.cli.completing.quoting import read
from treatytrack.cli.completing.shells import SHELLS
from treatytrack.errors import WrongRequest
from treatytrack.store.party_index import known_parties
from treatytrack.store.party_names import party_names

from .visit import EXERCISE, HOPES, KAPAN, REOPENED, VISIT, YEREVAN
from .world import CULTURE, DONE, MEDIA, POLITICAL, SEAFARERS, TRANSPORT, Treatytrack

DB = ("--db", "relations.db")
MAIL = ["mail.host", "mail.port", "mail.security", "mail.user", "mail.from", "mail.password-file"]
FIVE = [POLITICAL, TRANSPORT, SEAFARERS, CULTURE, MEDIA]


@pytest.fixture(autouse=True)
def here(treatytrack: Treatytrack) -> Iterator[None]:
    with chdir(treatytrack.folder):
        yield


def offered(*words: str) -> list[str]:
    """The texts that are offered for the last of the words."""
    return [one.text for one in found(*words)]


def found(*words: str) -> list[Candidate]:
    *before, typed = words
    there = candidates(before, typed)
    assert not isinstance(there, Files)
    return there


# fmt: off
WITHOUT_A_REGISTER: tuple[tuple[str, list[str]], ...] = (
    # commands
    ("sh",                             ["show"]),
    ("re",                             ["report", "relations", "record", "remove", "restore"]),
    ("--no-color --as-of 2026 exp",    ["export"]),
    ("SH",                             ["show"]),
    ("nosuch ",                        []),
    # options, of the command only, and those of every command
    ("list --s",                       ["--sort", "--status", "--subject"]),
    ("show --e",                       ["--explain"]),
    ("export --out",                   ["--output"]),
    ("report -o",                      ["-o"]),
    ("--d",                            ["--db"]),
    ("--v",                            ["--verbose", "--version"]),
    ("list --allow",                   ["--allow-network-disk"]),
    ("add --counts",                   ["--counts-from"]),
    ("edit X -- --so",                 []),
    # values of options: the words that there are
    ("list --type m",                  ["memorandum", "minutes"]),
    ("list --type=m",                  ["--type=memorandum", "--type=minutes"]),
    ("add --type prog",                ["programme"]),
    ("list --status s",                ["signed", "suspended"]),
    ("list --format ",                 ["table", "plain", "csv", "tsv", "json", "jsonl", "markdown", "html", "xlsx"]),
    ("event list --format m",          ["markdown"]),
    ("party list --format x",          ["xlsx"]),
    ("report --format ",               ["plain", "markdown", "html", "csv", "json", "ics"]),
    ("export --format ",               ["csv", "tsv", "json", "jsonl", "markdown", "html", "xlsx", "plain", "table"]),
    ("timeline --format ",             ["plain", "csv", "tsv", "json", "jsonl", "markdown", "html", "svg", "xlsx"]),
    ("timeline --so",                  ["--sort"]),
    ("deadlines --kind e",             ["ends", "expires", "enters-into-force", "event"]),
    ("deadlines --kind notice-by,ex",  ["notice-by,expires"]),
    ("list --sort next",               ["next_deadline", "next_deadline_kind"]),
    ("list --sort -next-d",            ["-next-deadline", "-next-deadline-kind"]),
    ("list --columns ref,ti",          ["ref,title"]),
    ("list --columns rec",             ["recorded"]),
    ("add --renewal ",                 ["none", "tacit", "open", "consent"]),
    ("add --binding ",                 ["yes", "no"]),
    ("add --ended-by con",             ["consent"]),
    ("add --notice ",                  ["none", "unknown"]),
    ("edit X --clear rene",            ["renewal", "renewal_length", "renewal_limit"]),
    ("import x.csv --on-conflict ",    ["fail", "skip", "update"]),
    ("completion ",                    ["bash", "zsh", "fish"]),
    ("add --signed ",                  []),
    ("list --limit ",                  []),
    # kinds of events; the day is one's own
    ("record X no",                    ["notified", "notice"]),
    ("record X notice ",               []),
    ("record --note x X ter",          ["terminated"]),
    # parties, by code, name or another name, in any case and without accents
    ("list --party az",                ["AZE"]),
    ("list --party azerb",             ["Azerbaijan"]),
    ("list --party cote",              ["Côte d'Ivoire"]),
    ("list --party persia",            ["Persia", "Persian Gulf States"]),
    ("list --party holl",              ["Holland"]),
    # another name typed whole stays what it is, and a short one is not hidden by another party
    ("list party:persia",              ["party:Persia", "party:Persian Gulf States"]),
    ("list --party pers",              ["Persian Gulf States", "Persia"]),
    ("list --party burma",             ["Burma"]),
    ("list --party IL",                ["IL", "ILO"]),
    ("list party:autriche",            ["party:autriche", "party:Autriche-Hongrie"]),
    ("list --party turke",             ["Turkey"]),
    ("list --party uk",                ["UK", "UKR"]),
    ("list --party chin",              ["China"]),
    ("list --between AZE ir",          ["IRN", "IRQ", "IRL", "IRENA"]),
    ("add --between azerb",            ["Azerbaijan"]),
    ("record X notice --by azerb",     ["Azerbaijan"]),
    ("add --party-a azerb",            ["Azerbaijan"]),
    ("party show persia",              ["Persia", "Persian Gulf States"]),
    ("party show United K",            []),
    ("relations azerb",                ["Azerbaijan"]),
    ("relations AZE azerb",            []),
    ("relations AZE ir",               ["IRN", "IRQ", "IRL", "IRENA"]),
    ("relations AZE IRN ",             []),
    ("relations AZE --format ",        ["plain", "markdown", "html", "json"]),
    ("party edit azerb",               ["Azerbaijan"]),
    ("party edit IRN --remove-other-name pers", ["Persia", "Persien", "Persian Empire", "Perse"]),
    ("party edit IRN --member azerb",  ["Azerbaijan"]),
    ("party edit IRN --clear ",        ["other_names", "members", "predecessors", "successors", "until"]),
    ("party list --kind ",             ["state", "organisation", "territory", "institution", "group"]),
    ("party add TAT --kind t",         ["territory"]),
    ("party edit TAT --kind t",        ["territory"]),
    ("party add A",                    []),
    ("party remove A",                 []),
    # QUERY
    ("list st",                        ["status:"]),
    ("list stated",                    ["stated-status:", "stated-on:"]),
    ("list not:ty",                    ["not:type:"]),
    ("list no",                        ["notice-by:", "not:"]),
    ("list --limit 5 ty",              ["type:"]),
    ("list status:in",                 ["status:in-force"]),
    ("list status:signed,in",          ["status:signed,in-force"]),
    ("list not:certain:",              ["not:certain:yes", "not:certain:assumed", "not:certain:no"]),
    ("list flag:",                     ["flag:notice-given", "flag:survival", "flag:stated-differs"]),
    ("list next-deadline-kind:n",      ["next-deadline-kind:notice-by"]),
    ("list TYPE:mem",                  ["TYPE:memorandum"]),
    ("list party:azerb",               ["party:Azerbaijan"]),
    ("list between:az",                ["between:AZE-"]),
    ("list between:AZE-azerb",         ["between:AZE-Azerbaijan"]),
    ("list party_a:azerb",             ["party_a:Azerbaijan"]),
    ("list signed:20",                 []),
    ("list nosuch:",                   []),
    ("list transport",                 []),
    ("list @",                         []),
    # QUERY about events, and what is recorded of them
    ("event list p",                   ["party:", "person:", "place:"]),
    ("event list ti",                  ["title:"]),
    ("event list n",                   ["notes:", "not:"]),
    ("event list kind:visit,t",        ["kind:visit,talks"]),
    ("event list not:kind:j",          ["not:kind:judgment"]),
    ("event list concerns:azerb",      ["concerns:Azerbaijan"]),
    ("event list between:AZE-azerb",   ["between:AZE-Azerbaijan"]),
    ("event list status:",             []),
    ("event list @",                   []),
    ("event list --kind s",            ["statement"]),
    ("event list --sort -da",          ["-date"]),
    ("event list --columns ref,p",     ["ref,place", "ref,persons"]),
    ("event list --columns comp",      []),
    ("event list --columns a",         ["after", "all"]),
    ("event add --kind ta",            ["talks"]),
    ("event add --concerns ISR,azerb", ["ISR,Azerbaijan"]),
    ("event add --between azerb",      ["Azerbaijan"]),
    ("event edit X --clear s",         ["subjects", "sources"]),
    ("event edit X --ref A",           []),
    # settings, a schedule, help
    ("config ",                        ["timezone", *MAIL]),
    ("config mail.s",                  ["mail.security"]),
    ("config mail.security ",          ["starttls", "tls", "none"]),
    ("config mail.user ",              []),
    ("config @due sta",                ["status:"]),
    ("config @due status:live status:in", ["status:in-force"]),
    ("schedule --day t",               ["tuesday", "thursday"]),
    ("schedule status:in",             ["status:in-force"]),
    ("help d",                         ["demo", "deadlines", "dates"]),
    ("help event s",                   ["show"]),
    ("help show ",                     []),
)
# fmt: on


@pytest.mark.parametrize(("words", "texts"), WITHOUT_A_REGISTER)
def test_without_a_register(words: str, texts: list[str]) -> None:
    assert offered(*words.split(" ")) == texts


def test_a_tab_never_makes_another_party_of_a_name() -> None:
    known = known_parties()
    names = {name for party in party_names() for name in (party.code, party.name, *party.names)}
    by_beginning = sorted(names | {f"{first}{second}" for first in ascii_uppercase for second in ascii_uppercase})
    replaced = {}
    for name, following in pairwise(by_beginning):
        if following.startswith(name) and len(texts := offered("list", "--party", name)) == 1:
            with suppress(WrongRequest):
                replaced[name, texts[0]] = (known.resolve(name).code, known.resolve(texts[0]).code)
    assert len(replaced) > 50
    assert [words for words, (meant, offered_) in replaced.items() if meant != offered_] == []


def test_all_commands_are_offered_with_what_they_are_for() -> None:
    abouts = {one.words[0]: GROUPS.get(one.words[0], one.about) for one in COMMANDS}
    assert found("") == [Candidate(name, about) for name, about in abouts.items()]


@pytest.mark.parametrize("words", ["import ", "report -o ", "--db ", "list --db "])
def test_files_are_left_to_the_shell(words: str) -> None:
    *before, typed = words.split(" ")
    assert isinstance(candidates(before, typed), Files)


# fmt: off
WITH_A_REGISTER: tuple[tuple[str, list[str]], ...] = (
    ("show ",                           FIVE),
    ("show aze-irn-2025-2",             [TRANSPORT]),
    ("show IRN",                        []),
    (f"show {TRANSPORT} ",              []),
    (f"remove {TRANSPORT} AZE",         [POLITICAL, SEAFARERS, CULTURE, MEDIA]),
    ("add --replaced-by AZE-IRN-2025-1", [POLITICAL]),
    (f"record {TRANSPORT} amended --other AZE-IRN-2025-4", [CULTURE]),
    (f"edit {TRANSPORT}/",              [f"{TRANSPORT}/1"]),
    (f"remove {TRANSPORT}/2",           []),
    (f"show {TRANSPORT}/",              []),
    ("list --party ",                   ["AZE", "IRN"]),
    ("list party:",                     ["party:AZE", "party:IRN"]),
    ("list between:AZE-",               ["between:AZE-IRN"]),
    ("list --party i",                  ["IRN", "ISL", "IND", "IDN"]),
    ("list subject:",                   ["subject:culture", "subject:maritime transport", "subject:media",
                                         "subject:political consultations", "subject:transport"]),
    ("list --subject mar",              ["maritime transport"]),
    ("add --subject mar",               ["maritime transport"]),
    ("list place:b",                    ["place:Baku"]),
    ("list subject:media,mar",          ["subject:media,maritime transport"]),
)
# fmt: on


@pytest.mark.parametrize(("words", "texts"), WITH_A_REGISTER)
@pytest.mark.usefixtures("baku")
def test_with_a_register(words: str, texts: list[str]) -> None:
    assert offered(*DB, *words.split(" "))[: len(texts) or None] == texts


# fmt: off
WITH_EVENTS: tuple[tuple[str, list[str]], ...] = (
    ("event show ARM",                  [KAPAN, YEREVAN]),
    ("event show aze-irn-2025",         [VISIT, HOPES]),
    (f"event remove {VISIT} AZE-IRN-2025", [HOPES]),
    ("event list after:AZE-IRN-2024",   [f"after:{REOPENED}", f"after:{EXERCISE}"]),
    ("event list ref:ARM-IRN-2",        [f"ref:{KAPAN}"]),
    ("event list place:",               ["place:Tehran", "place:Baku", "place:Caspian Sea", "place:Kapan", "place:Yerevan"]),
    ("event list person:m",             ["person:Masoud Pezeshkian (IRN)"]),
    ("event list subject:tr",           ["subject:transport", "subject:trade"]),
    ("event list --subject tr",         ["transport", "trade"]),
    ("event list tag:ins",              ["tag:project:instc"]),
    ("event list concerns:",            ["concerns:IRN", "concerns:AZE", "concerns:ARM", "concerns:ISR"]),
    ("event list between:AZE-",         ["between:AZE-IRN", "between:AZE-ARM", "between:AZE-ISR"]),
    ("event add --concerns ISR,",       ["ISR,IRN", "ISR,AZE", "ISR,ARM", "ISR,RUS", "ISR,TUR"]),
    ("event add --after AZE-IRN-2025-", [VISIT, HOPES, *FIVE]),
    ("event add --person i",            ["Ilham Aliyev (AZE)"]),
    ("event add --place k",             ["Kapan"]),
    ("event add --subject de",          ["defence"]),
    ("event edit X --tag pro",          ["project:instc", "project:zangezur-corridor"]),
    ("list --party ",                   ["AZE", "IRN"]),
    (f"list occasion:{VISIT}",          [f"occasion:{VISIT}"]),
    ("add --occasion ARM-IRN-2",        [KAPAN]),
    ("show ARM",                        []),
)
# fmt: on


@pytest.mark.parametrize(("words", "texts"), WITH_EVENTS)
@pytest.mark.usefixtures("relations")
def test_with_events_in_the_register(words: str, texts: list[str]) -> None:
    assert offered(*DB, *words.split(" "))[: len(texts) or None] == texts


def test_saved_queries_are_offered_where_one_may_stand(treatytrack: Treatytrack, empty: Path) -> None:
    for name, terms in (("@due", "status:live"), ("@old", "status:over")):
        assert treatytrack("config", name, terms).code == 0
    assert found(*DB, "list", "@d") == [Candidate("@due", "status:live")]
    for words, texts in (
        ("list not:@", ["not:@due", "not:@old"]),
        ("list @due,", ["@due,@old"]),
        ("report @due,@O", ["@due,@old"]),
        ("config ", ["timezone", *MAIL, "@due", "@old"]),
        ("config --clear @o", ["@old"]),
        ("config @new not:@o", ["not:@old"]),
        ("event list @", []),
    ):
        assert offered(*DB, *words.split(" ")) == texts, words
    assert offered(*DB, "list", "")[-2:] == ["@due", "@old"]


def test_zones_are_offered_area_by_area_and_by_their_places(tmp_path: Path) -> None:
    for zone in ("Asia/Baku", "Asia/Tehran", "America/Argentina/Salta", "UTC", "Factory", "posix/UTC", "zone.tab"):
        (tmp_path / zone).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / zone).touch()
    with mock.patch("zoneinfo.TZPATH", (str(tmp_path), str(tmp_path / "nosuch"))):
        for typed, texts in (
            ("", ["America/", "Asia/", "UTC"]),
            ("as", ["Asia/"]),
            ("asia/", ["Asia/Baku", "Asia/Tehran"]),
            ("America/", ["America/Argentina/"]),
            ("baku", ["Asia/Baku"]),
            ("f", []),
        ):
            assert offered("config", "timezone", typed) == offered("init", "--timezone", typed) == texts
        assert offered("config", "timezone", "Asia/Baku", "") == []


def test_only_parties_of_the_register_itself_are_offered_to_be_taken_out(treatytrack: Treatytrack, empty: Path) -> None:
    for words in (("add", "TAT", "Tatarstan", "--kind", "territory"), ("edit", "IRN", "--add-other-name", "Эрон")):
        assert treatytrack("party", *words).code == 0
    assert found(*DB, "party", "remove", "") == [Candidate("IRN", "Iran"), Candidate("TAT", "Tatarstan")]
    assert offered(*DB, "party", "remove", "TAT", "") == ["IRN"]
    assert offered(*DB, "party", "edit", "Persia", "--remove-other-name", "э") == ["Эрон"]


def test_what_is_taken_out_of_a_list_is_what_the_agreement_holds(treatytrack: Treatytrack, baku: Path) -> None:
    treatytrack("edit", TRANSPORT, "--tag", "b", "--tag", "a")
    treatytrack("edit", MEDIA, "--tag", "c")
    for ref in (TRANSPORT, TRANSPORT.lower()):
        assert offered(*DB, "edit", ref, "--remove-tag", "") == ["b", "a"]
    assert offered(*DB, "edit", TRANSPORT, "--add-tag", "") == ["a", "b", "c"]
    assert offered(*DB, "edit", "--remove-tag", "") == ["a", "b", "c"]


@pytest.mark.usefixtures("baku")
def test_refs_and_events_say_what_they_are() -> None:
    assert found(*DB, "edit", f"{TRANSPORT}/") == [Candidate(f"{TRANSPORT}/1", "signed 2025-04-28")]
    assert "Media" in found(*DB, "show", MEDIA)[0].about


@pytest.mark.usefixtures("baku")
@pytest.mark.parametrize("after", [("--db", "relations.db"), ("--db=relations.db",), ("--db", "$WHERE/relations.db")])
def test_the_register_is_named_after_the_command_too(after: tuple[str, ...], treatytrack: Treatytrack) -> None:
    with mock.patch.dict(os.environ, WHERE=str(treatytrack.folder)):
        assert offered("show", *after, "AZE") == FIVE


def test_the_environment_and_the_settings_name_it(baku: Path, tmp_path: Path) -> None:
    with mock.patch.dict(os.environ, TREATYTRACK_DB=str(baku)):
        assert offered("show", "") == FIVE
    (tmp_path / "config.toml").write_text(f'db = "{baku}"\n')
    with mock.patch.dict(os.environ, TREATYTRACK_CONFIG=str(tmp_path / "config.toml")):
        assert offered("show", "") == FIVE
    (tmp_path / "config.toml").write_text("db = \n")
    with mock.patch.dict(os.environ, TREATYTRACK_CONFIG=str(tmp_path / "config.toml")):
        assert offered("show", "") == []


def test_tags_are_found_whole_and_by_their_last_part(treatytrack: Treatytrack, empty: Path) -> None:
    treatytrack("add", "T", "--between", "AZE", "IRN", "--tag", "project:instc", "--tag", "a, b")
    assert offered(*DB, "list", "tag:") == ['tag:"a, b"', "tag:project:instc"]
    assert offered(*DB, "list", "tag:ins") == ["tag:project:instc"]
    assert offered(*DB, "edit", "X", "--tag", "a") == ["a, b"]
    assert offered(*DB, "list", 'tag:"a,') == ['tag:"a, b"']


def test_a_party_of_the_register_is_offered_first(treatytrack: Treatytrack, empty: Path) -> None:
    treatytrack("add", "T", "--between", "ZMB", "IRQ", "--signed", "2020")
    assert offered(*DB, "list", "--party", "i")[0] == "IRQ"


def test_what_would_steer_a_terminal_is_left_out_and_in_explanations_made_visible(
    treatytrack: Treatytrack, empty: Path
) -> None:
    treatytrack("add", "A\x1b[2J title", "--between", "AZE", "IRN", "--tag", "ev\x1b[2Jil", "--tag", "two\nlines")
    treatytrack("add", "T", "--between", "AZE", "IRN", "--tag", "\u202ereversed", "--tag", "a\tb", "--tag", "good")
    assert list(SHELLS["zsh"]([*DB, "list", "tag:"])) == ["words", "done\ttag:good\t"]
    assert "A\\x1b[2J title" in list(SHELLS["fish"]([*DB, "show", "AZE"]))[1]


# fmt: off
IN_BASH: tuple[tuple[str, list[str] | None], ...] = (
    # what stands before a sign at which bash parts words stays, and is not said again
    ("treatytrack list party:azerb",            ["Azerbaijan "]),
    ("treatytrack list --type=mem",             ["memorandum "]),
    ("treatytrack list st",                     ["status:"]),
    ("treatytrack list tag:project:in",         ["instc "]),
    # but bash counts an @ to the word that it begins
    ("treatytrack list @du",                    ["@due "]),
    ("treatytrack list not:@du",                ["@due "]),
    ("treatytrack list 'not:@du",               ["not:@due"]),
    ("treatytrack list @due,@o",                ["@old "]),
    # quotes and backslashes, typed and answered
    ("treatytrack list party:united\\ k",       ["United\\ Kingdom "]),
    ('treatytrack list "party:united k',        ["party:United Kingdom"]),
    ("treatytrack list 'party:united k",        ["party:United Kingdom"]),
    ("treatytrack list party:'united k",        ["United Kingdom"]),
    ("treatytrack list 'party:cote",            []),
    ('treatytrack list "party:cote',            ["party:Côte d'Ivoire"]),
    ("treatytrack list tag:$",                  ["\\$\\(touch\\ pwned\\)\\ \\`id\\`\\;\\!1 "]),
    ('treatytrack list "tag:$',                 []),
    ("treatytrack list 'tag:$",                 []),
    # nothing that is typed is taken away, even if bash puts there what all have in common
    ("treatytrack list --party ira",            ["Iran ", "Iraq "]),
    ("treatytrack list --party unit",           ["unitAR ", "united\\ Arab\\ Emirates ", "united\\ Arab\\ Republic "]),
    # other commands on the line, and variables before the name
    ("true; X=1 treatytrack sh",                ["show "]),
    ("a | treatytrack sh",                      ["show "]),
    ("treatytrack import x",                    None),
)
# fmt: on


@pytest.mark.parametrize(("line", "answered"), IN_BASH)
def test_bash_is_answered_in_its_own_words(
    line: str, answered: list[str] | None, treatytrack: Treatytrack, empty: Path
) -> None:
    treatytrack("add", "T", "--between", "AZE", "IRN", "--tag", "project:instc", "--tag", "$(touch pwned) `id`;!1")
    treatytrack("config", "@due", "status:live")
    treatytrack("config", "@old", "status:over")
    kind, *said = SHELLS["bash"]([" \t\n\"'@><=;|&(:", line.replace("treatytrack", "treatytrack --db relations.db")])
    assert kind == ("words" if answered is not None else "files")
    assert sorted(said)[:3] == sorted(answered or [])


# fmt: off
LINES: tuple[tuple[str, list[str], str], ...] = (
    ("t list a\\ b 'c d' \"e \\\" $f\" g",  ["list", "a b", "c d", 'e " $f'],  "g"),
    ("t list ",                             ["list"],                          ""),
    ("t list ''",                           ["list"],                          ""),
    ("t '' x",                              [""],                              "x"),
    ("A=1 B='x y' t li",                    [],                                "li"),
    ("t a;u  b",                            [],                                "b"),
    ("t \\",                                [],                                ""),
    ("t \"a\\qb\\\\",                       [],                                "a\\qb\\"),
)
# fmt: on


@pytest.mark.parametrize(("line", "words", "last"), LINES)
def test_a_line_is_parted_as_bash_parts_it(line: str, words: list[str], last: str) -> None:
    typed = read(line)
    assert (typed.words, typed.last) == (words, last)


def test_the_script_of_each_shell_is_printed_and_no_register_is_made(treatytrack: Treatytrack) -> None:
    for shell in ("bash", "zsh", "fish"):
        ended = treatytrack("completion", shell)
        assert (ended.err, ended.code) == ("", 0)
        assert f"# Completion of treatytrack for {shell}" in ended.out
    assert list(treatytrack.folder.iterdir()) == []


def test_another_shell_is_refused_with_the_nearest(treatytrack: Treatytrack) -> None:
    ended = treatytrack("completion", "fsh")
    assert (ended.out, ended.code) == ("", 2)
    assert ended.err == '"fsh" is not a shell that this completes for: did you mean fish?\n'


@pytest.fixture
def crowded(treatytrack: Treatytrack) -> None:
    """More agreements than are offered at once, most of them between the same two."""
    rows = [("AZE", "GEO", "2020", f"AZE-GEO-2020-{number}") for number in range(1, 251)]
    rows += [("AZE", "IRN", "2020", "AZE-IRN-2020-1"), ("BEL", "CHE", "1999", "BEL-CHE-1999-1")]
    lines = [f"T {ref},{one},{other},{year},{ref}" for one, other, year, ref in rows]
    treatytrack.csv("f.csv", "\n".join(["title,party_a,party_b,signed,ref", *lines]))
    assert treatytrack("import", "f.csv").code == DONE


@pytest.mark.usefixtures("crowded")
@pytest.mark.parametrize(
    ("typed", "texts"),
    [
        # too many: how they go on, so that none is hidden behind the first ones
        ("", ["AZE-", "BEL-"]),
        ("a", ["AZE-"]),
        ("AZE-", ["AZE-GEO-", "AZE-IRN-"]),
        ("AZE-GEO", ["AZE-GEO-"]),
        ("AZE-GEO-2020-", [f"AZE-GEO-2020-{digit}" for digit in range(1, 10)]),
        # few enough: themselves
        ("AZE-I", ["AZE-IRN-2020-1"]),
        ("BEL", ["BEL-CHE-1999-1"]),
        ("AZE-GEO-2020-24", ["AZE-GEO-2020-24", *(f"AZE-GEO-2020-24{digit}" for digit in range(10))]),
    ],
)
def test_no_ref_is_hidden_behind_many(treatytrack: Treatytrack, typed: str, texts: list[str]) -> None:
    assert offered("--db", str(treatytrack.register), "show", typed) == texts
