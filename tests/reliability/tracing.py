"""The system calls with which a child changes files, each seen before and after, and tampered with on demand.

By ptrace through ctypes, for Linux on x86-64, so that nothing has to be installed. The child stops at the entry and at
the exit of every system call; a call that changes something in one folder is handed to a `Witness`, who says what is
done to it. Injecting by other tools can fire nothing and pass everything: who uses this counts what really happened.
"""

import ctypes
import os
import platform
import signal
import struct
import sys
from collections.abc import Callable
from dataclasses import dataclass
from errno import EPERM
from pathlib import Path
from typing import NamedTuple

# linux/ptrace.h; a stop at a system call is told from a signal by the bit that TRACESYSGOOD sets
_TRACEME, _POKEUSER, _SYSCALL, _SETOPTIONS, _GET_SYSCALL_INFO = 0, 6, 24, 0x4200, 0x420E
_TRACESYSGOOD, _EXITKILL = 0x1, 0x100000
_AT_SYSCALL = signal.SIGTRAP | 0x80
_ENTRY, _EXIT = 1, 2
# sys/user.h of x86-64: where the registers of a stopped child stand
_RAX, _RDX, _ORIG_RAX = 10 * 8, 12 * 8, 15 * 8
_NO_CALL = -1
_AT_FDCWD = -100


class Named(NamedTuple):
    """A system call that changes something: its kind, and which arguments name the file.

    `fd` is the number of the argument that is an open file, `path` that of a path, `base` that of the folder from which
    the path goes on (none: the working folder), `to` those of the second path of a rename or link.
    """

    kind: str
    fd: int | None = None
    path: int | None = None
    base: int | None = None
    to: tuple[int | None, int] | None = None


# fmt: off
CHANGING = {
    1: Named("write", fd=0), 18: Named("write", fd=0), 20: Named("writev", fd=0), 296: Named("writev", fd=0),
    328: Named("writev", fd=0), 40: Named("send", fd=0), 326: Named("copy", fd=2), 285: Named("allocate", fd=0),
    77: Named("truncate", fd=0), 74: Named("sync", fd=0), 75: Named("sync", fd=0),
    2: Named("open", path=0), 257: Named("open", path=1, base=0), 85: Named("create", path=0),
    437: Named("open2", path=1, base=0), 76: Named("cut", path=0),
    82: Named("rename", path=0, to=(None, 1)), 264: Named("rename", path=1, base=0, to=(2, 3)),
    316: Named("rename", path=1, base=0, to=(2, 3)),
    86: Named("link", path=0, to=(None, 1)), 265: Named("link", path=1, base=0, to=(2, 3)),
    88: Named("symlink", path=1), 266: Named("symlink", path=2, base=1),
    87: Named("unlink", path=0), 263: Named("unlink", path=1, base=0), 84: Named("rmdir", path=0),
    83: Named("mkdir", path=0), 258: Named("mkdir", path=1, base=0),
    90: Named("mode", path=0), 91: Named("mode", fd=0), 268: Named("mode", path=1, base=0),
    92: Named("owner", path=0), 93: Named("owner", fd=0), 260: Named("owner", path=1, base=0),
}
# fmt: on
"""By the numbers of x86-64. A write to mapped memory is none: SQLite maps nothing with these settings."""
WITH_COUNT = frozenset({1, 18})
"""The writes whose third argument says how much, so that they can be made short."""


@dataclass(slots=True)
class Call:
    """A call of the child that changes something in the folder, as it is about to be made."""

    kind: str
    path: str
    to: str
    number: int
    arguments: tuple[int, ...]
    child: int
    is_new: bool

    @property
    def count(self) -> int:
        """How many bytes a write is to write; 0 for what cannot be made short."""
        return self.arguments[2] if self.number in WITH_COUNT else 0


class Deed(NamedTuple):
    """What is done to a call: the child is killed before it, or it fails with an error, or writes only so much.

    `kill` with `short` kills it after the short write.
    """

    kill: bool = False
    error: int = 0
    short: int = 0


LET = Deed()
_libc = ctypes.CDLL(None, use_errno=True)


def traceable() -> str:
    """Why children cannot be traced here; '' where they can."""
    if sys.platform != "linux" or platform.machine() != "x86_64":
        return "system calls are traced on Linux on x86-64 only"
    try:
        child = started(lambda: 0)
        code = followed(child, Path("/nowhere"), lambda call: LET)
    except OSError as error:
        return f"this system lets nobody trace a child ({error.strerror or error})"
    return "" if code == 0 else f"a traced child ended with {code}"


def started(run: Callable[[], int]) -> int:
    """A child that runs this and exits with what it gives, stopped before it begins and traced by this process."""
    child = os.fork()
    if child:
        return child
    try:
        if _libc.ptrace(_TRACEME, 0, None, None) != 0:
            os._exit(EPERM)
        os.kill(os.getpid(), signal.SIGSTOP)
        code = run()
    except BaseException:
        sys.excepthook(*sys.exc_info())
        code = 99
    os._exit(code)


