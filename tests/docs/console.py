"""The console blocks of a page of docs/: run in a terminal of their own, compared with what the page shows, or renewed.

A block begins with ```console. Each line that begins with "$ " is a command, and the lines up to the next one are
what it prints on a terminal of 100 columns, stderr and stdout as they come. A line "..." stands for any number of
lines. ``<date>``, ``<day>``, ``<time>`` and ``<hash>`` stand for what changes. Run as a
program, it writes into the pages what the commands print now: PAGE..., from the root of the repository.
"""

import os
import re
import shlex
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

ROOT = Path(__file__).parents[2]
WIDTH = 100
BLOCK = re.compile(r"^```console\n(.*?)^```$", re.DOTALL | re.MULTILINE)
MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
CHANGING = {
    "time": r"\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?Z?",
    "date": r"\d{4}-\d{2}-\d{2}",
    "day": rf"\d{{1,2}} (?:{MONTHS}) \d{{4}}",
    "hash": r"\b[0-9a-f]{12,64}\b",
}
SAMPLE = ("transcripts_sample", "codebooks")


@dataclass(frozen=True)
class Step:
    """A command, and what the page says that it prints."""

    command: str
    shown: str


def steps(page: str) -> Iterator[Step]:
    """The commands of a page, in their order."""
    for block in BLOCK.findall(page):
        yield from _steps(block)


def _steps(block: str) -> Iterator[Step]:
    command, shown = "", []
    for line in [*block.splitlines(), "$ "]:
        if line.startswith("$ "):
            if command:
                yield Step(command, "\n".join(shown))
            command, shown = line[2:], []
        else:
            shown.append(line)


def agrees(shown: str, printed: str) -> bool:
    """Whether the page shows what was printed, but for what was left out or changes."""
    pattern = ""
    for line in settled(shown, keep=True).splitlines():
        if line.strip() == "...":
            pattern += r"(?:.*\n)*?"
            continue
        parts = re.split(rf"<({'|'.join(CHANGING)})>", line.rstrip())
        pattern += "".join(CHANGING[part] if place % 2 else re.escape(part) for place, part in enumerate(parts)) + "\n"
    return re.fullmatch(pattern, settled(printed, keep=True) + "\n" if printed.strip() else "") is not None


def settled(printed: str, *, keep: bool = False) -> str:
    """What a page shows of ``printed``: no white space around it or at ends of lines, (unless ``keep``) no dates."""
    text = "\n".join(line.rstrip() for line in printed.splitlines()).strip("\n")
    for name, pattern in () if keep else CHANGING.items():
        text = re.sub(pattern, f"<{name}>", text)
    return text


def renewed(shown: str, printed: str, *, head: int = 6) -> str:
    """``printed`` for the page, shortened where the page was: as many lines as stood before and after "..."."""
    lines = settled(printed).splitlines()
    before, dots, after = (shown + "\n").partition("\n...\n") if not shown.startswith("...") else ("", "...", shown[3:])
    if not dots:
        return "\n".join(lines)
    first, last = len(before.splitlines()), len(after.strip("\n").splitlines())
    first = first or (0 if shown.startswith("...") else head)
    if len(lines) <= first + last + 1:
        return "\n".join(lines)
    return "\n".join([*lines[:first], "...", *(lines[-last:] if last else [])])


def run(command: str, folder: Path) -> str:
    """What a command line prints on a terminal in ``folder``. Only thematic, cp, cat, head and ls are known."""
    words = shlex.split(command)
    if words[0] not in ("thematic", "cat", "ls", "cp", "mkdir", "head"):
        raise ValueError(f"a page runs '{words[0]}'")
    if words[0] == "thematic":
        _refuse_strays(words, folder)
        words = [sys.executable, "-c", "from thematic.cli.app import main; main()", *words[1:]]
    return _in_terminal(words, folder)


def _refuse_strays(words: list[str], folder: Path) -> None:
    """A page that has made no study of its own would write into one that happens to lie above its folder."""
    own = any(folder.glob("*.thematic")) or {"init", "demo", "--study", "--help"} & set(words)
    if not own and any(path for above in folder.resolve().parents for path in above.glob("*.thematic")):
        raise ValueError(f"a page runs '{' '.join(words)}' before it has a study")


def _in_terminal(words: list[str], folder: Path) -> str:
    """On a pseudo-terminal, which Windows does not have."""
    import fcntl
    import pty
    import struct
    import termios

    own, other = pty.openpty()
    fcntl.ioctl(other, termios.TIOCSWINSZ, struct.pack("HHHH", 60, WIDTH, 0, 0))
    environment = os.environ | {
        "TERM": "xterm",
        "NO_COLOR": "1",
        "COLUMNS": str(WIDTH),
        "LC_ALL": "C.UTF-8",
        "PYTHONPATH": str(ROOT),
        "THEMATIC_CODER": "",
        "THEMATIC_STUDY": "",
    }
    process = subprocess.Popen(
        words, cwd=folder, stdin=subprocess.DEVNULL, stdout=other, stderr=other, env=environment, close_fds=True
    )
    os.close(other)
    printed = b""
    while True:
        try:
            piece = os.read(own, 65536)
        except OSError:
            break
        if not piece:
            break
        printed += piece
    os.close(own)
    process.wait()
    return re.sub(r"\x1b\[[0-9;]*m", "", printed.decode("utf-8").replace("\r\n", "\n"))


def workplace(folder: Path) -> Path:
    """An empty folder with the sample and the files of docs/files, as a reader of the pages has it."""
    for name in SAMPLE:
        shutil.copytree(ROOT / name, folder / name)
    for path in (ROOT / "docs" / "files").iterdir():
        shutil.copy(path, folder)
    return folder


def renew(path: Path) -> None:
    """Write into a page what its commands print."""
    page = path.read_text(encoding="utf-8")
    with TemporaryDirectory() as name:
        folder = workplace(Path(name))

        def block(found: re.Match[str]) -> str:
            told = []
            for step in _steps(found[1]):
                shown = renewed(step.shown, run(step.command, folder))
                told.append(f"$ {step.command}\n{shown}\n" if shown else f"$ {step.command}\n")
                sys.stderr.write(f"{step.command}\n")
            return f"```console\n{''.join(told)}```"

        page = BLOCK.sub(block, page)
    path.write_text(page, encoding="utf-8")


if __name__ == "__main__":
    for given in sys.argv[1:]:
        renew(Path(given))
