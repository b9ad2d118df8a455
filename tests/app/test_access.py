"""The table of who may do what, spelled out once more so that a change to it is made on purpose."""

import pytest

from app.access import Permission, Role, Viewer, granted

EXPECTED = {
    "employee": {"own_card"},
    "supervisor": {"team_cards", "set_team_targets", "answer_low_scores"},
    "hr": {"close_month", "see_all_euros", "manage_people"},
    "management": {"set_all_targets", "see_aggregates"},
    "admin": {"manage_channels", "import_answers", "see_letters", "see_audit", "see_operations", "approve_roles"},
}


@pytest.mark.parametrize("role", Role)
def test_a_role_grants_exactly_what_the_table_says(role: Role) -> None:
    assert {str(permission) for permission in granted(frozenset({role}))} == EXPECTED[role]


def test_several_roles_add_up_and_none_grants_nothing() -> None:
    assert granted(frozenset({Role.EMPLOYEE, Role.HR})) == {
        Permission.OWN_CARD,
        Permission.CLOSE_MONTH,
        Permission.SEE_ALL_EUROS,
        Permission.MANAGE_PEOPLE,
    }
    assert granted(frozenset()) == frozenset()


@pytest.mark.parametrize("permission", Permission)
def test_a_viewer_may_do_what_a_role_of_theirs_grants_and_nothing_else(permission: Permission) -> None:
    viewer = Viewer(1, "1001", "Aino Virtanen", "fi", "Europe/Helsinki", frozenset({Role.SUPERVISOR}))
    assert viewer.may(permission) == (permission in EXPECTED["supervisor"])


@pytest.mark.parametrize("permission", Permission)
def test_every_permission_is_granted_to_somebody(permission: Permission) -> None:
    assert permission in granted(frozenset(Role))
