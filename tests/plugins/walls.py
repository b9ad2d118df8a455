"""The walls around the suite: no network but this machine's own, no settings from outside, needs told plainly."""

import ipaddress
import os
import socket
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import settings

from tests.needs import CHROMIUM, SHARED, need

settings.register_profile("suite", deadline=None, print_blob=True)


def pytest_configure() -> None:
    """Forget the settings of whoever runs the suite: a test's settings are the ones it names."""
    settings.load_profile("suite")
    for name in [name for name in os.environ if name.startswith(("KYMPPI_", "FLASK_"))]:
        del os.environ[name]


def pytest_runtest_setup(item: pytest.Item) -> None:
    """Skip what lacks its browser or its data, or fail it in CI."""
    if item.get_closest_marker("browser"):
        need(CHROMIUM, "there is no chromium here; `make test` tells how to have one")
    if item.get_closest_marker("real"):
        need(SHARED.is_dir(), "there is no folder `shared` beside the checkout")


def is_here(address: Any) -> bool:
    """Whether a socket to this address stays on this machine."""
    if not isinstance(address, tuple):
        return True
    try:
        return ipaddress.ip_address(address[0]).is_loopback
    except ValueError:
        return bool(address[0] == "localhost")


@pytest.fixture(autouse=True, scope="session")
def _stay_on_this_machine() -> Iterator[None]:
    connect = socket.socket.connect

    def guarded(self: socket.socket, address: Any) -> None:
        if not is_here(address):
            raise AssertionError(f"a test reached out to {address}; the suite stays on this machine")
        connect(self, address)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(socket.socket, "connect", guarded)
        yield
