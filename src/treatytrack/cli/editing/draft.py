"""A text on its way to an editor and back: in a private file, and never lost."""

import os
import re
import shutil
import tempfile
from codecs import BOM_UTF8
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path

from treatytrack.cli.speaking import say
from treatytrack.errors import TreatytrackError
from treatytrack.formats.readable import readable
from treatytrack.rows import Broken

_REMARK = b"#> "
"""How a line begins that says, above the text, what is wrong with it."""


class Draft:
    """The text in a file that only its writer can read, in a folder of its own: editors leave copies beside it."""

    def __init__(self, name: str, text: str) -> None:
        self._opened = text.encode()
        try:
            self._folder = Path(tempfile.mkdtemp(prefix="treatytrack-"))
            self.path = self._folder / f"{re.sub('[^A-Za-z0-9._-]', '_', name)[:100]}.toml"
            self._write(self._opened)
        except OSError as error:
            raise TreatytrackError(f"No file can be made to edit: {error.strerror}; nothing was changed") from None

    @property
    def left(self) -> bytes:
        """The text as the editor left it, without our remarks; empty where the file is gone."""
        try:
            content = self.path.read_bytes()
        except FileNotFoundError:
            return b""
        except OSError as error:
            raise TreatytrackError(f"{self.path} cannot be read: {error.strerror}; nothing was changed") from None
        lines = content.removeprefix(BOM_UTF8).splitlines(keepends=True)
        while lines and lines[0].startswith(_REMARK):
            del lines[0]
        return b"".join(lines)

    @property
    def is_left_alone(self) -> bool:
        """Whether it says what it said when it was opened, or nothing."""
        left = self.left
        said = [line for line in left.splitlines() if line.strip() and not line.lstrip().startswith(b"#")]
        return not said or left == self._opened

    def remark(self, broken: Sequence[Broken]) -> None:
        """Say above the text what is wrong with it; the lines are counted with what is said."""
        left = self.left
        moved = (one._replace(line=one.line + len(broken) if one.line else 0) for one in broken)
        with suppress(OSError):  # they have been told already
            self._write(b"".join(_REMARK + readable(line).encode() + b"\n" for line in map(sentence, moved)) + left)

    @contextmanager
    def kept_unless_taken(self) -> Iterator[None]:
        """Forget the file after the block; where the block fails, keep what was written and say where."""
        try:
            yield
        except BaseException as error:
            if self.is_left_alone:
                self._forget()
                raise
            with suppress(OSError):
                self._write(self.left)
            if isinstance(error, TreatytrackError):
                *before, last = error.sentences
                error.args = (*before, f"{last}; your text is kept in {self.path}")
            else:
                say(f"Your text is kept in {self.path}.")
            raise
        self._forget()

    def _write(self, content: bytes) -> None:
        """Write the file whole or not at all: it may hold the only copy of what somebody wrote."""
        handle, beside = tempfile.mkstemp(dir=self._folder)
        with open(handle, "wb") as file:
            file.write(content)
        os.replace(beside, self.path)

    def _forget(self) -> None:
        shutil.rmtree(self._folder, ignore_errors=True)


def sentence(one: Broken) -> str:
    """What is wrong, after its line where that is known."""
    return f"line {one.line}: {one.what}" if one.line else one.what
