"""The limit of a page on this machine: bare Flask, Jinja and one read by an index, 12 KB of HTML, no sign-in.

Served by the same gunicorn workers as Kymppi when `python -m benchmarks.pages` measures.
"""

import os
import sqlite3
from collections.abc import Callable
from typing import Any

import psycopg
from flask import Flask

READ = "SELECT channel_id, positives, neutrals, negatives FROM tally WHERE person_id = 1 ORDER BY month DESC LIMIT 40"
PAGE = """<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>{{ title }}</title></head><body>
<h1>{{ title }}</h1>
<table><thead><tr><th>Channel</th><th>Positive</th><th>Neutral</th><th>Negative</th><th>Words</th></tr></thead><tbody>
{% for channel, positives, neutrals, negatives in rows %}
<tr class="a-row-of-a-list">
<th scope="row"><a class="a-link" href="/channels/{{ channel }}?row={{ loop.index }}">Channel {{ channel }}</a></th>
<td class="number">{{ positives }}</td><td class="number">{{ neutrals }}</td><td class="number">{{ negatives }}</td>
<td class="a-cell-of-words">as it was counted on the day it came</td></tr>
{% endfor %}
</tbody></table></body></html>
"""


def _reader(url: str) -> Callable[[], list[Any]]:
    if url.startswith("sqlite"):
        lite = sqlite3.connect(url.removeprefix("sqlite:///"))
        return lambda: lite.execute(READ).fetchall()
    postgresql = psycopg.connect(url, autocommit=True)
    return lambda: postgresql.execute(READ).fetchall()


def create_app() -> Flask:
    """The bare application on the database that KYMPPI_DATABASE_URL names."""
    flask_app = Flask("bare")
    template = flask_app.jinja_env.from_string(PAGE)
    read: list[Callable[[], list[Any]]] = []

    @flask_app.get("/")
    def page() -> str:
        if not read:
            read.append(_reader(os.environ["KYMPPI_DATABASE_URL"]))
        return template.render(title="A page", rows=read[0]())

    return flask_app
