"""The program's entry: the version and a shell's Tab are answered at once, everything else at the door of `cli`."""

import gc
import os
import sys

from treatytrack import __version__


def main() -> None:
    """Run what the command line asks, and exit with its code."""
    if sys.argv[1:] == ["--version"] and sys.stdout:
        try:
            print(f"treatytrack {__version__}", flush=True)
        except OSError:
            os._exit(1)  # nobody reads it; the interpreter would try once more, and complain
        return
    # What is imported stays: to look through it for garbage on the way takes a twentieth of every start.
    gc.disable()
    if sys.argv[1:2] == ["__complete"] and sys.stdout:
        from treatytrack.cli.completing import answer  # noqa: PLC0415  (what a shell asks at a Tab)

        answer(sys.argv[2:])
        return
    from treatytrack.cli.door import run  # noqa: PLC0415  (typer alone costs five times a bare interpreter)

    gc.freeze()
    # Hardly anything here refers to itself: to look for that after every 700 values takes a tenth of an import.
    gc.set_threshold(50_000)
    gc.enable()
    sys.exit(run(sys.argv[1:]))


if __name__ == "__main__":
    main()
