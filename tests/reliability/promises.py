"""The table of promises."""

from . import p01_acknowledged
from .promise import Promise

PROMISES: tuple[Promise, ...] = (p01_acknowledged.PROMISE,)
