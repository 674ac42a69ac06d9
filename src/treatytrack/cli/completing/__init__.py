"""What a shell asks at a Tab: the words so far in, what may follow out. Quick, silent, and nothing is ever created.

The scripts that `treatytrack completion` prints run `treatytrack __complete SHELL` and the words. That needs no typer,
which alone costs five times a bare interpreter: the program's entry comes here before it imports the door.
"""

import sys
from contextlib import suppress


def answer(asked: list[str]) -> None:
    """Write to stdout what may follow the words, as the shell named first reads it; nothing where anything fails.

    Whatever is wrong is told by the command itself once it is run: at a Tab a word about it would tear the line.
    """
    with suppress(Exception):
        from treatytrack.cli.completing.light import without_typer  # noqa: PLC0415  (before all that imports typer)

        without_typer()
        from treatytrack.cli.completing.shells import SHELLS  # noqa: PLC0415  (as above)

        shell, *words = asked
        said = "".join(f"{line}\n" for line in SHELLS[shell](words))
        sys.stdout.buffer.write(said.encode("utf-8", "ignore"))
        sys.stdout.flush()
