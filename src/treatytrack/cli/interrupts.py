"""What ends the program from outside: Ctrl-C, a wish to end it, and a terminal that is closed."""

import signal

ENDING = tuple(getattr(signal, name) for name in ("SIGINT", "SIGTERM", "SIGHUP") if hasattr(signal, name))
"""The signals; all are told as an interrupt."""
