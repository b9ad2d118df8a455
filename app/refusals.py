"""Refusals as a page says them."""

from datetime import date

from flask_babel import format_date
from flask_babel import gettext as _

from app.wording import RefusalError


def in_words(error: RefusalError) -> str:
    """What a refusal says, in the reader's language, its days written as the reader writes them."""
    written = {name: format_date(of) if isinstance(of, date) else of for name, of in error.figures.items()}
    return str(_(error.text, **written))
