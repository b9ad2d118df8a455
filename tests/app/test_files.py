"""The files that pages link: kept for a year, under an address that changes with them."""

import gzip
import os
import re
import time
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient

from app import files

STYLES = "/static/css/kymppi.css"


def test_a_page_links_files_by_their_version_and_a_browser_may_keep_them_for_a_year(client: FlaskClient) -> None:
    linked = re.findall(r'(?:href|src)="(/static/[^"]+)"', client.get("/sign-in").text)
    unversioned = [one for one in linked if not re.search(r"\?v=[0-9a-f]{8}$|-\d+(\.\d+)+\.woff2$", one)]
    assert len(linked) >= 4
    assert unversioned == []
    assert {client.get(one, buffered=True).headers["Cache-Control"] for one in linked} == {"max-age=31536000, public"}


def test_the_version_is_another_one_when_the_file_is(tmp_path: Path) -> None:
    versions = set()
    for content in ("a {}", "b {}"):
        (tmp_path / "one.css").write_text(content)
        flask_app = Flask("empty", static_folder=str(tmp_path))
        files.init_app(flask_app, {})
        with flask_app.test_request_context():
            versions.add(flask_app.url_for("static", filename="one.css"))
    assert len(versions) == 2


def test_the_small_forms_follow_their_file(tmp_path: Path) -> None:
    styles = tmp_path / "one.css"
    styles.write_text("a {}" * 100)
    assert (files.compress_all(tmp_path), files.compress_all(tmp_path)) == (2, 0)
    styles.write_text("b {}" * 100)
    os.utime(styles, (later := time.time() + 10, later))
    assert files.compress_all(tmp_path) == 2
    assert gzip.decompress((tmp_path / "one.css.gz").read_bytes()) == styles.read_bytes()


def test_a_browser_that_reads_brotli_gets_the_small_form_that_says_so(client: FlaskClient) -> None:
    answer = client.get(STYLES, headers={"Accept-Encoding": "br"}, buffered=True)
    plain = client.get(STYLES, buffered=True)
    assert answer.headers["Content-Encoding"] == "br"
    assert answer.headers["Vary"] == plain.headers["Vary"] == "Accept-Encoding"
    assert len(answer.data) * 3 < len(plain.data)


@pytest.mark.parametrize("path", ["../config.py", "%2e%2e/config.py", "css/../../../config.py", "css/", "nothing.css"])
def test_nothing_beside_the_files_is_served(client: FlaskClient, path: str) -> None:
    assert client.get(f"/static/{path}").status_code == 404
