"""Scorecards filled from the database: the one front door for pages, letters and bonus."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy.orm import Session

from app import clock
from app.people.queries import Member
from scorecards.board.card import ChannelCard, Scorecard
from scorecards.channels import queries as channels
from scorecards.channels.queries import ChannelInfo
from scorecards.maths.metric import Tally
from scorecards.responses import course
from scorecards.tallies import queries as tallies
from scorecards.tallies.queries import Sums
from scorecards.targets import queries as targets
from scorecards.targets.queries import Goals

SERVED_MONTHS = 3
FEW = 500
NOTHING = Tally()


def scorecard(session: Session, member: Member, month: date, as_of: date, *, today: date) -> Scorecard:
    """One person's card of a month as it stood at the end of a local day; see scorecards()."""
    return scorecards(session, month, [member], as_of, today=today)[0]


def scorecards(
    session: Session, month: date, members: Sequence[Member], as_of: date, *, today: date, months: int = 1
) -> list[Scorecard]:
    """The cards of these people for a month as it stood at the end of as_of, in the order given.

    Counts are summed over `months` months ending with this one. A person serves the channels they had answers in
    during this month or the three before; who has none yet is shown the team's channels. Figures up to a day before
    today are read from the answers, all others from the tallies.
    """
    found = _Figures(session, month, members, as_of, whole=as_of >= min(today, clock.last_day(month)), months=months)
    over = as_of >= clock.last_day(month) < today
    return [Scorecard(member, month, as_of, over, months, found.channels_of(member)) for member in members]


class _Figures:
    """Everything the cards of one call are made from, read in a handful of queries however many people there are."""

    def __init__(
        self, session: Session, month: date, members: Sequence[Member], as_of: date, *, whole: bool, months: int
    ) -> None:
        people = _few([member.id for member in members])
        teams = _few([member.team_id for member in members if member.team_id is not None])
        reader = _Reader(session, month, as_of, whole)
        self.infos: list[ChannelInfo] = channels.everything(session)
        self.goals: Goals = targets.goals(session, month)
        self.own: Sums = reader.people(months, people)
        self.team: Sums = reader.teams(months, teams)
        self.served: Sums = reader.people(1 + SERVED_MONTHS, people)
        self.team_served: Sums = reader.teams(1 + SERVED_MONTHS, teams)

    def channels_of(self, member: Member) -> tuple[ChannelCard, ...]:
        """The channels a person serves, in the company's order."""
        own = [info for info in self.infos if (member.id, info.id) in self.served]
        served = own or [info for info in self.infos if (member.team_id, info.id) in self.team_served]
        return tuple(self._card(member, info) for info in served)

    def _card(self, member: Member, info: ChannelInfo) -> ChannelCard:
        return ChannelCard(
            channel=info,
            tally=self.own.get((member.id, info.id), NOTHING),
            goal=self.goals.of(info.id, member.team_id, member.id),
            team_tally=NOTHING if member.team_id is None else self.team.get((member.team_id, info.id), NOTHING),
            team_goal=None if member.team_id is None else self.goals.of(info.id, member.team_id, None),
        )


@dataclass(frozen=True, slots=True)
class _Reader:
    session: Session
    month: date
    as_of: date
    whole: bool

    def people(self, months: int, people: Collection[int] | None) -> Sums:
        """Counts by person and channel over so many months up to the day."""
        first, last = self._months(months)
        sums = tallies.by_person(self.session, first, last, people)
        return sums if self.whole else _added(sums, course.by_person(self.session, self.month, self.as_of, people))

    def teams(self, months: int, teams: Collection[int] | None) -> Sums:
        """Counts by team and channel over so many months up to the day."""
        first, last = self._months(months)
        sums = tallies.by_team(self.session, first, last, teams)
        return sums if self.whole else _added(sums, course.by_team(self.session, self.month, self.as_of, teams))

    def _months(self, months: int) -> tuple[date, date]:
        return clock.add_months(self.month, 1 - months), self.month if self.whole else clock.add_months(self.month, -1)


def _added(one: Sums, other: Sums) -> Sums:
    return {key: one.get(key, NOTHING) + other.get(key, NOTHING) for key in one.keys() | other.keys()}


def _few(ids: list[int]) -> list[int] | None:
    return list(set(ids)) if len(ids) <= FEW else None
