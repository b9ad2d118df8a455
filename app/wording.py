"""Texts chosen in one place and shown in another: marked for the catalogues, translated where they are shown."""

N_ = str  # marks a text for the catalogues: the extractor looks for N_()


class Told(str):
    """An English sentence that knows its message id and figures, so that a page can say it in the reader's language."""

    text: str
    figures: dict[str, object]

    def __new__(cls, text: str, **figures: object) -> "Told":
        """The sentence with its figures filled in."""
        told = super().__new__(cls, text % figures)
        told.text, told.figures = text, figures
        return told


class RefusalError(ValueError):
    """What somebody asked for cannot be done. text is an English message id, figures fill its %(name)s places.

    A command prints the English sentence; a page shows it in the reader's language.
    """

    def __init__(self, text: str, **figures: object) -> None:
        """Keep the message id and its figures; the exception's own text is the English sentence."""
        super().__init__(text % figures)
        self.text, self.figures = text, figures
