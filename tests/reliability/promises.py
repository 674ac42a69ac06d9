"""The table of promises."""

from . import p03_writers
from .promise import Promise

PROMISES: tuple[Promise, ...] = (p03_writers.PROMISE,)
