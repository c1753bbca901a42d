"""The drawing library, loaded late and quietly: no window, no global state, no word about its caches."""

import logging
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

SETTINGS: dict[Any, Any] = {
    "svg.fonttype": "none",
    "svg.hashsalt": "thematic",
    "svg.image_inline": True,
    "path.simplify": False,
    "text.usetex": False,
    "text.parse_math": False,
    "text.antialiased": True,
    "font.family": ["DejaVu Sans"],
    "figure.facecolor": "white",
    "savefig.facecolor": "white",
    "savefig.bbox": None,
    "savefig.transparent": False,
}
"""What a drawing hangs on; the user's own settings of the library never change a picture."""


def load() -> None:
    """Import the library. The first time on a machine it lists the fonts, which takes some seconds."""
    logger = logging.getLogger("matplotlib")
    logger.addFilter(_hushed)
    try:
        import matplotlib.font_manager  # noqa: F401
    finally:
        logger.removeFilter(_hushed)


def _hushed(record: logging.LogRecord) -> bool:
    return record.levelno >= logging.ERROR


@contextmanager
def settings() -> Iterator[None]:
    """The library's own defaults and ``SETTINGS`` inside, whatever the user has set outside."""
    load()
    import matplotlib

    with matplotlib.rc_context(), warnings.catch_warnings():
        warnings.filterwarnings("ignore", message="Glyph .* missing")
        matplotlib.rcdefaults()
        matplotlib.rcParams.update(SETTINGS)
        yield
