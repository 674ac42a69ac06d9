"""The table of promises."""

from . import p12_undo
from .promise import Promise

PROMISES: tuple[Promise, ...] = (p12_undo.PROMISE,)
