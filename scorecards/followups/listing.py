"""One page of low scores as the address asks for it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, tzinfo
from typing import Any
from uuid import UUID

from sqlalchemy.orm import Session

from app import paging
from app.access import Viewer
from app.i18n import language
from app.people.queries import Member
from scorecards.channels import queries as channels
from scorecards.followups import presenting, queries, seeing
from scorecards.followups.presenting import ShownCase
from scorecards.followups.queries import SHOWS, WAITING, Case, Chosen
from scorecards.responses.addresses import id_at

PER_PAGE = 25
ASKED = ("show", "channel", "person", "said", "page")


@dataclass(frozen=True, slots=True)
class Listing:
    """The cases of one page; counts of each kind to show, waiting: how many of the whole team wait for an answer.

    channels and people are (value, name) for the filters; asked: the parts of the address that were given.
    """

    cases: tuple[ShownCase, ...]
    page: paging.Page
    show: str
    counts: Mapping[str, int]
    waiting: int
    channels: tuple[tuple[str, str], ...]
    people: tuple[tuple[str, str], ...]
    asked: dict[str, Any]


@dataclass(frozen=True, slots=True)
class Reader:
    """Who reads, when, and in which time zone the company's months begin."""

    session: Session
    viewer: Viewer
    today: date
    now: datetime
    zone: tzinfo

    def listing(self, asked: Mapping[str, str]) -> Listing:
        """The page that show, channel, person and page ask for; what is unknown in them is as good as not given."""
        team = seeing.team(self.session, self.viewer, self.today)
        infos = channels.everything(self.session)
        show = asked["show"] if asked.get("show") in SHOWS else WAITING
        everything = self._chosen(team)
        named = [member for member in team if str(member.uuid) == asked.get("person")]
        channel = next((info.id for info in infos if info.key == asked.get("channel")), None)
        chosen = self._chosen(named or team, channel, said=asked.get("said") == "1")
        counts = queries.counts(self.session, chosen)
        page = paging.page(asked.get("page"), counts[show], PER_PAGE)
        found = queries.cases(self.session, chosen, show, PER_PAGE, page.offset)
        return Listing(
            cases=tuple(presenting.shown(self.session, found, team, self.viewer, self.now)),
            page=page,
            show=show,
            counts=counts,
            waiting=(counts if chosen == everything else queries.counts(self.session, everything))[WAITING],
            channels=tuple((info.key, info.name_in(language())) for info in infos),
            people=tuple((str(member.uuid), member.name) for member in team),
            asked={name: asked[name] for name in ASKED if asked.get(name)},
        )

    def find(self, address: UUID) -> Case | None:
        """The low score at an address if it is one of the viewer's team, else None."""
        team = seeing.team(self.session, self.viewer, self.today)
        response_id = id_at(address)
        ids = [member.id for member in team]
        return None if response_id is None else queries.find(self.session, ids, response_id)

    def shown(self, case: Case) -> ShownCase:
        """One case in words."""
        team = seeing.team(self.session, self.viewer, self.today)
        return presenting.shown(self.session, [case], team, self.viewer, self.now)[0]

    def _chosen(self, team: list[Member], channel: int | None = None, *, said: bool = False) -> Chosen:
        ids = [member.id for member in team]
        return Chosen(ids, seeing.since(self.today, self.zone), self.viewer.person_id, channel, said)
