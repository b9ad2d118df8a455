"""The demo's company is one that a visitor believes in."""

from collections import Counter
from datetime import date

from app import clock
from deploy.demo.cast import company

BEGAN = date(2026, 11, 22)
BANK = company(BEGAN)


def test_there_are_at_least_40_people_in_at_least_4_teams_of_at_least_5() -> None:
    teams = Counter(person.team for person in BANK.people if person.serves)
    assert (len(teams) >= 4, sum(teams.values()) >= 40, min(teams.values()) >= 5) == (True, True, True), teams


def test_everybody_who_serves_has_a_supervisor_of_their_own_team() -> None:
    by_number = {person.number: person for person in BANK.people}
    served = [person for person in BANK.people if person.serves]
    assert {person.name for person in served if by_number[person.supervisor_number].team != person.team} == set()


def test_every_role_is_filled_and_two_of_hr_can_check_each_other() -> None:
    counts = {role: len(BANK.with_role(role)) for role in ("employee", "supervisor", "hr", "management", "admin")}
    assert min(counts.values()) >= 1
    assert counts["hr"] == 2


def test_all_four_channels_are_served_and_all_three_languages_spoken() -> None:
    assert {channel for person in BANK.people for channel, _monthly in person.serves} == set(BANK.document["channels"])
    assert {person.language for person in BANK.people} == {"en", "fi", "sv"}


def test_numbers_and_addresses_are_each_somebodys_own_and_no_address_can_be_reached() -> None:
    assert len({person.number for person in BANK.people}) == len(BANK.people)
    assert len({person.email for person in BANK.people}) == len(BANK.people)
    assert all(person.email.isascii() and person.email.endswith(".example") for person in BANK.people)


def test_some_joined_during_the_thirteen_months_and_one_has_left() -> None:
    joined = [person for person in BANK.people if person.employed_from > BANK.first_month]
    left = [person for person in BANK.people if not person.works_on(BEGAN)]
    assert (len(joined), len(left)) == (4, 1)


def test_the_thirteen_months_end_with_the_one_it_began_in() -> None:
    assert clock.add_months(BANK.first_month, 12) == date(2026, 11, 1)


def test_everyone_a_target_a_language_or_a_sign_in_speaks_of_exists() -> None:
    document = BANK.document
    named = [one[key] for one in document["targets"] for key in ("by", "person") if key in one]
    named += [name for names in document["languages"].values() for name in names]
    named += [one["name"] for one in document["sign_ins"]]
    assert {name for name in named if name not in {person.name for person in BANK.people}} == set()


def test_targets_differ_by_channel_and_each_has_a_reason() -> None:
    company_wide = [one for one in BANK.document["targets"] if not {"team", "person"} & one.keys()]
    assert len({one["score"] for one in company_wide}) == len(BANK.document["channels"]) == len(company_wide)
    assert all(len(one["reason"]) > 20 for one in BANK.document["targets"])
