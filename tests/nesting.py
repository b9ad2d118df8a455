"""Whether the tags of a page are closed where they were opened, and stand inside those they may stand in."""

from html.parser import HTMLParser

VOID = {"area", "base", "br", "col", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}
ONLY_IN = {
    "li": {"ul", "ol"},
    "dt": {"dl", "div"},
    "dd": {"dl", "div"},
    "tr": {"thead", "tbody", "tfoot", "table"},
    "td": {"tr"},
    "th": {"tr"},
    "caption": {"table"},
    "thead": {"table"},
    "tbody": {"table"},
    "option": {"select", "optgroup", "datalist"},
    "summary": {"details"},
    "legend": {"fieldset"},
    "figcaption": {"figure"},
}
HOLDS_ONLY = {
    "ul": {"li"},
    "ol": {"li"},
    "dl": {"dt", "dd", "div"},
    "table": {"caption", "colgroup", "thead", "tbody", "tfoot", "tr"},
    "thead": {"tr"},
    "tbody": {"tr"},
    "tr": {"td", "th"},
    "select": {"option", "optgroup"},
}
BLOCKS = {
    *("address", "article", "aside", "blockquote", "details", "div", "dl", "fieldset", "figure", "footer", "form"),
    *("h1", "h2", "h3", "h4", "header", "hr", "main", "nav", "ol", "p", "pre", "section", "table", "ul"),
}
WORDS_ONLY = {"p", "h1", "h2", "h3", "h4", "span", "strong", "em", "b", "small", "button", "label", "dt", "summary"}
HEADINGS = {"h1", "h2", "h3", "h4"}
NOT_IN_ITSELF = {"a", "button", "form", "label"}


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.faults: list[str] = []
        self._open: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        names = [name for name, _ in attrs]
        self._fault(len(names) != len(set(names)), f"<{tag}> has an attribute twice: {names}")
        if "svg" not in self._open:
            self._place(tag)
        if tag not in VOID:
            self._open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._fault(tag not in VOID and "svg" not in self._open, f"<{tag}/> closes nothing: write <{tag}></{tag}>")

    def handle_endtag(self, tag: str) -> None:
        inner = self._open[-1] if self._open else "nothing"
        self._fault(inner != tag, f"</{tag}> comes while <{inner}> is open")
        if tag in self._open:
            del self._open[len(self._open) - 1 - self._open[::-1].index(tag) :]

    def _place(self, tag: str) -> None:
        outer = self._open[-1] if self._open else ""
        allowed = {"script", "template"} | HOLDS_ONLY.get(outer, {tag})
        self._fault(tag not in allowed, f"<{outer}> holds only {sorted(HOLDS_ONLY.get(outer, ()))}, not <{tag}>")
        self._fault(
            outer not in ONLY_IN.get(tag, {outer}),
            f"<{tag}> stands in {sorted(ONLY_IN.get(tag, ()))}, not in <{outer}>",
        )
        heading = outer == "summary" and tag in HEADINGS
        self._fault(outer in WORDS_ONLY and tag in BLOCKS and not heading, f"<{outer}> holds words, not <{tag}>")
        self._fault(tag in NOT_IN_ITSELF and tag in self._open, f"<{tag}> stands in another <{tag}>")
        self._fault(
            tag in ("a", "button") and bool({"a", "button"} & set(self._open)), f"<{tag}> stands in a link or button"
        )

    def _fault(self, wrong: bool, words: str) -> None:
        if wrong:
            self.faults.append(words)

    def close(self) -> None:
        super().close()
        self._fault(bool(self._open), f"never closed: {self._open}")


def misplaced(text: str) -> list[str]:
    """What is wrong with the nesting of this HTML."""
    reader = _Reader()
    reader.feed(text)
    reader.close()
    return reader.faults
