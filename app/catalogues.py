"""Translation catalogues: written as .po files, read by gettext as .mo files, which are made anew when out of date."""

import os
from pathlib import Path

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po


def compile_all(folder: Path) -> int:
    """Make each catalogue beneath a folder readable where it is not, or not as it stands. Returns how many were made.

    Several processes may do so at once. Raises OSError where the folder cannot be written and a catalogue is missing.
    """
    stale = [path for path in sorted(folder.glob("*/LC_MESSAGES/*.po")) if not _is_made(path)]
    for path in stale:
        _make(path)
    return len(stale)


def _is_made(path: Path) -> bool:
    made = path.with_suffix(".mo")
    return made.is_file() and made.stat().st_mtime_ns >= path.stat().st_mtime_ns


def _make(path: Path) -> None:
    with path.open("rb") as source:
        catalogue = read_po(source, abort_invalid=True)
    draft = path.with_suffix(f".{os.getpid()}.draft")
    with draft.open("wb") as target:
        write_mo(target, catalogue)
    draft.replace(path.with_suffix(".mo"))
