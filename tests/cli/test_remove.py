"""`remove`: all of them or none; it asks on a terminal, and wants --yes and whole refs elsewhere."""

import pytest

from .process import Process
from .world import CULTURE, DONE, INTERRUPTED, MEDIA, NOT_FOUND, WRONG, Ended, Treatytrack

pytestmark = pytest.mark.usefixtures("baku")

LEFT = ["AZE-IRN-2025-2", "AZE-IRN-2025-1", "AZE-IRN-2025-3"]


def test_what_is_removed_is_named_and_no_longer_found(treatytrack: Treatytrack) -> None:
    assert treatytrack("remove", CULTURE, MEDIA, "--yes") == Ended("", f"Removed {CULTURE}, {MEDIA}.\n", DONE)
    assert treatytrack.refs() == LEFT
    assert treatytrack("show", MEDIA).code == NOT_FOUND


def test_the_same_ref_twice_is_removed_once(treatytrack: Treatytrack) -> None:
    assert treatytrack("remove", MEDIA, MEDIA, "-y") == Ended("", f"Removed {MEDIA}.\n", DONE)


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        ((MEDIA,), WRONG, "Off a terminal remove wants --yes; nothing was changed.\n"),
        ((MEDIA, "RUS-1", "--yes"), NOT_FOUND, 'No agreement is called "RUS-1": treatytrack list shows what there is.\n'),
        (
            ("AZE-IRN-2025", "--yes"), WRONG,
            '"AZE-IRN-2025" begins more than one ref: '
            "AZE-IRN-2025-1, AZE-IRN-2025-2, AZE-IRN-2025-3, AZE-IRN-2025-4, AZE-IRN-2025-5.\n",
        ),
        ((), WRONG, "Missing argument 'REF...'. See treatytrack remove --help.\n"),
    ],
)  # fmt: skip
def test_nothing_is_removed_where_anything_is_wrong(
    treatytrack: Treatytrack, words: tuple[str, ...], code: int, said: str
) -> None:
    before = treatytrack.digest
    assert treatytrack("remove", *words) == Ended("", said, code)
    assert treatytrack.digest == before


def test_off_a_terminal_a_beginning_is_refused_even_with_yes(treatytrack: Treatytrack) -> None:
    assert treatytrack("add", "Agreement on Trade", "--between", "IRN", "CHE").out == "CHE-IRN-ND-1\n"
    assert treatytrack("remove", "CHE", "--yes") == Ended(
        "", 'No agreement is called "CHE", but CHE-IRN-ND-1 begins so: write the whole ref.\n', WRONG
    )


def test_on_a_terminal_it_shows_what_is_meant_by_a_beginning_and_asks(
    treatytrack: Treatytrack, treatytrack_process: Process
) -> None:
    assert treatytrack("add", "Agreement on Trade", "--between", "IRN", "CHE").out == "CHE-IRN-ND-1\n"
    asked = "CHE-IRN-ND-1  Agreement on Trade\nRemove it? [y/N]: "
    refused = treatytrack_process.on_terminal("remove", "CHE", typed="n\n")
    assert refused == Ended(f"n\n{asked}Nothing was changed.\n", "", DONE)
    assert "CHE-IRN-ND-1" in treatytrack.refs()
    removed = treatytrack_process.on_terminal("remove", "CHE", typed="y\n")
    assert removed.out.endswith("Removed CHE-IRN-ND-1.\n")
    assert asked in removed.out
    assert "CHE-IRN-ND-1" not in treatytrack.refs()


@pytest.mark.parametrize("neither", ["maybe", "?", "ja", "Remove it"])
def test_what_is_neither_yes_nor_no_is_asked_about_again(
    treatytrack: Treatytrack, treatytrack_process: Process, neither: str
) -> None:
    asked = "Remove it? [y/N]: "
    ended = treatytrack_process.on_terminal("remove", MEDIA, typed=f"{neither}\n YES \n")
    assert f"{asked}Write y for yes, or n (or Enter) for no.\n{asked}Removed {MEDIA}.\n" in ended.out
    assert (ended.code, "rror" in ended.out) == (DONE, False)


def test_ctrl_c_at_the_question_changes_nothing(treatytrack: Treatytrack, treatytrack_process: Process) -> None:
    before = treatytrack.digest
    ended = treatytrack_process.on_terminal("remove", MEDIA, interrupted_at="[y/N]: ")
    assert ended.out.endswith("[y/N]: \nInterrupted: nothing was changed.\n")
    assert (ended.code, treatytrack.digest) == (INTERRUPTED, before)


def test_no_beginning_is_acted_on_unasked_even_with_yes_on_a_terminal(
    treatytrack: Treatytrack, treatytrack_process: Process
) -> None:
    assert treatytrack("add", "Agreement on Trade", "--between", "IRN", "CHE").code == DONE
    before = treatytrack.digest
    treatytrack_process.on_terminal("remove", "CHE", "--yes", typed="n\n")
    assert treatytrack.digest == before
