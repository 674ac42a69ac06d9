"""An interrupt at any moment of handing a connection to SQLAlchemy: nothing is logged, and nothing stays open."""

import gc
import logging
import sqlite3
import sys
from contextlib import closing
from types import FrameType
from typing import Any

import pytest

from treatytrack.store import binding
from treatytrack.store.binding import bound_to

OPCODES_LOOKED_AT = 400


class _InterruptedAt:
    """Raises KeyboardInterrupt before the nth step within this module's own code."""

    def __init__(self, step: int) -> None:
        self.left = step

    def __call__(self, frame: FrameType, event: str, _: object) -> Any:
        if frame.f_code.co_filename != binding.__file__:
            return None
        frame.f_trace_opcodes = True
        if event == "opcode":
            self.left -= 1
            if self.left == 0:
                raise KeyboardInterrupt
        return self


def _interrupted(step: int) -> bool:
    """Whether it was interrupted: there are no more steps than that."""
    at = _InterruptedAt(step)
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as connection:
        sys.settrace(at)
        try:
            with bound_to(connection) as bound:
                bound.exec_driver_sql("SELECT 1")
        except KeyboardInterrupt:
            return True
        finally:
            sys.settrace(None)
    return at.left <= 0


def test_nothing_is_logged_wherever_it_is_interrupted(
    capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(logging.getLogger(), "handlers", [])  # as in the program, where nobody listens
    steps = 0
    while _interrupted(steps + 1):
        steps += 1
        gc.collect()
        assert capfd.readouterr() == ("", ""), f"at step {steps}"
        assert steps < OPCODES_LOOKED_AT
    assert steps > OPCODES_LOOKED_AT / 10
