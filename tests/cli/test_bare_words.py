"""A word of QUERY without a field is searched for in texts; where it may have been meant otherwise, that is said."""

import pytest

from .world import DONE, Treatytrack

pytestmark = pytest.mark.usefixtures("baku")


@pytest.mark.parametrize(
    ("words", "meant"),
    [
        # parties, by code or name, each by itself or all words together
        (["Iran"], {"Iran": "party:IRN asks for the party"}),
        (["IRN"], {"IRN": "party:IRN asks for the party"}),
        (["Azerbaijan", "persia"], {
            "Azerbaijan": "party:AZE asks for the party", "persia": "party:IRN asks for the party",
        }),
        (["United", "Kingdom"], {"United Kingdom": "party:GBR asks for the party"}),
        (["not:Iran"], {"Iran": "party:IRN asks for the party"}),
        (["Iran,transport"], {"Iran": "party:IRN asks for the party"}),
        # a name that fits two: the field asks which
        (["Congo"], {"Congo": "party:Congo asks for the party"}),
        # two parties, and a ref; a name may hold a hyphen itself
        (["aze-iran"], {"aze-iran": "between:aze-iran asks for what is between the two"}),
        (["Guinea-Bissau"], {"Guinea-Bissau": "party:GNB asks for the party"}),
        (["AZE-IRN-2025-1"], {"AZE-IRN-2025-1": "ref:AZE-IRN-2025-1 asks for that ref"}),
        (["iran-aze-2025-1"], {"iran-aze-2025-1": "ref:AZE-IRN-2025-1 asks for that ref"}),
        (["AZE-IRN-nd-2"], {"AZE-IRN-nd-2": "ref:AZE-IRN-ND-2 asks for that ref"}),
        # a status, also in two words
        (["expired"], {"expired": "status:expired asks for the status"}),
        (["in", "force"], {"in force": "status:in-force asks for the status"}),
        # what is a word before it is a code, and what is asked for already
        (["and", "can", "per", "arm"], {}),
        (["transport"], {}),
        # no other party, none of that name, one that may be another, and what is the ref of an event
        (["AZE-", "AZE-nobody", "nobody-AZE", "Congo-AZE", "AZE-IRN-2025-E1"], {"AZE-": "party:AZE asks for the party"}),
        (["party:IRN", "status:live", "title:Iran"], {}),
    ],
)  # fmt: skip
def test_what_a_word_may_have_been_meant_for_is_said(
    treatytrack: Treatytrack, words: list[str], meant: dict[str, str]
) -> None:
    said = [f'"{word}" was searched for in titles and other texts only: {how}.' for word, how in meant.items()]
    for command in ("list", "deadlines", "report", "export", "timeline"):
        done = treatytrack("--verbose", command, *words)
        assert done.code == DONE
        assert [line for line in done.err.splitlines() if "searched for" in line] == said, command
        assert "searched for" not in done.out


def test_it_is_said_where_the_words_are_kept_for_later(treatytrack: Treatytrack) -> None:
    said = '"Iran" was searched for in titles and other texts only: party:IRN asks for the party.\n'
    assert treatytrack("config", "@iran", "Iran").err.startswith(said)
    assert said in treatytrack("--verbose", "list", "@iran").err
    assert treatytrack("schedule", "Iran").err.startswith(said)


@pytest.mark.parametrize("command", ["list", "report", "export"])
def test_nothing_is_said_where_nobody_looks(treatytrack: Treatytrack, command: str) -> None:
    assert "searched for" not in treatytrack(command, "Iran").err


def test_of_events_no_status_is_said(treatytrack: Treatytrack) -> None:
    assert "party:IRN asks for the party" in treatytrack("--verbose", "event", "list", "Iran").err
    assert "searched for" not in treatytrack("--verbose", "event", "list", "expired", "AZE-IRN-2025-1").err
    ended = treatytrack("--verbose", "event", "list", "aze-irn-2025-e1")
    assert (
        '"aze-irn-2025-e1" was searched for in titles and other texts only: ref:AZE-IRN-2025-E1 asks for' in ended.err
    )
