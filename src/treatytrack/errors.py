"""Every error a person can meet: one sentence, and the exit code that scripts rely on."""


class TreatytrackError(Exception):
    """Failed for a reason outside the request: a full disk, a folder that cannot be written.

    Where there is more to say than one sentence, each is an argument of its own: what somebody wrote may hold ends of
    lines, and makes none here.
    """

    exit_code = 1

    def __str__(self) -> str:
        return "\n".join(self.sentences)

    @property
    def sentences(self) -> tuple[str, ...]:
        """What is said, a line each."""
        return tuple(map(str, self.args))


class WrongRequest(TreatytrackError):
    """The request or its input is wrong; nothing was changed."""

    exit_code = 2


class NotFound(TreatytrackError):
    """What the command is about does not exist."""

    exit_code = 3


class Conflict(TreatytrackError):
    """It exists already, was changed by someone else meanwhile, or would be overwritten."""

    exit_code = 4


class RegisterUnusable(TreatytrackError):
    """The register is missing, damaged, locked, not permitted, or written by a newer program."""

    exit_code = 5
