"""Settings: what each refuses and how that is told, and that nothing starts with a bad one."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

import config

SECRET = "0123456789abcdef0123456789abcdef"
REFUSED = [
    ("DATABASE_URL", ["x", "mysql://u:hidden@h/d", "sqlite://", "sqlite:///near.db", "postgresql://u:hidden@h:port/d"]),
    ("SECRET_KEY", ["hidden", "hidden" * 5]),
    ("BASE_URL", ["kymppi", "ftp://kymppi.example", "https://"]),
    ("PROXIES", ["-1", "10", "one"]),
    ("COMPANY", ["two\nlines", "x" * 81]),
    ("TIME_ZONE", ["Helsinki", "../etc/passwd", "EET "]),
    ("COUNTRY", ["fi", "FIN", "F\n"]),
    ("LANGUAGE", ["de", "EN"]),
    ("SENDER", ["kymppi", "a b@c", "a@b\n", "Kymppi <a@b.example>"]),
    ("SMTP_PORT", ["0", "65536", "smtp", "٢٥"]),
    ("SMTP_SECURITY", ["ssl", "TLS"]),
    ("SMTP_USER", ["kymppi"]),
    ("SMTP_PASSWORD", ["hidden"]),
    ("SMTP_CAFILE", ["/no/such/file.pem"]),
    ("SECOND_FACTOR", ["off", "Required"]),
    ("SSO_NAME", ["Company", "x" * 41, "two\nlines"]),
    ("SSO_CLIENT_ID", ["kymppi"]),
    ("SSO_CLIENT_SECRET", ["hidden"]),
    ("SSO_METADATA_URL", ["http://sign-in.company.example/", "company.example", "https://sign-in.company.example/"]),
    ("SSO_ONLY", ["2", "true"]),
    ("SSO_TRUST_EMAIL", ["true"]),
    ("LETTER_TIME", ["8:00", "24:00", "08.00", "08:60", "٠٨:٠٠", "20:00"]),
    ("LETTER_LATEST", ["24:01", "07:59"]),
    ("LETTER_LEASE_SECONDS", ["0", "86401", "1e3"]),
    ("LETTER_EUROS", ["maybe"]),
    ("SESSION_IDLE_MINUTES", ["0", "721", "half"]),
    ("SUPERVISOR_EUROS", ["2"]),
    ("HELP", ["x" * 121, "two\nlines"]),
    ("UPLOAD_MEGABYTES", ["0", "201", "20 MB"]),
    ("DEMO", ["?"]),
    ("SMPT_HOST", ["mail.company.example"]),
]
BAD = [(name, value) for name, values in REFUSED for value in values]


@pytest.fixture(autouse=True)
def _enough_to_start(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KYMPPI_SECRET_KEY", SECRET)


def refusal() -> str:
    with pytest.raises(config.SettingsError) as caught:
        config.read()
    assert caught.value.exit_code == 2
    return caught.value.message


@pytest.mark.parametrize(("name", "value"), BAD)
def test_a_bad_setting_gives_one_line_that_names_it_and_keeps_secrets(
    monkeypatch: pytest.MonkeyPatch, name: str, value: str
) -> None:
    monkeypatch.setenv(f"KYMPPI_{name}", value)
    first, *told = refusal().splitlines()
    assert first == "the settings cannot be used:"
    assert len(told) == 1
    assert f"KYMPPI_{name}" in told[0]
    assert "hidden" not in told[0]


def test_every_setting_that_can_be_wrong_is_tried_here() -> None:
    tried = {name.lower() for name, _ in REFUSED}
    assert set(config.Settings.model_fields) - tried == {"smtp_host"}


def test_all_that_is_wrong_is_told_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("SECRET_KEY", "SMTP_PORT", "COUNTRY", "TIMEZONE"):
        monkeypatch.setenv(f"KYMPPI_{name}", "wrong")
    names = [line.split(":")[0].strip() for line in refusal().splitlines()[1:]]
    assert sorted(names) == ["KYMPPI_COUNTRY", "KYMPPI_SECRET_KEY", "KYMPPI_SMTP_PORT", "KYMPPI_TIMEZONE"]


def test_a_setting_that_is_missing_is_told_with_how_to_make_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("KYMPPI_SECRET_KEY")
    assert "KYMPPI_SECRET_KEY: needs at least 32 random characters; `openssl rand -hex 32` makes them" in refusal()


def test_a_misspelt_setting_is_told_with_the_one_that_is_meant(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KYMPPI_SMPT_HOST", "mail.company.example")
    assert "KYMPPI_SMPT_HOST: there is no such setting; write KYMPPI_SMTP_HOST" in refusal()


def test_an_empty_variable_is_one_that_is_not_set(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("SMTP_CAFILE", "SMTP_PORT", "LANGUAGE"):
        monkeypatch.setenv(f"KYMPPI_{name}", "")
    settings = config.read()
    assert (settings.smtp_cafile, settings.smtp_port, settings.language) == (None, 25, "en")


def test_what_flask_is_given_has_usable_values(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KYMPPI_BASE_URL", "https://kymppi.company.example/")
    given = config.read().flask_config()
    assert given["BASE_URL"] == "https://kymppi.company.example"
    assert str(given["TIME_ZONE"]) == "Europe/Helsinki"
    assert given["SECRET_KEY"] == SECRET


@pytest.mark.parametrize("scheme", ["postgresql", "postgres", "postgresql+psycopg"])
def test_postgresql_is_spoken_to_by_psycopg(monkeypatch: pytest.MonkeyPatch, scheme: str) -> None:
    monkeypatch.setenv("KYMPPI_DATABASE_URL", f"{scheme}://u:p%40ss@h/d")
    assert config.read().database_url == "postgresql+psycopg://u:p%40ss@h/d"


def test_settings_do_not_show_their_secrets(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KYMPPI_DATABASE_URL", "postgresql://u:hidden@h/d")
    monkeypatch.setenv("KYMPPI_SMTP_USER", "kymppi")
    monkeypatch.setenv("KYMPPI_SMTP_PASSWORD", "hidden")
    shown = repr(config.read())
    assert "hidden" not in shown
    assert SECRET not in shown


def test_a_command_with_a_bad_setting_ends_with_2_before_anything_starts(tmp_path: Path) -> None:
    environment = {
        "PATH": os.environ["PATH"],
        "KYMPPI_SECRET_KEY": "hidden",
        "KYMPPI_DATABASE_URL": f"sqlite:///{tmp_path}/kymppi.db",
    }
    here = Path(config.__file__).parent
    flask = [sys.executable, "-m", "flask", "db", "upgrade"]
    done = subprocess.run(flask, cwd=here, env=environment, capture_output=True, text=True, timeout=60)
    assert (done.returncode, done.stdout, list(tmp_path.iterdir())) == (2, "", [])
    assert done.stderr.splitlines()[0] == "Error: the settings cannot be used:"
    assert "KYMPPI_SECRET_KEY: needs" in done.stderr
    assert "hidden" not in done.stderr
