"""The administrator's pages of the ground floor, as administrators use them."""

from datetime import timedelta

import pytest
from sqlalchemy import update
from sqlalchemy.orm import Session

import config
from app import audit, clock, jobs
from app.admin.setting_words import MEANINGS
from app.health import LONGEST_SILENCE, SCHEDULER
from app.jobs import Job
from scorecards.responses.models import Response
from tests.pages import Page, Visitor
from tests.plugins.application import SETTINGS

SECRETS = (str(SETTINGS["secret_key"]), "sqlite:///", "postgresql+psycopg")


def sign(page: Page, name: str) -> str:
    """What the first page says of one thing."""
    return next(text for text in page.texts("//li[contains(@class, 'sign ')]") if text.startswith(name))


def beat(session: Session, ago: timedelta) -> None:
    jobs.beat(session, SCHEDULER, clock.now() - ago)
    session.commit()


def test_all_is_well_in_one_look_while_the_scheduler_ticks(admin: Visitor, company: Session) -> None:
    beat(company, timedelta(seconds=12))
    page = admin.get("/admin")
    assert "seconds ago" in sign(page, "Scheduler")
    assert "up to date" in sign(page, "Schema")
    assert "none open 0" in sign(page, "Role requests")


def test_a_silent_scheduler_is_the_first_thing_said_with_its_cure(admin: Visitor, company: Session) -> None:
    beat(company, LONGEST_SILENCE + timedelta(minutes=2))
    company.execute(update(Response).values(received_at=clock.now()))
    company.commit()
    page = admin.get("/admin")
    assert page.texts("//h1") == ["1 thing needs you"]
    assert sign(page, "Scheduler").startswith("Scheduler silent 7 minutes ago Start it on the server: flask scheduler.")


def test_answers_that_stay_away_are_told(admin: Visitor, company: Session) -> None:
    company.execute(update(Response).values(received_at=clock.now() - timedelta(days=5)))
    company.commit()
    assert sign(admin.get("/admin"), "Last answer").startswith("Last answer too long ago 5 days ago See whether")


def test_health_says_what_readyz_answers(admin: Visitor, company: Session) -> None:
    assert "no scheduler has ever run" in admin.get("/admin/health").text
    beat(company, timedelta(minutes=30))
    assert "The scheduler has been silent for 30 minutes" in admin.get("/admin/health").text
    beat(company, timedelta(seconds=3))
    assert "The database answers and the scheduler did its round" in admin.get("/admin/health").text


def test_health_tells_how_each_job_last_went(admin: Visitor) -> None:
    def fail(_now: object) -> None:
        raise OSError

    with admin.client.application.app_context():
        jobs.run(Job("letters", lambda _now: None), clock.now())
        with pytest.raises(OSError, match=r"^$"):
            jobs.run(Job("nightly", fail), clock.now())
    rows = admin.get("/admin/health").texts("//tbody/tr")
    assert any(row.startswith("Daily letters ended well") for row in rows)
    assert any("forecasts failed: OSError" in row and row.endswith("never") for row in rows)


def test_a_job_that_failed_keeps_when_it_last_ended_well(admin: Visitor, company: Session) -> None:
    def fail(_now: object) -> None:
        raise KeyError

    with admin.client.application.app_context():
        jobs.run(Job("letters", lambda _now: None), clock.now())
        with pytest.raises(KeyError):
            jobs.run(Job("letters", fail), clock.now())
    run = jobs.last_runs(company)["letters"]
    assert (run.failure, run.well_at is not None) == ("KeyError", True)


def test_every_setting_stands_on_its_page_with_its_meaning_and_no_secret(admin: Visitor) -> None:
    page = admin.get("/admin/settings")
    shown = page.texts("//span[@class='variable']")
    assert shown == [f"KYMPPI_{name.upper()}" for name in config.Settings.model_fields]
    assert set(shown) == set(MEANINGS)
    assert "set, not shown" in page.text
    assert [secret for secret in SECRETS if secret in page.response.text] == []


