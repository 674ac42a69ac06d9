"""A record as TOML: pretty where it can be, and read back exactly whatever it says."""

import tomllib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from treatytrack.formats.readable import readable
from treatytrack.formats.toml import Entry, text

WRITTEN = [
    # a value, how it is written
    ("Baku", '"Baku"'),
    ("", '""  # where'),
    ((), "[]  # where"),
    # what TOML would read otherwise
    ('The "new" one', "'The \"new\" one'"),
    ("a\\b", r"'a\b'"),
    ('the "king\'s" road', '"the \\"king\'s\\" road"'),
    # several lines
    ("first\nsecond", '"""\nfirst\nsecond"""'),
    ('says "yes"\nand "no"', '"""\nsays "yes"\nand "no\\""""'),
    ('three """\n', '"""\nthree \\"""\n"""'),
    ('at the end\n"""', '"""\nat the end\n\\""\\""""'),
    ("one\r\ntwo\ttabs", '"""\none\\r\ntwo\ttabs"""'),
    # what would not be seen
    ("a\x1b[31m\x00\u2028\u202e\U000e0041", '"a\\u001b[31m\\u0000\\u2028\\u202e\\U000e0041"'),
    ("می\u200cخواهم", '"می\u200cخواهم"'),
    # lists
    (("trade", 'the "joint" one'), '["trade", \'the "joint" one\']'),
    (("two\nlines",), '["two\\nlines"]'),
    (("x" * 60, "y" * 60), f'[\n  "{"x" * 60}",\n  "{"y" * 60}",\n]'),
]


@pytest.mark.parametrize(("value", "written"), WRITTEN)
def test_each_value_is_written_as_it_reads_best(value: str | tuple[str, ...], written: str) -> None:
    assert text([Entry("place", value, "where")], ()) == f"\nplace = {written}\n"


def test_keys_stand_below_each_other_and_comments_above() -> None:
    entries = [Entry("ref", "A-1"), Entry("place", "Baku", "where"), Entry("tags", (), "labels\n= 1")]
    assert text(entries, ("A-1  A\ntitle", "", "= 2")) == (
        '# A-1  A\\x0atitle\n#\n# = 2\n\nref   = "A-1"\nplace = "Baku"\ntags  = []  # labels\\x0a= 1\n'
    )


texts = (
    st.text()
    | st.lists(st.sampled_from(('"""', '"', "'", "\\", "\n", "a"))).map("".join)
    | st.text(st.sampled_from("\"'\\\n\r\t\x00\x1f\x7f\x85\u2028\u2029\ufeff\u200dab #=[]"))
)
values = texts | st.lists(texts, max_size=4).map(tuple)


@given(st.lists(values, min_size=1, max_size=5), st.lists(texts, max_size=3))
def test_any_record_is_read_back_exactly_and_shows_all_it_says(
    all_: list[str | tuple[str, ...]], above: list[str]
) -> None:
    written = text([Entry(f"key_{at}", value, "about") for at, value in enumerate(all_)], above)
    back = tomllib.loads(written)
    assert [tuple(value) if isinstance(value, list) else value for value in back.values()] == all_
    assert readable(written.replace("\n", "").replace("\t", "")) == written.replace("\n", "").replace("\t", "")
