"""The program's entry: the version is answered at once, everything else at the door of `cli`."""

import sys

from treatytrack import __version__


def main() -> None:
    """Run what the command line asks, and exit with its code."""
    if sys.argv[1:] == ["--version"]:
        print(f"treatytrack {__version__}")
        return
    from treatytrack.cli.door import run  # noqa: PLC0415  (typer alone costs five times a bare interpreter)

    sys.exit(run(sys.argv[1:]))


if __name__ == "__main__":
    main()
