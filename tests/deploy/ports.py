"""Free ports of this machine, and waiting for something to come true within a bound."""

import socket
import time
from collections.abc import Callable
from contextlib import ExitStack
from typing import TypeVar

Found = TypeVar("Found")
TICK_SECONDS = 0.1


def free_ports(count: int) -> list[int]:
    """So many different ports that nobody listens on."""
    with ExitStack() as stack:
        held = [stack.enter_context(socket.create_server(("127.0.0.1", 0))) for _ in range(count)]
        return [one.getsockname()[1] for one in held]


def until(ask: Callable[[], Found], seconds: float = 30) -> Found:
    """What `ask` gives once it no longer raises; its last OSError or AssertionError when that takes too long."""
    for _tick in range(round(seconds / TICK_SECONDS)):
        try:
            return ask()
        except (OSError, AssertionError):
            time.sleep(TICK_SECONDS)
    return ask()
