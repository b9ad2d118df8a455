"""Forms of HR's pages as a browser would send them."""

from io import BytesIO
from urllib.parse import urlsplit

from werkzeug.test import TestResponse

from tests.pages import Page, Visitor, checked, token_in


def offered(page: Page, form: str = "//main//form[1]") -> dict[str, str]:
    """The fields of a form as it is offered."""
    fields = page.tree.xpath(f"{form}//input[not(@type='file')] | {form}//select | {form}//textarea")
    return {field.get("name"): field.value or "" for field in fields}


def send(visitor: Visitor, address: str, to: str | None = None, **changed: str) -> TestResponse:
    """The form of a page sent with these fields changed; to: where, unless the page's own address."""
    return visitor.client.post(to or address, data={**offered(visitor.get(address)), **changed})


def press(visitor: Visitor, page: str, button: str) -> TestResponse:
    """The form sent whose button says this."""
    found = visitor.get(page)
    [form] = found.tree.xpath("//form[.//button[normalize-space()=$text]]", text=button)[:1]
    [pressed] = form.xpath(".//button[normalize-space()=$text]", text=button)[:1]
    data = {field.get("name"): field.value or "" for field in form.xpath(".//input")}
    if pressed.get("name"):
        data[pressed.get("name")] = pressed.get("value")
    return visitor.client.post(form.get("action"), data=data)


def upload(visitor: Visitor, content: bytes | str, name: str = "people.csv") -> TestResponse:
    """A file sent to the import page."""
    data = content if isinstance(content, bytes) else content.encode()
    token = token_in(visitor.client.get("/people/import").text)
    return visitor.client.post("/people/import", data={"csrf_token": token, "file": (BytesIO(data), name)})


def path(answer: TestResponse) -> str:
    """Where an answer leads."""
    return urlsplit(answer.location).path


def told(answer: TestResponse, status: int = 422) -> list[str]:
    """What a page that refuses says: at the fields and above the form."""
    page = checked(answer, status)
    return page.texts("//p[@class='field-error'] | //*[@role='alert']")
