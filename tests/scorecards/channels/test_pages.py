"""The administrator's pages of channels."""

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from app import clock
from app.audit import AuditEntry
from scorecards.channels import queries
from scorecards.channels.setting import change_channel
from scorecards.channels.usage import Use
from scorecards.channels.wishes import Wish, mark, wish_of
from tests.pages import Visitor, token_in

NEW, PHONE = "/admin/channels/new", "/admin/channels/phone"
BRANCH = {"key": "branch", "name": "Branch", "name_fi": "Konttori", "name_sv": "Kontor", "sure": "1"}
SCALE = {"metric": "csat", "lowest": "1", "highest": "5", "positive": "4", "negative": "2", "minimum": "7"}


def offered(visitor: Visitor, address: str, **changed: str) -> dict[str, str]:
    """The form as the page offers it, with changes."""
    page = visitor.get(address)
    fields = page.tree.xpath("//main//form//input | //main//form//select")
    return {field.get("name"): field.value or "" for field in fields if field.get("name")} | changed


def save(visitor: Visitor, address: str, **changed: str) -> int:
    return visitor.client.post(address, data=offered(visitor, address, **changed)).status_code


def add(visitor: Visitor) -> None:
    assert save(visitor, NEW, **BRANCH, **SCALE) == 302


def actions(session: Session) -> list[str]:
    return list(session.scalars(select(AuditEntry.action).where(AuditEntry.subject_key == "branch")))


def test_the_list_says_what_counts_as_what(admin: Visitor) -> None:
    text = admin.get("/admin/channels").text
    assert "NPS 0–10. 9 and 10: positive. 7 and 8: neutral. 0 to 6: negative." in text
    assert "CSAT 1–5. 4 and 5: positive. 3: neutral. 1 and 2: negative." in text


def test_a_channel_is_added_with_its_names_once_its_meaning_was_seen(admin: Visitor, company: Session) -> None:
    data = offered(admin, NEW, **BRANCH, **SCALE)
    seen = admin.post(NEW, data | {"sure": ""}, status=200)
    assert "“Branch” can be chosen for targets and imports at once." in seen.text
    assert "branch" not in {info.key for info in queries.everything(company)}
    assert admin.client.post(NEW, data=data).status_code == 302
    company.expire_all()
    branch = queries.by_key(company, "branch")
    assert (branch.name_fi, branch.scale_max, branch.minimum) == ("Konttori", 5, 7)
    assert actions(company) == ["channel.add"]


@pytest.mark.parametrize(
    ("changed", "told"),
    [
        ({"key": "Branch"}, "Use 1 to 40 small letters"),
        ({"key": "phone"}, "there is a channel 'phone' already"),
        ({"name": " "}, "Write the name people read."),
        ({"name": "x" * 81}, "Write at most 80 characters."),
        ({"name_fi": "a\0b"}, "on one line"),
        ({"lowest": "-1"}, "Write a whole number"),
        ({"highest": "1"}, "the scale '1-1' is none"),
        ({"highest": "9999"}, "up to 1000"),
        ({"positive": "2"}, "do not fit the scale 1-5"),
        ({"negative": "٢"}, "Write a whole number"),
        ({"minimum": "9999999"}, "from 0 to 1000000"),
        ({"metric": "ces"}, "Not a valid choice"),
    ],
)
@pytest.mark.parametrize("sure", ["", "1"])
def test_what_is_wrong_with_a_channel_is_told(admin: Visitor, changed: dict[str, str], told: str, sure: str) -> None:
    page = admin.post(NEW, offered(admin, NEW, **BRANCH | SCALE | {"sure": sure} | changed))
    assert told in page.text


def test_the_meaning_of_a_scale_follows_what_is_written(admin: Visitor) -> None:
    query = "lowest=1&highest=5&positive=5&negative=4&metric=csat"
    assert admin.get(f"{NEW}?{query}").texts("//*[@id='bands']") == [
        "5: positive. 1 to 4: negative. No score is neutral. The score is the share of positive answers, from 0 to 100."
    ]
    assert "do not fit together" in admin.get(f"{NEW}?lowest=x").text


def test_without_answers_the_scale_can_change_and_the_effect_is_shown_first(admin: Visitor, company: Session) -> None:
    add(admin)
    data = offered(admin, "/admin/channels/branch", highest="10", positive="9", negative="6")
    text = admin.post("/admin/channels/branch", data, status=200).text
    assert "Scale: 1-5 → 1-10" in text
    assert "No answer has come in yet, so no figure changes." in text
    assert queries.by_key(company, "branch").scale_max == 5
    assert admin.client.post("/admin/channels/branch", data=data | {"sure": "1"}).status_code == 302
    company.expire_all()
    assert (queries.by_key(company, "branch").scale_max, actions(company)[-1]) == (10, "channel.change")


def test_with_answers_only_names_and_minimum_change(admin: Visitor, company: Session) -> None:
    form = admin.get(PHONE)
    assert not form.tree.xpath("//input[@name='lowest' and not(@type='hidden')]")
    assert "NPS 0–10. 9 and 10: positive." in form.text
    assert save(admin, PHONE, name="Telephone", minimum="12", sure="1") == 302
    company.expire_all()
    phone = queries.by_key(company, "phone")
    assert (phone.name, phone.minimum, phone.scale_max) == ("Telephone", 12, 10)
    page = admin.post(PHONE, offered(admin, PHONE, positive="8", sure="1"))
    assert "answers, and what was positive when they came stays so" in page.text


def test_the_effect_of_a_new_minimum_says_what_targets_keep(admin: Visitor) -> None:
    page = admin.post(PHONE, offered(admin, PHONE, minimum="12"), status=200)
    assert "Minimum of responses: 10 → 12" in page.text
    assert "1 target set so far keeps its own." in page.text


def test_whoever_saves_second_is_shown_what_the_first_made_of_it(admin: Visitor, company: Session) -> None:
    mine = offered(admin, PHONE, name="Mine", sure="1")
    assert save(admin, PHONE, name="Theirs", sure="1") == 302
    page = admin.post(PHONE, mine, status=409)
    assert "somebody else has changed this channel" in page.text
    assert page.tree.xpath("//input[@name='name']/@value") == ["Theirs"]


def test_a_change_that_changes_nothing_says_so(admin: Visitor) -> None:
    assert "Nothing changes." in admin.post(PHONE, offered(admin, PHONE), status=200).text


def test_a_metric_with_targets_stays(admin: Visitor, company: Session) -> None:
    info = queries.by_key(company, "phone")
    wish = Wish(**{name: getattr(wish_of(info), name) for name in Wish.__slots__} | {"metric": "csat"})
    with pytest.raises(ValueError, match="the metric cannot change any more"):
        change_channel(company, wish, seen=mark(info), use=Use(targets=1), now=clock.now())


def test_there_is_no_page_of_a_channel_that_is_not(admin: Visitor) -> None:
    admin.get("/admin/channels/owls", status=404)
    data = {"csrf_token": token_in(admin.get(NEW).response.text)}
    assert admin.client.post("/admin/channels/owls", data=data).status_code == 404
