"""Debian's Chromium for pytest-playwright, and the application served to it."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from flask import Flask
from werkzeug.serving import make_server

from tests.needs import CHROMIUM


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, Any]) -> dict[str, Any]:
    """Start the system's Chromium, without its sandbox: as root it would refuse."""
    return {
        **browser_type_launch_args,
        "executable_path": CHROMIUM,
        "args": ["--headless", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"],
    }


@contextmanager
def serving(flask_app: Flask) -> Iterator[str]:
    """The application on a real port meanwhile, at the address given, without a slash at the end."""
    server = make_server("127.0.0.1", 0, flask_app, threaded=True)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield f"http://localhost:{server.server_port}"
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.fixture
def live_url(request: pytest.FixtureRequest, flask_app: Flask) -> Iterator[str]:
    """The application on a real port, its address without a slash at the end; only for tests marked `commits`."""
    assert request.node.get_closest_marker("commits"), "a served application has threads: mark the test `commits`"
    with serving(flask_app) as url:
        yield url
