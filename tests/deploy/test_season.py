"""When the demo's people work."""

from datetime import date, timedelta

from deploy.demo import season


def test_christmas_and_weekends_are_no_working_days() -> None:
    assert [season.working_day(date(2026, 12, day)) for day in (23, 24, 25, 26, 27, 28)] == [True, *[False] * 4, True]


def test_the_latest_working_day_of_a_sunday_is_friday_and_the_next_one_monday() -> None:
    sunday = date(2026, 11, 22)
    assert (season.latest_working_day(sunday), season.next_working_day(sunday)) == (
        date(2026, 11, 20),
        date(2026, 11, 23),
    )


def test_branches_are_closed_on_saturday_while_the_chat_answers() -> None:
    saturday = date(2026, 11, 21)
    assert season.busy(saturday, "branch") == 0 < season.busy(saturday, "chat")


def test_everyone_has_four_weeks_of_summer_holiday() -> None:
    summer = [date(2026, 6, 8) + timedelta(days=day) for day in range(77)]
    assert all(sum(season.away(str(number), day) for day in summer) >= 28 for number in range(1001, 1060))
