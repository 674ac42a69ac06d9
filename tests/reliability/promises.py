"""The table of promises."""

from . import p01_acknowledged, p02_power_loss
from .promise import Promise

PROMISES: tuple[Promise, ...] = (p01_acknowledged.PROMISE, p02_power_loss.PROMISE)
