"""What a cell may hold."""

import re

from hypothesis import given
from hypothesis import strategies as st

from treatytrack.cells import REFERENCE_ID
from treatytrack.errors import WrongRequest


@given(
    st.text(max_size=4) | st.text("a/;,:\"'\x00\x1f\x7f\x85\u00a0\u2028\u200b", max_size=4) | st.text("a", min_size=99)
)
def test_a_ref_holds_no_blank_and_none_of_the_signs_that_part_refs(text: str) -> None:
    form = re.fullmatch(r"""[^\s/;,:"'\x00-\x1f\x7f]{1,100}""", text)
    try:
        read = REFERENCE_ID.read(text)
    except WrongRequest:
        assert form is None
    else:
        assert form is not None
        assert read == text
