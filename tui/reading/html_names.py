"""What classes, ids and roles say of the purpose of an element.

A name is split into its words (`entry-related_posts`, `relatedPosts` → related, posts). One word, or two that stand
side by side, tell the purpose. The tables are data: the words that designers of pages use.
"""

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache
from string import ascii_lowercase, ascii_uppercase

_WORDS = {
    "navigation": (
        "nav navbar navigation breadcrumb breadcrumbs crumb crumbs bread menu menus submenu megamenu pagination "
        "pager paging pagenav sitemap skip skiplink jumplinks daohang weizhi dqwz"
    ),
    "comments": (
        "comment comments commentlist commenting commentform disqus respond livefyre pinglun replies kommentare "
        "kommentar kommentarer commentaires comentarios commenti komentarze"
    ),
    "teaser": (
        "related relateds recommend recommends recommended recommendation recommendations recirc recirculation "
        "teaser teasers promo promos promotion popular trending outbrain taboola zergnet upnext readmore "
        "morelikethis xgxw xgyd tuijian xgwz crosssell upsell mostread mostpopular ranking"
    ),
    "share buttons": (
        "share shares sharing sharebar sharethis sharetools sharebox social socials addthis addtoany jiathis "
        "bdshare bdsharebuttonbox fenxiang sharedaddy likes shariff"
    ),
    "notice": (
        "cookie cookies consent gdpr popup popups popin modal modals overlay toast newsletter newsletters "
        "subscribe subscription signup signin login optin interstitial disclaimer disclosure affiliate "
        "notification notifications rollover tooltip hovercard cookiebar cookiebanner"
    ),
    "advertisement": (
        "ad ads advert adverts advertisement advertising advertorial adsense adbox adslot adunit adwrap "
        "adcontainer sponsor sponsored sponsors dfp guanggao promoted adsbygoogle"
    ),
    "gallery": ("gallery galleries slideshow slideshows carousel slider slick swiper flexslider photogallery lightbox"),
    "side column": ("sidebar sidebars sidenav rail widget widgets rightrail rightcol sidecolumn"),
    "page foot": ("footer copyright colophon banquan pagefoot pagefooter"),
    "page head": ("masthead topbar toolbar siteheader"),
    "tags": ("tags taglist tagcloud tagged keywords categories"),
    "by-line": ("saboxplugin authorbox authorbio byline bylines dateline timestamp postmeta metadata"),
    "not on screen": ("visuallyhidden noprint printonly sronly"),
}
_PAIRS = {
    "navigation": ("skip-link prev-next page-links post-links link-pages jump-to"),
    "teaser": (
        "more-news more-stories more-articles more-from more-on more-links more-in read-more read-next read-also "
        "most-read most-popular most-viewed see-also also-read next-article next-post next-story hot-news hot-list "
        "latest-news latest-posts latest-articles you-may you-might up-next top-stories other-news other-articles "
        "similar-posts similar-articles article-list news-list"
    ),
    "share buttons": ("follow-us follow-me like-button"),
    "notice": ("sign-up log-in sign-in mailing-list pay-wall call-to opt-in"),
    "advertisement": ("google-ads ad-container"),
    "side column": ("side-bar side-nav side-col side-column right-rail right-col right-column right-bar right-side"),
    "page foot": ("page-foot foot-er site-info"),
    "page head": ("site-header page-header top-bar top-nav header-top global-header main-header"),
    "tags": ("tag-list tag-cloud tag-links cat-links post-tags entry-tags article-tags post-categories"),
    "by-line": (
        "author-bio author-box author-info author-card author-meta author-details author-profile "
        "author-description author-about about-author post-meta entry-meta article-meta meta-data publish-date "
        "published-date pub-date post-date entry-date article-date post-info article-info post-byline post-author "
        "entry-author article-author author-name author-image"
    ),
    "not on screen": ("sr-only visually-hidden screen-reader print-only hidden-print assistive-text"),
}
_PURPOSES = {word: purpose for purpose, words in (*_WORDS.items(), *_PAIRS.items()) for word in words.split()}
NEED_LINKS = frozenset(("teaser", "side column", "tags"))
"""Purposes that a name alone does not prove: a lead is called teaser too, but has no links in it."""
_ENDINGS = {
    "footer": "page foot",
    "sidebar": "side column",
    "comments": "comments",
    "commentlist": "comments",
    "commentform": "comments",
    "breadcrumb": "navigation",
    "breadcrumbs": "navigation",
    "newsletter": "notice",
    "teaser": "teaser",
    "relatedposts": "teaser",
}
"""Words that are written together with others (`entryfooter`)."""
_ENDING_WORDS = tuple(_ENDINGS)
_DENYING_WORDS = frozenset(
    [
        "no",
        "has",
        "have",
        "with",
        "without",
        "is",
        "not",
        "hide",
        "show",
        "enable",
        "enabled",
        "disable",
        "disabled",
        "js",
        "open",
        "layout",
        "use",
        "uses",
        "tag",
        "category",
        "format",
    ]
)
"""A name that begins with one of these tells of the state of the page, or of the subject of the post."""
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
_LETTERS_ALONE = bytes(
    byte if chr(byte) in ascii_lowercase else ord(chr(byte).lower()) if chr(byte) in ascii_uppercase else ord(" ")
    for byte in range(0x100)
)
"""Letters in lower case, and spaces for all else."""
_TELLING_ALONE = frozenset(word for word in _PURPOSES if "-" not in word)
_TELLING_FIRST = frozenset(word.partition("-")[0] for word in _PURPOSES if "-" in word)
_TELLING_SECOND = frozenset(word.partition("-")[2] for word in _PURPOSES if "-" in word)
"""One word alone, one of each of two, or the ending of one that is written together with others stands in every name
that tells a purpose."""


