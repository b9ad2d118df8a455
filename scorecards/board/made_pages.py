"""Pages of cards made earlier, shown again in the same session for as long as they hold.

A page holds the token of its session's forms and its reader's language, so nobody is ever shown another session's.
"""

from collections.abc import Hashable
from dataclasses import dataclass

from flask import request, session

from app.i18n import language
from app.kept import Kept
from app.signin.cookie import WHO

MOST = 500
FORMS = "csrf_token"  # Flask-WTF's name in the cookie; two tabs that open first may each have made one


@dataclass(frozen=True, slots=True)
class MadePage:
    """A page, the team it was made for, and the freshness it was made at."""

    team_id: int | None
    fresh: str
    html: str


_pages: Kept[Hashable, MadePage] = Kept(MOST)


class Place:
    """Where the page of this request is kept; take it before the page is made, which uses up what is told once."""

    def __init__(self) -> None:
        """Nowhere for a page that tells something once, or that asks whether it still holds."""
        self._key: tuple[Hashable, ...] | None = None
        if "_flashes" not in session and "live" not in request.args:
            self._key = session.get(WHO), language(), request.full_path

    def made(self) -> MadePage | None:
        """The page that was last made for this address in this session."""
        return None if self._key is None else _pages.get((*self._key, session.get(FORMS)))

    def keep(self, page: MadePage) -> str:
        """Keep a page for the next time; gives its text."""
        if self._key is not None:
            _pages.put((*self._key, session.get(FORMS)), page)
        return page.html
