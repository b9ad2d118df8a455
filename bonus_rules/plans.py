"""Publishing plans: which one is in force from which month."""

import hashlib
from datetime import date, datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from app import audit, clock
from bonus_rules.models import PlanRow
from bonus_rules.plan_checks import PlanRefusedError
from bonus_rules.plan_document import Plan, parse
from scorecards.channels import queries as channels
from scorecards.tallies import queries as tallies


def publish(session: Session, document: str, month: date, *, now: datetime, actor_id: int | None = None) -> Plan:
    """Put a plan in force from a month on, until a later one.

    Raises PlanRefusedError for a document that is not right, names a channel there is not, or reaches a closed month.
    """
    plan = parse(document)
    known = {info.key for info in channels.everything(session)}
    for channel, _weight in plan.weights:
        if channel not in known:
            have = ", ".join(sorted(known)) or "none yet"
            raise PlanRefusedError(f"weights.{channel}: there is no such channel (there is: {have}); correct its key")
    if tallies.is_closed(session, month):
        raise PlanRefusedError(f"{clock.month_text(month)} is closed; publish the plan from an open month on")
    digest = hashlib.sha256(document.encode()).hexdigest()
    session.add(
        PlanRow(month=month, name=plan.name, document=document, sha256=digest, published_at=now, published_by=actor_id)
    )
    details = {"month": clock.month_text(month), "sha256": digest, "maximum_cents": plan.maximum_cents}
    audit.record(session, at=now, actor_id=actor_id, action="plan.publish", subject="plan", key=plan.name, **details)
    return plan


def row_for(session: Session, month: date) -> PlanRow | None:
    """The plan in force in a month, None when there is none."""
    statement = select(PlanRow).where(PlanRow.month <= month)
    return session.scalars(statement.order_by(PlanRow.month.desc(), PlanRow.id.desc()).limit(1)).first()
