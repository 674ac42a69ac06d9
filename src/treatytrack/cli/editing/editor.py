"""The editor of the person at the terminal: a text is opened until it is taken, left alone or given up."""

import os
import shlex
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TypeVar

from treatytrack.actions.edit import ChangedMeanwhile
from treatytrack.cli.editing.draft import Draft, sentence
from treatytrack.cli.speaking import YES_OR_NO, say, say_each
from treatytrack.errors import Conflict, NotFound, TreatytrackError, WrongRequest
from treatytrack.formats.readable import with_full_stop
from treatytrack.rows import Broken

Taken = TypeVar("Taken")


class WrongText(WrongRequest):
    """What was written cannot be taken: everything that is wrong, each with its line (0: none)."""

    def __init__(self, broken: Sequence[Broken]) -> None:
        self.broken = tuple(broken)
        super().__init__(*map(sentence, broken))


def edited(name: str, text: str, take: Callable[[bytes], Taken]) -> Taken | None:
    """What `take` makes of the text as the editor leaves it; None, after saying so, where it is left alone or emptied.

    `name` is that of the file. `take` raises WrongRequest, NotFound or Conflict for what can be mended: it is told, and
    the text opened again if the person wants. What was written is never lost: where it is not taken its place is told.
    Raises WrongRequest: there is no editor, or the text was given up. TreatytrackError: the editor failed.
    """
    command = _editor()
    draft = Draft(name, text)
    with draft.kept_unless_taken():
        while True:
            _run(command, draft.path)
            if draft.is_left_alone:
                say("Nothing differs: nothing was changed.")
                return None
            try:
                return take(draft.left)
            except ChangedMeanwhile:
                raise
            except (WrongRequest, NotFound, Conflict) as wrong:
                say_each(with_full_stop(wrong.sentences))
                if not _again():
                    raise WrongRequest("Nothing was changed") from None
                draft.remark(
                    wrong.broken if isinstance(wrong, WrongText) else [Broken(0, said) for said in wrong.sentences]
                )


def _editor() -> list[str]:
    """The words that start the editor: VISUAL, else EDITOR, else vi. Raises WrongRequest: there is none."""
    for name in ("VISUAL", "EDITOR"):
        if written := os.environ.get(name, "").strip():
            try:
                return shlex.split(written)
            except ValueError as error:
                raise WrongRequest(f"{name} cannot be read ({error}): {written}; nothing was changed") from None
    if vi := shutil.which("vi"):
        return [vi]
    raise WrongRequest(
        "There is no editor: set EDITOR to the one you use, or name what to change by options, "
        "as treatytrack edit --help shows them"
    )


def _run(command: Sequence[str], path: Path) -> None:
    """Run the editor on the file until it is closed. Ctrl-C is for the editor; what it ends ends us too.

    Raises TreatytrackError: it cannot be started, or failed.
    """
    # Not ignored but heard: what is ignored here would be ignored by the editor too.
    before = signal.signal(signal.SIGINT, lambda *_: None)
    try:
        code = subprocess.run([*command, str(path)], stdout=sys.stderr, check=False).returncode
    except OSError as error:
        raise TreatytrackError(
            f"The editor {command[0]} cannot be started: {error.strerror}; "
            "nothing was changed: set EDITOR to one that can"
        ) from None
    finally:
        signal.signal(signal.SIGINT, before)
    if code in {-signal.SIGINT, 128 + signal.SIGINT}:
        raise KeyboardInterrupt
    if code:
        how = f"was ended by signal {-code}" if code < 0 else f"failed with exit code {code}"
        raise TreatytrackError(f"The editor {command[0]} {how}; nothing was changed")


def _again() -> bool:
    """Whether to open the text again; the end of input is a no."""
    while True:
        try:
            sys.stderr.write("Edit again? [Y/n]: ")
            sys.stderr.flush()
            line = sys.stdin.readline()
        except KeyboardInterrupt:
            sys.stderr.write("\n")
            raise
        if not line:
            sys.stderr.write("\n")
            return False
        said = line.strip().casefold() or "y"
        if said in YES_OR_NO:
            return YES_OR_NO[said]
        say("Write y for yes (or Enter), or n for no.")
