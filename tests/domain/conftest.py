"""How long the properties of the rules are tried: a moment, or a night where TREATYTRACK_NIGHTLY is set."""

import os

from hypothesis import HealthCheck, settings

NIGHTLY = bool(os.environ.get("TREATYTRACK_NIGHTLY"))

# The same examples every day: a new one is for the night to find, not for whoever runs the tests next.
settings.register_profile("everyday", deadline=None, max_examples=100, derandomize=True)
settings.register_profile("nightly", deadline=None, max_examples=2_000, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("nightly" if NIGHTLY else "everyday")
