"""thematic: qualitative thematic analysis of focus groups, from transcripts to contrast tables."""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from thematic.study import Study, create_study, open_study

__version__ = "0.1.0"

__all__ = ["Study", "__version__", "create_study", "open_study"]


def __getattr__(name: str) -> Any:
    """``open_study``, ``create_study`` and ``Study`` are loaded when they are first asked for."""
    if name in ("Study", "create_study", "open_study"):
        from thematic import study

        return getattr(study, name)
    raise AttributeError(f"module 'thematic' has no attribute '{name}'")