def followed(
    child: int,
    folder: Path,
    before: Callable[[Call], Deed],
    after: Callable[[Call, int], None] = lambda call, result: None,
) -> int:
    """Let a child run to its end, and give its exit code; the negative number of the signal that killed it.

    `before` is asked about each call that changes something in the folder, `after` is told what the call gave.
    Raises OSError: the system does not let us trace.
    """
    _, status = os.waitpid(child, 0)
    if not os.WIFSTOPPED(status):
        raise OSError(EPERM, os.strerror(EPERM))
    _ptrace(_SETOPTIONS, child, 0, _TRACESYSGOOD | _EXITKILL)
    inside = f"{folder.resolve()}/"
    passed_on = 0
    call: Call | None = None
    deed = LET
    while True:
        _ptrace(_SYSCALL, child, 0, passed_on)
        _, status = os.waitpid(child, 0)
        if not os.WIFSTOPPED(status):
            return os.waitstatus_to_exitcode(status)
        passed_on = os.WSTOPSIG(status)
        if passed_on != _AT_SYSCALL:
            continue
        passed_on = 0
        at, first, *arguments = _stopped_at(child)
        if at == _ENTRY:
            call = _changing(child, inside, first, arguments)
            deed = before(call) if call else LET
            if deed.kill and not deed.short:
                return _killed(child)
            _tamper(child, deed)
        elif at == _EXIT and call:
            result = _mended(child, call, deed, first)
            if deed.kill:
                return _killed(child)
            after(call, result)
            call = None


def _killed(child: int) -> int:
    """Kill it where it stands: at an entry, the system makes the call no more."""
    os.kill(child, signal.SIGKILL)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


def _tamper(child: int, deed: Deed) -> None:
    """At the entry of a call: what is done to it."""
    if deed.short:
        _ptrace(_POKEUSER, child, _RDX, deed.short)
    elif deed.error:
        _ptrace(_POKEUSER, child, _ORIG_RAX, _NO_CALL)  # no call has that number, so nothing is done


def _mended(child: int, call: Call, deed: Deed, result: int) -> int:
    """At its exit: what the child is to see of it. It relies on the registers that a call leaves alone."""
    if deed.short:
        _ptrace(_POKEUSER, child, _RDX, call.count)
    elif deed.error:
        _ptrace(_POKEUSER, child, _RAX, -deed.error)
        return -deed.error
    return result


def _changing(child: int, inside: str, number: int, arguments: list[int]) -> Call | None:
    """The call, if it changes something in the folder."""
    named = CHANGING.get(number)
    if named is None:
        return None
    flags = arguments[2 if named.base is not None else 1] if named.kind == "open" else 0
    if named.kind == "open" and not flags & (os.O_CREAT | os.O_TRUNC):
        return None
    if named.fd is not None:
        path = _link(f"/proc/{child}/fd/{_signed(arguments[named.fd])}")
    else:
        path = _path(child, arguments, named.base, named.path or 0)
    to = _path(child, arguments, *named.to) if named.to else ""
    if not f"{path}/".startswith(inside) and not to.startswith(inside):
        return None
    is_new = named.kind in {"open", "create"} and not os.path.lexists(path)
    if named.kind == "open" and not is_new and not flags & os.O_TRUNC:
        return None  # it is there already, and stays as it is
    return Call(named.kind, path, to, number, tuple(arguments), child, is_new)


def _path(child: int, arguments: list[int], base: int | None, at: int) -> str:
    """The path that an argument points to, from the folder that another one names."""
    with open(f"/proc/{child}/mem", "rb", buffering=0) as memory:
        memory.seek(arguments[at])
        text = b""
        while b"\0" not in text:
            # Up to the end of a page at a time: the next one may not be there.
            text += memory.read(4096 - (arguments[at] + len(text)) % 4096)
    path = os.fsdecode(text.partition(b"\0")[0])
    start = _AT_FDCWD if base is None else _signed(arguments[base])
    return os.path.join(_link(f"/proc/{child}/cwd" if start == _AT_FDCWD else f"/proc/{child}/fd/{start}"), path)


def _link(link: str) -> str:
    try:
        return os.readlink(link)
    except OSError:  # a number that is no open file: the call will say so
        return ""


def _signed(number: int) -> int:
    """An argument that is an int of 32 bits."""
    return int(ctypes.c_int32(number & 0xFFFFFFFF).value)


def _stopped_at(child: int) -> tuple[int, ...]:
    """Whether at an entry or an exit; then the number and the arguments, or what the call gave."""
    held = ctypes.create_string_buffer(88)
    _ptrace(_GET_SYSCALL_INFO, child, len(held), ctypes.cast(held, ctypes.c_void_p).value or 0)
    at = held.raw[0]
    if at == _ENTRY:
        return (at, *struct.unpack_from("=7Q", held.raw, 24))
    return (at, *struct.unpack_from("=q", held.raw, 24))


def _ptrace(request: int, child: int, address: int, value: int) -> None:
    ctypes.set_errno(0)
    gave = _libc.ptrace(ctypes.c_long(request), ctypes.c_long(child), ctypes.c_void_p(address), ctypes.c_void_p(value))
    if gave == -1 and ctypes.get_errno():
        raise OSError(ctypes.get_errno(), os.strerror(ctypes.get_errno()))
