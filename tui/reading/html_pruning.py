"""What of a page is not the article, told by markup alone: hidden nodes, navigation, comments, teasers, forms.

Owns the marks `Element.aside` that are set before the article is looked for. A mark never takes most of the page's
prose away: an element that holds more than `_SPARED_SHARE` of it keeps its place whatever it is called.
"""

import re

from tui.reading.html_tree import HEADING_TAGS, Element

_SPARED_SHARE = 0.4
_ASIDE_TAGS = {
    "nav": "navigation",
    "menu": "navigation",
    "footer": "page foot",
    "aside": "side column",
    "form": "form",
    "dialog": "notice",
}
_ASIDE_ROLES = {
    "navigation": "navigation",
    "menu": "navigation",
    "menubar": "navigation",
    "banner": "page head",
    "search": "form",
    "complementary": "side column",
    "contentinfo": "page foot",
    "dialog": "notice",
    "alertdialog": "notice",
    "alert": "notice",
}
_NAMES: tuple[tuple[str, str], ...] = (
    (
        "navigation",
        r"nav(?!y|al|ig?ant)|breadcrumbs?|crumbs?|bread|menus?|pagination|pager|paging|skip|toc|sitemap|weizhi",
    ),
    ("comments", r"comments?(?!ary)|disqus|respond|replies|reply|discussion|pinglun"),
    (
        "teaser",
        r"relate[ds]?|recommend\w*|teasers?|promo\w*|more-?(?:news|stories|from|on|link)\w*|read-?(?:more|next|also)|readmore"
        r"|most-?(?:read|popular)\w*|popular|trending|outbrain|taboola|you-?may|see-?also|next-?(?:post|article)|xgxw|xiangguan|tuijian"
        r"|hot-?(?:news|list|rank)?|rank\w*|latest\w*",
    ),
    (
        "share buttons",
        r"shar(?:e|ing|ed|er|es)\w*|social\w*|addthis\w*|addtoany|sharedaddy|bdshare\w*|jiathis|follow(?:-?us|-?me|ing)?|fenxiang",
    ),
    (
        "notice",
        r"cookies?\w*|consent|gdpr|popups?|modals?|overlay|lightbox|paywall|toast|tooltip|newsletter\w*|subscri\w*|sign-?up|signin|log-?in",
    ),
    ("advertisement", r"ads?|advert\w*|adsense|adbox|adsbygoogle|sponsor\w*|dfp|banner|guanggao|promoted"),
    ("side column", r"side-?bars?|sidebar\w*|aside|side|widgets?|rail|right-?(?:col|side|bar)\w*"),
    ("page foot", r"foot(?:er)?\w*|copyright\w*|colophon|legal|banquan"),
    ("page head", r"masthead|site-?header|page-?header|top-?bar|header-?(?:bar|top|wrap\w*)|toolbar"),
    ("tags", r"tags?|tag-?(?:s|list|cloud)|keywords|categor(?:y|ies)|cat-?links"),
    (
        "by-line",
        r"by-?line\w*|dateline|author-?(?:bio|box|info|card|meta|details?|profile)\w*|about-?(?:the-?)?author|post-?meta|entry-?meta|article-?meta|meta-?data|timestamp",
    ),
    (
        "not on screen",
        r"visually-?hidden|sr-?only|screen-?reader(?:-?text)?|print-?only|visuallyhidden|hidden-?print|assistive-?text|noprint",
    ),
)
_NAME = re.compile(
    "|".join(rf"(?P<r{index}>(?<![a-z])(?:{names})(?![a-z]))" for index, (_, names) in enumerate(_NAMES))
)
_REASONS = {f"r{index}": reason for index, (reason, _) in enumerate(_NAMES)}
_HIDING_STYLE = re.compile(r"display\s*:\s*none", re.IGNORECASE)
_CONTENT_TAGS = frozenset(
    ("body", "main", "article", "p", "td", "th", "tr", "tbody", "thead", "a", "span", "b", "strong", "em", "i", "font")
)


def prune(body: Element, *, show_hidden: bool = False, trust_names: bool = True) -> None:
    """Mark what is not the article; an element inside a marked one keeps no mark of its own.

    Args:
        body: The page, measured.
        show_hidden: Whether hidden nodes may be the article, for pages that show them by script.
        trust_names: Whether classes and ids count; tags, roles and hidden nodes always do.
    """
    spared = body.prose * _SPARED_SHARE
    waiting = [body]
    while waiting:
        element = waiting.pop()
        element.aside = "" if element is body else _reason(element, spared, show_hidden, trust_names)
        if not element.aside:
            waiting.extend(child for child in element.children if isinstance(child, Element))


def _reason(element: Element, spared: float, show_hidden: bool, trust_names: bool) -> str:
    if not show_hidden and is_hidden(element):
        return "hidden"
    if element.prose > spared:
        return ""
    tag = element.tag
    role = _ASIDE_ROLES.get(element.attribute("role"))
    if role or tag in _ASIDE_TAGS:
        return role or _ASIDE_TAGS[tag]
    if not trust_names or tag in _CONTENT_TAGS or tag in HEADING_TAGS or not element.names:
        return ""
    return _reason_by_name(element.names)


def _reason_by_name(names: str) -> str:
    named = _NAME.search(names)
    return _REASONS[named.lastgroup] if named and named.lastgroup else ""


def is_hidden(element: Element) -> bool:
    """Say whether the markup itself hides an element; what style sheets and scripts hide can't be known here."""
    attributes = element.attributes
    if "hidden" in attributes or attributes.get("aria-hidden") == "true":
        return True
    style = attributes.get("style")
    return bool(style and _HIDING_STYLE.search(style))
