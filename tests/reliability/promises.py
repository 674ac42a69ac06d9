"""The table of promises."""

from . import (
    p01_acknowledged,
    p02_power_loss,
    p03_writers,
    p06_upgrades,
    p07_silent_damage,
    p11_past_states,
    p12_undo,
    p13_backups,
    p16_private,
)
from .promise import Promise

PROMISES: tuple[Promise, ...] = (
    p01_acknowledged.PROMISE,
    p02_power_loss.PROMISE,
    p03_writers.PROMISE,
    p06_upgrades.PROMISE,
    p07_silent_damage.PROMISE,
    p11_past_states.PROMISE,
    p12_undo.PROMISE,
    p13_backups.PROMISE,
    p16_private.PROMISE,
)
