"""One customer's answer as every door hands it in, and what became of it. Pure."""

import re
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from app.wording import N_, Told

LONGEST_COMMENT = 5_000
LONGEST_KEY = 200
_CONTROLS = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]")


class MatchedBy(StrEnum):
    """What a source calls our people by."""

    EMPLOYEE_NUMBER = "employee_number"
    NAME = "name"
    EMAIL = "email"


class Became(StrEnum):
    """What became of an answer; each is exactly one of these."""

    COUNTED = "counted"
    EDITED = "edited"
    DUPLICATE = "duplicate"
    UNMATCHED = "unmatched"
    REJECTED = "rejected"


@dataclass(frozen=True, slots=True)
class Answer:
    """One answer. Instants are aware and in UTC; a day without a clock time is its first instant in the company's zone.

    channel is a channel's key. employee is the source's word for who served the customer. source_updated_at is when
    the source last changed the answer: only a newer one may change what is stored.
    """

    source: str
    external_id: str
    channel: str
    answered_at: datetime
    score: int
    employee: str | None = None
    matched_by: MatchedBy = MatchedBy.EMPLOYEE_NUMBER
    comment: str | None = None
    customer_key: str | None = None
    interaction_at: datetime | None = None
    source_updated_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of an answer; of a rejected one the field at fault and the reason with what to do."""

    became: Became
    field: str = ""
    reason: str = ""


def rejected(field: str, reason: str) -> Outcome:
    """The outcome of an answer that is not stored."""
    return Outcome(Became.REJECTED, field, reason)


def cleaned(comment: str | None) -> str | None:
    """A comment as kept: no control characters but line breaks and tabs, at most 5,000 characters; None if empty."""
    if not comment:
        return None
    if not comment.isprintable():
        comment = _CONTROLS.sub("", comment.replace("\r\n", "\n").replace("\r", "\n"))
    return comment.strip()[:LONGEST_COMMENT] or None


def fault_of_key(text: str) -> str | None:
    """What is wrong with an id, a reference or a customer key, None when nothing is."""
    if len(text) > LONGEST_KEY:
        return Told(N_("is longer than %(longest)s characters; give a shorter one"), longest=LONGEST_KEY)
    if not text.isprintable() and _CONTROLS.search(text):
        return Told(N_("holds a control character; take it out"))
    return None