_MOST_NAMES = 12
_MOST_LETTERS = 80
_COUNTED_LETTERS = 2
_COUNTED_NAMES = 3
_MOST_ID_WORDS = 3
"""An id of more words is a heading turned into an anchor."""


def purpose_of(classes: str, identifier: str = "") -> str:
    """Return why an element with these names may not be the article; empty when they say nothing of the kind.

    Args:
        classes: Its classes as printed, parted by white space.
        identifier: Its id.
    """
    return _told_by(classes)[0] or (_purpose_by(identifier) if identifier else "")


_Told = tuple[str, bool]
"""Why an element may not be the article, empty when that is not told; and whether it is hidden."""


@lru_cache(maxsize=8192)
def _told_by(classes: str) -> _Told:
    """Return what classes tell. They are many on a page, but mostly the same, and not so the ids."""
    # Each class that hides has one of these in it, and hardly any other name has.
    may_hide = "hid" in classes or "none" in classes or "invisible" in classes
    hides = may_hide and not _HIDING_NAMES.isdisjoint(classes.split())
    names = classes.split()[:_MOST_NAMES] if _may_tell(classes) else ()
    for name in names:
        # Frameworks that give each rule a class of its own count them up: aa, ab, ac, ad.
        is_counted = len(name) <= _COUNTED_LETTERS and len(names) > _COUNTED_NAMES
        purpose = "" if is_counted else _purpose_of_name(name[:_MOST_LETTERS])
        if purpose:
            return purpose, hides
    return "", hides


@lru_cache(maxsize=8192)
def _purpose_of_name(name: str) -> str:
    return _purpose(_words(name))


@lru_cache(maxsize=8192)
def _purpose_by(identifier: str) -> str:
    words = _words(identifier[:_MOST_LETTERS]) if _may_tell(identifier) else ()
    return _purpose(words) if len(words) <= _MOST_ID_WORDS else ""


def _may_tell(names: str) -> bool:
    """Say whether names may tell a purpose: a fraction of the work of looking at each of them, and most don't."""
    words = _words(names)
    return (
        not _TELLING_ALONE.isdisjoint(words)
        or not (_TELLING_FIRST.isdisjoint(words) or _TELLING_SECOND.isdisjoint(words))
        or _may_end_telling(names.lower())
    )


def _may_end_telling(names: str) -> bool:
    # Spelt out, this takes a tenth of what a pattern or a loop takes.
    return (
        "footer" in names
        or "sidebar" in names
        or "comment" in names
        or "breadcrumb" in names
        or "newsletter" in names
        or "teaser" in names
        or "relatedposts" in names
    )


def _words(names: str) -> list[str]:
    parted = names if names.islower() else _CAMEL.sub("-", names)
    return parted.encode("ascii", "replace").translate(_LETTERS_ALONE).decode().split()


def _purpose(words: Sequence[str]) -> str:
    if not words or words[0] in _DENYING_WORDS:
        return ""
    for at, word in enumerate(words):
        purpose = _PURPOSES.get(word)
        if not purpose and word in _TELLING_FIRST and at + 1 < len(words):
            purpose = _PURPOSES.get(f"{word}-{words[at + 1]}")
        if purpose:
            return purpose
        if word.endswith(_ENDING_WORDS):
            return next(purpose for ending, purpose in _ENDINGS.items() if word.endswith(ending))
    return ""


ASIDE_TAGS = {
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
}
NAMELESS_TAGS = frozenset(
    (
        "body",
        "main",
        "article",
        "td",
        "th",
        "tr",
        "tbody",
        "thead",
        "a",
        "b",
        "strong",
        "em",
        "i",
        "font",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
    ),
)
"""Elements that are not set apart by their names: what they hold decides."""


def told_of(tag: str, attributes: Mapping[str, str | None], *, is_named: bool) -> _Told:
    """Return what the markup tells of an element: why it may not be the article, and whether it is hidden.

    What style sheets and scripts hide can't be known here.

    Args:
        tag: Its tag.
        attributes: Its attributes.
        is_named: Whether its classes and its id may tell what it is for.
    """
    get = attributes.get
    classes = get("class")
    by_classes, hides = _told_by(classes) if classes else _NOTHING
    if classes and len(attributes) == 1:
        # So it is with half of all elements that have attributes.
        return ASIDE_TAGS.get(tag) or (by_classes if is_named else ""), hides
    style = get("style")
    hides = hides or (style is not None and _hides(style.lower()))
    hides = hides or "hidden" in attributes or get("aria-hidden") == "true"
    reason = ASIDE_TAGS.get(tag) or _ASIDE_ROLES.get(get("role") or "")
    if reason or not is_named:
        return reason or "", hides
    identifier = "" if tag == "section" else get("id")
    return by_classes or (_purpose_by(identifier) if identifier else ""), hides


_NOTHING = "", False
_HIDING_STYLE = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden")
_HIDING_NAMES = frozenset(("hidden", "hide", "ng-hide", "d-none", "is-hidden", "invisible"))
"""Classes that common frameworks hide by."""


def _hides(style: str) -> bool:
    return ("none" in style or "hidden" in style) and bool(_HIDING_STYLE.search(style))
