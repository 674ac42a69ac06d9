"""The table of promises."""

from .p08_dates import P8
from .p09_windows import P9
from .promise import Promise

PROMISES: tuple[Promise, ...] = (
    P8,
    P9,
)
