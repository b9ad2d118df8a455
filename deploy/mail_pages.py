"""The mail catcher's pages: the letters newest first, and one letter with its parts and headers. All of it escaped."""

from html import escape
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler
from pathlib import Path
from urllib.parse import parse_qs, quote, urlencode, urlsplit

from deploy import letter_file
from deploy.letter_file import Letter

A_PAGE = 100
HOSTS = ("127.0.0.1", "localhost")
PAGE_POLICY = "default-src 'none'; style-src 'unsafe-inline'; frame-src 'self'; form-action 'self'; base-uri 'none'"
# The letter's own HTML: no script, no request to anywhere, no reach to this page; its links open in a new window.
SANDBOX = "allow-popups allow-popups-to-escape-sandbox"
LETTER_POLICY = f"sandbox {SANDBOX}; default-src 'none'; style-src 'unsafe-inline'; img-src data:"
STYLE = """
:root { color-scheme: light dark } body { font: 16px/1.5 system-ui, sans-serif; margin: 0 auto; max-width: 64rem;
padding: 1rem } table { border-collapse: collapse; width: 100% } td, th { border-bottom: 1px solid #8886; padding:
.35rem .6rem .35rem 0; text-align: left; vertical-align: top; overflow-wrap: anywhere } iframe { background: #fff;
border: 1px solid #8886; width: 100%; height: 46rem } pre { border: 1px solid #8886; padding: 1rem; overflow-x: auto;
white-space: pre-wrap } h2 { margin-top: 2rem } input { font: inherit } .when { white-space: nowrap }
"""

Answer = tuple[HTTPStatus, str, str]


def handler(folder: Path) -> type[BaseHTTPRequestHandler]:
    """A request handler that shows the letters of this folder and nothing else."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            status, body, policy = page(folder, self.path, self.headers.get("Host", ""))
            content = body.encode("utf-8", "replace")
            self.send_response(status)
            for name, value in _headers(policy, len(content)):
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(content)

    return Handler


def _headers(policy: str, length: int) -> list[tuple[str, str]]:
    return [
        ("Content-Type", "text/html; charset=utf-8"),
        ("Content-Length", str(length)),
        ("Content-Security-Policy", policy),
        ("X-Content-Type-Options", "nosniff"),
        ("Referrer-Policy", "no-referrer"),
        ("Cache-Control", "no-store"),
    ]


def page(folder: Path, path: str, host: str) -> Answer:
    """The status, HTML and content policy of a path: / with ?to= and ?after=, /letter/NAME, /letter/NAME/html."""
    parts = urlsplit(path)
    steps = parts.path.strip("/").split("/")
    if host.rsplit(":", 1)[0] not in HOSTS:
        return HTTPStatus.BAD_REQUEST, _frame("Open it as 127.0.0.1", ""), PAGE_POLICY
    if steps == [""]:
        return HTTPStatus.OK, _list(folder, parse_qs(parts.query)), PAGE_POLICY
    known = letter_file.names(folder) if steps[0] == "letter" and len(steps) in (2, 3) else []
    if len(steps) < 2 or steps[1] not in known or steps[2:] not in ([], ["html"]):
        return HTTPStatus.NOT_FOUND, _frame("There is no such page", '<p><a href="/">All letters</a></p>'), PAGE_POLICY
    letter = letter_file.letter(folder / steps[1])
    if steps[2:]:
        return HTTPStatus.OK, f'<base target="_blank">{letter.html}', LETTER_POLICY
    return HTTPStatus.OK, _letter(letter), PAGE_POLICY


def _list(folder: Path, query: dict[str, list[str]]) -> str:
    to, after = query.get("to", [""])[0], query.get("after", [""])[0]
    names = letter_file.names(folder)
    found = [name for name in names if not after or name < after]
    if to:
        found = [name for name in found if to.lower() in letter_file.heading(folder / name).to.lower()]
    rows = "".join(_row(letter_file.heading(folder / name)) for name in found[:A_PAGE])
    older = urlencode({"to": to, "after": found[A_PAGE - 1]}) if len(found) > A_PAGE else ""
    more = f'<p><a href="/?{escape(older)}">Older letters</a></p>' if older else ""
    form = f'<form><label>To <input name="to" type="search" value="{escape(to)}"></label> <button>Show</button></form>'
    table = f"<table><tr><th>When</th><th>To</th><th>Subject</th></tr>{rows}</table>" if rows else "<p>None yet.</p>"
    refresh = '<meta http-equiv="refresh" content="20">'
    return _frame(f"{len(names)} letters kept, none delivered", f"{form}{table}{more}", refresh)


def _row(heading: letter_file.Heading) -> str:
    link = f'<a href="/letter/{quote(heading.name)}">{escape(heading.subject) or "(no subject)"}</a>'
    return f'<tr><td class="when">{escape(heading.date)}</td><td>{escape(heading.to)}</td><td>{link}</td></tr>'


def _letter(letter: Letter) -> str:
    rows = "".join(f"<tr><th>{escape(name)}</th><td>{escape(value)}</td></tr>" for name, value in letter.headers)
    address = f"/letter/{quote(letter.heading.name)}/html"
    html = f'<iframe sandbox="{SANDBOX}" src="{address}" title="The letter as HTML"></iframe>' if letter.html else ""
    return _frame(
        letter.heading.subject or "(no subject)",
        f'<p><a href="/">All letters</a></p><p>To {escape(letter.heading.to)}, {escape(letter.heading.date)}</p>{html}'
        f"<h2>Text part</h2><pre>{escape(letter.text)}</pre><h2>Headers</h2><table>{rows}</table>",
    )


def _frame(title: str, body: str, head: str = "") -> str:
    return (
        f'<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{escape(title)}</title>{head}'
        f'<meta name="viewport" content="width=device-width, initial-scale=1"><style>{STYLE}</style></head>'
        f"<body><h1>{escape(title)}</h1>{body}</body></html>"
    )
