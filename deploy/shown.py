"""The pages that are photographed: for each its name, who looks at it, and how a browser comes to it.

Every page there is stands here; a test fails where one is missing (tests/deploy/test_shown.py).
"""

import re
from dataclasses import dataclass
from typing import Literal

Role = Literal["employee", "supervisor", "hr", "management", "admin"]


@dataclass(frozen=True, slots=True)
class Shown:
    """A page. role None: somebody not signed in. via: the page on which the first link to it is followed, where its
    address names an object; upload: a file of the demo's folder that is sent there instead."""

    role: Role | None
    route: str
    via: str = ""
    upload: str = ""

    @property
    def links(self) -> re.Pattern[str]:
        """What the path of a link to this page looks like; a page of its own beside it, such as .../new, is none."""
        path = re.sub(r"<uuid:\w+>", "[0-9a-f-]{36}", self.route)
        return re.compile(re.sub(r"<\w+>", "(?!new$)[^/?#]+", path) + r"(?=$|[?#])")


PAGES: dict[str, Shown] = {
    "sign-in": Shown(None, "/sign-in"),
    "forgotten": Shown(None, "/forgotten"),
    "card": Shown("employee", "/card"),
    "answers": Shown("employee", "/card/answers"),
    "answer": Shown("employee", "/answers/<uuid:uuid>", via="answers"),
    "months": Shown("employee", "/card/months"),
    "month-of-mine": Shown("employee", "/card/months/<month>", via="months"),
    "settings": Shown("employee", "/settings"),
    "security": Shown("employee", "/settings/security"),
    "second-factor": Shown("employee", "/settings/security/second-factor/new"),
    "team": Shown("supervisor", "/team"),
    "team-card": Shown("supervisor", "/people/<uuid:uuid>/card", via="team"),
    "team-answers": Shown("supervisor", "/people/<uuid:uuid>/answers", via="team-card"),
    "low-scores": Shown("supervisor", "/team/low-scores"),
    "targets": Shown("supervisor", "/targets"),
    "month": Shown("hr", "/month"),
    "month-person": Shown("hr", "/month/<uuid:person>", via="month"),
    "people": Shown("hr", "/people"),
    "person": Shown("hr", "/people/<uuid:uuid>", via="people"),
    "person-facts": Shown("hr", "/people/<uuid:uuid>/facts", via="person"),
    "person-move": Shown("hr", "/people/<uuid:uuid>/move", via="person"),
    "person-absence": Shown("hr", "/people/<uuid:uuid>/absences/new", via="person"),
    "person-roles": Shown("hr", "/people/<uuid:uuid>/roles", via="person"),
    "people-import": Shown("hr", "/people/import"),
    "people-preview": Shown("hr", "/people/import/<uuid:uuid>", via="people-import", upload="people.csv"),
    "insights": Shown("management", "/insights"),
    "insights-teams": Shown("management", "/insights/teams"),
    "insights-month": Shown("management", "/insights/month"),
    "admin": Shown("admin", "/admin"),
    "health": Shown("admin", "/admin/health"),
    "audit": Shown("admin", "/admin/audit"),
    "letters": Shown("admin", "/admin/letters"),
    "channels": Shown("admin", "/admin/channels"),
    "channel": Shown("admin", "/admin/channels/<key>", via="channels"),
    "channel-new": Shown("admin", "/admin/channels/new"),
    "imports": Shown("admin", "/admin/imports"),
    "roles": Shown("admin", "/admin/roles"),
    "admin-settings": Shown("admin", "/admin/settings"),
}
# Pages that are left out, and why.
NOT_SHOWN = {
    "/admin/imports/<uuid:uuid>": "what is said of one file of answers, once its columns are chosen",
    "/admin/imports/<uuid:uuid>/columns": "stands while a file of answers is brought in",
    "/welcome": "only somebody whose roles open no page comes here",
    "/people/<uuid:uuid>/absences/<int:absence_id>": "the form of person-absence, filled in",
    "/people/import/<uuid:uuid>/result": "a line of counts after people-preview was confirmed",
}
