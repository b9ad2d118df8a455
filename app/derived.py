"""Files made from others, such as compiled catalogues and compressed styles: made anew when they are out of date."""

import os
from pathlib import Path


def is_current(made: Path, source: Path) -> bool:
    """Whether a file made from another is there and no older than it."""
    return made.is_file() and made.stat().st_mtime_ns >= source.stat().st_mtime_ns


def put(made: Path, content: bytes) -> None:
    """Write a file whole or not at all; several processes may do so at once. Raises OSError where it cannot."""
    draft = made.with_name(f"{made.name}.{os.getpid()}.draft")
    draft.write_bytes(content)
    draft.replace(made)
