"""Files brought in by the page, step by step, as an administrator does it."""

from sqlalchemy import func, select
from sqlalchemy.orm import Session
from werkzeug.test import TestResponse

from app.staging import StagedUpload
from scorecards.responses.models import AnswerImport, Response
from tests.pages import Page, Visitor, checked, token_in

HEAD = "id,date,score,channel,employee,comment\n"
ROW = "a1,2026-10-20,9,phone,1001,CANARY words of a customer\n"
IMPORTS = "/admin/imports"


def send(visitor: Visitor, content: bytes | str, name: str = "answers.csv") -> TestResponse:
    """Upload a file."""
    data = content.encode() if isinstance(content, str) else content
    token = token_in(visitor.get(IMPORTS).response.text)
    part = "--owl\r\nContent-Disposition: form-data; name="
    fields = f'{part}"csrf_token"\r\n\r\n{token}\r\n{part}"file"; filename="{name}"\r\n\r\n'
    body = fields.encode() + data + b"\r\n--owl--\r\n"
    return visitor.client.post(IMPORTS, data=body, content_type="multipart/form-data; boundary=owl")


def uploaded(visitor: Visitor, content: bytes | str = HEAD + ROW, name: str = "answers.csv") -> str:
    """Upload a file that is one; the address of its columns."""
    answer = send(visitor, content, name)
    assert answer.status_code == 302, Page(answer, checked(answer, 422).tree).text
    return answer.location


def offered(visitor: Visitor, address: str, **changed: str) -> dict[str, str]:
    """The form of the columns as it is proposed, with a source and with changes."""
    page = visitor.get(address)
    fields = page.tree.xpath("//main//form//input | //main//form//select")
    return {field.get("name"): field.value or "" for field in fields} | {"source": "survey"} | changed


def tried(visitor: Visitor, content: bytes | str = HEAD + ROW, name: str = "answers.csv", **changed: str) -> str:
    """Upload a file and tell its columns as proposed; the address of what it would do."""
    address = uploaded(visitor, content, name)
    answer = visitor.client.post(address, data=offered(visitor, address, **changed))
    assert answer.status_code == 302, checked(answer, 422).text
    return answer.location


def confirm(visitor: Visitor, address: str) -> TestResponse:
    """Confirm what was shown."""
    token = token_in(visitor.get(IMPORTS).response.text)
    return visitor.client.post(f"{address}/confirm", data={"csrf_token": token})


def figures(page: Page) -> dict[str, int]:
    """What became of the rows, as a page says it."""
    labels, counts = page.texts("//*[@class='stat-label']"), page.texts("//ul[@class='stats']//strong")
    return dict(zip(labels, map(int, counts), strict=True))


def stored(session: Session) -> tuple[int, int, int]:
    """How many answers, imports and staged files there are."""
    session.expire_all()
    tables = (Response, AnswerImport, StagedUpload)
    answers, imports, staged = (session.scalar(select(func.count()).select_from(table)) or 0 for table in tables)
    return answers, imports, staged
