"""The table of promises."""

from .promise import Promise

PROMISES: tuple[Promise, ...] = ()
