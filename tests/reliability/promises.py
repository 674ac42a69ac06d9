"""The table of promises."""

from . import p06_upgrades
from .promise import Promise

PROMISES: tuple[Promise, ...] = (p06_upgrades.PROMISE,)
