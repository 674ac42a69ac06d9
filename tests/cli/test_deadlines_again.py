"""`deadlines` lists the next notice day and renewal only, and says so where another of them lies in the window."""

from pathlib import Path

import pytest

from .world import DONE, Treatytrack


@pytest.mark.parametrize(
    ("limit", "to", "more"),
    [
        ("", "2032-01-30", False),
        ("", "2032-01-31", True),
        ("9", "2032-01-31", True),
        ("8", "2032-01-31", False),  # the eighth renewal, in 2030, is the next one and the last
    ],
)
def test_it_says_that_only_the_next_is_listed_where_another_renewal_follows_in_the_window(
    treatytrack: Treatytrack, empty: Path, limit: str, to: str, more: bool
) -> None:
    added = treatytrack("add", "Trade", "--between", "IRN", "CHE", "--in-force", "2015-01-31", "--lasts", "1y",
                        "--renewal", "tacit", "--renewal-length", "2y", "--renewal-limit", limit, "--notice", "1m")  # fmt: skip
    assert added.code == DONE, added.err
    ended = treatytrack("deadlines", "--kind", "renews", "--to", to, as_of="2029-11-21")
    remark = "; only the next of each kind is listed, no notice day or renewal after it" if more else ""
    assert ended.err == f"1 deadline from 2029-11-21 to {to}{remark}.\n"


def test_a_series_whose_start_is_uncertain_may_come_round_again_before_it_surely_does(
    treatytrack: Treatytrack, empty: Path
) -> None:
    treatytrack("add", "Trade", "--between", "IRN", "CHE", "--in-force", "[2016-12-01..2017-02-28]", "--lasts", "10y",
                "--renewal", "tacit", "--renewal-length", "2y", "--notice", "1m")  # fmt: skip
    said = {to: treatytrack("deadlines", "--kind", "renews", "--to", to).err for to in ("2028-11-30", "2028-12-01")}
    assert ["only the next of each kind" in one for one in said.values()] == [False, True]
