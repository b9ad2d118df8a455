"""What no honest browser sends: values that are none, and bodies that are no forms."""

from collections.abc import Callable
from typing import Any

from tests.access.tour import TOKEN
from tests.attacks.attacker import FORM, urlencoded

VALUES: dict[str, object] = {
    "empty": "",
    "blank": " \t\r\n",
    "100 kB": "x" * 100_000,
    "100 kB of digits": "9" * 100_000,
    "NUL": "a\0b",
    "NUL alone": "\0",
    "lone surrogate": "\ud800",
    "overlong UTF-8": b"\xc0\xaf\xe0\x80\xaf\xff\xfe",
    "five thousand accents": "e" + "\u0301" * 5_000,
    "astral": "\U0001f4a5" * 300,
    "right to left": "\u202e\u2066abc",
    "negative": "-1",
    "minus zero": "-0",
    "huge": "9" * 30,
    "beyond 64 bits": str(2**63),
    "beyond 32 bits": str(2**31),
    "exponent": "1e999",
    "no number": "NaN",
    "infinity": "Infinity",
    "hexadecimal": "0x10",
    "underscored": "1_0",
    "other digits": "١٢٣",
    "superscript": "²",
    "plus": "+5",
    "year zero": "0000-01-01",
    "month zero": "2026-00",
    "month of year zero": "0000-12",
    "year one": "0001-01-01",
    "month of year one": "0001-01",
    "last day": "9999-12-31",
    "last month": "9999-12",
    "after the last day": "10000-01-01",
    "31 February": "2026-02-31",
    "week": "2026-W07-1",
    "compact day": "20261122",
    "a moment": "2026-11-22T08:00:00+02:00",
    "UUID of nothing": "00000000-0000-0000-0000-000000000000",
    "half a UUID": "00000000-0000-0000",
    "path": "../../../../etc/passwd",
    "absolute path": "/etc/passwd",
    "percent": "%",
    "percent and letters": "%zz%u0041",
    "quotes": "'\"`;--",
    "SQL": "1' OR '1'='1",
    "wildcards": "%_\\%",
    "JSON": '{"a": [1, null]}',
    "boolean": "true",
    "team of none": "team:999999999999999999999",
    "person of none": "person:",
    "colon": ":",
    "equals": "=nothing",
}

DATABASES_DIFFER = ["NUL", "lone surrogate", "beyond 64 bits", "year one"]

Body = Callable[[dict[str, Any]], dict[str, Any]]
LINE = "boundary-kx7q"
PART = f'--{LINE}\r\nContent-Disposition: form-data; name="{{}}"\r\n\r\n{{}}\r\n'


def _multipart(form: dict[str, Any], end: str = f"--{LINE}--\r\n") -> str:
    return "".join(PART.format(name, value) for name, value in form.items()) + end


def _as(content_type: str | None, data: str | bytes) -> dict[str, Any]:
    return {"data": data, "content_type": content_type}


BODIES: dict[str, Body] = {
    "nothing": lambda form: _as(FORM, ""),
    "token alone": lambda form: _as(FORM, urlencoded([(TOKEN, form[TOKEN])])),
    "no type": lambda form: _as(None, urlencoded(form.items())),
    "plain text": lambda form: _as("text/plain", urlencoded(form.items())),
    "XML": lambda form: _as("application/xml", "<!DOCTYPE x [<!ENTITY e 'kx7q'>]><x>&e;</x>"),
    "JSON": lambda form: {"json": {name: str(value) for name, value in form.items()}},
    "JSON of numbers": lambda form: {"json": dict.fromkeys(form, 5)},
    "JSON of nothings": lambda form: {"json": dict.fromkeys(form)},
    "JSON of lists": lambda form: {"json": {name: [{"a": 1}] for name in form}},
    "JSON of objects": lambda form: {"json": {name: {"a": {"b": 1}} for name in form}},
    "a JSON list": lambda form: {"json": [1, 2]},
    "a JSON number": lambda form: {"json": 5},
    "a JSON text": lambda form: {"json": "text"},
    "a JSON nothing": lambda form: {"json": None},
    "broken JSON": lambda form: _as("application/json", '{"a": '),
    "deep JSON": lambda form: _as("application/json", "[" * 50_000),
    "multipart": lambda form: _as(f"multipart/form-data; boundary={LINE}", _multipart(form)),
    "multipart without an end": lambda form: _as(f"multipart/form-data; boundary={LINE}", _multipart(form, "")),
    "multipart cut short": lambda form: _as(f"multipart/form-data; boundary={LINE}", _multipart(form)[:-60]),
    "multipart without a line": lambda form: _as("multipart/form-data", _multipart(form)),
    "multipart of another line": lambda form: _as("multipart/form-data; boundary=other", _multipart(form)),
    "multipart with a broken head": lambda form: _as(
        f"multipart/form-data; boundary={LINE}", f"--{LINE}\r\nno head\r\n\r\nx\r\n--{LINE}--\r\n"
    ),
    "two thousand parts": lambda form: _as(
        f"multipart/form-data; boundary={LINE}", _multipart({f"x{at}": "" for at in range(2_000)} | form)
    ),
    "a file for every field": lambda form: _as(
        f"multipart/form-data; boundary={LINE}",
        _multipart(form).replace('"\r\n\r\n', '"; filename="x.txt"\r\nContent-Type: text/plain\r\n\r\n'),
    ),
    "another alphabet": lambda form: _as(f"{FORM}; charset=utf-16", urlencoded(form.items()).encode("utf-16")),
    "no such alphabet": lambda form: _as(f"{FORM}; charset=no-such", urlencoded(form.items())),
    "names without values": lambda form: _as(FORM, "&".join(form) + "&&&==&=x&%00=%00"),
    "ten thousand names": lambda form: _as(
        FORM, urlencoded([*form.items(), *((f"x{at}", "") for at in range(10_000))])
    ),
}
