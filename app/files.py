"""The files that pages link: their address changes with their content, so browsers may keep them for a year.

They are served before a request reaches the pages, in the smallest form the browser reads; the small forms stand beside
the files and are made anew at the start when they are out of date.
"""

import hashlib
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from wsgiref.headers import Headers

from flask import Flask
from whitenoise import WhiteNoise
from whitenoise.compress import Compressor

from app.derived import is_current, put

FORMS = {".br": Compressor.compress_brotli, ".gz": Compressor.compress_gzip}
YEAR = 31_536_000
VERSIONED = {".css", ".js", ".svg"}  # a font's name holds its version: the styles name it too


def init_app(flask_app: Flask, headers: Mapping[str, str]) -> None:
    """Serve the files with these headers, and give the addresses that pages write their version."""
    folder = Path(str(flask_app.static_folder))
    compress_all(folder)

    def protect(to: Headers, _path: str, _url: str) -> None:
        for name, value in headers.items():
            to[name] = value

    served = WhiteNoise(
        flask_app.wsgi_app,
        root=folder,
        prefix=f"{flask_app.static_url_path}/",
        autorefresh=flask_app.debug,
        max_age=YEAR,
        allow_all_origins=False,
        add_headers_function=protect,
    )
    vars(flask_app)["wsgi_app"] = served
    version = _version if flask_app.debug else cache(_version)

    @flask_app.url_defaults
    def add_version(endpoint: str, values: dict[str, object]) -> None:
        path = folder / str(values.get("filename", ""))
        if endpoint == "static" and path.suffix in VERSIONED and path.is_file():
            values["v"] = version(path)


def compress_all(folder: Path) -> int:
    """Lay the small forms beside each file beneath a folder that lacks one as new as itself. Returns how many it made.

    Several processes may do so at once. Raises OSError where the folder cannot be written and one is missing.
    """
    plain = [path for path in sorted(folder.rglob("*")) if path.suffix in VERSIONED]
    pairs = [(path, path.with_name(path.name + kind), kind) for path in plain for kind in FORMS]
    stale = [(path, made, kind) for path, made, kind in pairs if not is_current(made, path)]
    for path, made, kind in stale:
        put(made, FORMS[kind](path.read_bytes()))
    return len(stale)


def _version(path: Path) -> str:
    """What changes whenever the file does."""
    return hashlib.sha256(path.read_bytes()).hexdigest()[:8]
