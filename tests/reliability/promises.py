"""The table of promises."""

from .p04_import import P4
from .p05_round_trip import P5
from .p08_dates import P8
from .p09_windows import P9
from .p10_hostile_text import P10
from .p15_sentences import P15
from .promise import Promise

PROMISES: tuple[Promise, ...] = (
    P4,
    P5,
    P8,
    P9,
    P10,
    P15,
)
