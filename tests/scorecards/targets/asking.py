"""Filling the targets page's form, seeing its effect, and confirming it."""

from werkzeug.test import TestResponse

from tests.pages import Page, Visitor, checked, token_in


def filled(visitor: Visitor, **changed: str) -> dict[str, str]:
    """The form filled in as it is offered, with a score, a minimum and a reason."""
    page = visitor.get("/targets")
    offered = {select.get("name"): select.value for select in page.tree.xpath("//form[@id='set']//select")}
    written = {"score": "61.5", "minimum": "12", "reason": "The team's own level"}
    return {**offered, **written, **changed, "csrf_token": token_in(page.response.text)}


def hidden(page: Page) -> dict[str, str]:
    """What the effect's page hands in again when it is confirmed."""
    fields = page.tree.xpath("//main//form//input[@type='hidden']")
    return {field.get("name"): field.get("value") for field in fields}


def seen(visitor: Visitor, data: dict[str, str]) -> dict[str, str]:
    """The form of the effect's page."""
    return hidden(checked(visitor.client.post("/targets", data=data), 200))


def confirmed(visitor: Visitor, data: dict[str, str]) -> TestResponse:
    """The answer to a form whose effect was seen and confirmed."""
    answer = visitor.client.post("/targets", data=seen(visitor, data))
    assert answer.status_code == 302, answer.text
    return answer
