"""Several items in one cell: joined so that the same items come out again."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from treatytrack.domain.lists import changed, joined, separated
from treatytrack.errors import WrongRequest

# items, the cell
JOINED = [
    ((), ""),
    (("trade",), "trade"),
    (("trade", "transport"), "trade; transport"),
    # a semicolon alone is no separator
    (("a;b", "c"), "a;b; c"),
    (("a;",), "a;"),
    (("a;", "b"), "a;; b"),
    ((";",), ";"),
    # what would be misread is quoted
    (("a; b",), '"a; b"'),
    (("a; b", "c"), '"a; b"; c'),
    (('"quoted" title',), '"""quoted"" title"'),
    (('"',), '""""'),
    # quotes inside stay
    (('the "joint" office', "b"), 'the "joint" office; b'),
    # blanks belong to the item
    (("a", " b"), "a;  b"),
    (("a ", "b"), "a ; b"),
    (("a; b", " c"), '"a; b";  c'),
    # every character of a text stays
    (("first\nsecond", "\ttab"), "first\nsecond; \ttab"),
]

# a cell as somebody may write it, its items
READ = [
    ("", ()),
    ("; ", ()),
    ("a; ", ("a",)),
    ("a; ; b", ("a", "b")),
    # a quote that does not close its item is a character
    ('"a', ('"a',)),
    ('"a"b; c', ('"a"b', "c")),
    ('"a";b', ('"a";b',)),
    ('a "x; y"', ('a "x', 'y"')),
]


@pytest.mark.parametrize(("items", "cell"), JOINED)
def test_items_are_joined_and_quoted_only_where_they_would_be_misread(items: tuple[str, ...], cell: str) -> None:
    assert joined(items) == cell


@pytest.mark.parametrize(("items", "cell"), JOINED)
def test_a_cell_gives_back_the_items_it_was_joined_from(items: tuple[str, ...], cell: str) -> None:
    assert separated(cell) == items


@pytest.mark.parametrize(("cell", "items"), READ)
def test_a_cell_is_read_as_it_was_meant(cell: str, items: tuple[str, ...]) -> None:
    assert separated(cell) == items


awkward = st.text(st.sampled_from('a;" '), min_size=1, max_size=4)
any_text = st.text(min_size=1, max_size=20)


@given(st.lists(awkward | any_text, max_size=5).map(tuple))
def test_any_items_come_back(items: tuple[str, ...]) -> None:
    assert separated(joined(items)) == items


CHANGED = [
    # items, added, removed, the items then
    (("a", "b"), ("c",), (), ("a", "b", "c")),
    (("a", "b"), (), ("a",), ("b",)),
    (("a", "b"), ("c", "d"), ("b",), ("a", "c", "d")),
    ((), ("a",), (), ("a",)),
    (("a",), (), ("a",), ()),
    # what is there already stays where it is
    (("a", "b"), ("a",), (), ("a", "b")),
    ((), ("a", "a"), (), ("a",)),
    (("a", "a"), ("b",), (), ("a", "a", "b")),
    (("a", "a", "b"), (), ("a",), ("b",)),
    (("a",), (), (), ("a",)),
]


@pytest.mark.parametrize(("items", "added", "removed", "then"), CHANGED)
def test_a_list_is_changed_item_by_item(
    items: tuple[str, ...], added: tuple[str, ...], removed: tuple[str, ...], then: tuple[str, ...]
) -> None:
    assert changed(items, added, removed) == then


UNCHANGED = [
    # items, added, removed, what is wrong
    (("a",), (), ("b",), '"b" is not there to be removed: there is "a"'),
    ((), (), ("b",), '"b" is not there to be removed: nothing is'),
    (("a",), ("b",), ("b",), '"b" is both added and removed'),
    (("trade", "culture"), (), ("Cultur",), '"Cultur" is not there to be removed: there are "culture", "trade"'),
    (tuple("abcde"), (), ("e ",), '"e " is not there to be removed: there are "e", "a", "b", "c", "d"'),
    (tuple("abcdefg"), (), ("f ",), '"f " is not there to be removed: there are "f", "a", "b", "c", "d" and 2 more'),
]


@pytest.mark.parametrize(("items", "added", "removed", "what"), UNCHANGED)
def test_what_cannot_be_removed_is_told_with_what_is_there(
    items: tuple[str, ...], added: tuple[str, ...], removed: tuple[str, ...], what: str
) -> None:
    with pytest.raises(WrongRequest) as wrong:
        changed(items, added, removed)
    assert str(wrong.value) == what