def test_a_setting_shows_what_it_is_and_what_it_would_be(admin: Visitor) -> None:
    rows = admin.get("/admin/settings").texts("//tbody/tr")
    assert any(row.startswith("KYMPPI_SMTP_PORT") and row.endswith(" 9 25") for row in rows)
    assert any(row.startswith("KYMPPI_SMTP_PASSWORD") and row.endswith(" not set –") for row in rows)
    assert any(row.startswith("KYMPPI_LETTER_EUROS") and row.endswith(" false false") for row in rows)


def note(session: Session, action: str = "channel.add", key: object = "phone", **details: object) -> None:
    audit.record(session, at=clock.now(), actor_id=None, action=action, subject="channel", key=key, **details)
    session.commit()


def test_the_trail_says_what_was_done_in_words(admin: Visitor) -> None:
    page = admin.get("/admin/audit?subject=1001")
    assert page.texts("//tbody/tr/td[2]") == ["Person added"]
    assert page.texts("//tbody/tr/td[4]") == ["By command"]


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("action=owl.seen", 60),
        ("action=owl.seen&subject=owl-5", 11),
        ("action=owl.seen&who=nobody", 0),
        ("action=owl.seen&first=2020-01-01&last=2020-01-02", 0),
        ("action=owl.seen&subject=%25", 0),
        ("action=owl.seen&subject=%00", 60),
    ],
)
def test_the_trail_is_narrowed_as_asked(admin: Visitor, company: Session, query: str, found: int) -> None:
    for number in range(60):
        note(company, "owl.seen", f"owl-{number}")
    page = admin.get(f"/admin/audit?{query}")
    assert page.texts("//p[@class='side']/span[@class='quiet']") == ([f"{found} entries"] if found else [])
    file = admin.client.get(f"/admin/audit.csv?{query}").text.splitlines()
    assert len(file) == found + 1


def test_a_long_trail_comes_in_pages_and_keeps_what_was_asked(admin: Visitor, company: Session) -> None:
    for number in range(60):
        note(company, "owl.seen", f"owl-{number}")
    page = admin.get("/admin/audit?action=owl.seen")
    (later,) = page.tree.xpath("//a[@rel='next']/@href")
    assert "action=owl.seen" in later
    assert len(admin.get(later).texts("//tbody/tr")) == 10
    assert len(admin.get("/admin/audit?action=owl.seen&page=999").texts("//tbody/tr")) == 10


def test_details_that_nobody_named_stay_hidden(admin: Visitor, company: Session) -> None:
    note(company, "owl.seen", maximum_cents=21737, reason="CANARY")
    for address in ("/admin/audit", "/admin/audit.csv"):
        text = admin.client.get(address).text
        assert ("owl.seen" in text, "21737" in text, "CANARY" in text) == (True, False, False)


def test_what_is_no_day_is_told_beside_its_field(admin: Visitor) -> None:
    page = admin.get("/admin/audit?first=soon", status=422)
    assert page.texts("//p[@class='field-error']") == ["Write the day as year, month and day, such as 2026-11-22."]
    assert admin.client.get("/admin/audit.csv?last=2026-13-01").status_code == 422


@pytest.mark.parametrize("language", ["fi", "sv"])
def test_the_pages_speak_other_languages(admin: Visitor, speak: object, language: str) -> None:
    assert callable(speak)
    speak("paivi@pankki.example", language)
    for address, word in (("/admin", ("Ajastin", "Schemaläggare")), ("/admin/audit", ("Muutosloki", "Ändringslogg"))):
        assert word[language == "sv"] in admin.get(address).text


def test_the_tabs_lead_to_pages_that_mark_themselves(admin: Visitor) -> None:
    for href in admin.get("/admin").tree.xpath("//nav[@class='tabs']//a/@href"):
        assert admin.get(href).tree.xpath("//nav[@class='tabs']//a[@aria-current='page']/@href") == [href]
