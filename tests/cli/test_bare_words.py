"""A word of QUERY without a field is searched for in texts; where it may have been meant otherwise, that is said."""

import pytest

from .world import DONE, Treatytrack

pytestmark = pytest.mark.usefixtures("baku")


@pytest.mark.parametrize(
    ("words", "meant"),
    [
        # parties, by code or name, each by itself or all words together
        (["Iran"], {"Iran": "party:IRN asks for the party Iran"}),
        (["IRN"], {"IRN": "party:IRN asks for the party Iran"}),
        (["Azerbaijan", "persia"], {
            "Azerbaijan": "party:AZE asks for the party Azerbaijan", "persia": "party:IRN asks for the party Iran",
        }),
        (["United", "Kingdom"], {"United Kingdom": "party:GBR asks for the party United Kingdom"}),
        (["not:Iran"], {"Iran": "party:IRN asks for the party Iran"}),
        (["Iran,transport"], {"Iran": "party:IRN asks for the party Iran"}),
        # a word of another language: whose name it is there tells that it was not meant
        (["island"], {"island": "party:ISL asks for the party Iceland"}),
        # a name that fits two
        (["Congo"], {
            "Congo": "party:COG asks for the party Congo (Brazzaville), party:COD for Congo (Kinshasa)",
        }),
        # two parties; a name may hold a hyphen itself
        (["aze-iran"], {"aze-iran": "between:AZE-IRN asks for what is between Azerbaijan and Iran"}),
        (["Guinea-Bissau"], {"Guinea-Bissau": "party:GNB asks for the party Guinea-Bissau"}),
        (["Iran-Persia"], {}),
        # a ref, also of the event at which something was signed; one may have been given, and not made of codes
        (["AZE-IRN-2025-1"], {"AZE-IRN-2025-1": "ref:AZE-IRN-2025-1 asks for that ref"}),
        (["aze-irn-2025-1"], {"aze-irn-2025-1": "ref:AZE-IRN-2025-1 asks for that ref"}),
        (["irn-AZE-nd-2"], {"irn-AZE-nd-2": "ref:AZE-IRN-ND-2 asks for that ref"}),
        (["Baku-Iran-2025-1"], {}),
        (["Azerbaijan-Iran-2025-1"], {"Azerbaijan-Iran-2025-1": "ref:Azerbaijan-Iran-2025-1 asks for that ref"}),
        (["aze-irn-2025-e1"], {
            "aze-irn-2025-e1": "occasion:AZE-IRN-2025-E1 asks for what was signed on that occasion",
        }),
        # a status, also in two words
        (["expired"], {"expired": "status:expired asks for the status"}),
        (["in", "force"], {"in force": "status:in-force asks for the status"}),
        # what is a word before it is a code, and what is asked for already
        (["and", "can", "per", "arm"], {}),
        (["transport"], {}),
        # no other party, none of that name, and one that may be another
        (["AZE-", "AZE-nobody", "nobody-AZE", "Congo-AZE"], {"AZE-": "party:AZE asks for the party Azerbaijan"}),
        (["party:IRN", "status:live", "title:Iran"], {}),
        (["party:IRN", "Iran"], {}),
        (["between:AZE-IRN", "Iran", "Turkey"], {"Turkey": "party:TUR asks for the party Turkey"}),
    ],
)  # fmt: skip
def test_what_a_word_may_have_been_meant_for_is_said(
    treatytrack: Treatytrack, words: list[str], meant: dict[str, str]
) -> None:
    said = [f'"{word}" is searched for in titles and other texts only: {how}.' for word, how in meant.items()]
    for command in ("list", "deadlines", "report", "export", "timeline"):
        done = treatytrack("--verbose", command, *words)
        assert done.code == DONE
        assert [line for line in done.err.splitlines() if "searched for" in line] == said, command
        assert "searched for" not in done.out


@pytest.mark.parametrize(
    ("words", "meant"),
    [
        (("report", "within", "30d"), "--within 30d"),
        (("report", "since", "last"), "--since last"),
        (("list", "transport", "limit", "5"), "--limit 5"),
        (("timeline", "from", "2025", "to", "2027"), "--from 2025"),
        # no value follows, or it is no option of that command
        (("list", "limit", "of", "the", "shelf"), ""),
        (("list", "from", "2025"), ""),
    ],
)
def test_an_option_without_its_hyphens_is_known(treatytrack: Treatytrack, words: tuple[str, ...], meant: str) -> None:
    told = treatytrack("--verbose", *words).err
    assert (f": did you mean {meant}?\n" in told) if meant else ("did you mean" not in told)


def test_it_is_said_where_the_words_are_kept_for_later(treatytrack: Treatytrack) -> None:
    said = '"Iran" is searched for in titles and other texts only: party:IRN asks for the party Iran.\n'
    assert treatytrack("config", "@iran", "Iran").err.startswith(said)
    assert said in treatytrack("--verbose", "list", "@iran").err
    assert treatytrack("schedule", "Iran").err.startswith(said)


@pytest.mark.parametrize("command", ["list", "report", "export"])
def test_nothing_is_said_where_nobody_looks(treatytrack: Treatytrack, command: str) -> None:
    assert "searched for" not in treatytrack(command, "Iran").err


@pytest.mark.parametrize(
    ("words", "how"),
    [
        ("Iran", "party:IRN asks for the party Iran"),
        ("aze-irn-2025-e1", "ref:AZE-IRN-2025-E1 asks for that ref"),
        # no event has a status, or the ref of an agreement
        ("expired", ""),
        ("AZE-IRN-2025-1", ""),
    ],
)
def test_of_events_their_own_fields_are_named(treatytrack: Treatytrack, words: str, how: str) -> None:
    told = treatytrack("--verbose", "event", "list", words).err
    assert f": {how}." in told if how else "searched for" not in told


@pytest.mark.parametrize("term", ["ref:AZE-IRN-2025-1", "between:AZE-IRN", "party:IRN"])
def test_what_is_named_finds_it(treatytrack: Treatytrack, term: str) -> None:
    assert "AZE-IRN-2025-1" in treatytrack("list", term).out
