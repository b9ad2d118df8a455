"""What any page must satisfy, each fault with its cure."""

from itertools import pairwise

from lxml.html import HtmlElement

LABELLED = "//input[not(@type='hidden' or @type='submit')] | //select | //textarea"
INLINE = "//@style | //style | //script[not(@src)] | //@*[starts-with(name(), 'on')]"
NAMELESS = "[not(normalize-space(.) or @aria-label or @aria-labelledby or .//img[@alt!=''] or .//title)]"
PERSONAL = "//input[@type='email' or @type='password' or @type='tel' or @name='name' or @name='email']"
HEADINGS = "//h1 | //h2 | //h3 | //h4 | //h5 | //h6"
REFERRING = ("for", "aria-describedby", "aria-labelledby", "aria-controls", "aria-owns")


def faults(tree: HtmlElement) -> list[str]:
    """What is wrong with a page, each with its cure."""
    checks = [*_frame(tree), *_content(tree), *_forms(tree)]
    return [cure for fine, cure in checks if not fine] + _unlabelled(tree) + _leading_nowhere(tree)


def _frame(tree: HtmlElement) -> list[tuple[bool, str]]:
    return [
        (len(tree.xpath("//h1")) == 1, "a page has one h1: use parts.page_head once"),
        (tree.get("lang") in ("en", "fi", "sv"), "html needs lang: extend base.html"),
        (bool(tree.xpath("normalize-space(//title)").split("–")[0].strip()), "fill the block `title`"),
        (len(tree.xpath("//main")) == 1, "a page has one main: extend base.html"),
        (
            tree.xpath("string((//body//a)[1]/@href)") == "#main",
            "the first link skips to the content: extend base.html",
        ),
        (not tree.xpath(INLINE), "no inline style or script: the policy refuses them; use a class"),
    ]


def _content(tree: HtmlElement) -> list[tuple[bool, str]]:
    ids, levels = tree.xpath("//@id"), [int(one.tag[1]) for one in tree.xpath(HEADINGS)]
    jumps = [f"h{one} then h{two}" for one, two in pairwise(levels) if two > one + 1]
    return [
        (levels[:1] == [1], "the first heading is the h1"),
        (not jumps, f"headings go down one step at a time: {jumps}"),
        (not tree.xpath("//a[not(@href)] | //a[@href='#']"), "a link leads somewhere: give it an href"),
        (not tree.xpath(f"//a{NAMELESS} | //button{NAMELESS}"), "a link or button has words, or aria-label"),
        (not tree.xpath("//a[@target][not(contains(@rel, 'noopener'))]"), "a link with target needs rel=noopener"),
        (not tree.xpath("//img[not(@alt)]"), "an image needs alt, empty where it says nothing"),
        (not tree.xpath("//table[not(.//th)]"), "a table needs header cells: th with scope"),
        (not tree.xpath("//th[not(@scope)]"), "a header cell says what it heads: scope=col or scope=row"),
        (len(ids) == len(set(ids)), f"ids are unique: {sorted({one for one in ids if ids.count(one) > 1})}"),
    ]


def _forms(tree: HtmlElement) -> list[tuple[bool, str]]:
    posts = tree.xpath("//form[translate(@method, 'POST', 'post')='post']")
    tokens = [len(form.xpath(".//input[@name='csrf_token']")) for form in posts]
    gets = tree.xpath("//form[not(translate(@method, 'POST', 'post')='post')]//input[@name='csrf_token']")
    personal = [field.get("name") for field in tree.xpath(PERSONAL) if not field.get("autocomplete")]
    return [
        (set(tokens) <= {1}, "a form that changes something carries csrf_token once"),
        (not gets, "a form that only asks has no csrf_token: it would stand in the address"),
        (not tree.xpath("//button[not(@type)]"), "a button says its type: submit or button"),
        (not personal, f"say autocomplete for {personal}: what the browser may fill in, or off"),
    ]


def _unlabelled(tree: HtmlElement) -> list[str]:
    fields = [field for field in tree.xpath(LABELLED) if not _label_of(tree, field)]
    return [f"{field.get('name') or field.get('id')} has no label: use parts.field" for field in fields]


def _label_of(tree: HtmlElement, field: HtmlElement) -> bool:
    outside = tree.xpath("//label[@for=$id]", id=field.get("id") or "")
    return bool(field.get("aria-label") or field.get("aria-labelledby") or outside or field.xpath("ancestor::label"))


def _leading_nowhere(tree: HtmlElement) -> list[str]:
    ids = set(tree.xpath("//@id"))
    named = [(name, one) for name in REFERRING for value in tree.xpath(f"//@{name}") for one in value.split()]
    return [f"{name}={one} names no id of this page" for name, one in named if one not in ids]
