"""Every promise at a small size, after its harness has caught a planted fault."""

from pathlib import Path

import pytest

from .promise import Promise
from .promises import PROMISES


@pytest.mark.parametrize("promise", PROMISES, ids=lambda promise: promise.number)
def test_the_harness_catches_a_planted_fault(promise: Promise, tmp_path: Path) -> None:
    _skip_where_it_cannot_be_proved(promise)
    assert promise.plant(tmp_path).wrong


@pytest.mark.parametrize("promise", PROMISES, ids=lambda promise: promise.number)
def test_the_promise_is_kept(promise: Promise, tmp_path: Path) -> None:
    _skip_where_it_cannot_be_proved(promise)
    seen = promise.prove(promise.small, 0, tmp_path)
    assert seen.wrong == ()
    assert seen.trials >= promise.small, "fewer trials than were asked for"


def _skip_where_it_cannot_be_proved(promise: Promise) -> None:
    if why := promise.needs():
        pytest.skip(why)
