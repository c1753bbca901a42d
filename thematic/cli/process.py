"""The edge of the process: standard streams that are closed, full or gone, and names that are no UTF-8."""

import contextlib
import errno
import os
import sys

GONE = 141
"""What a shell shows for a program whose reader went away: 128 and the number of SIGPIPE."""

UNWRITABLE = {errno.ENOSPC, errno.EFBIG, errno.EIO, errno.EBADF}


def settle() -> None:
    """Make the streams usable: a closed one swallows what is written, and all speak UTF-8."""
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        if getattr(sys, name) is None:
            # In this order each takes the number that is missing, which no file of ours may get.
            setattr(sys, name, open(os.devnull, mode, encoding="utf-8"))  # noqa: PTH123, SIM115
    # A path may hold bytes that are no UTF-8; they go out as they came in.
    as_it_came = "surrogateescape" if os.name == "posix" else "backslashreplace"
    for stream, errors in ((sys.stdout, as_it_came), (sys.stderr, "backslashreplace")):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors=errors)


def leave_ascii() -> None:
    """Start again in UTF-8 where the locale knows ASCII only: no name with an æ could be read or opened there.

    Python does so by itself in such a locale, unless it was told not to.
    """
    if sys.getfilesystemencoding() == "ascii" and os.name == "posix":
        with contextlib.suppress(OSError):
            os.execv(sys.executable, [sys.executable, "-X", "utf8", *sys.orig_argv[1:]])


def flush() -> None:
    """Write what is left; raises OSError here and not when Python ends, where nobody could catch it."""
    sys.stdout.flush()
    sys.stderr.flush()


def silence() -> None:
    """Let what cannot be written any more go nowhere."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    for stream in (sys.stdout, sys.stderr):
        try:
            stream.flush()
        except OSError:
            with contextlib.suppress(OSError):
                os.dup2(nowhere, stream.fileno())
    os.close(nowhere)


def is_broken_pipe(error: BaseException) -> bool:
    """Whether the reader of the output went away, also where a library made an exit of it."""
    return isinstance(error, BrokenPipeError) or (
        isinstance(error, SystemExit) and isinstance(error.__context__, BrokenPipeError)
    )


def told(error: Exception) -> tuple[str, str] | None:
    """A sentence and a hint for what the world outside did wrong; None for any other error."""
    if isinstance(error, UnicodeEncodeError) and error.reason == "surrogates not allowed":
        return f"'{_readable(error)}' is not written in UTF-8.", "Write it in UTF-8, or rename the file."
    if isinstance(error, OSError) and error.errno in UNWRITABLE and error.filename is None:
        reason = (error.strerror or str(error)).lower()
        return f"The output could not be written ({reason}).", "What was changed stands: see 'thematic history'."
    return None


def _readable(error: UnicodeEncodeError) -> str:
    """The text round the bytes that are none, with those as \\xe5."""
    around = error.object[max(0, error.start - 40) : error.end + 20]
    return around.encode("utf-8", "surrogateescape" if _are_bytes(around) else "backslashreplace").decode(
        "utf-8", "backslashreplace"
    )


def _are_bytes(text: str) -> bool:
    return all(not "\ud800" <= char <= "\udfff" or "\udc80" <= char <= "\udcff" for char in text)
