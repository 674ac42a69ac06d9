"""The table of promises."""

from . import p13_backups, p16_private
from .promise import Promise

PROMISES: tuple[Promise, ...] = (p13_backups.PROMISE, p16_private.PROMISE)
