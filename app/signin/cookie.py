"""The session's cookie: signed, small, and worth nothing without its row in the database.

It holds the random id of a session, the moment it was last used, the token of forms and what is to be told on the next
page. Being used is noted in the cookie itself, once a minute, so that reading a page writes nothing to the database.
"""

import time
from datetime import timedelta

from flask import Flask, Request, Response, g
from flask.sessions import SecureCookieSession, SecureCookieSessionInterface, SessionMixin

WHO = "_user_id"  # Flask-Login's name for what tells whose session it is: here the random id
USED = "used"
NOTED_EVERY = 60  # seconds


class IdleCookie(SecureCookieSessionInterface):
    """A session whose cookie opens nothing once it has not been used for so long."""

    def __init__(self, idle: timedelta) -> None:
        """Let sessions rest for `idle` at most."""
        self.idle = idle.total_seconds()

    def open_session(self, app: Flask, request: Request) -> SecureCookieSession | None:
        """The session of a request; an empty one where it has rested too long."""
        found = super().open_session(app, request)
        if found is not None and WHO in found:
            if time.time() - found.get(USED, 0) > self.idle:
                return self.session_class()
            found.accessed = False
        return found

    def save_session(self, app: Flask, session: SessionMixin, response: Response) -> None:
        """Send the cookie where it changed, or was used by somebody signed in and not noted for a minute.

        A request of which `g.unnoticed` is set was made by an open page itself, and is no use.
        """
        used = session.accessed and WHO in session and "unnoticed" not in g
        if used and time.time() - session.get(USED, 0) >= NOTED_EVERY:
            session[USED] = int(time.time())
        super().save_session(app, session, response)
