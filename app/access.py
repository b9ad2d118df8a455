"""Roles and what each may do; the one table that says so."""

from dataclasses import dataclass
from enum import StrEnum


class Role(StrEnum):
    """What a person is here for; one person may have several."""

    EMPLOYEE = "employee"
    SUPERVISOR = "supervisor"
    HR = "hr"
    MANAGEMENT = "management"
    ADMIN = "admin"


class Permission(StrEnum):
    """What a route can ask for. A permission opens the door; which rows are seen is decided by the viewer's scope."""

    OWN_CARD = "own_card"
    TEAM_CARDS = "team_cards"
    SET_TEAM_TARGETS = "set_team_targets"
    SET_ALL_TARGETS = "set_all_targets"
    CLOSE_MONTH = "close_month"
    SEE_ALL_EUROS = "see_all_euros"
    ANSWER_LOW_SCORES = "answer_low_scores"
    MANAGE_PEOPLE = "manage_people"
    SEE_AGGREGATES = "see_aggregates"
    MANAGE_CHANNELS = "manage_channels"
    IMPORT_ANSWERS = "import_answers"
    SEE_LETTERS = "see_letters"
    SEE_AUDIT = "see_audit"
    SEE_OPERATIONS = "see_operations"
    APPROVE_ROLES = "approve_roles"


_GRANTED = {
    Role.EMPLOYEE: {Permission.OWN_CARD},
    Role.SUPERVISOR: {Permission.TEAM_CARDS, Permission.SET_TEAM_TARGETS, Permission.ANSWER_LOW_SCORES},
    Role.HR: {Permission.CLOSE_MONTH, Permission.SEE_ALL_EUROS, Permission.MANAGE_PEOPLE},
    Role.MANAGEMENT: {Permission.SET_ALL_TARGETS, Permission.SEE_AGGREGATES},
    Role.ADMIN: {
        Permission.MANAGE_CHANNELS,
        Permission.IMPORT_ANSWERS,
        Permission.SEE_LETTERS,
        Permission.SEE_AUDIT,
        Permission.SEE_OPERATIONS,
        Permission.APPROVE_ROLES,
    },
}


def granted(roles: frozenset[Role]) -> frozenset[Permission]:
    """Everything these roles together may do."""
    return frozenset(permission for role in roles for permission in _GRANTED[role])


@dataclass(frozen=True, slots=True)
class Viewer:
    """The signed-in person a page or query answers to. language is None where nobody has named one."""

    person_id: int
    employee_number: str
    name: str
    language: str | None
    time_zone: str
    roles: frozenset[Role]

    def may(self, permission: Permission) -> bool:
        """Whether any of the viewer's roles grants this."""
        return permission in granted(self.roles)
