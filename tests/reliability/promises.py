"""The table of promises."""

from . import (
    p11_past_states,
    p13_backups,
    p16_private,
)
from .promise import Promise

PROMISES: tuple[Promise, ...] = (
    p11_past_states.PROMISE,
    p13_backups.PROMISE,
    p16_private.PROMISE,
)
