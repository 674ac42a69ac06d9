"""The table of promises."""

from . import (
    p01_acknowledged,
    p02_power_loss,
    p03_writers,
    p04_import,
    p05_round_trip,
    p06_upgrades,
    p07_silent_damage,
    p08_dates,
    p09_windows,
    p10_hostile_text,
    p11_past_states,
    p12_undo,
    p13_backups,
    p15_sentences,
    p16_private,
)
from .promise import Promise

PROMISES: tuple[Promise, ...] = (
    p01_acknowledged.PROMISE,
    p02_power_loss.PROMISE,
    p03_writers.PROMISE,
    p04_import.PROMISE,
    p05_round_trip.PROMISE,
    p06_upgrades.PROMISE,
    p07_silent_damage.PROMISE,
    p08_dates.PROMISE,
    p09_windows.PROMISE,
    p10_hostile_text.PROMISE,
    p11_past_states.PROMISE,
    p12_undo.PROMISE,
    p13_backups.PROMISE,
    p15_sentences.PROMISE,
    p16_private.PROMISE,
)
