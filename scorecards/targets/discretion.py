"""What a team's figures give away beside everybody's, to somebody who does not lead the team."""

from collections import Counter
from collections.abc import Sequence
from datetime import date

from sqlalchemy.orm import Session

from app.people.queries import Member
from scorecards.maths.groups import Group, groups
from scorecards.tallies import queries as tallies


def telling_months(
    session: Session, team_id: int, channel_id: int, everyone: Sequence[Member], first: date, last: date
) -> set[date]:
    """The months in which everybody's figures less this team's would be those of fewer than five people.

    everyone: whom the figures shown of everybody are of; a team that is none of them takes nothing from those.
    """
    teams = {member.id: member.team_id for member in everyone}
    people: dict[date, Counter[int | None]] = {}
    for (person, channel), months in tallies.monthly(session, first, last).items():
        if person in teams and channel == channel_id:
            for month, tally in months.items():
                people.setdefault(month, Counter())[teams[person]] += bool(tally.responses)
    return {month for month, of in people.items() if of[team_id] and Group((team_id,), of[team_id]) not in groups(of)}
