"""The mail catcher's pages show any letter and run nothing that is in it."""

from email.message import EmailMessage
from http import HTTPStatus
from pathlib import Path

import pytest

from deploy.mail_pages import A_PAGE, page

HOST = "127.0.0.1:8026"
SCRIPT = "<script>alert(1)</script>"


def kept(folder: Path, content: bytes, name: str = "20261122T080000.000000-0a0b0c0d.eml") -> str:
    (folder / name).write_bytes(content)
    return f"/letter/{name}"


def hostile() -> bytes:
    letter = EmailMessage()
    letter["From"] = "kymppi@kaarna.example"
    letter["To"] = f'"{SCRIPT}" <a@kaarna.example>'
    letter["Subject"] = f'{SCRIPT}"><img src=x onerror=alert(2)>'
    letter[f"X-{SCRIPT.replace(' ', '')}"] = SCRIPT
    letter.set_content(f"text {SCRIPT}")
    letter.add_alternative(f"<p>html {SCRIPT}</p>", subtype="html")
    return letter.as_bytes()


@pytest.mark.parametrize("path", ["/", "/?to=script", "/letter"])
def test_a_hostile_letter_is_escaped_wherever_it_is_shown(tmp_path: Path, path: str) -> None:
    link = kept(tmp_path, hostile())
    status, body, _policy = page(tmp_path, link if path == "/letter" else path, HOST)
    assert status == HTTPStatus.OK
    assert "&lt;script&gt;" in body
    assert "<script" not in body
    assert "<img" not in body


def test_what_is_searched_for_is_escaped(tmp_path: Path) -> None:
    _status, body, _policy = page(tmp_path, "/?to=%22%3E%3Cscript%3E", HOST)
    assert "<script" not in body
    assert "&quot;&gt;&lt;script&gt;" in body


def test_a_letters_html_stands_in_a_sandbox_without_scripts(tmp_path: Path) -> None:
    link = kept(tmp_path, hostile())
    _status, shown, policy = page(tmp_path, link, HOST)
    assert f'src="{link}/html"' in shown
    assert 'sandbox="allow-popups allow-popups-to-escape-sandbox"' in shown
    assert "default-src 'none'" in policy


def test_the_html_on_its_own_is_sandboxed_by_its_policy(tmp_path: Path) -> None:
    status, body, policy = page(tmp_path, kept(tmp_path, hostile()) + "/html", HOST)
    assert (status, f"<p>html {SCRIPT}</p>" in body) == (HTTPStatus.OK, True)
    assert policy.startswith("sandbox allow-popups")
    assert "allow-scripts" not in policy
    assert "default-src 'none'" in policy


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\x00\xff\xfe",
        b"Subject: =?nonsense?B?////?=\n\nx",
        b"Subject: =?utf-8?B?x?=\nContent-Type: text/plain; charset=nonsense\n\n\xff",
        b"Content-Type: multipart/mixed; boundary=\n\n--\n",
        b"From: \xc3\x28\nTo: @@@\n\nbody",
        b'Content-Type: text/html; charset="ut\0f"\nContent-Transfer-Encoding: base64\n\n!!!',
    ],
)
def test_a_broken_letter_is_shown_as_far_as_it_goes(tmp_path: Path, content: bytes) -> None:
    link = kept(tmp_path, content)
    assert [page(tmp_path, path, HOST)[0] for path in ("/", link, f"{link}/html")] == [HTTPStatus.OK] * 3


@pytest.mark.parametrize(
    "path", ["/letter/../secret.eml", "/letter/%2e%2e%2fsecret.eml", "/x", "/letter", "/letter/a/b/c"]
)
def test_nothing_but_letters_can_be_asked_for(tmp_path: Path, path: str) -> None:
    (tmp_path / "secret.eml").write_text("Subject: secret")
    (tmp_path / "letters").mkdir()
    status, body, _policy = page(tmp_path / "letters", path, HOST)
    assert (status, "secret</h1>" in body) == (HTTPStatus.NOT_FOUND, False)


def test_another_host_name_is_refused(tmp_path: Path) -> None:
    assert page(tmp_path, "/", "evil.example")[0] == HTTPStatus.BAD_REQUEST


def test_the_newest_letter_comes_first_and_older_ones_by_a_link(tmp_path: Path) -> None:
    for number in range(A_PAGE + 1):
        kept(tmp_path, f"Subject: number {number:03}\n\n".encode(), f"20261122T{number:06}.eml")
    _status, body, _policy = page(tmp_path, "/", HOST)
    assert body.index("number 100") < body.index("number 001")
    assert "number 000" not in body
    assert f"/?to=&amp;after=20261122T{1:06}.eml" in body
    assert "number 000" in page(tmp_path, f"/?to=&after=20261122T{1:06}.eml", HOST)[1]
