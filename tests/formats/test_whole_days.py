"""Text in lines: no day is parted, nor from the sign that says how sure it is."""

import pytest

from treatytrack.formats.whole_days import wrapped_around


@pytest.mark.parametrize(
    ("text", "columns", "lines"),
    [
        ("renews some day on 31 May 2027 or later", 24, ["renews some day on", "31 May 2027 or later"]),
        ("last safe day for notice ~; 15 in all", 25, ["last safe day for", "notice ~; 15 in all"]),
        ("at the latest ?", 13, ["at the", "latest ?"]),
        # what a person wrote is no sign
        ("about ~5 days ?no", 13, ["about ~5 days", "?no"]),
    ],
)
def test_a_line_parts_no_day_and_takes_no_sign_from_it(text: str, columns: int, lines: list[str]) -> None:
    assert wrapped_around(text, columns) == lines
