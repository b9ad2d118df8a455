"""Files that a page hands out to be kept."""

from collections.abc import Iterable, Sequence
from io import BytesIO

from flask import Response, send_file

from app.csvs import as_bytes


def csv_file(name: str, rows: Iterable[Sequence[object]]) -> Response:
    """Rows, the header first, as a CSV file of this name."""
    return kept_file(name, as_bytes(rows))


def kept_file(name: str, content: bytes) -> Response:
    """The bytes of a CSV file, handed out under a name."""
    return send_file(BytesIO(content), "text/csv; charset=utf-8", as_attachment=True, download_name=name)
