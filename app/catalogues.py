"""Translation catalogues: written as .po files, read by gettext as .mo files, which are made anew when out of date."""

from io import BytesIO
from pathlib import Path

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

from app.derived import is_current, put


def compile_all(folder: Path) -> int:
    """Make each catalogue beneath a folder readable where it is not, or not as it stands. Returns how many were made.

    Several processes may do so at once. Raises OSError where the folder cannot be written and a catalogue is missing.
    """
    stale = [
        path for path in sorted(folder.glob("*/LC_MESSAGES/*.po")) if not is_current(path.with_suffix(".mo"), path)
    ]
    for path in stale:
        put(path.with_suffix(".mo"), _compiled(path))
    return len(stale)


def _compiled(path: Path) -> bytes:
    with path.open("rb") as source:
        catalogue = read_po(source, abort_invalid=True)
    made = BytesIO()
    write_mo(made, catalogue)
    return made.getvalue()
