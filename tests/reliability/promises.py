"""The table of promises."""

from .p07_silent_damage import P7
from .promise import Promise

PROMISES: tuple[Promise, ...] = (P7,)
