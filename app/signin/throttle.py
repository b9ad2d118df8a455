"""How often something may be tried: counted in the database, so that all workers count together.

A count begins with the first try and ends by itself; nothing locks anybody out from elsewhere. Who tried what, and from
where, is stored as a hash and forgotten within two days.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from ipaddress import IPv6Address, ip_address, ip_network

from sqlalchemy import case, delete
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Session

from app.outbox import written
from app.signin.models import Tries
from app.signin.queries import hashed

KEPT = timedelta(days=1)
NETWORK_BITS = 64  # of an IPv6 address: what one household or machine has to itself


@dataclass(frozen=True, slots=True)
class Limit:
    """So many tries of one kind within so long."""

    name: str
    most: int
    within: timedelta


def admit(session: Session, limit: Limit, who: str, now: datetime) -> bool:
    """Count a try and say whether it is within the limit: one atomic statement, committed before anything is tried."""
    insert = postgresql.insert if session.get_bind().dialect.name == "postgresql" else sqlite.insert
    over = Tries.since <= now - limit.within
    counted = insert(Tries).values(key_hash=_key(limit, who), since=now, count=1)
    again = counted.on_conflict_do_update(
        index_elements=[Tries.key_hash],
        set_={"count": case((over, 1), else_=Tries.count + 1), "since": case((over, now), else_=Tries.since)},
    )
    return session.execute(again.returning(Tries.count)).scalar_one() <= limit.most


def forget(session: Session, limit: Limit, who: str) -> None:
    """Begin anew: they have proved who they are."""
    session.execute(delete(Tries).where(Tries.key_hash == _key(limit, who)))


def clear(session: Session, now: datetime) -> int:
    """Take away the counts that are over. Returns how many."""
    return written(session, delete(Tries).where(Tries.since < now - KEPT))


def source(address: str | None) -> str:
    """The part of a network address that one visitor has: an IPv4 address whole, of an IPv6 address its network."""
    try:
        found = ip_address(address or "")
    except ValueError:
        return ""
    return str(ip_network((found, NETWORK_BITS), strict=False)) if isinstance(found, IPv6Address) else str(found)


def _key(limit: Limit, who: str) -> str:
    return hashed(f"{limit.name} {who}")
