"""`import --preset`: what the keys of a column make of its cells; nothing is lost on the way without a word."""

import pytest

from .test_import_presets import columns
from .world import DONE, WRONG, Ended, Treatytrack

pytestmark = pytest.mark.usefixtures("empty")

TITLE = '[columns]\ntitle = "title"\n'


def taken(treatytrack: Treatytrack, preset: str, sheet: str) -> Ended:
    """How the import of that file by that preset ended."""
    treatytrack.csv("p.toml", preset)
    treatytrack.csv("f.csv", sheet)
    return treatytrack("import", "f.csv", "--preset", "p.toml")


def refused(treatytrack: Treatytrack, parties: str, cell: str) -> str:
    """Why the one row is refused whose parties the preset reads so."""
    ended = taken(treatytrack, f"{TITLE}parties = {{ from = 'parties', {parties} }}\n", f"title,parties\nA,{cell}\n")
    assert ended.code == WRONG
    said, why, *rest = ended.err.splitlines(keepends=True)
    assert (said, *rest) == (
        "f.csv is read as p: a register with this header\n",
        "1 of 1 rows refused; nothing was changed.\n",
    )
    return why.rstrip("\n").removeprefix("f.csv:2: parties: ")


@pytest.mark.parametrize("way", ["refuse", "first-two", "notes"])
def test_own_is_not_put_on_what_others_signed(treatytrack: Treatytrack, way: str) -> None:
    assert refused(treatytrack, f"own = ['Iran'], more-than-two = '{way}'", "Germany; France") == (
        "names Germany, France, but not Iran: own stands beside one other side"
    )


@pytest.mark.parametrize("cell", ["Germany", "Germany; Iran", "IRAN; Germany"])
def test_own_is_the_other_side_of_one(treatytrack: Treatytrack, cell: str) -> None:
    parties = "parties = { from = 'parties', own = ['Iran'], party = '/^G/' }"
    assert taken(treatytrack, f"{TITLE}{parties}\n", f"title,parties\nA,{cell}\n").code == DONE
    assert columns(treatytrack, "party_a,party_b") == ["IRN,DEU"]


@pytest.mark.parametrize("territories", ["", ", territories = '/[a-z]/'"])
def test_an_item_that_fits_no_pattern_is_not_dropped(treatytrack: Treatytrack, territories: str) -> None:
    assert refused(treatytrack, f"party = '/^[A-Z ]+$/'{territories}", "IRAN; FRANCE; ÖSTERREICH") == (
        "ÖSTERREICH fits neither party nor territories: change these patterns, "
        'or drop it with [values.parties] NAME = ""'
    )


def test_an_item_is_dropped_where_the_preset_says_so(treatytrack: Treatytrack) -> None:
    preset = f"{TITLE}parties = {{ from = 'parties', party = '/^[A-Z ]+$/' }}\n[values.parties]\n'Observer' = ''\n"
    assert taken(treatytrack, preset, "title,parties\nA,IRAN; FRANCE; Observer\n").code == DONE
    assert columns(treatytrack, "party_a,party_b") == ["IRN,FRA"]
