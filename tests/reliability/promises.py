"""The table of promises."""

from . import p13_backups
from .promise import Promise

PROMISES: tuple[Promise, ...] = (p13_backups.PROMISE,)
