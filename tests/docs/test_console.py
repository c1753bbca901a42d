"""How a page's console blocks are read, compared and renewed."""

import os

import pytest

from tests.docs.console import agrees, renewed, run, steps

PAGE = """Text.

```console
$ thematic one
a
b
$ thematic two --x 'y z'
```

```
$ not a console block
```

```console
$ cat x
...
```
"""


def test_commands_and_what_they_print_are_read_in_order():
    assert [(step.command, step.shown) for step in steps(PAGE)] == [
        ("thematic one", "a\nb"),
        ("thematic two --x 'y z'", ""),
        ("cat x", "..."),
    ]


@pytest.mark.parametrize(
    ("shown", "printed", "same"),
    [
        ("a\nb", "a  \nb\n", True),
        ("a\nb", "a\nc\n", False),
        ("a", "a\nb\n", False),
        ("a\n...\nd", "a\nb\nc\nd\n", True),
        ("a\n...\nd", "a\nd\n", True),
        ("a\n...", "a\nb\nc\n", True),
        ("...\nd", "a\nd\n", True),
        ("a\n...\nd", "a\nb\nc\n", False),
        ("on <date>", "on 2026-11-25\n", True),
        ("on <date>", "on some day\n", False),
        ("at <time> a <hash> (x)", "at 2026-11-25T10:00:00.123Z a 0123456789abcdef (x)\n", True),
        ("a.c", "abc\n", False),
        ("a\n", "  \na\n   \n", True),
        ("\na", "a", True),
        ("", "", True),
        ("", "a\n", False),
    ],
)
def test_a_page_agrees_only_with_what_is_printed(shown, printed, same):
    assert agrees(shown, printed) is same


def test_what_is_renewed_agrees_and_stays_as_short_as_it_was():
    printed = "".join(f"line {number} of <3>, 2026-11-25\n" for number in range(20))
    for shown in ("a", "a\nb\n...\nc", "...\nz", "a\n..."):
        told = renewed(shown, printed)
        assert agrees(told, printed)
        assert ("..." in told) == ("..." in shown)
    assert renewed("a\nb\n...\nc", printed).count("\n") == 3


@pytest.mark.skipif(os.name == "nt", reason="there are no pseudo-terminals on Windows")
def test_a_command_is_run_on_a_terminal(tmp_path):
    (tmp_path / "x").write_text("æøå\n", encoding="utf-8")
    assert run("cat x", tmp_path) == "æøå\n"
    assert "thematic init" in run("thematic --help", tmp_path) or "init" in run("thematic --help", tmp_path)
    with pytest.raises(ValueError, match="a page runs 'rm'"):
        run("rm x", tmp_path)


def test_a_page_never_writes_into_a_study_above_its_folder(tmp_path):
    (tmp_path / "other.thematic").write_bytes(b"")
    (tmp_path / "page").mkdir()
    with pytest.raises(ValueError, match="before it has a study"):
        run("thematic import a.csv", tmp_path / "page")
