"""The texts people read, collected from every floor, and the catalogues that translate them.

Run as a program it brings the catalogues up to date and lists what is still to be translated there.
"""

import sys
from io import BytesIO
from itertools import product
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import DEFAULT_KEYWORDS, extract_from_dir
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).resolve().parents[1]
HOMES = {"app": ("app", "scorecards", "bonus_rules"), "notifications": ("notifications",)}
LOCALES = {"fi": "Finnish", "sv_FI": "Swedish"}
METHODS = [("**.py", "python"), ("templates/**.html", "jinja2"), ("templates/**.txt", "jinja2")]
OPTIONS = {"**.html": {"trimmed": "true", "silent": "false"}, "**.txt": {"trimmed": "true", "silent": "false"}}
KEYWORDS = {**DEFAULT_KEYWORDS, "_l": None, "lazy_gettext": None, "lazy_ngettext": (1, 2)}
HEADER = """# Kymppi in {name}. `make strings` collects new texts, `make translations` compiles what is written here.
msgid ""
msgstr ""
"Language: {locale}\\n"
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=utf-8\\n"
"Content-Transfer-Encoding: 8bit\\n"
"Plural-Forms: nplurals=2; plural=(n != 1);\\n"

"""


def collected(home: str) -> Catalog:
    """Every text of the floors whose catalogues stand in this one."""
    catalog = Catalog()
    for floor in HOMES[home]:
        for _file, _line, text, _comments, context in extract_from_dir(ROOT / floor, METHODS, OPTIONS, KEYWORDS):
            catalog.add(text, context=context)
    return catalog


def path_of(home: str, locale: str) -> Path:
    """Where a language's catalogue stands."""
    return ROOT / home / "translations" / locale / "LC_MESSAGES/messages.po"


def translated(home: str, locale: str) -> Catalog:
    """A language's catalogue as it stands."""
    with path_of(home, locale).open("rb") as file:
        return read_po(file, locale=locale)


def texts(message: Message) -> tuple[str, ...]:
    """The translations of a message, one for each number; empty where there is none."""
    return message.string if isinstance(message.string, tuple) else (str(message.string),)


def untranslated(source: Catalog, target: Catalog) -> list[str]:
    """The texts without a whole translation."""
    known = {message.id: message for message in target if message.id}
    return [
        str(message.id)
        for message in source
        if message.id and (message.id not in known or not all(texts(known[message.id])) or known[message.id].fuzzy)
    ]


def written(locale: str, source: Catalog, target: Catalog) -> str:
    """The catalogue's file with exactly the source's texts and the target's translations."""
    known = {message.id: message.string for message in target if message.id}
    fresh = Catalog(locale=locale)
    for message in source:
        if message.id:
            fresh.add(message.id, known.get(message.id), flags=message.flags)
    body = BytesIO()
    write_po(body, fresh, width=120, no_location=True, omit_header=True, sort_output=True)
    return HEADER.format(name=LOCALES[locale], locale=locale) + body.getvalue().decode()


def main() -> int:
    """Bring both catalogues up to date; the exit status is 1 while anything is to be translated."""
    missing = 0
    for home, locale in product(HOMES, LOCALES):
        source, target = collected(home), translated(home, locale)
        path_of(home, locale).write_text(written(locale, source, target))
        left = untranslated(source, target)
        missing += len(left)
        sys.stdout.writelines(f"{home} {locale}: {text}\n" for text in left)
    return 1 if missing else 0


if __name__ == "__main__":
    sys.exit(main())
