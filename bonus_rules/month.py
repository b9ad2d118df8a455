"""The month's way from open to exported (product.md, "The month"). Pure: what may happen, never what does.

Each move gives the state that follows, or raises a MonthMoveError that says why not and what to do.
"""

from enum import StrEnum

from app.wording import N_, RefusalError


class MonthState(StrEnum):
    """Where the close of a month stands. No row for a month means OPEN."""

    OPEN = "open"
    PREPARED = "prepared"
    APPROVED = "approved"
    EXPORTED = "exported"


CLOSED = frozenset({MonthState.APPROVED, MonthState.EXPORTED})


class MonthMoveError(RefusalError):
    """A move that the month does not allow."""


class MonthNotOverError(MonthMoveError):
    """The month still runs."""


class MonthClosedError(MonthMoveError):
    """The month's figures are approved and never change."""


class NotPreparedError(MonthMoveError):
    """There is nothing to approve yet."""


class ApproverMissingError(MonthMoveError):
    """Nobody was named as the one who approves."""


class SamePersonError(MonthMoveError):
    """The one who prepared the month may not approve it."""


class NotApprovedError(MonthMoveError):
    """The month's figures are not final, so they do not leave the house."""


def prepare(state: MonthState, month_over: bool) -> MonthState:
    """Figures are counted for approval. A prepared month may be prepared again; the last to do so is its preparer."""
    if state in CLOSED:
        raise MonthClosedError(
            N_("The month is approved and its figures never change. Tell payroll directly about a difference.")
        )
    if not month_over:
        raise MonthNotOverError(N_("The month is not over. Prepare it from the first day of the next month on."))
    return MonthState.PREPARED


def approve(state: MonthState, preparer: int | None, approver: int | None) -> MonthState:
    """A second person makes the prepared figures final. The ids are of people; no preparer means an unnamed command."""
    if state in CLOSED:
        raise MonthClosedError(N_("The month is approved already. Export it."))
    if state is MonthState.OPEN:
        raise NotPreparedError(
            N_("The month is not prepared. Prepare it, look through its checklist, then approve it.")
        )
    if approver is None:
        raise ApproverMissingError(N_("An approval needs a name. Say who approves."))
    if approver == preparer:
        raise SamePersonError(
            N_("You prepared this month, so you may not approve it. Ask a second person to approve it.")
        )
    return MonthState.APPROVED


def export(state: MonthState) -> MonthState:
    """The final figures go to payroll; a second export is allowed and gives the same figures."""
    if state not in CLOSED:
        raise NotApprovedError(N_("The month is not approved. Have a second person approve it, then export it."))
    return MonthState.EXPORTED
