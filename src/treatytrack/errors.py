"""Every error a person can meet: one sentence, and the exit code that scripts rely on."""


class TreatytrackError(Exception):
    """Failed for a reason outside the request: a full disk, a folder that cannot be written."""

    exit_code = 1


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
