"""A round of letters that is killed at a chosen commit: `python -m tests.notifications.dying INSTANT N before|after`.

Settings come from the environment. N counts the round's commits from 1; 0 lets it live.
"""

import itertools
import os
import signal
import sys

from sqlalchemy import event
from sqlalchemy.orm import Session

import wsgi
from app import clock
from notifications import rounds


def die_at(number: int, when: str) -> None:
    """Kill this process at its commit with this number, before or after it is done."""
    count = itertools.count(1)

    def now(_session: Session) -> None:
        if next(count) == number:
            os.kill(os.getpid(), signal.SIGKILL)

    event.listen(Session, f"{when}_commit", now)


def main() -> None:
    """One round at the instant given."""
    instant, number, when = sys.argv[1:]
    at = clock.parse_instant(instant)
    die_at(int(number), when)
    flask_app = wsgi.create_app()
    with flask_app.app_context():
        sys.exit(not rounds.run(flask_app, lambda: at).complete)


if __name__ == "__main__":
    main()
