"""The table of promises."""

from . import p11_past_states
from .promise import Promise

PROMISES: tuple[Promise, ...] = (p11_past_states.PROMISE,)
