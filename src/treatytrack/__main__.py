"""The program's entry: the version and a shell's Tab are answered at once, everything else at the door of `cli`."""

import gc
import os
import signal
import sys

from treatytrack import __version__


def main() -> None:
    """Run what the command line asks, and exit with its code."""
    if sys.argv[1:] == ["--version"] and sys.stdout:
        try:
            os.write(sys.stdout.fileno(), f"treatytrack {__version__}\n".encode())
        except OSError:
            pass  # the door tries once more, and knows what to say of it
        else:
            return
    # Nothing here refers to itself in a circle, so what is let go is freed at once. To look for garbage all the same
    # takes a twentieth of every start, and of a report on many agreements half.
    gc.disable()
    code = _run(sys.argv[1:])
    gc.freeze()  # else the interpreter looks once more, at the very end
    sys.exit(code)


def _run(words: list[str]) -> int:
    if words[:1] == ["__complete"] and sys.stdout:
        from treatytrack.cli.completing import answer  # noqa: PLC0415  (what a shell asks at a Tab)

        answer(words[1:])
        return 0
    from treatytrack.cli.postponed import postpone  # noqa: PLC0415  (nor does a version pay for this)

    postpone()
    from treatytrack.cli.door import run  # noqa: PLC0415  (typer alone costs five times a bare interpreter)

    _end_as_by_ctrl_c()
    return run(words)


def _end_as_by_ctrl_c() -> None:
    """Whoever ends the program, or closes its terminal, leaves nothing half done behind; nohup is obeyed."""
    from treatytrack.cli.interrupts import ENDING  # noqa: PLC0415  (as above)

    for number in ENDING:
        if signal.getsignal(number) is signal.SIG_DFL:
            signal.signal(number, signal.default_int_handler)


if __name__ == "__main__":
    main()
